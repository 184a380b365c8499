//! Right-hand sides of records: `acquirer=Alfa target=Beta amount=EUR 3000000 ; …`, read and compared.

use dealsift::value::Role;

/// What a record gives besides its parties.
const KEYS: &[&str] = &[
    "amount",
    "stake",
    "valuation",
    "basis",
    "power",
    "energy",
    "status",
    "metric",
    "period",
    "outlook",
    "per",
    "purpose",
    "hardware",
    "product",
    "venue",
    "stage",
    "exclusive",
];

/// Words that bound a value; a slot is compared with its bound only where the line writes one.
const BOUNDS: &[&str] = &[" exact", " about", " at_least", " at_most", " range"];

/// The slots of a record in the order of writing, parties first.
pub type Slots = Vec<(String, String)>;

pub fn is_role(key: &str) -> bool {
    Role::ALL.iter().any(|r| r.name() == key)
}

/// Reads `role=Name … key=value`.
pub fn read(right: &str, place: &str) -> Slots {
    let mut slots: Slots = Vec::new();
    for word in right.split_whitespace() {
        match word.split_once('=').filter(|(key, _)| KEYS.contains(key) || is_role(key)) {
            Some((key, value)) => slots.push((key.to_owned(), value.to_owned())),
            None => {
                let last = slots.last_mut().unwrap_or_else(|| panic!("{place}: {word:?} belongs to no key"));
                last.1 += " ";
                last.1 += word;
            }
        }
    }
    slots
}

/// Whether found records are the expected ones, in any order.
pub fn all_match(expected: &[Slots], found: &[Slots]) -> bool {
    let Some((first, rest)) = expected.split_first() else { return found.is_empty() };
    (0..found.len()).any(|n| {
        let mut others = found.to_vec();
        matches(first, &others.remove(n)) && all_match(rest, &others)
    })
}

fn matches(expected: &Slots, found: &Slots) -> bool {
    let (roles, keys): (Vec<_>, Vec<_>) = expected.iter().partition(|s| is_role(&s.0));
    let stated = keys.iter().all(|(key, value)| found.iter().any(|(k, v)| k == key && same(value, v)));
    let parties: Vec<_> = found.iter().filter(|s| is_role(&s.0)).collect();
    stated
        && (roles.is_empty()
            || roles.len() == parties.len()
                && roles.iter().all(|r| parties.iter().any(|p| p.0 == r.0 && same_party(&r.1, &p.1))))
}

fn same(expected: &str, found: &str) -> bool {
    expected == found || BOUNDS.iter().any(|b| found.strip_suffix(b) == Some(expected))
}

/// A party's money, in brackets, is compared where the line writes it.
fn same_party(expected: &str, found: &str) -> bool {
    expected == found || found.split_once(" (").is_some_and(|(name, _)| name == expected)
}

/// Found records as a right-hand side, with the keys that the line asks for; with all where it asks for none.
pub fn shown(found: &[Slots], asked: &[Slots]) -> String {
    if found.is_empty() {
        return "-".to_owned();
    }
    let asks = |key: &str| asked.iter().flatten().any(|(k, _)| k == key || is_role(k) && is_role(key));
    let free = asked.iter().all(Vec::is_empty);
    let one = |slots: &Slots| {
        let kept: Vec<String> =
            slots.iter().filter(|(k, _)| free || asks(k)).map(|(k, v)| format!("{k}={v}")).collect();
        kept.join(" ")
    };
    found.iter().map(one).collect::<Vec<_>>().join(" ; ")
}
