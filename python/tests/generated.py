"""Articles of any number, always the same, from those of `corpus/`: paragraphs of several are joined, and their numbers changed.

usage: generated.py NUMBER FILE.parquet|FILE.jsonl
"""

import json
import random
import re
import sys
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
LANGUAGES = ("it", "en", "fr", "de", "es", "pt")


def paragraphs():
    """The paragraphs of each language's articles."""
    found = {}
    for lang in LANGUAGES:
        texts = [path.read_text(encoding="utf-8") for path in sorted((CORPUS / lang).glob("*.txt"))]
        found[lang] = [part.strip() for text in texts for part in re.split(r"\n\s*\n", text) if part.strip()]
    return {lang: parts for lang, parts in found.items() if parts}


def articles(number, seed=7):
    chance, pool = random.Random(seed), paragraphs()
    languages = list(pool)

    def other(match):
        digits = match.group()
        return str(chance.randint(1, 9)) + digits[1:] if len(digits) < 3 else digits

    for n in range(number):
        lang = chance.choice(languages)
        # about 2 kB each, and none like another
        text, parts = [], pool[lang]
        while sum(map(len, text)) < 1_800:
            text.append(re.sub(r"\d+", other, chance.choice(parts)))
        yield {
            "id": f"g{n:07}",
            "text": "\n\n".join(text),
            "lang": lang if n % 3 else None,
            "date": f"2026-{n % 12 + 1:02}-{n % 28 + 1:02}",
            "source": "é ’ 😀" if n % 5 == 0 else None,
        }


def retold():
    """The articles of `corpus/events`, which tell some deals many times."""
    for path in sorted((CORPUS / "events").glob("*/*.txt")):
        yield {"id": f"events/{path.parent.name}/{path.name}", "text": path.read_text(encoding="utf-8")}


def main():
    number, path = int(sys.argv[1]), sys.argv[2]
    if path.endswith(".jsonl"):
        with open(path, "w", encoding="utf-8") as file:
            for article in articles(number):
                file.write(json.dumps({k: v for k, v in article.items() if v is not None}, ensure_ascii=False) + "\n")
        return
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = pa.schema([(name, pa.string()) for name in ("id", "text", "lang", "date", "source")])
    with pq.ParquetWriter(path, fields) as writer:
        batch = []
        for article in articles(number):
            batch.append(article)
            if len(batch) == 2_000:
                writer.write_table(pa.Table.from_pylist(batch, fields))
                batch = []
        if batch:
            writer.write_table(pa.Table.from_pylist(batch, fields))


if __name__ == "__main__":
    main()
