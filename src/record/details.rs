//! What the words around a predicate add to its draft: stage, purpose, machines, venue, exclusivity, the basis of a valuation, a minus sign.
//!
//! The words are looked for once in a sentence ([`Words::find`]) and then shared by all its drafts.

use super::Draft;
use crate::clause::Row;
use crate::doc::{Doc, Sentence};
use crate::frame::Instance;
use crate::lang::{Slot, Tag};
use crate::lexicon::{NameTag, PhraseTag, class};
use crate::mention::View;
use crate::value::{Basis, Kind, Purpose, QuantityKind, Role, TextSlot};
use smallvec::SmallVec;

/// The telling words of a sentence: token, tokens taken, tag.
#[derive(Debug, Default)]
pub struct Words {
    tags: SmallVec<[(usize, usize, Tag); 8]>,
    product: Option<(usize, usize)>,
}

impl Words {
    /// Finds them in a sentence.
    pub fn find(view: View, sentence: &Sentence) -> Self {
        let mut words = Self::default();
        for t in view.hits.each(sentence.from, sentence.to, class::DETAIL | class::PRODUCT_NAME) {
            for (len, tag) in view.hits.tags(t) {
                if matches!(
                    tag,
                    Tag::Stage(_)
                        | Tag::Venue
                        | Tag::CapitalIncrease
                        | Tag::Exclusive
                        | Tag::Purpose(_)
                        | Tag::ToDate
                        | Tag::Basis(_)
                ) {
                    words.tags.push((t, len, tag));
                }
            }
            if words.product.is_none() {
                let len =
                    view.hits.names.at(t).iter().filter(|h| h.tag == NameTag::Product).map(|h| h.len as usize).max();
                words.product = len.map(|len| (t, len));
            }
        }
        words
    }
}

/// Adds what the words of the sentence tell about an instance to its draft.
pub fn add(
    doc: &Doc,
    view: View,
    row: &Row,
    words: &Words,
    instance: &Instance,
    sentence: &Sentence,
    draft: &mut Draft,
) {
    let cue = row.nodes[instance.node].first;
    let power = instance.amount(Slot::Power).map(|m| row.nodes[m.node].first);
    let mut purpose: Option<(usize, TextSlot<Purpose>)> = None;
    for &(t, len, tag) in &words.tags {
        let span = view.span(t, t + len);
        match tag {
            Tag::Stage(s) if draft.stage.is_none() && !no_letter(view, t, t + len) => draft.stage = Some((s, span)),
            Tag::Venue if draft.venue.is_none() => draft.venue = Some(span),
            Tag::CapitalIncrease if t.abs_diff(cue) < 8 => draft.among_holders = true,
            Tag::Exclusive if draft.exclusive.is_none() => draft.exclusive = Some(span),
            Tag::Purpose(value) => {
                let far = power.map_or(t.abs_diff(cue), |p| t.abs_diff(p) + if t < p { 3 } else { 0 });
                let far = far + if value == Purpose::DataCenter { 14 } else { 0 };
                if purpose.as_ref().is_none_or(|p| far < p.0) {
                    purpose = Some((far, TextSlot { value, span, rule: "purpose/word" }));
                }
            }
            Tag::ToDate
                if (t.abs_diff(cue) < 8 || t == sentence.from && cue < t + 16)
                    && !totals_another(doc, view, sentence, t, t + len, draft) =>
            {
                draft.to_date = true
            }
            _ => {}
        }
    }
    bases(doc, view, words, sentence, draft);
    draft.hardware = draft.hardware.or(words.product.map(|(t, len)| view.span(t, t + len)));
    draft.purpose = purpose.map(|p| p.1);
}

/// "in a round led by", "un round a 40 miliardi": a small letter before the noun is an article, one before a number a preposition, no stage.
fn no_letter(view: View, first: usize, end: usize) -> bool {
    let small = |t: usize| view.word(t).len() == 1 && view.word(t).chars().all(char::is_lowercase);
    let number = || view.tokens.get(end).is_some_and(|next| next.is_number() || view.is(end, class::CURRENCY));
    small(first) || small(end - 1) && number()
}

/// What the words of the sentence tell about the valuations of a draft: "pre-money" belongs to the valuation that is nearest and that no
/// other amount parts it from; a comma between them counts as three words, a stronger mark as twelve.
pub fn bases(doc: &Doc, view: View, words: &Words, sentence: &Sentence, draft: &mut Draft) {
    let amounts = &doc.amounts[sentence.amounts.0..sentence.amounts.1];
    for v in draft.valuations.iter_mut().filter(|v| v.basis == Basis::Unspecified) {
        let own = &doc.amounts[v.amount as usize];
        let far = |t: usize, len: usize| {
            let (low, high) = if t < own.first { (t + len, own.first) } else { (own.end, t) };
            let parted =
                amounts.iter().any(|a| !a.bare && a.first != own.first && low.min(t) <= a.first && a.first < high);
            let mark = |k: usize| match () {
                () if view.mark(k, ',') => 3,
                () if [';', ':', '–', '—'].into_iter().any(|mark| view.mark(k, mark)) => 12,
                () => 1,
            };
            (t.abs_diff(own.first) <= 14 && !parted).then(|| (low..high).map(mark).sum::<usize>())
        };
        let told = words.tags.iter().filter_map(|&(t, len, tag)| match tag {
            Tag::Basis(basis) => Some((far(t, len)?, basis)),
            _ => None,
        });
        v.basis = told.min_by_key(|told| told.0).map_or(v.basis, |told| told.1);
    }
}

/// "Alfa riceverà da Beta 65 GWh": energy that is not stored is supplied.
pub fn energy_is_supplied(doc: &Doc, draft: &mut Draft) {
    let energy = |v: &super::draft::Value| doc.amounts[v.amount as usize].quantity.amount.kind == QuantityKind::Energy;
    let stored = draft.purpose.as_ref().is_some_and(|p| p.value == Purpose::Storage);
    let both = draft.has(Role::Supplier) && draft.has(Role::Customer);
    if draft.kind == Kind::Capacity && both && !stored && !draft.powers.is_empty() && draft.powers.iter().all(energy) {
        draft.kind = Kind::Supply;
    }
}

/// "raised $40 million, bringing the total to $90 million": the words lead up to an amount behind them, and the round has its own before.
fn totals_another(doc: &Doc, view: View, sentence: &Sentence, from: usize, end: usize, draft: &Draft) -> bool {
    draft.amounts.first().is_some_and(|v| doc.amounts[v.amount as usize].first < from)
        && doc.amounts[sentence.amounts.0..sentence.amounts.1]
            .iter()
            .any(|a| !a.bare && (end..end + 6).contains(&a.first) && !(end..a.first).any(|k| view.mark(k, ',')))
}

/// "il risultato operativo è negativo per 6 milioni".
pub fn signs(doc: &Doc, view: View, row: &Row, instance: &Instance, drafts: &mut [Draft]) {
    let node = &row.nodes[instance.node];
    let cue = node.end;
    // "una perdita operativa di 860 milioni": the noun says so
    let loss = |tag: PhraseTag| match tag {
        PhraseTag::Noun(frame) => view.lexicon.frame(frame).metric == Some(crate::value::Metric::Loss),
        PhraseTag::Tag(tag) => tag == Tag::Negative,
        PhraseTag::Verb(_) => false,
    };
    let below = (node.first..node.end).any(|t| view.hits.words.at(t).iter().any(|h| loss(h.tag)));
    for draft in drafts {
        let at = draft.amounts.first().map_or(cue, |v| doc.amounts[v.amount as usize].from);
        let negative = at > cue && at - cue < 8 && (cue..at).any(|t| view.has(t, |x| x == Tag::Negative).is_some());
        match draft.metric {
            Some(crate::value::Metric::Profit) if negative => draft.metric = Some(crate::value::Metric::Loss),
            Some(crate::value::Metric::Ebit | crate::value::Metric::Ebitda) => draft.negative = negative || below,
            _ => {}
        }
    }
}

/// "gli investimenti raddoppieranno a 15 miliardi": money that will be put in.
pub fn planned_investment(doc: &Doc, instance: &Instance) -> Option<Draft> {
    let mut draft = Draft::new(instance);
    draft.kind = Kind::Investment;
    draft.status = crate::value::Status::Planned;
    draft.parties.iter_mut().for_each(|p| p.role = Role::Investor);
    draft.amounts.retain(|v| doc.amounts[v.amount as usize].quantity.amount.is_complete());
    (!draft.amounts.is_empty() && !draft.parties.is_empty()).then_some(draft)
}
