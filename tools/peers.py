#!/usr/bin/env python3
"""How fast others read the same articles, on one core, beside `extract_arrow` in the same run.

usage: peers.py ARTICLES.parquet SECONDS [spacy] [recognizers]. Needs spacy 3.8 and recognizers-text-suite 1.0.2a2 with emoji 1.7, and dealsift to compare with.

What they do is less: spaCy's blank pipeline cuts words and looks up the names of `data/companies.tsv` with an EntityRuler, Recognizers-Text
reads amounts of currency; neither gives a record. Each reads articles of a language that it has for about SECONDS; MB are 10⁶ bytes of text.
"""

import csv
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[1]


def measure(name, texts, seconds, work):
    """Megabytes a second, and what was found."""
    work(texts[0])
    size = found = 0
    start = time.process_time()
    for text in texts:
        found += work(text)
        size += len(text.encode())
        if time.process_time() - start > seconds:
            break
    spent = time.process_time() - start
    print(f"{name}: {size / 1e6:.2f} MB in {spent:.1f} s, {size / spent / 1e6:.3f} MB/s, {found} found", flush=True)
    return size / spent


def spacy_work():
    import spacy

    nlp = spacy.blank("it")
    ruler = nlp.add_pipe("entity_ruler")
    with open(ROOT / "data/companies.tsv", encoding="utf-8") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        names = sorted({row[0] for row in list(rows)[1:] if row and row[0]})
    ruler.add_patterns([{"label": "ORG", "pattern": name} for name in names])
    number, unit = {"LIKE_NUM": True}, {"LOWER": {"IN": ["euro", "dollari", "sterline"]}}
    scale = {"LOWER": {"IN": ["mila", "milione", "milioni", "miliardo", "miliardi"]}, "OP": "?"}
    ruler.add_patterns([{"label": "MONEY", "pattern": [number, scale, {"LOWER": "di", "OP": "?"}, unit]}])
    return lambda text: len(nlp(text).ents)


def recognizers_work():
    from recognizers_number_with_unit import recognize_currency
    from recognizers_text import Culture

    return lambda text: len(recognize_currency(text, Culture.English))


def main():
    path, seconds, what = sys.argv[1], float(sys.argv[2]), sys.argv[3:] or ["spacy", "recognizers"]
    rows = pq.read_table(path, columns=["text", "lang"]).to_pylist()
    texts = {lang: [row["text"] for row in rows if row["lang"] == lang] for lang in ("it", "en")}
    import dealsift
    import pyarrow as pa

    def batches(text):
        rows = dealsift.extract_arrow(pa.table({"text": text}), jobs=1).to_pyarrow()
        return sum(map(len, rows["quantities"].to_pylist()))

    def own(lang):
        held = [texts[lang][n : n + 200] for n in range(0, len(texts[lang]), 200)]
        size = start = 0
        for part in held:
            begin = time.process_time()
            batches(part)
            start += time.process_time() - begin
            size += sum(len(text.encode()) for text in part)
            if start > seconds:
                break
        print(f"dealsift {lang}: {size / 1e6:.2f} MB, {size / start / 1e6:.3f} MB/s", flush=True)
        return size / start

    if "spacy" in what:
        ours = own("it")
        theirs = measure("spaCy blank(it) with EntityRuler", texts["it"], seconds, spacy_work())
        print(f"dealsift / spaCy: {ours / theirs:.1f}")
    if "recognizers" in what:
        ours = own("en")
        theirs = measure("Recognizers-Text, currency, English", texts["en"], seconds, recognizers_work())
        print(f"dealsift / Recognizers-Text: {ours / theirs:.1f}")


if __name__ == "__main__":
    main()
