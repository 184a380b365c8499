//! How well an amount fits as the level of a metric or a valuation, and whether it is another period's or only a change.

use super::instance::Instance;
use crate::clause::segments::distance;
use crate::clause::{NodeKind, NounClass, Row};
use crate::lang::{Prep, Tag};
use crate::mention::{AmountMention, View};
use crate::value::Kind;
/// "a $2 billion deal", "$5 million in revenue": where the language puts before a noun what qualifies it.
pub(super) fn qualifies(view: View, row: &Row, a: usize, instance: &Instance) -> bool {
    let p = instance.node;
    if !instance.noun || a >= p || !view.lexicon.language.grammar.premodifiers {
        return false;
    }
    // "a $9.7 billion five-year contract": what else qualifies the noun may stand between
    let compound = |t: usize| view.tokens[t].is_word() && (view.mark(t.wrapping_sub(1), '-') || view.mark(t + 1, '-'));
    let qualifiers = p - a <= 4
        && row.nodes[a + 1..p].iter().all(|n| n.prep.is_none() && !n.definite)
        && (row.nodes[a].end..row.nodes[p].first).all(|t| compound(t) || view.mark(t, '-'));
    if a + 1 != p && qualifiers {
        return row.nodes[a].prep.is_none() && row.nodes[p].prep.is_none();
    }
    if a + 1 != p {
        return false;
    }
    // "behind the group's $2 billion purchase": the preposition is that of the whole phrase
    let owned = a > 0 && row.nodes[a - 1].prep == Some(Prep::Own);
    let beside = row.nodes[a].end == row.nodes[p].first && (row.nodes[a].prep.is_none() || owned);
    beside || matches!(row.nodes[p].prep, Some(Prep::In | Prep::Of)) && !row.nodes[p].definite
}

/// How well an amount fits a figure or valuation: close behind it, or right before with "di": "100 miliardi di ricavi".
pub(super) fn level(view: View, row: &Row, a: usize, p: usize, noun: bool, worth: bool) -> f32 {
    let d = level_distance(row, a, p);
    if a > p {
        let prep = row.nodes[a].prep;
        let base = match prep {
            None
            | Some(Prep::Of | Prep::To | Prep::For | Prep::From | Prep::On | Prep::Than | Prep::Aside | Prep::After) => {
                6.0
            }
            // "mit 300 Millionen Euro bewertet"
            Some(Prep::With) if worth && !noun => 6.0,
            _ => 4.0,
        };
        return if noun && (predicated(row, a, p) || continued(row, a, p)) {
            f32::max(base - d, 5.0)
        } else {
            base - d
        };
    }
    // "Alfa, mit 1 Milliarde Euro bewertet, sucht Kapital"
    if worth && !noun && a + 1 == p && row.nodes[a].prep == Some(Prep::With) {
        return 6.0;
    }
    // "3 Milliarden Euro Umsatz": measured nouns stand right behind their measure
    let measured = view.lexicon.capital_nouns() && row.nodes[p].first == row.nodes[a].end;
    let genitive = noun
        && a + 1 == p
        && (row.nodes[p].prep == Some(Prep::Of) || (worth || measured) && row.nodes[p].prep.is_none());
    let loose = noun && a + 2 == p && row.nodes[p].prep == Some(Prep::Of);
    if genitive {
        7.5
    } else if loose {
        4.0
    } else if noun {
        1.8 - d
    } else {
        0.5 - d
    }
}

/// "il valore in Borsa della società, guidata da Alfa (e quotata dal 2019), raggiunge i 4 miliardi": the metric at node `p` is the subject of
/// the verb that the amount at node `a` follows, however much is told of it between.
fn predicated(row: &Row, a: usize, p: usize) -> bool {
    let subject = row.nodes[p].prep.is_none();
    let finite = |k: usize| matches!(row.nodes[k].kind, NodeKind::Verb(g) if g.is_finite() && !g.passive);
    let Some(verb) = (p + 1..a).rev().take(2).find(|&k| finite(k)).filter(|_| subject) else { return false };
    let mut depth = 0usize;
    row.nodes[p + 1..verb].iter().all(|n| {
        match n.kind {
            NodeKind::Open => depth += 1,
            NodeKind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0
            || match n.kind {
                NodeKind::Verb(g) => !g.is_finite(),
                NodeKind::Rel | NodeKind::Sub | NodeKind::Colon | NodeKind::Break | NodeKind::Open => false,
                NodeKind::Cue | NodeKind::Company(_) | NodeKind::Desc(..) => n.prep.is_some(),
                _ => true,
            }
    })
}

/// "l'utile è cresciuto dell'11% e ha raggiunto 5,7 miliardi": the metric at node `p` is the subject of two verbs, and the amount at node `a`
/// stands right behind the second.
fn continued(row: &Row, a: usize, p: usize) -> bool {
    let finite = |k: usize| matches!(row.nodes[k].kind, NodeKind::Verb(g) if g.is_finite() && !g.passive);
    if a < p + 4 || !finite(a - 1) || row.nodes[a - 2].kind != NodeKind::And || row.nodes[p].prep.is_some() {
        return false;
    }
    let Some(first) = (p + 1..a - 2).find(|&k| finite(k)) else { return false };
    // between the metric and its first verb stand whose it is and when, behind it by how much it changed
    let told = |n: &crate::clause::Node| match n.kind {
        NodeKind::Company(_) | NodeKind::Desc(..) => n.prep.is_some(),
        NodeKind::Noun(_) | NodeKind::Time(_) | NodeKind::Amount(_) => true,
        _ => false,
    };
    row.nodes[p + 1..first].iter().all(told) && row.nodes[first + 1..a - 2].iter().all(told)
}

/// The distance of an amount from its metric: verbs of change and their percentages lie between by nature.
fn level_distance(row: &Row, a: usize, p: usize) -> f32 {
    let mut d = distance(row, p, a);
    // a verb in a bracket that opens between costs nothing that could be given back: "20 volte l'ebitda (l'utile è di 608 milioni)"
    let mut between = &row.nodes[p.min(a) + 1..a.max(p)];
    if let Some(open) = between.iter().rposition(|n| n.kind == NodeKind::Open)
        && !between[open..].iter().any(|n| n.kind == NodeKind::Close)
    {
        between = &between[..open];
    }
    let verbs = between.iter().filter(|n| matches!(n.kind, NodeKind::Verb(g) if g.is_finite())).count();
    if verbs == 1 {
        d -= 1.7;
    }
    d
}

/// "di cui 3 miliardi": a part of what was said.
pub(super) fn is_part(view: View, row: &Row, a: usize) -> bool {
    a > 0
        && matches!(row.nodes[a - 1].kind, NodeKind::Rel)
        && view.has(row.nodes[a - 1].first, |t| matches!(t, Tag::Prep(Prep::Of, _))).is_some()
}

/// "127 milioni in più", "in aumento di 3 milioni": a change, not a level. Behind a comma it is told how the level compares: "$127m, more than expected".
pub(super) fn change(view: View, row: &Row, mention: &AmountMention, a: usize) -> bool {
    let after = !view.mark(mention.end, ',')
        && (mention.end..mention.end + 2).any(|t| view.has(t, |x| x == Tag::Delta).is_some() && t < view.tokens.len());
    let prep = row.nodes[a].prep == Some(Prep::Of);
    let before = prep
        && row.nodes[a].first > 1
        && (2..=3).any(|back| {
            mention.from >= back
                && view.has(mention.from - back, |x| x == Tag::Change).is_some_and(|len| len + 1 == back || len == back)
        });
    // "9.573 milioni, rispetto ai 9.172 di fine 2020 (+401 milioni)"
    let signed = a > 0 && row.nodes[a - 1].kind == NodeKind::Open && view.word(mention.first).starts_with('+');
    after || before || signed
}

/// Whether an amount stands as the level of another period.
pub(super) fn versus(view: View, row: &Row, a: usize) -> bool {
    if matches!(row.nodes[a].prep, Some(Prep::Than)) || from_to(row, a) || from_for(view, row, a) {
        return true;
    }
    let from = row.nodes[a].first;
    let word = (1..=4usize).any(|back| {
        from >= back && view.has(from - back, |t| t == Tag::Versus).is_some_and(|len| len >= back || back <= 3)
    });
    word || bracketed(row, a)
}

/// "148 million (131 million)", "148 million (2024: 131 million)": right behind the level, in brackets, with the time that it is of or not.
fn bracketed(row: &Row, a: usize) -> bool {
    let labelled = a > 1
        && row.nodes[a - 2].kind == NodeKind::Open
        && matches!(row.nodes[a - 1].kind, NodeKind::Time(_) | NodeKind::Noun(NounClass::Plain));
    let open = if labelled { a - 2 } else { a.saturating_sub(1) };
    let dated = |k: usize| matches!(row.nodes[k].kind, NodeKind::Time(_));
    let behind = open.checked_sub(1).map(|k| if labelled && k > 0 && dated(k) { k - 1 } else { k });
    row.nodes[open].kind == NodeKind::Open && behind.is_some_and(|k| matches!(row.nodes[k].kind, NodeKind::Amount(_)))
}

/// Whether a bound's words stand before token `i`: "inferiore ai 40".
fn bounded(view: View, i: usize) -> bool {
    crate::mention::bound::before(view, i).is_some()
}

/// "da 52 a 71,3 milioni": the level that is left.
fn from_to(row: &Row, a: usize) -> bool {
    let next = |n: &crate::clause::Node| {
        matches!(n.prep, Some(Prep::To | Prep::On)) && matches!(n.kind, NodeKind::Amount(_))
            || n.prep == Some(Prep::Of) && matches!(n.kind, NodeKind::Time(_))
    };
    row.nodes[a].prep == Some(Prep::From) && row.nodes.get(a + 1).is_some_and(next)
}

/// Whether the level at node `a` is left for the amount behind it: "da 416 milioni a 2,1 miliardi".
pub(super) fn passes(view: View, row: &Row, a: usize) -> bool {
    let amount = row.nodes.get(a + 1).is_some_and(|n| matches!(n.kind, NodeKind::Amount(_)));
    let from = row.nodes[a].first;
    let changed = || view.hits.among(from.saturating_sub(4), from) & crate::lexicon::class::CHANGE != 0;
    amount && from_to(row, a) && changed() || from_for(view, row, a)
}

/// "saltou de 4 milhões em 2024 para 6 milhões": the level that is left, where a verb of change stands before it.
pub(super) fn from_for(view: View, row: &Row, a: usize) -> bool {
    let node = &row.nodes[a];
    let dated = matches!(row.nodes.get(a + 1).map(|n| n.kind), Some(NodeKind::Time(_)));
    let reached = row.nodes.get(a + 1 + usize::from(dated)).is_some_and(|n| {
        matches!(n.kind, NodeKind::Amount(_)) && matches!(n.prep, Some(Prep::For | Prep::To | Prep::On))
    });
    let changed = || view.hits.among(node.first.saturating_sub(4), node.first) & crate::lexicon::class::CHANGE != 0;
    matches!(node.prep, Some(Prep::Of | Prep::From)) && reached && changed()
}

/// What a bare number loses; none where no slot may take it.
pub(super) fn bare_penalty(view: View, row: &Row, a: usize, instance: &Instance) -> Option<f32> {
    let gap = a.abs_diff(instance.node);
    // "L'ebitda è 88", "investimenti per 4,1": a verb of its own or the preposition of a level
    let said = a > instance.node
        && gap <= 3
        && (row.nodes[a].prep == Some(Prep::For) && gap == 1
            || row.nodes[a].prep.is_none()
                && row.nodes[instance.node + 1..a].iter().any(|n| matches!(n.kind, NodeKind::Verb(_)))
                && row.nodes[instance.node + 1..a]
                    .iter()
                    .all(|n| matches!(n.kind, NodeKind::Verb(_) | NodeKind::Time(_))));
    // "e 89 di ebitda"
    let genitive = a + 1 == instance.node && row.nodes[instance.node].prep == Some(Prep::Of) && instance.noun;
    let level = matches!(row.nodes[a].prep, Some(Prep::Of | Prep::To))
        && (gap == 1
            || a > instance.node
                && gap <= 5
                && row.nodes[instance.node + 1..a]
                    .iter()
                    .all(|n| !matches!(n.kind, NodeKind::Amount(_) | NodeKind::Break)));
    let listed = a > 1
        && row.nodes[a - 1].kind == NodeKind::And
        && row.nodes.get(a + 1).is_some_and(|n| matches!(n.kind, NodeKind::Time(_)))
        && gap <= 5;
    let bounded = gap == 1
        && a > instance.node
        && view.tokens[row.nodes[a].first].is_number()
        && bounded(view, row.nodes[a].first);
    let near = instance.kind == Kind::Figure
        && (listed
            || bounded
            || genitive
            || (level || said) && ends_phrase(view, row.nodes[a].end)
            || gap <= 4 && versus(view, row, a));
    let partitive = row.nodes[a].first > 1
        && (1..=4).any(|back| view.has(row.nodes[a].first.saturating_sub(back), |t| t == Tag::Partitive).is_some());
    let valued = instance.kind == Kind::Valuation && gap <= 3 && partitive;
    let worth = instance.kind == Kind::Valuation
        && row.nodes[a].prep == Some(Prep::Of)
        && a > instance.node
        && gap <= 3
        && ends_phrase(view, row.nodes[a].end)
        && row.nodes[instance.node + 1..a].iter().all(|n| matches!(n.kind, NodeKind::Noun(_)));
    // "Alfa aporta 30 y Beta otros 20": what an investor's verb has as its object
    let put = instance.kind == Kind::Investment
        && !instance.noun
        && a == instance.node + 1
        && row.nodes[a].prep.is_none()
        && ends_phrase(view, row.nodes[a].end);
    (near
        || worth
        || put
        || partitive
            && (matches!(instance.kind, Kind::Investment | Kind::FundingRound)
                || instance.kind == Kind::Figure && gap <= 2)
        || valued)
        .then_some(1.0)
}

/// Whether nothing that could be counted follows token `i`.
fn ends_phrase(view: View, i: usize) -> bool {
    view.tokens.get(i).is_none_or(|t| {
        !t.is_word() || view.has(i, |x| matches!(x, Tag::Prep(..) | Tag::And | Tag::Clause | Tag::Rel)).is_some()
    })
}
