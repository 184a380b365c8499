//! Listed names that are those of towns too: "Sabadell", "Zurich", "Suez".
//!
//! Alone such a name is the town. It is the company where it acts as companies do: "Sabadell vende TSB", "Zurich to buy", "the insurer Zurich".

use super::View;
use crate::lang::{Form, Prep, Tag};
use crate::lexicon::{NameTag, PhraseTag, class};
use crate::scan::Shape;
use crate::scan::hits::Hit;

/// What speaks for the company in a name that is a town's unless something tells otherwise: nothing by itself.
pub(super) const TOWN: f32 = -1.5;

/// What the listed name of `len` tokens at token `i` means, where its first reading is a town: the town behind a preposition of place, else
/// perhaps the company, which [`is_town`] doubts.
pub(super) fn town_or_company(view: View, i: usize, len: usize, tag: NameTag, from: usize) -> NameTag {
    if !matches!(tag, NameTag::Place(_)) {
        return tag;
    }
    let company = |t: NameTag| matches!(t, NameTag::Company(n, _) if view.tables.names.listed(n).ambiguous);
    let own = view.hits.names.at(i).iter().find(|h| h.len as usize == len && company(h.tag));
    let placed = || {
        let place = |t| matches!(t, Tag::Prep(Prep::In | Prep::To | Prep::On, _));
        i > from && view.has(i - 1, place).is_some()
    };
    match own {
        Some(hit) if acts(view, i + len) || behind_noun(view, i, from) || !placed() => hit.tag,
        _ => tag,
    }
}

/// Whether the listed company that is named by `first..end` is rather the town of the same name.
pub(super) fn is_town(view: View, first: usize, end: usize, from: usize) -> bool {
    let town = |h: &Hit<NameTag>| h.len as usize == end - first && matches!(h.tag, NameTag::Place(_));
    (view.hits.names.at(first).iter().any(town) || qualifies(view, first, end))
        && !acts(view, end)
        && !behind_noun(view, first, from)
}

/// "its Norwegian oil assets", "the Swiss multinational": whether the name of a people qualifies the noun behind it.
fn qualifies(view: View, first: usize, end: usize) -> bool {
    let people = |h: &Hit<NameTag>| h.len as usize == end - first && matches!(h.tag, NameTag::Demonym(..));
    let word = view.tokens.get(end).is_some_and(|t| t.is_word() && !t.glued && t.shape == Shape::Lower);
    let joins = |t: Tag| {
        matches!(
            t,
            Tag::Prep(..)
                | Tag::And
                | Tag::Or
                | Tag::Aux(..)
                | Tag::Clause
                | Tag::Saying
                | Tag::Rel
                | Tag::Not
                | Tag::Function
        )
    };
    view.lexicon.language.grammar.premodifiers
        && word
        && view.has(end, joins).is_none()
        && view.hits.names.at(first).iter().any(people)
}

/// Whether a verb that tells a deal or a figure stands at token `k`: "vende", "has agreed", and in headlines "to sell".
fn acts(view: View, k: usize) -> bool {
    let tells = |t: usize, forms: fn(Form) -> bool| {
        view.tokens.get(t).is_some_and(|token| token.shape == Shape::Lower)
            && view.hits.verb_form(t).is_some_and(|(_, v)| {
                let verb = view.lexicon.verb(v.verb);
                forms(v.form) && (!verb.frames.is_empty() || verb.light.is_some())
            })
    };
    let finite = |form: Form| matches!(form, Form::Pres | Form::Past | Form::Fut | Form::Impf | Form::Cond);
    if tells(k, finite) || view.has(k, |t| t == Tag::Saying).is_some() {
        return true;
    }
    // "has agreed", "ha acquistato"
    let participle = |form: Form| matches!(form, Form::Part | Form::Past);
    if view.is(k, class::AUX) && view.tokens.get(k).is_some_and(|t| t.shape == Shape::Lower) {
        return tells(k + 1, participle) || tells(k + 2, participle);
    }
    to_come(view, k) && tells(k + 1, |form| matches!(form, Form::Inf | Form::Pres))
}

/// "Alfa to buy Beta": whether the word at token `k` opens what is to come, as English headlines tell it.
pub(super) fn to_come(view: View, k: usize) -> bool {
    view.lexicon.language.grammar.premodifiers && view.has(k, |t| matches!(t, Tag::Prep(Prep::To, false))) == Some(1)
}

/// Whether a noun for companies stands right before token `i`: "the insurer Zurich".
fn behind_noun(view: View, i: usize, from: usize) -> bool {
    i > from
        && view.tokens[i - 1].shape == Shape::Lower
        && view
            .hits
            .words
            .ending(i, 2)
            .any(|h| matches!(h.tag, PhraseTag::Tag(Tag::CompanyNoun(..) | Tag::TradeNoun(..))))
}
