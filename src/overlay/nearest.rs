//! The known word that is spelt most like an unknown one.

/// The known word nearest to `word`, if any is near: at most a third of its letters differ, or one does.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let folded = word.to_lowercase();
    let reach = (folded.chars().count() / 3).max(1);
    let ranked = known.into_iter().map(|k| (distance(&folded, &k.to_lowercase()), k));
    ranked.filter(|(d, _)| *d <= reach).min_by_key(|(d, _)| *d).map(|(_, k)| k)
}

/// Letters to insert, take out or replace.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(MOST).enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

/// Longer words are compared by so many letters.
const MOST: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_and_a_far_one_is_not() {
        let known = ["companies", "currencies", "cues"];
        assert_eq!(nearest("company", known), None);
        assert_eq!(nearest("Compnies", known), Some("companies"));
        assert_eq!(nearest("cue", known), Some("cues"));
        assert_eq!(nearest("", known), None);
        assert_eq!(distance("EURO", "EUR"), 1);
    }
}
