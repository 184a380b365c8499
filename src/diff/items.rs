//! Companies and quantities of an article, compared by name and by place.
//!
//! A company is itself by its name; its identifiers and country may change. A quantity is itself by its kind and words, in the same
//! text by its place; its value may change.

use super::change::{Change, Of, Sort};
use super::slots::{Slot, amount_of, differences};
use crate::eval::{field, list, text_of};
use rustc_hash::FxHashMap;
use serde_json::Value;

/// One company or quantity.
struct Item {
    key: String,
    kind: String,
    label: String,
    slots: Vec<Slot>,
}

/// Compares the companies of an article.
pub(super) fn companies(old: &[Value], new: &[Value], changes: &mut Vec<Change>, same: &mut Vec<(Of, String)>) {
    compare(Of::Company, items(old, company), items(new, company), changes, same);
}

/// Compares the quantities of an article.
pub(super) fn quantities(
    old: &[Value],
    new: &[Value],
    same_text: bool,
    changes: &mut Vec<Change>,
    same: &mut Vec<(Of, String)>,
) {
    let quantity = |q: &Value| quantity(q, same_text);
    compare(Of::Quantity, items(old, quantity), items(new, quantity), changes, same);
}

fn items(values: &[Value], item: impl Fn(&Value) -> Item) -> Vec<Item> {
    values.iter().map(item).collect()
}

fn company(company: &Value) -> Item {
    let name = text_of(company, "name").unwrap_or_default().to_owned();
    let mut slots: Vec<Slot> = list(company, "ids").iter().map(identifier).collect();
    slots.extend(field(company, "country").map(|c| Slot::own("country", c.clone())));
    Item { key: name.clone(), kind: String::new(), label: name, slots }
}

/// An identifier as a slot of its scheme; of a ticker with its market.
fn identifier(id: &Value) -> Slot {
    let part = |key| text_of(id, key);
    let slot = match part("scheme") {
        Some("lei") => "lei",
        Some("isin") => "isin",
        Some("ticker") => "ticker",
        Some("cik") => "cik",
        Some("dealsift") => "dealsift",
        Some("own") => "own",
        _ => "id",
    };
    let value = part("value").unwrap_or_default();
    Slot::own(slot, part("mic").map_or(value.to_owned(), |mic| format!("{value} {mic}")).into())
}

fn quantity(quantity: &Value, same_text: bool) -> Item {
    let kind = text_of(quantity, "kind").unwrap_or_default().to_owned();
    let label = text_of(quantity, "text").unwrap_or_default().to_owned();
    let key = match (same_text, field(quantity, "start"), field(quantity, "end")) {
        (true, Some(start), Some(end)) => format!("{start} {end}"),
        _ => format!("{kind} {label}"),
    };
    let slots = vec![Slot::own("kind", kind.clone().into()), Slot::own("amount", amount_of(quantity))];
    Item { key, kind, label, slots }
}

fn compare(of: Of, old: Vec<Item>, new: Vec<Item>, changes: &mut Vec<Change>, same: &mut Vec<(Of, String)>) {
    let mut by_key: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (j, item) in new.iter().enumerate().rev() {
        by_key.entry(&item.key).or_default().push(j);
    }
    let mut met = vec![false; new.len()];
    for item in &old {
        let at = by_key.get_mut(item.key.as_str()).and_then(Vec::pop);
        at.into_iter().for_each(|j| met[j] = true);
        let other = at.map(|j| &new[j]);
        match changed(of, Some(item), other) {
            Some(change) => changes.push(change),
            None => same.push((of, item.kind.clone())),
        }
    }
    let unmet = new.iter().zip(&met).filter(|(_, met)| !**met);
    changes.extend(unmet.filter_map(|(item, _)| changed(of, None, Some(item))));
}

/// The change from one to the other; nothing where they are the same.
fn changed(of: Of, old: Option<&Item>, new: Option<&Item>) -> Option<Change> {
    let slots_of = |item: Option<&Item>| item.map_or(Vec::new(), |item| item.slots.clone());
    let slots = differences(&slots_of(old), &slots_of(new));
    let sort = Sort::of(&old, &new);
    if sort == Sort::Changed && slots.is_empty() {
        return None;
    }
    let label = |item: Option<&Item>| item.map(|item| item.label.clone());
    let kind = new.or(old).map_or(String::new(), |item| item.kind.clone());
    Some(Change { of, sort, kind, old: label(old), new: label(new), summary: None, slots })
}
