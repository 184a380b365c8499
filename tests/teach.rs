//! Teaching by example: in each language a sentence that nobody understood yields its record with the entry that is learnt from it.

use dealsift::extract::ExtractorBuilder;
use dealsift::teach::{Example, Lesson, teach};
use dealsift::value::Kind;
use dealsift::{Article, Extractor};
use proptest::prelude::*;

fn learn(lang: &str, sentence: &str) -> Result<Lesson, String> {
    let example = Example { sentence, lang: Some(lang), ..Example::default() };
    teach(&example, &ExtractorBuilder::default()).map_err(|refusal| refusal.to_string())
}

/// The word and the valency that are learnt.
fn learnt(lang: &str, sentence: &str) -> String {
    let lesson = learn(lang, sentence).unwrap_or_else(|refusal| panic!("{sentence}: {refusal}"));
    let word = lesson
        .cue
        .verb
        .map_or_else(|| format!("noun {}", lesson.cue.noun.unwrap_or_default()), |v| format!("verb {v}"));
    let places: Vec<String> = lesson.cue.valency.iter().map(|(role, place)| format!("{role}={place}")).collect();
    format!("{} {word}: {}", lesson.cue.kind.name(), places.join(" "))
}

#[test]
fn one_sentence_teaches_a_verb_in_each_language() {
    let cases = [
        (
            "it",
            "[acquirer Ferrigno Spa] ha fatto bottino di [target Betonica Srl] per [amount 20 milioni di euro].",
            "acquisition verb fare bottino: acquirer=subject target=di amount=per",
        ),
        (
            "en",
            "[acquirer Ferrigno Corp] has hoovered up [target Betonica Ltd] for [amount $20 million].",
            "acquisition verb hoover: acquirer=subject target=object amount=for",
        ),
        (
            "fr",
            "[acquirer Ferrigno SA] a grignoté [target Betonica SAS] pour [amount 20 millions d'euros].",
            "acquisition verb grignoter: acquirer=subject target=object amount=pour",
        ),
        (
            "de",
            "Die [acquirer Ferrigno AG] hat die [target Betonica GmbH] für [amount 20 Millionen Euro] gemopst.",
            "acquisition verb mopsen: acquirer=subject target=object amount=für",
        ),
        (
            "es",
            "[acquirer Ferrigno SA] zampó [target Betonica SL] por [amount 20 millones de euros].",
            "acquisition verb zampar: acquirer=subject target=object amount=por",
        ),
        (
            "pt",
            "A [acquirer Ferrigno SA] papou a [target Betonica Lda] por [amount 20 milhões de euros].",
            "acquisition verb papar: acquirer=subject target=object amount=por",
        ),
    ];
    for (lang, sentence, expected) in cases {
        assert_eq!(learnt(lang, sentence), expected, "{sentence}");
    }
}

#[test]
fn separable_and_passive_verbs_and_nouns_are_learnt() {
    let cases = [
        (
            "de",
            "Die [acquirer Ferrigno AG] räumt die [target Betonica GmbH] aus.",
            "acquisition verb ausräumen: acquirer=subject target=object",
        ),
        (
            "it",
            "[target Betonica Srl] è stata razziata da [acquirer Ferrigno Spa].",
            "acquisition verb razziare: target=object acquirer=subject",
        ),
        (
            "it",
            "[acquirer Ferrigno Spa] ha messo nel carrello la rivale [target Betonica Srl].",
            "acquisition verb mettere nel carrello: acquirer=subject target=object",
        ),
        (
            "it",
            "Il [cue raid] di [acquirer Ferrigno Spa] su [target Betonica Srl] vale [amount 20 milioni di euro].",
            "acquisition noun raid: acquirer=di target=su",
        ),
        (
            "de",
            "Die [target Betonica GmbH] wurde von der [acquirer Ferrigno AG] verspeist.",
            "acquisition verb verspeisen: target=object acquirer=subject",
        ),
        (
            "de",
            "Der [cue Coup] der [acquirer Ferrigno AG] bei der [target Betonica GmbH] kostet [amount 20 Millionen Euro].",
            "acquisition noun Coup: acquirer=genitive target=bei",
        ),
        (
            "es",
            "[target Betonica SL] ha sido zampada por [acquirer Ferrigno SA] por [amount 20 millones de euros].",
            "acquisition verb zampar: target=object acquirer=subject amount=por",
        ),
        (
            "en",
            "[target Betonica Ltd] has been hoovered up by [acquirer Ferrigno Corp] for [amount $20 million].",
            "acquisition verb hoover: target=object acquirer=subject amount=for",
        ),
    ];
    for (lang, sentence, expected) in cases {
        assert_eq!(learnt(lang, sentence), expected, "{sentence}");
    }
}

#[test]
fn a_lesson_holds_for_other_sentences() {
    let lesson = learn("it", "[acquirer Ferrigno Spa] ha razziato [target Betonica Srl].").expect("a lesson");
    let taught = Extractor::builder().overlay(&lesson.overlay).build();
    let mut article = Article::new("a", "Ieri la Kappa Spa razziò la Lambda Srl per 3 milioni di euro.");
    article.lang = Some("it".to_owned());
    let found = taught.extract(&article);
    assert_eq!(
        found.records.iter().map(|r| (r.kind, r.rule)).collect::<Vec<_>>(),
        [(Kind::Acquisition, "overlay/razziare")]
    );
    assert!(found.records[0].amount.is_some());
    assert!(lesson.guess.is_some_and(|forms| forms.starts_with("razziare, ")));
}

#[test]
fn what_cannot_be_learnt_is_refused_with_a_remedy() {
    let refused =
        |lang: &str, sentence: &str| learn(lang, sentence).map(|l| l.cue.json().to_string()).expect_err("refused");
    let known = refused("it", "[acquirer Ferrigno Spa] ha comprato [target Betonica Srl].");
    assert!(known.starts_with("already understood by frame/acquisition-buy: "), "{known}");
    assert_eq!(
        refused("it", "[acquirer Ferrigno Spa] ha razziato [lender Betonica Srl]."),
        "no kind of record has all of these roles: acquirer, lender; mark those of one deal"
    );
    assert_eq!(
        refused("it", "[investor Ferrigno Spa] ha razziato [recipient Betonica Srl]."),
        "several kinds of record have these roles; say which with --kind: funding_round, investment"
    );
    assert!(refused("it", "[acquirer Ferrigno Spa], [target Betonica Srl].").starts_with("no predicate was found"));
    assert!(refused("it", "Ferrigno Spa ha razziato Betonica.").starts_with("no company is marked"));
}

#[test]
fn an_infinitive_that_is_given_must_fit() {
    let example = |lemma| Example {
        sentence: "[acquirer Ferrigno Spa] ha razziato [target Betonica Srl].",
        lang: Some("it"),
        lemma: Some(lemma),
        name: Some("Raid"),
        ..Example::default()
    };
    let base = ExtractorBuilder::default();
    let lesson = teach(&example("razziare"), &base).expect("a lesson");
    assert_eq!((lesson.cue.name.as_str(), lesson.cue.verb.as_deref()), ("raid", Some("razziare")));
    let refusal = teach(&example("comprare"), &base).expect_err("no form").to_string();
    assert!(refusal.starts_with("--lemma: no word of the sentence is a form of \"comprare\""), "{refusal}");
    assert!(teach(&example("razziato"), &base).is_err());
}

/// A sentence of pieces that teaching meets, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "[acquirer Alfa Spa]",
        "[target Beta]",
        "[target ]",
        "[cue ha fatto]",
        "[amount 3 milioni]",
        "[stake 30%]",
        "[seller",
        "]",
        "ha",
        "è stata",
        "razziato",
        "sich",
        "s'",
        "di",
        "della",
        "'s",
        "il 30% di",
        "la rivale",
        "e",
        ",",
        ".",
        "«",
        "zampó",
        "gemopst",
        "über",
        "\u{301}",
        "👍",
    ]);
    prop::collection::vec(piece, 1..9).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sentence_is_learnt_from_or_refused(sentence in pieces(), lang in prop::sample::select(vec!["it", "de", "fr", "en"])) {
        drop(learn(lang, &sentence));
    }
}
