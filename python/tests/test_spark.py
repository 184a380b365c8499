"""The same rows from the command line, from Spark on one machine, on a cluster, and where an executor is killed in the middle.

DEALSIFT_ARTICLES says how many articles are read.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

pytest.importorskip("pyspark")

import pyarrow.parquet as pq  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

import cluster  # noqa: E402
import dealsift  # noqa: E402
import generated  # noqa: E402
import same  # noqa: E402
from dealsift import spark as sift  # noqa: E402

ARTICLES = int(os.environ.get("DEALSIFT_ARTICLES", "2000"))
PARTS = 12


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    """The file of all articles, and what their rows are."""
    import pyarrow as pa

    path = tmp_path_factory.mktemp("articles") / "articles.parquet"
    held = pa.Table.from_pylist(list(generated.articles(ARTICLES)))
    pq.write_table(held, path, row_group_size=max(1, ARTICLES // PARTS))
    rows = same.digest(same.of_arrow(dealsift.extract_arrow(pq.read_table(path)).reader()))
    assert rows[1] == ARTICLES
    return str(path), rows


def session(master, **settings):
    for name, value in cluster.settings().items():
        os.environ[name] = value
    builder = SparkSession.builder.master(master).appName("dealsift")
    plain = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
        "spark.log.level": "ERROR",
    }
    for name, value in {**plain, **settings}.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def rows_of(path):
    """The rows that Spark wrote, a hash of them and their number."""
    return same.digest(row for file in sorted(path.glob("*.parquet")) for row in same.of_arrow(pq.ParquetFile(file).iter_batches()))


def test_from_the_command_line(articles):
    path, expected = articles
    command = [sys.executable, "-m", "dealsift", "extract", "--quiet", "--emit", "articles", "--format", "jsonl", path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as run:
        assert same.digest(map(same.of_line, run.stdout)) == expected
    assert run.returncode == 0


def test_on_one_machine(articles, tmp_path):
    path, expected = articles
    spark = session("local[2]")
    try:
        found = sift.extract(spark.read.parquet(path).repartition(PARTS))
        assert found.schema == sift.schema()
        found.write.parquet(str(tmp_path / "found"))
        assert rows_of(tmp_path / "found") == expected
        deals = found.selectExpr("id", "explode(records) AS record").where("record.kind = 'acquisition'")
        assert deals.selectExpr("record.amount.value").schema[0].dataType.simpleString() == "decimal(38,6)"
        wrong = spark.createDataFrame([("a", None)], "id string, text string")
        assert 'a: no "text"' in sift.extract(wrong).first()["error"]
        with pytest.raises(ValueError, match="no column 'body'"):
            sift.extract(wrong, "body")
        with pytest.raises(ValueError, match="id_column"):
            sift.extract(wrong.drop("id"))
        own = {"companies": [{"name": "Zyntra Quellon", "country": "DE"}]}
        text = spark.createDataFrame([("a", "Zyntra Quellon cresce a Milano.", "it")], "id string, text string, lang string")
        assert sift.extract(text, overlay=own).first()["companies"][0]["name"] == "Zyntra Quellon"
    finally:
        spark.stop()


@pytest.mark.parametrize("killed", [False, True], ids=["standalone", "killed"])
def test_on_a_cluster(articles, tmp_path, killed):
    path, expected = articles
    with cluster.cluster(tmp_path) as (address, workers):
        spark = session(address, **{"spark.executor.memory": "1g", "spark.executor.cores": "1"})
        try:
            found = sift.extract(spark.read.parquet(path).repartition(PARTS))
            failed = []

            def write():
                try:
                    found.write.parquet(str(tmp_path / "found"))
                except Exception as fault:  # noqa: BLE001
                    failed.append(fault)

            job = threading.Thread(target=write)
            job.start()
            if killed:
                kill_one(spark, workers, job)
            job.join(240 + ARTICLES // 200)
            assert not job.is_alive() and not failed, failed
            assert rows_of(tmp_path / "found") == expected
        finally:
            spark.stop()


def test_events(tmp_path):
    told = [{k: v for k, v in a.items() if v is not None} for a in generated.articles(200)]
    told += generated.retold()
    lines = [found.to_json() for found in dealsift.extract_many(told)]
    command = [sys.executable, "-m", "dealsift", "events", "-"]
    said = subprocess.run(command, input="\n".join(lines), capture_output=True, check=True, encoding="utf-8").stdout.splitlines()
    assert any(json.loads(line)["articles"] > 3 for line in said)
    assert [json.loads(line) for line in said] == dealsift.events(lines)

    spark = session("local[2]", **{"spark.sql.shuffle.partitions": "4"})
    try:
        schema = "id string, text string, lang string, date string, source string"
        rows = [tuple(article.get(name) for name in ("id", "text", "lang", "date", "source")) for article in told]
        sift.extract(spark.createDataFrame(rows, schema)).write.parquet(str(tmp_path / "found"))
        found = sift.events(spark.read.parquet(str(tmp_path / "found"))).collect()
    finally:
        spark.stop()
    assert sorted(event.line for event in found) == sorted(said)
    assert all(json.loads(event.line)["event"] == event.event for event in found)


def kill_one(spark, workers, job):
    """Kills an executor once some tasks are done and others are not."""
    tracker, end = spark.sparkContext.statusTracker(), time.monotonic() + 120
    while time.monotonic() < end and job.is_alive():
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        if any(s and s.numTasks == PARTS and 1 <= s.numCompletedTasks < PARTS - 1 for s in stages):
            pids = cluster.executors(workers)
            assert len(pids) == 2, pids
            os.kill(pids[0], signal.SIGKILL)
            return
        time.sleep(0.02)
    raise AssertionError("the job was over before an executor could be killed")
