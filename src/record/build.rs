//! The pass over an article's sentences: nodes, instances, drafts, records.

use super::{Draft, details, figures, figures::Clock, finish, merge, tranches};
use crate::clause::{NodeKind, Row, nodes::Source, segments};
use crate::doc::{Doc, Sentence};
use crate::frame::{Instance, amounts, fill, relate};
use crate::lang::Tag;
use crate::lexicon::{Lexicon, PhraseTag, Tables};
use crate::mention::{AmountMention, View};
use crate::resolve::focus::{Focus, Named};
use crate::value::{Basis, Kind, Period, QuantityKind, Record, Role};
use jiff::civil::Date;
use smallvec::SmallVec;

/// Reused buffers of the pass.
#[derive(Debug, Default)]
pub struct Buffers {
    row: Row,
    focus: Focus,
    instances: Vec<Instance>,
    claimed: Vec<u32>,
    /// A rule that is switched off.
    pub off: Option<std::sync::Arc<str>>,
    /// What each sentence gave, kept for `explain`; off where it is `None`.
    pub trace: Option<Vec<Step>>,
}

/// What one sentence gave.
#[derive(Debug)]
pub struct Step {
    /// Number of the sentence.
    pub sentence: usize,
    /// Its nodes.
    pub nodes: Vec<crate::clause::Node>,
    /// Its instances.
    pub instances: Vec<Instance>,
}

/// The drafts of an article, merged; promotes bare numbers in `doc` to money and names to companies where slots take them.
pub fn drafts(
    doc: &mut Doc,
    text: &str,
    lexicon: &Lexicon,
    tables: &Tables,
    today: Option<Date>,
    buffers: &mut Buffers,
) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut item = u32::MAX;
    let mut period: Option<Period> = None;
    let mut first = 0;
    for s in 0..doc.sentences.len() {
        let sentence = doc.sentences[s];
        if doc.items[sentence.block] != item {
            item = doc.items[sentence.block];
            first = sentence.amounts.0;
            buffers.focus.reset(doc.entities.all.len());
            period = item_period(doc, lexicon, s, item, today);
            count(doc, s, item, &mut buffers.focus);
        }
        if has_cue(doc, lexicon, &sentence) {
            read(doc, text, lexicon, tables, s, item, buffers);
            promote(doc, first, &buffers.claimed);
            if let Some(trace) = &mut buffers.trace {
                trace.push(Step {
                    sentence: s,
                    nodes: buffers.row.nodes.clone(),
                    instances: buffers.instances.clone(),
                });
            }
            let clock = Clock { times: &doc.times, focus: period, today };
            let view = View { text, tokens: &doc.tokens, hits: &doc.hits, lexicon, tables };
            collect(doc, view, &buffers.row, &buffers.instances, &sentence, clock, &mut drafts);
            for draft in drafts.iter().rev().take_while(|d| d.sentences[0] == s) {
                if let Some(entity) =
                    merge::key_role(draft.kind).and_then(|r| draft.first(r)).filter(|_| draft.kind != Kind::Figure)
                {
                    buffers.focus.named(entity, Named::Key);
                }
            }
            price(doc, view, &buffers.row, s, item, &mut drafts);
        }
        salience(doc, &sentence, &mut buffers.focus);
    }
    let mut merged = merge::merge(
        merge::Scene { amounts: &doc.amounts, text, headline_only: &headline_only(doc) },
        drop_weak(drafts),
    );
    let view = View { text, tokens: &doc.tokens, hits: &doc.hits, lexicon, tables };
    signed_futures(&mut merged);
    tranches::attach(view, &doc.sentences, &doc.amounts, &doc.times, &mut merged);
    tranches::drop_parts(&mut merged);
    promote_tranches(doc, &merged);
    merged
}

/// A bare future is announced where the same item tells that one of its parties signed.
fn signed_futures(drafts: &mut [Draft]) {
    let signed: Vec<(u32, Vec<u32>)> = drafts
        .iter()
        .filter(|d| {
            !matches!(d.kind, Kind::Figure | Kind::Valuation)
                && !d.heading
                && d.parties.len() > 1
                && matches!(d.stand, Some(crate::lang::Stand::Signed))
                && d.status == crate::value::Status::Announced
        })
        .map(|d| (d.item, d.parties.iter().map(|p| p.entity).collect()))
        .collect();
    for draft in drafts.iter_mut().filter(|d| {
        d.status == crate::value::Status::Planned
            && d.future
            && matches!(d.kind, Kind::Supply | Kind::Capacity | Kind::Partnership)
    }) {
        if signed.iter().any(|(item, names)| *item == draft.item && names.iter().any(|e| draft.names(*e))) {
            draft.status = crate::value::Status::Announced;
        }
    }
}

/// The records of merged drafts.
pub fn records(
    doc: &Doc,
    view: View,
    merged: &[Draft],
    today: Option<Date>,
    number: impl Fn(u32) -> Option<u32>,
) -> Vec<Record> {
    merged.iter().filter_map(|d| finish::record(doc, view, d, today, &number)).collect()
}

/// The reporting period of the item that begins at sentence `s`: parts of a year, early mentions and sentences with a metric weigh more.
fn item_period(doc: &Doc, lexicon: &Lexicon, s: usize, item: u32, today: Option<Date>) -> Option<Period> {
    let mut votes = Vec::new();
    for (n, sentence) in doc.sentences[s..].iter().take_while(|x| doc.items[x.block] == item).enumerate() {
        let metric = (sentence.from..sentence.to).any(|t| {
            doc.hits
                .words
                .at(t)
                .iter()
                .any(|h| matches!(h.tag, PhraseTag::Noun(f) if lexicon.frame(f).kind == Kind::Figure))
        });
        for time in &doc.times[sentence.times.0..sentence.times.1] {
            if let Some(period) = figures::reported(time, None, today) {
                let part = !matches!(period, Period::Year(_));
                let last = today.is_some_and(|d| period == Period::Year(d.year() - 1)) || part;
                votes.push((
                    period,
                    1 + u32::from(part) + u32::from(n < 3) + 2 * u32::from(metric) + 2 * u32::from(last),
                ));
            }
        }
    }
    figures::focus_of(&votes)
}

/// Counts what the item that begins at sentence `s` names.
fn count(doc: &Doc, s: usize, item: u32, focus: &mut Focus) {
    for sentence in doc.sentences[s..].iter().take_while(|x| doc.items[x.block] == item) {
        for m in sentence.mentions.0..sentence.mentions.1 {
            let entity = doc.entities.of[m];
            if doc.entities.all[entity as usize].accepted {
                focus.count(entity, doc.is_heading(sentence));
            }
        }
    }
}

/// Whether a frame's noun or verb stands in the sentence.
fn has_cue(doc: &Doc, lexicon: &Lexicon, sentence: &Sentence) -> bool {
    (sentence.from..sentence.to).any(|t| {
        doc.hits.words.at(t).iter().any(|h| match h.tag {
            PhraseTag::Noun(_) => true,
            PhraseTag::Verb(v) => !lexicon.verbs[v.verb as usize].frames.is_empty(),
            PhraseTag::Tag(tag) => tag == Tag::Price,
        })
    })
}

fn read(doc: &Doc, text: &str, lexicon: &Lexicon, tables: &Tables, s: usize, item: u32, buffers: &mut Buffers) {
    let sentence = doc.sentences[s];
    let view = View { text, tokens: &doc.tokens, hits: &doc.hits, lexicon, tables };
    let source = Source {
        view,
        from: sentence.from,
        to: sentence.to,
        amounts: (&doc.amounts, sentence.amounts.0, sentence.amounts.1),
        times: (&doc.times, sentence.times.0, sentence.times.1),
        mentions: (&doc.mentions, sentence.mentions.0, sentence.mentions.1),
    };
    buffers.row.build(source, |m| doc.entities.eligible(m));
    segments::number(&mut buffers.row);
    segments::share_prepositions(&mut buffers.row);
    buffers.instances.clear();
    buffers.claimed.clear();
    let scene = fill::Scene {
        view,
        row: &buffers.row,
        mentions: &doc.mentions,
        entities: &doc.entities,
        focus: &buffers.focus,
        sentence: s,
        heading: doc.is_heading(&sentence),
        item,
    };
    fill::read(scene, &mut buffers.instances);
    relate::sellers(&buffers.row, &mut buffers.instances);
    if let Some(off) = &buffers.off {
        buffers.instances.retain(|i| i.rule != &**off);
        buffers.instances.iter_mut().for_each(|i| i.fillers.retain(|f| f.rule != &**off));
    }
    relate::before_amounts(scene, &doc.amounts, &mut buffers.instances);
    amounts::assign(view, &buffers.row, &doc.amounts, &mut buffers.instances, &mut buffers.claimed);
    relate::after_amounts(scene, &doc.amounts, &mut buffers.instances, &mut buffers.claimed);
    buffers.focus.pair = relate::pair(&buffers.instances).or(buffers.focus.pair);
}

/// Bare numbers that a slot took become money.
fn promote(doc: &mut Doc, first: usize, claimed: &[u32]) {
    let mut order: Vec<u32> = claimed.to_vec();
    order.sort_unstable();
    for number in order {
        amounts::promote(&mut doc.amounts, number as usize, first);
    }
}

fn promote_tranches(doc: &mut Doc, merged: &[Draft]) {
    let numbers: Vec<u32> = merged.iter().flat_map(|d| &d.parties).flat_map(|p| &p.tranches).map(|t| t.0).collect();
    for number in numbers {
        if doc.amounts[number as usize].bare {
            amounts::promote(&mut doc.amounts, number as usize, 0);
        }
    }
}

fn collect(
    doc: &Doc,
    view: View,
    row: &Row,
    instances: &[Instance],
    sentence: &Sentence,
    clock: Clock,
    out: &mut Vec<Draft>,
) {
    let mut words: Option<details::Words> = None;
    for instance in instances {
        if instance.rule == "figure-capex-level" && instance.form == Some(crate::lang::Form::Fut) {
            out.extend(details::planned_investment(doc, instance));
            continue;
        }
        if instance.kind == Kind::Figure {
            if let Some(metric) = view.lexicon.frame(instance.frame).metric {
                let from = out.len();
                figures::drafts(instance, metric, clock, out);
                details::signs(doc, view, row, instance, &mut out[from..]);
                // a bare number that found no scale is no amount
                let mut k = from;
                while k < out.len() {
                    let complete =
                        out[k].amounts.iter().all(|v| doc.amounts[v.amount as usize].quantity.amount.is_complete());
                    if complete { k += 1 } else { drop(out.remove(k)) }
                }
            }
            continue;
        }
        for money in instance.money.iter().filter(|m| instance.kind == Kind::Valuation && m.versus) {
            let mut other = Draft::new(instance);
            other.valuations = smallvec::smallvec![super::draft::Value {
                amount: money.amount,
                score: money.score,
                heading: instance.heading,
                basis: Basis::Unspecified
            }];
            if doc.amounts[money.amount as usize].quantity.amount.is_complete() {
                out.push(other);
            }
        }
        if instance.fillers.is_empty() && instance.money.is_empty() && !instance.noun {
            continue;
        }
        let mut draft = Draft::new(instance);
        let complete = |n: u32| doc.amounts[n as usize].quantity.amount.is_complete();
        draft.amounts.retain(|v| complete(v.amount));
        draft.valuations.retain(|v| complete(v.amount));
        draft.parties.iter_mut().for_each(|p| p.amount = p.amount.filter(|n| complete(*n)));
        let words = words.get_or_insert_with(|| details::Words::find(view, sentence));
        details::add(doc, view, row, words, instance, sentence, &mut draft);
        out.push(draft);
    }
}

/// "Il valore dell'operazione è di 236 milioni": the amount of the deal told last.
fn price(doc: &Doc, view: View, row: &Row, s: usize, item: u32, drafts: &mut [Draft]) {
    let sentence = doc.sentences[s];
    let Some(at) = (sentence.from..sentence.to).find(|&t| view.has(t, |x| x == Tag::Price).is_some()) else { return };
    let used: SmallVec<[u32; 8]> = drafts
        .iter()
        .rev()
        .take_while(|d| d.sentences[0] == s)
        .flat_map(|d| d.amounts.iter().chain(&d.valuations).map(|v| v.amount))
        .collect();
    let node = row.nodes.iter().find_map(|n| match n.kind {
        NodeKind::Amount(a)
            if n.first > at && n.first < at + 14 && fits(&doc.amounts[a as usize]) && !used.contains(&a) =>
        {
            Some(a)
        }
        _ => None,
    });
    let Some(amount) = node else { return };
    let deal = drafts.iter_mut().rev().find(|d| {
        d.item == item
            && !(d.kind == Kind::JointVenture && d.status == crate::value::Status::Completed)
            && matches!(
                d.kind,
                Kind::Acquisition
                    | Kind::Supply
                    | Kind::Merger
                    | Kind::JointVenture
                    | Kind::FundingRound
                    | Kind::Debt
                    | Kind::Partnership
            )
            && d.amounts.is_empty()
            && d.parties.len() + usize::from(d.person) > 0
            && d.sentences.iter().any(|x| s - x <= 3)
    });
    if let Some(draft) = deal {
        draft.amounts.push(super::draft::Value {
            amount,
            score: 3.5,
            heading: doc.is_heading(&sentence),
            basis: Basis::Unspecified,
        });
        if !draft.sentences.contains(&s) {
            draft.sentences.push(s);
        }
    }
}

fn fits(a: &AmountMention) -> bool {
    a.quantity.amount.kind == QuantityKind::Money && a.quantity.amount.is_complete() && !a.unit_price && a.scale >= 3
}

/// Entities that only headlines and headings name.
fn headline_only(doc: &Doc) -> Vec<u32> {
    let mut body = vec![false; doc.entities.all.len()];
    for sentence in doc.sentences.iter().filter(|s| !doc.is_heading(s)) {
        for m in sentence.mentions.0..sentence.mentions.1 {
            body[doc.entities.of[m] as usize] = true;
        }
    }
    (0u32..).zip(body).filter(|(_, b)| !b).map(|(e, _)| e).collect()
}

/// Drafts that say nothing go.
fn drop_weak(drafts: Vec<Draft>) -> Vec<Draft> {
    let deal = |d: &Draft| {
        matches!(d.kind, Kind::Merger | Kind::Acquisition | Kind::FundingRound | Kind::Listing | Kind::JointVenture)
            && d.noun
    };
    // the same verb may tell a supply: without power there is no capacity
    let empty = |d: &Draft| d.kind == Kind::Capacity && d.powers.is_empty();
    drafts
        .into_iter()
        .filter(|d| !empty(d))
        .filter(|d| {
            deal(d)
                || !d.parties.is_empty()
                || !d.amounts.is_empty()
                || !d.valuations.is_empty()
                || !d.powers.is_empty()
        })
        .collect()
}

/// What the sentence does to the focus.
fn salience(doc: &Doc, sentence: &Sentence, focus: &mut Focus) {
    focus.fade();
    let heading = doc.is_heading(sentence);
    let mut first = true;
    for m in sentence.mentions.0..sentence.mentions.1 {
        let entity = doc.entities.of[m];
        let e = &doc.entities.all[entity as usize];
        if !e.accepted || e.media {
            continue;
        }
        let start = doc.mentions[m].first;
        let opens = start > sentence.from
            && doc.hits.words.ending(start, 3).any(|h| matches!(h.tag, PhraseTag::Tag(Tag::Prep(..))));
        let how = match (heading, first && !opens) {
            (true, _) => Named::Heading,
            (false, true) => Named::Subject,
            _ => Named::Other,
        };
        first = false;
        focus.named(entity, how);
    }
    let _ = Role::Company;
}
