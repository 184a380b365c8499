//! Which blocks make one item of a digest.
//!
//! A bullet is an item of its own. A heading begins one where it, or the paragraph behind it, brings in companies that the item before did
//! not name; a section heading of a long article ("Soldi a tappe") does not.

use crate::scan::{Block, BlockKind};

/// The item that each block belongs to, from `companies(block)`, the entities that a block names, each below `entities`.
pub fn number<'a>(blocks: &[Block], entities: usize, companies: impl Fn(usize) -> &'a [u32], out: &mut Vec<u32>) {
    out.clear();
    // for each entity, one more than the item that named it last
    let (mut item, mut seen) = (0, vec![0u32; entities]);
    let mut bullets = false;
    for (i, block) in blocks.iter().enumerate() {
        let own = companies(i);
        let fresh = match block.kind {
            BlockKind::Bullet => i > 0,
            BlockKind::Heading => {
                let next = if i + 1 < blocks.len() && blocks[i + 1].kind != BlockKind::Heading { companies(i + 1) } else { &[] };
                let known = || own.iter().chain(next).any(|&c| seen[c as usize] == item + 1);
                i > 1 && !(own.is_empty() && next.is_empty()) && !known()
            }
            BlockKind::Paragraph => bullets,
            BlockKind::Headline => i > 0,
        };
        item += u32::from(fresh);
        bullets = block.kind == BlockKind::Bullet;
        own.iter().for_each(|&c| seen[c as usize] = item + 1);
        out.push(item);
    }
}
