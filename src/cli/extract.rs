//! `dealsift extract`: articles in, JSON Lines or cards out.
//!
//! What is read stands in `crate::read`, what is found in `crate::extract`, how it looks in `crate::emit`; here they are
//! only joined. What the command line says of it stands in `args`.

mod args;

pub use args::Args;

use super::Outcome;
use super::choices::Format;
use super::closing;
use super::interrupt::Interrupt;
use super::progress::Progress;
use super::report;
use crate::read::{Feed, Options};
use crate::report::Page;
use crate::run::{Batches, Filter, Known, Worker, Writer, ordered};
use std::io::{self, IsTerminal};
use std::sync::Arc;

/// Runs the subcommand. A file that `-o` names is left alone where nothing was read.
pub fn run(mut args: Args) -> io::Result<Outcome> {
    args.paths.extend(args.files_from.as_deref().map_or(Ok(Vec::new()), super::inputs::listed)?);
    if args.data_set().is_none() && args.format(false) == Format::Html {
        return page(args);
    }
    let extractor = args.knowledge.extractor()?;
    let (writer, jobs) = (args.writer(), args.jobs());
    let events = args.events.clone().map(|file| Ok::<_, io::Error>((args.told(&writer)?, file))).transpose()?;
    let converter = args.conversion.converter()?.map(Arc::new);
    let known: Arc<Known> = Arc::default();
    let mut target = args.target(&writer, &known)?;
    let mut progress = Progress::start(args.quiet, args.errors.as_deref(), args.resume)?;
    let options: Arc<Options> = Arc::new(args.assumptions.into());
    let filter: Arc<Filter> = Arc::new(args.filters.into());
    let feed = Feed::open(&args.paths, &options.fields).within(options.limits);
    progress.follow(&feed);
    let feed = Batches::new(feed);
    let feed = target.begin(feed, &options, &known, &mut progress)?;
    let worker = || {
        let worker = Worker::new(&extractor, &options, &filter, &known, &writer);
        let mut worker = worker.with_converter(converter.clone());
        move |batch| worker.work(batch)
    };
    // whoever pipes lines on is told nothing of them, and an update has told what it changed
    let asked = matches!(writer, Writer::Cards(..)) || args.dataset.is_some() || io::stderr().is_terminal();
    let sums = asked && args.update.is_none();
    let interrupt = Interrupt::listen()?;
    let mut warned = args.quiet;
    let ended = ordered(jobs, feed, worker, |done| {
        target.take(done, &mut progress)?;
        match interrupt.asked() {
            true if target.is_whole() => Err(io::Error::from(io::ErrorKind::Interrupted)),
            true if !std::mem::replace(&mut warned, true) => {
                progress.say("interrupted; the shard is finished first, a second signal stops at once");
                Ok(())
            }
            _ => Ok(()),
        }
    });
    match ended {
        Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {
            return closing::stopped(progress, target, &interrupt);
        }
        ended => ended?,
    }
    let tally = progress.finish()?;
    if tally.outcome() != Outcome::Nothing {
        target.finish(&known, &tally, args.quiet)?;
        if let Some((told, file)) = events {
            super::events::write(&told, &file)?;
        }
    }
    if !args.quiet {
        closing::tell(&tally, sums);
    }
    Ok(match tally.outcome() {
        // all articles were read, but not with all that was to be known
        Outcome::All if args.knowledge.bad_rows() > 0 => Outcome::Some,
        outcome => outcome,
    })
}

/// Makes a page instead.
fn page(args: Args) -> io::Result<Outcome> {
    let mut page = Page::new(&report::named(&args.paths));
    let mut progress = Progress::start(args.quiet, args.errors.as_deref(), false)?;
    let jobs = args.jobs();
    let (options, filter) = (args.assumptions.into(), args.filters.into());
    let job = report::Job { paths: args.paths, options, knowledge: args.knowledge, filter, jobs };
    job.add_to(&mut page, &mut progress)?;
    let tally = progress.finish()?;
    if tally.outcome() != Outcome::Nothing {
        report::write(page, args.output.as_deref())?;
    }
    Ok(tally.outcome())
}
