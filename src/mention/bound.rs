//! Words that bound an amount: "circa", "fino a", "oltre i", and behind it "circa", "e oltre".

use super::View;
use crate::lang::{Aux, Prep, Tag};
use crate::lexicon::{PhraseTag, class};
use crate::value::Bound;

/// Longest bound phrase, in tokens.
const REACH: usize = 6;

/// The bound that stands before token `i`, and where its words begin; articles and "la soglia di" may stand between.
pub fn before(view: View, mut i: usize) -> Option<(Bound, usize)> {
    for _ in 0..3 {
        let near = view.hits.among(i.saturating_sub(REACH), i);
        if near & (class::BOUND | class::FILLER) == 0 {
            return None;
        }
        let found = view.hits.words.ending(i, REACH).find_map(|h| match h.tag {
            PhraseTag::Tag(Tag::Bound(b)) => {
                let first = h.first as usize;
                let bounds = !(governed(view, first) || b == Bound::AtMost && reached(view, first));
                bounds.then_some((b, first))
            }
            _ => None,
        });
        if found.is_some() {
            return found;
        }
        let filler = view.hits.words.ending(i, REACH).find(|h| matches!(h.tag, PhraseTag::Tag(Tag::BoundFiller)))?;
        i = filler.first as usize;
    }
    None
}

/// Tokens between a deal's noun and the preposition that tells its amount: "ein Angebot von Alfa Capital über 2 Milliarden".
const COMPLEMENT: usize = 5;

/// "ein Kredit über 2 Milliarden": a preposition that only tells the amount of the deal's noun before it, and bounds nothing. Whose deal it is may
/// stand between.
fn governed(view: View, i: usize) -> bool {
    // "ein Kredit von über 2 Milliarden" has a bound
    if i == 0 || !view.lexicon.capital_nouns() || !view.is(i, class::PREP) || view.is(i - 1, class::PREP) {
        return false;
    }
    let title = |k: usize| view.tokens[k].shape == crate::scan::Shape::Title;
    let deal = |k: usize| view.is(k, class::NOUN) && !view.is(k, class::METRIC) && title(k);
    let of = |k: usize| {
        view.tokens[k].is_word() && (view.is(k, class::DEF | class::PREP) || view.tokens[k].shape.is_capital())
    };
    (i.saturating_sub(COMPLEMENT)..i).rev().take_while(|&k| of(k)).any(deal)
}

/// Tokens between a word of change and the level that is reached.
const LEVEL: usize = 8;

/// "los ingresos cayeron un 3,1%, hasta los 11.630 millones": a preposition that leads to the level that a change has reached bounds nothing. What may
/// change has not.
fn reached(view: View, i: usize) -> bool {
    let leads = view.is(i, class::PREP) && view.has(i, |t| matches!(t, Tag::Prep(Prep::To, _))).is_some();
    let near = || i.saturating_sub(LEVEL)..i;
    let end = |k: usize| view.mark(k, '.') || view.mark(k, ';');
    let start = near().rev().find(|&k| end(k)).map_or(i.saturating_sub(LEVEL), |k| k + 1);
    let may = |k: usize| view.has(k, |t| matches!(t, Tag::Aux(Aux::May | Aux::Should, _))).is_some();
    leads && (start..i).any(|k| view.is(k, class::CHANGE)) && !(start..i).any(may)
}

/// The bound that stands at token `i`, behind an amount.
pub fn after(view: View, i: usize) -> Option<Bound> {
    if view.mark(i, '+') && view.tokens[i].glued {
        return Some(Bound::AtLeast);
    }
    let (len, bound) = view.hits.tags(i).find_map(|(len, t)| match t {
        Tag::BoundAfter(b) => Some((len, b)),
        _ => None,
    })?;
    // "circa 5" behind an amount belongs to the amount that follows it
    let next = i + len;
    let follows = view.tokens.get(next).is_some_and(|t| t.is_number() || t.is('$') || t.is('€'));
    (!follows && super::number::number_at(view, next).is_none()).then_some(bound)
}
