"""The single contact hands a change in by themselves; nobody else does, and nothing is handed in twice."""

import uuid
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from delivery.models import ChangeProcess, ChangeRequest
from delivery.waiting import today
from lifecycle.models import Outbox, Project, Requirement
from lifecycle.models.calendar import add_workdays
from tests.cast import put_in_state
from tests.delivery.changing import agree_process, analyse, assess
from tests.presales.registers import make_requirement

pytestmark = pytest.mark.django_db


@pytest.fixture
def door(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "delivery")
    cast.process = agree_process(cast)
    cast.process.open_page(by=cast.pm, until=timezone.localdate() + timedelta(days=90))
    text = Outbox.objects.get(kind="changes_page").text
    cast.path = "/" + next(word for word in text.split() if word.startswith("http")).split("/", 3)[3]
    return cast


def told(**fields: Any) -> dict[str, Any]:
    day = timezone.localdate()
    return {
        "title": "月末对账加医保类别", "description": "对账单按医保类别分别列出", "wanted_for": "拒付当月能发现",
        "agreed_inside": "医务处、财务处周会同意", "agreed_on": day - timedelta(days=2),
        "wished_on": day + timedelta(days=40), "creation_key": uuid.uuid4(),
    } | fields  # fmt: skip


def baselined(door: SimpleNamespace) -> Requirement:
    row = make_requirement(door)
    Requirement.objects.filter(pk=row.pk).update(state="baselined")
    return row


def test_it_is_handed_in_once_and_waits_for_the_project_manager(door: SimpleNamespace, client: Client) -> None:
    requirement = baselined(door)
    paper = SimpleUploadedFile("decision.pdf", b"%PDF-1.4\n%%EOF\n", content_type="application/pdf")
    data = told(requirement=requirement.pk, files=paper)
    sent = client.post(door.path, data)
    assert sent.status_code == 302, sent.context["form"].errors
    paper.seek(0)
    assert client.post(door.path, data).status_code == 302
    row = ChangeRequest.objects.get()
    day = timezone.localdate()
    assert (row.state, row.raised_by, row.submitted_on) == ("submitted", door.owner, day)
    assert (row.assess_by, row.agreed_on) == (add_workdays(day, 5), day - timedelta(days=2))
    assert row.requirements.get().requirement == requirement and row.inner_papers.get().name == "decision.pdf"
    page = client.get(f"{door.path}?thanks=1").content.decode()
    assert "月末对账加医保类别" in page and "alert-success" in page
    found = {key: rows for key, _title, _icon, rows in today(door.pm, Project.objects.all())}
    assert [line["title"] for line in found["assess"]] == [row.label]
    assert Outbox.objects.get(kind="change_handed_in").to_email == door.pm.email
    client.force_login(door.pm)
    assert "through their private link" in client.get(row.get_absolute_url()).content.decode()
    form = client.get(row.get_absolute_url() + "edit/").context["form"]  # their words stay; we sort it
    assert "change_kind" in form.fields and not {"title", "description"} & set(form.fields)
    analyse(row, door)
    assess(row, door)
    door.pm.roles = [*door.pm.roles, "BM"]
    assert row.wrote_it is None and row.may_decide(door.commercial) and not row.may_decide(door.pm)


def test_what_is_not_agreed_inside_is_refused_beside_the_field(door: SimpleNamespace, client: Client) -> None:
    later = timezone.localdate() + timedelta(days=1)
    page = client.post(door.path, told(agreed_inside=" ", agreed_on=later, wanted_for=""))
    assert page.status_code == 422 and set(page.context["form"].errors) == {"agreed_inside", "agreed_on", "wanted_for"}
    wrong = SimpleUploadedFile("tool.exe", b"MZ\x00\x01", content_type="application/pdf")
    page = client.post(door.path, told(files=wrong, wished_on=later - timedelta(days=9)))
    assert set(page.context["form"].errors) == {"files", "wished_on"} and not ChangeRequest.objects.exists()


def test_requirements_of_others_and_drafts_cannot_be_named(door: SimpleNamespace, client: Client) -> None:
    baselined(door)
    page = client.post(door.path, told(requirement=make_requirement(door, title="内部草稿").pk))
    assert set(page.context["form"].errors) == {"requirement"}
    assert "内部草稿" not in client.get(door.path).content.decode()


def test_whoever_gave_the_door_away_or_comes_too_late_hands_nothing_in(door: SimpleNamespace, client: Client) -> None:
    put_in_state(door.project, "payment")
    page = client.post(door.path, told())
    assert page.status_code == 200 and page.context["form"] is None and not ChangeRequest.objects.exists()
    put_in_state(door.project, "delivery")
    ChangeProcess.objects.filter(pk=door.process.pk).update(single_contact=door.signatory)
    assert client.post(door.path, told()).status_code == 404 and not ChangeRequest.objects.exists()


def test_a_link_hands_in_so_many_an_hour(
    door: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("delivery.contactpage.PER_HOUR", 1)
    assert client.post(door.path, told()).status_code == 302
    assert client.post(door.path, told()).status_code == 429 and ChangeRequest.objects.count() == 1
