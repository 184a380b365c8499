//! 95 % intervals of the layers' F1, articles drawn with replacement.
//!
//! Example: with twenty articles each round draws twenty, some of them twice; the interval spans all but the outer 2.5 % of 500 rounds.
//!
//! It gives no interval for fewer than five articles, and the same articles give the same interval always.

use super::score::LAYERS;
use super::tally::{Part, Tally, round};
use serde::Serialize;
use std::collections::BTreeMap;

const ROUNDS: usize = 500;
const FEWEST: usize = 5;

/// From low to high, to three places.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval(pub f64, pub f64);

/// The intervals of the layers that were scored.
pub(super) fn intervals(parts: &[Part]) -> BTreeMap<&'static str, Interval> {
    LAYERS.iter().filter_map(|layer| interval(parts, layer).map(|i| (*layer, i))).collect()
}

fn interval(parts: &[Part], layer: &str) -> Option<Interval> {
    let rows: Vec<Tally> = parts.iter().map(|p| p.tallies.get(layer)).collect();
    if rows.len() < FEWEST || rows.iter().all(|t| *t == Tally::default()) {
        return None;
    }
    let mut random = Random(1);
    let mut draws: Vec<f64> = (0..ROUNDS).map(|_| draw(&rows, &mut random).f1()).collect();
    draws.sort_by(f64::total_cmp);
    Some(Interval(round(draws[ROUNDS / 40], 3), round(draws[ROUNDS * 39 / 40], 3)))
}

fn draw(rows: &[Tally], random: &mut Random) -> Tally {
    let mut sum = Tally::default();
    for _ in rows {
        sum.add(rows[random.below(rows.len())]);
    }
    sum
}

/// The `SplitMix64` generator.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::super::tally::{Part, Tally};
    use super::{Interval, Random, intervals};

    fn part(tp: u64, fp: u64) -> Part {
        let mut part = Part::new("a", "it");
        part.tallies.add("records", Tally { tp, fp, fn_: 0 });
        part
    }

    #[test]
    fn few_articles_give_no_interval() {
        assert!(intervals(&vec![part(1, 0); 4]).is_empty());
    }

    #[test]
    fn equal_articles_give_a_point_and_others_a_span() {
        assert_eq!(intervals(&vec![part(1, 0); 5])["records"], Interval(1.0, 1.0));
        let mixed: Vec<Part> = (0..20).map(|i| part(i % 2, (i + 1) % 2)).collect();
        let Interval(low, high) = intervals(&mixed)["records"];
        assert!(low < 0.5 && high > 0.75, "{low} {high}");
        assert_eq!(intervals(&mixed), intervals(&mixed));
    }

    #[test]
    fn draws_reach_every_article() {
        let mut random = Random(1);
        let seen: std::collections::BTreeSet<usize> = (0..200).map(|_| random.below(7)).collect();
        assert_eq!(seen.len(), 7);
    }
}
