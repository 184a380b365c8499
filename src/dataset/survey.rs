//! The first look at an output: its layer, its faults, and whether its articles stand in the order of their ids.
//!
//! It keeps nothing of the lines, so that it costs no memory however long the output is.

use super::{Fault, Input, Layer, Lines};

/// How an output looks as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Survey {
    /// What its lines hold; unknown where there is no good line.
    pub layer: Option<Layer>,
    /// How many lines are good.
    pub lines: u64,
    /// How many are not.
    pub faults: u64,
    /// Whether each article's id is greater than that of the article before it.
    pub ascending: bool,
}

impl Survey {
    /// Looks at all lines; faults go to `tell` as they are met.
    pub fn of(input: &Input, tell: &mut impl FnMut(Fault)) -> Self {
        let mut survey = Self { ascending: true, ..Self::default() };
        let mut lines = match Lines::of(input) {
            Ok(lines) => lines,
            Err(fault) => {
                tell(fault);
                return Self { faults: 1, ..survey };
            }
        };
        let mut last: Option<String> = None;
        while let Some(next) = lines.next_about() {
            let checked = next.and_then(|about| {
                let wanted = *survey.layer.get_or_insert(about.layer);
                let (name, line) = (input.name.clone(), lines.number);
                match (about.layer == wanted, last.as_ref() == Some(&about.id)) {
                    (false, _) => Err(Fault::Layer { name, line, found: about.layer.name(), wanted: wanted.name() }),
                    (true, true) if wanted == Layer::Articles => Err(Fault::Twice { name, line, id: about.id }),
                    _ => Ok(about.id),
                }
            });
            match checked {
                Ok(id) => {
                    survey.lines += 1;
                    survey.ascending &= last.as_ref().is_none_or(|last| *last <= id);
                    last = Some(id);
                }
                Err(fault) => {
                    survey.faults += 1;
                    tell(fault);
                }
            }
        }
        survey
    }
}
