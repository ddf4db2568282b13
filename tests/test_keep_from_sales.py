"""What a sales manager is not to see is on none of the pages that they can reach: what is spent, and what is left over."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lifecycle.documents import compose
from lifecycle.models import Document
from lifecycle.stages import registry
from presales.models import Budget, BudgetLine, Estimate
from tests.everything import make_records

pytestmark = pytest.mark.any_database  # who may read what is no matter of the database
MARK = "BUDGET-MARK"
OFFER, COST = 1280000, 640000  # see tests/presales/estimating.py: what is left over is the same number twice
LINK = re.compile(r'(?:href|action)="(/[^"#?]*)')
NOT_PAGES = ("/accounts/logout", "/static/", "/i18n/", "/profile/", "/health")


@pytest.fixture
def records(cast) -> dict[str, Any]:
    made = make_records(cast)
    Budget.objects.update(note=MARK, decision_note=MARK)
    assert BudgetLine.objects.update(what=MARK)
    # 1,280,001 less 576,000 + 64,000 leaves 640,001, which is no number of anything else.
    Estimate.objects.update(quoted_amount=OFFER + 1)
    return made


def walk(person: Any, project: Any) -> dict[str, str]:
    """Every page of the project that links lead to, with its text; a page that is not for them is not read."""
    client = Client()
    client.force_login(person)
    start, found = f"/projects/{project.number}/", {}
    todo = [start]
    while todo:
        path = todo.pop()
        if path in found or any(path.startswith(part) for part in NOT_PAGES):
            continue
        answer = client.get(path)
        kind = answer.headers.get("Content-Type", "")
        if answer.status_code != 200 or not kind.startswith("text/html"):
            found[path] = ""
            continue
        found[path] = answer.content.decode()
        links = {
            link for link in LINK.findall(found[path]) if link.startswith((start, "/promises", "/pipeline", "/today"))
        }
        todo += sorted(links - set(found))
    return found


def test_no_page_tells_sales_what_is_spent_or_left(cast, records):
    pages = walk(cast.sales, cast.project)
    assert len([text for text in pages.values() if text]) > 60  # the floor: the walk got around
    assert any("/estimates/" in path and text for path, text in pages.items())
    told = [path for path, text in pages.items() if MARK in text or "640,001" in text]
    assert told == []
    assert not any("/budget/" in path and text for path, text in pages.items())


def test_commerce_is_told(cast, records):
    """The control: who answers for the money finds both on their pages."""
    pages = walk(cast.commercial, cast.project)
    assert any(MARK in text for text in pages.values())
    assert any("640,001" in text for text in pages.values())


def test_our_own_documents_do_not_print_it(cast, records):
    """Sales reads these, so what is left over stands in none of them."""
    told = [code for code in ("D10", "D11", "D14", "D15") if is_told_in(records[code], code)]
    assert told == []


def is_told_in(record, code):
    now = type(record).objects.get(pk=record.pk)
    draft = Document(
        project=now.project, kind=code, number="X", title="x", title_en="x", language="zh", public_code="A" * 10
    )
    text = str(compose(draft, now, registry.documents[code], n=1, moment=timezone.now()))
    return MARK in text or "640001" in text
