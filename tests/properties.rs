//! What must hold of any text: numbers read back as they were written, places that slice the text, the same answer twice and in any order.
//!
//! Texts are generated: sums by the marks and scales of each language, and articles put together from sentences, with what breaks readers
//! between them. A failing case is printed with its text.

use dealsift::emit::{JsonLines, Layer, OffsetUnit, schema};
use dealsift::value::{QuantityKind, Span};
use dealsift::{Article, Extraction, Extractor};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rust_decimal::Decimal;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// A language as it writes sums.
#[derive(Debug, Clone, Copy)]
struct Writing {
    lang: &'static str,
    decimal: char,
    /// Between groups of three digits.
    thousands: &'static str,
    /// A scale in the singular and plural, and its zeros.
    scales: &'static [(&'static str, &'static str, u32)],
    currency: (&'static str, &'static str),
    frame: (&'static str, &'static str),
}

const WRITINGS: &[Writing] = &[
    Writing {
        lang: "it",
        decimal: ',',
        thousands: ".",
        scales: &[("milione", "milioni", 6), ("miliardo", "miliardi", 9), ("mln", "mln", 6), ("mld", "mld", 9)],
        currency: ("di euro", "EUR"),
        frame: ("Il Comune ha speso ", " per le scuole."),
    },
    Writing {
        lang: "en",
        decimal: '.',
        thousands: ",",
        scales: &[("million", "million", 6), ("billion", "billion", 9), ("trillion", "trillion", 12)],
        currency: ("euros", "EUR"),
        frame: ("The council has spent ", " on the schools."),
    },
    Writing {
        lang: "fr",
        decimal: ',',
        thousands: "\u{202f}",
        scales: &[("million", "millions", 6), ("milliard", "milliards", 9)],
        currency: ("d'euros", "EUR"),
        frame: ("La ville a dépensé ", " pour les écoles."),
    },
    Writing {
        lang: "de",
        decimal: ',',
        thousands: ".",
        scales: &[
            ("Million", "Millionen", 6),
            ("Milliarde", "Milliarden", 9),
            ("Mio.", "Mio.", 6),
            ("Mrd.", "Mrd.", 9),
        ],
        currency: ("Euro", "EUR"),
        frame: ("Die Stadt hat ", " für die Schulen ausgegeben."),
    },
    Writing {
        lang: "es",
        decimal: ',',
        thousands: ".",
        scales: &[("millón", "millones", 6), ("mil millones", "mil millones", 9)],
        currency: ("de euros", "EUR"),
        frame: ("El ayuntamiento ha gastado ", " en las escuelas."),
    },
    Writing {
        lang: "pt",
        decimal: ',',
        thousands: ".",
        scales: &[("milhão", "milhões", 6), ("bilhão", "bilhões", 9), ("mil milhões", "mil milhões", 9)],
        currency: ("de euros", "EUR"),
        frame: ("A câmara gastou ", " nas escolas."),
    },
];

/// The digits of `whole` in groups of three, and `cents` behind the decimal mark.
fn digits(writing: Writing, whole: u64, places: u32, behind: u64) -> String {
    let plain = whole.to_string();
    let mut grouped = String::new();
    for (k, digit) in plain.chars().enumerate() {
        if k > 0 && (plain.len() - k).is_multiple_of(3) && plain.len() > 4 {
            grouped.push_str(writing.thousands);
        }
        grouped.push(digit);
    }
    match places {
        0 => grouped,
        places => {
            format!("{grouped}{}{:0width$}", writing.decimal, behind % 10u64.pow(places), width = places as usize)
        }
    }
}

fn value(whole: u64, places: u32, behind: u64, zeros: u32) -> Decimal {
    let behind = if places == 0 { 0 } else { behind % 10u64.pow(places) };
    let written = Decimal::from(whole) + Decimal::new(behind as i64, places);
    written * Decimal::from(10u64.pow(zeros))
}

/// Sentences that an article is made of: deals, figures, names with marks, a quotation in another language, and what readers trip over.
const SENTENCES: &[&str] = &[
    "Ieri Alfa Spa ha rilevato Beta Srl da Gamma per 35 milioni di euro.",
    "Nvidia investe 30 miliardi di dollari in OpenAI, SoftBank ne mette 20.",
    "Moody's said that L’Oréal’s sales rose 11.5% to €43.5 billion.",
    "Die Münchner Rückversicherung übernimmt die Nivora GmbH für 8 Mrd. Euro.",
    "Société Générale a levé 1,2 milliard d’euros, à 5 %.",
    "A Vale captou US$ 750 milhões; a Galp lucrou 1.154 milhões de euros.",
    "“We’ll build 500 MW by 2028,” said Zoë O’Neill 😀 of São Martinho.",
    "S.p.A., S.r.l., (TIM) — «Oro» … 3.000.000,00 % €€ $ 1e9 ½ ²³",
    "a\u{301}e\u{301} Telefo\u{301}nica gano\u{301} 100 millones de euros",
    "\u{200f}مليون \u{202e}evil\u{202c} 中国平安 投资 10 亿美元",
    "The the THE 5 5 5 , , , ((( [[[ \"\"\" ’’’ --- ••• : : :",
];

fn articles() -> impl Strategy<Value = String> {
    let sentences = subsequence(SENTENCES, 0..=SENTENCES.len());
    let joint = select(vec![" ", "\n", "\n\n", "\r\n", "\t", "\n- ", "\n• ", ""]);
    (sentences, joint, any::<prop::sample::Index>(), any::<bool>()).prop_map(|(sentences, joint, at, cut)| {
        let mut text = sentences.join(joint);
        if cut && !text.is_empty() {
            let mut end = at.index(text.len());
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            text.truncate(end);
        }
        text
    })
}

/// The articles of `corpus/`, as texts.
static CORPUS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let articles = dealsift::read::Articles::open(&[folder], dealsift::read::Options::default());
    articles.flatten().map(|article| article.text).collect()
});

/// What a mutated article gets at a place: marks, digits, letters that combine, parts of words, nothing.
const PIECES: &[&str] = &[
    "", " ", "\n", ".", ",", "'", "’", "\"", "(", ")", "-", "–", ":", "%", "€", "$", "0", "9", "1.000", "milioni", "S",
    "é", "\u{301}", "\u{200b}", "\u{feff}", "😀", "di", "of", "&amp;", "S.p.A.", "A", "\r", "\u{a0}", "’s", "MW", "½",
];

/// An article of `corpus/` with edits: a stretch replaced by a piece, or put in once more.
fn mutated() -> impl Strategy<Value = String> {
    let edit = (any::<prop::sample::Index>(), 0usize..24, select(PIECES), any::<bool>());
    (any::<prop::sample::Index>(), proptest::collection::vec(edit, 1..12)).prop_map(|(article, edits)| {
        let mut text = CORPUS[article.index(CORPUS.len())].clone();
        for (at, len, piece, again) in edits {
            let boundary = |mut at: usize| {
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            let from = boundary(at.index(text.len() + 1));
            let to = boundary((from + len).min(text.len()));
            let put = if again { text[from..to].repeat(2) } else { piece.to_owned() };
            text.replace_range(from..to, &put);
        }
        text
    })
}

fn read(text: &str, lang: Option<&str>) -> (Article, Extraction) {
    let mut article = Article::new("a".to_owned(), text.to_owned());
    article.lang = lang.map(str::to_owned);
    let extraction = EXTRACTOR.extract(&article);
    (article, extraction)
}

/// All places that an extraction names.
fn places(extraction: &Extraction) -> Vec<Span> {
    let quantities =
        extraction.quantities.iter().flat_map(|q| std::iter::once(q.span).chain(q.sources.iter().copied()));
    let companies = extraction.companies.iter().flat_map(|c| c.mentions.iter().copied());
    let records = extraction.records.iter().flat_map(|r| r.evidence.iter().copied());
    quantities.chain(companies).chain(records).collect()
}

/// Places lie in the text and on its characters, records point at companies that are there, and the answer is the same twice.
fn sound(text: &str) -> Result<(), TestCaseError> {
    let (article, extraction) = read(text, None);
    for span in places(&extraction) {
        let (start, end) = (span.start as usize, span.end as usize);
        prop_assert!(start < end && text.get(start..end).is_some(), "{span:?} of {text:?}");
    }
    for record in &extraction.records {
        prop_assert!(record.parties.iter().all(|p| (p.company as usize) < extraction.companies.len()), "{text:?}");
    }
    prop_assert_eq!(line(&article, &extraction), line(&article, &EXTRACTOR.extract(&article)));
    Ok(())
}

fn line(article: &Article, extraction: &Extraction) -> String {
    let mut out = Vec::new();
    let mut writer = JsonLines::new(Layer::Articles, OffsetUnit::Bytes);
    writer.append(&mut out, article, extraction).expect("a line is written to memory");
    String::from_utf8(out).expect("lines are UTF-8")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_read_back_as_they_are_written(
        writing in select(WRITINGS), scale in any::<prop::sample::Index>(), whole in 2u64..999, places in 0u32..=2, behind in 1u64..99,
    ) {
        let (_, plural, zeros) = writing.scales[scale.index(writing.scales.len())];
        let number = digits(writing, whole, places, behind);
        let sum = format!("{number} {plural} {}", writing.currency.0);
        let text = format!("{}{sum}{}", writing.frame.0, writing.frame.1);
        let (_, extraction) = read(&text, Some(writing.lang));
        let money: Vec<_> = extraction.quantities.iter().filter(|q| q.amount.kind == QuantityKind::Money).collect();
        prop_assert_eq!(money.len(), 1, "{}", text);
        prop_assert_eq!(money[0].amount.value, Some(value(whole, places, behind, zeros)), "{}", text);
        let currency = money[0].amount.currency().map(|c| c.code().to_owned());
        prop_assert_eq!(currency, Some(writing.currency.1.to_owned()));
        prop_assert_eq!(money[0].span.of(&text), &sum);
    }

    #[test]
    fn grouped_digits_read_back_as_they_are_written(
        writing in select(WRITINGS), whole in 10_000u64..999_999_999, places in select(vec![0u32, 2]), behind in 1u64..99,
    ) {
        let sum = format!("{} {}", digits(writing, whole, places, behind), writing.currency.0.trim_start_matches("de ").trim_start_matches("di ").trim_start_matches("d'"));
        let text = format!("{}{sum}{}", writing.frame.0, writing.frame.1);
        let (_, extraction) = read(&text, Some(writing.lang));
        let found: Vec<_> = extraction.quantities.iter().map(|q| q.amount.value).collect();
        prop_assert_eq!(found, vec![Some(value(whole, places, behind, 0))], "{}", text);
    }

    #[test]
    fn places_slice_the_text_and_the_answer_is_the_same_twice(text in articles()) {
        sound(&text)?;
    }

    #[test]
    fn lines_fit_the_schema_whatever_the_text(text in articles()) {
        static VALIDATOR: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
            let schema = serde_json::to_value(schema::of(Layer::Articles)).expect("a schema is JSON");
            jsonschema::validator_for(&schema).expect("the schema is one")
        });
        let (article, extraction) = read(&text, None);
        let line: serde_json::Value = serde_json::from_str(&line(&article, &extraction)).expect("a line is JSON");
        let faults: Vec<String> = VALIDATOR.iter_errors(&line).map(|e| e.to_string()).collect();
        prop_assert!(faults.is_empty(), "{faults:?} of {text:?}");
    }

    #[test]
    fn what_was_read_before_changes_nothing(first in articles(), second in articles()) {
        let mut scratch = dealsift::extract::Scratch::default();
        let article = |text: &str| Article::new("a".to_owned(), text.to_owned());
        EXTRACTOR.extract_with(&mut scratch, &article(&first));
        let after = EXTRACTOR.extract_with(&mut scratch, &article(&second));
        prop_assert_eq!(after, EXTRACTOR.extract(&article(&second)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn broken_articles_are_read_soundly(text in mutated()) {
        sound(&text)?;
    }
}

/// Items of a digest, each a paragraph of its own with a label.
const ITEMS: &[&str] = &[
    "NEXI - Nexi ha rilevato Beta Srl da Gamma Spa per 35 milioni di euro. La società torinese ha ricavi per 12 milioni.",
    "SATISPAY - Satispay ha raccolto 320 milioni di euro in un round guidato da Addition.",
    "PRYSMIAN - Prysmian ha ottenuto da Terna una commessa da 630 milioni di euro.",
    "IREN - Iren ha collocato un green bond da 500 milioni di euro.",
    "FERRARI - Ferrari chiude il 2025 con ricavi per 7,1 miliardi di euro.",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_a_digest_changes_no_items_records(order in Just(ITEMS.to_vec()).prop_shuffle()) {
        let told = |items: &[&str]| {
            let text = items.join("\n\n");
            let (_, extraction) = read(&text, Some("it"));
            let mut told: Vec<String> = extraction.records.iter().map(|r| {
                let names: Vec<&str> = r.parties.iter().map(|p| extraction.companies[p.company as usize].name.as_str()).collect();
                let amount = r.amount.as_ref().map(|a| a.amount.value);
                format!("{:?} {:?} {names:?} {amount:?} {:?}", r.kind, r.status, r.metric.as_ref().map(|m| m.value))
            }).collect();
            told.sort();
            told
        };
        prop_assert!(told(ITEMS).len() >= ITEMS.len());
        prop_assert_eq!(told(&order), told(ITEMS));
    }
}
