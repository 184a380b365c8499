//! The cascade from an article to an extraction.
//!
//! Each stage adds to the [`Doc`] and none takes away; what becomes a quantity, a company or a record is decided at the end. The stages
//! stand in the layers below; here they are only called in order.

mod builder;

pub use builder::ExtractorBuilder;

use crate::doc::{Doc, Sentence};
use crate::lang::detect::{self, Found};
use crate::lexicon::{Lexicon, OrgKind, Tables};
use crate::mention::{View, amount, company, date, number};
use crate::record::{Draft, build};
use crate::resolve::identity::{Identity, identify};
use crate::resolve::{Entities, currency, items, national};
use crate::scan::{BlockKind, Token, layout, sentences, tokens};
use crate::value::{Article, Company, Currency, Extraction, Note, Span};
use smallvec::SmallVec;
use std::sync::Arc;

/// The rule by which a name that fills a slot is a company.
const FROM_SLOT: &str = "company/slot";

/// Holds the compiled tables of every language; build it once and share it between threads.
#[derive(Debug, Clone)]
pub struct Extractor {
    tables: Arc<Tables>,
    off: Option<Arc<str>>,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

/// Buffers that a thread reuses from article to article.
#[derive(Debug, Default)]
pub struct Scratch {
    doc: Doc,
    lines: Vec<(Span, bool)>,
    buffer: String,
    ends: Vec<usize>,
    buffers: build::Buffers,
}

impl Extractor {
    /// An extractor with the built-in tables.
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// An extractor that is told what to know beside or instead of the built-in tables.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// The same extractor with one rule or frame switched off, by its id: what it found is found no more. For tests of rules.
    pub fn without(&self, rule: &str) -> Self {
        Self { tables: Arc::clone(&self.tables), off: Some(rule.trim_start_matches("frame/").into()) }
    }

    /// Whether a rule is switched off.
    fn is_off(&self, rule: &str) -> bool {
        self.off.as_deref() == Some(rule)
    }

    /// The compiled tables.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Reads one article. Total: whatever the text, there is an answer.
    pub fn extract(&self, article: &Article) -> Extraction {
        self.extract_with(&mut Scratch::default(), article)
    }

    /// Reads one article with reused buffers.
    pub fn extract_with(&self, scratch: &mut Scratch, article: &Article) -> Extraction {
        let mut notes = Vec::new();
        scratch.buffers.off.clone_from(&self.off);
        let Some((lexicon, reads)) = self.analyse(scratch, article, &mut notes) else {
            return Extraction { notes, ..Extraction::default() };
        };
        let text = article.text.as_str();
        // sentences of a language without tables would be misread: figures and names stand on their own, deals do not
        let merged = match reads {
            true => build::drafts(&mut scratch.doc, text, lexicon, &self.tables, article.date, &mut scratch.buffers),
            false => Vec::new(),
        };
        let doc = &mut scratch.doc;
        take_parties(doc, merged.iter().filter(|_| !self.is_off(FROM_SLOT)));
        leave_out_authorities(doc, &self.tables, &merged);
        let marks = lexicon.language.marks(doc.swapped);
        let view = View { text, tokens: &doc.tokens, hits: &doc.hits, lexicon, tables: &self.tables, marks };
        let (companies, number) = companies(doc, &view);
        let mut records = build::records(doc, view, &merged, article.date, |e| number[e as usize]);
        (1..).zip(&mut records).for_each(|(number, record)| record.number = number);
        if let Some(rule) = &self.off {
            records.iter_mut().for_each(|r| r.forget(rule));
        }
        let said = || doc.amounts.iter().filter(|a| !a.bare);
        let mut quantities = Vec::with_capacity(said().count());
        quantities.extend(said().map(|a| a.quantity.clone()));
        Extraction { lang: if reads { lexicon.language.code } else { "" }, quantities, companies, records, notes }
    }

    /// Reads one article and keeps what led to the answer: per sentence its nodes and instances, and the merged drafts.
    pub fn explain(&self, article: &Article) -> (Extraction, Doc, Vec<build::Step>) {
        let mut scratch = Scratch::default();
        scratch.buffers.trace = Some(Vec::new());
        let extraction = self.extract_with(&mut scratch, article);
        (extraction, scratch.doc, scratch.buffers.trace.unwrap_or_default())
    }

    /// Layers 3 to 5: tokens, mentions, entities. Gives the lexicon, and whether it is of the article's language.
    fn analyse(&self, scratch: &mut Scratch, article: &Article, notes: &mut Vec<Note>) -> Option<(&Lexicon, bool)> {
        let text = article.text.as_str();
        let doc = &mut scratch.doc;
        doc.clear();
        layout::blocks(text, article.body, article.title_span, &mut scratch.lines, &mut doc.blocks);
        let mut bounds = Vec::with_capacity(doc.blocks.len() + 1);
        for block in &doc.blocks {
            bounds.push(doc.tokens.len());
            tokens::tokenize(text, block.span, &self.tables.vocab, &mut scratch.buffer, &mut doc.tokens);
        }
        bounds.push(doc.tokens.len());
        let (own, reads) = self.language(article, &doc.tokens, notes)?;
        let language = self.tables.lexicons[own].language;
        if language.grammar.mixed_marks {
            let percent = |end: u32| text[end as usize..].trim_start().starts_with('%');
            let numbers = doc.tokens.iter().filter(|t| t.is_number() && !percent(t.end)).map(|t| t.span().of(text));
            doc.swapped = number::swaps(numbers, language.decimal, language.thousands);
        }
        doc.hits.clear(doc.tokens.len());
        for (block, pair) in bounds.windows(2).enumerate() {
            // a single block is the article: its language is settled
            let language =
                if bounds.len() == 2 { own } else { detect::block(&self.tables, &doc.tokens[pair[0]..pair[1]], own) };
            let lexicon = &self.tables.lexicons[language];
            doc.hits.find(text, &doc.tokens, pair[1], lexicon, &self.tables, &mut scratch.buffer);
            scratch.ends.clear();
            let words = sentences::Words {
                abbreviations: &lexicon.abbreviations,
                openers: &lexicon.openers,
                lettered: &lexicon.lettered,
            };
            sentences::ends(text, &doc.tokens, pair[0], pair[1], words, &mut scratch.ends);
            let mut from = pair[0];
            for &to in &scratch.ends {
                doc.sentences.push(Sentence { from, to, block, language, ..Sentence::default() });
                from = to;
            }
        }
        self.mentions(doc, text);
        let lexicon = &self.tables.lexicons[own];
        self.settle(doc, text, lexicon, &mut scratch.buffer);
        Some((lexicon, reads))
    }

    /// The number of the lexicon to read an article with, and whether it is of the article's language.
    fn language(&self, article: &Article, tokens: &[Token], notes: &mut Vec<Note>) -> Option<(usize, bool)> {
        if tokens.is_empty() {
            return None;
        }
        let declared = article.lang.as_deref().map(|code| code.split(['-', '_']).next().unwrap_or(code));
        if let Some(at) = declared.and_then(|code| self.tables.lexicons.iter().position(|l| l.language.code == code)) {
            return Some((at, true));
        }
        let (at, found) =
            detect::vote(&self.tables, tokens, article.body.of(&article.text)).unwrap_or((0, Found::Guess));
        let unread = match (found, declared) {
            (Found::Foreign(code), None) => Some(code),
            (_, declared) => declared,
        };
        if let Some(code) = unread {
            let text =
                format!("there are no tables for the language `{code}`: quantities and companies only, no records");
            notes.push(Note { rule: "lang/unread", text, span: None });
        } else if found == Found::Guess {
            let text = "the language could not be told; read with the best guess".to_owned();
            notes.push(Note { rule: "lang/guess", text, span: None });
        }
        Some((at, unread.is_none()))
    }

    /// Reads the mentions of all sentences: one kind after the other, so that each reader's code stays in the nearest cache.
    fn mentions(&self, doc: &mut Doc, text: &str) {
        let Doc { tokens, hits, sentences, blocks, amounts, times, mentions, swapped, .. } = doc;
        let view = |s: &Sentence| {
            let lexicon = &self.tables.lexicons[s.language];
            let marks = lexicon.language.marks(*swapped);
            View { text, tokens, hits, lexicon, tables: &self.tables, marks }
        };
        for s in sentences.iter_mut() {
            let from = amounts.len();
            amount::read(view(s), s.from, s.to, amounts);
            if self.off.is_some() {
                let kept = amounts.split_off(from);
                amounts.extend(kept.into_iter().filter(|m| !self.is_off(m.quantity.rule)));
            }
            s.amounts = (from, amounts.len());
        }
        for s in sentences.iter_mut() {
            let from = times.len();
            date::read(view(s), s.from, s.to, &amounts[s.amounts.0..s.amounts.1], times);
            s.times = (from, times.len());
        }
        for s in sentences.iter_mut() {
            let kind = blocks[s.block].kind;
            let headline = s.from == 0 || matches!(kind, BlockKind::Headline | BlockKind::Heading | BlockKind::Bullet);
            let from = mentions.len();
            company::read(view(s), s.from, s.to, headline, mentions);
            // "640 million Norwegian crowns": what an amount holds names nobody
            let own = &amounts[s.amounts.0..s.amounts.1];
            let inside =
                |x: &company::CompanyMention| own.iter().any(|q| !q.bare && q.first <= x.first && x.end <= q.end);
            let mut k = from;
            while k < mentions.len() {
                if inside(&mentions[k]) {
                    mentions.remove(k);
                } else {
                    k += 1;
                }
            }
            s.mentions = (from, mentions.len());
        }
    }

    /// Entities, items, currencies.
    fn settle(&self, doc: &mut Doc, text: &str, lexicon: &Lexicon, buffer: &mut String) {
        let heading: Vec<(usize, usize)> =
            doc.sentences.iter().filter(|s| doc.is_heading(s)).map(|s| (s.from, s.to)).collect();
        let in_heading = |t: usize| heading[..heading.partition_point(|s| s.0 <= t)].last().is_some_and(|s| t < s.1);
        let marks = lexicon.language.marks(doc.swapped);
        let view = View { text, tokens: &doc.tokens, hits: &doc.hits, lexicon, tables: &self.tables, marks };
        doc.entities = Entities::build(view, &doc.mentions, in_heading, buffer);
        for entity in doc.entities.all.iter_mut().filter(|e| self.is_off(e.rule)) {
            entity.accepted = false;
            entity.score = 0.0;
        }
        // sentences stand in the order of their blocks, and so do their mentions
        let (mut named, mut from) = (Vec::with_capacity(doc.mentions.len()), vec![0; doc.blocks.len() + 1]);
        let (mut labelled, mut early) = (vec![false; doc.blocks.len()], vec![false; doc.blocks.len()]);
        for (n, s) in doc.sentences.iter().enumerate() {
            if n == 0 || doc.sentences[n - 1].block != s.block {
                labelled[s.block] = label(doc, s);
                early[s.block] = (s.mentions.0..s.mentions.1)
                    .take_while(|&m| doc.mentions[m].first < s.from + items::OPENING)
                    .any(|m| doc.entities.all[doc.entities.of[m] as usize].accepted);
            }
            named.extend(
                (s.mentions.0..s.mentions.1)
                    .map(|m| doc.entities.of[m])
                    .filter(|&e| doc.entities.all[e as usize].accepted),
            );
            from[s.block + 1] = named.len();
        }
        (1..from.len()).for_each(|b| from[b] = from[b].max(from[b - 1]));
        items::number(
            &doc.blocks,
            doc.entities.all.len(),
            |b| &named[from[b]..from[b + 1]],
            |b| labelled[b],
            |b| early[b],
            &mut doc.items,
        );
        self.national(doc, text, lexicon);
        self.currencies(doc, text, lexicon);
    }

    /// Which country's pesos, crowns or dollars are meant.
    fn national(&self, doc: &mut Doc, text: &str, lexicon: &Lexicon) {
        let dollar = lexicon.language.grammar.dollar_sign.and_then(Currency::from_code);
        if !national::asked(&doc.amounts, dollar.is_some()) {
            return;
        }
        let mut votes = national::Votes::default();
        votes.places(doc.view(text, lexicon, &self.tables));
        for &entity in &doc.entities.of {
            let entity = &doc.entities.all[entity as usize];
            if entity.accepted && !entity.media {
                votes.add(entity.country);
            }
        }
        national::settle(&mut doc.amounts, &votes, dollar);
    }

    fn currencies(&self, doc: &mut Doc, text: &str, lexicon: &Lexicon) {
        let article = currency::dominant(&doc.amounts);
        let silent = doc.amounts.iter().all(|a| a.quantity.amount.currency().is_none());
        let (mut s, mut owners) = (0, Vec::new());
        while s < doc.sentences.len() {
            let item = doc.items[doc.sentences[s].block];
            let mut e = s;
            while e < doc.sentences.len() && doc.items[doc.sentences[e].block] == item {
                e += 1;
            }
            let (from, to) = (doc.sentences[s].amounts.0, doc.sentences[e - 1].amounts.1);
            if from < to {
                let home = currency::Home { article, ..self.home(doc, s, e, lexicon) };
                let home = currency::Home { silent: silent && home.silent, ..home };
                owners.clear();
                for sentence in doc.sentences[s..e].iter().filter(|s| s.amounts.0 < s.amounts.1) {
                    let owner = (owner_currency(doc, sentence), names_foreign(doc, sentence, home.reader));
                    owners.resize(owners.len() + sentence.amounts.1 - sentence.amounts.0, owner);
                }
                let view = doc.view(text, lexicon, &self.tables);
                let shares: Vec<bool> = doc.amounts[from..to].windows(2).map(|w| w[0].leads_to(&w[1], view)).collect();
                let shares = |i: usize| shares.get(i).is_some_and(|&s| s);
                currency::infer(&mut doc.amounts[from..to], home, |i| owners[i].0, |i| owners[i].1, shares);
            }
            s = e;
        }
    }

    fn home(&self, doc: &Doc, s: usize, e: usize, lexicon: &Lexicon) -> currency::Home {
        let reader = lexicon.language.home_currency.and_then(Currency::from_code);
        let mut home = currency::Home { reader, ..Default::default() };
        let mut counts: Vec<(Currency, usize)> = Vec::new();
        for m in doc.sentences[s].mentions.0..doc.sentences[e - 1].mentions.1 {
            let entity = &doc.entities.all[doc.entities.of[m] as usize];
            if !entity.accepted || entity.media {
                continue;
            }
            let Some(found) = currency::of_country(entity.country) else { continue };
            match counts.iter_mut().find(|c| c.0 == found) {
                Some(c) => c.1 += 1,
                None => counts.push((found, 1)),
            }
        }
        let all: usize = counts.iter().map(|c| c.1).sum();
        home.common = counts.iter().find(|c| c.1 * 2 > all).map(|c| c.0);
        home.mixed = home.common.is_none() && all > 0;
        home.silent = counts.iter().any(|c| Some(c.0) == home.reader);
        home
    }
}

/// The home currency of the companies of a sentence, where they have one only: its amounts are in it.
fn owner_currency(doc: &Doc, sentence: &Sentence) -> Option<Currency> {
    let country = |m: usize| {
        let entity = &doc.entities.all[doc.entities.of[m] as usize];
        (entity.accepted && !entity.media && !entity.country.is_empty()).then_some(entity.country)
    };
    let mut found = (sentence.mentions.0..sentence.mentions.1).filter_map(country).filter_map(currency::of_country);
    let one = found.next()?;
    found.all(|c| c == one).then_some(one)
}

/// Whether a sentence names a company at home where another currency is paid than the readers'.
fn names_foreign(doc: &Doc, sentence: &Sentence, reader: Option<Currency>) -> bool {
    (sentence.mentions.0..sentence.mentions.1).any(|m| {
        let entity = &doc.entities.all[doc.entities.of[m] as usize];
        let currency = Some(entity.country).filter(|c| entity.accepted && !c.is_empty()).and_then(currency::of_country);
        currency.is_some() && currency != reader
    })
}

/// Whether a block, whose first sentence this is, begins with capital words and then a dash, a colon or a full stop.
fn label(doc: &Doc, sentence: &Sentence) -> bool {
    let from = (sentence.from..sentence.to).find(|&t| !doc.tokens[t].is('+')).unwrap_or(sentence.from);
    let mut t = from;
    while t < sentence.to && t < from + 5 && (doc.tokens[t].shape.is_capital() || doc.tokens[t].is('&')) {
        t += 1;
    }
    let mark = doc.tokens.get(t).is_some_and(|x| {
        x.is('-') && !x.glued
            || ['–', '—', ':', '•', '|', '·'].iter().any(|&c| x.is(c))
            || x.is('.') && t + 1 == sentence.to
    });
    t > from && t < sentence.to && mark
}

/// A name that fills a slot is a company.
fn take_parties<'d>(doc: &mut Doc, merged: impl Iterator<Item = &'d Draft>) {
    for (draft, party) in merged.flat_map(|d| d.parties.iter().map(move |p| (d, p))) {
        let entity = &mut doc.entities.all[party.entity as usize];
        // many things have figures; a deal's party is a company
        let least = if draft.kind == crate::value::Kind::Figure { 2.9 } else { 2.0 };
        if !entity.accepted && party.score >= least && entity.score >= 1.5 {
            entity.accepted = true;
            entity.rule = FROM_SLOT;
        }
    }
}

/// "Informó a la CNMV": a regulator, a central bank or an exchange is a company where it is a party, and nowhere else.
fn leave_out_authorities(doc: &mut Doc, tables: &Tables, merged: &[Draft]) {
    let authority = |known: u32| tables.names.listed(known).kind == OrgKind::Authority;
    for (number, entity) in (0..).zip(&mut doc.entities.all) {
        let party = || merged.iter().flat_map(|draft| &draft.parties).any(|party| party.entity == number);
        entity.accepted &= !entity.known.is_some_and(authority) || party();
    }
}

/// The accepted entities as companies, and for each entity its number among them.
fn companies(doc: &Doc, view: &View) -> (Vec<Company>, Vec<Option<u32>>) {
    let mut out = Vec::with_capacity(doc.entities.all.len());
    let mut number = vec![None; doc.entities.all.len()];
    for (i, entity) in doc.entities.all.iter().enumerate() {
        if !entity.accepted || entity.mentions.is_empty() {
            continue;
        }
        number[i] = Some(out.len() as u32);
        let mut forms: SmallVec<[&str; 8]> = SmallVec::new();
        for &m in &entity.mentions {
            let form = doc.mentions[m as usize].span.of(view.text);
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        // "Alfas" beside "Alfa" is its genitive
        let own = |k: usize| {
            let stem = forms[k].strip_suffix('s').filter(|_| view.lexicon.capital_nouns());
            !stem.is_some_and(|stem| forms.contains(&stem))
        };
        let rank = |&k: &usize| (own(k), forms[k].chars().count(), std::cmp::Reverse(k));
        let best = forms.remove((0..forms.len()).max_by_key(rank).unwrap_or(0));
        let name = clean(best);
        let mut aliases: Vec<String> = forms.iter().copied().map(clean).filter(|a| *a != name).collect();
        for &m in &entity.mentions {
            let mention = &doc.mentions[m as usize];
            if mention.legal_end > mention.end {
                let full = clean(view.span(mention.first, mention.legal_end).of(view.text));
                if !aliases.contains(&full) {
                    aliases.push(full);
                }
            }
        }
        let Identity { ids, country } = identify(*view, &doc.mentions, entity, best, &forms);
        let mentions = entity.mentions.iter().map(|&m| doc.mentions[m as usize].span).collect();
        let country = Some(country).filter(|c| !c.is_empty());
        out.push(Company { name, aliases, ids, country, mentions, rule: entity.rule });
    }
    (out, number)
}

/// A name on one line, entities read.
fn clean(form: &str) -> String {
    if !form.contains(['\n', '&']) {
        return form.to_owned();
    }
    form.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}
