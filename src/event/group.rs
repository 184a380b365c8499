//! Puts the tellings of one deal together, in one pass from the earliest to the latest.
//!
//! A telling is compared with the groups that share a company with it in the role that counts, and joins the one it fits best, if it
//! contradicts none of what that group says. The order in which the input came decides nothing.

use super::matching::{Family, anchor, begins_anew, family, strength};
use super::telling::{Telling, Tellings};
use crate::value::Role;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// Tellings of a group that a new one is compared with: those that say something of their own, the latest.
const COMPARED: usize = 24;

/// Groups of a block that a telling is compared with, those told latest first: one that buys by the thousand must not slow a run down.
const LOOKED_AT: usize = 96;

/// What groups are found by: a family and one or two companies, or a company and a sum.
type Block = (Family, u32, u64);

/// Groups tellings; give them in the order of [`Tellings::sort`].
#[derive(Debug, Default)]
pub struct Grouper {
    groups: Vec<Group>,
    blocks: FxHashMap<Block, SmallVec<[u32; 2]>>,
}

#[derive(Debug, Default)]
struct Group {
    members: Vec<u32>,
    /// Those of them that a new telling is compared with.
    telling: Vec<u32>,
}

/// The numbers of the tellings of each deal, in the order of their first ones. The tellings must be sorted and identified.
pub fn group(tellings: &Tellings) -> Vec<Vec<u32>> {
    let mut grouper = Grouper::default();
    (0..tellings.all.len() as u32).for_each(|number| grouper.take(tellings, number));
    grouper.finish()
}

impl Grouper {
    /// Puts a telling where it belongs; one that is no deal is passed over.
    pub fn take(&mut self, all: &Tellings, number: u32) {
        let telling = &all.all[number as usize];
        let Some(family) = family(telling.kind) else { return };
        let keys = blocks(all, family, telling);
        let mut tried: SmallVec<[u32; 8]> = SmallVec::new();
        let mut best: Option<(i32, u32)> = None;
        for key in &keys {
            for &candidate in self.blocks.get(key).into_iter().flatten().rev().take(LOOKED_AT) {
                if tried.contains(&candidate) {
                    continue;
                }
                tried.push(candidate);
                if let Some(score) = self.fits(all, candidate, telling)
                    && best.is_none_or(|(most, first)| score > most || score == most && candidate < first)
                {
                    best = Some((score, candidate));
                }
            }
        }
        let group = best.map_or_else(
            || {
                self.groups.push(Group::default());
                self.groups.len() as u32 - 1
            },
            |(_, group)| group,
        );
        self.groups[group as usize].add(all, number);
        for key in keys {
            let held = self.blocks.entry(key).or_default();
            // a group that is told again is among the latest again
            if !held.iter().rev().take(LOOKED_AT).any(|held| *held == group) {
                held.push(group);
            }
        }
    }

    /// How well a telling fits a group: as to the member it fits best; `None` where it contradicts one that tells the same.
    fn fits(&self, all: &Tellings, group: u32, telling: &Telling) -> Option<i32> {
        let group = &self.groups[group as usize];
        let mut best = None;
        let mut against = 0usize;
        for &member in &group.telling {
            let member = &all.all[member as usize];
            if begins_anew(all, member, telling) {
                return None;
            }
            match strength(all, member, telling) {
                Some(score) => best = best.max(Some(score)),
                None => against += 1,
            }
        }
        best.filter(|_| against * 2 <= group.telling.len())
    }

    /// The groups, in the order of their first tellings.
    pub fn finish(self) -> Vec<Vec<u32>> {
        self.groups.into_iter().map(|g| g.members).collect()
    }
}

impl Group {
    fn add(&mut self, all: &Tellings, number: u32) {
        let new = &all.all[number as usize];
        let says_the_same = |old: &u32| {
            let old = &all.all[*old as usize];
            old.kind == new.kind
                && old.status == new.status
                && old.amount == new.amount
                && old.parties == new.parties
                && old.stage == new.stage
                && old.stake == new.stake
                && old.product == new.product
        };
        // the latest stands for those before it that say the same, so that a deal may be told for long
        self.telling.retain(|old| !says_the_same(old));
        self.telling.push(number);
        if self.telling.len() > COMPARED {
            self.telling.remove(0);
        }
        self.members.push(number);
    }
}

/// What a telling may be found by.
fn blocks(all: &Tellings, family: Family, telling: &Telling) -> SmallVec<[Block; 6]> {
    let mut keys: SmallVec<[Block; 6]> = SmallVec::new();
    let mut push = |key: Block| {
        if !keys.contains(&key) {
            keys.push(key);
        }
    };
    let role = anchor(family);
    for party in &telling.parties {
        let counts = role.is_none_or(|role| party.role == role) || party.role == Role::Partner;
        if counts && !matches!(family, Family::Alliance | Family::Supply) {
            push((family, party.key, 0));
        }
        // the same sum and another party: the name may be written otherwise, or be left out
        if let Some(sum) = telling.amount.and_then(|m| Some((m.reckoned()?, m.unit))) {
            push((family, party.key, 1 + (u64::from(sum.1) << 40 | magnitude(sum.0))));
        }
        if let Some(power) = telling.power.and_then(|m| m.reckoned()) {
            push((family, party.key, 1 << 63 | magnitude(power)));
        }
    }
    if matches!(family, Family::Alliance | Family::Supply) {
        for (i, a) in telling.parties.iter().enumerate() {
            for b in &telling.parties[i + 1..] {
                if a.role != b.role || family == Family::Alliance {
                    push((family, a.key.min(b.key), 2 << 60 | u64::from(a.key.max(b.key))));
                }
            }
        }
    }
    if family == Family::Purchase && telling.parties.iter().all(|p| p.role != Role::Target && p.role != Role::Partner) {
        // an asset: who buys it from whom
        for party in telling.parties.iter().filter(|p| matches!(p.role, Role::Acquirer | Role::Seller)) {
            push((family, party.key, 3 << 60));
        }
    }
    let _ = all;
    keys
}

/// Two leading digits and the number of digits: sums that agree nearly always share it.
fn magnitude(value: rust_decimal::Decimal) -> u64 {
    let digits = value.trunc().normalize().mantissa().unsigned_abs();
    let zeros = value.trunc().to_string().len() as u64;
    let text = digits.to_string();
    let lead: u64 = text.get(..2.min(text.len())).and_then(|t| t.parse().ok()).unwrap_or(0);
    zeros << 8 | lead
}
