"""Who sees which document, and what they get of it."""

import csv
import io
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lifecycle.models import Document
from lifecycle.models.events import subject_key
from lifecycle.stages import registry
from tests.lifecycle.signing import papers


def as_user(user):
    client = Client()
    client.force_login(user)
    return client


def test_the_pdf_is_sent_as_it_was_issued(cast, document):
    answer = as_user(cast.pm).get(f"/documents/{document.number}/pdf/")
    assert answer.content == document.current.bytes
    assert answer["Content-Type"] == "application/pdf" and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == f'inline; filename="{document.number}-v1.pdf"'
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("query", ["?v=2", "?v=x", "?v=-1", "?v=99999999999", "?signed=1", "?v=%00"])
def test_what_is_not_there_is_not_found(cast, document, query):
    assert as_user(cast.pm).get(f"/documents/{document.number}/pdf/{query}").status_code == 404


def test_earlier_versions_stay_readable(cast, document):
    Document.issue(by=cast.sales, record=document.subject, kind=papers.KIND, language="zh", reason="更正")
    client = as_user(cast.pm)
    first, second = (client.get(f"/documents/{document.number}/pdf/?v={n}").content for n in (1, 2))
    assert first == document.current.bytes and second not in (first, b"")
    text = client.get(document.get_absolute_url()).content.decode()
    assert "更正" in text and "?v=1" in text


def test_a_file_that_was_changed_on_the_disk_is_not_sent(cast, document):
    from django.core.files.storage import default_storage

    path = default_storage.path(document.current.pdf)
    content = document.current.bytes
    try:
        with open(path, "wb") as file:
            file.write(content.replace(b"%PDF-1.7", b"%PDF-1.6"))
        with pytest.raises(ValueError, match="not the one"):
            as_user(cast.pm).get(f"/documents/{document.number}/pdf/")
    finally:
        with open(path, "wb") as file:
            file.write(content)


def test_pages_as_pictures(cast, document):
    client = as_user(cast.pm)
    assert client.get(f"/documents/{document.number}/page/1/").content.startswith(b"\x89PNG")
    for n in (0, 999):
        assert client.get(f"/documents/{document.number}/page/{n}/").status_code == 404


def test_outsiders_find_nothing(cast, document):
    client = as_user(cast.outsider)
    for place in ("", "pdf/", "page/1/", "send/", "withdraw/", "void/", "sign/"):
        assert client.get(f"/documents/{document.number}/{place}").status_code == 404, place
    assert document.number not in client.get("/documents/").content.decode()
    assert client.get(f"/projects/{cast.project.number}/documents/").status_code == 404
    assert client.get("/documents/%00/").status_code == 404


@pytest.mark.parametrize(
    ("who", "sees"),
    [("sales", True), ("pm", True), ("commercial", True), ("executive", True), ("consultant", False),
     ("support", False), ("admin", False)],
)  # fmt: skip
def test_documents_about_money_are_for_those_who_read_payments(cast, who, sees):
    secret, plain = papers.issue(cast, papers.SECRET), papers.issue(cast)
    client = as_user(getattr(cast, who))
    found = "".join(
        client.get(place).content.decode()
        for place in ("/documents/", f"/projects/{cast.project.number}/documents/", "/documents/?export=csv")
    )
    assert plain.number in found
    assert (secret.number in found) is sees
    for place in ("", "pdf/", "page/1/"):
        assert (client.get(f"/documents/{secret.number}/{place}").status_code == 200) is sees
    told = client.get(f"/projects/{cast.project.number}/events/?kind=documents").content.decode()
    assert plain.number in told
    assert (secret.number in told) is sees  # what was done with it is part of it
    assert (secret.number in client.get(cast.project.get_absolute_url()).content.decode()) is sees


def test_an_item_shows_only_evidence_that_one_may_read(cast):
    secret, item = papers.issue(cast, papers.SECRET), cast.project.items.get(code="S1-01")
    demand = item.demanded[0]
    item.evidence.create(
        document_code=demand["document"], form=demand["form"], subject_kind=subject_key(secret), subject_id=secret.pk,
        label=secret.number,
    )  # fmt: skip
    for person, sees in ((cast.commercial, True), (cast.consultant, False)):
        page = as_user(person).get(item.get_absolute_url()).content.decode()
        assert (secret.number in page) is sees


@pytest.mark.parametrize(("who", "sees"), [("pm", True), ("sales", False), ("consultant", False)])
def test_an_edition_that_is_ours_asks_for_more_than_its_kind(cast, monkeypatch, who, sees):
    """Whoever may not read it finds it on no page, and says nothing about it."""
    kind = replace(papers.KIND, code="T38", stage="presales", private_area="budget", internal=True)
    monkeypatch.setitem(registry.documents, kind.code, kind)
    private = papers.issue(cast, kind)
    client = as_user(getattr(cast, who))
    assert (client.get(private.get_absolute_url()).status_code == 200) is sees
    start = f"/projects/{cast.project.number}/"
    for place in ("", "events/", "documents/", "presales/", "lifecycle/promises/1/thread/"):
        answer = client.get(start + place)
        assert answer.status_code == 200, place
        assert (private.number in answer.content.decode()) is sees, place
    said = client.post(
        f"{start}about/{subject_key(private)}/{private.pk}/comment/", {"text": "好", "creation_key": uuid4().hex}
    )
    assert said.status_code == (302 if sees else 403)


def test_filters_sorts_and_counts(cast, document, open_request):
    other = papers.issue(cast, text="另一件事")
    client = as_user(cast.sales)
    for query, hits in [
        ("state=sent", {document}), ("waiting=0", {document}), ("waiting=7", set()), ("kind=T01", {document, other}),
        ("kind=nonsense", {document, other}), (f"project={cast.project.number}", {document, other}),
        (f"customer={cast.customer.pk}", {document, other}), ("project=P-1999-0001", {document, other}),
        (f"q={other.number}", {other}), ("q=%25_", set()), ("q=%00", {document, other}), ("sort=-state", {document, other}),
        ("sort=nonsense&page=nonsense", {document, other}), ("page=-3", {document, other}),
    ]:  # fmt: skip
        answer = client.get(f"/documents/?{query}")
        assert answer.status_code == 200, query
        assert {row["document"] for row in answer.context["rows"]} == hits, query
    assert (
        "陈志远" in client.get("/documents/").content.decode() or "Chen" in client.get("/documents/").content.decode()
    )


def test_the_list_asks_no_more_questions_for_more_rows(cast, document, open_request):
    client = as_user(cast.sales)
    client.get("/documents/")

    def questions():
        from django.db import connection

        with CaptureQueriesContext(connection) as asked:
            client.get("/documents/")
        return len(asked)

    one = questions()
    for n in range(4):
        papers.send(cast, papers.issue(cast, text=f"第 {n} 件事"))
    assert questions() == one


def test_the_table_for_spreadsheets_holds_no_formula(cast, document):
    cast.customer.name = '=HYPERLINK("http://x")'
    cast.customer.save()
    cast.sales.language = "zh-hans"
    cast.sales.save()
    table = as_user(cast.sales).get("/documents/?export=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table)))
    assert rows[1][0] == document.number and rows[1][4].startswith("'=")
    assert document.current.pdf_sha256 in rows[1]
