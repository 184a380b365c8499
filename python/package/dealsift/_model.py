"""What an extraction holds, as objects.

Every object with a place has it twice: `start` and `end` count characters, so that `text[start:end]` are the words, and `byte_start` and
`byte_end` count bytes of the text in UTF-8, as the command line and Arrow do.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from functools import cached_property
from typing import Any, Mapping, Optional

__all__ = [
    "Amount",
    "Check",
    "Company",
    "CompanyId",
    "DealsiftError",
    "Extraction",
    "Note",
    "Party",
    "Quantity",
    "Record",
    "Span",
    "Tranche",
    "Valuation",
    "When",
]


class DealsiftError(ValueError):
    """What could not be read, in the words of the command line."""


@dataclass(frozen=True)
class Span:
    """A place in the text."""

    start: int
    """Where it starts, in characters."""
    end: int
    """One past where it ends, in characters."""
    byte_start: int
    """Where it starts, in bytes of UTF-8."""
    byte_end: int
    """One past where it ends, in bytes of UTF-8."""
    text: str
    """The words that stand there."""

    def __repr__(self) -> str:
        return f"Span({self.start}:{self.end} {self.text!r})"


@dataclass(frozen=True)
class Amount:
    """An amount of money, power, energy, per cent or counted things."""

    value: Optional[Decimal]
    """The value in whole units; None for a range and for a vague amount."""
    low: Optional[Decimal]
    """The lower end of a range."""
    high: Optional[Decimal]
    """The upper end of a range."""
    unit: Optional[str]
    """ISO 4217 code, `W`, `Wh`, `%`, or the counted noun."""
    bound: str
    """How the text bounds the value: exact, about, at_least, at_most, range or vague."""
    inferred: tuple[str, ...]
    """What the text leaves out and context supplied."""
    span: Span
    """Where it stands."""
    rule: str
    """The rule that read it."""
    sources: tuple[Span, ...]
    """Where an inferred part came from."""

    @property
    def text(self) -> str:
        """Its words."""
        return self.span.text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self})"

    def __str__(self) -> str:
        mark = {"about": "~", "at_least": "≥", "at_most": "≤"}.get(self.bound, "")
        if self.value is not None:
            said = f"{mark}{self.value:,f}"
        elif self.low is not None or self.high is not None:
            said = "–".join(f"{end:,f}" for end in (self.low, self.high) if end is not None)
        else:
            said = self.text
        return f"{said} {self.unit}" if self.unit else said


@dataclass(frozen=True, repr=False)
class Quantity(Amount):
    """A mention of an amount."""

    kind: str
    """money, power, energy, percent or count."""


@dataclass(frozen=True, repr=False)
class Valuation(Amount):
    """What a company is worth in a deal."""

    basis: str
    """post, pre or unspecified."""


@dataclass(frozen=True)
class CompanyId:
    """An identifier of a company."""

    scheme: str
    """lei, isin, ticker, cik, dealsift or own."""
    value: str
    """The identifier."""
    mic: Optional[str]
    """Of a ticker, the market of the listing."""


@dataclass(frozen=True, repr=False)
class Company:
    """A company of the article."""

    name: str
    """The fullest form the article uses, without legal form."""
    aliases: tuple[str, ...]
    """The other forms."""
    ids: tuple[CompanyId, ...]
    """Known identifiers."""
    country: Optional[str]
    """ISO 3166 alpha-2 code of the home country."""
    mentions: tuple[Span, ...]
    """Where it is named."""
    rule: str
    """The rule that recognised it."""

    def __repr__(self) -> str:
        return f"Company({self.name!r}, country={self.country!r}, mentions={len(self.mentions)})"


@dataclass(frozen=True)
class Tranche:
    """A part of a party's money."""

    amount: Amount
    """How much."""
    condition: str
    """When it is paid."""
    span: Span
    """The words that state the condition."""


@dataclass(frozen=True, repr=False)
class Party:
    """A company in a role."""

    role: str
    """The role."""
    company: str
    """The company's name."""
    span: Span
    """The words that name or mean it here."""
    rule: str
    """The rule that gave it the role."""
    amount: Optional[Amount]
    """What it puts in."""
    tranches: tuple[Tranche, ...]
    """The parts of that."""
    stake: Optional[Amount]
    """The part it takes."""

    def __repr__(self) -> str:
        return f"Party({self.role}: {self.company!r})"


@dataclass(frozen=True)
class When:
    """When a deal happened."""

    date: str
    """As precise as it is known: `2026-03-02`, `2026-03`, `2026-Q1`, `2026`."""
    precision: str
    """How much of it is meant: day, month, quarter or year."""
    basis: str
    """stated, relative or article."""
    span: Optional[Span]
    """The words, where there are any."""


@dataclass(frozen=True)
class Check:
    """Arithmetic that the text lets us verify."""

    check: str
    """Which."""
    holds: bool
    """Whether both sides agree."""
    left: Decimal
    """What the parts give."""
    right: Decimal
    """What the text states."""


@dataclass(frozen=True)
class Note:
    """What a reader should know."""

    rule: str
    """What kind of note."""
    text: str
    """One plain sentence."""
    span: Optional[Span]
    """Where it arose."""


@dataclass(frozen=True, repr=False)
class Record:
    """A deal or a figure."""

    id: str
    """`r1`, `r2`, … within the article."""
    kind: str
    """funding_round, investment, acquisition, … or figure."""
    status: Optional[str]
    """announced, completed, planned, rumored or cancelled; None on a figure."""
    parties: tuple[Party, ...]
    """Who takes part."""
    amount: Optional[Amount]
    """Price, sum, size."""
    valuation: Optional[Valuation]
    """What a company is worth in the deal."""
    other_valuations: tuple[Valuation, ...]
    """Other valuations stated for the deal."""
    stake: Optional[Amount]
    """The part that changes hands."""
    power: Optional[Amount]
    """Watts."""
    energy: Optional[Amount]
    """Watt hours."""
    purpose: Optional[str]
    """What capacity is for."""
    hardware: Optional[str]
    """Chips or machines by name."""
    product: Optional[str]
    """What is bought, built or served and is no company."""
    exclusive: Optional[bool]
    """Whether a supply is exclusive."""
    stage: Optional[str]
    """The stage of a round."""
    venue: Optional[str]
    """Where a company lists."""
    metric: Optional[str]
    """What a figure measures."""
    period: Optional[str]
    """Which period a figure is about."""
    outlook: Optional[str]
    """Whether a figure is reported or expected."""
    per: Optional[str]
    """`year` where the amount recurs each year."""
    when: Optional[When]
    """When it happened."""
    slots: Mapping[str, Span]
    """The words behind the plain fields, by the field's name."""
    evidence: tuple[Span, ...]
    """The sentences that state it."""
    checks: tuple[Check, ...]
    """Verified arithmetic."""
    confidence: Decimal
    """Lower bound of the precision measured for records like this."""
    rule: str
    """The frame that evoked it."""
    cue: Span
    """The words that evoked it."""
    summary: str
    """One plain sentence, in English."""
    notes: tuple[str, ...]
    """What a reader should know."""

    def party(self, role: str) -> Optional[Party]:
        """The first party in a role."""
        return next((party for party in self.parties if party.role == role), None)

    def __repr__(self) -> str:
        return f"Record({self.id} {self.kind}: {self.summary!r}, confidence={self.confidence})"

    def _repr_html_(self) -> str:
        from ._html import records

        return records([self])


class Extraction:
    """What one article says. Its lists are made when they are first asked for."""

    def __init__(
        self,
        text: str,
        id: str,
        line: Optional[bytes],
        chars: Optional[bytes],
        error: Optional[str],
    ) -> None:
        self.text = text
        """The article's text, which all places count in."""
        self.id = id
        """Its id."""
        self.error = error
        """Why it could not be read, or what it declares and was passed over; None where all is well."""
        self._line = line
        self._chars = chars

    @cached_property
    def _bytes_view(self) -> dict[str, Any]:
        empty: dict[str, Any] = {"article": {"id": self.id}, "quantities": [], "companies": [], "records": [], "notes": []}
        return empty if self._line is None else _read(self._line)

    @cached_property
    def _maker(self) -> _Maker:
        return _Maker(self.text)

    @cached_property
    def _chars_view(self) -> dict[str, Any]:
        return self._bytes_view if self._chars is None else _read(self._chars)

    @property
    def lang(self) -> Optional[str]:
        """The language it was read in."""
        lang: Optional[str] = self._bytes_view["article"].get("lang")
        return lang

    @property
    def date(self) -> Optional[Date]:
        """The declared day of publication."""
        day = self._bytes_view["article"].get("date")
        return Date.fromisoformat(day) if day else None

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Amounts in reading order."""
        return self._maker.all(self._maker.quantity, "quantities", self._chars_view, self._bytes_view)

    @cached_property
    def companies(self) -> list[Company]:
        """Companies in order of first mention."""
        return self._maker.all(self._maker.company, "companies", self._chars_view, self._bytes_view)

    @cached_property
    def records(self) -> list[Record]:
        """Deals and figures."""
        return self._maker.all(self._maker.record, "records", self._chars_view, self._bytes_view)

    @cached_property
    def notes(self) -> list[Note]:
        """What could not be settled."""
        return self._maker.all(self._maker.note, "notes", self._chars_view, self._bytes_view)

    def to_dict(self) -> dict[str, Any]:
        """The object that `dealsift extract --emit articles` writes, its numbers that are no integers as Decimal."""
        return {} if self._line is None else _read(self._line)

    def to_json(self) -> str:
        """The line that `dealsift extract --emit articles` writes."""
        return "" if self._line is None else self._line.decode("utf-8").rstrip("\n")

    def __repr__(self) -> str:
        if self._line is None:
            return f"Extraction({self.id!r}, error={self.error!r})"
        counts = ", ".join(
            f"{len(self._bytes_view[name])} {name}" for name in ("records", "companies", "quantities")
        )
        return f"Extraction({self.id!r}, lang={self.lang!r}, {counts})"

    def _repr_html_(self) -> str:
        from ._html import extraction

        return extraction(self)


def _read(line: bytes) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(line, parse_float=Decimal)
    return read


def _decimal(value: Any) -> Optional[Decimal]:
    return None if value is None else Decimal(value)


class _Maker:
    """Objects of one text, each made from what JSON says of it in characters and in bytes."""

    def __init__(self, text: str) -> None:
        self.text = text

    def all(self, make: Any, name: str, chars: Any, in_bytes: Any) -> Any:
        return [make(c, b) for c, b in zip(chars.get(name, ()), in_bytes.get(name, ()))]

    def span(self, c: Any, b: Any) -> Span:
        """Of an object with `start` and `end`, or of a pair."""
        start, end = (c["start"], c["end"]) if isinstance(c, dict) else c
        byte_start, byte_end = (b["start"], b["end"]) if isinstance(b, dict) else b
        return Span(start, end, byte_start, byte_end, self.text[start:end])

    def spans(self, name: str, c: Any, b: Any) -> tuple[Span, ...]:
        return tuple(self.all(self.span, name, c, b))

    def placed(self, c: Any, b: Any) -> Optional[Span]:
        return self.span(c, b) if "start" in c else None

    def _amount(self, c: Any, b: Any) -> dict[str, Any]:
        return {
            "value": _decimal(c.get("value")),
            "low": _decimal(c.get("low")),
            "high": _decimal(c.get("high")),
            "unit": c.get("unit"),
            "bound": c["bound"],
            "inferred": tuple(c.get("inferred", ())),
            "span": self.span(c, b),
            "rule": c["rule"],
            "sources": self.spans("sources", c, b),
        }

    def amount(self, name: str, c: Any, b: Any) -> Optional[Amount]:
        return Amount(**self._amount(c[name], b[name])) if name in c else None

    def quantity(self, c: Any, b: Any) -> Quantity:
        return Quantity(**self._amount(c, b), kind=c["kind"])

    def valuation(self, c: Any, b: Any) -> Valuation:
        return Valuation(**self._amount(c, b), basis=c["basis"])

    def company(self, c: Any, b: Any) -> Company:
        ids = tuple(CompanyId(i["scheme"], i["value"], i.get("mic")) for i in c["ids"])
        mentions = self.spans("mentions", c, b)
        return Company(c["name"], tuple(c["aliases"]), ids, c.get("country"), mentions, c["rule"])

    def tranche(self, c: Any, b: Any) -> Tranche:
        amount = Amount(**self._amount(c["amount"], b["amount"]))
        return Tranche(amount, c["condition"], self.span(c, b))

    def party(self, c: Any, b: Any) -> Party:
        return Party(
            role=c["role"],
            company=c["company"],
            span=self.span(c, b),
            rule=c["rule"],
            amount=self.amount("amount", c, b),
            tranches=tuple(self.all(self.tranche, "tranches", c, b)),
            stake=self.amount("stake", c, b),
        )

    def when(self, c: Any, b: Any) -> When:
        return When(c["date"], c["precision"], c["basis"], self.placed(c, b))

    def note(self, c: Any, b: Any) -> Note:
        return Note(c["rule"], c["text"], self.placed(c, b))

    def record(self, c: Any, b: Any) -> Record:
        slots = c.get("slots", {})
        plain = "purpose hardware product exclusive stage venue metric period outlook per status".split()
        return Record(
            id=c["id"],
            kind=c["kind"],
            parties=tuple(self.all(self.party, "parties", c, b)),
            amount=self.amount("amount", c, b),
            valuation=self.valuation(c["valuation"], b["valuation"]) if "valuation" in c else None,
            other_valuations=tuple(self.all(self.valuation, "other_valuations", c, b)),
            stake=self.amount("stake", c, b),
            power=self.amount("power", c, b),
            energy=self.amount("energy", c, b),
            when=self.when(c["when"], b["when"]) if "when" in c else None,
            slots={name: self.span(slots[name], b["slots"][name]) for name in slots},
            evidence=self.spans("evidence", c, b),
            checks=tuple(
                Check(k["check"], k["holds"], Decimal(k["left"]), Decimal(k["right"])) for k in c.get("checks", ())
            ),
            confidence=Decimal(c["confidence"]),
            rule=c["rule"],
            cue=self.span(c["cue"], b["cue"]),
            summary=c["summary"],
            notes=tuple(c.get("notes", ())),
            **{name: c.get(name) for name in plain},
        )
