//! Layer 10: one deal, many articles. The records that tell one real-world deal become one event.
//!
//! A [`Telling`] is what one article says of one deal, read back from what `extract` wrote ([`Tellings`]). [`group`] puts the tellings of one
//! deal together, [`Event`] is what they say as a whole: for each field the value that was chosen, the rule that chose it, and what the others
//! say instead. [`circles`] are the ways on which money comes back to where it came from.
//!
//! Figures and bare valuations are no deals and make no events. Nothing is converted: an amount in another currency stands beside the first.

mod apart;
mod blocks;
mod choose;
pub mod circles;
mod fields;
mod group;
mod ids;
mod line;
mod matching;
mod names;
mod show;
#[cfg(feature = "parquet")]
mod stored;
mod stream;
mod telling;
mod view;
mod view_circle;
mod view_telling;

pub use apart::Said;
pub use choose::{Chosen, Disagreement, Event, Party, Rule, StatusChange};
pub use group::{Grouper, group};
pub use ids::{Previous, name};
pub use names::Names;
pub use show::{card, summary};
#[cfg(feature = "parquet")]
pub use stored::shards;
pub use stream::Stream;
pub use telling::{Article, Dates, Money, Party as ToldParty, Telling, Tellings};
pub use view::{append, append_superseded};
pub use view_circle::append_circle;
pub use view_telling::append_telling;
