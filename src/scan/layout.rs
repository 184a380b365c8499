//! Lines to blocks: headlines, leads, headings, paragraphs, bullets; hard-wrapped lines joined.
//!
//! A block is a span of the source text; a line break inside it is white space. Which blocks make one item of a digest is decided
//! where companies are known (`crate::resolve::items`).

use crate::value::Span;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The article's own headline, or its declared title.
    Headline,
    /// A short line without a full stop before a paragraph.
    Heading,
    /// A line that begins with a bullet.
    Bullet,
    /// Running text.
    Paragraph,
}

/// A stretch of text that is read as one.
#[derive(Debug, Clone, Copy)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its place, without white space at the ends.
    pub span: Span,
    /// Whether a blank line stands before it.
    pub gap: bool,
}

/// A heading is at most this long, in bytes.
const HEADING: usize = 130;

/// One line: its place, and whether a blank line stands before it.
type Line = (Span, bool);

/// The blocks of `text[body]`, in order, after the declared title if there is one.
pub fn blocks(text: &str, body: Span, title: Option<Span>, lines: &mut Vec<(Span, bool)>, out: &mut Vec<Block>) {
    out.clear();
    lines.clear();
    if let Some(span) = title {
        out.push(Block { kind: BlockKind::Headline, span, gap: true });
    }
    cut_lines(text, body, lines);
    let wrap = wrap_width(lines);
    let mut i = 0;
    while i < lines.len() {
        let (mut span, gap) = lines[i];
        let mut j = i + 1;
        while j < lines.len()
            && (joins(text, lines[j - 1], lines[j], wrap)
                || j == 1 && wrap > 0 && resumes(text, lines[0], lines[1], wrap))
        {
            span = span.join(lines[j].0);
            j += 1;
        }
        out.push(Block { kind: kind(text, span), span, gap });
        i = j;
    }
    name_headline(text, title.is_some(), out);
}

/// The non-empty lines of the body, trimmed.
fn cut_lines(text: &str, body: Span, out: &mut Vec<Line>) {
    let bytes = text.as_bytes();
    let (mut at, end) = (body.start as usize, body.end as usize);
    let mut gap = true;
    while at < end {
        let stop = memchr::memchr(b'\n', &bytes[at..end]).map_or(end, |n| at + n);
        let line = text[at..stop].trim();
        if line.is_empty() {
            gap = true;
        } else {
            let start = line.as_ptr() as usize - text.as_ptr() as usize;
            out.push((Span::new(start as u32, (start + line.len()) as u32), gap));
            gap = false;
        }
        at = stop + 1;
    }
}

/// The width at which the text seems to be wrapped by hand, or 0: many full lines of nearly the same length that follow each other.
fn wrap_width(lines: &[Line]) -> usize {
    let most = lines.iter().map(|l| l.0.len()).max().unwrap_or(0);
    let full = lines.windows(2).filter(|w| !w[1].1 && w[0].0.len() * 100 >= most * 75).count();
    let narrow = most <= 80 && full > 0 && full * 3 >= lines.len();
    if (40..=200).contains(&most) && (full >= 3 || narrow) { most } else { 0 }
}

/// Whether `next` continues the block that `line` belongs to.
fn joins(text: &str, line: Line, next: Line, wrap: usize) -> bool {
    let (words, after) = (line.0.of(text), next.0.of(text));
    if bullet(after) {
        return false;
    }
    let lower = after.chars().next().is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | ')' | '%'));
    let open = !words.ends_with(['.', '!', '?', ':', '”', '»', '"', '…', ';']);
    let short = words.len() < HEADING;
    if next.1 {
        return lower && open && short && words.len() < 60;
    }
    (lower && open) || (wrap > 0 && line.0.len() * 100 >= wrap * 75 && (open || words.len() * 100 >= wrap * 85))
}

/// Whether the second line of a wrapped text goes on from its first, which is short where a dateline was cut off; the paragraphs of such
/// texts are indented.
fn resumes(text: &str, line: Line, next: Line, wrap: usize) -> bool {
    let (words, after) = (line.0.of(text), next.0.of(text));
    let indented = |at: u32| text[..at as usize].ends_with("  ");
    !next.1
        && after.len() * 100 >= wrap * 65
        && words.ends_with(char::is_lowercase)
        && !indented(next.0.start)
        && (text[next.0.end as usize..].contains("\n  ") || text.len() < 8 * wrap)
}

/// Whether a line begins with a bullet.
fn bullet(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('•' | '●' | '▪' | '■' | '◦' | '·' | '►' | '▶' | '➤' | '‣' | '*' | '–' | '—') => {
            true
        }
        Some('-') => chars.next() == Some(' '),
        // "+++ Alfa: …": news in brief
        Some('+') => line.starts_with("+++"),
        _ => false,
    }
}

/// What a block is, by itself.
fn kind(text: &str, span: Span) -> BlockKind {
    let words = span.of(text);
    if bullet(words) {
        return BlockKind::Bullet;
    }
    let ended = words.trim_end_matches(['”', '»', '"', ')']).ends_with(['.', '!', '…', ';', ':']);
    if words.len() <= HEADING && !ended { BlockKind::Heading } else { BlockKind::Paragraph }
}

/// The first block is the headline if it is short and more follows; headings with nothing behind them are paragraphs.
fn name_headline(text: &str, titled: bool, out: &mut [Block]) {
    let several = out.len() > 1;
    if let Some(first) = out.first_mut().filter(|_| several && !titled) {
        let words = first.span.of(text);
        let short = words.len() <= 240 && first.kind != BlockKind::Bullet && !words.ends_with(['.', ';', ':']);
        if short {
            first.kind = BlockKind::Headline;
        }
    }
    if let Some(last) = out.last_mut().filter(|b| b.kind == BlockKind::Heading) {
        last.kind = BlockKind::Paragraph;
    }
}
