//! What changed between two outputs of `extract`: records, companies and quantities, article by article and slot by slot.
//!
//! A deal whose price became another is one changed record with `amount` old and new, not one record gone and one new: records of
//! an article are paired within a kind by what they share (see `pair`).
//!
//! It compares what is said, not where: offsets, rules, evidence, confidence and the words behind a value are left aside.

mod change;
mod compare;
mod items;
mod json;
mod pair;
mod slots;
mod table;
mod tally;
mod words;

pub use change::{ArticleDiff, Change, Found, Of, SlotChange, Sort};
pub use compare::compare;
pub use json::lines;
pub use table::Table;
pub use tally::{Count, Tally};
