//! Maximum-weight assignment of rows to columns (the Hungarian method on the padded square).
//!
//! Example: weights `[[5, 4], [4, 0]]` pair row 0 with column 1 and row 1 with column 0, which is 8 where the greedy choice is 5.
//!
//! It does not pair what weighs nothing, and what more than one assignment would do as well is settled by position alone.

/// The pairs (row, column) of the best assignment, by column.
pub(crate) fn assign(weight: &[Vec<i64>]) -> Vec<(usize, usize)> {
    let n = weight.iter().map(Vec::len).max().unwrap_or(0).max(weight.len());
    let big = weight.iter().flatten().copied().max().unwrap_or(0);
    let mut square = Square {
        weight,
        big,
        n,
        row: vec![0; n + 1],
        column: vec![0; n + 1],
        owner: vec![0; n + 1],
        way: vec![0; n + 1],
    };
    for i in 1..=n {
        let last = square.search(i);
        square.augment(last);
    }
    let pairs = (1..=n).map(|j| (square.owner[j] - 1, j - 1));
    pairs.filter(|&(i, j)| at(weight, i, j) > 0).collect()
}

fn at(weight: &[Vec<i64>], i: usize, j: usize) -> i64 {
    weight.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0)
}

/// The padded cost matrix with its potentials; index 0 of each list stands for "none yet".
struct Square<'a> {
    weight: &'a [Vec<i64>],
    big: i64,
    n: usize,
    row: Vec<i64>,
    column: Vec<i64>,
    owner: Vec<usize>,
    way: Vec<usize>,
}

impl Square<'_> {
    fn reduced(&self, i: usize, j: usize) -> i64 {
        self.big - at(self.weight, i - 1, j - 1) - self.row[i] - self.column[j]
    }

    /// Grows the tree from row `i` until it meets a free column.
    fn search(&mut self, i: usize) -> usize {
        self.owner[0] = i;
        let mut low = vec![i64::MAX; self.n + 1];
        let mut used = vec![false; self.n + 1];
        let mut here = 0;
        loop {
            used[here] = true;
            let (delta, next) = self.nearest(here, &mut low, &used);
            self.shift(delta, &mut low, &used);
            here = next;
            if self.owner[here] == 0 {
                return here;
            }
        }
    }

    /// The nearest column outside the tree and its distance.
    fn nearest(&mut self, here: usize, low: &mut [i64], used: &[bool]) -> (i64, usize) {
        let mut best = (i64::MAX, 0);
        for j in (1..=self.n).filter(|&j| !used[j]) {
            let cost = self.reduced(self.owner[here], j);
            if cost < low[j] {
                low[j] = cost;
                self.way[j] = here;
            }
            if low[j] < best.0 {
                best = (low[j], j);
            }
        }
        best
    }

    fn shift(&mut self, delta: i64, low: &mut [i64], used: &[bool]) {
        for j in 0..=self.n {
            if used[j] {
                self.row[self.owner[j]] += delta;
                self.column[j] -= delta;
            } else {
                low[j] = low[j].saturating_sub(delta);
            }
        }
    }

    /// Flips the path that ends in `last`.
    fn augment(&mut self, mut last: usize) {
        while last != 0 {
            self.owner[last] = self.owner[self.way[last]];
            last = self.way[last];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::assign;

    #[test]
    fn best_total_wins_over_best_pair() {
        assert_eq!(assign(&[vec![5, 4], vec![4, 0]]), [(1, 0), (0, 1)]);
    }

    #[test]
    fn ragged_and_empty_shapes() {
        assert!(assign(&[]).is_empty());
        assert!(assign(&[vec![], vec![]]).is_empty());
        assert_eq!(assign(&[vec![0, 0, 7]]), [(0, 2)]);
        assert_eq!(assign(&[vec![1], vec![3], vec![2]]), [(1, 0)]);
        assert!(assign(&[vec![0, 0], vec![0, 0]]).is_empty());
    }
}
