"""Texts in, objects out."""

import datetime
import doctest
import json
import os
import pickle
from decimal import Decimal
from pathlib import Path

import pytest

import dealsift
import dealsift._events
from dealsift import DealsiftError

ROOT = Path(__file__).resolve().parents[2]
TEXT = "È ufficiale: l’azienda 😀 Alfa Spa ha rilevato il 30% di Beta Srl per 3,5 milioni di euro."


def places(value):
    """All places within an object."""
    if isinstance(value, dealsift.Span):
        yield value
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from places(inner)
    elif isinstance(value, dict):
        yield from places(list(value.values()))
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from places(getattr(value, name))


def all_places(found):
    return list(places([found.quantities, found.companies, found.records, found.notes]))


def test_a_deal():
    found = dealsift.extract(TEXT, date=datetime.date(2026, 3, 2))
    (record,) = found.records
    assert (record.kind, record.party("acquirer").company, record.party("target").company) == ("acquisition", "Alfa", "Beta")
    assert (record.amount.value, record.amount.unit, record.amount.text) == (Decimal(3_500_000), "EUR", "3,5 milioni di euro")
    assert (record.stake.value, record.when.date) == (30, "2026-03-02")
    assert (found.lang, found.date, found.error) == ("it", datetime.date(2026, 3, 2), None)


def test_places_in_characters_and_in_bytes():
    found = dealsift.extract(TEXT)
    seen = all_places(found)
    assert len(seen) > 8
    for span in seen:
        assert TEXT[span.start : span.end] == span.text
        assert TEXT.encode()[span.byte_start : span.byte_end].decode() == span.text
    behind = [span for span in seen if span.start > TEXT.index("😀")]
    assert behind and all(span.byte_start - span.start == 6 for span in behind), "È and ’ and 😀 are longer in bytes"


def test_every_article_of_the_corpus_has_its_places():
    for path in sorted(ROOT.glob("corpus/*/*.txt"))[::7]:
        text = path.read_bytes().decode("utf-8")
        for span in all_places(dealsift.extract(text)):
            assert text.encode()[span.byte_start : span.byte_end].decode() == span.text == text[span.start : span.end]


def test_what_is_shown():
    found = dealsift.extract(TEXT + " <b>")
    assert repr(found) == "Extraction('text', lang='it', 1 records, 2 companies, 2 quantities)"
    assert "acquisition" in repr(found.records[0]) and str(found.records[0].amount) == "3,500,000 EUR"
    page = found._repr_html_()
    assert "<mark" in page and "&lt;b&gt;" in page and "<b>" not in page
    assert "<table>" in found.records[0]._repr_html_()


def test_the_line_is_that_of_the_command_line():
    line = json.loads(dealsift.extract(TEXT, id="a").to_json())
    assert line["article"]["id"] == "a" and line["schema"] == 1
    assert dealsift.extract(TEXT).to_dict()["records"][0]["amount"]["value"] == 3_500_000
    assert "records" in dealsift.json_schema()["properties"]


def test_errors_are_those_of_the_command_line():
    with pytest.raises(DealsiftError, match='no "text"; give the article'):
        dealsift.extract("")
    with pytest.raises(DealsiftError, match='date "soon" is not understood.*write it as 2026-03-02'):
        dealsift.extract(TEXT, date="soon")
    with pytest.raises(DealsiftError, match='lang "italiano!" is not understood'):
        dealsift.extract(TEXT, lang="italiano!")
    with pytest.raises(TypeError):
        dealsift.extract(None)
    with pytest.raises(DealsiftError, match="Unicode"):
        dealsift.extract("\ud800")
    with pytest.raises(ValueError, match="jobs"):
        dealsift.extract_many([], jobs=0)
    with pytest.raises(ValueError, match="none of records"):
        dealsift.json_schema("deals")


def test_many_come_in_order_and_bad_ones_cost_nobody():
    texts = [f"Alfa Spa ha rilevato Beta Srl per {n} milioni di euro." for n in range(2, 300)]
    articles = [*texts[:100], "", 7, "\ud800", {"text": TEXT, "id": "x", "lang": "it"}, *texts[100:]]
    found = list(dealsift.extract_many(iter(articles), jobs=3))
    assert len(found) == len(articles)
    assert [f.error is None for f in found[99:105]] == [True, False, False, False, True, True]
    assert (found[103].id, found[104].id) == ("x", "105")
    values = [f.records[0].amount.value for f in found if f.text in texts]
    assert values == [n * 1_000_000 for n in range(2, 300)]


def test_many_are_read_as_they_are_asked_for():
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield TEXT

    found = dealsift.extract_many(endless(), jobs=2)
    assert next(found).records and len(taken) < 1_000


def test_own_companies_and_words(tmp_path):
    text = "Zyntra Quellon wird von Orvex Palin gekauft."
    overlay = {"companies": [{"name": "Zyntra Quellon", "country": "DE"}, {"name": "Orvex Palin"}]}
    own = dealsift.Extractor(overlay=overlay)
    assert {c.name for c in own.extract(text).companies} >= {"Zyntra Quellon", "Orvex Palin"}
    path = tmp_path / "list.csv"
    path.write_text("id,name,aliases,country,domain,lei,isin\n1,Zyntra Quellon,,DE,,,\n2,,,,,,\n")
    with pytest.warns(UserWarning, match="list.csv"):
        listed = dealsift.Extractor(companies=path)
    company = next(c for c in listed.extract(text).companies if c.name == "Zyntra Quellon")
    assert company.country == "DE" and ("own", "1") in {(i.scheme, i.value) for i in company.ids}
    again = pickle.loads(pickle.dumps(own))
    assert again.extract(text).to_json() == own.extract(text).to_json()
    with pytest.raises(DealsiftError, match="cannot be read"):
        dealsift.Extractor(companies=tmp_path / "none.csv")
    with pytest.raises(DealsiftError, match="overlay"):
        dealsift.Extractor(overlay={"firms": []})


def test_version_and_schema_are_the_crates():
    cargo = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    assert f'version = "{dealsift.__version__}"' in cargo.split("[features]")[0]
    from importlib.metadata import version

    assert version("dealsift") == dealsift.__version__
    assert dealsift.extract(TEXT).to_dict()["schema"] == dealsift._native.SCHEMA


@pytest.mark.skipif("DEALSIFT_EVAL_DIR" not in os.environ, reason="needs articles outside the project")
def test_the_first_article_gives_all_its_records():
    folder = Path(os.environ["DEALSIFT_EVAL_DIR"]) / "seed"
    (path,) = folder.glob("*.txt")
    text = path.read_bytes().decode("utf-8")
    found = dealsift.extract(text)
    assert len(found.records) == 10
    for span in all_places(found):
        assert text.encode()[span.byte_start : span.byte_end].decode() == span.text == text[span.start : span.end]


@pytest.mark.parametrize("module", [dealsift, dealsift._events], ids=lambda module: module.__name__)
def test_examples_hold(module):
    failed, tried = doctest.testmod(module)
    assert tried > 0 and failed == 0


def test_events_need_lines_of_articles_or_records():
    with pytest.raises(DealsiftError, match="no `article`"):
        dealsift.events(["{}"])
    assert dealsift.events([]) == []
