//! Which blocks make one item of a digest.
//!
//! A bullet is an item of its own. A heading begins one where it, or the paragraph behind it, brings in companies that the item before did
//! not name; a section heading of a long article ("Soldi a tappe") does not.

use crate::scan::{Block, BlockKind};

/// The item that each block belongs to, from `companies(block)`, the entities that a block names.
///
/// `labelled(block)` tells whether a block begins with a name and a dash, a colon or a full stop: "ENEL - …".
pub fn number(blocks: &[Block], companies: impl Fn(usize) -> Vec<u32>, labelled: impl Fn(usize) -> bool, out: &mut Vec<u32>) {
    out.clear();
    let mut item = 0;
    let mut seen: Vec<u32> = Vec::new();
    let mut bullets = false;
    for (i, block) in blocks.iter().enumerate() {
        let own = companies(i);
        let fresh = match block.kind {
            BlockKind::Bullet => i > 0,
            BlockKind::Heading => {
                let next = if i + 1 < blocks.len() && blocks[i + 1].kind != BlockKind::Heading { companies(i + 1) } else { Vec::new() };
                let known = own.iter().chain(&next).any(|c| seen.contains(c));
                i > 1 && !known && (!(own.is_empty() && next.is_empty()) || item >= 2)
            }
            BlockKind::Paragraph => bullets || (i > 0 && labelled(i) && !own.first().is_some_and(|c| seen.contains(c))),
            BlockKind::Headline => i > 0,
        };
        if fresh {
            item += 1;
            seen.clear();
        }
        bullets = block.kind == BlockKind::Bullet;
        seen.extend(own);
        out.push(item);
    }
}
