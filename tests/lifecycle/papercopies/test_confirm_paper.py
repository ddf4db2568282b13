"""Confirming paper: a person says what it shows, both sides are sealed together, and the document counts as signed."""

import json
import subprocess
from datetime import date, timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from lifecycle import hooks, paperrecords
from lifecycle.errors import Refused, Stale
from lifecycle.models import Document, Event, Evidence, Job, PaperCopy
from tests.lifecycle.papercopies import sheets


def said(paper, **more):
    seen = {"name": "陈志远", "signed": True, "stamped": True, "on": date(2026, 11, 20)}
    seals = {slot["key"]: dict(seen) for slot in paper.version.slots}
    facts = {"seals": seals, "straddle": "seen", "remark": "", "selection": paper.selection()}
    return facts | more


def test_it_counts_as_signed(cast, document, back, monkeypatch):
    told = []
    monkeypatch.setitem(hooks.HOOKS, "document_signed", [lambda document, by: told.append((document.pk, by))])
    back.confirm(by=cast.pm, **said(back, remark="公章清晰"))
    document.refresh_from_db()
    back.refresh_from_db()
    assert (document.state, document.how) == (Document.State.COMPLETED, Document.How.PAPER) and document.completed_at
    assert back.state == PaperCopy.State.CONFIRMED and back.confirmed_by == cast.pm
    assert back.seals["customer-1"] == {"name": "陈志远", "signed": True, "stamped": True, "on": "2026-11-20"}
    assert told == [(document.pk, cast.pm)]
    verbs = list(Event.objects.about(document).order_by("seq").values_list("verb", flat=True))
    assert verbs[-2:] == ["document.paper_confirmed", "document.completed"]
    event = Event.objects.get(verb="document.completed")
    assert event.data["sha256"] == back.pdf_sha256 and event.data["how"] == "paper"
    assert Job.objects.filter(kind="completion", data__paper=back.pk).count() == 1
    assert not Evidence.objects.exclude(subject_id=document.pk).exists()


def test_the_record_holds_both_sides_and_is_sealed(cast, document, back, tmp_path):
    back.confirm(by=cast.pm, **said(back))
    file = tmp_path / "record.pdf"
    file.write_bytes(back.bytes)
    signed = subprocess.run(["pdfsig", file], capture_output=True, text=True).stdout
    assert "Signature is Valid" in signed and "Total document signed" in signed and signed.count("Signature #") == 1
    told = subprocess.run(["pdfinfo", "-meta", file], capture_output=True, text=True).stdout
    assert "<pdfaid:part>3" in told or 'pdfaid:part="3"' in told
    assert "pdfuaid" in told
    reader = PdfReader(file)
    inside = reader.attachments
    issued = f"{document.number}-v1.pdf"
    assert set(inside) == {issued, "document.json", "paper.json", "scan-01.pdf", "scan-02.jpg"}
    assert inside[issued] == [back.version.bytes] and inside["document.json"] == [back.version.data.encode()]
    data = json.loads(inside["paper.json"][0])
    assert [page["by_hand"] for page in data["body"]["pages"]] == [False, False, True]
    assert (
        data["body"]["confirmed"]["by"]["name"]["zh"] == "张敏" and data["body"]["files"][1]["name"] == "IMG_0001.jpg"
    )
    text = "".join(page.extract_text() for page in reader.pages)
    assert back.version.pdf_sha256 in text.replace("\n", "") and "人工辨认" in text
    pictures = subprocess.run(["pdfimages", "-list", file], capture_output=True, text=True).stdout
    assert pictures.count(" image ") == 2 * back.version.pages and " yes " not in pictures, "nothing is interpolated"


def test_not_while_pages_are_missing(cast, paper, pages):
    paper.receive(by=cast.sales, files=[sheets.checked(sheets.jpeg(pages[0]))])
    with pytest.raises(Refused, match="2, 3"):
        paper.confirm(by=cast.pm, **said(paper))
    assert PaperCopy.objects.get().state == PaperCopy.State.RECEIVED


def test_only_what_was_looked_at_is_sealed(cast, back, pages):
    facts = said(back)
    back.receive(by=cast.sales, files=[sheets.checked(sheets.png(pages[0]))])
    other = back.scans.order_by("-pk").first().pages.get()
    back.place(other, 1, by=cast.sales)
    with pytest.raises(Stale):
        back.confirm(by=cast.pm, **facts)


def test_pages_changed_while_the_record_was_made_are_noticed(cast, back, monkeypatch):
    def meanwhile(paper):
        paper.matched()[1].scan.pages.update(dropped_at=timezone.now())

    monkeypatch.setattr(paperrecords, "seal_record", meanwhile)
    with pytest.raises(Refused):
        back.confirm(by=cast.pm, **said(back))
    assert Document.objects.get().state == Document.State.PAPER


def test_a_second_click_confirms_once(cast, back):
    facts = said(back)
    back.confirm(by=cast.pm, **facts)
    PaperCopy.objects.get().confirm(by=cast.sales, **facts)
    assert Event.objects.filter(verb="document.paper_confirmed").count() == 1
    assert PaperCopy.objects.get().confirmed_by == cast.pm


NOBODY = {"name": "", "signed": False, "stamped": False, "on": None}


@pytest.mark.parametrize(
    ("slot", "more", "field"),
    [
        ({"name": "", "signed": True}, {}, "name_customer-1"),
        ({"name": "陈志远", "signed": True, "on": date.today() + timedelta(days=3)}, {}, "on_customer-1"),
        (NOBODY, {}, "remark"),
        ({"name": "陈志远", "signed": True}, {"straddle": ""}, "straddle"),
        ({"name": "陈志远", "signed": True}, {"straddle": "single"}, "straddle"),
    ],
)
def test_what_does_not_hold_together_is_refused(cast, back, slot, more, field):
    facts = said(back)
    facts["seals"]["customer-1"] = slot
    with pytest.raises(Refused) as refused:
        back.confirm(by=cast.pm, **(facts | more))
    assert refused.value.field == field
    assert Document.objects.get().state == Document.State.PAPER


def test_unsigned_paper_never_counts(cast, back):
    seals = {slot["key"]: NOBODY for slot in back.version.slots}
    with pytest.raises(Refused):
        back.confirm(by=cast.pm, **said(back, seals=seals, remark="a remark does not help"))


def test_a_seal_without_a_signature_and_an_empty_place_with_a_reason_do(cast, back):
    facts = said(back, remark="乙方不需签署")
    facts["seals"] = {"customer-1": {"stamped": True}, "vendor-1": NOBODY}
    seen = back.seen(facts["seals"], "absent", facts["remark"], by=cast.pm)
    assert seen["seals"]["customer-1"] == {"name": "", "signed": False, "stamped": True, "on": None}
