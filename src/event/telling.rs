//! What one article says of one deal, in little memory, and the store of all of them.
//!
//! Names, languages and publishers are kept once each and stand in a telling by their number. A company is known by its identifier where the
//! articles give one, else by its name in small letters without accents.

use crate::value::{Kind, Role, Status};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// An article that tells deals.
#[derive(Debug, Clone)]
pub struct Article {
    /// Its identifier.
    pub id: Box<str>,
    /// Number of its language.
    pub lang: u32,
    /// Declared day of publication.
    pub date: Option<Date>,
    /// The day from which it was known, where that is told and later.
    pub known: Option<Date>,
    /// Number of its publisher.
    pub source: u32,
    /// Number of what its text is known by; copies have that of their original: articles of one number are one independent source.
    pub text: u32,
    /// The id of the article that it is a copy of.
    pub copy_of: Option<Box<str>>,
}

/// An amount as its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    /// Lower end; `None` where it is open.
    pub low: Option<Decimal>,
    /// Upper end; `None` where it is open.
    pub high: Option<Decimal>,
    /// Number of the currency or unit.
    pub unit: u32,
    /// Whether the text says "about".
    pub about: bool,
}

impl Money {
    /// The value where it is one.
    pub fn point(&self) -> Option<Decimal> {
        self.low.filter(|low| Some(*low) == self.high)
    }

    /// What it is reckoned with: the value, or the end that is told.
    pub fn reckoned(&self) -> Option<Decimal> {
        self.low.or(self.high)
    }

    /// How precise it is: an exact value before an approximate one before a range before a bound.
    pub fn precision(&self) -> u8 {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => 3 - u8::from(self.about),
            (Some(_), Some(_)) => 1,
            _ => 0,
        }
    }
}

/// The days on which something may have happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// The first.
    pub first: Date,
    /// The last.
    pub last: Date,
}

/// A company in a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Party {
    /// Its role.
    pub role: Role,
    /// Number of its name as the article writes it.
    pub name: u32,
    /// Number of what it is known by.
    pub key: u32,
    /// Number of its name in small letters without accents, which is its key where it has no identifier.
    pub folded: u32,
}

/// What one article says of one deal.
#[derive(Debug, Clone)]
pub struct Telling {
    /// Number of the article.
    pub article: u32,
    /// `r1`, `r2`, … within the article.
    pub record: Box<str>,
    /// The kind.
    pub kind: Kind,
    /// How far it is.
    pub status: Status,
    /// Who takes part.
    pub parties: SmallVec<[Party; 3]>,
    /// Price, sum or size.
    pub amount: Option<Money>,
    /// What the company is worth in it.
    pub valuation: Option<Money>,
    /// The part that changes hands, in percent.
    pub stake: Option<Decimal>,
    /// Watts.
    pub power: Option<Money>,
    /// Number of the stage.
    pub stage: Option<u32>,
    /// Number of what is bought, built or served.
    pub product: Option<u32>,
    /// When it happened as the article says; `None` where it says nothing better than its own day.
    pub when: Option<Dates>,
    /// How sure the record is, in hundredths.
    pub confidence: u8,
}

/// All tellings, with the texts that they share.
#[derive(Debug, Default)]
pub struct Tellings {
    /// The articles.
    pub articles: Vec<Article>,
    /// What they tell.
    pub all: Vec<Telling>,
    texts: Vec<Box<str>>,
    numbers: FxHashMap<Box<str>, u32>,
    pub(super) by_article: FxHashMap<Box<str>, u32>,
}

impl Tellings {
    /// The number of a text, which is kept once.
    pub fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.into());
        self.numbers.insert(text.into(), number);
        number
    }

    /// The text of a number.
    pub fn text(&self, number: u32) -> &str {
        &self.texts[number as usize]
    }

    /// The article of an id, made by `make` where it is met for the first time.
    pub fn article(&mut self, id: &str, make: impl FnOnce(&mut Self) -> Article) -> u32 {
        if let Some(&number) = self.by_article.get(id) {
            return number;
        }
        let article = make(self);
        let number = self.articles.len() as u32;
        self.articles.push(article);
        self.by_article.insert(id.into(), number);
        number
    }

    /// A company in a role, from its name and its identifier where it has one.
    pub fn party(&mut self, role: Role, name: &str, id: Option<&str>) -> Party {
        let folded = crate::lexicon::slug(name);
        let folded = self.number(if folded.is_empty() { name } else { &folded });
        let key = id.map_or(folded, |id| self.number(id));
        Party { role, name: self.number(name), key, folded }
    }

    /// Forgets all but some tellings, which are numbered anew in this order, some that wait outside, and articles published from a day on;
    /// gives the new number of each old text.
    pub(super) fn keep<'t>(
        &mut self,
        tellings: &[u32],
        waiting: impl Iterator<Item = &'t mut Telling>,
        since: Option<Date>,
    ) -> Vec<u32> {
        let old = std::mem::take(self);
        let mut texts = vec![u32::MAX; old.texts.len()];
        let recent = old.articles.iter().filter(|article| since.is_some() && article.date >= since);
        for article in recent {
            self.adopt_article(article, &old, &mut texts);
        }
        let mut kept: Vec<Telling> = tellings.iter().map(|n| old.all[*n as usize].clone()).collect();
        kept.iter_mut().for_each(|telling| self.adopt(telling, &old, &mut texts));
        waiting.for_each(|telling| self.adopt(telling, &old, &mut texts));
        self.all = kept;
        texts
    }

    /// The number here of what has another in `old`; `texts` has those that were given already.
    fn renumbered(&mut self, number: u32, old: &Self, texts: &mut [u32]) -> u32 {
        let new = &mut texts[number as usize];
        if *new == u32::MAX {
            *new = self.number(&old.texts[number as usize]);
        }
        *new
    }

    fn adopt(&mut self, telling: &mut Telling, old: &Self, texts: &mut [u32]) {
        let parties = telling.parties.iter_mut().flat_map(|p| [&mut p.name, &mut p.key, &mut p.folded]);
        let money = [&mut telling.amount, &mut telling.valuation, &mut telling.power];
        let money = money.into_iter().flatten().map(|m| &mut m.unit);
        let words = [&mut telling.stage, &mut telling.product].into_iter().flatten();
        parties.chain(money).chain(words).for_each(|number| *number = self.renumbered(*number, old, texts));
        telling.article = self.adopt_article(&old.articles[telling.article as usize], old, texts);
    }

    fn adopt_article(&mut self, article: &Article, old: &Self, texts: &mut [u32]) -> u32 {
        self.article(&article.id, |all| {
            let mut article = article.clone();
            let numbers = [&mut article.lang, &mut article.source, &mut article.text];
            numbers.into_iter().for_each(|number| *number = all.renumbered(*number, old, texts));
            article
        })
    }

    /// The day from which a telling was known.
    pub fn known(&self, telling: &Telling) -> Option<Date> {
        let article = &self.articles[telling.article as usize];
        article.known.max(article.date)
    }

    /// Keeps what was known on a day; tells how many tellings have no day and were left out.
    ///
    /// What is left out says nothing of names either, so this goes before [`Tellings::identify`].
    pub fn as_of(&mut self, day: Date) -> usize {
        self.as_of_from(0, day)
    }

    /// Does so for the tellings from a number on.
    pub(crate) fn as_of_from(&mut self, first: usize, day: Date) -> usize {
        let mut read = self.all.split_off(first);
        let articles = &self.articles;
        let known = |t: &Telling| {
            let article = &articles[t.article as usize];
            article.date.map(|date| article.known.map_or(date, |known| known.max(date)))
        };
        let undated = read.iter().filter(|t| known(t).is_none()).count();
        read.retain(|t| known(t).is_some_and(|known| known <= day));
        self.all.append(&mut read);
        undated
    }

    /// The days on which the deal of a telling may have happened.
    pub fn dates(&self, telling: &Telling) -> Option<Dates> {
        let published = self.articles[telling.article as usize].date;
        telling.when.or(published.map(|day| Dates { first: day, last: day }))
    }

    /// Puts the tellings in the order in which they are grouped: by day of publication, article and record.
    pub fn sort(&mut self) {
        let mut all = std::mem::take(&mut self.all);
        self.order(&mut all);
        self.all = all;
    }

    /// Puts some tellings in that order.
    pub(super) fn order(&self, tellings: &mut Vec<Telling>) {
        let (articles, texts) = (&self.articles, &self.texts);
        for telling in tellings.iter_mut() {
            telling
                .parties
                .sort_by(|a, b| a.role.cmp(&b.role).then_with(|| texts[a.name as usize].cmp(&texts[b.name as usize])));
        }
        let number = |record: &str| record.trim_start_matches('r').parse::<u32>().unwrap_or(u32::MAX);
        tellings.sort_by(|a, b| {
            let (x, y) = (&articles[a.article as usize], &articles[b.article as usize]);
            let day = |article: &Article| article.date.unwrap_or(Date::MAX);
            day(x)
                .cmp(&day(y))
                .then_with(|| x.id.cmp(&y.id))
                .then_with(|| number(&a.record).cmp(&number(&b.record)))
                .then_with(|| a.record.cmp(&b.record))
        });
        tellings.dedup_by(|later, earlier| later.article == earlier.article && later.record == earlier.record);
    }
}
