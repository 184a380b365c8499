//! A record as slots whose values can be compared, and the slots in which two lists differ.
//!
//! Of an amount only number, unit, bound and basis count: the same 3 million euro read from other words are the same.

use super::change::SlotChange;
use crate::eval::{field, list, quantity, text_of};
use serde_json::{Map, Value};

/// Fields that hold an amount.
const AMOUNTS: [&str; 5] = ["amount", "valuation", "stake", "power", "energy"];
/// Fields that hold a plain value.
const PLAIN: [&str; 10] =
    ["purpose", "hardware", "product", "exclusive", "stage", "venue", "metric", "period", "outlook", "per"];

/// One thing that a record says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slot {
    pub(super) slot: &'static str,
    pub(super) role: Option<String>,
    pub(super) company: Option<String>,
    pub(super) value: Value,
}

impl Slot {
    /// A slot of the thing itself.
    pub(super) fn own(slot: &'static str, value: Value) -> Self {
        Self { slot, role: None, company: None, value }
    }

    fn is_beside(&self, other: &Self) -> bool {
        (self.slot, &self.role, &self.company) == (other.slot, &other.role, &other.company)
    }

    fn agrees(&self, other: &Self) -> bool {
        self.is_beside(other) && same(&self.value, &other.value)
    }
}

/// Whether two values say the same.
fn same(a: &Value, b: &Value) -> bool {
    match (quantity(a), quantity(b)) {
        (Some(x), Some(y)) => {
            x == y && ["bound", "basis", "condition"].iter().all(|key| field(a, key) == field(b, key))
        }
        _ => a == b,
    }
}

/// All that a record says, in the order in which it is told.
pub(super) fn of_record(record: &Value) -> Vec<Slot> {
    let plain = |name: &'static str| Some(Slot::own(name, field(record, name)?.clone()));
    let amount = |name: &'static str| Some(Slot::own(name, amount_of(field(record, name)?)));
    let mut slots: Vec<Slot> = plain("status").into_iter().collect();
    list(record, "parties").iter().for_each(|p| party(p, &mut slots));
    slots.extend(AMOUNTS.into_iter().filter_map(amount));
    slots.extend(list(record, "other_valuations").iter().map(|v| Slot::own("other_valuations", amount_of(v))));
    slots.extend(PLAIN.into_iter().filter_map(plain));
    slots.extend(field(record, "when").map(|when| Slot::own("when", some_of(when, &["date", "precision", "basis"]))));
    slots
}

fn party(party: &Value, out: &mut Vec<Slot>) {
    let role = Some(text_of(party, "role").unwrap_or_default().to_owned());
    let company = text_of(party, "company").unwrap_or_default();
    out.push(Slot { slot: "party", role: role.clone(), company: None, value: company.into() });
    let mut beside = |slot, value| {
        out.push(Slot { slot, role: role.clone(), company: Some(company.to_owned()), value });
    };
    for (slot, key) in [("party_amount", "amount"), ("party_stake", "stake")] {
        if let Some(amount) = field(party, key) {
            beside(slot, amount_of(amount));
        }
    }
    for tranche in list(party, "tranches") {
        let mut value = field(tranche, "amount").map(amount_of).unwrap_or_default();
        if let (Some(value), Some(condition)) = (value.as_object_mut(), field(tranche, "condition")) {
            value.insert("condition".into(), condition.clone());
        }
        beside("tranche", value);
    }
}

/// An amount without where it stands; of a vague one, the words are all there is.
pub(super) fn amount_of(amount: &Value) -> Value {
    match text_of(amount, "bound") {
        Some("vague") => some_of(amount, &["text", "unit", "bound", "basis"]),
        _ => some_of(amount, &["value", "low", "high", "unit", "bound", "basis"]),
    }
}

fn some_of(object: &Value, keys: &[&str]) -> Value {
    let kept = keys.iter().filter_map(|key| Some(((*key).to_owned(), field(object, key)?.clone())));
    Value::Object(kept.collect::<Map<_, _>>())
}

/// The slots in which two lists differ. What stands several times in one place is paired in order after what agrees is taken out.
pub(super) fn differences(old: &[Slot], new: &[Slot]) -> Vec<SlotChange> {
    let mut free: Vec<&Slot> = new.iter().collect();
    let mut left: Vec<&Slot> = Vec::new();
    for slot in old {
        match free.iter().position(|other| slot.agrees(other)) {
            Some(at) => drop(free.remove(at)),
            None => left.push(slot),
        }
    }
    let mut changes: Vec<SlotChange> = Vec::new();
    for slot in left {
        let at = free.iter().position(|other| slot.is_beside(other));
        let other = at.map(|at| free.remove(at).value.clone());
        changes.push(change(slot, Some(slot.value.clone()), other));
    }
    changes.extend(free.into_iter().map(|slot| change(slot, None, Some(slot.value.clone()))));
    changes
}

fn change(at: &Slot, old: Option<Value>, new: Option<Value>) -> SlotChange {
    SlotChange { slot: at.slot, role: at.role.clone(), company: at.company.clone(), old, new }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Each difference as `label old→new`.
    fn told(old: &Value, new: &Value) -> Vec<String> {
        let brief = |v: &Option<Value>| match v {
            Some(Value::Object(object)) => object.values().next().map_or(String::new(), Value::to_string),
            Some(value) => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
            None => "-".to_owned(),
        };
        let changes = differences(&of_record(old), &of_record(new));
        changes.iter().map(|c| format!("{} {}→{}", c.label(), brief(&c.old), brief(&c.new))).collect()
    }

    #[test]
    fn places_and_rules_are_no_difference() {
        let old = json!({"kind": "figure", "amount": {"value": 3.0, "unit": "EUR", "bound": "exact", "text": "3", "start": 1}});
        let new = json!({"kind": "figure", "amount": {"value": 3, "unit": "EUR", "bound": "exact", "text": "tre", "start": 9},
            "confidence": 0.5, "rule": "x"});
        assert!(told(&old, &new).is_empty());
        let about = json!({"kind": "figure", "amount": {"value": 3, "unit": "EUR", "bound": "about"}});
        assert_eq!(told(&old, &about), ["amount 3.0→3"]);
    }

    #[test]
    fn parties_change_within_their_role() {
        let old = json!({"parties": [{"role": "investor", "company": "A"}, {"role": "investor", "company": "B",
            "amount": {"value": 5, "unit": "EUR", "bound": "exact"}}, {"role": "recipient", "company": "R"}]});
        let new = json!({"parties": [{"role": "investor", "company": "C"}, {"role": "investor", "company": "B",
            "amount": {"value": 6, "unit": "EUR", "bound": "exact"}}], "exclusive": true});
        assert_eq!(told(&old, &new), ["investor A→C", "investor amount 5→6", "recipient R→-", "exclusive -→true"]);
    }

    #[test]
    fn tranches_and_vague_amounts_are_compared() {
        let with = |condition: &str| {
            json!({"parties": [{"role": "investor", "company": "A", "tranches": [
            {"amount": {"value": 5, "unit": "EUR", "bound": "exact"}, "condition": condition}]}]})
        };
        assert!(told(&with("immediate"), &with("immediate")).is_empty());
        assert_eq!(told(&with("immediate"), &with("conditional")), ["investor tranche 5→5"]);
        let vague = |text: &str| json!({"amount": {"text": text, "bound": "vague"}});
        assert_eq!(told(&vague("milioni"), &vague("miliardi")), ["amount \"milioni\"→\"miliardi\""]);
    }
}
