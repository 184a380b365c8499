//! Reads back what `extract` wrote: JSON Lines of records or of articles, told by what stands in them.
//!
//! `{"schema":1,"id":"r1",…,"parties":[],…,"article":{"id":"a"}}` is a line of records, `{"schema":1,"article":{"id":"a"},…,"records":[]}`
//! one of articles. A line that is neither costs that line and is told with its file and number.
//!
//! It does not judge what a record says, and knows nothing of how it came about.

mod article;
mod error;
mod input;
mod lines;
mod survey;
mod walk;

pub use article::{Article, Layer};
pub use error::Fault;
pub use input::Input;
pub use lines::Lines;
pub use survey::Survey;
pub use walk::{Pair, walk};
