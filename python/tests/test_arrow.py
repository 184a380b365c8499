"""Tables in, rows out."""

import datetime
import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

import dealsift
import generated
import same

TEXT = "È ufficiale: l’azienda 😀 Alfa Spa ha rilevato il 30% di Beta Srl per 3,5 milioni di euro."
ROWS = [{"id": "a", "text": TEXT, "date": "2026-03-02"}, {"id": "b", "text": "Niente."}, {"id": "c", "text": TEXT * 3}]


def expected():
    return [same.of_line(line) for line in lines(ROWS)]


def lines(articles):
    return [found.to_json() for found in dealsift.extract_many(articles)]


def table(kind=pa.string()):
    fields = [("id", kind), ("text", kind), ("date", kind)]
    return pa.Table.from_pylist(ROWS, pa.schema(fields))


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()], ids=str)
def test_texts_of_every_width(kind):
    assert list(same.of_arrow(dealsift.extract_arrow(table(kind)).to_pyarrow())) == expected()


def test_what_holds_arrow():
    import duckdb
    import pandas as pd
    import polars as pl

    plain = table()
    held = {
        "batch": plain.to_batches()[0],
        "reader": plain.to_reader(),
        "batches": plain.to_batches(max_chunksize=1),
        "generator": (batch for batch in plain.to_batches(max_chunksize=1)),
        "tables": [plain],
        "polars": pl.DataFrame(ROWS),
        "pandas": pd.DataFrame(ROWS).where(lambda df: df.notna(), None),
        "duckdb": duckdb.sql("SELECT * FROM plain"),
        "sliced": pa.concat_tables([plain, plain]).slice(3),
    }
    for name, data in held.items():
        assert list(same.of_arrow(dealsift.extract_arrow(data).to_pyarrow())) == expected(), name


def test_rows_go_on():
    import duckdb
    import polars as pl

    frame = dealsift.extract_arrow(pl.DataFrame(ROWS)).to_polars()
    deals = frame.explode("records")
    assert deals["records"].struct.field("kind").to_list()[0] == "acquisition"
    rows = dealsift.extract_arrow(table())
    sql = "SELECT id, unnest(records).amount.value AS value FROM rows"
    assert str(duckdb.sql(sql).fetchall()[0][1]) == "3500000.000000"
    assert len(dealsift.extract_arrow(table()).to_pandas()) == 3


def test_rows_are_read_once():
    rows = dealsift.extract_arrow(table())
    assert rows.to_pyarrow().num_rows == 3
    with pytest.raises(Exception, match="read already"):
        rows.to_pyarrow()


def test_the_schema_is_the_one_that_is_stated():
    rows = dealsift.extract_arrow(table(), offsets="chars", with_text=True).to_pyarrow()
    stated = dealsift.schema("chars", True)
    assert rows.schema.equals(stated, check_metadata=True)
    assert stated.metadata[b"dealsift.version"].decode() == dealsift.__version__
    assert stated.field("records").type.value_type.field("amount").type.field("value").type == pa.decimal128(38, 6)
    record = rows.to_pylist()[0]["records"][0]
    assert TEXT[record["amount"]["start"] : record["amount"]["end"]] == "3,5 milioni di euro" and rows["text"][0].as_py() == TEXT


def test_a_bad_row_costs_itself():
    # a byte that is no UTF-8, in an array that says it holds texts
    good = TEXT.encode()
    data = good + b"abc\xff" + good
    offsets = pa.py_buffer(b"".join(n.to_bytes(4, "little") for n in (0, len(good), len(good) + 4, len(data), len(data))))
    texts = pa.Array.from_buffers(pa.string(), 4, [None, offsets, pa.py_buffer(data)])
    batch = pa.record_batch({"text": pa.concat_arrays([texts, pa.array([None, TEXT])]), "lang": ["it", "it", "??", "it", "it", "it"]})
    rows = dealsift.extract_arrow(batch, jobs=2).to_pyarrow().to_pylist()
    assert [row["id"] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    assert rows[1]["error"] == '2: "text" is not UTF-8 at byte 3; convert it to UTF-8' and rows[1]["records"] is None
    assert [bool(row["records"]) for row in rows] == [True, False, True, False, False, True]
    assert 'lang "??" is not understood' in rows[2]["error"], "a remark beside what was found"
    assert 'no "text"' in rows[3]["error"] and 'no "text"' in rows[4]["error"] and rows[5]["error"] is None


def test_wrong_tables_are_told():
    with pytest.raises(KeyError, match='no column "body"; it has "id", "text", "date"'):
        dealsift.extract_arrow(table(), "body")
    with pytest.raises(TypeError, match="must hold texts"):
        dealsift.extract_arrow(pa.table({"text": [1]}))
    with pytest.raises(TypeError, match="holds no Arrow data"):
        dealsift.extract_arrow(3)
    with pytest.raises(ValueError, match="offsets"):
        dealsift.extract_arrow(table(), offsets="words")
    with pytest.raises(ValueError, match="jobs"):
        dealsift.extract_arrow(table(), jobs=0)

    def broken():
        yield table().to_batches()[0]
        raise RuntimeError("the source is gone")

    with pytest.raises(Exception, match="the source is gone"):
        dealsift.extract_arrow(broken()).to_pyarrow()


def test_names_of_columns_and_what_else_is_carried():
    held = pa.table({"body": [TEXT], "n": [7], "day": [datetime.date(2026, 3, 2)], "desk": ["x"]})
    row = dealsift.extract_arrow(held, "body", id_column="n", date_column="day", meta=True).to_pyarrow().to_pylist()[0]
    assert (row["id"], row["date"], json.loads(row["meta"])) == ("7", datetime.date(2026, 3, 2), {"desk": "x"})
    assert dealsift.extract_arrow(held, "body").to_pyarrow().to_pylist()[0]["meta"] is None


def test_rows_come_as_they_are_asked_for():
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield table().to_batches()[0]

    for jobs in (1, 2):
        taken.clear()
        reader = dealsift.extract_arrow(endless(), jobs=jobs).reader()
        assert reader.read_next_batch().num_rows == 3 and len(taken) <= 16 * jobs


def test_the_command_line_gives_the_same_rows(tmp_path):
    articles = [{k: v for k, v in a.items() if v is not None} for a in generated.articles(300)]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps(a, ensure_ascii=False) for a in articles), encoding="utf-8")
    command = [sys.executable, "-m", "dealsift", "extract", "--quiet", "--emit", "articles", "--format", "jsonl", str(path)]
    said = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.splitlines()
    told = same.digest(map(same.of_line, said))
    fields = pa.schema([(name, pa.string()) for name in ("id", "text", "lang", "date", "source")])
    held = pa.Table.from_pylist(articles, fields)
    for jobs in (1, 2):
        assert same.digest(same.of_arrow(dealsift.extract_arrow(held, jobs=jobs).reader())) == told
    assert same.digest(map(same.of_line, lines(articles))) == told


def test_the_command_is_installed():
    command = Path(sys.executable).with_name("dealsift")
    said = subprocess.run([command, "--version"], capture_output=True, check=True, encoding="utf-8").stdout
    assert said.strip() == f"dealsift {dealsift.__version__} (schema {dealsift._native.SCHEMA})"
    wrong = subprocess.run([command, "extract", "no/such"], capture_output=True, encoding="utf-8")
    assert wrong.returncode == 2 and "no such file or folder" in wrong.stderr
