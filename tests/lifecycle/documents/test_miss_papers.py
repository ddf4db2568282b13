"""The papers that the playbook's items demand, by stage, and which of them are not there or not signed."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from lifecycle import missingpapers
from lifecycle.models import ChecklistItem, Document
from lifecycle.models.evidence import Evidence


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


def missing(cast: SimpleNamespace, who: str = "implementation") -> dict[str, missingpapers.Missing]:
    found = missingpapers.of(type(cast.project).objects.get(pk=cast.project.pk), getattr(cast, who))
    assert [stage["title"] for stage in found] == ["Pre-sales", "Delivery", "After-sales"]
    assert all(stage["there"] + len(stage["rows"]) == stage["n"] for stage in found)
    return {row.label: row for row in found[0]["rows"]}


def test_a_paper_that_an_item_demands_is_missing_until_it_is_shown(cast: SimpleNamespace) -> None:
    before = missing(cast)
    row = before["Pre-sales solution, signed"]
    assert row.word == "Not there yet" and row.verb == "write it" and "/presales/solutions/" in row.url
    item = ChecklistItem.objects.get(project=cast.project, code="S1-03")
    Evidence.objects.create(
        item=item,
        document_code="D06",
        form="signed_document",
        subject_kind="lifecycle.document",
        subject_id=1,
        label="D06",
    )
    assert "Pre-sales solution, signed" not in missing(cast)


def test_what_a_skipped_item_demands_is_not_wanted(cast: SimpleNamespace) -> None:
    ChecklistItem.objects.filter(project=cast.project, code="S1-03").update(
        state="skipped", skip_reason_code="OTHER", skip_approved_by=cast.pm
    )
    assert "Pre-sales solution, signed" not in missing(cast)


def test_issued_is_not_signed_and_void_is_not_there(cast: SimpleNamespace) -> None:
    document = Document.objects.create(
        project=cast.project, kind="D06", number="P-1-D06-01", title="方案", stage="presales", language="zh", state="sent",
        subject_kind="presales.solution", subject_id=1, created_by=cast.sales,
    )  # fmt: skip
    row = missing(cast)["Pre-sales solution, signed"]
    assert row.word == "Out for signature" and row.url == document.get_absolute_url()
    Document.objects.update(state="voided")
    assert missing(cast)["Pre-sales solution, signed"].word == "Not there yet"


def test_the_documents_page_lists_them_with_links(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.sales)
    page = client.get(reverse("project_documents", args=[cast.project.number])).content.decode()
    assert "Pre-sales solution, signed" in page and "/presales/solutions/" in page
    assert client.get(reverse("project_documents", args=[cast.project.number]) + "?export=csv").status_code == 200


def test_who_may_not_read_a_kind_gets_no_link_to_it(cast: SimpleNamespace) -> None:
    theirs, ours = missing(cast, "consultant"), missing(cast)
    closed = [label for label, row in ours.items() if row.url and not theirs[label].url]
    assert closed and all(not theirs[label].verb for label in closed)
