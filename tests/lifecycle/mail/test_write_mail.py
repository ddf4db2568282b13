"""What the mails say, in both languages and both forms."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from lifecycle.models import Outbox, Signatory
from lifecycle.models.signatures import Invitee
from tests.lifecycle.signing import papers

KINDS = ("ask_to_sign", "remind_to_sign", "copy_of_document", "signed", "declined", "completed", "signed_copy")


@pytest.fixture
def mails(cast, document):
    """Every kind of mail, by way of the verbs that send them."""
    for person in (cast.owner, cast.signatory):
        person.language = "en"
        person.save()
    people = [Invitee(cast.owner, "customer-1"), Invitee(cast.pm, "vendor-1"), Invitee(cast.signatory, "", "copy", 3)]
    request = papers.send(cast, document, people=people, message="Bitte & <lesen>")
    customer, ours = request.signatories.get(contact=cast.owner), request.signatories.get(user=cast.pm)
    Signatory.objects.update(asked_at=timezone.now() - timedelta(days=3))
    customer.remind(by=None)
    for signatory, how in ((customer, "link"), (ours, "account")):
        signatory.sign(**papers.typed() | {"sha256": document.current.pdf_sha256, "identified_by": how})
    second = papers.issue(cast, text="另一件事")
    papers.send(cast, second).signatories.get(contact=cast.owner).decline(reason="Sum is <b>wrong</b> & late")
    return {kind: list(Outbox.objects.filter(kind=kind).order_by("pk")) for kind in KINDS}


def test_every_kind_is_written_in_both_forms(mails):
    for kind, rows in mails.items():
        assert rows, kind
        for row in rows:
            assert "http://testserver/" in row.text and "http://testserver/" in row.html, kind
            assert "Traceback" not in row.text and "{{" not in row.html + row.text and "{%" not in row.html + row.text
            assert row.subject and "\n" not in row.subject
            assert not re.search(r"<img|<script|<link|background=|url\(", row.html), (
                "nothing is loaded, nothing counted"
            )
            assert "\n\n\n" not in row.text


def test_text_is_plain_and_html_is_escaped(mails):
    asked = mails["ask_to_sign"][0]
    assert "Bitte & <lesen>" in asked.text and "Bitte &amp; &lt;lesen&gt;" in asked.html
    declined = mails["declined"][0]
    assert "<b>wrong</b> & late" in declined.text and "<b>wrong" not in declined.html


def test_the_customer_gets_a_link_of_their_own_colleagues_their_page(mails, document):
    customer, ours = mails["ask_to_sign"][:2]
    assert "/sign/" in customer.text and f"/documents/{document.number}/sign/" in ours.text
    assert "need no account" in customer.text and "need no account" not in ours.text
    links = re.findall(r"/sign/(\S+)/", "".join(row.text for rows in mails.values() for row in rows))
    assert len(set(links)) == len(links) >= 4
    assert not any(
        link in row.text for link in links for row in mails["signed"] + mails["completed"] + mails["declined"]
    )


def test_each_reader_reads_their_language(cast, document):
    cast.owner.language = "zh-hans"
    cast.owner.save()
    papers.send(cast, document)
    to_customer, to_us = Outbox.objects.get(to_email=cast.owner.email), Outbox.objects.get(to_email=cast.pm.email)
    assert 'lang="zh-hans"' in to_customer.html and "项目验收证书" in to_customer.subject
    assert 'lang="en"' in to_us.html and "Acceptance certificate" in to_us.subject
    assert "Please sign" in to_us.subject


def test_the_copy_is_not_called_a_request(mails):
    assert "sign" not in mails["copy_of_document"][0].subject.lower()


def test_times_name_their_zone(mails):
    assert "UTC+08:00" in mails["ask_to_sign"][0].text
