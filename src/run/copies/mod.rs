//! Which articles are copies of an earlier one, to the word or edited: with another headline, another credit, a paragraph less.
//!
//! `Copies::enter("b.txt", &Sketch::of(text))` gives the id of the first article that the text is a copy of. Candidates come from tables
//! whose keys are three of the least hashes of a [`Sketch`] (locality-sensitive hashing by bands); what is kept of each decides. A million
//! articles take about 160 MB.

mod sketch;

pub use sketch::Sketch;

use rustc_hash::FxHashSet;
use sketch::Print;

/// How many classes make the key of a band.
const ROWS: usize = 3;

/// How many bands there are. The key of the first is all classes, in which what is equal meets; of the last [`PAIRS`] a pair of numbers, by which
/// a copy is found among any number of stories of its template.
const BANDS: usize = 9;

/// How many bands have a pair of numbers for their key, where there are as many.
const PAIRS: usize = 3;

/// How many chains there are, as a power of two.
const CHAINS: u32 = 21;

/// How many articles of a chain are looked at, the latest first: stories of one template by the thousand must not slow a run down.
const LOOKED_AT: usize = 48;

/// The articles of a run, but for copies.
#[derive(Debug)]
pub struct Copies {
    /// The last link of each chain: an article's number, from 0, times [`BANDS`], and the band, and one more, so that 0 is none.
    heads: Vec<u32>,
    /// For each article and band the link before.
    before: Vec<[u32; BANDS]>,
    prints: Vec<Print>,
    /// All ids one behind the other, and where each ends.
    ids: String,
    ends: Vec<u64>,
    /// Articles whose text is no more what it was: nothing is a copy of them.
    gone: FxHashSet<u32>,
}

impl Default for Copies {
    fn default() -> Self {
        let heads = vec![0; 1 << CHAINS];
        let (before, prints, ids, ends) = Default::default();
        Self { heads, before, prints, ids, ends, gone: FxHashSet::default() }
    }
}

impl Copies {
    /// Takes an article, and gives the id of the earlier one that it is a copy of.
    pub fn enter(&mut self, id: &str, sketch: &Sketch) -> Option<&str> {
        let chains = chains(sketch);
        let found = chains.iter().find_map(|&chain| self.find(chain, &sketch.print));
        if let Some(found) = found {
            return Some(self.id(found));
        }
        self.add(id, sketch.print, chains);
        None
    }

    /// Takes an article that is known to be no copy, and gives the number by which it is forgotten; none where there are too many.
    pub fn restore(&mut self, id: &str, sketch: &Sketch) -> Option<u32> {
        self.add(id, sketch.print, chains(sketch))
    }

    /// Nothing is a copy of this article any more.
    pub fn forget(&mut self, number: u32) {
        self.gone.insert(number);
    }

    fn add(&mut self, id: &str, print: Print, chains: [usize; BANDS]) -> Option<u32> {
        let number = self.prints.len();
        let first = u32::try_from(number * BANDS + 1).ok().filter(|first| *first < u32::MAX - BANDS as u32)?;
        let mut links = first..;
        let before = chains.map(|head| std::mem::replace(&mut self.heads[head], links.next().unwrap_or_default()));
        self.before.push(before);
        self.prints.push(print);
        self.ids.push_str(id);
        self.ends.push(self.ids.len() as u64);
        u32::try_from(number).ok()
    }

    /// The article of a chain that this is a copy of.
    fn find(&self, head: usize, print: &Print) -> Option<usize> {
        let mut next = self.heads[head];
        for _ in 0..LOOKED_AT {
            let link = (next as usize).checked_sub(1)?;
            let at = link / BANDS;
            if self.prints[at].is_copy(print) && !self.gone.contains(&(at as u32)) {
                return Some(at);
            }
            next = self.before[at][link % BANDS];
        }
        None
    }

    fn id(&self, at: usize) -> &str {
        let end = |at: usize| self.ends[at] as usize;
        &self.ids[at.checked_sub(1).map_or(0, end)..end(at)]
    }
}

/// The chains of a sketch, each by the place of its head.
fn chains(sketch: &Sketch) -> [usize; BANDS] {
    std::array::from_fn(|band| {
        let mix = |hash: u64, part: u32| (hash.rotate_left(5) ^ u64::from(part)).wrapping_mul(0x517c_c1b7_2722_0a95);
        let pair = (band + PAIRS).checked_sub(BANDS).and_then(|at| sketch.print.numbers.pair(at));
        let hash = match (band, pair) {
            (0, _) => sketch.bins.iter().copied().fold(0, mix),
            // the same pair at another place is the same key
            (_, Some(pair)) => pair.map(u32::from).into_iter().fold(BANDS as u64, mix),
            _ => sketch.bins[(band - 1) * ROWS..band * ROWS].iter().copied().fold(band as u64, mix),
        };
        (hash >> (64 - CHAINS)) as usize
    })
}

#[cfg(test)]
mod tests;
