//! A hand-made extraction with every slot filled, for tests of this layer.

use crate::value::*;
use jiff::civil::date;

/// The text behind [`extraction`].
pub const TEXT: &str = "È ufficiale: Alfa 😀 compra Beta da Gamma per circa 3 milioni di euro, 2,5 subito.";

/// Where `words` stand in [`TEXT`].
pub fn at(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or_default();
    Span::new(start as u32, (start + words.len()) as u32)
}

/// An amount without bound.
pub fn quantity(kind: QuantityKind, value: &str, unit: Unit) -> Quantity {
    let amount = Amount {
        kind,
        value: value.parse().ok(),
        low: None,
        high: None,
        unit: Some(unit),
        bound: Bound::Exact,
        inferred: Inferred::default(),
    };
    Quantity { amount, span: Span::default(), rule: "money/test", sources: Vec::new() }
}

/// An amount of euro at a place.
pub fn money(value: &str, span: Span) -> Quantity {
    let currency = Currency(*b"EUR");
    let plain = quantity(QuantityKind::Money, value, Unit::Currency(currency));
    Quantity { span, ..plain }
}

/// A slot filled from words of [`TEXT`].
pub fn slot<T>(value: T, words: &str) -> Option<TextSlot<T>> {
    let (span, rule) = (at(words), "slot/test");
    Some(TextSlot { value, span, rule })
}

/// A party without money.
pub fn party(role: Role, company: u32, words: &str) -> Party {
    Party { role, company, span: at(words), rule: "role/test", amount: None, tranches: Vec::new(), stake: None }
}

fn company(name: &str) -> Company {
    Company {
        name: name.into(),
        aliases: vec![format!("{name} Spa")],
        ids: vec![CompanyId::new("lei", "X")],
        country: Some("IT"),
        mentions: vec![at(name)],
        rule: "company/test",
    }
}

fn price() -> Quantity {
    let mut price = money("3000000", at("3 milioni di euro"));
    price.amount.bound = Bound::About;
    price
}

fn part() -> Quantity {
    let mut part = money("2500000", at("2,5"));
    part.amount.inferred = Inferred { value: true, unit: true };
    part.sources = vec![at("3 milioni di euro")];
    part
}

/// A record of a kind with every slot filled.
pub fn full(kind: Kind) -> Record {
    let percent = quantity(QuantityKind::Percent, "35", Unit::Percent);
    let basis = Basis::Post;
    let mut buyer = party(Role::Acquirer, 0, "Alfa");
    buyer.amount = Some(price());
    buyer.stake = Some(percent.clone());
    buyer.tranches = vec![Tranche { amount: part(), condition: Condition::Immediate, span: at("subito") }];
    let worth = Valuation { amount: money("8000000", at("3 milioni di euro")), basis };
    let mut record = Record::new(kind, "frame/test", at("compra"));
    record.status = (kind != Kind::Figure).then_some(Status::Announced);
    record.parties = vec![buyer, party(Role::Target, 1, "Beta"), party(Role::Seller, 2, "Gamma")];
    record.amount = Some(price());
    record.valuation = Some(worth.clone());
    record.other_valuations = vec![worth];
    record.stake = Some(percent);
    record.power = Some(quantity(QuantityKind::Power, "2000000000", Unit::Watt));
    record.energy = Some(quantity(QuantityKind::Energy, "1500", Unit::WattHour));
    record.checks =
        vec![Check { check: "tranches_sum", holds: false, left: 2_500_000.into(), right: 3_000_000.into() }];
    words(&mut record);
    record
}

fn words(record: &mut Record) {
    record.purpose = slot(Purpose::DataCenter, "ufficiale");
    record.hardware = slot("H100".into(), "Alfa");
    record.product = slot("impianto".into(), "Beta");
    record.exclusive = slot(true, "ufficiale");
    record.stage = slot("series_a".into(), "ufficiale");
    record.venue = slot("Euronext Milano".into(), "Gamma");
    record.metric = slot(Metric::Loss, "ufficiale");
    record.period = slot(Period::Quarter(2026, 1), "subito");
    record.outlook = Some(Outlook::Forecast);
    record.per = Some("year");
    record.when = Some(When {
        date: date(2026, 3, 2),
        precision: WhenPrecision::Day,
        basis: WhenBasis::Stated,
        span: Some(at("subito")),
    });
    record.evidence = vec![Span::new(0, TEXT.len() as u32)];
    record.confidence = 0.9;
    record.notes = vec!["The headline says 2 milioni.".into()];
}

/// The article of [`TEXT`].
pub fn article() -> Article {
    let mut article = Article::new("a.txt", TEXT);
    article.date = Some(date(2026, 3, 2));
    article.title = Some("Alfa\u{1b}[31m".into());
    article.source = Some("Il Foglio".into());
    article.url = Some("https://a.example".into());
    article.meta.insert("desk".into(), 7.into());
    article
}

/// One record of each kind, each layer filled.
pub fn extraction() -> Extraction {
    let vague =
        Quantity { amount: Amount { value: None, bound: Bound::Vague, unit: None, ..price().amount }, ..price() };
    let range = Quantity {
        amount: Amount {
            value: None,
            low: Some(1.into()),
            high: Some(2.into()),
            bound: Bound::Range,
            ..price().amount
        },
        ..price()
    };
    Extraction {
        lang: "it",
        quantities: vec![price(), part(), vague, range],
        companies: ["Alfa", "Beta", "Gamma"].map(company).into(),
        records: (1..).zip(Kind::ALL).map(|(number, kind)| Record { number, ..full(*kind) }).collect(),
        notes: vec![Note { rule: "record/thin", text: "No price.".into(), span: Some(at("Beta")) }],
    }
}
