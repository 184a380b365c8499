//! What of a run is written, as the command line says it.

use super::inputs::{date, lang};
use crate::run::{Filter, MinAmount};
use crate::value::Kind;
use jiff::civil::Date;

/// The filters of a run.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Filters")]
pub struct Filters {
    /// Records of this kind; may be given several times
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<Kind>,
    /// Records whose amount is at least this, such as EUR:100M; a range counts by its lower end
    #[arg(long, value_name = "CODE:SUM", value_parser = sum)]
    min_amount: Option<MinAmount>,
    /// Records with this company as a party: a name or an id, whatever its case; may be given several times
    #[arg(long, value_name = "NAME")]
    company: Vec<String>,
    /// Records of at least this confidence, such as 0.78
    #[arg(long, value_name = "SHARE", value_parser = share)]
    min_confidence: Option<f32>,
    /// Articles published on this day or later; those that declare none are left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    since: Option<Date>,
    /// Articles in this language; may be given several times
    #[arg(long, value_name = "LANG", value_parser = lang)]
    only_lang: Vec<String>,
}

impl From<Filters> for Filter {
    fn from(asked: Filters) -> Self {
        Self {
            kinds: asked.kind,
            min_amount: asked.min_amount,
            companies: asked.company,
            min_confidence: asked.min_confidence,
            since: asked.since,
            languages: asked.only_lang,
        }
    }
}

fn kind(value: &str) -> Result<Kind, String> {
    let known = || format!("none of {}", Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", "));
    Kind::ALL.iter().copied().find(|kind| kind.name() == value).ok_or_else(known)
}

fn sum(value: &str) -> Result<MinAmount, String> {
    value.parse()
}

fn share(value: &str) -> Result<f32, String> {
    let share = value.parse::<f32>().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "not a share; write it as 0.78".to_owned())
}
