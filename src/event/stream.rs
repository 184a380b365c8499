//! Events of an input that comes in order of publication, given up as soon as nothing can change them.
//!
//! What is held is what was told within the days after which an event is closed, so that memory does not grow with the input. The events, and
//! their order, are those of [`group`](super::group) over the whole input with the same number of days.

use super::choose::Event;
use super::group::Grouper;
use super::ids::name;
use super::names::Names;
use super::telling::{Telling, Tellings};
use jiff::civil::Date;

/// So many tellings or articles may be held beyond twice those that are needed before the rest is forgotten.
const SLACK: usize = 4096;

/// Takes tellings in order of publication, and gives events.
#[derive(Debug)]
pub struct Stream<'n> {
    /// What is held. New lines are read into it; nothing else may be changed.
    pub all: Tellings,
    forget: u32,
    names: &'n Names,
    grouper: Grouper,
    /// How many tellings of `all` are grouped, and how many articles were seen to.
    grouped: (usize, usize),
    /// How many tellings of `all` were looked at for their day, and the latest day among them.
    looked: usize,
    latest: Option<Date>,
    /// The day whose tellings are being read.
    today: Option<Date>,
    /// Tellings without a day, which are grouped last.
    undated: Vec<Telling>,
    /// How many tellings and articles were needed when something was forgotten last.
    needed: usize,
}

impl<'n> Stream<'n> {
    /// One that closes an event after so many days without a telling, and takes names for what they were found to mean over the whole input.
    pub fn new(forget: u32, names: &'n Names) -> Self {
        Self {
            all: Tellings::default(),
            forget,
            names,
            grouper: Grouper::new(Some(forget)),
            grouped: (0, 0),
            looked: 0,
            latest: None,
            today: None,
            undated: Vec::new(),
            needed: 0,
        }
    }

    /// Leaves out what was read last and was not known on a day; tells how many tellings have no day and were left out.
    pub fn as_of(&mut self, day: Date) -> usize {
        self.all.as_of_from(self.looked, day)
    }

    /// Goes on once more tellings were read into [`Stream::all`]: where a day is over, its tellings are grouped, and the events that are closed
    /// by then are given to `event`.
    ///
    /// # Errors
    /// Those of `event`.
    pub fn advance<E>(&mut self, event: impl FnMut(&Tellings, &Event) -> Result<(), E>) -> Result<(), E> {
        let days = self.all.all[self.looked..].iter().filter_map(|t| self.day(t));
        self.latest = self.latest.max(days.max());
        self.looked = self.all.all.len();
        if self.latest <= self.today {
            return Ok(());
        }
        // what is read at once may be of many days; only the last of them goes on
        let read = self.all.all.split_off(self.grouped.0);
        let (mut next, over): (Vec<_>, Vec<_>) = read.into_iter().partition(|t| self.day(t) == self.latest);
        self.group(over, true);
        self.today = self.latest;
        let given = self.give(&mut next, event);
        self.all.all.extend(next);
        self.looked = self.all.all.len();
        given
    }

    /// Gives what is left at the end of the input.
    ///
    /// # Errors
    /// Those of `event`.
    pub fn finish<E>(mut self, mut event: impl FnMut(&Tellings, &Event) -> Result<(), E>) -> Result<(), E> {
        let read = self.all.all.split_off(self.grouped.0);
        self.group(read, true);
        let undated = std::mem::take(&mut self.undated);
        self.group(undated, false);
        let all = &self.all;
        std::mem::take(&mut self.grouper).finish().into_iter().try_for_each(|members| event(all, &named(all, members)))
    }

    fn day(&self, telling: &Telling) -> Option<Date> {
        self.all.articles[telling.article as usize].date
    }

    /// Groups tellings that are read; those without a day have to `wait`.
    fn group(&mut self, mut tellings: Vec<Telling>, wait: bool) {
        if wait {
            let (dated, undated): (Vec<_>, Vec<_>) = tellings.into_iter().partition(|t| self.day(t).is_some());
            self.undated.extend(undated);
            tellings = dated;
        }
        let first = self.all.all.len();
        self.all.all.extend(tellings);
        self.all.identify_from(self.grouped.1, first, self.names, Some(self.forget));
        let mut tellings = self.all.all.split_off(first);
        self.all.order(&mut tellings);
        self.all.all.extend(tellings);
        (first..self.all.all.len()).for_each(|number| self.grouper.take(&self.all, number as u32));
        self.grouped = (self.all.all.len(), self.all.articles.len());
    }

    /// Gives the events that are closed, and forgets what only they needed; `next` is what was read and is not grouped yet.
    fn give<E>(
        &mut self,
        next: &mut [Telling],
        mut event: impl FnMut(&Tellings, &Event) -> Result<(), E>,
    ) -> Result<(), E> {
        for members in self.grouper.take_closed() {
            event(&self.all, &named(&self.all, members))?;
        }
        if self.all.all.len() + self.all.articles.len() > 2 * self.needed + SLACK {
            let kept = self.grouper.tellings();
            // copies of them may still come
            let since = self.today.and_then(|day| day.checked_sub(jiff::Span::new().days(self.forget)).ok());
            let texts = self.all.keep(&kept, self.undated.iter_mut().chain(next), since);
            self.grouper.renumber(&kept, &texts);
            self.grouped = (self.all.all.len(), self.all.articles.len());
            self.needed = self.grouped.0 + self.grouped.1;
        }
        Ok(())
    }
}

fn named(all: &Tellings, members: Vec<u32>) -> Event {
    let first = &all.all[members[0] as usize];
    let id = name(&all.articles[first.article as usize].id, &first.record);
    Event { id, ..Event::of(all, members) }
}
