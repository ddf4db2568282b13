"""Scans that come back: each page is matched to the issued one; what is wrong is named and leaves the rest alone."""

import hashlib

import pytest
from django.core.files.storage import default_storage

from lifecycle import pdf
from lifecycle.errors import Refused
from lifecycle.models import Document, Event, PaperCopy, PaperPage, PaperScan
from lifecycle.scans import limits
from tests.lifecycle.papercopies import sheets
from tests.lifecycle.pdf import samples
from tests.lifecycle.signing import papers


@pytest.fixture(scope="module")
def foreign():
    """A page of a document that is none of ours here."""
    return sheets.pages(pdf.render(samples.payment_request(), "payment_request"))[0]


def upload(paper, by, *contents):
    files = [sheets.checked(content, f"scan{n}") for n, content in enumerate(contents, 1)]
    return paper.receive(by=by, files=files)


def verdicts(paper):
    rows = PaperPage.objects.filter(scan__paper=paper).order_by("pk")
    return [(row.verdict, row.page) for row in rows]


def test_pages_in_any_order_and_form_are_matched(cast, paper, pages):
    back = [sheets.stamped(page) for page in pages]
    upload(paper, cast.sales, sheets.pdf([back[1], sheets.turned(back[0], 180)]), sheets.jpeg(back[2], 55))
    assert paper.missing() == [] and list(paper.matched()) == [1, 2, 3]
    assert verdicts(paper) == [("matched", 2), ("matched", 1), ("matched", 3)]
    assert paper.state == PaperCopy.State.RECEIVED
    event = Event.objects.about(paper.document).get(verb="document.scanned")
    assert [file["pages"] for file in event.data["files"]] == [[["matched", 2], ["matched", 1]], [["matched", 3]]]


def test_what_came_is_kept_as_it_came(cast, paper, pages):
    content = sheets.jpeg(pages[0])
    upload(paper, cast.sales, content)
    scan = PaperScan.objects.get()
    assert default_storage.open(scan.file).read() == content
    assert scan.sha256 == hashlib.sha256(content).hexdigest() and scan.uploaded_by == cast.sales
    page = scan.pages.get()
    written = default_storage.open(page.image).read()
    assert hashlib.sha256(written).hexdigest() == page.image_sha256 and written != content


def test_missing_pages_are_named(cast, paper, pages):
    upload(paper, cast.sales, sheets.jpeg(pages[1]))
    assert paper.missing() == [1, 3]


def test_a_repeated_page_waits_until_it_is_taken(cast, paper, pages):
    upload(paper, cast.sales, sheets.jpeg(pages[0]), sheets.jpeg(pages[0], 60))
    first, again = PaperPage.objects.order_by("pk")
    assert (again.verdict, again.page) == ("repeated", 1)
    paper.place(again, 1, by=cast.sales)
    paper.place(again, 1, by=cast.sales)
    first.refresh_from_db()
    again.refresh_from_db()
    assert paper.matched() == {1: again} and first.dropped_at and not again.by_hand
    assert Event.objects.filter(verb="document.page_placed").count() == 1


def test_a_page_of_another_document_is_foreign(cast, paper, foreign):
    upload(paper, cast.sales, sheets.jpeg(foreign))
    row = PaperPage.objects.get()
    assert (row.verdict, row.code) == ("foreign", "ABCDEFGHJK") and not paper.matched()
    with pytest.raises(Refused):
        paper.place(row, 1, by=cast.sales)


def test_a_page_of_an_earlier_version_is_outdated(cast, document, paper, pages):
    Document.issue(by=cast.sales, record=document.subject, kind=papers.KIND, language="both", reason="更正")
    document.refresh_from_db()
    second = PaperCopy.issue(by=cast.sales, document=document)
    upload(second, cast.sales, sheets.jpeg(pages[0]))
    row = PaperPage.objects.get()
    assert (row.verdict, row.version_n, row.page) == ("outdated", 1, 1)
    with pytest.raises(Refused):
        second.place(row, 1, by=cast.sales)


def test_an_unreadable_page_is_matched_by_a_person(cast, paper, pages):
    upload(paper, cast.sales, sheets.jpeg(sheets.blurred(pages[2], 9)))
    row = PaperPage.objects.get()
    assert (row.verdict, row.page) == ("unreadable", None) and paper.missing() == [1, 2, 3]
    paper.place(row, 3, by=cast.pm)
    row.refresh_from_db()
    assert row.by_hand and paper.missing() == [1, 2]
    event = Event.objects.get(verb="document.page_placed")
    assert event.actor == cast.pm and event.data["by_hand"] is True and event.data["page"] == 3
    with pytest.raises(Refused):
        paper.place(row, 9, by=cast.pm)


def test_a_page_that_says_what_it_is_stands_for_no_other(cast, paper, pages):
    upload(paper, cast.sales, sheets.jpeg(pages[0]))
    with pytest.raises(Refused):
        paper.place(PaperPage.objects.get(), 2, by=cast.sales)


def test_a_bad_scan_is_left_out_and_comes_again(cast, paper, pages):
    upload(paper, cast.sales, *(sheets.jpeg(page) for page in pages))
    bad = paper.matched()[2]
    paper.drop(bad, by=cast.sales)
    paper.drop(bad, by=cast.sales)
    assert paper.missing() == [2] and list(paper.matched()) == [1, 3]
    upload(paper, cast.sales, sheets.png(pages[1]))
    assert paper.missing() == [] and paper.matched()[2] != bad
    assert PaperScan.objects.count() == 4, "the bad one is kept"


def test_the_same_file_again_changes_nothing(cast, paper, pages):
    content = sheets.jpeg(pages[0])
    upload(paper, cast.sales, content)
    receipt = upload(paper, cast.sales, content)
    assert receipt.known == ["scan1"] and not receipt.kept and PaperScan.objects.count() == 1


def test_a_broken_file_leaves_the_others_alone(cast, paper, pages):
    receipt = upload(paper, cast.sales, b"%PDF-1.7 broken", sheets.jpeg(pages[0]))
    assert len(receipt.refused) == 1 and "scan1" in receipt.refused[0]
    assert list(paper.matched()) == [1] and PaperScan.objects.count() == 1


@pytest.mark.parametrize(("limit", "most"), [("MAX_FILES", 1), ("MAX_TOTAL_BYTES", 1000), ("MAX_SCANNED", 1)])
def test_there_are_limits(cast, paper, pages, monkeypatch, limit, most):
    monkeypatch.setattr(limits, limit, most)
    with pytest.raises(Refused) as refused:
        upload(paper, cast.sales, sheets.jpeg(pages[0]), sheets.jpeg(pages[1]))
    assert refused.value.field == "files" and not PaperScan.objects.exists()


def test_nothing_comes_back_to_a_paper_that_was_given_up(cast, paper, pages):
    upload(paper, cast.sales, sheets.jpeg(pages[0]))
    row = PaperPage.objects.get()
    paper.cancel(by=cast.sales, reason="改为在线签署")
    stale = PaperCopy.objects.get(pk=paper.pk)
    stale.state = PaperCopy.State.RECEIVED  # as another tab still has it
    for act in (
        lambda: upload(stale, cast.sales, sheets.jpeg(pages[1])),
        lambda: stale.place(row, 1, by=cast.sales),
        lambda: stale.drop(row, by=cast.sales),
    ):
        with pytest.raises(Refused):
            act()
    assert PaperScan.objects.count() == 1
