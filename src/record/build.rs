//! The pass over an article's sentences: nodes, instances, drafts, records.

use super::{Draft, figures, figures::Clock, finish, merge, tranches};
use crate::clause::{NodeKind, Row, nodes::Source, segments};
use crate::extract::{Doc, Sentence};
use crate::frame::{Instance, amounts, fill};
use crate::lang::{Prep, Slot, Tag};
use crate::lexicon::{Lexicon, NameTag, PhraseTag, Tables};
use crate::mention::{AmountMention, View};
use crate::resolve::focus::{Focus, Named};
use crate::value::{Basis, Kind, Period, QuantityKind, Record, Role, TextSlot};
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
    pub nodes: Vec<crate::clause::Node>,
    /// Its instances.
    pub instances: Vec<Instance>,
}

/// The drafts of an article, merged; promotes bare numbers in `doc` to money and names to companies where slots take them.
pub fn drafts(doc: &mut Doc, text: &str, lexicon: &Lexicon, tables: &Tables, today: Option<Date>, buffers: &mut Buffers) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut item = u32::MAX;
    let mut period: Option<Period> = None;
    for s in 0..doc.sentences.len() {
        let sentence = doc.sentences[s];
        if doc.items[sentence.block] != item {
            item = doc.items[sentence.block];
            buffers.focus.reset(doc.entities.all.len());
            period = item_period(doc, lexicon, s, item, today);
            count(doc, s, item, &mut buffers.focus);
        }
        if has_cue(doc, lexicon, &sentence) {
            read(doc, text, lexicon, tables, s, item, buffers);
            promote(doc, s, &buffers.claimed);
            if let Some(trace) = &mut buffers.trace {
                trace.push(Step { sentence: s, nodes: buffers.row.nodes.clone(), instances: buffers.instances.clone() });
            }
            let clock = Clock { times: &doc.times, focus: period, today };
            let view = View { text, tokens: &doc.tokens, hits: &doc.hits, lexicon, tables };
            collect(doc, view, &buffers.row, &buffers.instances, &sentence, clock, &mut drafts);
            for draft in drafts.iter().rev().take_while(|d| d.sentences[0] == s) {
                if let Some(entity) = merge::key_role(draft.kind).and_then(|r| draft.first(r)).filter(|_| draft.kind != Kind::Figure) {
                    buffers.focus.named(entity, Named::Key);
                }
            }
            price(doc, view, &buffers.row, s, item, &mut drafts);
        }
        salience(doc, &sentence, &mut buffers.focus);
    }
    let mut merged = merge::merge(merge::Scene { amounts: &doc.amounts, text, headline_only: &headline_only(doc) }, drop_weak(drafts));
    let view = View { text, tokens: &doc.tokens, hits: &doc.hits, lexicon, tables };
    signed_futures(&mut merged);
    tranches::attach(view, &doc.sentences, &doc.amounts, &mut merged);
    promote_tranches(doc, &merged);
    merged
}

/// A bare future is announced where the same item tells that one of its parties signed.
fn signed_futures(drafts: &mut [Draft]) {
    let signed: Vec<(u32, Vec<u32>)> = drafts
        .iter()
        .filter(|d| !matches!(d.kind, Kind::Figure | Kind::Valuation) && !d.heading && d.parties.len() > 1 && matches!(d.stand, Some(crate::lang::Stand::Signed)) && d.status == crate::value::Status::Announced)
        .map(|d| (d.item, d.parties.iter().map(|p| p.entity).collect()))
        .collect();
    for draft in drafts.iter_mut().filter(|d| d.status == crate::value::Status::Planned && d.future && matches!(d.kind, Kind::Supply | Kind::Capacity | Kind::Partnership)) {
        if signed.iter().any(|(item, names)| *item == draft.item && names.iter().any(|e| draft.names(*e))) {
            draft.status = crate::value::Status::Announced;
        }
    }
}

/// The records of merged drafts.
pub fn records(doc: &Doc, view: View, merged: &[Draft], today: Option<Date>, number: impl Fn(u32) -> Option<u32>) -> Vec<Record> {
    merged.iter().filter_map(|d| finish::record(doc, view, d, today, &number)).collect()
}

/// The reporting period of the item that begins at sentence `s`: parts of a year, early mentions and sentences with a metric weigh more.
fn item_period(doc: &Doc, lexicon: &Lexicon, s: usize, item: u32, today: Option<Date>) -> Option<Period> {
    let mut votes = Vec::new();
    for (n, sentence) in doc.sentences[s..].iter().take_while(|x| doc.items[x.block] == item).enumerate() {
        let metric = (sentence.from..sentence.to).any(|t| doc.hits.words.at(t).iter().any(|h| matches!(h.tag, PhraseTag::Noun(f) if lexicon.frame(f).kind == Kind::Figure)));
        for time in &doc.times[sentence.times.0..sentence.times.1] {
            if let Some(period) = figures::reported(time, None, today) {
                let part = !matches!(period, Period::Year(_));
                let last = today.is_some_and(|d| period == Period::Year(d.year() - 1)) || part;
                votes.push((period, 1 + u32::from(part) + u32::from(n < 3) + 2 * u32::from(metric) + 2 * u32::from(last)));
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
        view, from: sentence.from, to: sentence.to, amounts: (&doc.amounts, sentence.amounts.0, sentence.amounts.1), times: (&doc.times, sentence.times.0, sentence.times.1),
        mentions: (&doc.mentions, sentence.mentions.0, sentence.mentions.1),
    };
    buffers.row.build(source, |m| doc.entities.eligible(m));
    segments::number(&mut buffers.row);
    segments::share_prepositions(&mut buffers.row);
    buffers.instances.clear();
    buffers.claimed.clear();
    let scene = fill::Scene {
        view, row: &buffers.row, mentions: &doc.mentions, entities: &doc.entities, focus: &buffers.focus, sentence: s, heading: doc.is_heading(&sentence), item,
    };
    fill::read(scene, &mut buffers.instances);
    sellers(&buffers.row, &mut buffers.instances);
    if let Some(off) = &buffers.off {
        buffers.instances.retain(|i| i.rule != &**off);
        buffers.instances.iter_mut().for_each(|i| i.fillers.retain(|f| f.rule != &**off));
    }
    governed(&buffers.row, &mut buffers.instances);
    listing_first(&mut buffers.instances);
    agreements(&buffers.row, &doc.amounts, &mut buffers.instances);
    tuple_list(scene, &mut buffers.instances);
    share_arguments(&mut buffers.instances);
    products(&doc.mentions, &mut buffers.instances);
    amounts::assign(view, &buffers.row, &doc.amounts, &mut buffers.instances, &mut buffers.claimed);
    more_power(doc, &mut buffers.instances);
    power_with_money(&buffers.row, &mut buffers.instances);
    gapped(doc, scene, &mut buffers.instances, &mut buffers.claimed);
    let pair = buffers.instances.iter().find_map(|i| match i.entities(Role::Partner).collect::<Vec<_>>()[..] {
        [a, b] => Some((a.min(b), a.max(b))),
        _ => None,
    });
    buffers.focus.pair = pair.or(buffers.focus.pair);
}

/// "investirà 75 miliardi per costruire 5 gigawatt": one capacity with its money.
fn power_with_money(row: &Row, instances: &mut [Instance]) {
    for i in 0..instances.len() {
        let purpose = instances[i].kind == Kind::Capacity && !instances[i].noun && row.nodes[instances[i].node].prep == Some(Prep::For) && instances[i].amount(Slot::Power).is_some() && instances[i].amount(Slot::Amount).is_none();
        if !purpose {
            continue;
        }
        let at = instances[i].node;
        let spends = |b: &Instance| b.node < at && (b.kind == Kind::Investment && !b.has(Role::Recipient) || b.rule == "figure-capex");
        let Some(j) = (0..instances.len()).rev().find(|&j| spends(&instances[j]) && instances[j].amount(Slot::Amount).is_some()) else { continue };
        let money = std::mem::take(&mut instances[j].money);
        let fillers = std::mem::take(&mut instances[j].fillers);
        instances[i].money.extend(money);
        if !instances[i].has(Role::Customer) {
            let payer = fillers.into_iter().find(|f| matches!(f.role, Role::Investor | Role::Company));
            instances[i].fillers.extend(payer.map(|f| crate::frame::Filler { role: Role::Customer, ..f }));
        }
    }
}

/// "la prima vale 5,6 miliardi, il secondo 3,4": a company with an amount and no verb repeats the predicate before it.
fn gapped(doc: &Doc, scene: fill::Scene, instances: &mut Vec<Instance>, claimed: &mut Vec<u32>) {
    let row = scene.row;
    for c in 1..row.nodes.len() {
        let opens = matches!(row.nodes[c - 1].kind, NodeKind::Comma | NodeKind::And | NodeKind::Break) && row.nodes[c].prep.is_none();
        let amount = row.nodes[c + 1..].iter().take(2).enumerate().find_map(|(k, n)| match n.kind {
            NodeKind::Amount(a) if n.prep.is_none() => Some((a, c + 1 + k)),
            _ => None,
        });
        let (Some((amount, at)), true) = (amount, opens && matches!(row.nodes[c].kind, NodeKind::Company(_) | NodeKind::Desc(..))) else { continue };
        let taken = instances.iter().any(|i| i.money.iter().any(|m| m.amount == amount) || i.fillers.iter().any(|f| f.amount == Some(amount)));
        let kind = doc.amounts[amount as usize].quantity.amount.kind;
        let wanted = |i: &&Instance| i.node < c && matches!(i.kind, Kind::Figure | Kind::Valuation | Kind::Capacity) && i.fillers.len() == 1 + usize::from(i.kind == Kind::Capacity && i.fillers.len() > 1) && i.money.iter().any(|m| doc.amounts[m.amount as usize].quantity.amount.kind == kind && !m.versus);
        let Some(first) = instances.iter().rev().find(wanted).filter(|_| !taken).cloned() else { continue };
        let others: Vec<u32> = first.fillers.iter().map(|f| f.entity).collect();
        let Some(&entity) = fill::means(scene, c, &others).first() else { continue };
        let role = if first.kind == Kind::Capacity { Role::Customer } else { Role::Company };
        let mut copy = first;
        for filler in copy.fillers.iter_mut().filter(|f| f.role == role) {
            *filler = crate::frame::Filler { entity, span: row.span(scene.view, c), node: c, rule: "argument/gapped", ..*filler };
        }
        copy.money.retain(|m| !m.versus);
        copy.money.iter_mut().for_each(|m| *m = crate::frame::Money { amount, node: at, ..*m });
        if doc.amounts[amount as usize].bare {
            claimed.push(amount);
        }
        instances.push(copy);
    }
}

/// "Alfa si è assicurata Beta, comprata da Gamma": where another predicate of the sentence names the buyer, "da" names the seller.
fn sellers(row: &Row, instances: &mut [Instance]) {
    let buyers: Vec<(usize, Option<u32>, u32)> = instances.iter().filter(|i| i.kind == Kind::Acquisition && !is_bare_participle(row, i)).filter_map(|i| Some((i.node, i.entities(Role::Target).next(), i.entities(Role::Acquirer).next()?))).collect();
    for instance in instances.iter_mut().filter(|i| i.kind == Kind::Acquisition && is_bare_participle(row, i)) {
        let target = instance.entities(Role::Target).next();
        let acquirer = instance.entities(Role::Acquirer).next();
        let rival = buyers.iter().any(|b| b.0 < instance.node && (b.1 == target || b.1.is_none()) && Some(b.2) != acquirer);
        if rival && !instance.has(Role::Seller) {
            instance.fillers.iter_mut().filter(|f| f.role == Role::Acquirer).for_each(|f| f.role = Role::Seller);
        }
    }
}

fn is_bare_participle(row: &Row, i: &Instance) -> bool {
    matches!(row.nodes[i.node].kind, NodeKind::Verb(g) if g.passive && g.form == crate::lang::Form::Part)
}

/// "il fornitore di cloud per OpenAI Frontier": the product that a party's name goes on to is what is served.
fn products(mentions: &[crate::mention::company::CompanyMention], instances: &mut [Instance]) {
    for instance in instances.iter_mut().filter(|i| matches!(i.kind, Kind::Supply | Kind::Capacity)) {
        let named = instance.fillers.iter().find_map(|f| mentions.iter().find(|m| m.product.is_some() && f.span.contains(m.span)).and_then(|m| m.product));
        instance.object = named.or(instance.object);
    }
}

/// "altri 3 gigawatt": a second amount of power shares the parties of the first.
fn more_power(doc: &Doc, instances: &mut [Instance]) {
    for i in 1..instances.len() {
        let Some(power) = instances[i].amount(Slot::Power).map(|m| m.amount) else { continue };
        if instances[i].kind != Kind::Capacity || !doc.amounts[power as usize].more {
            continue;
        }
        let first = instances[..i].iter().find(|b| b.kind == Kind::Capacity && b.amount(Slot::Power).is_some_and(|m| m.amount != power)).map(|b| b.fillers.clone());
        for filler in first.unwrap_or_default() {
            if !instances[i].has(filler.role) && instances[i].fillers.iter().all(|f| f.entity != filler.entity) {
                instances[i].fillers.push(filler);
            }
        }
    }
}

/// "ha accordato a Beta un prestito": the verb and the noun that it governs are one predicate of one kind.
fn governed(row: &Row, instances: &mut [Instance]) {
    for i in 0..instances.len() {
        if instances[i].noun {
            continue;
        }
        let found = (0..instances.len()).find(|&j| instances[j].noun && instances[j].kind == instances[i].kind && instances[j].kind != Kind::Figure && (instances[j].node > instances[i].node && row.nodes[instances[j].node].segment == row.nodes[instances[i].node].segment || antecedent(row, instances[j].node, instances[i].node)));
        let Some(j) = found else { continue };
        let own = instances[i].fillers.clone();
        let extra: Vec<_> = instances[j].fillers.iter().filter(|f| own.iter().all(|g| g.entity != f.entity && g.role != f.role)).copied().collect();
        instances[i].fillers.extend(extra);
        instances[j].fillers = instances[i].fillers.clone();
        instances[j].status = instances[i].status;
        instances[j].stand = instances[i].stand;
    }
}

/// "cerca 3 miliardi in Borsa": where a listing is told, what raises the money is the listing.
fn listing_first(instances: &mut Vec<Instance>) {
    let issuer = instances.iter().find(|i| i.kind == Kind::Listing).and_then(|i| i.entities(Role::Issuer).next());
    if let Some(issuer) = issuer {
        instances.retain(|i| !(matches!(i.rule, "round-seek" | "round-raise") && i.entities(Role::Recipient).next() == Some(issuer)));
    }
}

/// Whether the noun at `n` is what a relative clause with the verb at `v` speaks of: "il contratto che Alfa ha assegnato".
fn antecedent(row: &Row, n: usize, v: usize) -> bool {
    let relative = n + 1 < v && row.nodes[n + 1].kind == NodeKind::Rel && row.nodes[n + 1].segment == row.nodes[v].segment;
    // "l'ordine da 650 milioni affidato a Beta"
    let participle = matches!(row.nodes[v].kind, NodeKind::Verb(g) if g.form == crate::lang::Form::Part && !g.perfect) && n < v && v - n <= 4 && row.nodes[n + 1..v].iter().all(|x| matches!(x.kind, NodeKind::Amount(_) | NodeKind::Time(_) | NodeKind::Comma) || matches!(x.kind, NodeKind::Noun(_)) && x.prep == Some(Prep::Of));
    relative || participle
}

/// "vengono poi Eni con 900 milioni, Cdp Equity con 600": a list of companies with amounts of their own joins the round told before.
fn tuple_list(scene: fill::Scene, instances: &mut Vec<Instance>) {
    let row = scene.row;
    let paying = instances.iter().any(|i| i.kind == Kind::Investment && !i.noun);
    let tuples: Vec<usize> = (0..row.nodes.len())
        .filter(|&c| {
            let listed = c > 0 && matches!(row.nodes[c - 1].kind, NodeKind::Comma | NodeKind::And | NodeKind::Break);
            let amount = |n: &crate::clause::Node| matches!(n.kind, NodeKind::Amount(_)) && (n.prep == Some(Prep::With) || n.prep.is_none() && listed && paying);
            matches!(row.nodes[c].kind, NodeKind::Company(_)) && row.nodes.get(c + 1).is_some_and(amount)
        })
        .collect();
    let claimed = instances.iter().any(|i| i.fillers.iter().any(|f| matches!(f.role, Role::Investor | Role::LeadInvestor | Role::Lender) && tuples.contains(&f.node)));
    if tuples.len() < if paying { 1 } else { 2 } || claimed {
        return;
    }
    let at = tuples[0];
    let fillers = tuples
        .iter()
        .filter_map(|&c| match row.nodes[c].kind {
            NodeKind::Company(m) => Some(crate::frame::Filler { role: Role::Investor, entity: scene.entities.of[m as usize], span: row.span(scene.view, c), node: c, score: 4.0, rule: "argument/tuple", amount: None }),
            _ => None,
        })
        .collect();
    instances.push(Instance {
        sentence: scene.sentence, frame: 0, kind: Kind::FundingRound, rule: "round-join", node: at, cue: row.span(scene.view, at), fillers, money: Vec::new(), noun: true, form: None,
        status: crate::value::Status::Announced, stand: None, future: false, person: false, object: None, time: None, heading: scene.heading, item: scene.item,
    });
}

/// "un'intesa con Alfa per la cessione di Beta": the partner of the agreement takes the role that the deal lacks, and the agreement is no deal of its own.
fn agreements(row: &Row, amounts: &[AmountMention], instances: &mut [Instance]) {
    for i in 0..instances.len() {
        if instances[i].rule != "partnership-noun" {
            continue;
        }
        let at = instances[i].node;
        let deal = (0..instances.len()).find(|&j| j != i && !matches!(instances[j].kind, Kind::Partnership | Kind::Figure | Kind::Valuation) && instances[j].node > at && instances[j].node <= at + 6 && row.nodes[at + 1..instances[j].node].iter().all(|n| !matches!(n.kind, NodeKind::Break | NodeKind::Verb(crate::clause::Group { form: crate::lang::Form::Pres | crate::lang::Form::Past | crate::lang::Form::Impf, .. }))));
        let Some(j) = deal else { continue };
        let roles: &[Role] = match instances[j].kind {
            Kind::Acquisition if instances[j].rule == "acquisition-sale" => &[Role::Acquirer, Role::Seller],
            Kind::Acquisition if instances[j].has(Role::Target) => &[Role::Seller, Role::Acquirer],
            Kind::Acquisition => &[Role::Target, Role::Acquirer],
            Kind::Supply => &[Role::Customer, Role::Supplier],
            Kind::Capacity if row.nodes.iter().any(|n| matches!(n.kind, NodeKind::Amount(a) if matches!(amounts[a as usize].quantity.amount.kind, QuantityKind::Power | QuantityKind::Energy))) => &[Role::Customer, Role::Supplier],
            Kind::Capacity => continue,
            Kind::Merger | Kind::JointVenture => &[Role::Partner],
            Kind::Debt => &[Role::Lender],
            _ => &[],
        };
        let fillers = std::mem::take(&mut instances[i].fillers);
        for mut filler in fillers {
            let known = instances[j].fillers.iter().any(|f| f.entity == filler.entity);
            let subject = matches!(filler.rule, "argument/subject" | "argument/focus");
            let acting = match instances[j].kind {
                Kind::Acquisition if instances[j].rule == "acquisition-sale" => Some(Role::Seller),
                Kind::Acquisition => Some(Role::Acquirer),
                _ => None,
            };
            if let Some(role) = acting.filter(|r| subject && !known && !instances[j].has(*r)) {
                filler.role = role;
                instances[j].fillers.push(filler);
                continue;
            }
            let free = roles.iter().find(|r| **r == Role::Partner || !instances[j].has(**r)).copied();
            if let Some(role) = free.filter(|_| !known) {
                filler.role = role;
                instances[j].fillers.push(filler);
            }
        }
        if instances[j].stand.is_none() {
            instances[j].status = instances[i].status;
            instances[j].stand = instances[i].stand;
        }
    }
}

/// "Alfa investirà 40 miliardi in Beta e fornirà 5 GW": a second predicate of the same subject takes the other party of the first.
fn share_arguments(instances: &mut [Instance]) {
    // "ha investito 25 milioni in Starcloud, in un'estensione del Series A": the round is the recipient's
    let into = instances.iter().filter(|i| i.kind == Kind::Investment).find_map(|i| i.fillers.iter().find(|f| f.role == Role::Recipient).copied());
    if let Some(recipient) = into {
        for round in instances.iter_mut().filter(|i| i.kind == Kind::FundingRound && i.rule == "round-noun" && i.fillers.iter().all(|f| f.role != Role::Recipient || f.node == usize::MAX)) {
            round.fillers.retain(|f| f.role != Role::Recipient && f.entity != recipient.entity);
            round.fillers.push(recipient);
        }
    }
    for i in 1..instances.len() {
        let wanted = match instances[i].kind {
            Kind::Capacity | Kind::Supply if instances[i].has(Role::Supplier) && !instances[i].has(Role::Customer) && !instances[i].noun => Role::Customer,
            _ => continue,
        };
        let subject = instances[i].entities(Role::Supplier).next();
        let other = instances[..i].iter().rev().find(|b| b.kind == Kind::Investment && b.entities(Role::Investor).next() == subject).and_then(|b| b.fillers.iter().find(|f| f.role == Role::Recipient).copied());
        if let Some(mut filler) = other {
            filler.role = wanted;
            filler.score = 2.0;
            filler.rule = "argument/shared";
            instances[i].fillers.push(filler);
        }
    }
}

/// Bare numbers that a slot took become money.
fn promote(doc: &mut Doc, s: usize, claimed: &[u32]) {
    let block = doc.sentences[s].block;
    let item = doc.items[block];
    let first = doc.sentences.iter().find(|x| doc.items[x.block] == item).map_or(0, |x| x.amounts.0);
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

fn collect(doc: &Doc, view: View, row: &Row, instances: &[Instance], sentence: &Sentence, clock: Clock, out: &mut Vec<Draft>) {
    for instance in instances {
        if instance.rule == "figure-capex-level" && instance.form == Some(crate::lang::Form::Fut) {
            out.extend(planned_investment(doc, instance));
            continue;
        }
        if instance.kind == Kind::Figure {
            if let Some(metric) = view.lexicon.frame(instance.frame).metric {
                let from = out.len();
                figures::drafts(instance, metric, clock, out);
                signs(doc, view, row, instance, &mut out[from..]);
                // a bare number that found no scale is no amount
                let mut k = from;
                while k < out.len() {
                    let complete = out[k].amounts.iter().all(|v| doc.amounts[v.amount as usize].quantity.amount.is_complete());
                    if complete { k += 1 } else { drop(out.remove(k)) }
                }
            }
            continue;
        }
        for money in instance.money.iter().filter(|m| instance.kind == Kind::Valuation && m.versus) {
            let mut other = Draft::new(instance);
            other.valuations = vec![super::draft::Value { amount: money.amount, score: money.score, heading: instance.heading, basis: Basis::Unspecified }];
            if doc.amounts[money.amount as usize].quantity.amount.is_complete() {
                out.push(other);
            }
        }
        let mut draft = Draft::new(instance);
        let complete = |n: u32| doc.amounts[n as usize].quantity.amount.is_complete();
        draft.amounts.retain(|v| complete(v.amount));
        draft.valuations.retain(|v| complete(v.amount));
        draft.parties.iter_mut().for_each(|p| p.amount = p.amount.filter(|n| complete(*n)));
        details(doc, view, row, instance, sentence, &mut draft);
        out.push(draft);
    }
}

/// "gli investimenti raddoppieranno a 15 miliardi": money that will be put in.
fn planned_investment(doc: &Doc, instance: &Instance) -> Option<Draft> {
    let mut draft = Draft::new(instance);
    draft.kind = Kind::Investment;
    draft.status = crate::value::Status::Planned;
    draft.parties.iter_mut().for_each(|p| p.role = Role::Investor);
    draft.amounts.retain(|v| doc.amounts[v.amount as usize].quantity.amount.is_complete());
    (!draft.amounts.is_empty() && !draft.parties.is_empty()).then_some(draft)
}

/// "il risultato operativo è negativo per 6 milioni".
fn signs(doc: &Doc, view: View, row: &Row, instance: &Instance, drafts: &mut [Draft]) {
    let cue = row.nodes[instance.node].end;
    for draft in drafts {
        let at = draft.amounts.first().map_or(cue, |v| doc.amounts[v.amount as usize].from);
        let negative = at > cue && at - cue < 8 && (cue..at).any(|t| view.has(t, |x| x == Tag::Negative).is_some());
        match draft.metric {
            Some(crate::value::Metric::Profit) if negative => draft.metric = Some(crate::value::Metric::Loss),
            Some(crate::value::Metric::Ebit | crate::value::Metric::Ebitda) => draft.negative = negative,
            _ => {}
        }
    }
}

/// Stage, purpose, hardware, venue, exclusivity, basis: words of the predicate's surroundings.
fn details(doc: &Doc, view: View, row: &Row, instance: &Instance, sentence: &Sentence, draft: &mut Draft) {
    let near = |t: usize| {
        let at = row.nodes[instance.node].first;
        t.abs_diff(at)
    };
    let mut purpose: Option<(usize, TextSlot<crate::value::Purpose>)> = None;
    let power = instance.amount(Slot::Power).map(|m| row.nodes[m.node].first);
    for t in sentence.from..sentence.to {
        for (len, tag) in view.hits.tags(t) {
            let span = || view.span(t, t + len);
            match tag {
                Tag::Stage(s) if draft.stage.is_none() => draft.stage = Some((s, span())),
                Tag::Venue if draft.venue.is_none() => draft.venue = Some(span()),
                Tag::Exclusive if draft.exclusive.is_none() => draft.exclusive = Some(span()),
                Tag::Purpose(value) => {
                    let general = if value == crate::value::Purpose::DataCenter { 6 } else { 0 };
                    let far = general + power.map_or(near(t), |p| t.abs_diff(p) + if t < p { 3 } else { 0 });
                    if purpose.as_ref().is_none_or(|p| far < p.0) {
                        purpose = Some((far, TextSlot { value, span: span(), rule: "purpose/word" }));
                    }
                }
                Tag::ToDate if near(t) < 8 => draft.to_date = true,
                Tag::Basis(b) => {
                    for v in &mut draft.valuations {
                        let at = doc.amounts[v.amount as usize].first;
                        let (low, high) = (t.min(at), t.max(at));
                        let other = doc.amounts[sentence.amounts.0..sentence.amounts.1].iter().any(|a| !a.bare && low < a.first && a.first < high && a.first != at);
                        if high - low <= 14 && !other && v.basis == Basis::Unspecified {
                            v.basis = b;
                        }
                    }
                }
                _ => {}
            }
        }
        if view.hits.names.at(t).iter().any(|h| h.tag == NameTag::Product) && draft.hardware.is_none() {
            let len = view.hits.names.at(t).iter().filter(|h| h.tag == NameTag::Product).map(|h| h.len as usize).max().unwrap_or(1);
            draft.hardware = Some(view.span(t, t + len));
        }
    }
    draft.purpose = purpose.map(|p| p.1);
    if instance.kind == Kind::FundingRound && draft.stage.is_none() {
        draft.stage = None;
    }
    let _ = Prep::Of;
}

/// "Il valore dell'operazione è di 236 milioni": the amount of the deal told last.
fn price(doc: &Doc, view: View, row: &Row, s: usize, item: u32, drafts: &mut [Draft]) {
    let sentence = doc.sentences[s];
    let Some(at) = (sentence.from..sentence.to).find(|&t| view.has(t, |x| x == Tag::Price).is_some()) else { return };
    let used: Vec<u32> = drafts.iter().filter(|d| d.sentences.contains(&s)).flat_map(|d| d.amounts.iter().chain(&d.valuations).map(|v| v.amount)).collect();
    let node = row.nodes.iter().find_map(|n| match n.kind {
        NodeKind::Amount(a) if n.first > at && n.first < at + 14 && fits(&doc.amounts[a as usize]) && !used.contains(&a) => Some(a),
        _ => None,
    });
    let Some(amount) = node else { return };
    let deal = drafts.iter_mut().rev().find(|d| {
        d.item == item && !(d.kind == Kind::JointVenture && d.status == crate::value::Status::Completed) && matches!(d.kind, Kind::Acquisition | Kind::Supply | Kind::Merger | Kind::JointVenture | Kind::FundingRound | Kind::Debt | Kind::Partnership) && d.amounts.is_empty() && d.parties.len() + usize::from(d.person) > 0 && d.sentences.iter().any(|x| s - x <= 3)
    });
    if let Some(draft) = deal {
        draft.amounts.push(super::draft::Value { amount, score: 3.5, heading: doc.is_heading(&sentence), basis: Basis::Unspecified });
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
    let deal = |d: &Draft| matches!(d.kind, Kind::Merger | Kind::Acquisition | Kind::FundingRound | Kind::Listing | Kind::JointVenture) && d.noun;
    drafts.into_iter().filter(|d| deal(d) || !d.parties.is_empty() || !d.amounts.is_empty() || !d.valuations.is_empty() || !d.powers.is_empty()).collect()
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
        let opens = start > sentence.from && doc.hits.words.ending(start, 3).any(|h| matches!(h.tag, PhraseTag::Tag(Tag::Prep(..))));
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
