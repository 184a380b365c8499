//! One company, one entity: all mentions of a name in an article together, kept or dropped by their evidence.
//!
//! "Orizzonte Sistemi Navali (OSN)" and "OSN" are one; "Amazon" and "Amazon Web Services" stay two. A surname of a person named in full
//! is no company.

use super::callings;
use crate::lang::shared::{GROUPS, HOUSES};
use crate::lang::{Prep, Tag};
use crate::lexicon::{OrgKind, PhraseTag, class, vocab::fold};
use crate::mention::View;
use crate::mention::company::{CompanyMention, ENOUGH};
use crate::scan::Shape;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet, FxHasher};
use smallvec::SmallVec;
use std::hash::{Hash, Hasher};

/// A company of the article, or a name that may be one.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Positions of its mentions, in reading order.
    pub mentions: SmallVec<[u32; 4]>,
    /// Number in the list of known companies.
    pub known: Option<u32>,
    /// Best evidence of all mentions, with what repetition adds.
    pub score: f32,
    /// Whether it is a company by its evidence; a slot may promote others.
    pub accepted: bool,
    /// A person, kept so that a surname alone is not taken for a company.
    pub person: bool,
    /// A medium, which is quoted and seldom takes part.
    pub media: bool,
    /// What it does by trade, by the list or by the words of its name.
    pub trade: Trade,
    /// Rule of the best evidence.
    pub rule: &'static str,
    /// ISO 3166 alpha-2, empty where unknown.
    pub country: &'static str,
    /// The country that the text tells beside one of its mentions, zeros where none does.
    pub origin: [u8; 2],
    /// The words of the nouns that it is called by beside its name, and where first.
    pub callings: SmallVec<[(u32, usize); 2]>,
}

/// What a company does by trade, as far as it tells its part in a deal: a bank lends, a fund invests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trade {
    /// Not told.
    #[default]
    Any,
    /// A bank.
    Bank,
    /// A fund or who manages it.
    Fund,
}

/// The entities of an article.
#[derive(Debug, Default)]
pub struct Entities {
    /// In order of first mention.
    pub all: Vec<Entity>,
    /// For each mention, the number of its entity.
    pub of: Vec<u32>,
}

impl Entities {
    /// Groups `mentions` and weighs them. `headline` tells whether a token stands in a headline.
    pub fn build(
        view: View,
        mentions: &[CompanyMention],
        headline: impl Fn(usize) -> bool,
        buffer: &mut String,
    ) -> Self {
        let mut built = Self::default();
        let persons = surnames(view, mentions, buffer);
        let mut words = built.group(view, mentions, &persons, buffer);
        if built.merge_brackets(view, mentions) {
            words = built.words(view, mentions, buffer);
        }
        built.merge_endings(view, mentions, &words, buffer);
        built.merge_acronyms(view, mentions, &words);
        built.merge_short(view, mentions, headline, words);
        built.weigh(view, mentions);
        built.coordinate(view, mentions);
        built
    }

    /// Makes the entities, and gives the words of each as its first mention has them.
    fn group(
        &mut self,
        view: View,
        mentions: &[CompanyMention],
        persons: &FxHashSet<u64>,
        buffer: &mut String,
    ) -> Words {
        let mut by_key: FxHashMap<u64, u32> = FxHashMap::with_capacity_and_hasher(mentions.len(), FxBuildHasher);
        self.of.reserve(mentions.len());
        self.all.reserve(mentions.len() / 2);
        let (mut words, mut all) = (Vec::new(), Words::default());
        all.from.push(0);
        for (i, mention) in mentions.iter().enumerate() {
            let key = key(view, mention, buffer, &mut words);
            let number = *by_key.entry(key).or_insert_with(|| {
                let known = mention.known.map(|n| view.tables.names.listed(n));
                let country = known.map_or("", |k| k.country);
                if known.is_some() {
                    word_keys(view, mention, buffer, &mut words);
                }
                all.all.extend_from_slice(&words);
                all.from.push(all.all.len());
                self.all.push(Entity {
                    mentions: SmallVec::new(),
                    known: mention.known,
                    score: -9.0,
                    accepted: false,
                    person: false,
                    media: mention.media,
                    trade: trade(view, mention),
                    rule: mention.rule,
                    country,
                    origin: [0; 2],
                    callings: SmallVec::new(),
                });
                self.all.len() as u32 - 1
            });
            let entity = &mut self.all[number as usize];
            entity.mentions.push(i as u32);
            if entity.origin == [0; 2] {
                entity.origin = mention.origin;
            }
            if let Some(noun) =
                callings::of_mention(view, mention).filter(|n| entity.callings.iter().all(|c| c.0 != *n))
            {
                entity.callings.push((noun, mention.first));
            }
            entity.media &= mention.media;
            let surname = mention.known.is_none() && persons.contains(&key) && mention.score < 5.0;
            entity.person |= surname || mention.score <= -4.0;
            self.of.push(number);
        }
        all
    }

    /// "Orizzonte Sistemi Navali (OSN)": the name in brackets is the one before it; tells whether there was any.
    fn merge_brackets(&mut self, view: View, mentions: &[CompanyMention]) -> bool {
        let mut merged = false;
        for i in 1..mentions.len() {
            let (long, short) = (&mentions[i - 1], &mentions[i]);
            // "(OSN)", "(« OSN »)"
            let quoted = usize::from(short.first > 0 && !view.mark(short.first - 1, '('));
            if !short.bracketed || long.legal_end + 1 + quoted != short.first {
                continue;
            }
            let words = short.end - short.first;
            let acronym = words == 1
                && short.span.len() <= 6
                && (view.word(short.first).chars().filter(|c| c.is_uppercase()).count() >= 2 || short.span.len() <= 5);
            let (a, b) = (self.of[i - 1], self.of[i]);
            let both_known = self.all[a as usize].known.is_some() && self.all[b as usize].known.is_some();
            if acronym && a != b && !both_known && initials(view, long, view.word(short.first)) {
                self.merge(b, a);
                merged = true;
            }
        }
        merged
    }

    /// The words of each entity as its first mention has them.
    fn words(&self, view: View, mentions: &[CompanyMention], buffer: &mut String) -> Words {
        let (mut words, mut own) = (Words::default(), Vec::new());
        words.from.push(0);
        for entity in &self.all {
            own.clear();
            entity.mentions.first().into_iter().for_each(|&m| word_keys(view, &mentions[m as usize], buffer, &mut own));
            words.all.extend_from_slice(&own);
            words.from.push(words.all.len());
        }
        words
    }

    /// "Alfas Chef": where no apostrophe parts it, the ending of the genitive is no part of the name; nor is that of a site, "Alfa.com".
    fn merge_endings(&mut self, view: View, mentions: &[CompanyMention], words: &Words, buffer: &mut String) {
        // looked up only where a name has such an ending
        let mut alone: Option<FxHashMap<u64, u32>> = None;
        for long in 0..self.all.len() {
            let [_] = words.of(long) else { continue };
            let Some(&m) = self.all[long].mentions.first() else { continue };
            let word = view.word(mentions[m as usize].first);
            let site = || word.rsplit_once('.').filter(|(_, end)| SITES.contains(end)).map(|(name, _)| name);
            let genitive = || word.strip_suffix('s').filter(|_| view.lexicon.capital_nouns());
            let stem = genitive().or_else(site);
            let Some(stem) = stem.filter(|s| s.len() > 2 && self.all[long].known.is_none()) else { continue };
            let key = text_key(view, stem, buffer);
            let alone = alone.get_or_insert_with(|| {
                let single = (0..self.all.len()).rev().filter(|&e| words.of(e).len() == 1);
                single.filter(|&e| !self.all[e].person).map(|e| (words.of(e)[0], e as u32)).collect()
            });
            let own = alone.get(&key).filter(|&&e| e as usize != long && !self.all[e as usize].mentions.is_empty());
            if let Some(&own) = own {
                self.merge(long as u32, own);
            }
        }
    }

    /// "OSN" in an article of "Orizzonte Sistemi Navali", without a bracket that says so: the initials of one longer name only.
    fn merge_acronyms(&mut self, view: View, mentions: &[CompanyMention], words: &Words) {
        let first = |e: &Entity| e.mentions.first().map(|&m| &mentions[m as usize]);
        for short in 0..self.all.len() {
            let Some(m) = first(&self.all[short]).filter(|_| words.of(short).len() == 1) else { continue };
            let letters = view.word(m.first);
            let acronym = view.tokens[m.first].shape == Shape::Upper && (3..=6).contains(&letters.len());
            if !acronym || self.all[short].known.is_some() {
                continue;
            }
            let mut long = (0..self.all.len()).filter(|&l| {
                words.of(l).len() >= 3
                    && !self.all[l].person
                    && first(&self.all[l]).is_some_and(|l| begins_with(view, l, letters))
            });
            if let (Some(long), None) = (long.next(), long.next()) {
                self.merge(short as u32, long as u32);
            }
        }
    }

    /// "GEM" after "GEM Elettronica": a part of a longer name that stands alone.
    fn merge_short(
        &mut self,
        view: View,
        mentions: &[CompanyMention],
        headline: impl Fn(usize) -> bool,
        mut words: Words,
    ) {
        words.index();
        let body = |e: &Entity| {
            e.mentions
                .iter()
                .map(|&m| &mentions[m as usize])
                .find(|m| !headline(m.first))
                .map_or(usize::MAX, |m| m.first)
        };
        for short in 0..self.all.len() {
            if self.all[short].mentions.is_empty() || self.all[short].person || words.of(short).is_empty() {
                continue;
            }
            let own = words.of(short);
            let holders = words.holders(short);
            if holders.is_empty() || part_is_generic(view, &mentions[self.all[short].mentions[0] as usize]) {
                continue;
            }
            let found = holders.iter().map(|&long| long as usize).find(|&long| {
                let (l, s) = (&self.all[long], &self.all[short]);
                let fits = long != short && !l.mentions.is_empty() && !l.person && words.of(long).len() > own.len();
                // "Grupo Visabeira" and "Visabeira"
                let group = |k: usize| GROUPS.iter().chain(HOUSES).any(|g| view.word(k).eq_ignore_ascii_case(g));
                let ends = fits && l.known.is_none() && words.of(long).ends_with(own);
                let grouped = ends && prefixed(mentions, l, own.len(), group);
                let other = s.known.is_some() && (l.known.is_none() || s.known != l.known) && !grouped;
                let apart = other && !(fits && words.of(long).starts_with(own) && namesakes(view, l, s))
                    || fits && owned(view, mentions, l, s);
                let part = fits && !apart && words.of(long).windows(own.len()).any(|w| w == own);
                // "Menuiseries Bouvet" and "Bouvet": a founder's name stands last, a parent's first
                let trade = |k: usize| view.is(k, class::NAME_PART | class::COMPANY_NOUN);
                let founder = part
                    && ends
                    && s.known.is_none()
                    && !view.lexicon.capital_nouns()
                    && prefixed(mentions, l, own.len(), trade);
                part && (body(l) <= body(s)
                    || founder
                    || grouped
                    || extension_is_generic(view, &mentions[l.mentions[0] as usize], own.len()))
            });
            if let Some(long) = found {
                self.merge(short as u32, long as u32);
            }
        }
    }

    fn merge(&mut self, from: u32, into: u32) {
        let moved = std::mem::take(&mut self.all[from as usize].mentions);
        for &m in &moved {
            self.of[m as usize] = into;
        }
        let known = self.all[from as usize].known;
        let country = self.all[from as usize].country;
        let origin = self.all[from as usize].origin;
        let callings = std::mem::take(&mut self.all[from as usize].callings);
        let entity = &mut self.all[into as usize];
        entity.mentions.extend(moved);
        for noun in callings {
            if entity.callings.iter().all(|c| c.0 != noun.0) {
                entity.callings.push(noun);
            }
        }
        // two runs in order: merged in one pass
        entity.mentions.sort();
        if entity.origin == [0; 2] {
            entity.origin = origin;
        }
        if entity.known.is_none() {
            entity.known = known;
            entity.country = country;
        }
    }

    fn weigh(&mut self, view: View, mentions: &[CompanyMention]) {
        for entity in &mut self.all {
            if entity.mentions.is_empty() {
                continue;
            }
            let best =
                entity.mentions.iter().map(|&m| &mentions[m as usize]).max_by(|a, b| a.score.total_cmp(&b.score));
            let Some(best) = best else { continue };
            let firm = entity.mentions.iter().filter(|&&m| !mentions[m as usize].initial).count();
            let repeated = entity.mentions.len().saturating_sub(1).min(3) as f32;
            entity.score = best.score + 0.4 * firm.saturating_sub(1).min(3) as f32 + 0.25 * repeated;
            entity.rule = best.rule;
            // named twice as a company's name would be, whatever its form
            let own = entity.mentions.iter().filter(|&&m| mentions[m as usize].score >= TWICE).count();
            entity.score += if own > 1 && entity.mentions.len() > 2 && best.score < ENOUGH { 0.5 } else { 0.0 };
            let body = entity.known.is_none() && entity.mentions.iter().any(|&m| mentions[m as usize].body);
            if body {
                // named as often as may be, it is no company until a deal makes it a party
                entity.score = entity.score.min(2.0);
            } else if entity.known.is_none() {
                entity.score += unlisted_prior(view, best);
            }
            if entity.person {
                entity.score -= 4.0;
            }
            entity.accepted = entity.score >= ENOUGH;
        }
    }

    /// A name beside a company in one list is likely one too: "Credem e Nexi".
    fn coordinate(&mut self, view: View, mentions: &[CompanyMention]) {
        for _ in 0..2 {
            for i in 1..mentions.len() {
                let (a, b) = (self.of[i - 1] as usize, self.of[i] as usize);
                let gap = mentions[i - 1].legal_end..mentions[i].first;
                let listed = !gap.is_empty()
                    && gap.len() <= 2
                    && gap.clone().all(|k| {
                        view.mark(k, ',')
                            || view.has(k, |t| matches!(t, crate::lang::Tag::And | crate::lang::Tag::Or)).is_some()
                            // "a Nivora e a Molveda"
                            || k > gap.start && !view.mark(gap.start, ',') && view.is(k, class::DEF)
                    });
                if !listed || a == b {
                    continue;
                }
                for (known, other, m) in [(a, b, i), (b, a, i - 1)] {
                    let prior = if self.all[other].known.is_none() { unlisted_prior(view, &mentions[m]) } else { 0.0 };
                    // "Petz e Cobasi concluem fusão": a word that no table knows is one the less by opening the sentence
                    let opens = mentions[m].initial
                        && gap.clone().all(|k| !view.mark(k, ','))
                        && !view.lexicon.capital_nouns()
                        && view.hits.words.at(mentions[m].first).is_empty()
                        && view.hits.names.at(mentions[m].first).is_empty();
                    let least = if opens { 0.3 } else { 0.9 };
                    let fits =
                        !self.all[other].accepted && !self.all[other].person && self.all[other].score >= least + prior;
                    let pair = || {
                        let first = mentions[i - 1].first;
                        gap.clone().all(|k| !view.mark(k, ',')) && !view.mark(first.saturating_sub(1), ',')
                    };
                    if fits && !self.all[known].accepted && self.promoted(known) && pair() {
                        // "Nivora e Molveda hanno creato una joint venture": both may be made companies by the deal, or none
                        self.all[other].score = self.all[other].score.max(PROMOTED);
                    }
                    if fits && self.all[known].accepted {
                        self.all[other].score += if opens { 2.2 } else { 1.6 };
                        self.all[other].accepted = self.all[other].score >= ENOUGH - 0.5;
                        if self.all[other].accepted {
                            self.all[other].rule = "company/coordination";
                        }
                    }
                }
            }
        }
    }

    /// Whether a mention belongs to a company or may be promoted to one.
    pub fn eligible(&self, mention: usize) -> bool {
        let entity = self.of[mention] as usize;
        self.all[entity].accepted || self.promoted(entity)
    }

    /// Whether a deal makes a company of the entity.
    fn promoted(&self, entity: usize) -> bool {
        !self.all[entity].person && self.all[entity].score >= PROMOTED
    }
}

/// The endings of sites that companies put behind their names.
const SITES: [&str; 6] = ["com", "ai", "io", "it", "net", "org"];

/// Whether two listed companies only share a word: where "Agility Robotics" of the US is told of, "Agility" is hardly the one of Kuwait.
fn namesakes(view: View, long: &Entity, short: &Entity) -> bool {
    let listed = |e: &Entity| e.known.map(|n| view.tables.names.listed(n));
    let (Some(long), Some(short)) = (listed(long), listed(short)) else { return false };
    short.ambiguous && !long.country.is_empty() && !short.country.is_empty() && long.country != short.country
}

/// What is added to the evidence of a name that the list does not know. A list names most companies of the news, which speaks against
/// the names that it lacks; where there is none, nothing does.
fn unlisted_prior(view: View, m: &CompanyMention) -> f32 {
    // a user's own list is short
    if view.tables.names.companies.len() >= 1000 {
        return 0.0;
    }
    let lone = m.end == m.first + 1 && view.tokens[m.first].shape == Shape::Title;
    let noun = view.lexicon.capital_nouns() && (lone || view.is(m.end - 1, class::COMPOUND));
    if noun { 0.5 } else { 2.0 }
}

/// The trade of the company that a mention names.
fn trade(view: View, mention: &CompanyMention) -> Trade {
    let known = mention.known.map(|n| view.tables.names.listed(n).kind);
    match known {
        Some(OrgKind::Bank) => Trade::Bank,
        Some(OrgKind::Fund) => Trade::Fund,
        Some(_) => Trade::Any,
        None => (mention.first..mention.end)
            .find_map(|k| view.tables.trade(view.tokens[k].word))
            .map_or(Trade::Any, |kind| if kind == OrgKind::Bank { Trade::Bank } else { Trade::Fund }),
    }
}

/// Keys of the last words of persons named in full.
fn surnames(view: View, mentions: &[CompanyMention], buffer: &mut String) -> FxHashSet<u64> {
    let mut out = FxHashSet::default();
    for m in mentions.iter().filter(|m| m.person && m.end - m.first > 1 && m.known.is_none() && m.score < 0.0) {
        for k in m.first..m.end {
            let mut hasher = FxHasher::default();
            (0u8, word_key(view, k, buffer)).hash(&mut hasher);
            out.insert(hasher.finish());
        }
    }
    out
}

/// Tokens between a company's name and its owner's, or which its owner's name takes.
const OWNER: usize = 8;

/// "Alfa Energia, controllata di Alfa", "Alfa's Alfa Energia": whether the short name stands beside the long one as its owner.
fn owned(view: View, mentions: &[CompanyMention], long: &Entity, short: &Entity) -> bool {
    let tagged = |k: usize, test: fn(Tag) -> bool| {
        view.hits.words.ending(k, 3).any(|h| matches!(h.tag, PhraseTag::Tag(t) if test(t)))
    };
    let of = |k: usize| {
        tagged(k, |t| matches!(t, Tag::Prep(Prep::Of | Prep::By | Prep::From, _) | Tag::Adnominal(_) | Tag::OwnedBy))
    };
    // mentions stand in reading order: those that begin at tokens `from..to`
    let begin = |from: usize, to: usize| {
        let at = |token: usize| short.mentions.partition_point(|&s| mentions[s as usize].first < token);
        short.mentions[at(from)..at(to)].iter().map(|&s| &mentions[s as usize])
    };
    long.mentions.iter().any(|&l| {
        let l = &mentions[l as usize];
        let behind = begin(l.legal_end + 1, l.legal_end + OWNER + 1).filter(|s| of(s.first) && !s.bracketed).any(|s| {
            let owner = || (l.legal_end..s.first).any(|k| view.has(k, |t| t == Tag::OwnedBy).is_some());
            let plain = || (l.legal_end..s.first).all(|k| !view.mark(k, '.') && !view.is(k, class::VERB));
            owner() || plain()
        });
        let before = || {
            begin(l.first.saturating_sub(OWNER), l.first)
                .any(|s| l.first == s.end + 2 && view.tokens[s.end].glued && view.word(s.end + 1) == "s")
        };
        behind || before()
    })
}

/// Whether the capital words of a name begin with these letters, one each.
fn begins_with(view: View, m: &CompanyMention, letters: &str) -> bool {
    let capitals = (m.first..m.end).filter(|&k| view.tokens[k].shape.is_capital());
    capitals.map(|k| view.word(k).chars().next()).eq(letters.chars().map(Some))
}

/// What two spellings of a word share: its number in the tables, else a hash of its letters.
fn word_key(view: View, k: usize, buffer: &mut String) -> u64 {
    let token = &view.tokens[k];
    if token.word != 0 {
        return u64::from(token.word);
    }
    let mut hasher = FxHasher::default();
    fold(view.word(k), buffer).hash(&mut hasher);
    hasher.finish() | 1 << 63
}

/// [`word_key`] of a word that stands so in no text.
fn text_key(view: View, word: &str, buffer: &mut String) -> u64 {
    match view.tables.vocab.id(word, buffer) {
        0 => {
            let mut hasher = FxHasher::default();
            fold(word, buffer).hash(&mut hasher);
            hasher.finish() | 1 << 63
        }
        number => u64::from(number),
    }
}

/// The key of a name: its number in the list, else its folded words, which are left in `words`.
fn key(view: View, m: &CompanyMention, buffer: &mut String, words: &mut Vec<u64>) -> u64 {
    let mut hasher = FxHasher::default();
    match m.known {
        Some(n) => (1u8, n).hash(&mut hasher),
        None => {
            word_keys(view, m, buffer, words);
            match words.as_slice() {
                [one] => (0u8, *one).hash(&mut hasher),
                many => (2u8, many).hash(&mut hasher),
            }
        }
    }
    hasher.finish()
}

fn word_keys(view: View, m: &CompanyMention, buffer: &mut String, out: &mut Vec<u64>) {
    out.clear();
    out.extend(
        (m.first..m.end)
            .filter(|&k| view.tokens[k].is_word() || view.tokens[k].is_number())
            .map(|k| word_key(view, k, buffer)),
    );
}

/// The words of all entities one behind the other, and which entities hold a short run of words.
#[derive(Default)]
struct Words {
    all: Vec<u64>,
    /// Where each entity's words begin; one more at the end.
    from: Vec<usize>,
    /// By hash of the first words of an entity, at most [`RUN`], the longer entities that hold them, in order.
    holders: FxHashMap<u64, Vec<u32>>,
}

/// Longest run of words that is looked up; longer names are looked up by their first words.
const RUN: usize = 4;

impl Words {
    fn of(&self, entity: usize) -> &[u64] {
        &self.all[self.from[entity]..self.from[entity + 1]]
    }

    fn index(&mut self) {
        let count = self.from.len() - 1;
        if count < 2 {
            return;
        }
        self.holders.reserve(count);
        let mut lengths = [false; RUN + 1];
        for entity in 0..count {
            let words = &self.all[self.from[entity]..self.from[entity + 1]];
            let head = &words[..words.len().min(RUN)];
            lengths[head.len()] = true;
            self.holders.entry(run_hash(head)).or_default();
        }
        for entity in 0..count {
            let words = &self.all[self.from[entity]..self.from[entity + 1]];
            for len in (1..=RUN.min(words.len())).filter(|&len| lengths[len]) {
                // a short name is a part of longer ones only
                let longer = words.len() > len;
                for run in words.windows(len).filter(|_| longer || len == RUN) {
                    let held = self.holders.get_mut(&run_hash(run));
                    if let Some(held) = held.filter(|h| h.last() != Some(&(entity as u32))) {
                        held.push(entity as u32);
                    }
                }
            }
        }
    }

    /// The entities that may hold all words of `entity`, in order.
    fn holders(&self, entity: usize) -> &[u32] {
        let words = self.of(entity);
        self.holders.get(&run_hash(&words[..words.len().min(RUN)])).map_or(&[], Vec::as_slice)
    }
}

fn run_hash(run: &[u64]) -> u64 {
    let mut hasher = FxHasher::default();
    run.hash(&mut hasher);
    hasher.finish()
}

/// Whether `short` is made of the first letters of the words of `long`, in order.
fn initials(view: View, long: &CompanyMention, short: &str) -> bool {
    let mut letters = short.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphabetic());
    let mut want = letters.next();
    for k in long.first..long.end {
        let word = view.word(k);
        for (n, c) in word.chars().flat_map(char::to_lowercase).enumerate() {
            if Some(c) == want && (n == 0 || n < 4) {
                want = letters.next();
                if n == 0 {
                    continue;
                }
            }
        }
    }
    want.is_none() || long.end - long.first > 1 && want.is_some() && letters.next().is_none()
}

/// Whether each word that a long name puts before a short one of `short` words passes a test, and there is one.
fn prefixed(mentions: &[CompanyMention], long: &Entity, short: usize, test: impl Fn(usize) -> bool) -> bool {
    let m = &mentions[long.mentions[0] as usize];
    let mut before = m.first..m.end.saturating_sub(short).max(m.first);
    !before.is_empty() && before.all(test)
}

/// Whether a short name is a word that many names share: "Banca", "Gruppo".
fn part_is_generic(view: View, m: &CompanyMention) -> bool {
    m.end - m.first == 1
        && view.has(m.first, |t| t == crate::lang::Tag::NamePart).is_some()
        && view.tokens[m.first].span().len() < 9
}

/// Whether the words that a long name adds to a short one tell no other company: "Group", "AI".
fn extension_is_generic(view: View, m: &CompanyMention, short: usize) -> bool {
    let extra = m.end.saturating_sub(short.max(1));
    (extra.max(m.first + 1)..m.end).all(|k| {
        matches!(
            view.word(k),
            "Group"
                | "Gruppo"
                | "Holding"
                | "Holdings"
                | "AI"
                | "Inc"
                | "Corp"
                | "Corporation"
                | "Technologies"
                | "Infrastructure"
                | "Company"
                | "Industries"
                | "Therapeutics"
                | "Energy"
                | "Italia"
                | "Elettronica"
        )
    })
}

/// Evidence that makes a company of whom a deal names.
const PROMOTED: f32 = 1.5;

/// What two mentions of a name score at least that bear each other out.
const TWICE: f32 = 2.0;
