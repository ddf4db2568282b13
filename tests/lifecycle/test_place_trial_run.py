"""The trial run stands between two stages; the company says which of them works on it."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from lifecycle.models import ChecklistItem, Project, SiteSettings
from lifecycle.stages import Stage, states_of
from lifecycle.views.today import opened
from tests.cast import put_in_state

pytestmark = pytest.mark.django_db


def shown_in(cast: SimpleNamespace, where: str) -> Project:
    site = SiteSettings.load()
    site.revise(by=cast.admin, version=site.version, trial_run_in=where)
    return put_in_state(cast.project, "trial_run")


def test_both_stages_have_it_unless_somebody_says_otherwise(cast: SimpleNamespace) -> None:
    project = put_in_state(cast.project, "trial_run")
    assert project.open_stages() == list(Stage)
    assert "trial_run" in states_of("delivery") and "trial_run" in states_of("aftersales")


@pytest.mark.parametrize(("where", "left_out"), [("delivery", Stage.AFTERSALES), ("aftersales", Stage.DELIVERY)])
def test_one_of_the_two_has_it(cast: SimpleNamespace, client: Client, where: str, left_out: Stage) -> None:
    project = shown_in(cast, where)
    assert left_out not in project.open_stages() and len(project.open_stages()) == 2
    client.force_login(cast.sales)
    for stage in ("delivery", "aftersales"):
        page = client.get(f"/projects/?stage={stage}").content.decode()
        assert (project.number in page) == (stage == where)


@pytest.mark.parametrize(("where", "counted"), [("both", 2), ("delivery", 1), ("aftersales", 1)])
def test_today_asks_for_the_items_of_its_stage_alone(cast: SimpleNamespace, where: str, counted: int) -> None:
    project = shown_in(cast, where)
    for stage in ("delivery", "aftersales"):
        ChecklistItem.schedule(project, stage, start=timezone.localdate())
    rows = ChecklistItem.objects.filter(project=project).exclude(stage="presales").filter(opened())
    assert len(set(rows.values_list("stage", flat=True))) == counted


def test_other_states_do_not_ask(cast: SimpleNamespace) -> None:
    shown_in(cast, "delivery")
    assert put_in_state(cast.project, "aftersales").open_stages() == list(Stage)


def test_the_settings_keep_it(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.admin)
    form = client.get("/settings/company/").context["form"]
    data = {field.html_name: field.value() for field in form if field.value() not in (None, False)}
    data |= {
        "version": SiteSettings.load().version,
        "trial_run_in": "aftersales",
        "acceptance_roles": ["expert", "PM"],
    }
    assert client.post("/settings/company/", data).status_code == 302
    site = SiteSettings.load()
    assert (site.trial_run_in, site.acceptance_roles) == ("aftersales", ["expert", "PM"])
    assert (
        client.post("/settings/company/", data | {"version": site.version, "acceptance_roles": []}).status_code == 422
    )
