"""A promised duration stands beside the likely one, and is red where the two are too far apart."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from lifecycle import hooks
from lifecycle.durations import Likely, likely
from lifecycle.models import Project
from lifecycle.promises import held
from tests.presales.ready import make_promise as a_promise

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def estimated(cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {cast.project.pk: (64, 90)}
    monkeypatch.setitem(hooks.HOOKS, "likely_days", [lambda keys: {k: known[k] for k in keys if k in known}])


def test_only_projects_with_an_estimate_have_a_likely_length(cast: SimpleNamespace) -> None:
    assert likely([cast.project.pk, 0]) == {cast.project.pk: Likely(64, 90)}
    assert likely([]) == {}


@pytest.mark.parametrize(("days", "tone"), [(30, "bad"), (53, "bad"), (60, "wait"), (64, "ok"), (90, "ok")])
def test_the_companys_factor_decides_what_is_red(cast: SimpleNamespace, days: int, tone: str) -> None:
    with translation.override("en"):
        against = held(a_promise(cast, days=days), Likely(64, 90), 1.2)
    assert against == {"text": f"promised {days} d, likely 64 d (P80 90 d)", "tone": tone}


def test_a_date_is_a_duration_from_signing_or_from_the_promise(cast: SimpleNamespace) -> None:
    today = timezone.localdate()
    promise = a_promise(cast, due=today + timedelta(days=30))
    assert promise.promised_days == 30
    Project.objects.filter(pk=cast.project.pk).update(contract_signed_on=today + timedelta(days=10))
    promise.refresh_from_db()
    assert promise.promised_days == 20


@pytest.mark.parametrize("fields", [{"promise_kind": "feature", "days": 30}, {}])
def test_what_says_nothing_of_the_projects_length_is_not_compared(
    cast: SimpleNamespace, fields: dict[str, Any]
) -> None:
    assert held(a_promise(cast, **fields), Likely(64, 90), 1.2) is None


def test_page_shows_both(client: Client, cast: SimpleNamespace) -> None:
    promise = a_promise(cast, days=30)
    client.force_login(cast.sales)
    assert "promised 30 d, likely 64 d (P80 90 d)" in client.get(promise.get_absolute_url()).content.decode()
    promise.withdraw(by=cast.sales, outcome="面谈告知")
    assert "likely 64 d" not in client.get(promise.get_absolute_url()).content.decode()
