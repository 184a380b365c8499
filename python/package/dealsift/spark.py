"""Articles of a Spark DataFrame to rows, on the executors.

```python
from dealsift import spark as sift

found = sift.extract(spark.read.parquet("articles"), "text", id_column="id")
found.write.parquet("found")
```

The rows are those that `extract_arrow` and the command line give for the same articles, one an article, with lists of records, companies
and quantities. The package must be importable where Python runs on the workers; `docs/at-scale.md` tells how it gets there.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Mapping, Optional, Sequence, Union

from . import schema as _schema
from ._extractor import Extractor, Path

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

__all__ = ["extract", "schema"]


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
