"""Pages lead on to what the reader may open, and name no other: gates, findings, people, the checklist."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from lifecycle import progress, ways
from lifecycle.models import Document
from lifecycle.models.events import subject_key
from lifecycle.models.members import ProjectContact
from tests.cast import put_in_state
from tests.lifecycle.keyusers.chosen import a_key_user
from tests.presales.rounds import a_plan

pytestmark = pytest.mark.django_db


def test_only_who_may_open_it_is_shown_the_way(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "aftersales")
    url = f"/projects/{cast.project.number}/aftersales/rollouts/new/"
    page = f"/projects/{cast.project.number}/aftersales/"
    for user, offered in ((cast.pm, True), (cast.support, False), (cast.executive, False)):
        client.force_login(user)
        words = client.get(page).content.decode()
        assert "No rollout is planned yet." in words  # the condition stands there for everybody
        assert (f'href="{url}"' in words) == offered
        assert client.get(url).status_code == (200 if offered else 403)


def test_ways_are_judged_by_what_they_lead_to(cast: SimpleNamespace) -> None:
    base = f"/projects/{cast.project.number}/aftersales/milestones/"
    assert ways.is_open(cast.commercial, f"{base}new/", cast.project)
    assert ways.is_open(cast.pm, base, cast.project) and not ways.is_open(cast.pm, f"{base}new/", cast.project)
    assert not ways.is_open(cast.support, f"{base}1/#plan", cast.project)
    assert ways.is_open(cast.support, "", cast.project) and ways.is_open(
        cast.support, "/nowhere/at/all/", cast.project
    )


def links(client: Client, reader: Any, page: str) -> list[str]:
    client.force_login(reader)
    answer = client.get(page)
    assert answer.status_code == 200
    return re.findall(r'href="(/[^"#?]*)', answer.content.decode())


def test_what_is_to_be_mended_leads_there_whoever_mends_it(cast: SimpleNamespace, client: Client) -> None:
    plan = a_plan(cast, ready=False)
    page, mend = plan.get_absolute_url(), plan.act_url("prepare")
    for reader, offered in ((cast.implementation, True), (cast.support, False)):
        assert ways.is_open(reader, mend, cast.project) is offered
        assert (mend in links(client, reader, page)) is offered


def test_pages_about_people_offer_each_reader_only_what_is_theirs(cast: SimpleNamespace, client: Client) -> None:
    key_user = a_key_user(cast)
    ProjectContact.add(by=cast.pm, project=cast.project, contact=cast.owner, role="owner")
    leaves = f"/customers/{cast.customer.pk}/contacts/{key_user.contact_id}/leaves/"
    edit = f"/customers/{cast.customer.pk}/contacts/{cast.owner.pk}/"
    judge = f"/customers/{cast.customer.pk}/contacts/{key_user.contact_id}/judge/"
    people = f"/projects/{cast.project.number}/people/"
    for page, reader, url, offered in (
        (leaves, cast.pm, key_user.get_absolute_url(), True),
        (leaves, cast.commercial, key_user.get_absolute_url(), False),
        (key_user.get_absolute_url(), cast.pm, judge, True),
        (key_user.get_absolute_url(), cast.support, judge, False),
        (people, cast.pm, edit, True),
        (people, cast.executive, edit, False),
        ("/team/", cast.pm, "/team/trainers/", True),
        ("/team/", cast.commercial, "/team/trainers/", False),
    ):
        assert (url in links(client, reader, page)) is offered, (page, reader, url)


def test_rows_of_the_checklist_name_only_evidence_that_one_may_read(cast: SimpleNamespace) -> None:
    item = cast.project.items.get(code="S1-01")
    bill = Document.objects.create(
        project=cast.project, kind="D36", number="P-BILL", title="付款申请", language="zh", stage="aftersales",
        subject_kind="x.y", subject_id=1, created_by=cast.commercial,
    )  # fmt: skip
    for kind, pk, label in (
        (subject_key(bill), bill.pk, "P-BILL"),
        ("aftersales.paymentmilestone", 1, "Instalment 7"),
    ):
        item.evidence.create(document_code="D01", form="document", subject_kind=kind, subject_id=pk, label=label)
    type(item).objects.filter(pk=item.pk).update(state="done", result_note="Shown by P-BILL")
    for reader, told in ((cast.commercial, True), (cast.consultant, False)):
        rows = progress.item_rows(progress.items_of(cast.project, "presales"), cast.project, reader)
        under = next(str(row["under"]) for row in rows if row["url"].endswith(f"/{item.pk}/"))
        assert ("P-BILL" in under) is told
        assert ("Instalment 7" in under) is told
