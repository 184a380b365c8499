//! The columns of every table, each with its kind and its meaning.

use super::ColumnKind::{Boolean, Date, Decimal, Integer, Text, TextList};
use super::{Column, ColumnKind, Table};

const fn column(name: &'static str, kind: ColumnKind, about: &'static str) -> Column {
    Column { name, kind, about }
}

/// The tables of a data set. Deals, figures and valuations stand apart, so that nobody sums them together.
pub static TABLES: &[&Table] = &[&ARTICLES, &DEALS, &FIGURES, &VALUATIONS, &PARTIES, &QUANTITIES, &COMPANIES];

const ARTICLE_ID: &[Column] = &[column("article_id", Text, "Unique within a data set")];

const RECORD_ID: &[Column] = &[
    column("article_id", Text, "The article that states it"),
    column("record_id", Text, "`r1`, `r2`, … within the article"),
];

const PUBLISHED: &[Column] = &[
    column("lang", Text, "Language of the article, ISO 639-1"),
    column("published", Date, "Declared day of publication of the article"),
    column("source", Text, "Declared publisher of the article"),
];

const AMOUNT: &[Column] = &[
    column("amount", Decimal, "Price, sum or size, in whole units of the currency; empty for a range"),
    column("amount_low", Decimal, "Lower end of a range, or the amount"),
    column("amount_high", Decimal, "Upper end of a range, or the amount"),
    column("currency", Text, "ISO 4217 code of the amount"),
    column("amount_bound", Text, "exact, about, at_least, at_most or range"),
];

const CONVERTED: &[Column] = &[
    column(
        "amount_converted",
        Decimal,
        "The amount, or the lower end of a range, in the currency of --to; empty without --rates",
    ),
    column("converted_to", Text, "ISO 4217 code of that currency"),
    column("rate", Decimal, "How many units of the amount's currency one unit of that was worth"),
    column("rate_date", Date, "The day of that rate: the last one on or before the day of publication"),
];

const VALUATION: &[Column] = &[
    column("valuation", Decimal, "What a company is worth in the deal, in whole units; empty for a range"),
    column("valuation_low", Decimal, "Lower end of a range, or the valuation"),
    column("valuation_high", Decimal, "Upper end of a range, or the valuation"),
    column("valuation_currency", Text, "ISO 4217 code of the valuation"),
    column("valuation_basis", Text, "post, pre or unspecified"),
];

const MEASURES: &[Column] = &[
    column("stake_percent", Decimal, "The part that changes hands, or the lower end of a range"),
    column("power_w", Decimal, "Watts, or the lower end of a range"),
    column("energy_wh", Decimal, "Watt hours, or the lower end of a range"),
];

const WHEN: &[Column] = &[
    column("when", Text, "When it happened, as precise as it is known: 2026-03-02, 2026-03, 2026-Q1, 2026"),
    column("when_first", Date, "First day of that"),
    column("when_basis", Text, "stated, relative, or article: the day of publication, where nothing better is said"),
];

const PROOF: &[Column] = &[
    column("confidence", Decimal, "Lower bound of the precision measured for records like this"),
    column("rule", Text, "The frame that evoked it"),
    column("summary", Text, "One plain sentence, in English"),
    column("quote", Text, "Words of the article that state it, as many as are asked for"),
    column("start", Integer, "Where the evidence starts, in bytes of the UTF-8 text"),
    column("end", Integer, "One past where it ends"),
];

const DEAL: &[Column] = &[
    column(
        "kind",
        Text,
        "funding_round, investment, acquisition, merger, joint_venture, partnership, supply, capacity, debt or listing",
    ),
    column("status", Text, "announced, completed, planned, rumored or cancelled"),
];

const OWN: &[Column] = &[
    column("per", Text, "`year` where the amount recurs each year"),
    column("stage", Text, "Stage of a round: seed, series_a, …"),
    column("product", Text, "What is bought, built or served and is no company"),
    column("hardware", Text, "Chips or machines by name"),
    column("purpose", Text, "What capacity is for"),
    column("exclusive", Boolean, "Whether a supply is exclusive"),
    column("venue", Text, "Where a company lists"),
];

const FIGURE: &[Column] = &[
    column("metric", Text, "revenue, profit, loss, ebitda, ebit, capex, debt, orders and the like"),
    column("period", Text, "2026, 2026-Q1, 2026-H1, 2025-9M, 2026-03, 2023/2027"),
    column("outlook", Text, "Whether it is reported or expected"),
];

const COMPANY: &[Column] = &[
    column("company_id", Integer, "The company within its article, from 1"),
    column("company", Text, "Its name, the fullest form that the article uses, without legal form"),
];

/// One row an article.
pub static ARTICLES: Table = Table {
    name: "articles",
    about: "One row an article that was read",
    key: &["article_id"],
    foreign: &[],
    columns: &[
        ARTICLE_ID,
        PUBLISHED,
        &[
            column("title", Text, "Declared title"),
            column("url", Text, "Declared address"),
            column("text_sha256", Text, "SHA-256 of the UTF-8 text that all offsets count in"),
            column("bytes", Integer, "Length of that text"),
            column("encoding", Text, "The encoding that the text was in, where that was not UTF-8"),
            column("truncated", Boolean, "Whether the service that delivered the text cut it"),
            column(
                "copy_of",
                Text,
                "The `article_id` of an earlier article that this one is a copy of, to the word or edited",
            ),
            column("records", Integer, "How many deals, figures and valuations it states"),
            column("notes", TextList, "What could not be settled"),
            column("ingested", Date, "The day from which you had the article, where that is told"),
        ],
    ],
};

/// One row a deal.
pub static DEALS: Table = Table {
    name: "deals",
    about: "One row a deal: everything but figures and bare valuations",
    key: &["article_id", "record_id"],
    foreign: &[(&["article_id"], "articles")],
    columns: &[RECORD_ID, PUBLISHED, DEAL, AMOUNT, CONVERTED, VALUATION, MEASURES, OWN, WHEN, PROOF],
};

/// One row a figure.
pub static FIGURES: Table = Table {
    name: "figures",
    about: "One row a figure of a company: revenue, profit, debt",
    key: &["article_id", "record_id"],
    foreign: &[(&["article_id"], "articles"), (&["article_id", "company_id"], "companies")],
    columns: &[RECORD_ID, PUBLISHED, COMPANY, FIGURE, AMOUNT, CONVERTED, WHEN, PROOF],
};

/// One row a valuation.
pub static VALUATIONS: Table = Table {
    name: "valuations",
    about: "One row a company's worth that is stated outside a deal",
    key: &["article_id", "record_id"],
    foreign: &[(&["article_id"], "articles"), (&["article_id", "company_id"], "companies")],
    columns: &[RECORD_ID, PUBLISHED, COMPANY, AMOUNT, CONVERTED, WHEN, PROOF],
};

/// One row a party of a deal, a figure or a valuation.
pub static PARTIES: Table = Table {
    name: "parties",
    about: "One row a company in a role of a deal, a figure or a valuation",
    key: &["article_id", "record_id", "party"],
    foreign: &[(&["article_id"], "articles"), (&["article_id", "company_id"], "companies")],
    columns: &[
        RECORD_ID,
        &[
            column("party", Integer, "Which party of the record, from 1"),
            column("role", Text, "investor, recipient, acquirer, target, seller, supplier, customer and the like"),
        ],
        COMPANY,
        &[column("country", Text, "ISO 3166 alpha-2 code of its home country, where known")],
        AMOUNT,
        &[
            column("stake_percent", Decimal, "The part that it takes, or the lower end of a range"),
            column("text", Text, "The words that name or mean it here"),
            column("start", Integer, "Where they start, in bytes of the UTF-8 text"),
            column("end", Integer, "One past where they end"),
            column("rule", Text, "The rule that gave it the role"),
        ],
    ],
};

/// One row an amount.
pub static QUANTITIES: Table = Table {
    name: "quantities",
    about: "One row a mention of an amount",
    key: &["article_id", "quantity"],
    foreign: &[(&["article_id"], "articles")],
    columns: &[
        ARTICLE_ID,
        &[
            column("quantity", Integer, "Which amount of the article, from 1 in reading order"),
            column("kind", Text, "money, power, energy, percent or count"),
            column("value", Decimal, "The value in whole units; empty for a range and a vague amount"),
            column("low", Decimal, "Lower end of a range, or the value"),
            column("high", Decimal, "Upper end of a range, or the value"),
            column("unit", Text, "ISO 4217 code, W, Wh, %, or the counted noun"),
            column("bound", Text, "exact, about, at_least, at_most, range or vague"),
            column("inferred", TextList, "What the text leaves out and context supplied: value, unit"),
            column("text", Text, "The words"),
            column("start", Integer, "Where they start, in bytes of the UTF-8 text"),
            column("end", Integer, "One past where they end"),
            column("rule", Text, "The rule that read it"),
        ],
    ],
};

/// One row a company of an article.
pub static COMPANIES: Table = Table {
    name: "companies",
    about: "One row a company of an article",
    key: &["article_id", "company_id"],
    foreign: &[(&["article_id"], "articles")],
    columns: &[
        ARTICLE_ID,
        COMPANY,
        &[
            column("aliases", TextList, "The other forms that the article uses"),
            column("country", Text, "ISO 3166 alpha-2 code of its home country, where known"),
            column("dealsift", Text, "Its id in the embedded list"),
            column("own", Text, "Its id in a list of your own"),
            column("lei", Text, "Legal Entity Identifier"),
            column("isin", Text, "ISIN of its share"),
            column("ticker", Text, "Ticker of its share"),
            column("mic", Text, "Market of the ticker, ISO 10383"),
            column("cik", Text, "Central Index Key of the SEC"),
            column("mentions", Integer, "How often it is named"),
            column("start", Integer, "Where it is first named, in bytes of the UTF-8 text"),
            column("end", Integer, "One past where that ends"),
            column("rule", Text, "The rule that recognised it"),
        ],
    ],
};

/// One row a record of whatever kind, with its parties in one cell: the flat form for spreadsheets.
pub static RECORDS: Table = Table {
    name: "records",
    about: "One row a record, its parties joined",
    key: &["article_id", "record_id"],
    foreign: &[],
    columns: &[
        RECORD_ID,
        PUBLISHED,
        DEAL,
        &[column("parties", Text, "Every role with its companies: `acquirer: Eni; target: Novamont`")],
        AMOUNT,
        CONVERTED,
        VALUATION,
        MEASURES,
        FIGURE,
        OWN,
        WHEN,
        PROOF,
        &[
            column("title", Text, "Declared title of the article"),
            column("url", Text, "Declared address of the article"),
            column("copy_of", Text, "The `article_id` of an earlier article that this one is a copy of"),
        ],
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_keys_point_at_tables() {
        for table in TABLES {
            let has = |table: &Table, name: &str| table.columns().any(|column| column.name == name);
            assert!(table.key.iter().all(|key| has(table, key)), "{}", table.name);
            for (columns, other) in table.foreign {
                let other = TABLES.iter().find(|t| t.name == *other).unwrap();
                assert!(columns.iter().all(|c| has(table, c)) && *columns == other.key, "{}", table.name);
            }
            let mut names: Vec<&str> = table.columns().map(|column| column.name).collect();
            names.sort_unstable();
            assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{}: a column twice", table.name);
        }
    }
}
