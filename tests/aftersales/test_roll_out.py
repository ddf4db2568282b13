"""A rollout: four preconditions that the facts bear, signed by both sides, units in their order with trained key users."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.utils import timezone

from aftersales.models import Rollout
from aftersales.rolloutfacts import fact
from lifecycle import gates
from lifecycle.errors import Refused
from lifecycle.models import BusinessProcess, ChecklistItem, Evidence
from lifecycle.models.signatures import Invitee, SignatureRequest
from tests.aftersales.rollouts import a_rollout, judge, ready, rolling, settle
from tests.cast import put_in_state
from tests.delivery.test_sign_kickoff import sign_by_all
from tests.lifecycle.keyusers.chosen import a_key_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "trial_run")
    return cast


def asked(cast, code):
    project = type(cast.project).objects.get(pk=cast.project.pk)
    return next(row for row in gates.evaluate(project, code[:2]).lines if row.condition.code == code).answer


def start(row, cast, n=0, **facts):
    row.start_unit(by=cast.implementation, unit=row.units.all()[n], **({"on": timezone.localdate()} | facts))


def note(row, cast, covered, n=0, **facts):
    told = {"on": timezone.localdate(), "note": "现场答疑"} | facts
    row.note_progress(by=cast.implementation, unit=row.units.all()[n], covered=covered, **told)


# -- preconditions -----------------------------------------------------------------------------------------------------


def test_with_the_fourth_that_is_met_it_is_ready(cast):
    row = ready(cast)
    assert row.state == "ready" and not row.is_editable and not row.lacks()
    assert [one.verdict for one in row.preconditions.all()] == ["ok"] * 4
    assert all(one.evidence for one in row.preconditions.all())


@pytest.mark.parametrize(
    ("what", "break_"),
    [
        ("performance", lambda row: row.checks.update(verdict="not")),
        ("performance", lambda row: row.checks.update(response=None)),
        ("resources", lambda row: row.resources.filter(side="customer").delete()),
        ("resources", lambda row: row.resources.update(confirmed=False)),
        ("manuals", lambda row: ChecklistItem.objects.filter(code="S2-16").update(state="todo", done_on=None)),
        ("functions", lambda row: ChecklistItem.objects.filter(code="S2-14").update(state="todo", skip_note="")),
    ],
)
def test_nothing_is_met_that_the_facts_do_not_bear(cast, what, break_):
    row = a_rollout(cast)
    settle(cast)
    break_(row)
    assert not fact(row, what).met
    with pytest.raises(Refused, match="facts"):
        judge(row, cast, what)
    judge(row, cast, what, "not")
    assert row.state == "checking" and row.verdict_of(what).verdict == "not"


def test_a_key_process_wants_manual_and_key_user(cast):
    row = a_rollout(cast)
    flow = BusinessProcess.of(cast.project).get(is_key=True)
    assert not fact(row, "manuals").met
    BusinessProcess.objects.filter(pk=flow.pk).update(manual_state="ready")
    assert fact(row, "manuals").met


def test_what_is_changed_is_judged_anew(cast):
    row = ready(cast)
    row.take_back(by=cast.pm)
    row.resources.update(confirmed=False)
    with transaction.atomic():
        row.after_put(by=cast.pm)
    assert row.verdict_of("resources").verdict == "" and row.verdict_of("manuals").verdict == "ok"
    with pytest.raises(Refused, match="verdict"):
        row.guard_issue()


# -- its signature -----------------------------------------------------------------------------------------------------


def test_signed_by_both_it_begins_and_ends_the_check_of_the_preconditions(cast):
    row = ready(cast)
    for unit in row.units.all():
        unit.key_users.update()
    document = row.issue(by=cast.pm, language="zh")
    assert document.number == f"{cast.project.number}-D33-01"
    assert not asked(cast, "G6-d").met and asked(cast, "G6-b").met
    sign_by_all(document, [(cast.pm, "vendor-1"), (cast.signatory, "customer-1")])
    row.refresh_from_db()
    assert (row.state, row.began_on) == ("rolling", timezone.localdate())
    states = dict(
        ChecklistItem.objects.filter(project=cast.project, code__in=("S3-07", "S3-02")).values_list("code", "state")
    )
    assert states == {"S3-07": "done", "S3-02": "todo"}
    assert asked(cast, "G6-d").met and asked(cast, "G6-b").met


def test_declined_it_goes_back_with_the_reason(cast):
    row = ready(cast)
    document = row.issue(by=cast.pm, language="zh")
    people = [Invitee(cast.signatory, "customer-1"), Invitee(cast.pm, "vendor-1")]
    request = SignatureRequest.send(by=cast.pm, document=document, people=people)
    with pytest.raises(Refused, match="out for signature"):
        row.take_back(by=cast.pm)
    request.signatories.get(contact=cast.signatory).decline(reason="抽不出人手来", ip="198.51.100.7", agent="x")
    row.refresh_from_db()
    assert (row.state, row.refused_reason) == ("checking", "抽不出人手来")


def test_what_no_longer_holds_is_not_sent(cast):
    row = ready(cast)
    document = row.issue(by=cast.pm, language="zh")
    row.resources.update(confirmed=False)
    with pytest.raises(Refused, match="No longer met"):
        row.document_sent(document, by=cast.pm)


# -- units -------------------------------------------------------------------------------------------------------------


def test_units_start_in_their_order(cast):
    row = rolling(cast)
    with pytest.raises(Refused, match="comes first"):
        start(row, cast, 1)
    start(row, cast)
    start(row, cast, 1)
    with pytest.raises(Refused):
        start(row, cast)
    assert [unit.state for unit in row.units.all()] == ["rolling", "rolling"]


def test_a_unit_starts_only_with_trained_key_users(cast):
    row = rolling(cast)
    unit = row.units.first()
    unit.key_users.add(a_key_user(cast, "吴静"))
    with pytest.raises(Refused, match="Not trained"):
        start(row, cast)
    unit.key_users.clear()
    with pytest.raises(Refused, match="no key user"):
        start(row, cast)


def test_progress_reaches_a_unit_and_the_same_day_is_put_right(cast):
    row = rolling(cast)
    start(row, cast)
    note(row, cast, 10)
    with pytest.raises(Refused, match="only 20"):
        note(row, cast, 21)
    with pytest.raises(Refused, match="ahead"):
        note(row, cast, 12, on=timezone.localdate() + timedelta(days=1))
    assert (row.units.first().state, row.units.first().coverage) == ("rolling", 50)
    note(row, cast, 18)
    unit = row.units.first()
    assert (unit.state, unit.covered, unit.progress.count()) == ("reached", 18, 1)
    note(row, cast, 8)  # a slip of the pen
    unit = row.units.first()
    assert (unit.state, unit.covered, unit.ended_on, unit.progress.count()) == ("rolling", 8, None, 1)
    note(row, cast, 19)
    assert row.units.first().state == "reached"


def test_it_ends_when_each_unit_is_reached_or_put_off_by_agreement(cast):
    row = rolling(cast)
    start(row, cast)
    note(row, cast, 20)
    assert not asked(cast, "G7-c").met
    with pytest.raises(Refused, match=r"2 科|Department 2"):
        row.finish(by=cast.pm, summary="全部完成")
    last = row.units.last()
    with pytest.raises(Refused) as refused:
        row.defer_unit(by=cast.pm, unit=last, agreed_with=cast.owner, reason="忙")
    assert refused.value.field == "reason"
    row.defer_unit(by=cast.pm, unit=last, agreed_with=cast.owner, reason="该科室正在搬迁，搬完再推广")
    assert asked(cast, "G7-c").met
    row.finish(by=cast.pm, summary="全部完成")
    row.refresh_from_db()
    assert (row.state, row.ended_on) == ("done", timezone.localdate())


def test_the_signed_paper_proves_the_rollout_once_it_is_done(cast):
    row = ready(cast, units=1)
    document = row.issue(by=cast.pm, language="zh")
    sign_by_all(document, [(cast.pm, "vendor-1"), (cast.signatory, "customer-1")])
    row.refresh_from_db()
    start(row, cast)
    note(row, cast, 19)
    row.finish(by=cast.pm, summary="全部完成")
    assert ChecklistItem.objects.get(project=cast.project, code="S3-02").state == "done"
    assert Evidence.objects.filter(item__code="S3-02", document_code="D33").exists()


def test_there_is_one_rollout_at_a_time(cast):
    a_rollout(cast)
    with pytest.raises(Refused, match="already"):
        Rollout(project=cast.project).guard_new()


@pytest.mark.parametrize(("code", "item"), [("G6-b", "S3-07"), ("G6-d", "S3-07"), ("G7-c", "S3-02")])
def test_without_a_record_the_item_tells(cast, code, item):
    assert not asked(cast, code).met
    ChecklistItem.objects.filter(project=cast.project, code=item).update(state="done", done_on=timezone.localdate())
    assert asked(cast, code).met
    a_rollout(cast)
    assert not asked(cast, code).met  # once there is a record, it is the record that counts


# -- pages -------------------------------------------------------------------------------------------------------------


def test_every_page_opens_and_bad_figures_are_named(cast, client):
    client.force_login(cast.implementation)
    here, today = f"/projects/{cast.project.number}/aftersales/rollouts/", timezone.localdate()
    data = {
        "creation_key": "6f1f9a1e-6a58-4d8c-9a55-0d4d1a3f6a33", "title": "推广", "target": "90", "our_lead": cast.implementation.pk,
        "their_lead": cast.owner.pk, "units-TOTAL_FORMS": "1", "units-INITIAL_FORMS": "0", "units-0-name": "一科",
        "units-0-users": "20", "units-0-planned_from": today.isoformat(), "units-0-planned_until": today.isoformat(),
        "resources-TOTAL_FORMS": "0", "resources-INITIAL_FORMS": "0", "checks-TOTAL_FORMS": "1", "checks-INITIAL_FORMS": "0",
        "checks-0-on": today.isoformat(), "checks-0-method": "实测", "checks-0-users_target": "100", "checks-0-users": "80",
        "checks-0-volume_target": "9", "checks-0-volume": "9", "checks-0-response_target": "2", "checks-0-response": "1",
        "checks-0-uptime_target": "99", "checks-0-uptime": "99.9", "checks-0-verdict": "ok",
    }  # fmt: skip
    assert client.get(f"{here}new/").status_code == 200
    refused = client.post(f"{here}new/", data)
    assert refused.status_code == 422 and "worse than expected" in refused.content.decode()
    data["checks-0-remark"] = "推广只到八十人"
    assert client.post(f"{here}new/", data).status_code == 302
    row = Rollout.objects.get()
    pages = [here, row.get_absolute_url(), f"{row.get_absolute_url()}edit/", row.act_url("judge")]
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)
    told = {"what": "performance", "verdict": "ok", "note": "实测达标"}
    assert client.post(row.act_url("judge"), told).status_code == 302
    told |= {"what": "resources"}
    assert client.post(row.act_url("judge"), told).status_code == 422
    assert row.preconditions.filter(verdict="ok").count() == 1


def test_acts_on_units_are_offered_while_it_rolls(cast, client):
    row = rolling(cast)
    client.force_login(cast.implementation)
    unit, today = row.units.first(), timezone.localdate().isoformat()
    assert client.post(row.act_url("start-unit"), {"unit": unit.pk, "on": today}).status_code == 302
    pages = [row.act_url(name) for name in ("start-unit", "note", "defer")]
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)
    assert (
        client.post(row.act_url("note"), {"unit": unit.pk, "on": today, "covered": "30", "note": "x"}).status_code
        == 422
    )
    assert (
        client.post(row.act_url("note"), {"unit": unit.pk, "on": today, "covered": "19", "note": "上线"}).status_code
        == 302
    )
    text = client.get(row.get_absolute_url()).content.decode()
    assert "19 / 20" in text and "上线" in text
