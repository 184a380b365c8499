//! How far a deal is: status from voice, tense, mood, negation and the words around.
//!
//! Failure and negation beat talk, talk beats intention, intention beats tense: "non ha ancora rilevato" is cancelled only where the text ends the
//! deal, "potrebbe rilevare" is rumored, "rileverà" is planned, "ha rilevato" is completed, "rileva" is announced.

use crate::clause::{Group, Node, NodeKind, NounClass, Row};
use crate::lang::{Aux, Form, Prep, Stand, Tag};
use crate::lexicon::PhraseTag;
use crate::lexicon::class;
use crate::mention::View;
use crate::value::{Kind, Status};

/// What the words around a predicate say.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stance {
    /// The strongest stand.
    pub stand: Option<Stand>,
    /// Form of the predicate's verb or of the verb that governs it.
    pub form: Option<Form>,
    /// Whether that verb is a perfect or a bare participle.
    pub perfect: bool,
    /// Whether it is a perfect with its auxiliary, or a simple past.
    pub full: bool,
    /// Whether it is negated.
    pub negated: bool,
    /// Whether nothing but a future tense makes it an intention.
    pub future: bool,
    /// Whether it is told as what came before: "dopo l'acquisto di Beta".
    pub before: bool,
}

/// How many nodes around a predicate its sentence's verbs are asked for.
const BESIDE: usize = 40;

impl Stance {
    /// Whether what the predicate tells lies ahead, or lay ahead and failed: "scrapped plans to spend".
    pub fn is_ahead(&self, verb: Option<Group>) -> bool {
        match self.stand {
            Some(Stand::Intended | Stand::Talked) => true,
            Some(Stand::Failed) => verb.is_some_and(|g| g.form == Form::Inf),
            _ => false,
        }
    }
}

/// The stance of the predicate at `node`.
pub fn read(view: View, row: &Row, node: usize, own: Option<Stand>) -> Stance {
    let mut stance = Stance { stand: own, ..Stance::default() };
    let verb = match row.nodes[node].kind {
        NodeKind::Verb(g) => Some((node, g)),
        _ => governor(row, node),
    };
    // "dopo l'acquisto di Beta, nel 2018, Alfa ha speso …": done before what the verb tells, whatever that may be
    let finite = matches!(row.nodes[node].kind, NodeKind::Verb(g) if g.is_finite());
    let having = matches!(row.nodes[node].kind, NodeKind::Verb(g) if g.perfect && g.form == Form::Ger);
    if row.nodes[node].prep == Some(Prep::After) && !finite || having {
        let past = |g: &Group| g.perfect || matches!(g.form, Form::Past | Form::Impf);
        let beside = &row.nodes[node.saturating_sub(BESIDE)..row.nodes.len().min(node + BESIDE)];
        let done = beside.iter().any(|n| matches!(&n.kind, NodeKind::Verb(g) if g.is_finite() && past(g)));
        return Stance { perfect: done, full: done || having, before: true, ..stance };
    }
    if let Some((at, group)) = verb {
        take_verb(view, &mut stance, group, at == node);
        let mut governed = at;
        if !group.is_finite()
            && group.form != Form::Part
            && let Some((top, above)) = governor(row, at)
        {
            take_verb(view, &mut stance, above, false);
            governed = top;
        }
        // "fechou um acordo para vender Beta": what is closed is the agreement, the deal is signed
        if stance.stand == Some(Stand::Done) && agreement(view, row, governed, node) {
            stance.stand = Some(Stand::Signed);
        }
    }
    around(view, row, node, &mut stance);
    // "Alfa non comprerà Beta": what is denied; "non solo comprerà Beta" denies nothing
    let near = |at: usize| at <= node && node - at <= 3;
    if let Some((at, group)) = verb.filter(|v| stance.negated && near(v.0)) {
        let (first, end) = (row.nodes[at].first, row.nodes[at].end);
        let only = (first.saturating_sub(2)..(end + 3).min(view.tokens.len()))
            .any(|t| view.has(t, |x| x == Tag::Only).is_some());
        stance.negated = !only;
        if matches!(group.form, Form::Fut | Form::Cond) && !only {
            stance.stand = Some(Stand::Failed);
        }
    }
    if stance.future && stance.stand == Some(Stand::Intended) && announced(view, row, node) {
        // "wie Alfa bekannt gab, wird …": a future that is announced
        stance.stand = Some(Stand::Signed);
        stance.form = Some(Form::Pres);
    }
    // "un accordo vincolante per l'acquisizione": behind the adjectives of what the deal is the subject of
    let governing = row.nodes[..node]
        .iter()
        .rposition(|n| n.kind != NodeKind::Noun(NounClass::Plain) || n.prep.is_some() || n.definite)
        .map(|k| row.nodes[k].kind);
    let purpose = row.nodes[node].prep == Some(Prep::For)
        && matches!(row.nodes[node].kind, NodeKind::Cue)
        && governing.is_some_and(|k| !matches!(k, NodeKind::Cue | NodeKind::Company(_)))
        && row.nodes[..node]
            .iter()
            .any(|n| n.segment == row.nodes[node].segment && matches!(n.kind, NodeKind::Verb(g) if g.is_finite()));
    if purpose || stance.stand.is_none_or(|s| s <= Stand::Done) && awaited(view, row, node) {
        raise(&mut stance, Stand::Intended);
    }
    stance
}

/// Whether the predicate at `node` is told as what another clause waits for: "Una volta chiusa la vendita di Beta, Alfa ridurrà il debito".
fn awaited(view: View, row: &Row, node: usize) -> bool {
    let near = node.saturating_sub(BESIDE / 2)..row.nodes.len().min(node + BESIDE / 2);
    let comma = |n: &Node| n.kind == NodeKind::Comma;
    let verb = |n: &Node| matches!(n.kind, NodeKind::Verb(_));
    let once = |n: &Node| {
        (n.first.saturating_sub(4)..n.first)
            .any(|t| view.has(t, |tag| tag == Tag::Once).is_some() && !(t + 1..n.first).any(|k| view.mark(k, ',')))
    };
    let ahead = |n: &Node| match n.kind {
        NodeKind::Verb(g) => {
            matches!(g.form, Form::Fut | Form::Cond)
                || matches!(g.modal, Some(Aux::Want | Aux::Shall)) && g.form == Form::Pres
        }
        _ => false,
    };
    let clause = (near.start..node).rfind(|&k| comma(&row.nodes[k])).map_or(near.start, |k| k + 1);
    let Some(from) = (clause..=node).find(|&k| once(&row.nodes[k])) else { return false };
    let to = node + row.nodes[node..near.end].iter().take_while(|n| !comma(n)).count();
    // "Once a unit of Alfa, Beta was bought": nothing happens in it
    let other = |k: &usize| !(from..to).contains(k);
    row.nodes[from..to].iter().any(verb) && near.filter(other).any(|k| ahead(&row.nodes[k]))
}

/// Whether a noun of agreement stands behind the verb at `from`, up to node `to`.
fn agreement(view: View, row: &Row, from: usize, to: usize) -> bool {
    let agreed = |n: &Node| {
        n.kind == NodeKind::Cue
            && view.hits.words.at(n.first).iter().any(|h| match h.tag {
                PhraseTag::Noun(f) => matches!(view.lexicon.frame(f).kind, Kind::Partnership | Kind::Supply),
                _ => false,
            })
    };
    from < to && row.nodes[from + 1..=to].iter().any(agreed)
}

/// Whether another clause of the sentence says that something is announced.
fn announced(view: View, row: &Row, node: usize) -> bool {
    let own = row.nodes[node].segment;
    row.nodes.iter().filter(|n| n.segment != own).any(|n| {
        matches!(n.kind, NodeKind::Verb(g) if g.verb != u16::MAX && !g.negated && g.modal.is_none()
            && view.lexicon.verb(g.verb).light == Some(Some(Stand::Signed)))
    })
}

/// The verb that governs node `n`: the nearest verb before it in its segment, or in the segment before for an infinitive.
pub fn governor(row: &Row, n: usize) -> Option<(usize, Group)> {
    let own = row.nodes[n].segment;
    let verb = |k: usize| match row.nodes[k].kind {
        NodeKind::Verb(g) => Some((k, g)),
        _ => None,
    };
    let before = (0..n).rev().take_while(|&k| row.nodes[k].segment == own).find_map(verb);
    before.or_else(|| (n + 1..row.nodes.len()).take_while(|&k| row.nodes[k].segment == own).find_map(verb))
}

fn take_verb(view: View, stance: &mut Stance, group: Group, own: bool) {
    if group.verb != u16::MAX {
        let used = view.lexicon.verb(group.verb);
        // pt "desfazer" undoes a deal, "desfazer-se de" sells
        let reflexive = own && group.reflexive && !used.reflexive.is_empty();
        if let (false, Some(Some(stand))) = (reflexive, used.light.filter(|_| !used.telling || !own && !group.passive))
        {
            raise(stance, stand);
        }
    }
    match group.modal {
        Some(Aux::May | Aux::Shall) => raise(stance, Stand::Talked),
        Some(Aux::Want | Aux::Should) => raise(stance, Stand::Intended),
        _ => {}
    }
    match group.form {
        // "dovrebbe comprare" is expected
        Form::Cond if group.modal != Some(Aux::Should) => raise(stance, Stand::Talked),
        Form::Fut => {
            stance.future = stance.stand.is_none_or(|s| s < Stand::Intended);
            raise(stance, Stand::Intended);
        }
        _ => {}
    }
    if stance.form.is_none() || own {
        stance.form = Some(group.form);
        stance.perfect = group.perfect || group.form == Form::Part || group.form == Form::Past;
        stance.full = group.perfect || group.form == Form::Past;
        stance.negated = group.negated;
    }
}

fn raise(stance: &mut Stance, stand: Stand) {
    stance.stand = Some(stance.stand.map_or(stand, |s| s.max(stand)));
}

/// Stand words in the predicate's segment and shortly before it.
fn around(view: View, row: &Row, node: usize, stance: &mut Stance) {
    let own = row.nodes[node].segment;
    let first = (0..=node).rev().take_while(|&k| row.nodes[k].segment == own).last().unwrap_or(node);
    let last = (node..row.nodes.len()).take_while(|&k| row.nodes[k].segment == own).last().unwrap_or(node);
    let from =
        row.nodes[first].first.max(row.nodes[node].first.saturating_sub(14)).saturating_sub(usize::from(first > 0) * 2);
    let to = row.nodes[last].end.min(row.nodes[node].end + 12);
    for t in view.hits.each(from, to, class::STAND) {
        let longest = view.hits.tags(t).find(|(_, tag)| matches!(tag, Tag::Stand(_))).map_or(0, |(len, _)| len);
        for (len, tag) in view.hits.tags(t) {
            if let (Tag::Stand(stand), true) = (tag, len == longest) {
                let near = t + 6 >= row.nodes[node].first && t <= row.nodes[node].end + 4;
                if near || stand >= Stand::Talked {
                    stance.future &= stand < Stand::Intended;
                    raise(stance, stand);
                }
            }
        }
    }
}

/// Whether a noun behind this preposition only names its deal beside another: "oltre al finanziamento".
pub fn in_passing(prep: Option<Prep>, kind: Kind) -> bool {
    let bought = kind == Kind::Acquisition;
    match prep {
        _ if kind == Kind::Figure => false,
        Some(Prep::Aside | Prep::Such | Prep::Source) => true,
        Some(Prep::After) => !bought,
        Some(Prep::Between) => bought,
        _ => false,
    }
}

/// The status that a stance gives a deal of a kind.
pub fn status(stance: Stance, kind: Kind) -> Status {
    let done = (stance.perfect && kind != Kind::FundingRound || stance.full)
        && !matches!(stance.form, Some(Form::Cond | Form::Fut));
    match stance.stand {
        Some(Stand::Failed) => Status::Cancelled,
        Some(Stand::Talked) => Status::Rumored,
        Some(Stand::Intended) => Status::Planned,
        _ if kind == Kind::Valuation => Status::Announced,
        Some(Stand::Done) => Status::Completed,
        _ if matches!(stance.form, Some(Form::Impf)) => Status::Completed,
        Some(Stand::Signed) => Status::Announced,
        None if done && !matches!(kind, Kind::Supply | Kind::Partnership | Kind::Capacity | Kind::Valuation) => {
            Status::Completed
        }
        None => Status::Announced,
    }
}
