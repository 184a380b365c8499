//! Changes as JSON Lines: one object for each record, company, quantity or article that changed.
//!
//! ```json
//! {"layer":"records","change":"changed","article":"a.txt","kind":"acquisition","old":"r1","new":"r2",
//!  "slots":[{"slot":"amount","old":{"value":3000000,"unit":"EUR","bound":"exact"},"new":{"value":4000000,…}}],"summary":"…"}
//! ```

use super::change::{ArticleDiff, Change, Found, Of, SlotChange};
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct Line<'a> {
    layer: &'static str,
    change: &'static str,
    article: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    slots: Vec<Slot<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
}

#[derive(Serialize)]
struct Slot<'a> {
    slot: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    company: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<&'a Value>,
}

/// Appends the lines of an article; companies and quantities only with `all`.
///
/// # Errors
/// None that an output can cause; the writer's, were there one.
pub fn lines(out: &mut Vec<u8>, article: &ArticleDiff, all: bool) -> serde_json::Result<()> {
    let only = match article.found {
        Found::Both => None,
        Found::OldOnly => Some("gone"),
        Found::NewOnly => Some("new"),
    };
    if let Some(change) = only {
        let layer = Of::Article.layer();
        let line = Line {
            layer,
            change,
            article: &article.id,
            kind: "",
            old: None,
            new: None,
            slots: Vec::new(),
            summary: None,
        };
        append(out, &line)?;
    }
    let shown = |c: &&Change| all || matches!(c.of, Of::Article | Of::Record);
    article.changes.iter().filter(shown).try_for_each(|c| append(out, &line(&article.id, c)))
}

fn append(out: &mut Vec<u8>, line: &Line) -> serde_json::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.push(b'\n');
    Ok(())
}

fn line<'a>(article: &'a str, change: &'a Change) -> Line<'a> {
    Line {
        layer: change.of.layer(),
        change: change.sort.name(),
        article,
        kind: &change.kind,
        old: change.old.as_deref(),
        new: change.new.as_deref(),
        slots: change.slots.iter().map(slot).collect(),
        summary: change.summary.as_deref(),
    }
}

fn slot(slot: &SlotChange) -> Slot<'_> {
    Slot {
        slot: slot.slot,
        role: slot.role.as_deref(),
        company: slot.company.as_deref(),
        old: slot.old.as_ref(),
        new: slot.new.as_ref(),
    }
}
