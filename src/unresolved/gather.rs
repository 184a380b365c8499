//! Gathers the names without identity over articles: how often, in which records, beside how much money.
//!
//! Names are one where they differ in case, accents, punctuation and legal form only. Of each currency the largest amount is kept and
//! no sum, since several articles may tell one deal.

use crate::dataset::Article;
use crate::eval::{field, list, text_of};
use crate::lexicon::index::key::Key;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::collections::BTreeMap;

/// How many other spellings of a name are kept.
const SPELLINGS: usize = 8;

/// Where a name can be read, for a quotation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The article.
    pub article: String,
    /// The digest of its text.
    pub text_sha256: Option<String>,
    /// The sentence, or the name itself where it is in no record.
    pub span: Option<(usize, usize)>,
    /// The record in a sentence.
    pub summary: String,
}

/// A name without identity.
#[derive(Debug, Clone, Default)]
pub struct Name {
    /// How it is written most often, as far as known.
    pub name: String,
    /// Its other spellings, each once.
    pub aliases: Vec<String>,
    /// The country, where an article tells it.
    pub country: Option<String>,
    /// In how many articles it stands.
    pub articles: u64,
    /// In how many records it takes part.
    pub records: u64,
    /// The largest amount of its records, by currency.
    pub money: BTreeMap<String, Decimal>,
    /// Where it is told with the most money; the first place among equals.
    pub place: Place,
    pub(super) spellings: FxHashMap<String, u64>,
    /// The amount at `place`.
    pub(super) best: Option<Decimal>,
}

/// The names of all articles read so far.
#[derive(Debug, Default)]
pub struct Gathered {
    names: FxHashMap<String, Name>,
}

impl Gathered {
    /// Takes in an article.
    pub fn add(&mut self, article: &Article) {
        for company in article.companies.iter().flatten() {
            let name = text_of(company, "name").unwrap_or_default();
            let key = Key::new(name).name;
            if !key.is_empty() && list(company, "ids").is_empty() {
                self.names.entry(key).or_default().take(name, company, article);
            }
        }
    }

    /// The names, in no order.
    pub fn into_names(self) -> impl Iterator<Item = Name> {
        self.names.into_values().map(Name::settled)
    }
}

impl Name {
    fn take(&mut self, name: &str, company: &Value, article: &Article) {
        self.articles += 1;
        *self.spellings.entry(name.to_owned()).or_default() += 1;
        let aliases = list(company, "aliases").iter().filter_map(Value::as_str);
        for alias in aliases.filter(|a| Key::new(a).name != Key::new(name).name) {
            if self.aliases.len() < SPELLINGS && !self.aliases.iter().any(|known| known == alias) {
                self.aliases.push(alias.to_owned());
            }
        }
        self.country = self.country.take().or(text_of(company, "country").map(str::to_owned));
        let mentions: Vec<(usize, usize)> = list(company, "mentions").iter().filter_map(span).collect();
        for record in &article.records {
            let parties: Vec<&Value> =
                list(record, "parties").iter().filter(|p| text_of(p, "company") == Some(name)).collect();
            if !parties.is_empty() {
                self.records += 1;
                self.record(record, &parties, &mentions, article);
            }
        }
        if self.place.article.is_empty() {
            self.place = place(article, mentions.first().copied(), "");
        }
    }

    /// Takes in a record in which it takes part: its own share where that is told, else the record's amount.
    fn record(&mut self, record: &Value, parties: &[&Value], mentions: &[(usize, usize)], article: &Article) {
        let own: Vec<(String, Decimal)> = parties.iter().filter_map(|p| money(p.get("amount")?)).collect();
        let amounts = if own.is_empty() { record.get("amount").and_then(money).into_iter().collect() } else { own };
        let best = amounts.iter().map(|(_, amount)| *amount).max();
        let first = self.place.summary.is_empty();
        if first || best > self.best {
            let holds = |s: &(usize, usize)| mentions.iter().any(|m| s.0 <= m.0 && m.1 <= s.1);
            let sentences: Vec<(usize, usize)> = list(record, "evidence").iter().filter_map(span).collect();
            let sentence = sentences.iter().copied().find(holds).or(sentences.first().copied());
            self.place = place(article, sentence, text_of(record, "summary").unwrap_or_default());
            self.best = best;
        }
        for (currency, amount) in amounts {
            let most = self.money.entry(currency).or_insert(amount);
            *most = (*most).max(amount);
        }
    }

    /// Chooses the usual spelling; the others become aliases.
    fn settled(mut self) -> Self {
        let mut spellings: Vec<(String, u64)> = std::mem::take(&mut self.spellings).into_iter().collect();
        spellings.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let mut spellings = spellings.into_iter().map(|(name, _)| name);
        self.name = spellings.next().unwrap_or_default();
        self.aliases.extend(spellings);
        self.aliases.retain(|alias| *alias != self.name);
        self.aliases.sort();
        self.aliases.dedup();
        self.aliases.truncate(SPELLINGS);
        self
    }
}

fn place(article: &Article, span: Option<(usize, usize)>, summary: &str) -> Place {
    let (article, text_sha256) = (article.id.clone(), article.text_sha256.clone());
    Place { article, text_sha256, span, summary: summary.to_owned() }
}

/// A place, written `[start, end]` or with both as keys.
fn span(value: &Value) -> Option<(usize, usize)> {
    let number = |at: usize, key: &str| value.get(at).or_else(|| value.get(key)).and_then(Value::as_u64);
    let (start, end) = number(0, "start").zip(number(1, "end"))?;
    Some((start.try_into().ok()?, end.try_into().ok()?))
}

/// A currency and how much; of a range, its lower end.
fn money(amount: &Value) -> Option<(String, Decimal)> {
    let unit = text_of(amount, "unit").filter(|u| u.len() == 3 && u.bytes().all(|b| b.is_ascii_uppercase()))?;
    let number = field(amount, "value").or(field(amount, "low")).or(field(amount, "high"))?.to_string();
    let number = number.parse().ok().or_else(|| Decimal::from_scientific(&number).ok())?;
    Some((unit.to_owned(), number))
}
