//! Lists of companies that the user gives: what they make known, and whose identifiers a company gets.

#[path = "../benches/register.rs"]
mod register;

use dealsift::lexicon::{CompanyIndex, IndexBuilder, IndexEntry, Source, Tables};
use dealsift::value::{Company, country};
use dealsift::{Article, Extractor};
use std::sync::{Arc, LazyLock};

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::new);

/// A list of `name | aliases | country | ids` lines.
fn list(source: Source, lines: &[&str]) -> Arc<CompanyIndex> {
    let mut builder = IndexBuilder::new(&TABLES);
    for line in lines {
        let [name, aliases, home, ids] = line.split('|').map(str::trim).collect::<Vec<_>>()[..] else {
            panic!("four parts in {line:?}");
        };
        let aliases: Vec<&str> = aliases.split(',').map(str::trim).filter(|a| !a.is_empty()).collect();
        let ids: Vec<(&str, &str)> = ids.split_whitespace().map(|pair| pair.split_once(':').unwrap()).collect();
        let entry = IndexEntry { name, aliases: &aliases, country: country::code(home), ids: &ids, source };
        assert!(builder.add(&entry), "{line}");
    }
    Arc::new(builder.finish().unwrap())
}

fn extractor(lists: &[Arc<CompanyIndex>]) -> Extractor {
    lists.iter().fold(Extractor::builder(), |builder, list| builder.companies(Arc::clone(list))).build()
}

fn companies(extractor: &Extractor, lang: &str, text: &str) -> Vec<Company> {
    let mut article = Article::new("a", text);
    article.lang = Some(lang.to_owned());
    extractor.extract(&article).companies
}

/// The company of this name as `id id … country rule`.
fn told(extractor: &Extractor, lang: &str, text: &str, name: &str) -> String {
    let found = companies(extractor, lang, text);
    let Some(company) = found.iter().find(|c| c.name == name) else {
        return format!("not among {:?}", found.iter().map(|c| &c.name).collect::<Vec<_>>());
    };
    let id = |id: &dealsift::value::CompanyId| match &id.mic {
        Some(mic) => format!("{}:{}@{mic}", id.scheme, id.value),
        None => format!("{}:{}", id.scheme, id.value),
    };
    let mut parts: Vec<String> = company.ids.iter().map(id).collect();
    parts.extend([company.country.unwrap_or("-").to_owned(), company.rule.to_owned()]);
    parts.join(" ")
}

#[test]
fn an_own_list_makes_its_companies_known() {
    let own = list(Source::Own, &["Vargenta Holding | VGH, Vargenta | IT | own:7 lei:L", "zumo & Figli | | | own:8"]);
    let extractor = extractor(&[own]);
    let cases = [
        ("Ieri se ne parlava: Vargenta Holding tace.", "Vargenta Holding", "own:7 lei:L IT company/list"),
        ("In calo VGH a Milano.", "VGH", "own:7 lei:L IT company/list"),
        ("Non è piaciuta Vargenta, né altro.", "Vargenta", "own:7 lei:L IT company/list"),
        ("A Parma cresce Zumo & Figli.", "Zumo & Figli", "own:8 - company/list"),
    ];
    for (text, name, want) in cases {
        assert_eq!(told(&extractor, "it", text, name), want, "{text}");
    }
    // whole words, and capitals
    assert!(companies(&extractor, "it", "Ieri i vargentari e la vargenta tacevano.").is_empty());
    let one = companies(&extractor, "it", "Vargenta Holding (VGH) compra Beta Srl. VGH paga 3 milioni di euro.");
    assert_eq!(one.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["Vargenta Holding", "Beta"]);
}

#[test]
fn one_name_of_several_companies_needs_more() {
    let lines = ["Vargenta S.p.A. | | IT | lei:I", "Vargenta GmbH | | DE | lei:D", "Vargenta AG | | DE | lei:A"];
    let own = lines.map(|l| l.replace("lei:", "own:"));
    let own = own.each_ref().map(String::as_str);
    for (source, lines, scheme) in [(Source::Gleif, lines, "lei"), (Source::Own, own, "own")] {
        let extractor = extractor(&[list(source, &lines)]);
        let id = |lang, text| {
            let companies = companies(&extractor, lang, text);
            let company = companies.iter().find(|c| c.name == "Vargenta").unwrap_or_else(|| panic!("{text}"));
            company.ids.iter().map(|id| id.value.clone()).collect::<String>() + company.country.unwrap_or("")
        };
        assert_eq!(id("it", "Vargenta ha rilevato Beta Srl per 3 milioni di euro."), "", "{scheme}");
        assert_eq!(id("it", "Vargenta S.p.A. ha rilevato Beta Srl per 3 milioni di euro."), "IIT");
        assert_eq!(id("it", "Vargenta ha rilevato Beta Srl. Lo ha detto il ceo di Vargenta Spa."), "IIT", "{scheme}");
        assert_eq!(id("de", "Die Vargenta GmbH übernimmt die Beta AG für 3 Millionen Euro."), "DDE");
        assert_eq!(id("it", "Vargenta Ltd ha rilevato Beta Srl per 3 milioni di euro."), "");
        assert_eq!(id("it", "L'italiana Vargenta ha rilevato Beta Srl per 3 milioni di euro."), "IIT");
        assert_eq!(id("it", "Vargenta, società italiana di software, ha rilevato Beta Srl."), "IIT");
        assert_eq!(id("it", "Il gruppo tedesco Vargenta ha rilevato Beta Srl per 3 milioni di euro."), "");
        assert_eq!(id("it", "La francese Vargenta ha rilevato Beta Srl per 3 milioni di euro."), "");
    }
}

#[test]
fn a_register_says_little_about_what_a_company_is() {
    let register = list(
        Source::Gleif,
        &[
            "ORO SRL | | IT | lei:O",
            "MARIO VARGENTI | | IT | lei:M",
            "VARGENTA | | IT | lei:V",
            "BANCA VARGENTA DI RAFFAL | | IT | lei:B",
        ],
    );
    let extractor = extractor(&[register]);
    // a word, a person, a name without context
    for text in ["Il prezzo sale. Oro ai massimi.", "Lo ha detto Mario Vargenti ieri.", "Vargenta è lontana."] {
        assert!(companies(&extractor, "it", text).is_empty(), "{text}");
    }
    assert_eq!(told(&extractor, "it", "Il ceo di Oro compra Beta Srl.", "Oro"), "- company/of-office");
    assert!(told(&extractor, "it", "Oro Srl ha rilevato Beta Srl.", "Oro").starts_with("lei:O IT"));
    assert!(told(&extractor, "it", "Il ceo di Vargenta compra Beta Srl.", "Vargenta").starts_with("lei:V IT"));
    // the register knows where a name ends
    let found = told(
        &extractor,
        "it",
        "Ha rilevato Banca Vargenta di Raffal per 3 milioni di euro.",
        "Banca Vargenta di Raffal",
    );
    assert!(found.starts_with("lei:B IT"), "{found}");
    // a part of a longer name is another company
    assert!(
        !told(&extractor, "it", "Vargenta Logistica Srl ha rilevato Beta Srl.", "Vargenta Logistica").contains("lei")
    );
}

#[test]
fn the_users_list_wins_and_registers_add() {
    let text = "Enel ha rilevato Beta Srl per 3 milioni di euro.";
    let listed = told(&Extractor::new(), "it", text, "Enel");
    assert!(
        listed.contains("isin:IT") && listed.contains("ticker:ENEL@XMIL") && listed.contains("dealsift:enel IT"),
        "{listed}"
    );
    let register = list(Source::Gleif, &["ENEL S.P.A. | | IT | lei:L", "ENEL GMBH | | DE | lei:D"]);
    let both = told(&extractor(&[Arc::clone(&register)]), "it", text, "Enel");
    assert_eq!(both, format!("lei:L {listed}"));
    let abroad = list(Source::Gleif, &["ENEL GMBH | | DE | lei:D"]);
    assert_eq!(told(&extractor(&[abroad]), "it", text, "Enel"), listed);
    let own = list(Source::Own, &["Enel | | | own:1 isin:X"]);
    let won = told(&extractor(&[own, Arc::clone(&register)]), "it", text, "Enel");
    assert!(won.starts_with("own:1 lei:L isin:X ticker:ENEL@XMIL dealsift:enel IT"), "{won}");
    let other = list(Source::Own, &["Enel | | FR | own:2"]);
    assert!(told(&extractor(&[other, register]), "it", text, "Enel").starts_with("own:2 FR"));
    let (first, second) = (list(Source::Own, &["Enel | | | own:1"]), list(Source::Own, &["Enel | | | own:2 cik:3"]));
    assert!(told(&extractor(&[first, second]), "it", text, "Enel").starts_with("own:1 isin:"));
}

/// Registers hold words and persons by the thousand; what is found in an article without one is found with it, and little else.
#[test]
fn a_large_register_changes_little() {
    let mut csv = Vec::new();
    register::gleif(4_000, &mut csv).unwrap();
    let (mut faults, mut progress) = (Vec::new(), |_| {});
    let mut fault = |fault: &dealsift::registers::Fault| faults.push(fault.to_string());
    let mut registers = dealsift::registers::Registers::new(&TABLES, &mut fault, &mut progress);
    let count = registers.add(csv.as_slice()).unwrap();
    let index = Arc::new(registers.finish().finish().unwrap());
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!((count.added + count.passed, count.added as usize), (4_000, index.len()));
    let (without, with) = (Extractor::new(), extractor(&[index]));
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/it");
    let texts = std::fs::read_dir(corpus).unwrap().map(|f| f.unwrap().path());
    let (mut all, mut changed) = (0, 0);
    for path in texts.filter(|p| p.extension().is_some_and(|e| e == "txt")) {
        let text = std::fs::read_to_string(path).unwrap();
        let names = |extractor| companies(extractor, "it", &text).into_iter().map(|c| c.name).collect::<Vec<_>>();
        let (before, after) = (names(&without), names(&with));
        all += before.len();
        changed +=
            after.iter().filter(|n| !before.contains(n)).count() + before.iter().filter(|n| !after.contains(n)).count();
    }
    assert!(changed * 200 <= all, "{changed} of {all} companies");
}

/// The rows of a table of two columns.
fn pairs(table: &'static str) -> Vec<(&'static str, &'static str)> {
    table.lines().skip(1).filter_map(|line| line.split_once('\t')).collect()
}

#[test]
fn known_names_get_their_identity_and_words_get_none() {
    let extractor = Extractor::new();
    let (known, ordinary) = (pairs(include_str!("companies/known.tsv")), pairs(include_str!("companies/ordinary.tsv")));
    assert!(known.len() == 40 && ordinary.len() == 40);
    let has = |c: &Company, id: &str| c.ids.iter().any(|own| own.scheme == "dealsift" && own.value == id);
    let missed: Vec<&str> = known
        .iter()
        .filter(|(text, id)| !companies(&extractor, "it", text).iter().any(|c| has(c, id)))
        .map(|(text, _)| *text)
        .collect();
    assert!(missed.len() <= 2, "not found with the right id:\n{}", missed.join("\n"));
    let wrong: Vec<&str> = ordinary
        .iter()
        .filter(|(text, word)| companies(&extractor, "it", text).iter().any(|c| c.name.contains(word)))
        .map(|(text, _)| *text)
        .collect();
    assert!(wrong.len() <= 2, "words taken for companies:\n{}", wrong.join("\n"));
    println!("missed: {missed:?}\nwrong: {wrong:?}");
}

/// Ids that were given once stay as they are, whatever is added to the list.
#[test]
fn ids_of_the_embedded_list_are_stable() {
    let ids: Vec<String> = TABLES.names.companies.iter().map(|c| format!("{}\t{}", c.name, c.id())).collect();
    let kept = include_str!("companies/ids.tsv");
    let lost: Vec<&str> = kept.lines().skip(1).filter(|line| !ids.iter().any(|id| id == line)).collect();
    assert!(
        lost.is_empty(),
        "no company has these names and ids any more; keep an id with `dealsift:` in the list:\n{}",
        lost.join("\n")
    );
}
