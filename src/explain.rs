//! Why the records are what they are: for each sentence with a cue its nodes, the frames it evoked, who filled which slot by which rule, and what
//! was left over.
//!
//! `report(&extractor, &article)` is plain text. It decides nothing.

use crate::clause::{Node, NodeKind};
use crate::doc::Doc;
use crate::extract::Extractor;
use crate::frame::{Filler, Instance};
use crate::lang::rule_id;
use crate::record::build::Step;
use crate::value::{Article, Extraction, Quantity, QuantityKind, Span};
use rustc_hash::FxHashMap;
use std::fmt::Write;

/// The explanation of one article.
pub fn report(extractor: &Extractor, article: &Article) -> String {
    let (extraction, doc, steps) = extractor.explain(article);
    let mut out = String::new();
    records(&mut out, &extraction, &article.text);
    for step in &steps {
        sentence(&mut out, &doc, step, &article.text, &extraction);
    }
    out
}

/// An amount that fills no slot of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOver {
    /// Its position among the quantities of the extraction.
    pub quantity: usize,
    /// The sentence that it stands in.
    pub sentence: Span,
    /// What stood against it.
    pub reason: &'static str,
}

/// Money, power and energy of an article whose value no record has, with what stood against each.
pub fn left_over(extractor: &Extractor, article: &Article) -> (Extraction, Vec<LeftOver>) {
    let (extraction, doc, steps) = extractor.explain(article);
    let places: FxHashMap<Span, usize> =
        doc.amounts.iter().enumerate().filter(|(_, a)| !a.bare).map(|(n, a)| (a.quantity.span, n)).collect();
    let told = |at: usize| {
        let quantity = &extraction.quantities[at];
        let measured = matches!(quantity.amount.kind, QuantityKind::Money | QuantityKind::Power | QuantityKind::Energy);
        if !measured
            || !quantity.amount.is_complete()
            || slots(&extraction).any(|q| q.amount.same_value(&quantity.amount))
        {
            return None;
        }
        let number = *places.get(&quantity.span)?;
        let sentence = doc.sentences.partition_point(|s| s.amounts.1 <= number);
        let step = steps.binary_search_by_key(&sentence, |step| step.sentence).ok().map(|at| &steps[at]);
        let reason = step.map_or("nothing in its sentence tells a deal or a figure", |step| {
            against_amount(&doc, step, number as u32)
        });
        let s = doc.sentences.get(sentence)?;
        let span = Span::new(doc.tokens[s.from].start, doc.tokens[s.to - 1].end);
        Some(LeftOver { quantity: at, sentence: span, reason })
    };
    let found = (0..extraction.quantities.len()).filter_map(told).collect();
    (extraction, found)
}

fn one_line(span: Span, text: &str) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each record with the rule and the words of every slot.
fn records(out: &mut String, extraction: &Extraction, text: &str) {
    for record in &extraction.records {
        let status = record.status.map_or("", |s| s.name());
        let _ = writeln!(
            out,
            "r{} {} {} by {} at «{}»",
            record.number,
            record.kind.name(),
            status,
            rule_id(record.rule),
            one_line(record.cue, text)
        );
        for party in &record.parties {
            let company = extraction.companies.get(party.company as usize).map_or("", |c| c.name.as_str());
            let _ = writeln!(
                out,
                "   {} = {company} by {} from «{}»",
                party.role.name(),
                party.rule,
                one_line(party.span, text)
            );
        }
        let slots = [
            ("amount", &record.amount),
            ("stake", &record.stake),
            ("power", &record.power),
            ("energy", &record.energy),
        ];
        for (name, quantity) in slots.into_iter().filter_map(|(n, q)| q.as_ref().map(|q| (n, q))) {
            let _ = writeln!(out, "   {name} = «{}» by {}", one_line(quantity.span, text), quantity.rule);
        }
        if let Some(v) = &record.valuation {
            let _ = writeln!(out, "   valuation = «{}» by {}", one_line(v.amount.span, text), v.amount.rule);
        }
        if let Some(p) = &record.period {
            let _ = writeln!(out, "   period = {} by {}", p.value, p.rule);
        }
    }
}

fn sentence(out: &mut String, doc: &Doc, step: &Step, text: &str, extraction: &Extraction) {
    let s = &doc.sentences[step.sentence];
    let span = Span::new(doc.tokens[s.from].start, doc.tokens[s.to - 1].end);
    let _ = writeln!(out, "\nsentence {}: {}", step.sentence + 1, one_line(span, text));
    let nodes: Vec<String> = step.nodes.iter().map(|n| node(n, doc, text)).collect();
    let _ = writeln!(out, "   nodes: {}", nodes.join(" "));
    for i in &step.instances {
        instance(out, i, doc, text);
    }
    unused(out, doc, step, text, extraction);
}

fn node(n: &Node, doc: &Doc, text: &str) -> String {
    let span = Span::new(doc.tokens[n.first].start, doc.tokens[n.end - 1].end);
    let prep = n.prep.map_or(String::new(), |p| format!("{p:?}+"));
    let word = one_line(span, text);
    match n.kind {
        NodeKind::Company(_) => format!("[{prep}company {word}]"),
        NodeKind::Desc(..) => format!("[{prep}description {word}]"),
        NodeKind::Amount(_) => format!("[{prep}amount {word}]"),
        NodeKind::Time(_) => format!("[{prep}time {word}]"),
        NodeKind::Cue => format!("[{prep}cue {word}]"),
        NodeKind::Verb(g) => format!("[{prep}verb {word}{}]", if g.passive { " passive" } else { "" }),
        NodeKind::Noun(class) => format!("[{prep}{class:?} {word}]"),
        _ => word,
    }
}

fn instance(out: &mut String, i: &Instance, doc: &Doc, text: &str) {
    let _ = writeln!(out, "   {} at «{}»: {}", rule_id(i.rule), one_line(i.cue, text), i.status.name());
    for f in &i.fillers {
        let (role, words, rule) = (f.role.name(), one_line(f.span, text), f.rule);
        let meant = meant(doc, f, text).map_or(String::new(), |name| format!(" = {name}"));
        let _ = writeln!(out, "      {role} «{words}»{meant} {rule} ({:.1})", f.score);
    }
    for m in &i.money {
        let amount = &doc.amounts[m.amount as usize];
        let _ = writeln!(
            out,
            "      {:?}{} «{}» ({:.1})",
            m.slot,
            if m.versus { " (compared)" } else { "" },
            one_line(amount.quantity.span, text),
            m.score
        );
    }
    if i.fillers.is_empty() && i.money.is_empty() {
        let _ = writeln!(out, "      nothing fits");
    }
}

/// The company that words without its name stand for: a description, a pronoun, a verb without subject.
fn meant(doc: &Doc, filler: &Filler, text: &str) -> Option<String> {
    let entity = doc.entities.all.get(filler.entity as usize)?;
    let names = || entity.mentions.iter().map(|&m| doc.mentions[m as usize].span);
    if names().any(|name| filler.span.contains(name)) {
        return None;
    }
    let longest = names().max_by_key(|name| name.len())?;
    Some(one_line(longest, text))
}

/// Amounts, companies and descriptions of the sentence that fill no slot of a record, and what stood against them.
fn unused(out: &mut String, doc: &Doc, step: &Step, text: &str, extraction: &Extraction) {
    for n in &step.nodes {
        match n.kind {
            NodeKind::Amount(a) => {
                let mention = &doc.amounts[a as usize];
                let span = mention.quantity.span;
                if !fills(extraction, span) {
                    let _ = writeln!(out, "   unused «{}»: {}", one_line(span, text), against_amount(doc, step, a));
                }
            }
            NodeKind::Company(m) => {
                let span = doc.mentions[m as usize].span;
                let used =
                    step.instances.iter().any(|i| i.fillers.iter().any(|f| f.span == span || f.span.contains(span)));
                if !used {
                    let why = if n.prep.is_some() {
                        "its preposition opens no role of a frame here"
                    } else {
                        "another company fits every role better, or it stands too far"
                    };
                    let _ = writeln!(out, "   unused «{}»: {why}", one_line(span, text));
                }
            }
            NodeKind::Desc(..) => {
                let span = Span::new(doc.tokens[n.first].start, doc.tokens[n.end - 1].end);
                if !step.instances.iter().any(|i| i.fillers.iter().any(|f| f.span == span)) {
                    let why = "no role asks for it here, or no company leads clearly enough to be meant";
                    let _ = writeln!(out, "   unresolved «{}»: {why}", one_line(span, text));
                }
            }
            _ => {}
        }
    }
}

fn against_amount(doc: &Doc, step: &Step, a: u32) -> &'static str {
    let mention = &doc.amounts[a as usize];
    let amount = &mention.quantity.amount;
    let taken = step.instances.iter().any(|i| i.money.iter().any(|m| m.amount == a));
    match () {
        () if taken => "its frame lacks a party or another value won the slot",
        () if mention.unit_price => "a unit price",
        () if mention.bare => "a bare number that no slot asks for",
        () if amount.unit.is_none() => "its currency is open",
        () if amount.kind == QuantityKind::Percent => "no stake changes hands here",
        () if amount.kind == QuantityKind::Money && !amount.is_complete() => "it states no value",
        () => "no frame is near enough to take it",
    }
}

/// Whether a slot of any record holds the amount at `span`.
fn fills(extraction: &Extraction, span: Span) -> bool {
    slots(extraction).any(|quantity| quantity.span == span)
}

/// The amounts that fill slots of records.
fn slots(extraction: &Extraction) -> impl Iterator<Item = &Quantity> {
    extraction.records.iter().flat_map(|r| {
        let own = [&r.amount, &r.stake, &r.power, &r.energy].into_iter().flatten();
        let worth = r.valuation.iter().chain(&r.other_valuations).map(|v| &v.amount);
        let parties =
            r.parties.iter().flat_map(|p| p.amount.iter().chain(p.tranches.iter().map(|t| &t.amount)).chain(&p.stake));
        own.chain(worth).chain(parties)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(lang: &str, text: &str) -> String {
        let article = Article { lang: Some(lang.to_owned()), ..Article::new("a", text) };
        report(&Extractor::new(), &article)
    }

    #[test]
    fn a_description_tells_whom_it_means_or_that_it_is_open() {
        let report = told("it", "Ieri Eni ha rilevato Novamont. Il gruppo ha poi venduto Delta Srl a Beta Srl.");
        assert!(report.contains("seller «gruppo» = Eni argument/description"), "{report}");
        let report = told("de", "SAP hat die Nivora AG gekauft. Der Konzern verkaufte dafür die Delta GmbH.");
        assert!(report.contains("seller «Konzern» = SAP argument/description"), "{report}");
        let report = told("en", "Nvidia bought Alfa Ltd. The chipmaker also acquired Beta Inc for $40 million.");
        assert!(report.contains("acquirer «chipmaker» = Nvidia argument/description"), "{report}");
        let report = told("it", "La casa di Cupertino ha comprato Alfa Srl.");
        assert!(report.contains("unresolved «casa»"), "{report}");
    }

    #[test]
    fn what_no_record_has_is_left_over_with_a_reason() {
        let text = "Eni ha rilevato Novamont per 500 milioni di euro. Il mercato vale 9 miliardi di euro. I 500 milioni sono stati pagati.";
        let (extraction, left) = left_over(&Extractor::new(), &Article::new("a", text));
        let told: Vec<&str> = left.iter().map(|l| extraction.quantities[l.quantity].span.of(text)).collect();
        assert_eq!(told, ["9 miliardi di euro"]);
        assert_eq!(left[0].sentence.of(text), "Il mercato vale 9 miliardi di euro.");
        assert!(!left[0].reason.is_empty());
    }
}
