//! Compares one article of two outputs.

use super::change::{ArticleDiff, Change, Found, Of, Sort};
use super::items;
use super::pair::{Told, pairs};
use super::slots::{Slot, differences};
use crate::dataset::{Article, Layer, Pair};
use crate::eval::text_of;

/// What changed in an article. `layers` are those of the two outputs: where one holds records only, an article that it lacks is
/// one without records.
pub fn compare(pair: &Pair, layers: [Option<Layer>; 2]) -> ArticleDiff {
    let id = pair.old.as_ref().or(pair.new.as_ref()).map_or(String::new(), |a| a.id.clone());
    let lacking = |layer: Option<Layer>| (layer == Some(Layer::Records)).then(|| Article::new(&id));
    let (old_lacking, new_lacking) = (lacking(layers[0]), lacking(layers[1]));
    let old = pair.old.as_ref().or(old_lacking.as_ref());
    let new = pair.new.as_ref().or(new_lacking.as_ref());
    let (found, changes, same) = match (old, new) {
        (Some(old), Some(new)) => {
            let (changes, same) = both(old, new);
            (Found::Both, changes, same)
        }
        (Some(_), None) => (Found::OldOnly, Vec::new(), Vec::new()),
        (None, _) => (Found::NewOnly, Vec::new(), Vec::new()),
    };
    ArticleDiff { id, found, changes, same }
}

fn both(old: &Article, new: &Article) -> (Vec<Change>, Vec<(Of, String)>) {
    let (mut changes, mut same) = (Vec::new(), Vec::new());
    let digests = old.text_sha256.as_ref().zip(new.text_sha256.as_ref());
    let same_text = digests.is_some_and(|(old, new)| old == new);
    if let Some((old, new)) = digests.filter(|(old, new)| old != new) {
        changes.push(text_changed(old, new));
    }
    records(old, new, same_text, &mut changes, &mut same);
    if let (Some(old), Some(new)) = (&old.companies, &new.companies) {
        items::companies(old, new, &mut changes, &mut same);
    }
    if let (Some(old), Some(new)) = (&old.quantities, &new.quantities) {
        items::quantities(old, new, same_text, &mut changes, &mut same);
    }
    (changes, same)
}

fn text_changed(old: &str, new: &str) -> Change {
    let digest = |digest: &str| [Slot::own("text_sha256", digest.into())];
    let slots = differences(&digest(old), &digest(new));
    Change { of: Of::Article, sort: Sort::Changed, kind: String::new(), old: None, new: None, summary: None, slots }
}

fn records(old: &Article, new: &Article, same_text: bool, changes: &mut Vec<Change>, same: &mut Vec<(Of, String)>) {
    let olds: Vec<Told> = old.records.iter().map(Told::of).collect();
    let news: Vec<Told> = new.records.iter().map(Told::of).collect();
    let mut met = vec![false; news.len()];
    for (told, partner) in olds.iter().zip(pairs(&olds, &news, same_text)) {
        partner.into_iter().for_each(|j| met[j] = true);
        match changed(Some(told), partner.map(|j| &news[j])) {
            Some(change) => changes.push(change),
            None => same.push((Of::Record, told.kind.to_owned())),
        }
    }
    let unmet = news.iter().zip(&met).filter(|(_, met)| !**met);
    changes.extend(unmet.filter_map(|(told, _)| changed(None, Some(told))));
}

fn changed(old: Option<&Told>, new: Option<&Told>) -> Option<Change> {
    let slots_of = |told: Option<&Told>| told.map_or(Vec::new(), |told| told.slots.clone());
    let slots = differences(&slots_of(old), &slots_of(new));
    let sort = Sort::of(&old, &new);
    if sort == Sort::Changed && slots.is_empty() {
        return None;
    }
    let text = |told: Option<&Told>, key: &str| told.and_then(|told| text_of(told.record, key)).map(str::to_owned);
    let id = |told: Option<&Told>| told.map(|_| text(told, "id").unwrap_or_default());
    let kind = new.or(old).map_or(String::new(), |told| told.kind.to_owned());
    let summary = text(new.or(old), "summary");
    Some(Change { of: Of::Record, sort, kind, old: id(old), new: id(new), summary, slots })
}
