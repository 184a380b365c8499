//! Currencies whose name several countries share: "pesos", "coronas", and "$" where it may be a peso.
//!
//! The country that the article speaks of tells: the places, adjectives of places and companies that it names vote.

use super::currency::of_country;
use crate::lang::shared::NAMESAKES;
use crate::lexicon::{NameTag, class};
use crate::mention::amount::Shared;
use crate::mention::{AmountMention, View};
use crate::value::{Currency, Unit};

/// The currencies that the names of an article vote for, with their votes.
#[derive(Debug, Default)]
pub struct Votes(Vec<(Currency, u32)>);

impl Votes {
    /// One vote for the currency of a country.
    pub fn add(&mut self, country: &str) {
        let Some(currency) = of_country(country) else { return };
        match self.0.iter_mut().find(|v| v.0 == currency) {
            Some(v) => v.1 += 1,
            None => self.0.push((currency, 1)),
        }
    }

    /// The votes of places and of adjectives of places.
    pub fn places(&mut self, view: View) {
        let mut i = view.hits.next(0, view.tokens.len(), class::NAME);
        while i < view.tokens.len() {
            for hit in view.hits.names.at(i) {
                let code = match hit.tag {
                    NameTag::Place(place) => place.code,
                    NameTag::Demonym(code, _) => code,
                    _ => continue,
                };
                if let Ok(code) = std::str::from_utf8(&code) {
                    self.add(code);
                }
                break;
            }
            i = view.hits.next(i + 1, view.tokens.len(), class::NAME);
        }
    }

    /// The currency with most votes among the namesakes of `default`, and whether it has two of three votes of all.
    fn best(&self, default: Currency) -> Option<(Currency, bool)> {
        let namesakes = NAMESAKES.iter().find(|group| group.contains(&default.code()))?;
        let of = self.0.iter().filter(|v| namesakes.contains(&v.0.code()));
        let &(best, votes) = of.max_by_key(|v| v.1)?;
        let all: u32 = self.0.iter().map(|v| v.1).sum();
        Some((best, votes >= 2 && votes * 3 >= all * 2))
    }
}

/// Whether any amount needs the votes.
pub fn asked(amounts: &[AmountMention], dollar: bool) -> bool {
    amounts.iter().any(|a| a.shared == Shared::Word || dollar && a.shared == Shared::Dollar)
}

/// Gives the amounts with a shared name the currency of the country; `dollar` tells what "$" may be besides a dollar of the United States, or one of
/// its namesakes.
pub fn settle(amounts: &mut [AmountMention], votes: &Votes, dollar: Option<Currency>) {
    for amount in amounts.iter_mut().filter(|a| a.shared == Shared::Word) {
        let found = amount.quantity.amount.currency().and_then(|c| votes.best(c));
        if let Some((currency, _)) = found {
            amount.quantity.amount.unit = Some(Unit::Currency(currency));
        }
    }
    let Some((peso, plain)) = dollar.and_then(|c| votes.best(c)) else { return };
    let stated = |code: Currency| {
        amounts.iter().any(|a| a.shared != Shared::Dollar && a.quantity.amount.currency() == Some(code))
    };
    // beside dollars that are called so, "$" is what they are not; pesos are seldom told apart so
    let dollars = peso.code() != CANADIAN && Currency::from_code("USD").is_some_and(stated);
    if !(stated(peso) || plain && !dollars) {
        return;
    }
    for amount in amounts.iter_mut().filter(|a| a.shared == Shared::Dollar) {
        amount.quantity.amount.unit = Some(Unit::Currency(peso));
    }
}

/// The dollar that is written "$" beside "$ US".
const CANADIAN: &str = "CAD";
