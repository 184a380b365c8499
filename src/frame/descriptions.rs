//! Whom a description means by its own words: "the roaster" is who was called a roaster, "the acquired company" what was bought.

use super::scene::{Scene, possessive};
use crate::clause::{NodeKind, Row};
use crate::lang::{At, Form, Num, Slot, Tag};
use crate::lexicon::class;
use crate::value::Role;

/// Whom the description at node `c` means by its own words.
pub(super) fn told(scene: Scene, c: usize, taken: &[u32]) -> Option<u32> {
    bought(scene, c, taken).or_else(|| called(scene, c, taken))
}

/// The only company that the article calls by the noun of the description at node `c`, where it is no noun that any company is called by.
fn called(scene: Scene, c: usize, taken: &[u32]) -> Option<u32> {
    let view = scene.view;
    let node = &scene.row.nodes[c];
    if !matches!(node.kind, NodeKind::Desc(_, number) if number != Num::P) || possessive(scene, c) || !node.definite {
        return None;
    }
    let head =
        (node.first..node.end).find(|&k| view.is(k, class::COMPANY_NOUN)).filter(|&k| view.tokens[k].word != 0)?;
    if view.has(head, |t| matches!(t, Tag::AnyCompany | Tag::OwnedBy)).is_some() {
        return None;
    }
    let word = view.tokens[head].word;
    let mut named = (0u32..)
        .zip(&scene.entities.all)
        .filter(|(_, e)| e.accepted && !e.media && e.callings.iter().any(|n| n.0 == word && n.1 < node.first));
    let (entity, _) = named.next()?;
    (named.next().is_none() && !taken.contains(&entity)).then_some(entity)
}

/// What was bought in the deal told last, where the description at node `c` says that it was: "la società acquisita", "the target".
fn bought(scene: Scene, c: usize, taken: &[u32]) -> Option<u32> {
    let view = scene.view;
    let node = &scene.row.nodes[c];
    if !matches!(node.kind, NodeKind::Desc(_, number) if number != Num::P) || scene.focus.buyer.is_none() {
        return None;
    }
    let from = node.first.saturating_sub(usize::from(view.lexicon.language.grammar.brackets));
    let noun = (from..node.end).any(|k| view.has(k, |t| t == Tag::Bought).is_some());
    let participle = |k: usize| {
        let verb = view.hits.verb(k).filter(|v| matches!(v.form, Form::Part | Form::Past));
        let buys = |f: &u16| view.lexicon.frame(*f).slots.contains(&(At::Obj, Slot::Role(Role::Target)));
        verb.is_some_and(|v| view.lexicon.verb(v.verb).frames.iter().any(buys))
    };
    let before = view.lexicon.language.grammar.premodifiers && node.first > 0 && participle(node.first - 1);
    if !(noun || before || behind(scene.row, c) && participle(node.end)) {
        return None;
    }
    scene.focus.target.filter(|e| !taken.contains(e) && Some(*e) != scene.focus.buyer)
}

/// Whether a participle right behind the description at node `c` is no verb of its own: another one follows.
fn behind(row: &Row, c: usize) -> bool {
    let passive = |n: &crate::clause::Node| matches!(n.kind, NodeKind::Verb(g) if g.form == Form::Part && g.passive);
    let finite = |n: &crate::clause::Node| matches!(n.kind, NodeKind::Verb(g) if g.is_finite());
    row.nodes.get(c + 1).is_some_and(|n| passive(n) && n.first == row.nodes[c].end)
        && row.nodes[c + 2..].iter().take(4).any(finite)
}
