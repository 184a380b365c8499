//! What tellings of one deal have in common, so that each is compared with few.

use super::matching::{Family, anchor, family};
use super::telling::{Telling, Tellings};
use crate::value::Role;
use smallvec::SmallVec;

/// What groups are found by. Companies, units and sums ([`magnitude`]) stand by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Block {
    /// Whom or what the deal is about.
    Party(Family, u32),
    /// A company and a sum.
    Sum(Family, u32, u32, u64),
    /// A company and a power.
    Power(Family, u32, u64),
    /// Two companies, the lower number first.
    Pair(Family, u32, u32),
    /// Who buys an asset, or sells it.
    Asset(Family, u32),
}

impl Block {
    /// The same once texts have other numbers; every company and unit of a group that is held has one.
    pub(super) fn renumbered(self, texts: &[u32]) -> Self {
        let new = |old: u32| texts[old as usize];
        match self {
            Self::Party(family, party) => Self::Party(family, new(party)),
            Self::Sum(family, party, unit, sum) => Self::Sum(family, new(party), new(unit), sum),
            Self::Power(family, party, power) => Self::Power(family, new(party), power),
            Self::Pair(family, a, b) => Self::pair(family, new(a), new(b)),
            Self::Asset(family, party) => Self::Asset(family, new(party)),
        }
    }

    /// The same with its texts instead of their numbers.
    fn written(self, all: &Tellings) -> String {
        let text = |number: u32| all.text(number);
        match self {
            Self::Party(family, party) => format!("{}/party/{}", family.name(), text(party)),
            Self::Sum(family, party, unit, sum) => {
                format!("{}/sum/{}/{}/{sum}", family.name(), text(party), text(unit))
            }
            Self::Power(family, party, power) => format!("{}/power/{}/{power}", family.name(), text(party)),
            Self::Pair(family, a, b) => {
                let (a, b) = (text(a), text(b));
                format!("{}/pair/{}/{}", family.name(), a.min(b), a.max(b))
            }
            Self::Asset(family, party) => format!("{}/asset/{}", family.name(), text(party)),
        }
    }

    fn pair(family: Family, a: u32, b: u32) -> Self {
        Self::Pair(family, a.min(b), a.max(b))
    }
}

/// What a telling is found by, as texts; nothing where it is no deal.
pub(super) fn keys(all: &Tellings, telling: &Telling) -> Vec<String> {
    let found = family(telling.kind).map(|family| blocks(family, telling)).unwrap_or_default();
    found.into_iter().map(|block| block.written(all)).collect()
}

/// What a telling may be found by.
pub(super) fn blocks(family: Family, telling: &Telling) -> SmallVec<[Block; 6]> {
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
            push(Block::Party(family, party.key));
        }
        // the same sum and another party: the name may be written otherwise, or be left out
        if let Some((sum, unit)) = telling.amount.and_then(|m| Some((m.reckoned()?, m.unit))) {
            push(Block::Sum(family, party.key, unit, magnitude(sum)));
        }
        if let Some(power) = telling.power.and_then(|m| m.reckoned()) {
            push(Block::Power(family, party.key, magnitude(power)));
        }
    }
    if matches!(family, Family::Alliance | Family::Supply) {
        for (i, a) in telling.parties.iter().enumerate() {
            for b in &telling.parties[i + 1..] {
                if a.role != b.role || family == Family::Alliance {
                    push(Block::pair(family, a.key, b.key));
                }
            }
        }
    }
    if family == Family::Purchase && telling.parties.iter().all(|p| p.role != Role::Target && p.role != Role::Partner) {
        // an asset: who buys it from whom
        for party in telling.parties.iter().filter(|p| matches!(p.role, Role::Acquirer | Role::Seller)) {
            push(Block::Asset(family, party.key));
        }
    }
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
