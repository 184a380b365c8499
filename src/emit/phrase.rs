//! Pieces of English sentences: names in a row, verbs by status and number.
//!
//! `names(&["A", "B", "C"], line)` appends "A, B and C"; `INVEST.tell(Some(Rumored), false, line)` appends "is said to invest". Which pieces a
//! record takes stands in `super::summary`.

use crate::value::{Purpose, Status};

/// A verb in the forms that summaries use.
#[derive(Debug, Clone, Copy)]
pub struct Verb {
    one: &'static str,
    many: &'static str,
    past_one: &'static str,
    past_many: &'static str,
    infinitive: &'static str,
    passive: bool,
}

const fn verb(one: &'static str, infinitive: &'static str, past: &'static str) -> Verb {
    Verb { one, many: infinitive, past_one: past, past_many: past, infinitive, passive: false }
}

pub const INVEST: Verb = verb("invests", "invest", "invested");
pub const RAISE: Verb = verb("raises", "raise", "raised");
pub const ACQUIRE: Verb = verb("acquires", "acquire", "acquired");
pub const SELL: Verb = verb("sells", "sell", "sold");
pub const MERGE: Verb = verb("merges", "merge", "merged");
pub const SET_UP: Verb = verb("sets up", "set up", "set up");
pub const ENTER: Verb = verb("enters", "enter", "entered");
pub const SUPPLY: Verb = verb("supplies", "supply", "supplied");
pub const ORDER: Verb = verb("orders", "order", "ordered");
pub const TAKE: Verb = verb("takes", "take", "took");
pub const PROVIDE: Verb = verb("provides", "provide", "provided");
pub const BORROW: Verb = verb("borrows", "borrow", "borrowed");
pub const LEND: Verb = verb("lends", "lend", "lent");
pub const LIST: Verb = verb("lists", "list", "listed");
pub const BE_ACQUIRED: Verb = Verb {
    one: "is acquired",
    many: "are acquired",
    past_one: "was acquired",
    past_many: "were acquired",
    infinitive: "be acquired",
    passive: true,
};
pub const BE_VALUED: Verb = Verb {
    one: "is valued",
    many: "are valued",
    past_one: "was valued",
    past_many: "were valued",
    infinitive: "be valued",
    passive: true,
};

impl Verb {
    /// Appends the form for a status, of one subject or of many. Cancelled deals take the present tense.
    pub fn tell(&self, status: Option<Status>, many: bool, line: &mut String) {
        let (one, other) = match status {
            Some(Status::Completed) => (self.past_one, self.past_many),
            Some(Status::Planned) if self.passive => ("is to ", "are to "),
            Some(Status::Planned) => ("plans to ", "plan to "),
            Some(Status::Rumored) => ("is said to ", "are said to "),
            Some(Status::Announced | Status::Cancelled) | None => (self.one, self.many),
        };
        line.push_str(if many { other } else { one });
        if matches!(status, Some(Status::Planned | Status::Rumored)) {
            line.push_str(self.infinitive);
        }
    }
}

/// Appends names in a row.
pub fn names(names: &[&str], line: &mut String) {
    for (at, name) in names.iter().enumerate() {
        line.push_str(match (at, at + 1 == names.len()) {
            (0, _) => "",
            (_, true) => " and ",
            (_, false) => ", ",
        });
        line.push_str(name);
    }
}

/// What capacity is for, before the word "capacity".
pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Training => "training ",
        Purpose::Inference => "inference ",
        Purpose::DataCenter => "data centre ",
        Purpose::Generation => "generation ",
        Purpose::Storage => "storage ",
    }
}

/// The stage of a round as an adjective: "series A" of `series_a`.
pub fn stage(stage: &str) -> String {
    match stage.strip_prefix("series_") {
        Some(letter) => format!("series {}", letter.to_uppercase()),
        None => stage.replace('_', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_names() {
        for (row, told) in [(&[][..], ""), (&["A"], "A"), (&["A", "B"], "A and B"), (&["A", "B", "C"], "A, B and C")] {
            let mut line = String::new();
            names(row, &mut line);
            assert_eq!(line, told);
        }
    }

    #[test]
    fn verbs_follow_status_and_number() {
        for (verb, status, many, told) in [
            (INVEST, None, true, "invest"),
            (LEND, Some(Status::Completed), false, "lent"),
            (SELL, Some(Status::Planned), false, "plans to sell"),
            (BE_ACQUIRED, Some(Status::Planned), true, "are to be acquired"),
            (BE_VALUED, Some(Status::Rumored), false, "is said to be valued"),
        ] {
            let mut line = String::new();
            verb.tell(status, many, &mut line);
            assert_eq!(line, told);
        }
    }

    #[test]
    fn stages() {
        assert_eq!(stage("series_a"), "series A");
        assert_eq!(stage("seed"), "seed");
    }
}
