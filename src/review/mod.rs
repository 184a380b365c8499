//! The round trip for people: records drawn for review, tasks for Label Studio, corrected exports back as gold, and the precision that follows.
//!
//! [`draw`] draws records, the same for the same seed. [`gold`] says an article's extraction as an annotation would, [`tasks`] makes a task of Label
//! Studio from that, [`import`] reads the annotation back from a corrected export, and [`audit`] counts how many of the drawn records were right.
//!
//! It works on lines of `extract --emit articles --with-text --offsets utf16`, for Label Studio counts as browsers do, and knows nothing but them.

pub mod audit;
pub mod draw;
pub mod gold;
pub mod import;
pub mod places;
pub mod tasks;

/// The labelling interface that the tasks are made for, as Label Studio's settings take it.
pub const INTERFACE: &str = include_str!("interface.xml");
