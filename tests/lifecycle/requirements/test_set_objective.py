"""An objective is SMART, judged, and fixed only when it is both; it is redefined openly, and ends met or missed."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import translation

from lifecycle.errors import Refused
from lifecycle.models import Event, Objective
from lifecycle.models.traces import Trace
from tests.cast import PASSWORD
from tests.presales.registers import make_objective

pytestmark = pytest.mark.django_db
REASON = "总院已批准延期，二期追加预算"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_a_complete_objective_lacks_no_letter(cast: SimpleNamespace) -> None:
    objective = make_objective(cast)
    assert objective.is_smart and objective.missing_letters == "" and objective.smart_label() == "complete"


@pytest.mark.parametrize(
    ("field", "letter"),
    [
        ("specific", "S"), ("measurable", "M"), ("metric", "M"), ("target_value", "M"), ("achievable", "A"),
        ("relevant", "R"), ("time_bound", "T"),
    ],
)  # fmt: skip
def test_what_is_missing_shows_as_its_letter(cast: SimpleNamespace, field: str, letter: str) -> None:
    objective = make_objective(cast, **{field: " "})
    assert objective.missing_letters == letter
    assert objective.smart_label() == f"{letter} missing"
    with pytest.raises(Refused, match=r"^O-01: .+ is missing\.$"):
        objective.baseline(by=cast.implementation)


def test_without_a_day_it_is_not_time_bound(cast: SimpleNamespace) -> None:
    assert make_objective(cast, due=None).missing_letters == "T"


def test_a_judged_complete_objective_is_baselined(cast: SimpleNamespace) -> None:
    objective = make_objective(cast, judged="risk")
    objective.baseline(by=cast.implementation)
    assert objective.state == "baselined" and objective.baselined_at
    assert not objective.is_editable


def test_nobody_judged_it_so_it_is_not_baselined(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="nobody has judged"):
        make_objective(cast, judged="").baseline(by=cast.implementation)


def test_a_verdict_wants_its_reason(cast: SimpleNamespace) -> None:
    objective = make_objective(cast, judged="")
    with pytest.raises(Refused) as refusal:
        objective.judge(by=cast.pm, verdict="yes", note="  ")
    assert refusal.value.field == "note"
    with pytest.raises(Refused) as refusal:
        objective.judge(by=cast.pm, verdict="maybe", note="说不清楚")
    assert refusal.value.field == "verdict"


def test_unachievable_is_not_baselined(cast: SimpleNamespace) -> None:
    objective = make_objective(cast, judged="no")
    assert objective.tone == "bad"
    with pytest.raises(Refused, match="judged not achievable"):
        objective.baseline(by=cast.implementation)


def test_an_executive_can_keep_it_nevertheless(cast: SimpleNamespace) -> None:
    objective = make_objective(cast, judged="no")
    objective.approve(by=cast.executive, note=REASON)
    objective.baseline(by=cast.implementation)
    assert (objective.state, objective.approved_by, objective.approval_note) == ("baselined", cast.executive, REASON)


def test_who_judged_it_does_not_approve_it(cast: SimpleNamespace) -> None:
    objective = make_objective(cast, judged="")
    objective.judge(by=cast.pm, verdict="no", note="人手不够")
    for own in (cast.pm, cast.implementation):
        with pytest.raises(Refused, match="Somebody other"):
            objective.approve(by=own, note=REASON)
    with pytest.raises(Refused) as refusal:
        objective.approve(by=cast.executive, note="同意")
    assert refusal.value.field == "note"
    objective.judge(by=cast.pm, verdict="yes", note="已加派两人")
    with pytest.raises(Refused, match="Only an objective"):
        objective.approve(by=cast.executive, note=REASON)


def test_changed_words_lose_their_verdict(cast: SimpleNamespace) -> None:
    objective = make_objective(cast)
    objective.target_value = "10 min"
    objective.put(by=cast.consultant, read_version=objective.version, diff={"target_value": ["2 h", "10 min"]})
    assert (objective.achievable_verdict, objective.judged_by, objective.verdict_note) == ("", None, "")


def test_a_translation_keeps_the_verdict(cast: SimpleNamespace) -> None:
    objective = make_objective(cast)
    objective.put(by=cast.consultant, read_version=objective.version, diff={"relevant_en": ["", "It saves a day"]})
    assert objective.achievable_verdict == "yes"


def test_the_old_wording_holds_until_the_new_one_is_baselined(cast: SimpleNamespace) -> None:
    old = make_objective(cast)
    old.baseline(by=cast.implementation)
    new = old.redefine(by=cast.pm, reason="财务只要求当天完成")
    assert (new.state, new.revision, new.supersedes, new.statement) == ("draft", 2, old, old.statement)
    assert (old.state, old.outcome, new.achievable_verdict) == ("baselined", "财务只要求当天完成", "")
    assert Trace.targets(old) == [new]
    assert list(Objective.objects.valid()) == [new]
    new.judge(by=cast.pm, verdict="yes", note="比原来容易")
    new.baseline(by=cast.pm)
    old.refresh_from_db()
    assert (old.state, old.statement) == ("redefined", "月末对账缩短到两小时")


def test_redefining_wants_a_reason_and_happens_once(cast: SimpleNamespace) -> None:
    objective = make_objective(cast)
    with pytest.raises(Refused, match="Draft"):
        objective.redefine(by=cast.pm, reason="太早")
    objective.baseline(by=cast.implementation)
    with pytest.raises(Refused) as refusal:
        objective.redefine(by=cast.pm, reason=" ")
    assert refusal.value.field == "reason"
    objective.redefine(by=cast.pm, reason="换指标")
    with pytest.raises(Refused, match="already"):
        objective.redefine(by=cast.pm, reason="再换")


def test_it_ends_met_or_missed_with_what_was_measured(cast: SimpleNamespace) -> None:
    met, missed = make_objective(cast), make_objective(cast)
    for row in (met, missed):
        row.baseline(by=cast.implementation)
    with pytest.raises(Refused) as refusal:
        met.meet(by=cast.pm, outcome="")
    assert refusal.value.field == "outcome"
    met.meet(by=cast.pm, outcome="1.5 h，三月对账单")
    missed.miss(by=cast.pm, outcome="5 h")
    assert (met.state, met.tone, missed.state, missed.tone) == ("met", "ok", "missed", "bad")


@pytest.mark.parametrize(
    ("statement", "action"),
    [("实施 ERP 系统", True), ("Implement the ERP", True), ("Training of all nurses", True), ("月末对账缩短到两小时", False),
     ("Month-end takes two hours", False)],
)  # fmt: skip
def test_an_activity_is_pointed_out(cast: SimpleNamespace, statement: str, action: bool) -> None:
    assert make_objective(cast, statement=statement, statement_en="").is_action() is action


def page(cast: SimpleNamespace, who: str, address: str, **data: str) -> tuple[int, str]:
    client = Client()
    client.login(username=getattr(cast, who).email, password=PASSWORD)
    url = f"/projects/{cast.project.number}/lifecycle/objectives/{address}"
    answer = client.post(url, data) if data else client.get(url)
    return answer.status_code, answer.content.decode()


def test_pages_say_what_is_missing_and_keep_our_reasons(cast: SimpleNamespace) -> None:
    make_objective(cast, judged="no", time_bound="", statement="实施 ERP", statement_en="Implement the ERP")
    code, text = page(cast, "implementation", "1/")
    assert code == 200 and "T missing" in text and "This sounds like an activity" in text
    assert "Judged not achievable" in text and "两家同类医院已经做到" in text
    assert "两家同类医院已经做到" not in page(cast, "admin", "1/")[1]
    assert "T missing" in page(cast, "executive", "")[1]


@pytest.mark.parametrize(
    ("who", "act", "code"),
    [("implementation", "judge", 302), ("consultant", "judge", 403), ("sales", "judge", 403), ("executive", "approve", 302),
     ("pm", "approve", 403), ("outsider", "judge", 404)],
)  # fmt: skip
def test_managers_judge_and_executives_approve(cast: SimpleNamespace, who: str, act: str, code: int) -> None:
    make_objective(cast, judged="no")
    assert page(cast, who, f"1/do/{act}/", verdict="yes", note=REASON)[0] == code


def test_writing_one_on_its_page(cast: SimpleNamespace) -> None:
    words = {
        "creation_key": "6f2f31f0-5e0e-4c1c-8f7e-0d7a3f2d6b11",
        "statement": "库存准确率 99 %",
        "due": "2031-03-01",
    }
    assert page(cast, "consultant", "new/", **words)[0] == 302
    row = Objective.objects.get()
    assert (row.code, row.due, row.missing_letters) == ("O-01", date(2031, 3, 1), "S M A R T")
    assert Event.objects.filter(verb="record.added", subject_id=row.pk).exists()
