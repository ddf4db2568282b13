"""Functions are run with the customer: filled from the key flows, concluded, run again, raised as problems."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from delivery.models import FunctionVerification
from lifecycle.errors import Refused
from lifecycle.models import Event, Question, Trace
from tests.cast import put_in_state
from tests.delivery.verifying import a_flow, a_verification
from tests.presales.registers import make_requirement

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "delivery")
    return cast


def test_key_flows_and_their_requirements_are_put_in_once(cast):
    flow, _plain = a_flow(cast), a_flow(cast, "食堂", is_key=False)
    a_flow(cast, "住院发药")
    need = make_requirement(cast)
    need.business_processes.add(flow)
    row = a_verification(cast)
    row.fill(by=cast.pm)
    assert [(line.flow.name, line.requirement) for line in row.lines.all()] == [("门诊发药", need), ("住院发药", None)]
    with pytest.raises(Refused, match="already"):
        row.fill(by=cast.pm)
    assert row.lines.count() == 2


def test_without_a_key_flow_nothing_is_put_in(cast):
    with pytest.raises(Refused, match="key process"):
        a_verification(cast).fill(by=cast.pm)


def test_the_state_follows_the_results(cast):
    assert a_verification(cast, "pass", "").state == "planned"
    row = a_verification(cast, "pass", "pass")
    assert row.state == "run"
    assert {(line.ran_on, line.ran_by) for line in row.lines.all()} == {(timezone.localdate(), cast.implementation)}
    row.conclude(by=cast.pm, conclusion="业务流走通")
    assert row.state == "passed" and not row.is_editable
    row.take_back(by=cast.pm)
    assert row.state == "run"


@pytest.mark.parametrize(("result", "remark", "word"), [("fail", "", "remark"), ("conditional", "少一列", "day")])
def test_what_is_wrong_needs_a_remark_and_a_condition_a_day(cast, result, remark, word):
    row = a_verification(cast, "pass", result, remark=remark)
    with pytest.raises(Refused, match=word):
        row.conclude(by=cast.pm, conclusion="业务流走通")
    row.lines.update(remark="单价不符", retest_on=timezone.localdate() + timedelta(days=3))
    row.conclude(by=cast.pm, conclusion="业务流走通")
    assert row.state == ("failed" if result == "fail" else "passed")


def test_run_again_keeps_what_was_found(cast, client):
    row = a_verification(cast, "pass", "fail")
    row.conclude(by=cast.pm, conclusion="一项未通过")
    row.run_again(by=cast.pm)
    good, bad = row.lines.all()
    assert (row.state, good.result, bad.result) == ("rerun", "pass", "")
    assert (bad.runs.get().result, bad.runs.get().remark) == ("fail", "单价不符")
    with pytest.raises(Refused):
        bad.delete()
    client.force_login(cast.pm)
    assert "单价不符" in client.get(row.get_absolute_url()).content.decode()


def test_a_problem_is_raised_once_and_leads_back(cast):
    row = a_verification(cast, "fail")
    line = row.lines.get()
    facts = {"line": line, "owner": cast.pm, "due": timezone.localdate(), "severity": "high"}
    question = row.raise_problem(by=cast.pm, **facts)
    assert Trace.sources(question) == [row] and "单价不符" in question.text
    with pytest.raises(Refused):
        row.raise_problem(by=cast.pm, **facts)
    assert Question.objects.count() == 1
    assert Event.objects.filter(verb="verification.raised").count() == 1


def test_every_page_opens_and_the_form_makes_one(cast, client):
    flow = a_flow(cast)
    client.force_login(cast.implementation)
    here = f"/projects/{cast.project.number}/delivery/verifications/"
    data = {
        "creation_key": "6f1f9a1e-6a58-4d8c-9a55-0d4d1a3f6a12", "title": "功能验证", "on": timezone.localdate().isoformat(),
        "lines-TOTAL_FORMS": "2", "lines-INITIAL_FORMS": "0", "lines-0-flow": flow.pk, "lines-0-function": "发药",
        "lines-0-result": "fail", "lines-0-remark": "打印不全", "lines-1-function": "退药",
    }  # fmt: skip
    assert client.get(f"{here}new/").status_code == 200
    assert client.post(f"{here}new/", data).status_code == 422  # the second has no flow
    data["lines-1-function"] = ""
    assert client.post(f"{here}new/", data).status_code == 302
    row = FunctionVerification.objects.get()
    pages = [
        here,
        row.get_absolute_url(),
        row.act_url("conclude"),
        row.act_url("raise"),
        f"{row.get_absolute_url()}edit/",
    ]
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)
    due = timezone.localdate().isoformat()
    told = {"line": row.lines.get().pk, "severity": "high", "owner": cast.implementation.pk, "due": due}
    assert client.post(row.act_url("raise"), told).status_code == 302 and Question.objects.count() == 1
    assert client.post(row.act_url("conclude"), {"conclusion": "一项未通过"}).status_code == 302
    assert client.post(row.act_url("run-again")).status_code == 302
    assert client.get(row.get_absolute_url()).status_code == 200
