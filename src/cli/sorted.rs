//! Sources in order of publication: `events` reads them twice, first for who is meant by each name, then for the events, and holds but a part.

use super::Outcome;
use super::gather::{Sort, Sources, left_out, lines, shards, sort, take_shard};
use crate::event::{Event, Names, Stream, Tellings};
use jiff::civil::Date;
use std::io;
use std::path::Path;

/// How many tellings and articles are held at most while names are learnt, beyond those of one shard.
const HELD: usize = 4096;

/// Sources whose tellings come in order of publication.
pub struct Sorted<'s> {
    sources: &'s Sources,
    names: Names,
}

impl<'s> Sorted<'s> {
    /// Reads the sources for the first time; `None` where they are not in order, or cannot be read twice: standard input, and articles.
    ///
    /// # Errors
    /// Where one cannot be opened or read; what is wrong with a line is told when it is read again.
    pub fn find(sources: &'s Sources) -> io::Result<Option<Self>> {
        for path in &sources.paths {
            if path == Path::new("-") || matches!(sort(path)?, Sort::Articles) {
                return Ok(None);
            }
        }
        let mut order =
            Order { names: Names::default(), all: Tellings::default(), latest: None, looked: 0, holds: true };
        read(
            sources,
            false,
            &mut order,
            |order| &mut order.all,
            |order| {
                order.look(sources.as_of);
                Ok(())
            },
        )?;
        order.names.learn(&order.all);
        Ok(order.holds.then_some(Self { sources, names: order.names }))
    }

    /// Reads them again and gives the events, each as soon as `forget` days have passed without a telling.
    ///
    /// # Errors
    /// Where one cannot be read, and those of `event`.
    pub fn events(
        &self,
        forget: u32,
        mut event: impl FnMut(&Tellings, &Event) -> io::Result<()>,
    ) -> io::Result<Outcome> {
        let mut stream = Stream::new(forget, &self.names);
        let mut undated = 0;
        let (articles, faults) = read(
            self.sources,
            true,
            &mut stream,
            |stream| &mut stream.all,
            |stream| {
                undated += self.sources.as_of.map_or(0, |day| stream.as_of(day));
                stream.advance(&mut event)
            },
        )?;
        if let Some(day) = self.sources.as_of {
            left_out(undated, day);
        }
        stream.finish(event)?;
        Ok(Outcome::of(articles, faults))
    }
}

/// What the first reading finds out.
struct Order {
    names: Names,
    all: Tellings,
    /// The latest day of publication so far.
    latest: Option<Date>,
    /// How many of the tellings were looked at.
    looked: usize,
    /// Whether no line or shard tells of a day before that of an earlier one.
    holds: bool,
}

impl Order {
    fn look(&mut self, as_of: Option<Date>) {
        if let Some(day) = as_of {
            self.all.as_of_from(self.looked, day);
        }
        let articles = &self.all.articles;
        let days = self.all.all[self.looked..].iter().filter_map(|t| articles[t.article as usize].date);
        let (first, last) = (days.clone().min(), days.max());
        self.holds &= first.is_none() || first >= self.latest;
        self.latest = self.latest.max(last);
        self.looked = self.all.all.len();
        if self.all.all.len() + self.all.articles.len() > HELD {
            self.names.learn(&self.all);
            self.all = Tellings::default();
            self.looked = 0;
        }
    }
}

/// Reads all sources into tellings, and calls `step` after each line and each shard; gives how many articles there were and how many faults,
/// which are told if `tell`.
fn read<T>(
    sources: &Sources,
    tell: bool,
    into: &mut T,
    all: impl Fn(&mut T) -> &mut Tellings,
    mut step: impl FnMut(&mut T) -> io::Result<()>,
) -> io::Result<(u64, u64)> {
    let (mut articles, mut faults) = (0, 0);
    for path in &sources.paths {
        let mut counted = |into: &mut T, before: usize| {
            articles += (all(into).articles.len() - before) as u64;
            step(into)
        };
        if path.is_dir() {
            for shard in shards(path)? {
                let before = all(into).articles.len();
                take_shard(all(into), path, &shard)?;
                counted(into, before)?;
            }
        } else {
            faults += lines(path, tell, |line| {
                let before = all(into).articles.len();
                let taken = all(into).take_line(line, sources.known_by.as_deref());
                counted(into, before)?;
                Ok(taken)
            })?;
        }
    }
    Ok((articles, faults))
}
