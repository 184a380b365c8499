"""How notebooks show an extraction: its records as a table, and the text with what was found marked."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Iterable

if TYPE_CHECKING:
    from ._model import Extraction, Record

# characters of the text that are shown at most
MOST = 20_000

COLOURS = {"amount": "#fff3b0", "company": "#cfe8ff", "cue": "#d7f5d0"}


def records(found: Iterable[Record]) -> str:
    """A table, one row a record."""
    rows = []
    for record in found:
        parties = "<br>".join(f"{escape(p.role)}: {escape(p.company)}" for p in record.parties)
        when = record.when.date if record.when else ""
        cells = [
            escape(record.kind),
            escape(record.status or ""),
            parties,
            escape(str(record.amount) if record.amount else ""),
            escape(when),
            escape(record.summary),
            escape(str(record.confidence)),
        ]
        rows.append("<tr>" + "".join(f"<td style='text-align:left'>{cell}</td>" for cell in cells) + "</tr>")
    head = ["kind", "status", "parties", "amount", "when", "summary", "confidence"]
    head_row = "".join(f"<th style='text-align:left'>{name}</th>" for name in head)
    return f"<table><thead><tr>{head_row}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def extraction(found: Extraction) -> str:
    """The records, then the text with cues, companies and amounts marked."""
    if found.error and not found.to_json():
        return f"<pre>{escape(found.error)}</pre>"
    marks = [(r.cue.start, r.cue.end, "cue", r.summary) for r in found.records]
    marks += [(s.start, s.end, "company", c.name) for c in found.companies for s in c.mentions]
    marks += [(q.span.start, q.span.end, "amount", str(q)) for q in found.quantities]
    # longer ones first where several begin at one place; what overlaps with one before it is left out
    marks.sort(key=lambda mark: (mark[0], -mark[1]))
    parts, at = [], 0
    for start, end, kind, title in marks:
        if start < at or end > MOST:
            continue
        parts.append(escape(found.text[at:start]))
        words = escape(found.text[start:end])
        parts.append(f"<mark style='background:{COLOURS[kind]}' title='{escape(title, quote=True)}'>{words}</mark>")
        at = end
    parts.append(escape(found.text[at:MOST]))
    if len(found.text) > MOST:
        parts.append(" …")
    text = f"<div style='white-space:pre-wrap;text-align:left'>{''.join(parts)}</div>"
    return records(found.records) + text
