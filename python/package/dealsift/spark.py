"""Articles of a Spark DataFrame to rows, and rows to events, on the executors.

```python
from dealsift import spark as sift

found = sift.extract(spark.read.parquet("articles"), "text", id_column="id")
found.write.parquet("found")
sift.events(spark.read.parquet("found")).write.parquet("events")
```

The rows are those that `extract_arrow` and the command line give for the same articles, one an article, with lists of records, companies
and quantities. The package must be importable where Python runs on the workers; `docs/at-scale.md` tells how it gets there.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Mapping, Optional, Sequence, Union

from . import _native
from . import schema as _schema
from ._extractor import Extractor, Path

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

__all__ = ["events", "extract", "schema"]

# what events are made of none of
UNUSED = ("checks", "cue", "evidence", "notes", "slots", "summary")


def schema(offsets: str = "bytes", with_text: bool = False) -> StructType:
    """The schema of what `extract` gives, as Spark has it."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(_schema(offsets, with_text))


@lru_cache(maxsize=4)
def _extractor(pickled: bytes) -> Extractor:
    """One for each process of a worker, whatever the number of its tasks."""
    import pickle

    made: Extractor = pickle.loads(pickled)
    return made


def extract(
    df: DataFrame,
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
    companies: Union[Path, Sequence[Path], None] = None,
    overlay: Union[Path, Mapping[str, Any], Sequence[Union[Path, Mapping[str, Any]]], None] = None,
    gazetteer: bool = True,
) -> DataFrame:
    """Reads the articles of a DataFrame, one a row, in the order of its partitions; see `Extractor.extract_arrow`.

    The columns of text and of ids must be there: partitions do not know the numbers of their rows. Files of companies and overlays are
    opened on the workers, so their paths must hold there; an overlay as a dictionary goes with the task. Each task works on one thread.
    """
    import pickle

    names = {
        "id_column": id_column,
        "lang_column": lang_column,
        "date_column": date_column,
        "title_column": title_column,
        "source_column": source_column,
        "url_column": url_column,
    }
    for name, column in (("text_column", text_column), ("id_column", id_column)):
        if column not in df.columns:
            raise ValueError(f"no column {column!r}; it has {', '.join(map(repr, df.columns))}; name it with {name}")
    if not meta:
        known = {text_column, *names.values()}
        df = df.select(*[column for column in df.columns if column in known])
    # faults in what is to be known are told here, not by a task
    told = pickle.dumps(Extractor(companies, overlay, gazetteer))

    def rows(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        found = _extractor(told).extract_arrow(
            batches, text_column, **names, meta=meta, offsets=offsets, with_text=with_text, jobs=1
        )
        yield from found.reader()

    return df.mapInArrow(rows, schema(offsets, with_text))


def events(found: DataFrame) -> DataFrame:
    """The events of what `extract` gave, one a row: its name, its kind, and the line of JSON that `dealsift events` writes for it.

    The events are those of the command over the same rows. What tells one deal shares a key (a kind of deal with its target, with a company
    and a sum, with two companies, ...); what is joined by keys is found in a few rounds and grouped by `applyInArrow`. Read `found` back from
    where it was written, else its articles are extracted several times. Ids of articles must be theirs alone.
    """
    from pyspark.sql import functions as F

    of = F.struct("id", "lang", "date", "source", "text_sha256").alias("article")
    companies = F.transform("companies", lambda c: F.struct(c["name"].alias("name"), c["ids"].alias("ids"))).alias("companies")
    records = F.transform("records", lambda record: record.dropFields(*UNUSED)).alias("records")
    lines = found.where(F.size("records") > 0).select("id", F.to_json(F.struct(of, companies, records)).alias("line"))

    said = lines.mapInArrow(_names, "article string, name string, known string")
    known = said.where("known IS NOT NULL").groupBy("name").agg(F.min("known").alias("known"), F.max("known").alias("other"))
    known = known.where("known = other").drop("other")
    asked = said.where("known IS NULL").select("article", "name").distinct().join(known, "name").groupBy("article")
    asked = asked.agg(F.collect_list(F.struct("name", "known")).alias("names"))
    named = lines.join(asked, lines["id"] == asked["article"], "left").select("line", "names")
    told = named.mapInArrow(_tellings, "telling string, keys array<string>")
    # numbers that meet by chance make a part larger, and change nothing of its events
    told = told.select(F.xxhash64("telling").alias("node"), F.transform("keys", lambda key: F.xxhash64(key)).alias("keys"), "telling").persist()
    parts = told.join(_components(told), "node").select("root", "telling")
    return parts.groupBy("root").applyInArrow(_events, "event string, kind string, line string")


def _components(told: DataFrame) -> DataFrame:
    """For each node, the least of those that keys join it with."""
    from pyspark.sql import functions as F

    edges = told.select("node", F.explode("keys").alias("key")).persist()
    roots = told.select("node", F.col("node").alias("root")).distinct()
    before = None
    while True:
        lowest = edges.join(roots, "node").groupBy("key").agg(F.min("root").alias("low"))
        lower = edges.join(lowest, "key").groupBy("node").agg(F.min("low").alias("low"))
        nearer = roots.join(lower, "node", "left").select("node", F.coalesce("low", "root").alias("near"), "root")
        # a node goes on to the root of its root: the number of rounds grows with the logarithm of the longest chain
        further = nearer.select(F.col("node").alias("near"), F.col("near").alias("far"))
        found = nearer.join(further, "near").select("node", F.col("far").alias("root"), (F.col("far") != F.col("root")).alias("moved"))
        found = found.persist()
        roots = found.select("node", "root")
        # counted and not looked at, so that every partition is held before the round before it is let go
        moved = found.where("moved").count()
        if before is not None:
            before.unpersist()
        if not moved:
            edges.unpersist()
            return roots
        before = found


def _names(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    for batch in batches:
        ids, lines = (batch.column(name).to_pylist() for name in ("id", "line"))
        rows = [(id, name, known) for id, said in zip(ids, _native.names(lines)) for name, known in said]
        yield _batch(pyarrow, {"article": pyarrow.string(), "name": pyarrow.string(), "known": pyarrow.string()}, rows)


def _tellings(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    for batch in batches:
        lines, names = (batch.column(name).to_pylist() for name in ("line", "names"))
        known = [[(one["name"], one["known"]) for one in said or ()] for said in names]
        rows = [told for article in _native.tellings(lines, known) for told in article]
        yield _batch(pyarrow, {"telling": pyarrow.string(), "keys": pyarrow.list_(pyarrow.string())}, rows)


def _events(part: pyarrow.Table) -> pyarrow.Table:
    import json

    import pyarrow

    # whom names mean was settled over the whole input
    lines = _native.events(part.column("telling").to_pylist(), False)
    rows = [(event["event"], event["kind"], line) for event, line in ((json.loads(line), line) for line in lines)]
    fields = {"event": pyarrow.string(), "kind": pyarrow.string(), "line": pyarrow.string()}
    return pyarrow.Table.from_batches([_batch(pyarrow, fields, rows)])


def _batch(pyarrow: Any, fields: Mapping[str, Any], rows: Sequence[tuple[Any, ...]]) -> pyarrow.RecordBatch:
    columns = [pyarrow.array([row[at] for row in rows], kind) for at, kind in enumerate(fields.values())]
    return pyarrow.RecordBatch.from_arrays(columns, names=list(fields))
