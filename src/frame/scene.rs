//! What fillers are chosen from, and which company a node of it means.
//!
//! A name means its entity; "il gruppo francese", "la prima" and "le due società" mean what the focus offers.

use super::descriptions::told;
use crate::clause::{Node, NodeKind, NounClass, Row, segments};
use crate::lang::{Num, Prep, Tag};
use crate::lexicon::NameTag;
use crate::mention::View;
use crate::mention::company::CompanyMention;
use crate::resolve::entities::{Entity, Trade};
use crate::resolve::{Entities, focus::Focus};
use smallvec::{SmallVec, smallvec};

/// What the fillers are chosen from.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The text.
    pub view: View<'a>,
    /// The sentence's nodes.
    pub row: &'a Row,
    /// All company mentions.
    pub mentions: &'a [CompanyMention],
    /// The entities.
    pub entities: &'a Entities,
    /// Salience before this sentence.
    pub focus: &'a Focus,
    /// Number of the sentence.
    pub sentence: usize,
    /// Whether it is a headline or heading.
    pub heading: bool,
    /// Number of the item.
    pub item: u32,
}

/// The company that a node means.
pub fn means(scene: Scene, c: usize, taken: &[u32]) -> SmallVec<[u32; 2]> {
    match scene.row.nodes[c].kind {
        NodeKind::Company(m) => smallvec![scene.entities.of[m as usize]],
        NodeKind::Desc(..) if ordinal(scene, c).is_some() => {
            let pick = ordinal(scene, c).zip(scene.focus.pair).map(|(n, pair)| if n == 1 { pair.0 } else { pair.1 });
            pick.into_iter().collect()
        }
        NodeKind::Desc(_, Num::P)
            if scene.focus.pair.is_some_and(|(a, b)| !taken.contains(&a) && !taken.contains(&b)) =>
        {
            scene.focus.pair.into_iter().flat_map(|(a, b)| [a, b]).collect()
        }
        NodeKind::Desc(..) if unit_of_place(scene, c) => SmallVec::new(),
        NodeKind::Desc(_, number) => {
            if let Some(entity) = told(scene, c, taken) {
                return smallvec![entity];
            }
            let country = demonym(scene, c);
            let all = &scene.entities.all;
            let whose = related(scene, c);
            let there =
                |e: u32| Some(e) != whose && country.is_some_and(|c| c != [0; 2] && all[e as usize].origin == c);
            let fits = |e: u32| Some(e) != whose && country.is_none_or(|c| matches(&all[e as usize], c));
            if let Some(entity) = labelled(scene, c).filter(|e| number != Num::P && !taken.contains(e) && fits(*e)) {
                return smallvec![entity];
            }
            let found = scene.focus.resolve(scene.entities, number, taken, there);
            if !found.is_empty() {
                return found;
            }
            // "contratti con i giganti americani": some of their sort, unless they are counted or pointed at
            if number == Num::P && scene.row.nodes[c].prep.is_some() && !counted(scene, c) {
                return SmallVec::new();
            }
            // "gli italiani" may be anybody, "la bolognese" is a company
            if by_origin(scene, c) == Some(false) {
                return abroad(scene, country, taken);
            }
            let found = scene.focus.resolve(scene.entities, number, taken, fits);
            let near = || only_before(scene, c).filter(|e| number != Num::P && !taken.contains(e) && fits(*e));
            let with = || counterpart(scene, c, taken).filter(|e| number != Num::P && fits(*e));
            if found.is_empty() { near().or_else(with).into_iter().collect() } else { found }
        }
        _ => SmallVec::new(),
    }
}

/// "la filiale di Costa Rica": which unit is meant is told by its place, so it is none that was told of.
fn unit_of_place(scene: Scene, c: usize) -> bool {
    let (node, next) = (&scene.row.nodes[c], scene.row.nodes.get(c + 1));
    let owned = scene.view.has(node.end - 1, |t| t == Tag::OwnedBy).is_some();
    owned && next.is_some_and(|n| n.prep == Some(Prep::Of) && matches!(n.kind, NodeKind::Noun(NounClass::Plain)))
}

/// Whether the description at node `c` counts whom it means, or points at them: "le due società", "these companies".
fn counted(scene: Scene, c: usize) -> bool {
    let first = scene.row.nodes[c].first;
    (1..=2).any(|back| {
        first >= back && scene.view.has(first - back, |t| matches!(t, Tag::Number(_) | Tag::This)).is_some()
    })
}

/// "der Konzern hatte seine Tochter veräußert": whether a possessive stands before the description at node `c`, and whose it may be before it.
pub(super) fn possessive(scene: Scene, c: usize) -> bool {
    let first = scene.row.nodes[c].first;
    let owner = |n: &Node| matches!(n.kind, NodeKind::Company(_) | NodeKind::Desc(..));
    (1..=2).any(|back| first >= back && scene.view.has(first - back, |t| t == Tag::This).is_some())
        && scene.row.nodes[..c].iter().any(owner)
}

/// The company that labels the sentence, or the only one before the colon that the description at node `c` stands behind: "Alfa: il gruppo
/// compra Beta", "Rotta opposta per Alfa: il gruppo vende".
fn labelled(scene: Scene, c: usize) -> Option<u32> {
    let nodes = &scene.row.nodes;
    if segments::label(scene.row).is_some_and(|mark| mark < c) {
        return accepted(scene, 0);
    }
    let colon = (0..c).rev().find(|&k| nodes[k].kind == NodeKind::Colon)?;
    let behind = (colon..c).any(|k| matches!(nodes[k].kind, NodeKind::Company(_)));
    let mut named = (0..colon).filter_map(|k| accepted(scene, k));
    let first = named.next().filter(|_| !behind)?;
    named.all(|e| e == first).then_some(first)
}

/// The only company that the clauses before that of the description at node `c` name: "Nuovi soci per Alfa: la società incassa 10 milioni".
fn only_before(scene: Scene, c: usize) -> Option<u32> {
    let nodes = &scene.row.nodes;
    let mut named = (0..c).filter(|&k| nodes[k].segment != nodes[c].segment).filter_map(|k| accepted(scene, k));
    let first = named.next()?;
    named.all(|e| e == first).then_some(first)
}

/// "Alfa negocia con Beta para comprar la compañía": the only company behind "with" before the description at node `c`, where no other is told of.
fn counterpart(scene: Scene, c: usize, taken: &[u32]) -> Option<u32> {
    let mut others = (0..c).filter_map(|k| accepted(scene, k).map(|e| (k, e))).filter(|(_, e)| !taken.contains(e));
    let (node, first) = others.next()?;
    let with = scene.row.nodes[node].prep == Some(Prep::With) && !taken.is_empty();
    (with && others.all(|(_, e)| e == first)).then_some(first)
}

/// The company that node `k` names, if it is one that may act.
fn accepted(scene: Scene, k: usize) -> Option<u32> {
    let NodeKind::Company(m) = scene.row.nodes[k].kind else { return None };
    let entity = scene.entities.of[m as usize];
    let known = &scene.entities.all[entity as usize];
    (known.accepted && !known.media).then_some(entity)
}

/// Whom the description at node `c` means that a figure is told of: whose figures the item tells.
pub fn reports(scene: Scene, c: usize, taken: &[u32]) -> Option<u32> {
    if !matches!(scene.row.nodes[c].kind, NodeKind::Desc(_, number) if number != Num::P) || ordinal(scene, c).is_some()
    {
        return None;
    }
    if let Some(entity) = told(scene, c, taken) {
        return Some(entity);
    }
    // "Alfa Capital cede Beta a Gamma. Il produttore di finestre ha ricavi per": a fund has none to tell
    let fund = |e: u32| scene.entities.all[e as usize].trade == Trade::Fund;
    let bought = scene.focus.about(1).filter(|e| !taken.contains(e) && !fund(*e));
    let bought = bought.filter(|_| matches!(means(scene, c, taken).as_slice(), [e] if fund(*e)));
    let entity = bought.or_else(|| scene.focus.reporting(taken))?;
    let country = demonym(scene, c);
    let fits = country.is_none_or(|code| matches(&scene.entities.all[entity as usize], code));
    (fits && related(scene, c).is_none()).then_some(entity)
}

/// "Alfa's competitor", "the owner of Alfa": the company that the description at node `c` relates to, and therefore does not mean.
fn related(scene: Scene, c: usize) -> Option<u32> {
    let nodes = &scene.row.nodes;
    let named = |k: usize, prep: Prep| match nodes.get(k) {
        Some(n) if n.prep == Some(prep) => match n.kind {
            NodeKind::Company(m) => Some(scene.entities.of[m as usize]),
            _ => None,
        },
        _ => None,
    };
    c.checked_sub(1).and_then(|k| named(k, Prep::Own)).or_else(|| named(c + 1, Prep::Of))
}

/// The number of an ordinal: 1 for "la prima".
fn ordinal(scene: Scene, c: usize) -> Option<u8> {
    scene
        .view
        .hits
        .tags(scene.row.nodes[c].first)
        .find_map(|(_, t)| if let Tag::Ordinal(n, _) = t { Some(n) } else { None })
}

/// The only company known to come from a country, where that is not the country of most.
fn abroad(scene: Scene, country: Option<[u8; 2]>, taken: &[u32]) -> SmallVec<[u32; 2]> {
    let Some(code) = country else { return SmallVec::new() };
    let there = |e: &&Entity| e.accepted && known_there(e, code);
    if scene.entities.all.iter().filter(there).count() != 1 {
        return SmallVec::new();
    }
    scene.focus.resolve(scene.entities, Num::S, taken, |e| known_there(&scene.entities.all[e as usize], code))
}

/// Whether an entity may come from a country.
fn matches(entity: &Entity, code: [u8; 2]) -> bool {
    let untold = entity.country.is_empty() && entity.origin == [0; 2];
    untold || code == [0; 2] || known_there(entity, code)
}

/// Whether an entity is known or said to come from a country.
fn known_there(entity: &Entity, code: [u8; 2]) -> bool {
    code != [0; 2] && if entity.origin == [0; 2] { entity.country.as_bytes() == code } else { entity.origin == code }
}

/// For a description that is nothing but an adjective of origin: whether its gender tells a company.
fn by_origin(scene: Scene, c: usize) -> Option<bool> {
    let first = scene.row.nodes[c].first;
    let gender = scene.view.hits.names.at(first).iter().find_map(|h| match h.tag {
        NameTag::Demonym(_, gender) => Some(gender),
        _ => None,
    })?;
    let noun = scene.view.has(first, |t| matches!(t, Tag::CompanyNoun(..) | Tag::TradeNoun(..))).is_some();
    let lower = scene.view.tokens[first].shape == crate::scan::Shape::Lower;
    (!noun && lower).then_some(gender == b'f')
}

/// The country of an adjective beside a description: "il colosso francese".
fn demonym(scene: Scene, c: usize) -> Option<[u8; 2]> {
    let node = &scene.row.nodes[c];
    let grammar = &scene.view.lexicon.language.grammar;
    // "the Swedish company", "das schwedische Unternehmen"
    let before = usize::from(grammar.premodifiers || grammar.brackets).min(node.first);
    (node.first - before..node.end + 2).find_map(|t| {
        scene
            .view
            .hits
            .names
            .at(t)
            .iter()
            .find_map(|h| if let NameTag::Demonym(code, _) = h.tag { Some(code) } else { None })
    })
}
