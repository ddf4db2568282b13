"""A research log is final when its header is complete, its entries have topics and every unclear point a follow-up."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Event, Evidence
from presales.gates.duties import research_finished
from tests.cast import make_contact, make_customer, make_project, put_in_state
from tests.presales.writing import a_final_log, a_log

pytestmark = pytest.mark.django_db


def test_complete_log_becomes_final(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    assert log.state == "drafted"
    assert log.lacks() == []
    log.finish(by=cast.implementation)
    log.refresh_from_db()
    assert log.state == "final"
    assert Event.objects.filter(verb="research.finished", subject_id=log.pk).exists()


@pytest.mark.parametrize(("field", "value"), [("place", ""), ("purpose", " "), ("hours", None), ("process", "")])
def test_incomplete_header_is_named(cast: SimpleNamespace, field: str, value: str | None) -> None:
    log = a_log(cast, **{field: value})
    with pytest.raises(Refused) as refusal:
        log.finish(by=cast.implementation)
    assert refusal.value.field == field
    assert log.state == "drafted"


def test_people_of_both_sides_are_part_of_the_header(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    log.our_people.clear()
    log.contacts.clear()
    assert [lack.field for lack in log.lacks()] == ["our_people", "contacts"]
    log.other_people = "药剂科 王药师"
    assert [lack.field for lack in log.lacks()] == ["our_people"]


def test_every_lack_is_named_at_once(cast: SimpleNamespace) -> None:
    log = a_log(cast, place="", purpose="")
    log.entries.create(kind="rule", text="双人签字")
    with pytest.raises(Refused, match="3 things are still missing"):
        log.finish(by=cast.implementation)


def test_log_without_entries_is_refused(cast: SimpleNamespace) -> None:
    log = a_log(cast, entries=False)
    log.hold(by=cast.implementation)
    with pytest.raises(Refused) as refusal:
        log.finish(by=cast.implementation)
    assert refusal.value.field == "entries-0-text"


def test_entry_needs_a_topic(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    log.entries.create(kind="rule", text="双人签字", topic="")
    assert [lack.field for lack in log.lacks()] == ["entries-2-topic"]


def test_unclear_point_needs_owner_date_and_method(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    entry = log.entries.create(kind="exception", topic="急诊", text="谁审批？", is_unclear=True)
    fields = [lack.field for lack in log.lacks()]
    assert fields == ["entries-2-follow_up_owner", "entries-2-follow_up_on", "entries-2-follow_up_method"]
    with pytest.raises(Refused):
        log.finish(by=cast.implementation)
    entry.follow_up_owner, entry.follow_up_on, entry.follow_up_method = (
        cast.implementation,
        timezone.localdate(),
        "电话",
    )
    entry.save()
    log.finish(by=cast.implementation)
    assert log.state == "final"


def test_clarified_point_needs_no_follow_up(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    entry = log.entries.create(kind="exception", topic="急诊", text="谁审批？", is_unclear=True)
    log.clarify(by=cast.consultant, entry=entry, text="值班护士长")
    entry.refresh_from_db()
    assert entry.clarified_on == timezone.localdate()
    assert log.lacks() == []
    with pytest.raises(Refused) as refusal:
        log.clarify(by=cast.consultant, entry=entry, text="又一次")
    assert refusal.value.field == "entry"


def test_clarifying_needs_words(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    entry = log.entries.create(kind="exception", topic="急诊", text="谁审批？", is_unclear=True)
    with pytest.raises(Refused) as refusal:
        log.clarify(by=cast.consultant, entry=entry, text=" ")
    assert refusal.value.field == "text"


def test_final_log_speaks_for_its_checklist_item(cast: SimpleNamespace) -> None:
    log = a_final_log(cast)
    # The item of research wants the issued document: the record alone is no evidence for it, and none of delivery's.
    assert not Evidence.objects.filter(form="document").exists()
    assert not ChecklistItem.objects.filter(project=cast.project, code="S2-03").exclude(state="todo").exists()
    assert log.kind.document == "D03"


def test_reopened_log_is_a_draft_again(cast: SimpleNamespace) -> None:
    log = a_final_log(cast)
    with pytest.raises(Refused) as refusal:
        log.reopen(by=cast.implementation, reason=" ")
    assert refusal.value.field == "reason"
    log.reopen(by=cast.implementation, reason="漏记一条规则")
    assert log.state == "drafted"
    assert not research_finished(cast.project).met


def test_final_log_cannot_be_edited(cast: SimpleNamespace) -> None:
    log = a_final_log(cast)
    log.place = "别处"
    with pytest.raises(Refused):
        log.put(by=cast.implementation, read_version=log.version)


def test_gate_asks_for_one_final_log(cast: SimpleNamespace) -> None:
    answer = research_finished(cast.project)
    assert not answer.met
    assert answer.url.endswith("/research-logs/new/")
    log = a_log(cast)
    answer = research_finished(cast.project)
    assert not answer.met
    assert answer.url == log.get_absolute_url()
    log.finish(by=cast.implementation)
    assert research_finished(cast.project).met


def test_log_of_another_project_opens_no_gate(cast: SimpleNamespace) -> None:
    a_final_log(cast)
    other = make_project(cast.sales, cast.customer, "二期", presales_owner=cast.sales)
    assert not research_finished(other).met


def test_talk_is_appointed_held_and_drafted(cast: SimpleNamespace) -> None:
    log = a_log(cast, entries=False, at=timezone.now() + timedelta(days=1))
    log.appoint(by=cast.implementation, at=timezone.now() - timedelta(minutes=5), contact=cast.owner)
    assert (log.state, log.appointed_with) == ("appointed", cast.owner)
    assert log.appointment_confirmed_at is not None
    log.hold(by=cast.implementation, hours=None)
    assert log.state == "held"
    log.entries.create(kind="rule", topic="库存", text="每班盘点")
    log.after_put(by=cast.implementation)
    assert log.state == "drafted"


def test_talk_to_come_is_not_held_yet(cast: SimpleNamespace) -> None:
    log = a_log(cast, entries=False, at=timezone.now() + timedelta(days=1))
    with pytest.raises(Refused):
        log.hold(by=cast.implementation)


def test_appointment_with_somebody_elses_contact_is_refused(cast: SimpleNamespace) -> None:
    stranger = make_contact(make_customer("别的客户"), "陌生人")
    log = a_log(cast, entries=False)
    with pytest.raises(Refused) as refusal:
        log.appoint(by=cast.implementation, at=timezone.now(), contact=stranger)
    assert refusal.value.field == "contact"


@pytest.mark.parametrize("state", ["acceptance", "payment", "paid"])
def test_research_ends_where_acceptance_begins(cast: SimpleNamespace, state: str) -> None:
    log = a_log(cast)
    put_in_state(cast.project, state)
    log.project.refresh_from_db()
    for act in (lambda: a_log(cast), lambda: log.finish(by=cast.implementation)):
        with pytest.raises(Refused):
            act()
    assert not log.is_editable


@pytest.mark.parametrize("state", ["lead", "contract", "delivery", "trial_run", "aftersales"])
def test_research_is_possible_until_acceptance(cast: SimpleNamespace, state: str) -> None:
    put_in_state(cast.project, state)
    assert a_final_log(cast).state == "final"


def test_neither_product_nor_expert_needs_a_reason(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refusal:
        a_log(cast, precondition="neither")
    assert refusal.value.field == "precondition_reason"
    assert a_log(cast, precondition="neither", precondition_reason="没有相近产品").state == "drafted"


def test_expert_is_named(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refusal:
        a_log(cast, precondition="expert")
    assert refusal.value.field == "expert"
    assert a_log(cast, precondition="expert", expert=cast.consultant).state == "drafted"
