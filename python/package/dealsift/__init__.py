"""Deals, figures, companies and amounts of financial news, each with its place in the text.

>>> import dealsift
>>> found = dealsift.extract("Alfa Spa ha rilevato Beta Srl per 3 milioni di euro.")
>>> found.records[0].summary
'Alfa acquired Beta for EUR 3 m.'

`extract` reads one text, `extract_many` many, `extract_arrow` a table; `Extractor` knows companies and words of yours too. `events` puts the
records that tell one deal together.
"""

from ._events import events
from ._extractor import (
    Extractor,
    Rows,
    extract,
    extract_arrow,
    extract_many,
    json_schema,
    schema,
)
from ._model import (
    Amount,
    Check,
    Company,
    CompanyId,
    DealsiftError,
    Extraction,
    Note,
    Party,
    Quantity,
    Record,
    Span,
    Tranche,
    Valuation,
    When,
)
from ._native import __version__

__all__ = [
    "Amount",
    "Check",
    "Company",
    "CompanyId",
    "DealsiftError",
    "Extraction",
    "Extractor",
    "Note",
    "Party",
    "Quantity",
    "Record",
    "Rows",
    "Span",
    "Tranche",
    "Valuation",
    "When",
    "__version__",
    "events",
    "extract",
    "extract_arrow",
    "extract_many",
    "json_schema",
    "schema",
]
