//! Records drawn by strata, the same ones for the same seed whatever the order and the number of threads.
//!
//! Of 900 figures and 100 mergers, 20 records to draw make 18 and 2. A stratum that would get none gets one, as far as the number allows.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A record that may be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The article's id.
    pub article: String,
    /// The record's id in it.
    pub record: String,
    /// What it is drawn among.
    pub stratum: String,
}

/// A record that was drawn, and how many its stratum has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draw<'a> {
    /// The record.
    pub candidate: &'a Candidate,
    /// How many records its stratum has.
    pub of: usize,
}

/// Draws `number` records.
pub fn draw(candidates: &[Candidate], number: usize, seed: u64) -> Vec<Draw<'_>> {
    let mut strata: BTreeMap<&str, Vec<([u8; 32], &Candidate)>> = BTreeMap::new();
    for candidate in candidates {
        strata.entry(&candidate.stratum).or_default().push((key(candidate, seed), candidate));
    }
    let sizes: Vec<usize> = strata.values().map(Vec::len).collect();
    let mut drawn = Vec::with_capacity(number.min(candidates.len()));
    for (list, take) in strata.values_mut().zip(shares(&sizes, number)) {
        list.sort_unstable_by_key(|(key, _)| *key);
        let of = list.len();
        drawn.extend(list.iter().take(take).map(|(_, candidate)| Draw { candidate, of }));
    }
    drawn
}

/// A place in an order that nothing but the seed decides.
fn key(candidate: &Candidate, seed: u64) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed.to_le_bytes());
    for part in [&candidate.article, &candidate.record] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// How many of each stratum: in proportion by the largest remainders, at least one each where there are enough.
fn shares(sizes: &[usize], number: usize) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    if number >= all {
        return sizes.to_vec();
    }
    let each = usize::from(number >= sizes.len());
    let left = number - each * sizes.len();
    // what is left is divided by what each stratum has beyond its first
    let rest: Vec<usize> = sizes.iter().map(|size| size - each).collect();
    let sum: usize = rest.iter().sum::<usize>().max(1);
    let mut shares: Vec<usize> = rest.iter().map(|size| each + left * size / sum).collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(left * rest[*i] % sum), *i));
    let mut open = number - shares.iter().sum::<usize>();
    for i in order {
        if open > 0 && shares[i] < sizes[i] {
            shares[i] += 1;
            open -= 1;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates() -> Vec<Candidate> {
        let one = |n: usize| Candidate {
            article: format!("a{}", n / 4),
            record: format!("r{}", n % 4 + 1),
            stratum: if n.is_multiple_of(10) { "merger" } else { "figure" }.to_owned(),
        };
        (0..1000).map(one).collect()
    }

    #[test]
    fn in_proportion_and_the_same_whatever_the_order() {
        let all = candidates();
        let drawn: Vec<_> = draw(&all, 20, 7).iter().map(|d| d.candidate.clone()).collect();
        assert_eq!(drawn.iter().filter(|c| c.stratum == "merger").count(), 3);
        assert_eq!(drawn.len(), 20);
        let turned: Vec<Candidate> = all.iter().rev().cloned().collect();
        assert_eq!(draw(&turned, 20, 7).iter().map(|d| d.candidate.clone()).collect::<Vec<_>>(), drawn);
        assert_ne!(draw(&all, 20, 8).iter().map(|d| d.candidate.clone()).collect::<Vec<_>>(), drawn);
        assert!(draw(&all, 20, 7).iter().all(|d| d.of == if d.candidate.stratum == "merger" { 100 } else { 900 }));
    }

    #[test]
    fn every_stratum_gets_one_where_there_are_enough() {
        assert_eq!(shares(&[1000, 1, 1], 10), [8, 1, 1]);
        assert_eq!(shares(&[1000, 1, 1], 2), [2, 0, 0]);
        assert_eq!(shares(&[3, 2], 10), [3, 2]);
        assert!(shares(&[], 10).is_empty());
        for number in 0..30 {
            assert_eq!(shares(&[7, 11, 3, 9], number).iter().sum::<usize>(), number);
        }
    }
}
