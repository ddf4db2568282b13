"""Every document says with whom it lies and since when, and what it may be called."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from lifecycle import balls, paperwork
from lifecycle.models import Document
from lifecycle.models.papercopies import PaperCopy
from lifecycle.models.signatures import Invitee
from tests.lifecycle.signing import papers


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def ball(document):
    document = Document.objects.for_list().get(pk=document.pk)
    return balls.of([document])[document.pk]


def lies_with(side):
    return set(balls.with_side(Document.objects.all(), side))


def test_from_nobody_to_the_customer_to_us_and_back(cast, document):
    assert (ball(document).side, ball(document).who) == ("nobody", "nobody asked yet")
    assert ball(document).since == document.current.rendered_at and lies_with("nobody") == {document}
    request = papers.send(
        cast, document, people=[Invitee(cast.owner, "customer-1"), Invitee(cast.pm, "vendor-1", order=2)], ordered=True
    )
    theirs, ours = request.signatories.order_by("order")
    assert (ball(document).side, ball(document).who) == ("customer", "Chen Zhiyuan")
    assert ball(document).since == theirs.asked_at and lies_with("customer") == {document}
    theirs.sign(sha256=request.version.pdf_sha256, **papers.typed())
    assert (ball(document).side, ball(document).who) == ("us", "Zhang Min") and lies_with("us") == {document}
    ours.refresh_from_db()
    ours.decline(reason="还缺一张附件，请补上")
    assert (ball(document).side, ball(document).who) == ("us", "Li Na, to mend it") and lies_with("us") == {document}


def test_what_nobody_is_to_sign_waits_for_nobody(cast):
    letter = papers.issue(cast, papers.SECRET)
    assert (ball(letter).side, ball(letter).who) == ("done", "")
    assert lies_with("done") == {letter} and not lies_with("nobody")


def test_on_paper_since_and_scans_to_confirm(cast, document):
    paper = PaperCopy.objects.create(document=document, version=document.current, issued_by=cast.sales)
    document.set_state("paper")
    assert (ball(document).side, ball(document).who, ball(document).since) == (
        "customer",
        "out on paper",
        paper.issued_at,
    )
    assert lies_with("customer") == {document} and not lies_with("us")
    PaperCopy.objects.update(state="received")
    assert ball(document).side == "us" and "Li Na" in ball(document).who
    assert lies_with("us") == {document} and not lies_with("customer")


@pytest.mark.parametrize(
    ("state", "how", "word"),
    [
        ("completed", "online", "Signed"),
        ("completed", "paper", "Signed on paper"),
        ("deemed", "deemed", "Deemed accepted"),
    ],
)
def test_deemed_is_never_called_signed_nor_paper_online(cast, client, document, state, how, word):
    document.set_state(state, how=how, completed_at=timezone.now())
    assert paperwork.state_label(document) == word and lies_with("done") == {document}
    client.force_login(cast.sales)
    for place in ("/documents/", f"/projects/{cast.project.number}/documents/", document.get_absolute_url()):
        page = client.get(place).content.decode()
        assert word in page
        if state == "deemed":
            assert "Signed by all" not in page
    rows = client.get("/documents/").context["rows"]
    assert [row["state"] for row in rows] == [word] and f">{word}</span>" in rows[0]["badge"]
    table = client.get("/documents/?export=csv").content.decode()
    assert f",{word}," in table


def test_sorts_and_filters_by_it_in_one_more_query_at_most(cast, client, document, django_assert_max_num_queries):
    first, second = papers.issue(cast, text="甲"), papers.issue(cast, text="乙")
    papers.send(cast, first).signatories.update(asked_at=timezone.now() - timedelta(days=9))
    papers.send(cast, second).signatories.update(asked_at=timezone.now() - timedelta(days=5))
    client.force_login(cast.sales)
    client.get("/documents/")
    found = client.get("/documents/?sort=since").context["rows"]
    assert [row["document"] for row in found] == [first, second, document]
    found = client.get("/documents/?ball=customer&sort=-since").context["rows"]
    assert [row["document"] for row in found] == [second, first]
    states = {"paper", "declined", "expired", "completed", "frozen", "sent"}
    for state in states:
        papers.issue(cast, text=state).set_state(state)
    rows = Document.objects.for_list().only(*paperwork.COLUMNS)
    with django_assert_max_num_queries(2):
        shown = paperwork.rows(rows)
    assert len(shown) == 9
