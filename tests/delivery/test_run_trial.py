"""A trial run is agreed with criteria, begins when signed, is watched and made longer, and ends with a signed report."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.utils import timezone

from delivery.models import TrialRun
from delivery.trialpages import today
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Document, Project
from tests.cast import put_in_state
from tests.delivery.trials import a_trial, a_trial_report, days_ago, gate, observe, running, said, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "delivery")
    return cast


# -- agreed ------------------------------------------------------------------------------------------------------------


def test_without_criteria_it_cannot_be_confirmed(cast):
    trial = a_trial(cast, criteria=False)
    with pytest.raises(Refused, match="criteria"):
        trial.guard_issue()
    assert not gate(cast, "G5-k").met


@pytest.mark.parametrize(("field", "word"), [("scope", "trial"), ("channel", "tell us"), ("their_lead", "customer")])
def test_it_says_what_it_lacks(cast, field, word):
    trial = a_trial(cast, **{field: None if field == "their_lead" else ""})
    with pytest.raises(Refused, match=word):
        trial.guard_issue()
    a_whole = TrialRun.objects.get(pk=trial.pk)
    a_whole.scope, a_whole.channel, a_whole.their_lead = "x", "y", cast.owner
    a_whole.guard_issue()


def test_it_ends_after_it_begins_and_is_of_this_customer(cast):
    day = timezone.localdate()
    with pytest.raises(Refused) as refusal:
        a_trial(cast, starts_on=day, planned_end=day)
    assert refusal.value.field == "planned_end"


def test_one_at_a_time(cast):
    a_trial(cast)
    with pytest.raises(Refused, match="already"):
        a_trial(cast)
    assert TrialRun.objects.count() == 1


def test_it_begins_on_the_day_on_which_it_is_signed(cast):
    trial = running(cast)
    assert (trial.state, trial.began_on) == ("running", timezone.localdate())
    assert gate(cast, "G5-k").met
    with pytest.raises(Refused):
        trial.put(by=cast.pm, read_version=trial.version)


def test_it_does_not_begin_before_the_day_that_was_agreed(cast):
    later = timezone.localdate() + timedelta(days=4)
    trial = running(cast, starts_on=later)
    assert trial.began_on == later and trial.is_ahead


def test_the_signed_confirmation_proves_its_item_and_not_the_review(cast):
    trial = a_trial(cast)
    document = trial.issue(by=cast.pm, language="both")
    assert document.current.facts["title"]["en"] == "Trial-run confirmation"
    sign(document, cast)
    items = {item.code: item for item in ChecklistItem.objects.filter(project=cast.project)}
    assert items["S2-17"].state == "done" and items["S3-08"].state == "todo"
    trial.refresh_from_db()
    assert trial.state == "running"


def test_who_declines_leaves_it_as_it_is_with_the_reason(cast):
    trial = a_trial(cast)
    with transaction.atomic():
        trial.document_declined(Document(number="D28"), reason="范围不对")
    assert (trial.state, trial.refused_reason) == ("prepared", "范围不对")


# -- while it lasts ----------------------------------------------------------------------------------------------------


def test_a_day_noted_twice_counts_once(cast):
    trial = days_ago(running(cast), 5)
    observe(trial, cast, major=2, users=20)
    observe(trial, cast, major=1, users=30)
    assert trial.usage == {"n": 1, "most": 30, "blocking": 0, "major": 1, "minor": 0}


@pytest.mark.parametrize("days", [-9, 1])
def test_no_day_outside_of_it_is_noted(cast, days):
    trial = days_ago(running(cast), 5)
    with pytest.raises(Refused) as refusal:
        observe(trial, cast, on=timezone.localdate() + timedelta(days=days))
    assert refusal.value.field == "on"


def test_a_measurement_needs_figure_and_result(cast):
    trial = running(cast)
    row = trial.criteria.first()
    for told in (("", "", "met"), ("20 分钟", "20 minutes", "")):
        with pytest.raises(Refused):
            trial.measure(by=cast.pm, on=timezone.localdate(), measured={row.pk: told})
    trial.measure(by=cast.pm, on=timezone.localdate(), measured={row.pk: ("20 分钟", "20 minutes", "met")})
    row.refresh_from_db()
    assert (row.met, row.actual, len(trial.unmeasured())) == ("met", "20 分钟", 1)


def test_made_longer_with_a_reason_and_signed_again(cast):
    trial = running(cast)
    end = trial.planned_end
    with pytest.raises(Refused):
        trial.extend(by=cast.pm, to_day=end + timedelta(days=10), reason="忙")
    with pytest.raises(Refused):
        trial.extend(by=cast.pm, to_day=end, reason="住院药房晚两周上线，双方同意延长")
    trial.extend(by=cast.pm, to_day=end + timedelta(days=10), reason="住院药房晚两周上线，双方同意延长")
    assert trial.state == "extended" and trial.unsigned_extension is not None
    with transaction.atomic():
        trial.document_signed(Document(number="D28"), by=cast.pm)
    assert trial.unsigned_extension is None and trial.planned_end == end + timedelta(days=10)


def test_today_tells_its_owner_that_it_ends_or_has_ended(cast):
    trial = days_ago(running(cast), 3, end=20)
    projects = Project.objects.filter(pk=cast.project.pk)
    assert [rows for _key, _title, _icon, rows in today(cast.pm, projects)] == [[], []]
    days_ago(trial, 30, end=-1)
    assert trial.is_overdue
    ends, _said = today(cast.pm, projects)
    assert len(ends[3]) == 1 and today(cast.executive, projects)[0][3] == []
    said(cast)
    _ends, digest = today(cast.pm, projects)
    assert "1 piece" in digest[3][0]["note"]


# -- its end -----------------------------------------------------------------------------------------------------------


# -- gates without a record --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "item"), [("G5-k", "S2-17"), ("G7-a", "S3-08")])
def test_the_checklist_settles_what_has_no_record(cast, code, item):
    assert not gate(cast, code).met
    ChecklistItem.objects.filter(project=cast.project, code=item).update(state="done", done_on=timezone.localdate())
    assert gate(cast, code).met
    a_trial(cast)
    assert not gate(cast, code).met  # once there is a record, it is the record that counts


# -- pages -------------------------------------------------------------------------------------------------------------


def test_every_page_opens_and_the_form_makes_one(cast, client):
    client.force_login(cast.pm)
    here = f"/projects/{cast.project.number}/delivery/trial/"
    day = timezone.localdate()
    data = {
        "creation_key": "6f1f9a1e-6a58-4d8c-9a55-0d4d1a3f6a11", "title": "试运行", "scope": "全部", "observed": "weekly",
        "starts_on": day.isoformat(), "planned_end": (day + timedelta(days=30)).isoformat(), "our_lead": cast.pm.pk,
        "their_lead": cast.owner.pk, "channel": "链接", "criteria-TOTAL_FORMS": "1", "criteria-INITIAL_FORMS": "0",
        "criteria-0-measure": "日结", "criteria-0-target": "30 分钟", "criteria-0-method": "实测",
    }  # fmt: skip
    assert client.get(f"{here}new/").status_code == 200
    assert client.post(f"{here}new/", data).status_code == 302
    trial = TrialRun.objects.get()
    assert trial.criteria.count() == 1
    with transaction.atomic():
        trial.document_signed(Document(number="D28"), by=cast.pm)
    observe(trial, cast)
    report = a_trial_report(cast, trial)
    row = said(cast)
    pages = [here, trial.get_absolute_url(), report.get_absolute_url(), row.get_absolute_url(), "/"]
    pages += [trial.act_url(name) for name in ("observe", "note-feedback", "measure", "invite", "extend")]
    pages += [row.act_url("sort"), f"/projects/{cast.project.number}/delivery/"]
    pages += [
        f"/projects/{cast.project.number}/delivery/trial-feedback/",
        f"/projects/{cast.project.number}/aftersales/",
    ]
    assert {page: client.get(page, follow=True).status_code for page in pages} == dict.fromkeys(pages, 200)
    told = {"on": day.isoformat()} | {
        f"actual_{trial.criteria.get().pk}": "25",
        f"met_{trial.criteria.get().pk}": "met",
    }
    assert client.post(trial.act_url("measure"), told).status_code == 302
    assert not trial.unmeasured()


# -- on paper ----------------------------------------------------------------------------------------------------------
