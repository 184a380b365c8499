//! Amounts in another currency, as the command line asks for them.

use crate::run::hex;
use crate::run::rates::{Converter, Rates};
use crate::value::Currency;
use sha2::{Digest, Sha256};
use std::io;
use std::path::PathBuf;

/// The rates and the currency.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Conversion")]
pub struct Conversion {
    /// Rates of exchange, by which each record's amount is given in another currency too, at the rate of the article's day: the history of the
    /// ECB (eurofxref-hist.csv), or a table with the columns date,currency,rate
    #[arg(long, value_name = "FILE", requires = "to")]
    rates: Option<PathBuf>,
    /// That currency, such as EUR
    #[arg(long, value_name = "CODE", requires = "rates", value_parser = code)]
    pub to: Option<Currency>,
}

impl Conversion {
    /// What converts, where it is asked for.
    ///
    /// # Errors
    /// Where the rates cannot be read.
    pub fn converter(&self) -> io::Result<Option<Converter>> {
        let (Some(path), Some(to)) = (&self.rates, self.to) else { return Ok(None) };
        let rates = Rates::open(path).map_err(|fault| io::Error::other(format!("{}: {fault}", path.display())))?;
        match rates.knows(to) {
            true => Ok(Some(Converter { rates, to })),
            false => Err(io::Error::other(format!("{}: holds no rate of {}", path.display(), to.code()))),
        }
    }

    /// A digest of the rates.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn digest(&self) -> io::Result<String> {
        let Some(path) = &self.rates else { return Ok(String::new()) };
        let bytes = std::fs::read(path);
        let bytes = bytes.map_err(|fault| io::Error::new(fault.kind(), format!("{}: {fault}", path.display())))?;
        Ok(hex(&Sha256::digest(bytes)))
    }
}

/// A currency for clap.
fn code(value: &str) -> Result<Currency, String> {
    Currency::from_code(value).ok_or_else(|| "not a currency; write it as EUR".to_owned())
}
