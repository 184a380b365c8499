//! Overlays: what they add is found as the built-in tables' words are, whatever is wrong in them is told, and nothing makes them panic.

use dealsift::overlay::{Overlay, schema};
use dealsift::{Article, Extractor};
use proptest::prelude::*;

/// Every field that an overlay may have.
const WHOLE: &str = r#"{
  "$schema": "overlay.schema.json",
  "companies": [
    { "name": "Ferrigno Cavi", "aliases": ["FeCa"], "country": "IT", "kind": "company", "ids": { "own": "fc-1" }, "ambiguous": false },
    { "name": "Enel", "aliases": ["Gigante Elettrico"] }
  ],
  "currencies": [
    { "code": "XOF", "words": ["franchi CFA", "FCFA"], "lang": "it" },
    { "code": "GHS", "words": ["₵"] }
  ],
  "cues": [
    { "name": "spoils", "lang": "it", "kind": "acquisition", "verb": "fare bottino",
      "valency": { "acquirer": "subject", "target": "di", "seller": ["da", "presso"], "amount": "per" }, "status": "completed" },
    { "lang": "it", "kind": "figure", "noun": "monte vendite", "metric": "revenue", "valency": { "company": "di" } },
    { "lang": "de", "kind": "acquisition", "verb": ["mopsen", "sich einverleiben"], "like": "kaufen",
      "valency": { "acquirer": "subject", "target": "object" } }
  ],
  "not_companies": ["Salone Nautico", { "name": "Turbina Nove", "kind": "product" }]
}"#;

fn extractor(overlay: &str) -> Extractor {
    let overlay = Overlay::parse("my.json", overlay.as_bytes()).unwrap_or_else(|faults| panic!("{faults}"));
    Extractor::builder().overlay(&overlay).build()
}

/// Faults without the name of the file.
fn faults(overlay: &str) -> Vec<String> {
    let faults = Overlay::parse("my.json", overlay.as_bytes()).expect_err("faults");
    faults.0.iter().map(|f| f.to_string().replace("overlay my.json:", "")).collect()
}

/// Kind and rule of each record, with its parties.
fn records(extractor: &Extractor, lang: &str, text: &str) -> Vec<String> {
    let mut article = Article::new("a", text);
    article.lang = Some(lang.to_owned());
    let found = extractor.extract(&article);
    let party = |p: &dealsift::value::Party| format!("{}={}", p.role.name(), found.companies[p.company as usize].name);
    let record = |r: &dealsift::value::Record| {
        let mut parties: Vec<String> = r.parties.iter().map(party).collect();
        parties.sort();
        format!("{} {} {}", r.kind.name(), r.rule, parties.join(" "))
    };
    found.records.iter().map(record).collect()
}

#[test]
fn a_taught_verb_makes_records_in_its_forms() {
    let taught = extractor(WHOLE);
    let known = Extractor::new();
    for text in [
        "Omicron Spa ha fatto bottino di Betonica Srl.",
        "Ieri Omicron Spa fece bottino di Betonica Srl.",
        "Omicron Spa fa bottino di Betonica Srl.",
    ] {
        assert_eq!(records(&known, "it", text), [] as [&str; 0], "{text}");
        assert_eq!(
            records(&taught, "it", text),
            ["acquisition overlay/spoils acquirer=Omicron target=Betonica"],
            "{text}"
        );
    }
}

#[test]
fn a_new_verb_is_conjugated_and_a_known_one_found_with_its_pronoun() {
    let taught = extractor(
        r#"{"cues": [{"lang": "de", "kind": "acquisition", "verb": "mopsen", "valency": {"acquirer": "subject", "target": "object"}},
                     {"lang": "fr", "kind": "acquisition", "verb": "grignoter", "valency": {"acquirer": "subject", "target": "object"}}]}"#,
    );
    let german = ["Die Alfa AG hat die Beta GmbH gemopst.", "Die Alfa AG mopst die Beta GmbH."];
    for text in german {
        assert_eq!(records(&taught, "de", text), ["acquisition overlay/mopsen acquirer=Alfa target=Beta"], "{text}");
    }
    let french = "Alfa SA a grignoté Beta SAS.";
    assert_eq!(records(&taught, "fr", french), ["acquisition overlay/grignoter acquirer=Alfa target=Beta"]);
}

#[test]
fn a_noun_evokes_a_figure() {
    let taught = extractor(WHOLE);
    let found = records(&taught, "it", "Il monte vendite di Omicron Spa è salito a 12 milioni di euro.");
    assert_eq!(found, ["figure overlay/monte-vendite company=Omicron"]);
}

#[test]
fn companies_currencies_and_other_names_are_known() {
    let taught = extractor(WHOLE);
    let mut article = Article::new(
        "a",
        "FeCa ha comprato Alfa Spa per 20 miliardi di franchi CFA. Gigante Elettrico ha incassato ₵ 5 milioni al Salone Nautico.",
    );
    article.lang = Some("it".to_owned());
    let found = taught.extract(&article);
    let company =
        |alias: &str| found.companies.iter().find(|c| c.name == alias || c.aliases.iter().any(|a| a == alias));
    let own = company("FeCa").expect("the user's company");
    assert_eq!((own.country, own.ids[0].value.as_str()), (Some("IT"), "fc-1"));
    let listed = company("Gigante Elettrico").expect("an alias of a listed company");
    assert!(listed.ids.iter().any(|id| id.scheme == "isin"), "the listed identity is kept: {listed:?}");
    assert!(company("Salone Nautico").is_none());
    let units: Vec<String> = found.quantities.iter().map(|q| format!("{:?}", q.amount.unit)).collect();
    assert!(units[0].contains("88, 79, 70") && units[1].contains("71, 72, 83"), "XOF and GHS: {units:?}");
}

#[test]
fn what_is_wrong_is_told_all_at_once_with_line_and_remedy() {
    let found = faults(
        "{\n \"companys\": [],\n \"companies\": [{\"name\": \"Alfa\", \"contry\": \"IT\"}, {\"country\": \"it\", \"name\": \"x\"}],\n \
         \"currencies\": [\n  {\"code\": \"EURO\", \"words\": [\"euroni\"]}],\n \
         \"cues\": [{\"lang\": \"it\", \"kind\": \"acquisition\", \"verb\": \"razziato\",\n   \
         \"valency\": {\"acquirer\": \"subject\", \"target\": \"daa\", \"partner\": \"con\"}}]\n}",
    );
    let told = [
        "2: an overlay has no field \"companys\"; did you mean \"companies\"?",
        "3: a company has no field \"contry\"; did you mean \"country\"?",
        "3: unknown country \"it\"; write it as IT",
        "3: \"x\" is no name; write it as texts do, with its capitals, in two letters or more",
        "5: unknown currency \"EURO\"; use an ISO 4217 code such as EUR",
        "6: \"razziato\" does not end as an infinitive of it; write one such as \"acquisire\"",
        "7: \"daa\" is no preposition of it; did you mean \"da\"?",
        "7: the valency of kind acquisition has no field \"partner\"; it has acquirer, target, seller, amount, valuation, stake, power",
    ];
    assert_eq!(found, told);
}

#[test]
fn what_is_no_json_is_told() {
    assert_eq!(faults(""), ["1: the file is empty; write at least {}"]);
    assert_eq!(faults("[]"), ["1: no object; begin the file with { and its sections"]);
    assert_eq!(faults("{\n\"cues\": [1,\n"), ["2: no JSON: unterminated array; mend the line or the one before"]);
    let deep = "[".repeat(100_000);
    assert_eq!(faults(&deep).len(), 1);
    let bytes = Overlay::parse("my.json", b"{\n\xff}").expect_err("no UTF-8");
    assert_eq!(bytes.to_string(), "overlay my.json:2: this is no UTF-8; save the file as UTF-8");
}

#[test]
fn the_schema_accepts_what_is_accepted() {
    let schema = serde_json::to_value(schema::of()).unwrap();
    let whole: serde_json::Value = serde_json::from_str(WHOLE).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = validator.iter_errors(&whole).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let wrong: serde_json::Value =
        serde_json::from_str(r#"{"cues": [{"lang": "it", "kind": "acquisition"}]}"#).unwrap();
    assert!(!validator.is_valid(&wrong));
}

/// Text that is nearly an overlay: pieces of one in any order.
fn nearly() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"cues\"",
        "\"companies\"",
        "\"currencies\"",
        "\"not_companies\"",
        "\"name\"",
        "\"lang\"",
        "\"it\"",
        "\"de\"",
        "\"kind\"",
        "\"acquisition\"",
        "\"figure\"",
        "\"verb\"",
        "\"noun\"",
        "\"like\"",
        "\"valency\"",
        "\"acquirer\"",
        "\"subject\"",
        "\"code\"",
        "\"EUR\"",
        "\"words\"",
        "\"ids\"",
        "\"lei\"",
        "true",
        "null",
        "3.5",
        "\"\\u00e9\"",
        "\"~si\"",
        "\"s'\"",
        "\"|\"",
        " // x\n",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

/// A whole overlay with arbitrary words in a cue.
fn worded() -> impl Strategy<Value = String> {
    (".{0,12}", "[a-zàéß'| ~-]{0,16}", ".{0,12}", ".{0,6}", prop::sample::select(vec!["it", "en", "fr", "de", "es", "pt"])).prop_map(
        |(name, verb, noun, place, lang)| {
            serde_json::json!({
                "companies": [{ "name": name, "aliases": [noun] }],
                "currencies": [{ "code": "EUR", "words": [noun, place] }],
                "cues": [{ "lang": lang, "kind": "acquisition", "verb": verb, "noun": noun, "like": "kaufen",
                           "valency": { "acquirer": "subject", "target": place } },
                         { "lang": lang, "kind": "merger", "verb": verb, "valency": { "partner": ["subject", "object"] } }],
            })
            .to_string()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        drop(Overlay::parse("x.json", &bytes));
    }

    #[test]
    fn pieces_of_an_overlay_are_read_or_refused(text in nearly()) {
        drop(Overlay::parse("x.json", text.as_bytes()));
    }

    #[test]
    fn words_of_a_cue_are_read_or_refused(text in worded()) {
        drop(Overlay::parse("x.json", text.as_bytes()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_accepted_compiles_and_reads(verb in "[a-zàéß]{2,9}(are|en|er|ir|ar)( [a-z]{1,4})?", noun in "[A-Za-zéß' -]{1,12}") {
        let cue = |lang: &str| serde_json::json!({ "name": lang, "lang": lang, "kind": "acquisition", "verb": verb, "noun": noun,
            "valency": { "acquirer": "subject", "target": "object" } });
        for lang in ["it", "de", "fr", "es", "en", "pt"] {
            let text = serde_json::json!({ "cues": [cue(lang)] }).to_string();
            if let Ok(overlay) = Overlay::parse("x.json", text.as_bytes()) {
                let mut article = Article::new("a", format!("Alfa Spa {verb} {noun} Beta Spa."));
                article.lang = Some(lang.to_owned());
                drop(Extractor::builder().overlay(&overlay).build().extract(&article));
            }
        }
    }
}
