//! What fillers are chosen from, and which company a node of it means.
//!
//! A name means its entity; "il gruppo francese", "la prima" and "le due società" mean what the focus offers.

use crate::clause::{NodeKind, Row};
use crate::lang::Num;
use crate::lexicon::NameTag;
use crate::mention::View;
use crate::mention::company::CompanyMention;
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
        NodeKind::Desc(_, number) => {
            let country = demonym(scene, c);
            scene.focus.resolve(scene.entities, number, taken, |e| {
                country.is_none_or(|c| matches(scene.entities.all[e as usize].country, c))
            })
        }
        _ => SmallVec::new(),
    }
}

/// The number of an ordinal: 1 for "la prima".
fn ordinal(scene: Scene, c: usize) -> Option<u8> {
    scene
        .view
        .hits
        .tags(scene.row.nodes[c].first)
        .find_map(|(_, t)| if let crate::lang::Tag::Ordinal(n, _) = t { Some(n) } else { None })
}

fn matches(country: &str, code: [u8; 2]) -> bool {
    country.is_empty() || code == [0; 2] || country.as_bytes() == code
}

/// The country of an adjective beside a description: "il colosso francese".
fn demonym(scene: Scene, c: usize) -> Option<[u8; 2]> {
    let node = &scene.row.nodes[c];
    (node.first..node.end + 2).find_map(|t| {
        scene
            .view
            .hits
            .names
            .at(t)
            .iter()
            .find_map(|h| if let NameTag::Demonym(code, _) = h.tag { Some(code) } else { None })
    })
}
