"""The pages around paper: from printing to the sealed record, by people who may, and nobody else."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lifecycle.models import Document, PaperCopy, PaperPage
from tests.lifecycle.papercopies import sheets
from tests.lifecycle.signing import papers


def url(name, document, *more):
    return reverse(name, args=[document.number, *more])


def file(content, name="page.jpg"):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def sales(client, cast):
    client.force_login(cast.sales)
    return client


def test_from_the_document_to_the_paper(sales, document):
    page = sales.get(document.get_absolute_url()).content.decode()
    assert url("document_paper", document) in page
    key = uuid.uuid4()
    for _click in range(2):
        answer = sales.post(url("document_paper", document), {"note": "顺丰", "creation_key": key})
        assert answer.status_code in (200, 302)
    assert PaperCopy.objects.get().note == "顺丰"
    assert "Missing" in sales.get(url("document_paper", document)).content.decode()
    page = sales.get(document.get_absolute_url()).content.decode()
    assert "0 of 3 pages are back" in page


def test_scans_and_a_photograph_are_uploaded_together(sales, document, paper, pages):
    answer = sales.post(
        url("paper_scans", document),
        {
            "files": [file(sheets.jpeg(pages[0])), file(sheets.png(pages[0]), "again.png")],
            "photo": file(sheets.jpeg(sheets.photographed(pages[2]))),
        },
        follow=True,
    )
    words = answer.content.decode()
    assert "Still missing: page 2." in words and "Page 1 once more" in words and "again.png" in words
    row = PaperPage.objects.get(scan__name="again.png")
    sales.post(url("paper_place", document, row.pk), {"n": 1})
    assert paper.matched()[1] == row
    sales.post(url("paper_drop", document, row.pk))
    assert paper.missing() == [1, 2]


def test_what_is_refused_is_said_by_name(sales, document, paper):
    files = [file(b"\x00\x00\x00\x18ftypheic" + b"\x00" * 20, "IMG_1.HEIC"), file(b"%PDF-1.7 no", "broken.pdf")]
    words = sales.post(url("paper_scans", document), {"files": files}, follow=True).content.decode()
    assert "IMG_1.HEIC" in words and "Most Compatible" in words and "broken.pdf" in words
    answer = sales.post(url("paper_scans", document), {})
    assert answer.status_code == 422 and not paper.scans.exists()


def test_a_person_says_what_the_paper_shows(sales, cast, document, back):
    page = sales.get(url("paper_confirm", document)).content.decode()
    row = back.matched()[3]
    assert url("paper_page", document, row.pk) in page and "matched by hand" in page
    facts = {"selection": back.selection(), "straddle": "seen", "remark": ""}
    facts |= {"signed_customer-1": "on", "stamped_customer-1": "on", "on_customer-1": "2026-11-20"}
    facts |= {"signed_vendor-1": "on", "name_vendor-1": "张敏"}
    refused = sales.post(url("paper_confirm", document), facts)
    assert refused.status_code == 422 and "Write down who signed here." in refused.content.decode()
    facts["name_customer-1"] = "陈志远"
    assert sales.post(url("paper_confirm", document), facts).url == document.get_absolute_url()
    assert sales.post(url("paper_confirm", document), facts).status_code == 302, "a second click"
    document.refresh_from_db()
    assert document.state == Document.State.COMPLETED
    page = sales.get(document.get_absolute_url()).content.decode()
    assert "signed by 陈志远 · sealed" in page and "Record of signature on paper" in page
    record = sales.get(url("paper_record", document, back.pk))
    assert record.content == PaperCopy.objects.get().bytes and record["Content-Type"] == "application/pdf"


def test_nothing_is_confirmed_with_pages_missing(sales, document, paper):
    assert sales.get(url("paper_confirm", document)).url == url("document_paper", document)


def test_files_leave_as_they_came_and_run_nothing(sales, document, back):
    scan = back.scans.get(name="IMG_0001.jpg")
    answer = sales.get(url("paper_scan", document, scan.pk))
    assert answer["Content-Disposition"].startswith("attachment") and "sandbox" in answer["Content-Security-Policy"]
    assert len(answer.content) == scan.size and answer["X-Content-Type-Options"] == "nosniff"
    assert sales.get(url("paper_page", document, scan.pages.get().pk))["Content-Type"] == "image/jpeg"


def test_what_belongs_to_another_document_is_not_found(sales, cast, document, back):
    other = papers.issue(cast, text="另一份")
    row = back.matched()[1]
    for name, pk in (("paper_page", row.pk), ("paper_scan", row.scan_id), ("paper_record", back.pk)):
        assert sales.get(url(name, other, pk)).status_code == 404
    PaperCopy.issue(by=cast.sales, document=other)
    for name in ("paper_place", "paper_drop"):
        assert sales.post(url(name, other, row.pk), {"n": 1}).status_code == 404


ACTS = [
    ("document_paper", "get"), ("paper_scans", "post"), ("paper_confirm", "get"), ("paper_confirm", "post"),
    ("paper_cancel", "post"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "method"), ACTS)
@pytest.mark.parametrize(("who", "status"), [("consultant", 403), ("executive", 403), ("outsider", 404)])
def test_only_those_who_send_documents_act(client, cast, document, paper, name, method, who, status):
    client.force_login(getattr(cast, who))
    assert getattr(client, method)(url(name, document)).status_code == status
    assert PaperCopy.objects.get().state == PaperCopy.State.ISSUED


def test_who_may_read_the_document_may_see_its_scans(client, cast, document, back):
    row = back.matched()[1]
    for who, status in (("consultant", 200), ("outsider", 404)):
        client.force_login(getattr(cast, who))
        assert client.get(url("paper_page", document, row.pk)).status_code == status


def test_given_up_with_a_reason(sales, document, paper):
    assert sales.post(url("paper_cancel", document), {"reason": ""}).status_code == 422
    sales.post(url("paper_cancel", document), {"reason": "快递遗失，改为在线签署"})
    document.refresh_from_db()
    assert document.state == Document.State.FROZEN
    assert "快递遗失" in sales.get(document.get_absolute_url()).content.decode()


@pytest.mark.parametrize("dark", [False, True])
def test_the_pages_are_for_everybody(open_page, axe, cast, document, back, dark):
    """On a phone, in the dark, without a fault that axe knows."""
    first = back.matched()[1]
    back.drop(first, by=cast.sales)
    for path in (url("document_paper", document), url("paper_confirm", document), document.get_absolute_url()):
        if path.endswith("confirm/"):
            back.place(first, 1, by=cast.sales)
        page = open_page(cast.sales, path, language="en", width=360, height=740, dark=dark)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
