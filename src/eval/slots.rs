//! A record as a list of slots, and which slots of two records agree.
//!
//! Example: a record of kind `acquisition` with one acquirer and a price is the slots `kind`, `status`, `party`, `amount`.
//!
//! It does not choose which records to compare; `records` does.

use super::compare::{Quantity, field, list, quantity, same_quantity, text_of};
use super::fold::{fold, words};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;

/// Slots that are asked for only where the gold record has them.
const SOFT: [&str; 7] = ["product", "venue", "hardware", "purpose", "stage", "exclusive", "basis"];
/// Slots that say who and how much; one of them must meet before two records can be paired.
const ANCHOR: [&str; 8] = ["party", "party_amount", "amount", "valuation", "stake", "power", "energy", "tranche"];

/// One thing that a record says.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) name: &'static str,
    pub(crate) says: Says,
}

/// What a slot holds, and with it how it is compared.
#[derive(Clone, Debug)]
pub(crate) enum Says {
    Same(Value),
    Words(BTreeSet<String>),
    Amount(Quantity),
    Party(String, BTreeSet<String>),
    PartyAmount(String, BTreeSet<String>, Quantity),
    Tranche(Value, Quantity),
}

impl Slot {
    /// Asked for only where gold has it.
    pub(super) fn is_soft(&self) -> bool {
        SOFT.contains(&self.name)
    }

    /// Enough to pair two records.
    pub(super) fn is_anchor(&self) -> bool {
        ANCHOR.contains(&self.name)
    }

    /// Must be right for a record to be exact.
    pub(super) fn is_core(&self) -> bool {
        self.name == "kind" || self.is_anchor()
    }

    /// Whether this slot, of gold, agrees with one of a prediction.
    fn agrees(&self, other: &Self) -> bool {
        self.name == other.name
            && match (&self.says, &other.says) {
                (Says::Same(a), Says::Same(b)) => a == b,
                (Says::Words(a), Says::Words(b)) => !a.is_disjoint(b),
                (Says::Amount(a), Says::Amount(b)) => same_quantity(a, b),
                (Says::Party(role, a), Says::Party(as_role, b)) => role == as_role && !a.is_disjoint(b),
                (Says::PartyAmount(role, a, x), Says::PartyAmount(as_role, b, y)) => {
                    role == as_role && !a.is_disjoint(b) && same_quantity(x, y)
                }
                (Says::Tranche(a, x), Says::Tranche(b, y)) => a == b && same_quantity(x, y),
                _ => false,
            }
    }
}

impl fmt::Display for Says {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Same(value) => write!(f, "{}", value.as_str().map_or_else(|| value.to_string(), String::from)),
            Self::Words(words) => f.write_str(&joined(words, " ")),
            Self::Amount(q) => write!(f, "{q}"),
            Self::Party(role, who) => write!(f, "{role}={}", joined(who, "|")),
            Self::PartyAmount(role, who, q) => write!(f, "{role}={} {q}", joined(who, "|")),
            Self::Tranche(condition, q) => write!(f, "{} {q}", condition.as_str().unwrap_or("-")),
        }
    }
}

fn joined(words: &BTreeSet<String>, by: &str) -> String {
    words.iter().map(String::as_str).collect::<Vec<_>>().join(by)
}

/// The folded forms of each company of an article.
pub(crate) struct Names(pub(crate) Vec<BTreeSet<String>>);

impl Names {
    /// Reads `companies` of a gold or predicted article.
    pub(super) fn read(companies: &[Value]) -> Self {
        Self(companies.iter().map(forms_of).collect())
    }

    /// All forms of a name: its own, and those of every company that has it.
    fn forms(&self, name: &str) -> BTreeSet<String> {
        let key = fold(name);
        let mut out: BTreeSet<String> = self.0.iter().filter(|s| s.contains(&key)).flatten().cloned().collect();
        out.insert(key);
        out
    }
}

fn forms_of(company: &Value) -> BTreeSet<String> {
    let aliases = list(company, "aliases").iter().filter_map(Value::as_str);
    text_of(company, "name").into_iter().chain(aliases).map(fold).collect()
}

/// The slots of a record; `kind` comes first.
pub(crate) fn slots(record: &Value, names: &Names) -> Vec<Slot> {
    let kind = record.get("kind").cloned().unwrap_or_default();
    let figure = kind == "figure";
    let mut out = vec![Slot { name: "kind", says: Says::Same(kind) }];
    if let Some(status) = record.get("status").filter(|s| !figure && says_something(s)) {
        out.push(Slot { name: "status", says: Says::Same(status.clone()) });
    }
    list(record, "parties").iter().for_each(|p| party(p, names, &mut out));
    amounts(record, &mut out);
    phrases(record, &mut out);
    out
}

/// The kind of a record by its slots.
pub(super) fn kind_of(slots: &[Slot]) -> &str {
    match slots.first().map(|s| &s.says) {
        Some(Says::Same(kind)) => kind.as_str().unwrap_or("?"),
        _ => "?",
    }
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(s) => !s.is_empty(),
        _ => true,
    }
}

fn party(p: &Value, names: &Names, out: &mut Vec<Slot>) {
    let role = match text_of(p, "role").unwrap_or_default() {
        "lead_investor" => "investor".to_owned(),
        role => role.to_owned(),
    };
    let who = names.forms(text_of(p, "company").unwrap_or_default());
    out.push(Slot { name: "party", says: Says::Party(role.clone(), who.clone()) });
    if let Some(q) = p.get("amount").and_then(quantity) {
        out.push(Slot { name: "party_amount", says: Says::PartyAmount(role, who, q) });
    }
    for t in list(p, "tranches") {
        if let Some(q) = t.get("amount").and_then(quantity) {
            let condition = t.get("condition").cloned().unwrap_or_default();
            out.push(Slot { name: "tranche", says: Says::Tranche(condition, q) });
        }
    }
}

fn amounts(record: &Value, out: &mut Vec<Slot>) {
    for name in ["amount", "valuation", "stake", "power", "energy"] {
        if let Some(q) = record.get(name).and_then(quantity) {
            out.push(Slot { name, says: Says::Amount(q) });
        }
    }
    let basis = field(record, "valuation").and_then(|v| v.get("basis"));
    if let Some(basis) = basis.filter(|b| *b == "pre" || *b == "post") {
        out.push(Slot { name: "basis", says: Says::Same(basis.clone()) });
    }
}

fn phrases(record: &Value, out: &mut Vec<Slot>) {
    for name in ["metric", "period", "outlook", "purpose", "exclusive", "stage"] {
        if let Some(value) = record.get(name).filter(|v| says_something(v)) {
            out.push(Slot { name, says: Says::Same(value.clone()) });
        }
    }
    for name in ["product", "venue", "hardware"] {
        if let Some(value) = record.get(name).filter(|v| says_something(v)) {
            let text = value.as_str().map_or_else(|| value.to_string(), String::from);
            out.push(Slot { name, says: Says::Words(words(&text)) });
        }
    }
}

/// Pairs (gold, predicted) of slots that agree, each used once, first come first served.
pub(super) fn matched(gold: &[Slot], pred: &[Slot]) -> Vec<(usize, usize)> {
    let mut free: Vec<usize> = (0..pred.len()).collect();
    let mut pairs = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        if let Some(at) = free.iter().position(|&j| g.agrees(&pred[j])) {
            pairs.push((i, free.remove(at)));
        }
    }
    pairs
}
