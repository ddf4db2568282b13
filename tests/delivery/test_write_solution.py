"""The implementation solution starts from the pre-sales one, tells each difference, and is understood and signed."""

import json
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from delivery.documents.solutions import implementation_solution
from delivery.gates.solutions import solution_signed
from delivery.models import ImplementationSolution
from delivery.models.solutions import Check
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem
from lifecycle.models.traces import Trace
from presales.models import Solution
from tests.cast import make_contact, make_customer, put_in_state
from tests.delivery.solutions import REASON, compare, make_blueprint, make_implementation_solution
from tests.presales.registers import make_objective
from tests.presales.rounds import a_report
from tests.presales.writing import a_final_log, a_solution, send, sign_by_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def blueprint(cast: SimpleNamespace) -> Solution:
    return make_blueprint(cast)


def line(solution: ImplementationSolution, code: str) -> Any:
    return next(row for row in solution.table() if row.subject.code == code)


def test_it_copies_the_sections_behind_its_own(cast, blueprint):
    solution = make_implementation_solution(cast, upto="draft")
    codes = [row.code for row in solution.sections.all()]
    assert codes[:4] == ["understanding", "objectives", "differences", "scope"]
    assert codes[-len(blueprint.sections.all()) :] == [row.code for row in blueprint.sections.all()]
    old = solution.sections.get(code="approach")
    assert (old.body, old.mandatory) == ("**内容**", False)
    assert [row.code for row in old.requirements.all()] == ["R-01"]
    assert [row.step for row in solution.steps.all()] == ["需求确认"]
    assert solution.blueprint_source == blueprint and Trace.targets(blueprint) == [solution]


def test_a_draft_of_presales_is_no_blueprint(cast):
    a_solution(cast)
    assert make_implementation_solution(cast, upto="draft").blueprint == {}


def test_what_pre_sales_changes_later_does_not_change_the_comparison(cast, blueprint):
    solution = make_implementation_solution(cast, upto="draft")
    blueprint.sections.filter(code="approach").update(body="后来改了")
    assert line(solution, "approach").subject.fact == "kept"


def test_each_section_and_requirement_is_compared(cast, blueprint):
    solution = make_implementation_solution(cast, upto="filled")
    keys = {row.subject.key for row in solution.table()}
    assert {f"section:{row.code}" for row in blueprint.sections.all()} <= keys
    assert "section:cutover" in keys and any(key.startswith("requirement:") for key in keys)
    assert {row.fault for row in solution.table()} == {"not compared yet"}


def test_the_texts_tell_what_became_of_it(cast, blueprint):
    solution = make_implementation_solution(cast, upto="filled")
    solution.sections.filter(code="approach").update(body="**内容**，分两批")
    solution.sections.filter(code="training").delete()
    solution.sections.get(code="approach").requirements.clear()
    solution.steps.update(resource="顾问 3 人")
    facts = {row.subject.code: row.subject.fact for row in solution.table()}
    assert (facts["approach"], facts["training"], facts["steps"]) == ("changed", "dropped", "changed")
    assert (facts["R-01"], facts["fallback"], facts["risks"]) == ("dropped", "new", "kept")
    assert any(part.what == "new" and "分两批" in part.text for part in line(solution, "approach").redline)


def test_review_is_refused_while_a_row_is_missing(cast, blueprint):
    solution = make_implementation_solution(cast, upto="filled")
    solution.sections.filter(code="differences").update(body="见表", body_en="See the table")
    with pytest.raises(Refused, match="table of differences is not complete"):
        solution.submit(by=cast.implementation, reviewer=cast.pm)
    compare(cast, solution)
    solution.submit(by=cast.implementation, reviewer=cast.pm)
    assert solution.state == "review"


def test_a_difference_wants_a_reason(cast, blueprint):
    solution = make_implementation_solution(cast, upto="compared")
    solution.sections.filter(code="approach").update(body="改了")
    assert line(solution, "approach").fault == "the texts show otherwise: Changed"
    solution.compare(by=cast.implementation, answers=[("section:approach", "changed", " ", "")])
    assert line(solution, "approach").fault == "no reason is given"
    solution.compare(by=cast.implementation, answers=[("section:approach", "changed", REASON, "")])
    assert solution.unexplained() == []


def test_what_the_template_adds_has_its_reason(cast, blueprint):
    solution = make_implementation_solution(cast, upto="compared")
    assert (
        line(solution, "cutover").verdict == "new" and "每一份实施解决方案" in line(solution, "cutover").reason["zh"]
    )


def test_a_requirement_may_be_answered_otherwise(cast, blueprint):
    solution = make_implementation_solution(cast, upto="compared")
    row = line(solution, "R-01")
    solution.compare(by=cast.implementation, answers=[(row.subject.key, "changed", REASON, "")])
    assert line(solution, "R-01").fault == ""
    solution.compare(by=cast.implementation, answers=[(row.subject.key, "dropped", REASON, "")])
    assert "otherwise" in line(solution, "R-01").fault


def test_a_row_that_is_not_there_is_refused(cast, blueprint):
    solution = make_implementation_solution(cast, upto="compared")
    with pytest.raises(Refused):
        solution.compare(by=cast.implementation, answers=[("section:elsewhere", "kept", "", "")])


def test_issue_is_refused_when_the_texts_moved_on(cast, blueprint):
    solution = make_implementation_solution(cast, upto="agreed")
    solution.sections.filter(code="approach").update(body="悄悄改了")
    with pytest.raises(Refused, match="table of differences"):
        solution.issue(by=cast.implementation)


def test_without_pre_sales_there_is_nothing_to_compare(cast):
    solution = make_implementation_solution(cast, upto="agreed")
    assert solution.table() == [] and solution.state == "agreed"


def test_a_revision_keeps_its_comparison(cast, blueprint):
    first = make_implementation_solution(cast, upto="agreed", shape="both")
    first.sections.get(code="cutover").objectives.set([make_objective(cast)])
    newer = first.derive(by=cast.implementation)
    assert newer.blueprint == first.blueprint and newer.unexplained() == []
    assert newer.sections.get(code="cutover").objectives.count() == 1
    assert newer.understood_by is None


# -- purpose, quality, understanding -----------------------------------------------------------------------------------


def test_sections_without_an_objective_are_named(cast):
    solution = make_implementation_solution(cast, upto="filled")
    aim = make_objective(cast)
    solution.sections.get(code="cutover").objectives.set([aim])
    codes = {row.code for row in solution.aimless()}
    assert "cutover" not in codes and "fallback" in codes and "understanding" not in codes
    assert [row["objective"] for row in solution.aims(solution.shown_parts()) if row["sections"]] == [aim]


def test_the_reviewer_checks_and_scores(cast):
    solution = make_implementation_solution(cast, upto="review")
    with pytest.raises(Refused, match="Return it"):
        solution.pass_review(by=cast.pm, score=2, checks=list(Check.values))
    with pytest.raises(Refused, match="not in order"):
        solution.pass_review(by=cast.pm, score=4, checks=["purpose"])
    with pytest.raises(Refused, match="Only"):
        solution.pass_review(by=cast.implementation, score=4, checks=list(Check.values))
    solution.pass_review(by=cast.pm, score=4, checks=["purpose"], note="其余待上线前补齐")
    assert ImplementationSolution.objects.get(pk=solution.pk).review_checks == ["purpose"]


def test_the_author_is_no_reviewer_and_nobody_sees_it_before(cast):
    solution = make_implementation_solution(cast, upto="compared")
    with pytest.raises(Refused):
        solution.submit(by=cast.implementation, reviewer=cast.implementation)
    solution.submit(by=cast.implementation, reviewer=cast.pm)
    with pytest.raises(Refused, match="internal review"):
        solution.present(by=cast.implementation, on=timezone.localdate(), to=[cast.owner])


def test_it_is_agreed_only_once_understood(cast):
    solution = make_implementation_solution(cast, upto="presented")
    today = timezone.localdate()
    with pytest.raises(Refused, match="confirm our understanding"):
        solution.agree(by=cast.implementation, on=today, contact=cast.owner)
    stranger = make_contact(make_customer("别家医院"), "外人")
    with pytest.raises(Refused, match="another customer"):
        solution.confirm_understanding(by=cast.implementation, on=today, contact=stranger)
    solution.confirm_understanding(by=cast.implementation, on=today, contact=cast.owner, note="夜班例外")
    solution.agree(by=cast.implementation, on=today, contact=cast.owner)
    assert (solution.state, solution.understood_note) == ("agreed", "夜班例外")


def test_another_text_is_confirmed_anew(cast):
    solution = make_implementation_solution(cast, upto="agreed")
    solution.rework(by=cast.implementation, reason="领药改为三次")
    solution.business_understanding = "护士每天三次领药。"
    solution.put(by=cast.implementation, read_version=solution.version)
    assert ImplementationSolution.objects.get(pk=solution.pk).understood_by is None


def test_the_research_that_it_rests_on_is_named(cast):
    a_final_log(cast)
    report = a_report(cast)
    type(report).objects.filter(pk=report.pk).update(state="reviewed")
    solution = make_implementation_solution(cast, upto="compared")
    assert solution.linked_reports() == [report]
    solution.research = []
    with pytest.raises(Refused, match="research"):
        solution.guard_understanding()


def test_what_it_is_not_like_is_left_out(cast):
    solution = make_implementation_solution(cast, upto="filled", shape="change")
    codes = {row.code for row in solution.shown_parts()}
    assert {"scope", "fallback", "verification"} <= codes and not codes & {"environment", "data"}
    solution.sections.filter(code="environment").update(body="")
    assert "environment" not in {row.code for row in solution.empty_sections()}
    printed = {row["code"] for row in implementation_solution(solution)["body"]["sections"]}
    assert "environment" not in printed and "scope" in printed


# -- signing, gate -----------------------------------------------------------------------------------------------------


def signed(cast: SimpleNamespace) -> ImplementationSolution:
    solution = make_implementation_solution(cast, upto="agreed")
    sign_by_all(send(solution.issue(by=cast.implementation), cast.pm, cast.signatory))
    solution.refresh_from_db()
    return solution


def test_signatures_end_the_item_and_open_the_gate(cast, blueprint):
    assert not solution_signed(cast.project).met
    solution = signed(cast)
    assert solution.state == "signed"
    assert ChecklistItem.objects.get(project=cast.project, code="S2-05").state == "done"
    assert solution_signed(cast.project).met and solution_signed(cast.project).url == solution.get_absolute_url()


def test_the_gate_tells_how_far_it_is(cast, blueprint):
    make_implementation_solution(cast, upto="filled")
    answer = solution_signed(cast.project)
    assert not answer.met and "Draft" in str(answer.detail)


def test_leaving_it_out_shows_its_reason_on_the_gate(cast):
    put_in_state(cast.project, "delivery")
    item = ChecklistItem.objects.get(project=cast.project, code="S2-05")
    ChecklistItem.objects.filter(pk=item.pk).update(
        state="skipped", skip_reason_code="OTHER", skip_note="售前方案已覆盖", skip_approved_by=cast.pm
    )
    answer = solution_signed(cast.project)
    assert answer.met and "售前方案已覆盖" in str(answer.detail)


def test_the_document_tells_the_differences_and_nothing_private(cast, blueprint):
    make_objective(cast)
    solution = make_implementation_solution(cast, upto="agreed")
    ImplementationSolution.objects.filter(pk=solution.pk).update(review_note="秘密")
    solution.refresh_from_db()
    body = implementation_solution(solution)["body"]
    rows = {row["what"]["zh"]: row["verdict"] for row in body["differences"]}
    assert rows["切换"] == "new" and rows["技术方案：架构"] == "kept"
    assert body["understood"] and body["objectives"] and body["blueprint"]["number"] == blueprint.document.number
    assert "秘密" not in json.dumps(body, ensure_ascii=False)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_renders(cast, blueprint, language):
    document = make_implementation_solution(cast, upto="agreed").issue(by=cast.implementation, language=language)
    assert document.kind == "D22" and document.current.bytes.startswith(b"%PDF")


# -- pages -------------------------------------------------------------------------------------------------------------
