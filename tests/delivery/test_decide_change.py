"""A change goes through the door, is understood, assessed and decided by whoever may; nothing is skipped and nothing is lost."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from delivery.gates.changes import none_overdue
from delivery.models import ChangeRequest
from delivery.waiting import today
from lifecycle.errors import Refused, Stale
from lifecycle.models import Project, Requirement, Trace
from lifecycle.models.calendar import add_workdays
from lifecycle.priors import search
from tests.cast import member, put_in_state
from tests.delivery.changing import a_change, agree_process, analyse, assess, write
from tests.presales.contracts import promise
from tests.presales.registers import make_requirement
from tests.presales.writing import a_log

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreed(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "delivery")
    cast.process = agree_process(cast)
    return cast


def issued(row: ChangeRequest, monkeypatch: pytest.MonkeyPatch) -> ChangeRequest:
    """As if its assessment had gone to the customer."""
    monkeypatch.setattr(ChangeRequest, "document", property(lambda self: SimpleNamespace(state="frozen")))
    return row


def test_a_requirement_change_comes_from_the_single_contact(agreed: SimpleNamespace) -> None:
    row = a_change(agreed, raised_by=agreed.signatory)
    with pytest.raises(Refused, match="comes from Chen Zhiyuan, the customer's single contact"):
        row.submit(by=agreed.pm)
    other = a_change(agreed, raised_by=agreed.signatory, change_kind="realisation", agreed_inside="")
    other.submit(by=agreed.pm)
    assert other.state == "submitted"


def test_the_customer_agreed_inside_first(agreed: SimpleNamespace) -> None:
    row = a_change(agreed, agreed_inside="")
    with pytest.raises(Refused, match="who agreed to it inside the customer"):
        row.submit(by=agreed.pm)


def test_the_time_to_assess_runs_from_handing_in(agreed: SimpleNamespace) -> None:
    row, hurry = a_change(agreed, upto="submitted"), a_change(agreed, upto="submitted", urgent=True)
    day = timezone.localdate()
    assert (row.submitted_on, row.assess_by) == (day, add_workdays(day, 5))
    assert hurry.assess_by == add_workdays(day, 3)
    assert none_overdue(agreed.project).met
    ChangeRequest.objects.filter(pk=row.pk).update(assess_by=day - timedelta(days=1))
    row.refresh_from_db()
    assert row.is_overdue and not none_overdue(agreed.project).met
    found = {key: rows for key, _title, _icon, rows in today(agreed.pm, Project.objects.all())}
    assert [line["title"] for line in found["assess"]] == [row.label, hurry.label]
    assert not {key: rows for key, _t, _i, rows in today(agreed.consultant, Project.objects.all())}["assess"]


def test_nothing_is_analysed_before_it_is_understood(agreed: SimpleNamespace) -> None:
    row = a_change(agreed, upto="submitted")
    with pytest.raises(Refused) as refusal:
        row.analyse(by=agreed.pm)
    for words in ("root purpose", "with whom", "defined earlier", "another way"):
        assert words in str(refusal.value.message)
    analyse(row, agreed)
    with pytest.raises(Refused, match="what it costs"):
        row.assess(by=agreed.pm)


def test_what_was_defined_earlier_is_found_by_words_of_two_characters(agreed: SimpleNamespace) -> None:
    make_requirement(agreed)  # 自动对账 …
    promise(agreed, text="月末对账一天完成")
    promise(agreed, text="提供一名驻场工程师")
    row = a_change(agreed, upto="submitted")
    found = search(agreed.project, agreed.pm, f"{row.title} {row.description}", without=row)
    assert [prior.record.label for prior in found][:1] == ["Automatic reconciliation"] and len(found) == 2
    assert "对账" in found[0].excerpt
    prior = row.priors(agreed.pm)[0]
    with pytest.raises(Refused, match="how it differs"):
        row.refer(by=agreed.pm, source=prior, defined="按总额核对", differs=True)
    row.refer(by=agreed.pm, source=prior, defined="按总额核对", differs=True, difference="现按类别")
    reference = row.references.get()
    assert reference.subject == prior.record and reference.url
    assert row in Trace.targets(prior.record)
    assert prior.key not in [again.key for again in row.priors(agreed.pm)]
    with pytest.raises(Refused, match="noted already"):
        row.refer(by=agreed.pm, source=prior, defined="按总额核对", differs=False)


def test_beyond_the_limit_somebody_else_decides(agreed: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    row = a_change(agreed, upto="assessed")
    assert row.level == "commercial"
    with pytest.raises(Refused, match="decided by: Commerce"):
        row.decide(by=agreed.pm, decision="accept")
    with pytest.raises(Refused, match="issue the document"):
        row.decide(by=agreed.commercial, decision="accept")
    issued(row, monkeypatch).decide(by=agreed.commercial, decision="accept")
    assert (row.state, row.decided_by) == ("approved", agreed.commercial)
    large = issued(a_change(agreed, upto="assessed", cost=150000, days=20), monkeypatch)
    assert large.level == "executive" and large.needs_amendment
    with pytest.raises(Refused, match="decided by: Management"):
        large.decide(by=agreed.commercial, decision="accept")
    large.decide(by=agreed.executive, decision="accept")


def test_within_the_limit_the_project_manager_decides_alone(
    agreed: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = issued(a_change(agreed, upto="assessed", cost=8000, days=2), monkeypatch)
    assert not row.may_decide(agreed.consultant)
    row.decide(by=agreed.pm, decision="accept")
    assert row.state == "approved"


def test_the_author_does_not_decide_what_is_their_own_beyond_the_limit(
    agreed: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = issued(a_change(agreed, upto="assessed"), monkeypatch)
    ChangeRequest.objects.filter(pk=row.pk).update(created_by=agreed.commercial)
    row.refresh_from_db()
    with pytest.raises(Refused, match="or your own"):
        row.decide(by=agreed.commercial, decision="accept")
    row.decide(by=agreed.executive, decision="accept")


def test_a_realisation_within_the_limit_needs_neither_paper_nor_contract(agreed: SimpleNamespace) -> None:
    row = a_change(agreed, upto="analysed", change_kind="realisation")
    write(row, agreed, impact_cost=0, impact_days=1)
    assert row.is_light and not row.changes_contract
    row.decide(by=agreed.pm, decision="accept")
    row.implement(by=agreed.consultant, on=timezone.localdate(), note="按钮移到右侧")
    with pytest.raises(Refused, match="who saw it work"):
        row.verify(by=agreed.pm, on=timezone.localdate(), note="")
    row.verify(by=agreed.pm, on=timezone.localdate(), note="李护士长在病区试用")
    row.close(by=agreed.pm)
    assert row.state == "closed" and "李护士长" in row.outcome
    dear = a_change(agreed, upto="analysed", change_kind="realisation")
    write(dear, agreed, impact_cost=50000, impact_days=1)
    with pytest.raises(Refused, match="state “Analysed”"):
        dear.decide(by=agreed.commercial, decision="accept")


def test_another_way_is_agreed_and_what_it_avoids_is_told(
    agreed: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = a_change(agreed, upto="analysed")
    row.alternatives.create(order=1, text="只分医保一类", text_en="Insurance only", cost=60000, days=9, chosen=True)
    row = ChangeRequest.objects.get(pk=row.pk)
    assess(row, agreed, 118000, 16)
    assert (row.cost, row.days, row.avoided_cost, row.level) == (60000, 9, 0, "commercial")
    issued(row, monkeypatch).decide(by=agreed.commercial, decision="accept")
    assert (row.state, row.avoided_cost) == ("alternative", 58000)


def test_no_and_later_want_a_reason_and_later_is_not_lost(
    agreed: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = issued(a_change(agreed, upto="assessed", cost=0, days=0), monkeypatch)
    with pytest.raises(Refused, match="Write down the reason"):
        row.decide(by=agreed.pm, decision="reject")
    row.decide(by=agreed.pm, decision="phase_two", reason="本期资源已满")
    parked = Requirement.objects.get(source="change")
    assert (row.state, parked.state, Trace.sources(parked)) == ("phase_two", "phase_two", [row])


def test_two_who_decide_at_once_one_decides(agreed: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    row = issued(a_change(agreed, upto="assessed"), monkeypatch)
    other = ChangeRequest.objects.get(pk=row.pk)
    row.decide(by=agreed.commercial, decision="accept")
    with pytest.raises((Refused, Stale)):
        other.decide(by=agreed.executive, decision="reject", reason="预算不足")
    stale = ChangeRequest.objects.get(pk=row.pk)
    ChangeRequest.objects.filter(pk=row.pk).update(version=stale.version + 1)
    with pytest.raises(Stale):
        stale.shift("rejected", by=agreed.executive, verb="change.rejected")


def test_after_acceptance_nothing_but_phase_two_is_left(
    agreed: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = issued(a_change(agreed, upto="assessed"), monkeypatch)
    with pytest.raises(Refused, match="still to come"):
        row.put_off(by=agreed.pm, reason="验收后再说")
    put_in_state(agreed.project, "payment")
    row.refresh_from_db()
    row.project.refresh_from_db()
    with pytest.raises(Refused, match="only be put to phase two"):
        row.decide(by=agreed.commercial, decision="accept")
    with pytest.raises(Refused, match="list for phase two"):
        a_change(agreed)
    row.put_off(by=agreed.pm, reason="验收已通过，列入二期")
    assert row.state == "phase_two" and Requirement.objects.filter(source="change").count() == 1


def test_an_entry_of_a_research_log_becomes_a_change_with_its_context(agreed: SimpleNamespace) -> None:
    log = a_log(agreed)
    entry = log.entries.last()
    row = ChangeRequest(project=agreed.project)
    row.prefill(by=agreed.pm)
    row.prefill_from({"from": f"presales.research-logs.{log.number}", "entry": str(entry.pk)}, by=agreed.pm)
    assert (row.title, row.description, row.root_purpose) == ("对账", "月末对账要两天", "对账自动完成")
    row.put(by=agreed.pm, read_version=None)
    row.after_put(by=agreed.pm)
    assert row in Trace.targets(log)


def test_whoever_is_not_in_the_project_does_not_see_it(agreed: SimpleNamespace, client) -> None:
    row = a_change(agreed, upto="assessed")
    client.force_login(agreed.outsider)
    assert client.get(row.get_absolute_url()).status_code == 404
    member(agreed.project, agreed.outsider, "CO")
    assert client.get(row.get_absolute_url()).status_code == 200
    assert client.get(row.act_url("decide")).status_code == 403
    client.force_login(agreed.commercial)
    page = client.get(row.act_url("decide"))
    assert page.status_code == 200
    answer = client.post(row.act_url("decide"), {"decision": "reject", "reason": ""})
    assert answer.status_code == 422
