"""Rows in one form, whatever gave them, so that they can be compared by a hash.

What a line of JSON leaves out, Arrow has as null, false or an empty list; both become nothing here. Numbers count to the sixth digit behind
the point.
"""

import hashlib
import json
from datetime import date
from decimal import Context, Decimal

MILLIONTH = Decimal("0.000001")
WIDE = Context(prec=60)


def bare(value):
    if isinstance(value, dict):
        if set(value) == {"start", "end"}:
            return [bare(value["start"]), bare(value["end"])]
        kept = {key: bare(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in (None, False, [], {})}
    if isinstance(value, (list, tuple)):
        return [bare(inner) for inner in value]
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    # Arrow has six digits behind the point; a quotient among the checks has more in JSON
    return format(Decimal(value).quantize(MILLIONTH, context=WIDE).normalize(WIDE), "f")


def of_line(line):
    """A line of `dealsift extract --emit articles`."""
    read = json.loads(line, parse_float=Decimal)
    # a copy of an earlier article is told by who sees the whole run
    read["article"].pop("copy_of", None)
    return bare({**read["article"], **{key: read[key] for key in ("quantities", "companies", "records", "notes")}})


def of_row(row):
    """A row of Arrow or Spark as a dictionary."""
    row = {key: value for key, value in row.items() if key != "error"}
    if row.get("meta"):
        row["meta"] = json.loads(row["meta"])
    return bare(row)


def digest(rows):
    """A hash of rows, whatever their order, and their number; a row is forgotten once it is hashed."""
    hashes = sorted(hashlib.sha256(json.dumps(row, sort_keys=True, ensure_ascii=False).encode()).digest() for row in rows)
    return hashlib.sha256(b"".join(hashes)).hexdigest(), len(hashes)


def of_arrow(table):
    """All rows of a table or reader of pyarrow, batch by batch."""
    batches = table.to_batches() if hasattr(table, "to_batches") else table
    return (of_row(row) for batch in batches for row in batch.to_pylist())
