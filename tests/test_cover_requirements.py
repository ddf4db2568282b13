"""The table of what is covered names only what exists, leaves no row out, and each has a place or says what is missing."""

import json
import re
from pathlib import Path

import pytest
from django.urls import get_resolver
from django.utils.translation import override

from lifecycle.models import Project, SiteSettings
from lifecycle.models.settings import CADENCES, SWITCHES, THRESHOLDS
from lifecycle.stages import State, registry

ROOT = Path(__file__).parent.parent
ROW = re.compile(r"^\| ((?:PRE|DEL|AFT|XST|C)-\d+) \|(.*)\|$", re.M)
PLACE = re.compile(r"`(record|url|document|gate|item|setting|fact):([^`]+)`")
PROOF = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
# What pre-sales answers for, what delivery answers for, and the contradictions of the sources (domain sections 1 and 2).
ASKED = {
    "PRE": range(1, 77), "DEL": range(1, 106),
    "XST": range(1, 28), "AFT": range(1, 56),
    "C": range(1, 21),
}  # fmt: skip


def rows() -> list[tuple[str, str, str, str]]:
    """(row, places, proof, missing)"""
    found = []
    for row, rest in ROW.findall((ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")):
        _asked, places, proof, missing = (cell.strip() for cell in rest.split("|"))
        found.append((row, places, proof, missing))
    return found


def names() -> set[str]:
    """Names of all URLs, of included ones too."""
    found: set[str] = set()

    def walk(patterns: object) -> None:
        for entry in patterns:  # type: ignore[attr-defined]
            if hasattr(entry, "url_patterns"):
                walk(entry.url_patterns)
            elif entry.name:
                found.add(entry.name)

    walk(get_resolver().url_patterns)
    return found


def codes() -> set[str]:
    data = json.loads((ROOT / "lifecycle" / "data" / "playbook.json").read_text(encoding="utf-8"))
    return {item["code"] for item in (data if isinstance(data, list) else data["items"])}


def test_no_row_stands_twice() -> None:
    found = [row for row, *_rest in rows()]
    assert found
    assert len(found) == len(set(found))


def test_no_row_is_left_out() -> None:
    wanted = {f"{part}-{n:02}" for part, numbers in ASKED.items() for n in numbers}
    assert wanted == {row for row, *_rest in rows()}


def test_cells_name_places_and_proofs_and_nothing_else() -> None:
    """A kind that is misspelt would be looked up by nobody."""
    left = {
        row: PLACE.sub("", places).strip() + PROOF.sub("", proof).strip() for row, places, proof, _missing in rows()
    }
    assert {row: words for row, words in left.items() if words} == {}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_row_has_place_and_proof_or_says_what_is_missing(row: tuple[str, str, str, str]) -> None:
    _row, places, proof, missing = row
    assert (PLACE.search(places) and PROOF.search(proof)) or (missing and not places and not proof)


def setting_names() -> set[str]:
    return {field.name for field in SiteSettings._meta.get_fields()} | set(THRESHOLDS) | set(CADENCES) | set(SWITCHES)


def test_every_place_exists() -> None:
    known = {
        "record": set(registry.records), "url": names(), "document": set(registry.documents),
        "gate": set(registry.conditions), "item": codes(), "setting": setting_names(),
        "fact": {field.name for field in Project._meta.get_fields()},
    }  # fmt: skip
    named = [(row, kind, name) for row, places, *_rest in rows() for kind, name in PLACE.findall(places)]
    assert [place for place in named if place[2] not in known[place[1]]] == []


def test_every_proof_exists() -> None:
    named = [(path, test) for _row, _places, proof, _missing in rows() for path, test in PROOF.findall(proof)]
    gone = [
        f"{path}::{test}" for path, test in named
        if not (ROOT / path).is_file() or f"def {test}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]  # fmt: skip
    assert gone == []


def test_words_that_were_mistranslated_made_no_features() -> None:
    """回款 was once translated as refund, 用户考察 as user test, 启动大会 as starting a conference."""
    kinds = ("presales.visits", "presales.surveys", "delivery.kickoffs", "aftersales.milestones")
    spoken = {}
    for language in ("en", "zh-hans"):
        with override(language):
            titles = [*(registry.records[kind].title_plural for kind in kinds), State.PAYMENT.label]
            spoken[language] = [str(title) for title in titles]
    assert spoken["en"] == ["Company visits", "User site surveys", "Kickoffs", "Payments", "Payment collection"]
    assert spoken["zh-hans"] == ["公司考察", "用户考察", "启动大会", "回款", "回款"]
    assert not [name for name in names() | set(registry.records) if "refund" in name.lower()]
