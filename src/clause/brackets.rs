//! Clauses whose verb stands at their end, brought into the order that frames count on: subject, verb, the rest.
//!
//! "Alfa hat Beta für 3 Millionen Euro übernommen" becomes: Alfa, hat übernommen, Beta, für 3 Millionen Euro. "Im Mai kaufte Alfa Beta", "dass
//! Alfa Beta kauft", "plant, Beta zu kaufen" likewise. The verb's node keeps the tokens of its finite part, so tokens no longer rise from node
//! to node. Only for languages whose grammar says so ([`crate::lang::Grammar::brackets`]).

use super::verbs::{aux_at, be_perfect};
use super::{Group, Node, NodeKind, NounClass, Row};
use crate::lang::{Aux, Form, Prep, Tag};
use crate::lexicon::{PhraseTag, VerbRef};
use crate::mention::View;

/// Brings the nodes of a sentence into order.
pub fn order(row: &mut Row, view: View) {
    let mut i = 0;
    while i < row.nodes.len() {
        if attribute(row, view, i) {
            row.nodes.remove(i);
        }
        i = match row.nodes[i].kind {
            NodeKind::Rel | NodeKind::Sub => subordinate(row, view, i),
            NodeKind::Verb(g) if g.is_finite() => main(row, view, i),
            NodeKind::Verb(g) if g.form == Form::Inf => infinitive(row, i),
            _ => i,
        } + 1;
    }
}

/// What auxiliaries say together.
#[derive(Debug, Clone, Copy, Default)]
struct Auxiliaries {
    have: bool,
    be: bool,
    become_: bool,
    modal: Option<Aux>,
    tense: Option<Form>,
}

impl Auxiliaries {
    /// Those of tokens `from..to`; the finite one tells the tense.
    fn read(view: View, from: usize, to: usize) -> Self {
        let mut all = Self::default();
        let mut at = from;
        while at < to {
            let Some((len, kind, form)) = aux_at(view, at) else { break };
            all.add(kind, form);
            at += len;
        }
        all
    }

    fn add(&mut self, kind: Aux, form: Form) {
        match kind {
            Aux::Have => self.have = true,
            Aux::Be => self.be = true,
            Aux::Become => self.become_ = true,
            other => self.modal = self.modal.or(Some(other)),
        }
        if self.tense.is_none() || form == Form::Cond {
            self.tense = Some(form);
        }
    }

    fn any(self) -> bool {
        self.tense.is_some()
    }

    /// The form of a node's verb that they take, if its word may be one.
    fn takes(self, view: View, node: &Node) -> Option<VerbRef> {
        let NodeKind::Verb(group) = node.kind else { return None };
        if group.verb == u16::MAX {
            return None;
        }
        let form = |form| {
            view.hits.words.at(node.first).iter().find_map(|h| match h.tag {
                PhraseTag::Verb(v) if v.form == form => Some(v),
                _ => None,
            })
        };
        let part = (self.have || self.be || self.become_ || self.modal.is_some()).then(|| form(Form::Part)).flatten();
        let infinitive = || (self.modal.is_some() || self.become_).then(|| form(Form::Inf)).flatten();
        if self.modal.is_some() && !self.become_ { infinitive().or(part) } else { part.or_else(infinitive) }
    }

    /// The group of a participle or infinitive with them.
    fn group(self, view: View, verb: VerbRef, negated: bool, reflexive: bool) -> Group {
        let part = verb.form == Form::Part;
        let active = be_perfect(view, verb.verb);
        let passive = part && !self.have && !active && (self.become_ || self.be || self.modal.is_some()) && !reflexive;
        let future = !part && self.become_ && self.modal.is_none() && self.tense == Some(Form::Pres);
        Group {
            verb: verb.verb,
            form: if future { Form::Fut } else { self.tense.unwrap_or(Form::Pres) },
            perfect: part && (self.have || self.be) && self.modal.is_none(),
            passive,
            modal: match self.modal {
                Some(Aux::Shall) if passive => Some(Aux::Want),
                modal => modal,
            },
            negated,
            reflexive,
            clitic: false,
        }
    }
}

/// Whether node `k` ends what a verb governs.
fn stops(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Colon | NodeKind::Break | NodeKind::Open | NodeKind::Close)
}

fn finite(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Verb(g) if g.is_finite())
}

/// One past the clause that the relative or subordinator at `s` opens: its finite verb closes it.
fn close_of(row: &Row, s: usize) -> usize {
    let verb = (s + 1..row.nodes.len()).find(|&k| finite(row.nodes[k].kind) || stops(row.nodes[k].kind));
    let Some(verb) = verb else { return row.nodes.len() };
    (verb..row.nodes.len())
        .find(|&k| row.nodes[k].kind == NodeKind::Comma || stops(row.nodes[k].kind))
        .unwrap_or(row.nodes.len())
}

/// The finite verb of a main clause at `i`: takes its participle or infinitive to itself and goes behind its subject.
fn main(row: &mut Row, view: View, i: usize) -> usize {
    let NodeKind::Verb(mut group) = row.nodes[i].kind else { return i };
    reflect(row, view, i, &mut group);
    let start = start_of(row, i);
    let own = Auxiliaries::read(view, row.nodes[i].first, row.nodes[i].end);
    if group.verb == u16::MAX && own.any() {
        // "übernommen wird Beta", "übernommen worden ist": what stands right before
        let before = i.checked_sub(1).filter(|&k| k >= start && row.nodes[k].end == row.nodes[i].first);
        let found =
            before.and_then(|k| own.takes(view, &row.nodes[k]).map(|v| (k, v))).or_else(|| closing(row, view, i, own));
        if let Some((k, verb)) = found {
            let all = with_more(row, view, own, k);
            let (low, high) = (row.nodes[i.min(k)].end, row.nodes[i.max(k)].first);
            let says = |test: fn(Tag) -> bool| (low..high).any(|t| view.has(t, test).is_some());
            let negated = group.negated || says(|t| t == Tag::Not);
            group = all.group(view, verb, negated, group.reflexive || says(|t| t == Tag::Reflexive));
            row.nodes[i].kind = NodeKind::Verb(group);
            let more = usize::from(k + 1 < row.nodes.len() && k > i && is_aux(row, view, k + 1, k));
            row.nodes.drain(k..k + 1 + more);
            let i = i - usize::from(k < i);
            coordinate(row, view, all, k.max(i + 1));
            return invert(row, view, start, i);
        }
    }
    invert(row, view, start, i)
}

/// How many nodes behind a verb the infinitive that closes its clause is looked for.
const CLAUSE: usize = 12;

/// "leiht sich 3 Millionen", "lässt sich das Werk 3 Millionen kosten": the pronoun right behind a verb, or behind the verb that governs the infinitive, makes
/// it another verb, where frames name that.
fn reflect(row: &mut Row, view: View, i: usize, group: &mut Group) {
    if group.verb == u16::MAX || view.has(row.nodes[i].end, |t| t == Tag::Reflexive).is_none() {
        return;
    }
    if !view.lexicon.verb(group.verb).reflexive.is_empty() {
        group.reflexive = true;
    } else {
        let near = i + 1..row.nodes.len().min(i + CLAUSE);
        let within = near.take_while(|&k| !stops(row.nodes[k].kind) && row.nodes[k].kind != NodeKind::Comma);
        let named = |k: usize| Some((k, reflexive_infinitive(row, view, k)?));
        let Some((k, verb)) = within.into_iter().find_map(named) else { return };
        (group.verb, group.reflexive) = (verb, true);
        row.nodes.remove(k);
    }
    row.nodes[i].kind = NodeKind::Verb(*group);
}

/// Whether node `n` is auxiliaries right behind node `k`.
fn is_aux(row: &Row, view: View, n: usize, k: usize) -> bool {
    matches!(row.nodes[n].kind, NodeKind::Verb(g) if g.verb == u16::MAX)
        && row.nodes[n].first == row.nodes[k].end
        && aux_at(view, row.nodes[n].first).is_some()
}

/// The auxiliaries with those that follow the participle at `k`: "soll … übernommen werden", "wird … übernommen haben".
fn with_more(row: &Row, view: View, own: Auxiliaries, k: usize) -> Auxiliaries {
    let mut all = own;
    if k + 1 < row.nodes.len() && is_aux(row, view, k + 1, k) {
        let more = Auxiliaries::read(view, row.nodes[k + 1].first, row.nodes[k + 1].end);
        all.have |= more.have;
        all.be |= more.be;
        all.become_ |= more.become_;
        all.modal = all.modal.or(more.modal);
    }
    all
}

/// The participle or infinitive that closes the bracket of the auxiliaries at `i`; clauses inside are passed over.
fn closing(row: &Row, view: View, i: usize, own: Auxiliaries) -> Option<(usize, VerbRef)> {
    let mut k = i + 1;
    while k < row.nodes.len() {
        let kind = row.nodes[k].kind;
        if let Some(verb) = own.takes(view, &row.nodes[k]).or_else(|| substitute(row, view, k, own)) {
            return Some((k, verb));
        }
        k = match kind {
            NodeKind::Rel | NodeKind::Sub if k > i + 1 => close_of(row, k),
            NodeKind::Colon => return None,
            kind if finite(kind) => return None,
            _ => k + 1,
        };
    }
    None
}

/// The verb of node `k` where its word may be an infinitive and frames name it with the reflexive pronoun.
fn reflexive_infinitive(row: &Row, view: View, k: usize) -> Option<u16> {
    let node = row.nodes.get(k).filter(|n| matches!(n.kind, NodeKind::Verb(_)))?;
    view.hits.words.at(node.first).iter().find_map(|h| match h.tag {
        PhraseTag::Verb(v) if v.form == Form::Inf && !view.lexicon.verb(v.verb).reflexive.is_empty() => Some(v.verb),
        _ => None,
    })
}

/// "hat sich das Werk 3 Millionen kosten lassen": of two infinitives the first has the meaning, and "to have" makes a perfect of both. Read as its participle.
fn substitute(row: &Row, view: View, k: usize, own: Auxiliaries) -> Option<VerbRef> {
    let verb = reflexive_infinitive(row, view, k).filter(|_| own.have)?;
    let next = row.nodes.get(k + 1).filter(|n| n.first == row.nodes[k].end)?;
    matches!(next.kind, NodeKind::Verb(g) if g.form == Form::Inf || g.form == Form::Pres).then_some(())?;
    Some(VerbRef { verb, form: Form::Part })
}

/// "hat Alfa gekauft und Beta verkauft": the second participle has the same auxiliary and goes before its objects.
fn coordinate(row: &mut Row, view: View, all: Auxiliaries, from: usize) {
    let Some(and) = (from..row.nodes.len().min(from + 6)).find(|&k| row.nodes[k].kind == NodeKind::And) else { return };
    for k in and + 1..row.nodes.len() {
        if let Some(verb) = all.takes(view, &row.nodes[k]) {
            row.nodes[k].kind = NodeKind::Verb(all.group(view, verb, false, false));
            row.nodes[and + 1..=k].rotate_right(1);
            return;
        }
        if stops(row.nodes[k].kind) || finite(row.nodes[k].kind) || row.nodes[k].kind == NodeKind::Sub {
            return;
        }
    }
}

/// Where the clause of the finite verb at `i` begins.
fn start_of(row: &Row, i: usize) -> usize {
    let mut joint = None;
    for k in (0..i).rev() {
        match row.nodes[k].kind {
            kind if stops(kind) => return k + 1,
            NodeKind::Rel | NodeKind::Sub => return joint.unwrap_or(k + 1),
            kind if finite(kind) => return joint.unwrap_or(k + 1),
            NodeKind::Comma | NodeKind::And => joint = joint.or(Some(k + 1)),
            _ => {}
        }
    }
    0
}

/// Whether a node may be a subject: it stands without preposition, and its article does not forbid it.
fn nominal(row: &Row, view: View, k: usize) -> bool {
    let node = &row.nodes[k];
    let sort = matches!(node.kind, NodeKind::Company(_) | NodeKind::Desc(..) | NodeKind::Noun(_) | NodeKind::Cue);
    sort && node.prep.is_none() && !oblique(row, view, k)
}

/// "den Auftrag", "einem Investor": the article before node `k`, adjectives between, is no nominative.
fn oblique(row: &Row, view: View, k: usize) -> bool {
    let first = row.nodes[k].first;
    // "In den nächsten Jahren will Alfa": the article of a noun before the verb is not its own
    let verb = k.checked_sub(2).filter(|&n| {
        matches!(row.nodes[n + 1].kind, NodeKind::Verb(_)) && matches!(row.nodes[n].kind, NodeKind::Noun(_))
    });
    let from = first.saturating_sub(4).max(verb.map_or(0, |n| row.nodes[n + 1].end.min(first)));
    for t in (from..first).rev() {
        if view.has(t, |x| x == Tag::Oblique).is_some() {
            return true;
        }
        if !view.tokens[t].is_word() || view.has(t, |x| matches!(x, Tag::Def | Tag::Indef | Tag::Prep(..))).is_some() {
            return false;
        }
    }
    false
}

/// One past the noun phrase at `k`: genitives and what "und" joins belong to it.
fn phrase_end(row: &Row, k: usize) -> usize {
    let mut end = k + 1;
    while end < row.nodes.len() {
        let node = &row.nodes[end];
        let named = |n: usize| {
            row.nodes
                .get(n)
                .is_some_and(|n| n.prep.is_none() && matches!(n.kind, NodeKind::Company(_) | NodeKind::Desc(..)))
        };
        let genitive = node.prep == Some(Prep::Of) && !matches!(node.kind, NodeKind::Amount(_));
        if genitive {
            end += 1;
        } else if node.kind == NodeKind::And
            && named(end + 1)
            && matches!(row.nodes[k].kind, NodeKind::Company(_) | NodeKind::Desc(..))
        {
            end += 2;
        } else {
            break;
        }
    }
    end
}

/// How many nodes before a verb a relative clause is looked for.
const RELATIVE: usize = 24;

/// "Alfa, das 2020 Beta gekauft hatte, verkauft Gamma": whether the subject of the verb at `i` stands before the relative clause that ends before it.
fn behind_relative(row: &Row, view: View, i: usize) -> bool {
    if i < 4 || row.nodes[i - 1].kind != NodeKind::Comma {
        return false;
    }
    let near = i.saturating_sub(RELATIVE).max(2)..i;
    let Some(rel) = near.rev().find(|&k| row.nodes[k].kind == NodeKind::Rel) else { return false };
    let comma = row.nodes[rel - 1].kind == NodeKind::Comma;
    let from = start_of(row, rel - 1);
    comma
        && row.nodes[rel].prep.is_none()
        && (from..rel - 1).any(|k| nominal(row, view, k))
        && !(from..rel - 1).any(|k| finite(row.nodes[k].kind))
}

/// "Im Mai kaufte Alfa Beta": a verb without a subject before it goes behind the one that follows.
fn invert(row: &mut Row, view: View, start: usize, i: usize) -> usize {
    // "steigt ein und kauft Beta": the subject is that of the verb before
    let shared = i > 0 && row.nodes[i - 1].kind == NodeKind::And;
    let measured = measured(row, view, start, i);
    if shared
        || behind_relative(row, view, i)
        || !measured && (start..i).any(|k| nominal(row, view, k) && !apposed(row, k))
        || view.has(row.nodes[i].end, |t| t == Tag::Pronoun).is_some()
    {
        return i;
    }
    let mut k = i + 1;
    while k < row.nodes.len()
        && (matches!(row.nodes[k].kind, NodeKind::Time(_)) || row.nodes[k].prep.is_some())
        && k < i + 3
    {
        k += 1;
    }
    if k >= row.nodes.len() || !nominal(row, view, k) {
        return i;
    }
    // "Ein Viertel an Beta gehört …": what stands first is the subject, unless a company does
    if measured && !matches!(row.nodes[k].kind, NodeKind::Company(_) | NodeKind::Desc(..)) {
        return i;
    }
    let end = phrase_end(row, k);
    row.nodes[i..end].rotate_left(1);
    if measured {
        row.nodes[start..end].rotate_left(i - start);
        return end - 1 - (i - start);
    }
    end - 1
}

/// "Am Standort Ulm investiert Alfa": whether the name at `k` stands right behind a noun with a preposition, and tells which is meant.
fn apposed(row: &Row, k: usize) -> bool {
    let noun = k.checked_sub(1).map(|b| &row.nodes[b]);
    matches!(row.nodes[k].kind, NodeKind::Company(_) | NodeKind::Noun(_))
        && noun.is_some_and(|n| {
            let sort = matches!(n.kind, NodeKind::Noun(NounClass::Thing | NounClass::Segment | NounClass::Plain));
            n.prep.is_some() && sort && n.end == row.nodes[k].first
        })
}

/// "Das fusionierte Geldhaus wächst": whether the past tense at `i` is a participle between an article and its noun.
fn attribute(row: &Row, view: View, i: usize) -> bool {
    let node = &row.nodes[i];
    let past = matches!(node.kind, NodeKind::Verb(g) if g.form == Form::Past && g.verb != u16::MAX);
    let article = |t: usize| view.has(t, |x| matches!(x, Tag::Def | Tag::Indef | Tag::This)).is_some();
    past && node.first.checked_sub(1).is_some_and(article)
        && row.nodes.get(i + 1).is_some_and(|n| {
            n.first == node.end && n.prep.is_none() && matches!(n.kind, NodeKind::Noun(_) | NodeKind::Desc(..))
        })
}

/// How many nodes a measure before its verb may take: the measure, of what, and what is put in between commas.
const MEASURE: usize = 8;

/// "Drei Milliarden Euro zahlt Alfa", "Ein Viertel an Beta hat Alfa verkauft": whether nothing but a sum, or a share with what it is a share of, stands
/// before the verb at `i`, which has an object and therefore a subject behind it.
fn measured(row: &Row, view: View, start: usize, i: usize) -> bool {
    let active =
        matches!(row.nodes[i].kind, NodeKind::Verb(g) if g.verb != u16::MAX && !g.passive && !be_perfect(view, g.verb));
    let head = row.nodes.get(start).filter(|n| start < i && i - start <= MEASURE && n.prep.is_none());
    active
        && head.is_some_and(|n| matches!(n.kind, NodeKind::Amount(_) | NodeKind::Noun(NounClass::Stake)))
        && row.nodes[start + 1..i].iter().all(|n| match n.kind {
            NodeKind::Amount(_) | NodeKind::Comma | NodeKind::Time(_) => true,
            NodeKind::Company(_) | NodeKind::Desc(..) | NodeKind::Noun(_) => {
                n.prep.is_some() || n.kind == NodeKind::Noun(NounClass::Plain)
            }
            _ => false,
        })
}

/// The clause that a relative or subordinator at `s` opens: its verb goes behind its subject.
fn subordinate(row: &mut Row, view: View, s: usize) -> usize {
    let verb = (s + 1..row.nodes.len()).find(|&k| finite(row.nodes[k].kind) || stops(row.nodes[k].kind));
    let Some(mut f) = verb else { return s };
    if stops(row.nodes[f].kind) {
        return s;
    }
    // "verkauft hat", "übernehmen will": a word that is finite by itself, and an auxiliary right behind it
    if f + 1 < row.nodes.len() && is_aux(row, view, f + 1, f) {
        f += 1;
    }
    let NodeKind::Verb(mut group) = row.nodes[f].kind else { return s };
    let own = Auxiliaries::read(view, row.nodes[f].first, row.nodes[f].end);
    if group.verb == u16::MAX
        && own.any()
        && f > s + 1
        && row.nodes[f - 1].end == row.nodes[f].first
        && let Some(verb) = own.takes(view, &row.nodes[f - 1])
    {
        let says =
            |test: fn(Tag) -> bool| (row.nodes[s].end..row.nodes[f - 1].first).any(|t| view.has(t, test).is_some());
        // of "übernommen werden soll" the last is finite
        let mut all = own;
        all.tense = last_form(view, row.nodes[f].first, row.nodes[f].end).or(all.tense);
        group = all.group(view, verb, group.negated || says(|t| t == Tag::Not), says(|t| t == Tag::Reflexive));
        row.nodes[f - 1].kind = NodeKind::Verb(group);
        row.nodes[f - 1].end = row.nodes[f].end;
        row.nodes.remove(f);
        f -= 1;
    }
    let to = subject_end(row, view, s, f, &group);
    if to < f {
        row.nodes[to..=f].rotate_right(1);
    }
    // what follows up to the comma still belongs to the clause
    to.min(f)
}

fn last_form(view: View, from: usize, to: usize) -> Option<Form> {
    (from..to).rev().find_map(|t| aux_at(view, t)).map(|(_, _, form)| form)
}

/// One past the subject of the subordinate clause `s..f`.
fn subject_end(row: &Row, view: View, s: usize, f: usize, group: &Group) -> usize {
    let first = (s + 1..f).find(|&k| nominal(row, view, k));
    if row.nodes[s].kind == NodeKind::Rel {
        let pronoun = row.nodes[s].end - 1;
        let object = row.nodes[s].prep.is_some() || view.has(pronoun, |t| t == Tag::Oblique).is_some();
        // "die Alfa vor zwei Jahren gekauft hatte", "die der Konzern kauft": the relative is the object
        let named = first.is_some_and(|k| {
            k == s + 1
                && (matches!(row.nodes[k].kind, NodeKind::Company(_)) && group.perfect && !group.passive
                    || row.nodes[k].definite
                        && view.has(row.nodes[k].first.saturating_sub(1), |t| t == Tag::Nominative).is_some())
        });
        if !object && !named {
            return s + 1;
        }
    }
    first.map_or(s + 1, |k| phrase_end(row, k).min(f))
}

/// "um Beta zu kaufen": an infinitive goes to the beginning of its clause.
fn infinitive(row: &mut Row, i: usize) -> usize {
    let start = (0..i)
        .rev()
        .find(|&k| {
            let kind = row.nodes[k].kind;
            stops(kind)
                || matches!(kind, NodeKind::Comma | NodeKind::Sub | NodeKind::Rel)
                || matches!(kind, NodeKind::Verb(_))
        })
        .map_or(0, |k| k + 1);
    if start < i {
        row.nodes[start..=i].rotate_right(1);
    }
    i
}

#[cfg(test)]
mod tests {
    use crate::{Article, Extractor};

    /// Status, parties in order of roles, and amount of the only record of a German text.
    fn deal(text: &str) -> String {
        let article = Article { lang: Some("de".to_owned()), ..Article::new("a.txt", text) };
        let out = Extractor::new().extract(&article);
        let told = |r: &crate::value::Record| {
            let names = r.parties.iter().map(|p| format!("{:?}={}", p.role, out.companies[p.company as usize].name));
            format!("{:?} {}", r.status, names.collect::<Vec<_>>().join(" "))
        };
        out.records.iter().map(told).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn verbs_are_found_wherever_they_stand() {
        let cases = [
            ("Alfa AG hat Beta GmbH im Mai übernommen.", "Some(Completed) Acquirer=Alfa Target=Beta"),
            ("Im Mai kaufte Alfa AG Beta GmbH.", "Some(Completed) Acquirer=Alfa Target=Beta"),
            ("Alfa AG will Beta GmbH übernehmen.", "Some(Planned) Acquirer=Alfa Target=Beta"),
            ("Alfa AG steigt bei der Beta GmbH ein.", "Some(Announced) Acquirer=Alfa Target=Beta"),
            ("Es heißt, dass Alfa AG Beta GmbH gekauft hat.", "Some(Completed) Acquirer=Alfa Target=Beta"),
            ("Beta GmbH ist von Alfa AG übernommen worden.", "Some(Completed) Target=Beta Acquirer=Alfa"),
        ];
        for (text, want) in cases {
            assert_eq!(deal(text), want, "{text}");
        }
    }
}
