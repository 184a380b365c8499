//! The pass over an article's sentences: nodes, instances, drafts, records.

use super::draft::Value;
use super::{Draft, context, details, figures, figures::Clock, finish, later, market, merge, roles, tranches};
use crate::clause::{Node, Row, nodes::Source, segments};
use crate::doc::{Doc, Sentence};
use crate::frame::{Instance, amounts, fill, relate, scene::Scene};
use crate::lang::Tag;
use crate::lexicon::{Lexicon, Tables, class};
use crate::mention::View;
use crate::resolve::focus::{Focus, Named};
use crate::value::{Basis, Kind, Period, Record, Role};
use jiff::civil::Date;

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
    pub nodes: Vec<Node>,
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
    let mut drafts: Vec<Draft> = Vec::with_capacity(16);
    let mut item = u32::MAX;
    let mut period: Option<Period> = None;
    let mut first = 0;
    let mut block = usize::MAX;
    for s in 0..doc.sentences.len() {
        let sentence = doc.sentences[s];
        if doc.items[sentence.block] != item {
            item = doc.items[sentence.block];
            first = sentence.amounts.0;
            // an item that names no company goes on with the one before it: the bullets of a release
            let own = s == 0 || context::names_company(doc, s, item);
            if own {
                buffers.focus.reset(doc.entities.all.len());
                context::count(doc, s, item, &mut buffers.focus);
            }
            period = period.filter(|_| !own).or_else(|| context::item_period(doc, s, item, today));
        }
        if sentence.block != block {
            block = sentence.block;
            buffers.focus.paragraph();
        }
        let lexicon = &tables.lexicons[sentence.language];
        if doc.hits.among(sentence.from, sentence.to) & class::CUE != 0 {
            read(doc, text, tables, s, item, buffers);
            promote(doc, first, &buffers.claimed);
            if let Some(trace) = &mut buffers.trace {
                trace.push(Step {
                    sentence: s,
                    nodes: buffers.row.nodes.clone(),
                    instances: buffers.instances.clone(),
                });
            }
            let clock = Clock { times: &doc.times, focus: period, today };
            let view = doc.view(text, lexicon, tables);
            let from = drafts.len();
            collect(doc, view, &buffers.row, &buffers.instances, &sentence, clock, &mut drafts);
            later::worth(s, from, &mut drafts);
            let described = buffers.instances.iter().flat_map(|i| &i.fillers).find(|f| {
                f.rule == "argument/description"
                    && buffers.row.nodes.get(f.node).is_some_and(|n| n.prep.is_none())
                    && f.node < 4
            });
            buffers.focus.spoken = described.map(|f| f.entity).or(buffers.focus.spoken);
            for draft in drafts.iter().rev().take_while(|d| d.sentences[0] == s) {
                if matches!(draft.kind, Kind::FundingRound | Kind::Investment) {
                    buffers.focus.raiser = draft.first(Role::Recipient).or(buffers.focus.raiser);
                }
                if draft.kind == Kind::Acquisition {
                    buffers.focus.buyer = draft.first(Role::Acquirer).or(buffers.focus.buyer);
                    buffers.focus.target = draft.first(Role::Target).or(buffers.focus.target);
                }
                if let Some(entity) = draft.first(Role::Company).filter(|_| draft.kind == Kind::Figure) {
                    buffers.focus.figure(entity);
                }
                if let Some(entity) =
                    roles::key_role(draft.kind).and_then(|r| draft.first(r)).filter(|_| draft.kind != Kind::Figure)
                {
                    buffers.focus.named(entity, Named::Key);
                }
            }
            later::price(doc, view, &buffers.row, s, item, &mut drafts);
            context::subject(doc, &buffers.row, &mut buffers.focus);
        } else {
            context::opening_subject(doc, &sentence, &mut buffers.focus);
        }
        context::salience(doc, &sentence, &mut buffers.focus);
    }
    let headline_only = context::headline_only(doc);
    let scene = merge::Scene { amounts: &doc.amounts, text, headline_only: &headline_only };
    market::on_the_market(doc, &tables.names, &mut drafts);
    let mut merged = merge::merge(scene, later::drop_weak(drafts));
    later::explained(scene, &mut merged);
    let view = doc.view(text, lexicon, tables);
    later::signed_futures(&mut merged);
    tranches::attach(view, &doc.sentences, &doc.amounts, &doc.times, &mut merged);
    tranches::drop_parts(&mut merged);
    promote_tranches(doc, &merged);
    merged
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

fn read(doc: &Doc, text: &str, tables: &Tables, s: usize, item: u32, buffers: &mut Buffers) {
    let sentence = doc.sentences[s];
    let view = doc.view(text, &tables.lexicons[sentence.language], tables);
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
    segments::share_prepositions(&mut buffers.row, view);
    buffers.instances.clear();
    buffers.claimed.clear();
    let scene = Scene {
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
    switch_off(&buffers.off, &mut buffers.instances);
    relate::before_amounts(scene, &doc.amounts, &mut buffers.instances);
    amounts::assign(view, &buffers.row, &doc.amounts, &mut buffers.instances, &mut buffers.claimed);
    relate::after_amounts(scene, &doc.amounts, &mut buffers.instances, &mut buffers.claimed);
    switch_off(&buffers.off, &mut buffers.instances);
    buffers.focus.pair = relate::pair(&buffers.instances).or(buffers.focus.pair);
}

/// Takes out what a rule that is switched off has found.
fn switch_off(off: &Option<std::sync::Arc<str>>, instances: &mut Vec<Instance>) {
    if let Some(off) = off {
        instances.retain(|i| i.rule != &**off);
        instances.iter_mut().for_each(|i| i.fillers.retain(|f| f.rule != &**off));
    }
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

/// "previously valued at 2 billion": whether a word right before the verb, within or right behind it says that it held before.
fn formerly(view: View, row: &Row, node: usize) -> bool {
    let node = &row.nodes[node];
    let told = |t: usize| view.has(t, |tag| tag == Tag::Formerly);
    (node.first.saturating_sub(2)..(node.end + 1).min(view.tokens.len()))
        .any(|t| told(t).is_some_and(|len| t >= node.first || t + len == node.first))
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
            other.valuations = smallvec::smallvec![Value {
                amount: money.amount,
                score: money.score,
                heading: instance.heading,
                basis: Basis::Unspecified
            }];
            // "prima dell'aumento la società era valutata 240 milioni" is a term of the round
            details::bases(
                doc,
                view,
                words.get_or_insert_with(|| details::Words::find(view, sentence)),
                sentence,
                &mut other,
            );
            other.earlier = other.valuations.iter().all(|v| v.basis != Basis::Pre);
            if doc.amounts[money.amount as usize].quantity.amount.is_complete() {
                out.push(other);
            }
        }
        if instance.fillers.is_empty() && instance.money.is_empty() && !instance.noun {
            continue;
        }
        let mut draft = Draft::new(instance);
        // "valía en Bolsa 4.030 millones": before the deal, so no term of it
        draft.stood = instance.kind == Kind::Valuation
            && instance.form == Some(crate::lang::Form::Impf)
            && !instance.noun
            && instance.fillers.iter().any(|f| f.node < instance.node);
        draft.earlier = instance.kind == Kind::Valuation && !instance.noun && formerly(view, row, instance.node);
        let complete = |n: u32| doc.amounts[n as usize].quantity.amount.is_complete();
        draft.amounts.retain(|v| complete(v.amount));
        draft.valuations.retain(|v| complete(v.amount));
        draft.parties.iter_mut().for_each(|p| p.amount = p.amount.filter(|n| complete(*n)));
        let words = words.get_or_insert_with(|| details::Words::find(view, sentence));
        details::add(doc, view, row, words, instance, sentence, &mut draft);
        details::energy_is_supplied(doc, &mut draft);
        out.push(draft);
    }
}
