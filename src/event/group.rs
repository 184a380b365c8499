//! Puts the tellings of one deal together, in one pass from the earliest to the latest.
//!
//! A telling is compared with the groups that share a company with it in the role that counts, and joins the one it fits best, if it
//! contradicts none of what that group says. The order in which the input came decides nothing.
//!
//! Where a grouper is to forget, a group is closed once so many days have passed without a telling of it; what is told later begins another.

use super::blocks::{Block, blocks};
use super::matching::{begins_anew, family, strength};
use super::telling::{Telling, Tellings};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// Tellings of a group that a new one is compared with: those that say something of their own, the latest.
const COMPARED: usize = 24;

/// Groups of a block that a telling is compared with, those told latest first: one that buys by the thousand must not slow a run down.
const LOOKED_AT: usize = 96;

/// Groups tellings; give them in the order of [`Tellings::sort`].
#[derive(Debug, Default)]
pub struct Grouper {
    groups: Vec<Group>,
    blocks: FxHashMap<Block, SmallVec<[u32; 2]>>,
    span: Span,
}

/// How far back groups are open.
#[derive(Debug, Default, Clone, Copy)]
struct Span {
    /// After how many days without a telling a group is closed; never, if that is not said.
    forget: Option<i64>,
    /// The latest day of publication so far.
    today: Option<Date>,
}

impl Span {
    /// Whether nothing more is put into a group that was told last on this day.
    fn over(self, last: Option<Date>) -> bool {
        let days = |last: Date, today: Date| last.until(today).map_or(i64::MAX, |days| i64::from(days.get_days()));
        matches!((self.forget, last, self.today), (Some(forget), Some(last), Some(today)) if days(last, today) > forget)
    }
}

#[derive(Debug, Default)]
struct Group {
    /// None any more once it was closed and given away.
    members: Vec<u32>,
    /// Those of them that a new telling is compared with.
    telling: Vec<u32>,
    /// When it was told last.
    last: Option<Date>,
}

/// The numbers of the tellings of each deal; the tellings must be sorted and identified. They are in the order of their first ones, or where
/// deals are forgotten after so many days, in the order of the days on which they were told last.
pub fn group(tellings: &Tellings, forget: Option<u32>) -> Vec<Vec<u32>> {
    let mut grouper = Grouper::new(forget);
    (0..tellings.all.len() as u32).for_each(|number| grouper.take(tellings, number));
    grouper.finish()
}

impl Grouper {
    /// One that closes a group after so many days without a telling, where that is said.
    pub fn new(forget: Option<u32>) -> Self {
        Self { span: Span { forget: forget.map(i64::from), today: None }, ..Self::default() }
    }

    /// Puts a telling where it belongs; one that is no deal is passed over.
    pub fn take(&mut self, all: &Tellings, number: u32) {
        let telling = &all.all[number as usize];
        let Some(family) = family(telling.kind) else { return };
        // an article without a day comes last, and is taken for one of the last day
        self.span.today = self.span.today.max(all.articles[telling.article as usize].date);
        let keys = blocks(family, telling);
        let mut tried: SmallVec<[u32; 8]> = SmallVec::new();
        let mut best: Option<(i32, u32)> = None;
        for key in &keys {
            let open = |group: &&u32| !self.span.over(self.groups[**group as usize].last);
            for &candidate in self.blocks.get(key).into_iter().flatten().rev().filter(open).take(LOOKED_AT) {
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
        self.groups[group as usize].last = self.span.today;
        for key in keys {
            let held = self.blocks.entry(key).or_default();
            if self.span.forget.is_some() {
                held.retain(|group| !self.span.over(self.groups[*group as usize].last));
            }
            // a group that is told again is among the latest again
            if !held.iter().rev().take(LOOKED_AT).any(|held| *held == group) {
                held.push(group);
            }
        }
    }

    /// Gives the groups that are closed, in the order in which they were told last; they are found by nothing any more.
    pub fn take_closed(&mut self) -> Vec<Vec<u32>> {
        let span = self.span;
        let closed = self.groups.iter_mut().filter(|group| !group.members.is_empty() && span.over(group.last));
        let mut closed: Vec<&mut Group> = closed.collect();
        closed.sort_by_key(|group| group.last);
        closed.into_iter().map(|group| std::mem::take(&mut group.members)).collect()
    }

    /// The numbers of the tellings of all groups that were not given away, in ascending order.
    pub(super) fn tellings(&self) -> Vec<u32> {
        let mut open: Vec<u32> = self.groups.iter().flat_map(|g| &g.members).copied().collect();
        open.sort_unstable();
        open
    }

    /// Forgets the groups that were given away, once [`Tellings::keep`] has kept `kept` of the tellings and given their `texts` new numbers.
    pub(super) fn renumber(&mut self, kept: &[u32], texts: &[u32]) {
        let telling = |old: &mut u32| *old = kept.partition_point(|k| k < old) as u32;
        let mut numbers = vec![u32::MAX; self.groups.len()];
        let mut groups = Vec::new();
        for (old, mut group) in std::mem::take(&mut self.groups).into_iter().enumerate() {
            if group.members.is_empty() {
                continue;
            }
            group.members.iter_mut().chain(&mut group.telling).for_each(telling);
            numbers[old] = groups.len() as u32;
            groups.push(group);
        }
        self.groups = groups;
        for (block, mut held) in std::mem::take(&mut self.blocks) {
            held.iter_mut().for_each(|group| *group = numbers[*group as usize]);
            held.retain(|group| *group != u32::MAX);
            if !held.is_empty() {
                self.blocks.insert(block.renumbered(texts), held);
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

    /// The groups that were not given away, in the order of their first tellings; where some were closed, in the order of their last days.
    pub fn finish(mut self) -> Vec<Vec<u32>> {
        if self.span.forget.is_some() {
            self.groups.sort_by_key(|group| group.last);
        }
        self.groups.into_iter().map(|g| g.members).filter(|members| !members.is_empty()).collect()
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
