//! Parts of a party's money and what they hang on.
//!
//! "L'investimento di Amazon sarà scaglionato: 15 miliardi immediati, i restanti 35 dipenderanno da …": amounts of one or two sentences, each beside a
//! condition, that add up to an amount which a party puts in. The sum is what makes it safe.

use super::Draft;
use crate::doc::Sentence;
use crate::lang::Tag;
use crate::lexicon::class;
use crate::mention::{AmountMention, View, date::TimeMention};
use crate::value::{Condition, Kind, QuantityKind, Role, Span, power_of_ten};
use rust_decimal::Decimal;

/// An amount with the condition that stands beside it.
type Part = (u32, Condition, Span);

/// Finds tranches in `sentences` and hangs them on the parties of `drafts` whose money they add up to.
pub fn attach(
    view: View,
    sentences: &[Sentence],
    amounts: &[AmountMention],
    times: &[TimeMention],
    drafts: &mut [Draft],
) {
    for s in 0..sentences.len() {
        let mut parts = parts_of(view, &sentences[s], amounts, times);
        if parts.len() == 1 && s + 1 < sentences.len() {
            parts.extend(parts_of(view, &sentences[s + 1], amounts, times));
        }
        if parts.len() >= 2 {
            hang(s, &parts, amounts, drafts);
        }
    }
}

/// An investment that only tells a part of a party's money is no deal of its own.
pub fn drop_parts(drafts: &mut Vec<Draft>) {
    let parts: Vec<(u32, u32)> =
        drafts.iter().flat_map(|d| &d.parties).flat_map(|p| p.tranches.iter().map(move |t| (p.entity, t.0))).collect();
    drafts.retain(|d| {
        let amount = d.amounts.first().map(|v| v.amount);
        !(d.kind == Kind::Investment && amount.is_some_and(|a| parts.iter().any(|p| p.1 == a && d.names(p.0))))
    });
}

fn parts_of(view: View, sentence: &Sentence, amounts: &[AmountMention], times: &[TimeMention]) -> Vec<Part> {
    // nothing to hang on: most sentences
    if sentence.amounts.0 == sentence.amounts.1
        || sentence.times.0 == sentence.times.1 && view.hits.among(sentence.from, sentence.to) & class::CONDITION == 0
    {
        return Vec::new();
    }
    let range = sentence.amounts.0..sentence.amounts.1;
    let money: Vec<usize> = range.filter(|&a| amounts[a].quantity.amount.kind == QuantityKind::Money).collect();
    let mut out = Vec::new();
    for (k, &a) in money.iter().enumerate() {
        let to = money.get(k + 1).map_or(sentence.to, |&n| amounts[n].from);
        if let Some((condition, span)) = condition(view, amounts[a].end, to) {
            out.push((a as u32, condition, span));
        } else if let Some(time) = times[sentence.times.0..sentence.times.1]
            .iter()
            .find(|t| t.first >= amounts[a].end && t.first <= amounts[a].end + 4 && t.first < to)
        {
            out.push((a as u32, Condition::Dated, time.span));
        } else if let Some((condition, span)) = condition_before(view, sentence.from, amounts[a].from) {
            out.push((a as u32, condition, span));
        }
    }
    out
}

/// The first condition in tokens `from..to`.
fn condition(view: View, from: usize, to: usize) -> Option<(Condition, Span)> {
    view.hits.each(from, to.min(from + 14), class::CONDITION).find_map(|t| {
        view.hits.tags(t).find_map(|(len, tag)| {
            if let Tag::Condition(c) = tag { Some((c, view.span(t, (t + len).min(to.max(t + 1))))) } else { None }
        })
    })
}

/// A condition within the four tokens before `to`.
fn condition_before(view: View, from: usize, to: usize) -> Option<(Condition, Span)> {
    view.hits.each(to.saturating_sub(4).max(from), to, class::CONDITION).find_map(|t| {
        view.hits.tags(t).find_map(|(len, tag)| {
            if let Tag::Condition(c) = tag { (t + len <= to).then(|| (c, view.span(t, t + len))) } else { None }
        })
    })
}

/// Hangs parts on the party whose amount they add up to; a bare number takes the scale of its neighbour.
fn hang(sentence: usize, parts: &[Part], amounts: &[AmountMention], drafts: &mut [Draft]) {
    let value = |n: u32| {
        let a = &amounts[n as usize];
        if !a.bare {
            return a.quantity.amount.value;
        }
        let scale = parts.iter().map(|p| &amounts[p.0 as usize]).find(|o| !o.bare && o.scale >= 6)?.scale;
        a.number.checked_mul(power_of_ten(scale)?)
    };
    let Some(sum) = parts.iter().map(|p| value(p.0)).sum::<Option<Decimal>>() else { return };
    for draft in drafts
        .iter_mut()
        .filter(|d| matches!(d.kind, Kind::FundingRound | Kind::Investment | Kind::Acquisition | Kind::Debt))
    {
        let investor = |r: Role| matches!(r, Role::Investor | Role::LeadInvestor | Role::Lender | Role::Acquirer);
        let total = draft.amounts.iter().any(|v| amounts[v.amount as usize].quantity.amount.value == Some(sum));
        let single = draft.parties.iter().filter(|p| investor(p.role)).count() == 1;
        let found = draft.parties.iter_mut().find(|p| {
            investor(p.role)
                && p.tranches.is_empty()
                && p.amount
                    .is_some_and(|n| amounts[n as usize].quantity.amount.value == Some(sum) || Some(sum) == value(n))
        });
        let party = match found {
            Some(p) => Some(p),
            None if total && single => draft.parties.iter_mut().find(|p| investor(p.role) && p.tranches.is_empty()),
            None => None,
        };
        if let Some(party) = party {
            party.tranches = parts.to_vec();
            let added: Vec<usize> =
                [sentence, sentence + 1].into_iter().filter(|s| !draft.sentences.contains(s)).collect();
            draft.sentences.extend(added);
            return;
        }
    }
}
