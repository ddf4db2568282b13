"""Printing a document to be signed by hand: one paper at a time, and never while it is out online."""

import uuid

import pytest

from lifecycle.errors import Refused
from lifecycle.models import Document, Event, PaperCopy
from tests.cast import put_in_state
from tests.lifecycle.signing import papers


def test_it_is_out_on_paper(cast, document):
    paper = PaperCopy.issue(by=cast.sales, document=document, note="顺丰 SF1002003")
    document.refresh_from_db()
    assert document.state == Document.State.PAPER and paper.version == document.current
    event = Event.objects.about(document).get(verb="document.printed")
    assert event.data["sha256"] == document.current.pdf_sha256 and event.actor == cast.sales


def test_a_second_click_prints_once(cast, document):
    key = uuid.uuid4()
    first = PaperCopy.issue(by=cast.sales, document=document, creation_key=key)
    assert PaperCopy.issue(by=cast.sales, document=document, creation_key=key) == first
    assert PaperCopy.objects.count() == 1


def test_not_while_it_is_out_online(cast, document):
    papers.send(cast, document)
    with pytest.raises(Refused, match="Withdraw"):
        PaperCopy.issue(by=cast.sales, document=document)
    assert not PaperCopy.objects.exists()


def test_not_twice(cast, document, paper):
    with pytest.raises(Refused):
        PaperCopy.issue(by=cast.pm, document=document)


def test_not_online_while_it_is_out_on_paper(cast, document, paper):
    with pytest.raises(Refused):
        papers.send(cast, document)


def test_not_in_a_project_that_has_ended(cast, document):
    put_in_state(cast.project, "closed")
    with pytest.raises(Refused, match="ended"):
        PaperCopy.issue(by=cast.sales, document=document)


def test_given_up_with_a_reason_it_can_be_sent(cast, document, paper):
    with pytest.raises(Refused):
        paper.cancel(by=cast.sales, reason="  no ")
    paper.cancel(by=cast.sales, reason="快递遗失，改为在线签署")
    document.refresh_from_db()
    assert document.state == Document.State.FROZEN and paper.state == PaperCopy.State.CANCELLED
    with pytest.raises(Refused):
        paper.cancel(by=cast.sales, reason="once more, please")
    papers.send(cast, document)


def test_a_new_version_ends_the_paper(cast, document, paper):
    Document.issue(by=cast.sales, record=document.subject, kind=papers.KIND, language="both", reason="更正")
    paper.refresh_from_db()
    document.refresh_from_db()
    assert paper.state == PaperCopy.State.CANCELLED and document.state == Document.State.FROZEN
    with pytest.raises(Refused):
        paper.receive(by=cast.sales, files=[])


def test_a_void_document_ends_its_paper(cast, document, paper):
    document.void(by=cast.admin, reason="发错了客户")
    paper.refresh_from_db()
    assert paper.state == PaperCopy.State.CANCELLED
    assert Document.objects.get(pk=document.pk).state == Document.State.VOIDED
