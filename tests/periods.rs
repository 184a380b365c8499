//! The periods of figures and whether they are over, told on a day.

use dealsift::value::{Article, Outlook};

/// The period and outlook of the only figure of a text of 20 November 2026.
fn read(text: &str) -> (String, Option<Outlook>) {
    let mut article = Article::new("a", text);
    article.date = "2026-11-20".parse().ok();
    let records = dealsift::Extractor::new().extract(&article).records;
    let [record] = &records[..] else { panic!("{text}: {} records", records.len()) };
    let period = record.period.as_ref().map_or(String::new(), |slot| slot.value.to_string());
    (period, record.outlook)
}

#[test]
fn a_part_of_a_year_that_is_awaited_is_the_next() {
    for (text, period, outlook) in [
        ("Siemens expects fourth-quarter revenue of $1.3 billion.", "2026-Q4", Outlook::Forecast),
        ("Siemens guided for first-quarter revenue of $1.3 billion.", "2027-Q1", Outlook::Forecast),
        ("Siemens had fourth-quarter revenue of $1.3 billion.", "2025-Q4", Outlook::Actual),
        ("Siemens had third-quarter revenue of $1.3 billion, more than expected.", "2026-Q3", Outlook::Actual),
    ] {
        assert_eq!(read(text), (period.to_owned(), Some(outlook)), "{text}");
    }
}

#[test]
fn a_fiscal_year_may_be_over_before_the_calendar_says_so_but_not_before_it_began() {
    for (text, outlook) in [
        ("Siemens had revenue of $50 billion in fiscal 2026.", Outlook::Actual),
        ("Siemens plans capital expenditure of $50 billion in fiscal 2027.", Outlook::Forecast),
    ] {
        assert_eq!(read(text).1, Some(outlook), "{text}");
    }
}
