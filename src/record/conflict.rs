//! What two drafts contradict each other in: they tell two deals then, however near they stand.

use super::Draft;
use super::agree::differs;
use super::merge::Scene;
use super::roles::{actor, key_role, role_like};
use crate::value::{Kind, Role, Status};
use smallvec::SmallVec;

/// Single-valued slots that differ.
pub(super) fn conflict(scene: Scene, a: &Draft, b: &Draft) -> bool {
    if let Some(role) = key_role(a.kind).filter(|_| a.kind == b.kind || key_role(a.kind) == key_role(b.kind))
        && let (Some(x), Some(y)) = (a.first(role), b.first(role))
    {
        // a headline may call the company by another name
        let renamed = b.heading && a.parties.iter().any(|p| b.names(p.entity)) && scene.headline_only.contains(&y);
        if x != y && !renamed {
            return true;
        }
    }
    // who puts money into something of its own is not who is given some
    let puts_in = |x: &Draft, y: &Draft| {
        x.kind == Kind::Investment
            && y.kind == Kind::FundingRound
            && x.parties.iter().any(|p| {
                p.role == Role::Investor
                    && p.rule == "argument/subject"
                    && y.entities(Role::Recipient).any(|r| r == p.entity)
            })
    };
    if puts_in(a, b) || puts_in(b, a) || other_investment(scene, a, b) || other_investment(scene, b, a) {
        return true;
    }
    if a.kind == b.kind {
        if let Some(role) = actor(a.kind) {
            let (x, y): (SmallVec<[u32; 4]>, SmallVec<[u32; 4]>) =
                (a.entities(role).collect(), b.entities(role).collect());
            let rumored = a.status == Status::Rumored && b.status == Status::Rumored;
            if !x.is_empty() && !y.is_empty() && !x.iter().any(|e| y.contains(e)) && !rumored {
                return true;
            }
        }
        // "costituita con Alfa … dare vita con Beta": each has a partner of its own
        let partners = |d: &Draft| d.entities(Role::Partner).count();
        let own = |x: &Draft, y: &Draft| x.entities(Role::Partner).any(|e| !y.names(e));
        let between =
            matches!(a.kind, Kind::JointVenture | Kind::Partnership | Kind::Merger) && !a.heading && !b.heading;
        if between && partners(a) > 1 && partners(b) > 1 && own(a, b) && own(b, a) {
            return true;
        }
        // one company in opposite roles: Alfa buys in one, is bought in the other
        let swapped =
            a.parties.iter().any(|p| b.parties.iter().any(|q| q.entity == p.entity && !role_like(p.role, q.role)));
        if swapped && a.kind != Kind::Capacity {
            return true;
        }
    }
    if let (Some((x, _)), Some((y, _))) = (a.stage, b.stage)
        && x != y
        && a.kind == Kind::FundingRound
    {
        return true;
    }
    if a.kind == Kind::Capacity
        && b.kind == Kind::Capacity
        && (differs(scene, &a.powers, &b.powers) || other_machines(scene, a, b))
    {
        return true;
    }
    a.kind == b.kind && !b.heading && !a.heading && differs(scene, &a.amounts, &b.amounts)
}

/// Whether the money that `a` puts in is not what buys in `b`: "Alfa sells its gas unit to Beta and invests 300 million in Gamma".
fn other_investment(scene: Scene, a: &Draft, b: &Draft) -> bool {
    let money = a.kind == Kind::Investment && !a.amounts.is_empty();
    if !money || b.kind != Kind::Acquisition || a.heading || b.heading {
        return false;
    }
    let apart = |x: Role, y: Role| {
        let theirs: SmallVec<[u32; 4]> = b.entities(y).collect();
        a.has(x) && !theirs.is_empty() && !a.entities(x).any(|e| theirs.contains(&e))
    };
    let sells = a.entities(Role::Investor).any(|e| b.entities(Role::Seller).any(|s| s == e));
    sells
        || apart(Role::Investor, Role::Acquirer)
        || apart(Role::Recipient, Role::Target)
        || differs(scene, &a.amounts, &b.amounts)
}

/// Different machines, or different purposes.
fn other_machines(scene: Scene, a: &Draft, b: &Draft) -> bool {
    let hardware = matches!((a.hardware, b.hardware), (Some(x), Some(y)) if x.of(scene.text) != y.of(scene.text));
    let purpose =
        matches!((&a.purpose, &b.purpose), (Some(x), Some(y)) if x.value != y.value && a.sentences != b.sentences);
    hardware || purpose
}
