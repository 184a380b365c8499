//! The tables of the languages hold together.

use dealsift::lang::{LANGUAGES, Language, Tag};
use dealsift::lexicon::compile::unknown_lemmas;
use std::collections::BTreeSet;

/// The currencies that a language's words mean.
fn codes(language: &Language) -> impl Iterator<Item = &'static str> {
    let tags = language.entries.iter().flat_map(|group| group.iter()).map(|entry| entry.1);
    let named = tags.filter_map(|tag| match tag {
        Tag::Currency(code, _) => Some(code),
        Tag::Cent(code) => code,
        _ => None,
    });
    named.chain(language.home_currency)
}

#[test]
fn verbs_of_frames_are_in_the_verb_table() {
    for language in LANGUAGES {
        assert_eq!(unknown_lemmas(language), Vec::<&str>::new(), "{}", language.code);
    }
}

#[test]
fn frames_have_one_id_each() {
    for language in LANGUAGES {
        let mut seen = BTreeSet::new();
        let twice: Vec<&str> = language.frames.iter().map(|f| f.id).filter(|id| !seen.insert(*id)).collect();
        assert!(twice.is_empty(), "{}: {twice:?}", language.code);
    }
}

#[test]
fn verbs_have_a_paradigm_and_stand_once() {
    for language in LANGUAGES {
        let mut seen = BTreeSet::new();
        for verb in language.verbs {
            assert!(seen.insert(verb.lemma), "{}: {} stands twice", language.code, verb.lemma);
            let first = verb.lemma.split(' ').next().unwrap_or_default();
            let phrase = verb.paradigm.is_empty() && language.verbs.iter().any(|v| v.lemma == first);
            let known = phrase || language.paradigms.iter().any(|p| p.name == verb.paradigm);
            assert!(known, "{}: {} names no paradigm: {}", language.code, verb.lemma, verb.paradigm);
        }
    }
}

#[test]
fn currencies_have_three_capital_letters() {
    for language in LANGUAGES {
        let odd: Vec<&str> =
            codes(language).filter(|c| c.len() != 3 || !c.bytes().all(|b| b.is_ascii_uppercase())).collect();
        assert!(odd.is_empty(), "{}: {odd:?}", language.code);
    }
}

#[test]
fn frames_are_evoked_by_something() {
    for language in LANGUAGES {
        let mute: Vec<&str> =
            language.frames.iter().filter(|f| f.verbs.is_empty() && f.nouns.is_empty()).map(|f| f.id).collect();
        assert!(mute.is_empty(), "{}: {mute:?}", language.code);
    }
}

/// What an article gives: how many quantities, companies and records, and the rules of its notes.
fn read(text: &str, declared: Option<&str>) -> (usize, usize, usize, Vec<&'static str>) {
    let mut article = dealsift::Article::new("a.txt", text);
    article.lang = declared.map(str::to_owned);
    let out = dealsift::Extractor::new().extract(&article);
    (out.quantities.len(), out.companies.len(), out.records.len(), out.notes.iter().map(|n| n.rule).collect())
}

/// Articles in languages that may have no tables yet, with their codes; one of them is taken that has none.
const UNREAD: &[(&str, &str)] = &[("nl", DUTCH), ("pl", POLISH), ("cs", CZECH)];
const DUTCH: &str = "Zwartewater Kapitaal NV heeft overeenstemming bereikt over de aankoop van Tarnwick Energie BV voor 120 miljoen \
    euro, zeggen de twee bedrijven dinsdag. De overname moet binnen drie maanden worden afgerond. Een aandeel kost nu EUR 3,50.";
const POLISH: &str = "Zwartewater Kapital SA zawarła umowę kupna spółki Tarnwick Energia SA za 120 milionów EUR, poinformowały we wtorek obie \
    firmy. Przejęcie ma zostać zakończone w ciągu trzech miesięcy. Jedna akcja kosztuje teraz EUR 3,50.";
const CZECH: &str = "Zwartewater Kapital SE uzavřela dohodu o koupi společnosti Tarnwick Energie SE za 120 milionů EUR, oznámily v úterý obě \
    firmy. Převzetí má být dokončeno do tří měsíců. Jedna akcie nyní stojí EUR 3,50.";
const ITALIAN: &str = "Alfa Srl ha acquistato Beta Srl per 120 milioni di euro, hanno comunicato ieri le due società. L'operazione sarà \
    conclusa entro tre mesi, quando le autorità avranno dato il loro via libera.";

#[test]
fn articles_in_languages_without_tables_give_no_records() {
    let unread = UNREAD.iter().find(|(code, _)| LANGUAGES.iter().all(|l| l.code != *code));
    let (_, text) = unread.expect("a language without tables; put one into UNREAD");
    let (quantities, companies, records, notes) = read(text, None);
    assert!(quantities >= 1 && companies >= 2 && records == 0, "{quantities} {companies} {records}");
    assert_eq!(notes, ["lang/unread"]);
    let (quantities, _, records, notes) = read(ITALIAN, None);
    assert_eq!((quantities, records), (1, 1));
    assert!(notes.is_empty(), "{notes:?}");
}

#[test]
fn the_declared_language_is_believed() {
    assert_eq!(read(ITALIAN, Some("it-CH")).2, 1);
    let (_, _, records, notes) = read(ITALIAN, Some("fi"));
    assert_eq!((records, notes), (0, vec!["lang/unread"]));
}

/// One-line headlines, as short as they come, by language.
const HEADLINES: &[(&str, &[&str])] = &[
    (
        "it",
        &[
            "Nivora raccoglie 65 milioni di euro per i suoi robot",
            "Banca Norba, utile in crescita del 12% nel trimestre",
            "Alfa Energia compra il 30% di Solare Ionica",
            "Via libera alla fusione tra Tessilbi e Filati Aurora",
            "Porto di Vado, nuovo bond da 200 milioni",
            "Quotazione in vista per Gelati Marchi",
        ],
    ),
    (
        "en",
        &[
            "Brookmere raises $65 million to build robots",
            "Tarnwick Valued at $852 Million After Completing Round",
            "Alder Energy to buy 30% of Solar Harbour",
            "Northgate Bank profit rises 12% in third quarter",
            "Regulators clear merger of Tessel and Auric Mills",
            "Harbour Ports sells $200 million of bonds",
        ],
    ),
    (
        "fr",
        &[
            "Nivora lève 65 millions d'euros pour ses robots",
            "La Banque du Nord voit son bénéfice progresser de 12 %",
            "Aulne Énergie rachète 30 % de Soleil Ionien",
            "Feu vert à la fusion entre Tissel et Filatures Aurore",
            "Le port du Havre émet une obligation de 200 millions",
            "Glaces Marchand prépare son entrée en Bourse",
        ],
    ),
    (
        "de",
        &[
            "Nivora sammelt 65 Millionen Euro für seine Roboter ein",
            "Nordbank steigert den Gewinn um zwölf Prozent",
            "Erlenenergie übernimmt 30 Prozent an Solar Ionia",
            "Kartellamt gibt Fusion von Tessel und Aurora frei",
            "Hafen Wismar begibt Anleihe über 200 Millionen Euro",
            "Eismarke Marchand plant den Börsengang",
        ],
    ),
    (
        "es",
        &[
            "Nivora levanta 65 millones de euros para sus robots",
            "El Banco del Norte gana un 12% más en el trimestre",
            "Aliso Energía compra el 30% de Solar Jónica",
            "Luz verde a la fusión entre Tesel e Hilaturas Aurora",
            "El puerto de Avilés emite bonos por 200 millones",
            "Helados Marchena prepara su salida a bolsa",
        ],
    ),
    (
        "pt",
        &[
            "Nivora capta 65 milhões de reais para os seus robôs",
            "Lucro do Banco do Norte cresce 12% no trimestre",
            "Amieiro Energia compra 30% do capital da Solar Jônica",
            "Cade aprova fusão entre Tessel e Fiações Aurora",
            "Porto de Leixões emite obrigações de 200 milhões",
            "Gelados Marchena prepara entrada na bolsa",
        ],
    ),
];

#[test]
fn headlines_tell_their_language() {
    let extractor = dealsift::Extractor::new();
    let mut wrong = Vec::new();
    for (code, headlines) in HEADLINES {
        for text in *headlines {
            let found = extractor.extract(&dealsift::Article::new("a.txt", *text)).lang;
            if found != *code {
                wrong.push(format!("{code}, not {found}: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of 36 headlines:\n{}", wrong.len(), wrong.join("\n"));
}

/// Of how many articles a language's evidence consists at the least.
const ARTICLES: usize = 15;

#[test]
fn every_language_has_its_evidence() {
    let home = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut missing = Vec::new();
    for language in LANGUAGES {
        let folder = home.join("corpus").join(language.code);
        let files = std::fs::read_dir(&folder).map(|all| all.flatten().map(|f| f.path()).collect::<Vec<_>>());
        let with_gold = |text: &std::path::PathBuf| {
            text.extension().is_some_and(|e| e == "txt") && text.with_extension("gold.json").exists()
        };
        let articles = files.unwrap_or_default().iter().filter(|path| with_gold(path)).count();
        if articles < ARTICLES {
            missing.push(format!("corpus/{}: {articles} articles with gold, {ARTICLES} wanted", language.code));
        }
        let phrases = format!("tests/phrases/{}.txt", language.code);
        if !home.join(&phrases).exists() {
            missing.push(format!("{phrases}: not there"));
        }
        if !home.join("src/lang").join(format!("{}.rs", language.code)).exists() {
            missing.push(format!("src/lang/{}.rs: the tables stand elsewhere", language.code));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
