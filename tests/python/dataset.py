"""Opens a data set in DuckDB and in Polars and asks both the README's questions. usage: dataset.py DATASET EVENTS README

The queries are taken from the README, so that what it shows is what runs. Exits 1 where an answer is missing or the two disagree.
"""

import re
import sys

import duckdb
import polars as pl


def blocks(readme, language):
    return re.findall(rf"```{language}\n(.*?)```", readme, re.S)


def comparable(rows):
    return sorted(str(tuple(round(v, 6) if isinstance(v, float) else v for v in row)) for row in rows)


def main():
    root, events, readme = sys.argv[1], sys.argv[2], open(sys.argv[3], encoding="utf-8").read()
    queries = [sql.replace("deals.ds", root).replace("events.jsonl", events) for sql in blocks(readme, "sql")]
    scripts = [code.replace("deals.ds", root) for code in blocks(readme, "python") if "scan_parquet" in code]
    assert len(queries) == 4 and len(scripts) == 1, "the README shows four queries and one script"
    rounds, capacity, months, sums = (duckdb.sql(sql).fetchall() for sql in queries)
    assert months and sums, "the events answer both questions"
    assert len({(month, currency) for month, currency, *_ in months}) == len(months), "one company a month and currency"
    names = {"pl": pl}
    exec(scripts[0], names)
    polars_rounds, polars_capacity = names["rounds"].rows(), names["capacity"].rows()
    assert rounds and capacity, "the data set answers both questions"
    assert comparable(rounds) == comparable(polars_rounds), (rounds, polars_rounds)
    assert comparable(capacity) == comparable(polars_capacity), (capacity, polars_capacity)
    for table in ("articles", "deals", "figures", "valuations", "parties", "quantities", "companies"):
        rows = duckdb.sql(f"SELECT count(*) FROM '{root}/{table}/*.parquet'").fetchall()[0][0]
        assert rows == pl.scan_parquet(f"{root}/{table}/*.parquet").select(pl.len()).collect().item() > 0, table
    print(f"DuckDB and Polars agree: {len(rounds)} rounds, {len(capacity)} pairs of supplier and customer; {len(months)} months, {len(sums)} currencies of events")


main()
