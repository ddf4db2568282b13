"""Whom nobody has spoken to for too long, how contacts are divided, and informal talks as research needs them."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle import contacting
from lifecycle.models import Contact, SiteSettings
from presales.coverage import Tally
from tests.cast import put_in_state
from tests.lifecycle.communications.notes import a_contact
from tests.presales.rounds import a_confirmed_plan, begin, finish
from tests.presales.writing import a_log

pytestmark = pytest.mark.django_db


@pytest.fixture
def weekly(cast: SimpleNamespace) -> SimpleNamespace:
    """The owner at the customer is to hear from us every week, and has been known for a month."""
    Contact.objects.filter(pk=cast.owner.pk).update(cadence_days=7, created_at=timezone.now() - timedelta(days=30))
    return cast


def names(cast: SimpleNamespace) -> list[str]:
    return [row.contact.name for row in contacting.silent([cast.customer.pk])]


def test_silence_is_told_until_somebody_speaks_with_them(weekly: SimpleNamespace) -> None:
    (row,) = contacting.silent([weekly.customer.pk])
    assert (row.contact, row.days, row.never) == (weekly.owner, 30, True)
    a_contact(weekly, weekly.owner, at=timezone.now() - timedelta(days=9))
    (row,) = contacting.silent([weekly.customer.pk])
    assert (row.days, row.never) == (9, False)
    a_contact(weekly, weekly.signatory)
    assert names(weekly) == ["陈志远"]  # somebody else was called
    a_contact(weekly, weekly.owner)
    assert names(weekly) == []


def test_talks_of_presales_count_too(weekly: SimpleNamespace) -> None:
    log = a_log(weekly, at=timezone.now() - timedelta(days=2))
    log.contacts.set([weekly.owner])
    type(log).objects.filter(pk=log.pk).update(state="planned")
    assert names(weekly) == ["陈志远"]  # it has not taken place
    type(log).objects.filter(pk=log.pk).update(state="draft")
    assert names(weekly) == []


def test_it_stands_on_the_page_of_who_keeps_in_touch_now(client: Client, weekly: SimpleNamespace) -> None:
    for person, shown in ((weekly.sales, True), (weekly.pm, False)):
        client.force_login(person)
        assert ('id="silent"' in client.get("/").content.decode()) is shown
    put_in_state(weekly.project, "delivery")
    client.force_login(weekly.pm)
    text = client.get("/").content.decode()
    assert 'id="silent"' in text and f"?contact={weekly.owner.pk}" in text
    form = client.get(
        reverse("record_new", args=[weekly.project.number, "lifecycle", "communications"])
        + f"?contact={weekly.owner.pk}"
    ).context["form"]
    assert form["contacts"].value() == [weekly.owner.pk]


def test_who_has_left_is_not_missed(weekly: SimpleNamespace) -> None:
    weekly.owner.leave(by=weekly.sales, on=timezone.localdate())
    assert names(weekly) == []


def test_contacts_are_held_against_the_proportion_of_the_company(client: Client, cast: SimpleNamespace) -> None:
    for audience, n in (("leader_customer", 1), ("user", 5), ("team", 4)):
        for _n in range(n):
            a_contact(cast, audience=audience)
    found = contacting.balance(cast.project)
    assert [(row["share"], row["target"]) for row in found["groups"]] == [(10, 30), (50, 40), (40, 30)]
    assert "Leaders" in found["advice"] and not found["few"]
    SiteSettings.objects.update(comm_ratio="1:5:4")
    assert [row["apart"] for row in contacting.balance(cast.project)["groups"]] == [0, 0, 0]
    client.force_login(cast.sales)
    page = client.get(reverse("record_list", args=[cast.project.number, "lifecycle", "communications"]))
    assert "50 % (5), aim 50 %" in page.content.decode()


def test_the_stage_page_reads_the_last_contact_from_here_too(cast: SimpleNamespace) -> None:
    assert Tally(cast.project).met_at is None
    a_contact(cast, audience="team")
    assert Tally(cast.project).met_at is None  # among ourselves
    row = a_contact(cast, cast.owner)
    assert Tally(cast.project).met_at == row.at == contacting.last_with_customer(cast.project)


def test_an_informal_contact_of_the_round_answers_the_twelfth_taboo(cast: SimpleNamespace) -> None:
    plan = a_confirmed_plan(cast)
    log = finish(begin(plan, cast), cast)

    def found() -> list[bool]:
        fresh: list[Any] = [type(row).objects.get(pk=row.pk) for row in (plan, log)]
        return ["formal_only" in [hint.code for hint in row.hints()] for row in fresh]

    assert found() == [True, True]
    a_contact(cast, cast.owner, formality="formal")
    a_contact(cast, formality="informal", audience="team")
    a_contact(cast, formality="informal", at=plan.begun_at() - timedelta(days=3))
    assert found() == [True, True]
    a_contact(cast, cast.owner, formality="informal", channel="informal")
    assert found() == [False, False]
