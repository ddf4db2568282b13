"""The table of what is covered names only what exists, and every row has a place or says what is missing."""

import json
import re
from pathlib import Path

import pytest
from django.urls import get_resolver

from lifecycle.stages import registry

ROOT = Path(__file__).parent.parent
ROW = re.compile(r"^\| ((?:PRE|DEL|AFT|XST)-\d+) \|(.*)\|$", re.M)
PLACE = re.compile(r"`(record|url|document|gate|item):([^`]+)`")
PROOF = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


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


def test_the_seven_duties_are_there() -> None:
    wanted = {f"PRE-{n:02}" for n in (*range(1, 29), 49, 50)}
    assert wanted <= {row for row, *_rest in rows()}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_row_has_place_and_proof_or_says_what_is_missing(row: tuple[str, str, str, str]) -> None:
    _row, places, proof, missing = row
    assert (PLACE.search(places) and PROOF.search(proof)) or (missing and not places and not proof)


def test_every_place_exists() -> None:
    known = {
        "record": set(registry.records), "url": names(), "document": set(registry.documents),
        "gate": set(registry.conditions), "item": codes(),
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
