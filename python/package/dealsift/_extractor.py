"""Texts and tables in, extractions and rows out."""

from __future__ import annotations

import json
import os
import warnings
from collections import deque
from datetime import date as Date
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Any, Iterable, Iterator, Mapping, Optional, Sequence, Union

from . import _native
from ._model import DealsiftError, Extraction

__all__ = ["Extractor", "Rows", "extract", "extract_arrow", "extract_many", "json_schema", "schema"]

Path = Union[str, "os.PathLike[str]"]
Article = Union[str, Mapping[str, Any]]

# what may be declared of an article
DECLARED = ("lang", "date", "title", "source", "url")

# how many articles are handed over at a time, for each thread
BATCH = 32


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _said(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, Date) else str(value)


def _declared(fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(name, _said(fields[name])) for name in DECLARED if fields.get(name) is not None]


class Rows:
    """Rows of Arrow data, one an article, made as they are read, once.

    Whatever takes the Arrow C stream interface takes them: `pyarrow.table(rows)`, `polars.DataFrame(rows)`, a query of DuckDB.
    """

    def __init__(self, stream: _native.Stream) -> None:
        self._stream = stream

    def __arrow_c_schema__(self) -> object:
        return self._stream.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> object:
        return self._stream.__arrow_c_stream__(requested_schema)

    def reader(self) -> Any:
        """A `pyarrow.RecordBatchReader`: batch by batch, in bounded memory."""
        import pyarrow

        return pyarrow.RecordBatchReader.from_stream(self)

    def to_pyarrow(self) -> Any:
        """A `pyarrow.Table` of all rows."""
        return self.reader().read_all()

    def to_polars(self) -> Any:
        """A `polars.DataFrame` of all rows."""
        import polars

        return polars.DataFrame(self)

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame` of all rows, through pyarrow."""
        return self.to_pyarrow().to_pandas()

    def __repr__(self) -> str:
        return "Rows(one an article; read them with to_pyarrow(), to_polars(), to_pandas() or reader())"


class Extractor:
    """Reads articles; its tables are compiled once and shared by all threads.

    `companies` are files of companies to know beside the embedded list: indexes made by `dealsift companies build`, or tables with the header
    `id,name,aliases,country,domain,lei,isin`. `overlay` are files with words of yours, or such an overlay as a dictionary. Several of each
    may be given as a list; the first wins. Without `gazetteer`, the embedded list of companies is not known.
    """

    def __init__(
        self,
        companies: Union[Path, Sequence[Path], None] = None,
        overlay: Union[Path, Mapping[str, Any], Sequence[Union[Path, Mapping[str, Any]]], None] = None,
        gazetteer: bool = True,
    ) -> None:
        # kept for whoever sends the extractor elsewhere
        self._told = (_as_list(companies), _as_list(overlay), gazetteer)
        overlays = [self._overlay(one) for one in self._told[1]]
        try:
            self._engine = _native.Engine([os.fspath(path) for path in self._told[0]], overlays, gazetteer)
        except ValueError as fault:
            raise DealsiftError(str(fault)) from None
        for warning in self._engine.warnings:
            warnings.warn(warning, stacklevel=2)

    @staticmethod
    def _overlay(overlay: Union[Path, Mapping[str, Any]]) -> tuple[str, bytes]:
        if isinstance(overlay, Mapping):
            return "overlay", json.dumps(overlay).encode()
        with open(overlay, "rb") as file:
            return os.fspath(overlay), file.read()

    def __reduce__(self) -> tuple[Any, ...]:
        return (Extractor, self._told)

    def extract(
        self,
        text: str,
        lang: Optional[str] = None,
        date: Union[str, Date, None] = None,
        *,
        id: str = "text",
        title: Optional[str] = None,
        source: Optional[str] = None,
        url: Optional[str] = None,
    ) -> Extraction:
        """Reads one article. `lang` is an ISO 639-1 code, told from the text where it is not given; `date` the day of publication.

        Raises `DealsiftError` where there is no text, or where `lang` or `date` mean nothing.
        """
        if not isinstance(text, str):
            raise TypeError(f"text must be a str, not {type(text).__name__}")
        fields = {"lang": lang, "date": date, "title": title, "source": source, "url": url}
        declared = _declared(fields)
        ((line, chars, error),) = self._engine.lines([(id, text, declared)], 1)
        # a fault in what the text itself declares stays a remark
        said = [value for name, value in declared if name in ("lang", "date")]
        if line is None or (error and any(f'"{value.strip()[:60]}"' in error for value in said)):
            raise DealsiftError(error)
        return Extraction(text, id, line, chars, error)

    def extract_many(self, articles: Iterable[Article], jobs: Optional[int] = None) -> Iterator[Extraction]:
        """Reads articles one after the other, on `jobs` threads, as many as there are cores unless you say; gives them in order.

        An article is a text, or a mapping with `text` and any of `id`, `lang`, `date`, `title`, `source`, `url`. One that cannot be read
        gives an extraction with `error` and nothing else; those behind it are read all the same.
        """
        if jobs is not None and jobs < 1:
            raise ValueError("jobs must be at least 1")
        return self._many(iter(articles), jobs)

    def _many(self, articles: Iterator[Article], jobs: Optional[int]) -> Iterator[Extraction]:
        size = BATCH * (jobs or os.cpu_count() or 1)
        number = 0
        while True:
            items = []
            for article in islice(articles, size):
                number += 1
                fields = article if isinstance(article, Mapping) else {"text": article}
                id = fields.get("id")
                items.append((str(number if id is None else id), fields.get("text"), _declared(fields)))
            if not items:
                return
            waiting = deque(zip(items, self._engine.lines(items, jobs)))
            while waiting:
                (id, text, _), (line, chars, error) = waiting.popleft()
                yield Extraction(text if isinstance(text, str) else "", id, line, chars, error)

    def extract_arrow(
        self,
        data: Any,
        text_column: str = "text",
        *,
        id_column: str = "id",
        lang_column: str = "lang",
        date_column: str = "date",
        title_column: str = "title",
        source_column: str = "source",
        url_column: str = "url",
        meta: bool = False,
        offsets: str = "bytes",
        with_text: bool = False,
        jobs: Optional[int] = None,
    ) -> Rows:
        """Reads the rows of a table: anything with the Arrow C interface, such as a table or batch of pyarrow, a DataFrame of Polars or
        pandas, a relation of DuckDB; or an iterable of such. Its texts are not copied on the way in.

        Gives one row an article, in order, as `schema` says. A row without a text, or one that is no UTF-8, gives a row with `error` and
        nothing else. Only the column of the text must be there; without a column of ids, rows are numbered from 1. With `meta`, all other
        columns go into the column `meta` as JSON. `offsets` count `bytes`, `chars` or `utf16`.
        """
        names = {
            "id": id_column,
            "lang": lang_column,
            "date": date_column,
            "title": title_column,
            "source": source_column,
            "url": url_column,
        }
        how = {
            "text_column": text_column,
            "columns": list(names.items()),
            "meta": meta,
            "offsets": offsets,
            "with_text": with_text,
            "jobs": jobs,
        }
        return Rows(self._engine.arrow(data, how))


@lru_cache(maxsize=None)
def _plain() -> Extractor:
    return Extractor()


def extract(
    text: str,
    lang: Optional[str] = None,
    date: Union[str, Date, None] = None,
    *,
    id: str = "text",
    title: Optional[str] = None,
    source: Optional[str] = None,
    url: Optional[str] = None,
) -> Extraction:
    """Reads one article; see `Extractor.extract`."""
    return _plain().extract(text, lang, date, id=id, title=title, source=source, url=url)


def extract_many(articles: Iterable[Article], jobs: Optional[int] = None) -> Iterator[Extraction]:
    """Reads articles one after the other on several threads; see `Extractor.extract_many`."""
    return _plain().extract_many(articles, jobs)


def extract_arrow(data: Any, text_column: str = "text", **how: Any) -> Rows:
    """Reads the rows of a table; see `Extractor.extract_arrow`."""
    return _plain().extract_arrow(data, text_column, **how)


def schema(offsets: str = "bytes", with_text: bool = False) -> Any:
    """The schema of what `extract_arrow` gives: a `pyarrow.Schema` where pyarrow is installed, else an object with the Arrow C interface.

    Every column tells in its metadata, under `about`, what it holds.
    """
    native = _native.schema(offsets, with_text)
    try:
        import pyarrow
    except ImportError:
        return native
    return pyarrow.schema(native)


def json_schema(layer: str = "articles") -> dict[str, Any]:
    """The JSON Schema of a line of `dealsift extract --emit LAYER`: records, articles, quantities or companies."""
    found = _native.line_schema(layer)
    if found is None:
        raise ValueError(f"layer {layer!r} is none of records, articles, quantities, companies")
    read: dict[str, Any] = json.loads(found)
    return read
