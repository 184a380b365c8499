//! Which blocks make one item of a digest.
//!
//! A bullet is an item of its own, and so is a paragraph that begins with a name and a dash. Sections under headings are items where most of
//! them bring in companies that no section before them named; section headings of one story ("Soldi a tappe") begin nothing.

use crate::scan::{Block, BlockKind};

/// The item that each block belongs to, from `companies(block)`, the entities that a block names.
///
/// `labelled(block)` tells whether a block begins with a name and a dash, a colon or a full stop: "ENEL - …".
pub fn number(blocks: &[Block], companies: impl Fn(usize) -> Vec<u32>, labelled: impl Fn(usize) -> bool, out: &mut Vec<u32>) {
    out.clear();
    let fresh = fresh_sections(blocks, &companies);
    let mut item = 0;
    let mut seen: Vec<u32> = Vec::new();
    let mut bullets = false;
    for (i, block) in blocks.iter().enumerate() {
        let own = companies(i);
        let starts = match block.kind {
            BlockKind::Bullet => i > 0,
            BlockKind::Heading => fresh.contains(&i),
            BlockKind::Paragraph => bullets || (i > 0 && labelled(i) && !own.first().is_some_and(|c| seen.contains(c))),
            BlockKind::Headline => i > 0,
        };
        if starts {
            item += 1;
            seen.clear();
        }
        bullets = block.kind == BlockKind::Bullet;
        seen.extend(own);
        out.push(item);
    }
}

/// The headings that begin items, if the text is a digest.
fn fresh_sections(blocks: &[Block], companies: &impl Fn(usize) -> Vec<u32>) -> Vec<usize> {
    // several headings in a row open one section
    let heads: Vec<usize> = (1..blocks.len()).filter(|&i| blocks[i].kind == BlockKind::Heading && blocks[i - 1].kind != BlockKind::Heading).collect();
    let mut seen: Vec<u32> = (0..heads.first().copied().unwrap_or(0)).flat_map(companies).collect();
    let mut fresh = Vec::new();
    for (n, &head) in heads.iter().enumerate() {
        let end = heads.get(n + 1).copied().unwrap_or(blocks.len());
        let own: Vec<u32> = (head..end).flat_map(companies).collect();
        let mut distinct = own.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let known = distinct.iter().filter(|c| seen.contains(c)).count();
        if known * 3 <= distinct.len() && !(distinct.len() == 1 && known == 1) {
            fresh.push(head);
        }
        seen.extend(own);
    }
    if heads.len() >= 2 && fresh.len() * 10 >= heads.len() * 6 { fresh } else { Vec::new() }
}
