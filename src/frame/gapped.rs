//! Companies with an amount and no predicate of their own: they repeat one told before.

use super::scene::{Scene, means};
use super::{Filler, Instance, Money, amounts};
use crate::clause::NodeKind;
use crate::lang::Prep;
use crate::mention::AmountMention;
use crate::value::{Kind, Role, Status};
use smallvec::SmallVec;

/// "vengono poi Eni con 900 milioni, Cdp Equity con 600": a list of companies with amounts of their own joins the round told before.
pub(super) fn tuple_list(scene: Scene, instances: &mut Vec<Instance>) {
    let row = scene.row;
    let paying = instances.iter().any(|i| i.kind == Kind::Investment && !i.noun);
    let tuples: Vec<usize> = (0..row.nodes.len())
        .filter(|&c| {
            let listed = c > 0 && matches!(row.nodes[c - 1].kind, NodeKind::Comma | NodeKind::And | NodeKind::Break);
            let amount = |n: &crate::clause::Node| {
                matches!(n.kind, NodeKind::Amount(_))
                    && (n.prep == Some(Prep::With) || n.prep.is_none() && listed && paying)
            };
            let own = amounts::own_amount_in_list(row, c);
            matches!(row.nodes[c].kind, NodeKind::Company(_))
                && (row.nodes.get(c + 1).is_some_and(amount) || own.is_some())
        })
        .collect();
    let claimed = instances.iter().any(|i| {
        // "backs Beta with $5m": who alone gets the money has it from another
        let gets = |f: &Filler| i.kind == Kind::Investment && !i.noun && f.role == Role::Recipient && tuples.len() == 1;
        let pays = |f: &Filler| matches!(f.role, Role::Investor | Role::LeadInvestor | Role::Lender);
        i.fillers.iter().any(|f| (gets(f) || pays(f)) && tuples.contains(&f.node))
    });
    if tuples.len() < if paying { 1 } else { 2 } || claimed {
        return;
    }
    let at = tuples[0];
    let fillers = tuples
        .iter()
        .filter_map(|&c| match row.nodes[c].kind {
            NodeKind::Company(m) => Some(Filler {
                role: Role::Investor,
                entity: scene.entities.of[m as usize],
                span: row.span(scene.view, c),
                node: c,
                score: 4.0,
                rule: "argument/tuple",
                amount: amounts::own_amount_in_list(row, c),
            }),
            _ => None,
        })
        .collect();
    instances.push(Instance {
        sentence: scene.sentence,
        frame: 0,
        kind: Kind::FundingRound,
        rule: "round-join",
        node: at,
        cue: row.span(scene.view, at),
        fillers,
        money: SmallVec::new(),
        noun: true,
        form: None,
        status: Status::Announced,
        stand: None,
        future: false,
        before: false,
        person: false,
        part: false,
        object: None,
        time: None,
        until: usize::MAX,
        heading: scene.heading,
        item: scene.item,
    });
}

/// "la prima vale 5,6 miliardi, il secondo 3,4": a company with an amount and no verb repeats the predicate before it.
pub(super) fn gapped(
    amounts_all: &[AmountMention],
    scene: Scene,
    instances: &mut Vec<Instance>,
    claimed: &mut Vec<u32>,
) {
    let row = scene.row;
    for c in 1..row.nodes.len() {
        let opens = matches!(row.nodes[c - 1].kind, NodeKind::Comma | NodeKind::And | NodeKind::Break)
            && row.nodes[c].prep.is_none();
        let amount = row.nodes[c + 1..].iter().take(2).enumerate().find_map(|(k, n)| match n.kind {
            NodeKind::Amount(a) if n.prep.is_none() => Some((a, c + 1 + k)),
            _ => None,
        });
        // "With $40m in revenue, Alfa employs 300 people": a verb of its own, and what is counted
        let amount = amount.filter(|&(a, at)| {
            let verb = at > c + 1 && matches!(row.nodes[c + 1].kind, NodeKind::Verb(_));
            let counted = row.nodes.get(at + 1).is_some_and(|n| {
                n.prep.is_none() && n.first == row.nodes[at].end && matches!(n.kind, NodeKind::Noun(_))
            });
            !(verb || amounts_all[a as usize].bare && counted)
        });
        let (Some((amount, at)), true) =
            (amount, opens && matches!(row.nodes[c].kind, NodeKind::Company(_) | NodeKind::Desc(..)))
        else {
            continue;
        };
        let taken = instances
            .iter()
            .any(|i| i.money.iter().any(|m| m.amount == amount) || i.fillers.iter().any(|f| f.amount == Some(amount)));
        let kind = amounts_all[amount as usize].quantity.amount.kind;
        let wanted = |i: &&Instance| {
            i.node < c
                && matches!(i.kind, Kind::Figure | Kind::Valuation | Kind::Capacity)
                && i.fillers.len() == 1 + usize::from(i.kind == Kind::Capacity && i.fillers.len() > 1)
                && i.money.iter().any(|m| amounts_all[m.amount as usize].quantity.amount.kind == kind && !m.versus)
        };
        let Some(first) = instances.iter().rev().find(wanted).filter(|_| !taken).cloned() else { continue };
        let others: Vec<u32> = first.fillers.iter().map(|f| f.entity).collect();
        let Some(&entity) = means(scene, c, &others).first() else { continue };
        let role = if first.kind == Kind::Capacity { Role::Customer } else { Role::Company };
        let mut copy = first;
        for filler in copy.fillers.iter_mut().filter(|f| f.role == role) {
            *filler = Filler { entity, span: row.span(scene.view, c), node: c, rule: "argument/gapped", ..*filler };
        }
        copy.money.retain(|m| !m.versus);
        copy.money.iter_mut().for_each(|m| *m = Money { amount, node: at, ..*m });
        if amounts_all[amount as usize].bare {
            claimed.push(amount);
        }
        instances.push(copy);
    }
}
