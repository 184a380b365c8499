//! Which blocks make one item of a digest.
//!
//! A bullet that names a company is an item of its own, and so is a paragraph that begins with a name and a dash. Sections under headings are items where most of
//! them bring in companies that no section before them named; section headings of one story ("Soldi a tappe") begin nothing.

use crate::scan::{Block, BlockKind};

/// A company named within so many words opens a block.
pub const OPENING: usize = 12;

/// The item that each block belongs to, from `companies(block)`, the entities that a block names, each below `entities`.
///
/// `labelled(block)` tells whether a block begins with a name and a dash, a colon or a full stop: "ENEL - …"; `early(block)` whether its
/// first words name a company.
pub fn number<'a>(
    blocks: &[Block],
    entities: usize,
    companies: impl Fn(usize) -> &'a [u32],
    labelled: impl Fn(usize) -> bool,
    early: impl Fn(usize) -> bool,
    out: &mut Vec<u32>,
) {
    out.clear();
    let mut fresh = fresh_sections(blocks, entities, &companies, early).into_iter().peekable();
    // for each entity, one more than the item that named it last
    let (mut item, mut seen) = (0, vec![0u32; entities]);
    let mut bullets = false;
    for (i, block) in blocks.iter().enumerate() {
        let own = companies(i);
        let starts = match block.kind {
            // "• Revenue: 1,284.6 million": a list of the item's own figures names nobody
            BlockKind::Bullet => i > 0 && !own.is_empty(),
            BlockKind::Heading => fresh.next_if_eq(&i).is_some(),
            BlockKind::Paragraph => {
                bullets || (i > 0 && labelled(i) && own.first().is_none_or(|&c| seen[c as usize] != item + 1))
            }
            BlockKind::Headline => i > 0,
        };
        item += u32::from(starts);
        bullets = block.kind == BlockKind::Bullet && (starts || bullets || i == 0);
        own.iter().for_each(|&c| seen[c as usize] = item + 1);
        out.push(item);
    }
}

/// The headings that begin items, in order, if the text is a digest.
fn fresh_sections<'a>(
    blocks: &[Block],
    entities: usize,
    companies: &impl Fn(usize) -> &'a [u32],
    early: impl Fn(usize) -> bool,
) -> Vec<usize> {
    // several headings in a row open one section
    let heads: Vec<usize> = (1..blocks.len())
        .filter(|&i| blocks[i].kind == BlockKind::Heading && blocks[i - 1].kind != BlockKind::Heading)
        .collect();
    if heads.len() < 2 {
        return Vec::new();
    }
    // for each entity, the section that named it last: 1 before the first heading, then from 2 on
    let mut last = vec![0usize; entities];
    (0..heads[0]).flat_map(companies).for_each(|&c| last[c as usize] = 1);
    let (mut fresh, mut opened) = (Vec::new(), 0);
    for (n, &head) in heads.iter().enumerate() {
        let end = heads.get(n + 1).copied().unwrap_or(blocks.len());
        let (mut distinct, mut known) = (0, 0);
        for &c in (head..end).flat_map(companies) {
            let before = std::mem::replace(&mut last[c as usize], n + 2);
            distinct += usize::from(before != n + 2);
            known += usize::from(before != n + 2 && before != 0);
        }
        // a section of one story comes to its own companies late; an item of a digest opens with whom it is about
        let begin = (head..end).find(|&i| blocks[i].kind != BlockKind::Heading).unwrap_or(head);
        let late = distinct > 0 && !(head..=begin).any(&early);
        if known * 3 <= distinct && !(distinct == 1 && known == 1) {
            fresh.push(head);
            opened += usize::from(!late);
        }
    }
    if opened * 2 > heads.len() { fresh } else { Vec::new() }
}
