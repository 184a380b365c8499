"""Measures the package: one core, two, and Spark beside it. usage: figures.py ARTICLES.parquet [arrow] [spark]

Each figure is the median of several rounds, and what came out is thrown away. MB are 10⁶ bytes of text.
"""

import os
import statistics
import sys
import time

import pyarrow.parquet as pq

import dealsift


def rounds(name, bytes_of_text, work, number=5):
    times = []
    for _ in range(number):
        start = time.perf_counter()
        rows = work()
        times.append(time.perf_counter() - start)
    rate = [bytes_of_text / t / 1e6 for t in times]
    print(f"{name}: {rows} rows, median {statistics.median(rate):.2f} MB/s ({', '.join(f'{r:.2f}' for r in rate)})", flush=True)


def drained(table, jobs):
    return sum(batch.num_rows for batch in dealsift.extract_arrow(table, jobs=jobs).reader())


def main():
    path, what = sys.argv[1], sys.argv[2:] or ["arrow", "spark"]
    table = pq.read_table(path)
    size = sum(len(text.as_py().encode()) for text in table["text"])
    print(f"{table.num_rows} articles, {size} bytes of text, load {os.getloadavg()}")
    drained(table.slice(0, 100), 1)
    if "arrow" in what:
        rounds("extract_arrow jobs=1", size, lambda: drained(table, 1), 3)
        rounds("extract_arrow jobs=2", size, lambda: drained(table, 2), 3)
        texts = table["text"].slice(0, 2000).to_pylist()
        some = sum(len(text.encode()) for text in texts)
        rounds("extract_many jobs=1, records made", some, lambda: len([e.records for e in dealsift.extract_many(texts, 1)]), 3)
    if "spark" in what:
        from test_spark import session

        from dealsift import spark as sift

        spark = session("local[2]")
        frame = spark.read.parquet(path).repartition(16).cache()
        frame.count()

        def work():
            sift.extract(frame).write.format("noop").mode("overwrite").save()
            return table.num_rows

        rounds("Spark local[2], the first round cold", size, work, 4)
        spark.stop()
    print(f"load {os.getloadavg()}")


if __name__ == "__main__":
    main()
