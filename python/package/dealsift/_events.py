"""The records that tell one deal, as one event."""

from __future__ import annotations

import json
from typing import Any, Iterable, Union

from . import _native
from ._model import DealsiftError, Extraction

__all__ = ["events"]


def events(found: Iterable[Union[Extraction, str]]) -> list[dict[str, Any]]:
    """The events of extractions, or of lines that `dealsift extract --emit articles` or `--emit records` wrote: what `dealsift events` says.

    Extractions should have the dates of their articles, and ids that are theirs alone.

    >>> import dealsift
    >>> told = [
    ...     {"id": "a", "date": "2026-03-02", "text": "Alfa Spa compra Beta Srl per 3 milioni di euro."},
    ...     {"id": "b", "date": "2026-03-03", "text": "Alfa buys Beta for €3m."},
    ... ]
    >>> [event["summary"] for event in dealsift.events(dealsift.extract_many(told))]
    ['acquisition, announced: acquirer Alfa, target Beta; EUR 3000000']

    Raises `DealsiftError` where a line is none of these.
    """
    lines = [one.to_json() if isinstance(one, Extraction) else one for one in found]
    try:
        return [json.loads(line) for line in _native.events(lines, True)]
    except ValueError as fault:
        raise DealsiftError(str(fault)) from None
