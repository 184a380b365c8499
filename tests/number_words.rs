//! Sums whose numbers are written as words read back to their value, from 2 to 999 before a scale, in each language by its own spelling.

use dealsift::value::QuantityKind;
use dealsift::{Article, Extractor};
use rust_decimal::Decimal;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fn pick(words: &str, n: u32) -> &str {
    words.split(' ').nth(n as usize).unwrap()
}

fn italian(n: u32) -> String {
    const ONES: &str = "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove";
    const TENS: &str = "- - venti trenta quaranta cinquanta sessanta settanta ottanta novanta";
    match n {
        0..20 => pick(ONES, n).to_owned(),
        20..100 => {
            let (tens, ones) = (pick(TENS, n / 10), n % 10);
            match ones {
                0 => tens.to_owned(),
                // the vowel of the tens goes before another
                1 | 8 => format!("{}{}", &tens[..tens.len() - 1], pick(ONES, ones)),
                3 => format!("{tens}tré"),
                _ => format!("{tens}{}", pick(ONES, ones)),
            }
        }
        _ => {
            let hundreds = if n / 100 == 1 { String::new() } else { pick(ONES, n / 100).to_owned() };
            format!("{hundreds}cento{}", if n.is_multiple_of(100) { String::new() } else { italian(n % 100) })
        }
    }
}

fn english(n: u32) -> String {
    const ONES: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
    const TENS: &str = "- - twenty thirty forty fifty sixty seventy eighty ninety";
    match n {
        0..20 => pick(ONES, n).to_owned(),
        20..100 if n.is_multiple_of(10) => pick(TENS, n / 10).to_owned(),
        20..100 => format!("{}-{}", pick(TENS, n / 10), pick(ONES, n % 10)),
        _ if n.is_multiple_of(100) => format!("{} hundred", pick(ONES, n / 100)),
        _ => format!("{} hundred and {}", pick(ONES, n / 100), english(n % 100)),
    }
}

fn german(n: u32) -> String {
    const ONES: &str = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn";
    const TENS: &str = "- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig";
    match n {
        0..20 => pick(ONES, n).to_owned(),
        20..100 if n.is_multiple_of(10) => pick(TENS, n / 10).to_owned(),
        20..100 => format!("{}und{}", pick(ONES, n % 10), pick(TENS, n / 10)),
        _ => {
            let hundreds = if n / 100 == 1 { "ein" } else { pick(ONES, n / 100) };
            let rest = match n % 100 {
                0 => String::new(),
                // before a noun
                1 => "eine".to_owned(),
                rest => german(rest),
            };
            format!("{hundreds}hundert{rest}")
        }
    }
}

fn french(n: u32) -> String {
    const ONES: &str = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf";
    const TENS: &str = "- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt";
    match n {
        0..20 => pick(ONES, n).to_owned(),
        80 => "quatre-vingts".to_owned(),
        20..100 => {
            // from 60 on they count by twenties
            let base = if n >= 60 { n / 20 * 20 } else { n / 10 * 10 };
            match n - base {
                0 => pick(TENS, n / 10).to_owned(),
                1 if base < 80 => format!("{} et un", pick(TENS, n / 10)),
                11 if base == 60 => "soixante et onze".to_owned(),
                rest => format!("{}-{}", pick(TENS, n / 10), pick(ONES, rest)),
            }
        }
        _ => {
            let cents = if n.is_multiple_of(100) && n > 100 { "cents" } else { "cent" };
            let hundreds = if n / 100 == 1 { cents.to_owned() } else { format!("{} {cents}", pick(ONES, n / 100)) };
            if n.is_multiple_of(100) { hundreds } else { format!("{hundreds} {}", french(n % 100)) }
        }
    }
}

fn spanish(n: u32) -> String {
    const ONES: &str = "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve";
    const TENS: &str = "- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa";
    const HUNDREDS: &str =
        "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos";
    match n {
        0..30 => pick(ONES, n).to_owned(),
        30..100 if n.is_multiple_of(10) => pick(TENS, n / 10).to_owned(),
        30..100 => format!("{} y {}", pick(TENS, n / 10), pick(ONES, n % 10)),
        100 => "cien".to_owned(),
        _ if n.is_multiple_of(100) => pick(HUNDREDS, n / 100).to_owned(),
        _ => format!("{} {}", pick(HUNDREDS, n / 100), spanish(n % 100)),
    }
}

fn portuguese(n: u32) -> String {
    const ONES: &str = "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito dezanove";
    const TENS: &str = "- - vinte trinta quarenta cinquenta sessenta setenta oitenta noventa";
    const HUNDREDS: &str =
        "- cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos";
    match n {
        0..20 => pick(ONES, n).to_owned(),
        20..100 if n.is_multiple_of(10) => pick(TENS, n / 10).to_owned(),
        20..100 => format!("{} e {}", pick(TENS, n / 10), pick(ONES, n % 10)),
        100 => "cem".to_owned(),
        _ if n.is_multiple_of(100) => pick(HUNDREDS, n / 100).to_owned(),
        _ => format!("{} e {}", pick(HUNDREDS, n / 100), portuguese(n % 100)),
    }
}

/// A language: how it spells a number, and a sentence with a sum of millions.
type Spelling = (&'static str, fn(u32) -> String, (&'static str, &'static str));

const SPELLINGS: [Spelling; 6] = [
    ("it", italian, ("Il Comune ha speso ", " milioni di euro per le scuole.")),
    ("en", english, ("The council has spent ", " million euros on the schools.")),
    ("de", german, ("Die Stadt hat ", " Millionen Euro für die Schulen ausgegeben.")),
    ("fr", french, ("La ville a dépensé ", " millions d'euros pour les écoles.")),
    ("es", spanish, ("El ayuntamiento ha gastado ", " millones de euros en las escuelas.")),
    ("pt", portuguese, ("A câmara gastou ", " milhões de euros nas escolas.")),
];

#[test]
fn numbers_in_words_read_back_as_they_are_written() {
    for (lang, spell, (before, behind)) in SPELLINGS {
        let wrong = |n: &u32| {
            let words = spell(*n);
            let mut article = Article::new("a", format!("{before}{words}{behind}"));
            article.lang = Some(lang.to_owned());
            let extraction = EXTRACTOR.extract(&article);
            let money = extraction.quantities.iter().filter(|q| q.amount.kind == QuantityKind::Money);
            let read: Vec<_> = money.map(|q| (q.amount.value, q.span.of(&article.text).starts_with(&words))).collect();
            let expected = Decimal::from(*n) * Decimal::from(1_000_000);
            (read != [(Some(expected), true)]).then(|| format!("{words}: {read:?}"))
        };
        let wrong: Vec<String> = (2..1000).filter_map(|n| wrong(&n)).collect();
        assert!(wrong.is_empty(), "{lang}: {} of 998, such as {:?}", wrong.len(), &wrong[..wrong.len().min(12)]);
    }
}
