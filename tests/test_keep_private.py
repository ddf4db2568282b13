"""What is the vendor's own never leaves: every document kind and every customer page, with a marker in each private field."""

import json
from typing import Any

import pytest
from django.db import models
from django.utils import timezone

from lifecycle.documents import compose
from lifecycle.models import (
    Absence,
    ConsultantTraining,
    Contact,
    Document,
    GrowthEntry,
    OneToOne,
    Project,
    SignatureRequest,
    SkillAssessment,
)
from lifecycle.models.signatures import Invitee
from lifecycle.models.skill_assessments import ABILITIES
from lifecycle.stages import registry
from presales.models import Competitor, Estimate, EstimateCost, FeasibilityDimension
from tests.everything import make_records

MARK = "PRIVATE-MARK"
CUSTOMERS = (
    "D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D12", "D13", "D16", "D18", "D19", "D20", "D21",
    "D22", "D23", "D24", "D25", "D26", "D27", "D28", "D29", "D30", "D31", "D32", "D33", "D34", "D35", "D36", "D37", "D39",
    "D38", "D40", "D41",
)  # fmt: skip


def mark_cost_and_competitors() -> None:
    """Whole records that are the vendor's own: estimates, feasibility."""
    Estimate.objects.update(basis_note=MARK, recommendation=MARK)
    EstimateCost.objects.update(what=MARK)
    FeasibilityDimension.objects.update(evidence=MARK)
    assert Competitor.objects.update(name=MARK, strengths=MARK, weaknesses=MARK, price_hint=MARK)


def mark_people(cast: Any) -> None:
    """What is written down of our people's growth and absences."""
    person, by, today = cast.consultant, cast.executive, timezone.localdate()
    SkillAssessment(person=person, year=today.year).judge(by=by, version=0, note=MARK, **dict.fromkeys(ABILITIES, 3))
    OneToOne(person=person).write(by=by, held_on=today, text=MARK, agreed=MARK)
    GrowthEntry(person=person).write(by=person, on=today, text=MARK, project=cast.project)
    training = ConsultantTraining(person=person)
    training.plan(by=by, version=0, kind="closed", topic=MARK, topic_en=MARK, planned_for=today, trainer=MARK)
    training.hold(by=by, on=today, result=MARK)
    facts = {"from_date": today, "to_date": today, "note": MARK, "substitute": cast.outsider}
    Absence(user=person).note_down(by=person, kind="illness", **facts)


def mark(row: Any) -> int:
    """Put a marker into every private text of a row; how many there were."""
    texts = [
        name
        for name in sorted(getattr(type(row), "private", ()))
        if isinstance(row._meta.get_field(name), models.TextField | models.CharField)
        and not row._meta.get_field(name).choices
    ]
    type(row).objects.filter(pk=row.pk).update(**dict.fromkeys(texts, MARK))
    return len(texts)


@pytest.fixture
def records(cast) -> dict[str, Any]:
    return make_records(cast)


def test_every_document_kind_is_walked(records):
    assert set(registry.documents) <= set(records)
    assert {code for code, kind in registry.documents.items() if not kind.internal} == set(CUSTOMERS)


def test_no_private_field_enters_a_document(cast, records):
    marked = mark(cast.project) + sum(mark(contact) for contact in Contact.objects.all())
    for record in records.values():
        marked += mark(record)
    mark_cost_and_competitors()
    mark_people(cast)
    assert marked >= 8  # the floor: there were private fields to leak
    assert [code for code in CUSTOMERS if MARK in paper(code, records, cast.project)] == []


def test_a_colleague_reads_nothing_of_anothers_growth_nor_why_they_are_away(cast, client):
    mark_people(cast)
    number, who = cast.project.number, cast.consultant.pk
    urls = ["/", "/team/", f"/team/{who}/", f"/projects/{number}/", f"/projects/{number}/people/"]
    urls += [f"/projects/{number}/events/", "/search/?q=PRIVATE", "/knowledge/"]
    shown = {}
    for name in ("sales", "support", "consultant"):
        client.force_login(getattr(cast, name))
        pages = {url: client.get(url, follow=True).content.decode() for url in urls}
        shown[name] = [url for url, page in pages.items() if MARK in page]
        assert ("Illness" in pages[f"/team/{who}/"]) == (name == "consultant")
    assert shown["sales"] == shown["support"] == []
    assert shown["consultant"] == [f"/team/{who}/"]  # the control: what they wrote for their substitute themselves


def paper(code: str, records: dict[str, Any], project: Project) -> str:
    """What a document of that kind would freeze now."""
    record = type(records[code]).objects.get(pk=records[code].pk)
    record.project = Project.objects.get(pk=project.pk)
    draft = Document(
        project=record.project, kind=code, number="X", title="x", title_en="x", language="both", public_code="A" * 10
    )
    data = compose(draft, record, registry.documents[code], n=1, moment=timezone.now())
    return json.dumps(data, ensure_ascii=False)


def test_the_markers_would_be_found(cast, records):
    """The control: a public field with the marker does show up in the document."""
    log = records["D03"]
    type(log).objects.filter(pk=log.pk).update(place=MARK)
    assert MARK in paper("D03", records, cast.project)


def test_no_private_field_is_on_a_customer_page_or_in_a_mail(cast, client, records):
    for contact in Contact.objects.all():
        mark(contact)
    mark(cast.project)
    for record in records.values():
        mark(record)
    mark_cost_and_competitors()
    mark_people(cast)
    log = records["D03"]
    log.refresh_from_db()
    document = log.issue(by=cast.implementation)
    SignatureRequest.send(by=cast.implementation, document=document, people=[Invitee(cast.owner, "customer-1")])
    from lifecycle.models import Outbox

    mail = Outbox.objects.filter(kind="ask_to_sign").latest("pk")
    assert MARK not in mail.text + mail.html + mail.subject
    path = "/sign/" + mail.text.split("/sign/", 1)[1].split("/", 1)[0] + "/"
    pages = [client.get(path), client.post(path, follow=True), client.get("/s/"), client.get("/s/decline/")]
    assert [page.status_code for page in pages] == [200, 200, 200, 200]
    assert not any(MARK in page.content.decode() for page in pages)
