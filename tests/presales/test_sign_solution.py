"""Both sides sign the solution; a new revision supersedes the signed one, and the gate wants the signature."""

import json
from types import SimpleNamespace

import pytest
from django.utils import timezone

from lifecycle import gates
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Evidence, SiteSettings
from lifecycle.pdf import printer
from presales.documents import presales_solution
from presales.gates.duties import solution_signed
from presales.models import Solution
from tests.cast import put_in_state
from tests.lifecycle.pdf import samples
from tests.presales.writing import a_presented_solution, a_solution, send, sign_by_all

pytestmark = pytest.mark.django_db


def signed(cast: SimpleNamespace, solution: Solution) -> Solution:
    sign_by_all(send(solution.issue(by=cast.implementation), cast.implementation, cast.signatory))
    solution.refresh_from_db()
    return solution


def revised(cast: SimpleNamespace, solution: Solution) -> Solution:
    """The next revision, reviewed and presented."""
    child = solution.derive(by=cast.implementation)
    child.submit(by=cast.implementation, reviewer=cast.pm)
    child.pass_review(by=cast.pm, score=5)
    child.present(by=cast.implementation, on=timezone.localdate(), to=[cast.owner])
    return child


@pytest.mark.parametrize("state", ["draft", "review"])
def test_unseen_solution_is_not_issued(cast: SimpleNamespace, state: str) -> None:
    solution = a_solution(cast)
    if state == "review":
        solution.submit(by=cast.implementation, reviewer=cast.pm)
    with pytest.raises(Refused):
        solution.issue(by=cast.implementation)


def test_both_signatures_complete_the_checklist_item(cast: SimpleNamespace) -> None:
    solution = signed(cast, a_presented_solution(cast))
    assert solution.state == "signed"
    assert ChecklistItem.objects.get(project=cast.project, code="S1-03").state == "done"
    with pytest.raises(Refused):
        solution.guard_issue()


def test_issue_alone_completes_nothing(cast: SimpleNamespace) -> None:
    a_presented_solution(cast).issue(by=cast.implementation)
    assert ChecklistItem.objects.get(project=cast.project, code="S1-03").is_open


def test_declined_solution_is_a_draft_with_the_reason(cast: SimpleNamespace) -> None:
    solution = a_presented_solution(cast)
    solution.agree(by=cast.implementation, on=timezone.localdate(), contact=cast.owner)
    request = send(solution.issue(by=cast.implementation), cast.implementation, cast.signatory)
    request.signatories.get(contact=cast.signatory).decline(reason="工期太长，请分两期")
    solution.refresh_from_db()
    assert (solution.state, solution.declined_reason) == ("draft", "工期太长，请分两期")
    assert (solution.reviewed_at, solution.agreed_on) == (None, None)


def test_solution_out_for_signature_is_not_reworked(cast: SimpleNamespace) -> None:
    solution = a_presented_solution(cast)
    send(solution.issue(by=cast.implementation), cast.implementation, cast.signatory)
    with pytest.raises(Refused, match="out for signature"):
        solution.rework(by=cast.implementation, reason="要改")


def test_void_document_unsigns_the_solution(cast: SimpleNamespace) -> None:
    solution = signed(cast, a_presented_solution(cast))
    solution.document.void(by=cast.admin, reason="签错了人，须重签")
    solution.refresh_from_db()
    assert solution.state == "presented"
    assert not solution_signed(cast.project).met


def test_revision_is_a_copy_that_knows_its_parent(cast: SimpleNamespace) -> None:
    solution = signed(cast, a_presented_solution(cast))
    child = solution.derive(by=cast.consultant)
    assert (child.revision, child.parent, child.state, child.created_by) == (2, solution, "draft", cast.consultant)
    assert [s.body for s in child.sections.all()] == [s.body for s in solution.sections.all()]
    assert [s.step for s in child.steps.all()] == ["需求确认"]
    assert (child.reviewer, child.reviewed_at, child.presented_on) == (None, None, None)
    assert {part.status for part in child.differences()} == {"kept"}
    with pytest.raises(Refused):
        solution.derive(by=cast.implementation)


def test_draft_is_changed_and_not_derived_from(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused):
        a_solution(cast).derive(by=cast.implementation)


def test_differences_name_what_changed(cast: SimpleNamespace) -> None:
    child = signed(cast, a_presented_solution(cast)).derive(by=cast.implementation)
    child.sections.filter(code="risks").update(body="新的风险")
    child.sections.filter(code="training").delete()
    child.sections.create(title="接口", body="医保")
    child.steps.update(resource="顾问 3 人")
    found = {part.title: part.status for part in child.differences() if part.status != "kept"}
    assert found == {
        "Risks and responses": "changed", "接口": "new", "Training and hand-over": "dropped", "Table of steps": "changed"
    }  # fmt: skip


def test_signed_revision_supersedes_the_one_before(cast: SimpleNamespace) -> None:
    first = signed(cast, a_presented_solution(cast))
    second = revised(cast, first)
    first.refresh_from_db()
    assert first.state == "signed"
    second = signed(cast, second)
    first.refresh_from_db()
    assert (first.state, second.state) == ("superseded", "signed")
    assert not Evidence.objects.filter(subject_kind="lifecycle.document", subject_id=first.document.pk).exists()
    answer = solution_signed(cast.project)
    assert answer.met
    assert answer.url == second.get_absolute_url()


def test_solution_of_its_own_supersedes_nothing(cast: SimpleNamespace) -> None:
    first = signed(cast, a_presented_solution(cast))
    signed(cast, a_presented_solution(cast, title="另一个方案"))
    first.refresh_from_db()
    assert first.state == "signed"


def test_gate_tells_what_is_next(cast: SimpleNamespace) -> None:
    project = cast.project
    assert solution_signed(project).url.endswith("/solutions/new/")
    solution = a_solution(cast, filled=False)
    assert "9" in str(solution_signed(project).detail)
    solution.sections.filter(mandatory=True).update(body="内容")
    assert "reviewed" in str(solution_signed(project).detail)
    solution.submit(by=cast.implementation, reviewer=cast.pm)
    solution.pass_review(by=cast.pm, score=4)
    assert "signed" in str(solution_signed(project).detail)
    solution.present(by=cast.implementation, on=timezone.localdate(), to=[cast.owner])
    signed(cast, solution)
    assert solution_signed(project).met


def test_settings_soften_the_condition(cast: SimpleNamespace) -> None:
    def line() -> gates.Line:
        return next(row for row in gates.evaluate(cast.project, "G2").lines if row.condition.code == "G2-f")

    assert line().blocks
    site = SiteSettings.load()
    site.gate_modes = {"G2-f": "soft"}
    site.save()
    assert not line().blocks
    assert not line().answer.met


def test_document_holds_the_texts_and_nothing_private(cast: SimpleNamespace) -> None:
    solution = a_presented_solution(cast)
    Solution.objects.filter(pk=solution.pk).update(review_note="秘密：风险没写全", declined_reason="秘密：上次嫌贵")
    solution.refresh_from_db()
    built = presales_solution(solution)
    codes = [section["code"] for section in built["body"]["sections"]]
    assert "秘密" not in json.dumps(built, ensure_ascii=False)
    assert "training" not in codes  # an optional section without a text
    needs = [{"zh": "对账自动完成", "en": "Reconcile by itself"}]
    assert [row["requirement"] for row in built["body"]["coverage"]] == needs
    steps = next(section for section in built["body"]["sections"] if section["code"] == "steps")
    assert steps["steps"][0]["side"] == "both"
    assert [slot["name"]["zh"] for slot in built["slots"]] == ["林院长", "王磊"]


def test_needs_cannot_break_out_of_the_coverage_table(cast: SimpleNamespace) -> None:
    solution = a_solution(cast)
    solution.sections.filter(code="approach").update(answers="a | b\n**c** <b>[x](https://evil.example)")
    built = presales_solution(solution)
    assert [row["requirement"]["zh"] for row in built["body"]["coverage"]] == [
        "a | b",
        "**c** <b>[x](https://evil.example)",
    ]
    page = printer.html(samples.presales_solution("zh") | built, "presales_solution")
    assert "**c** &lt;b&gt;[x](https://evil.example)" in page


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_every_language_renders(cast: SimpleNamespace, language: str) -> None:
    document = a_presented_solution(cast).issue(by=cast.implementation, language=language)
    assert document.current.bytes.startswith(b"%PDF")


def test_ended_project_changes_nothing(cast: SimpleNamespace) -> None:
    solution = a_presented_solution(cast)
    put_in_state(cast.project, "closed")
    solution.project.refresh_from_db()
    for act in (
        lambda: solution.derive(by=cast.implementation),
        lambda: solution.rework(by=cast.implementation, reason="要改"),
        lambda: a_solution(cast),
    ):
        with pytest.raises(Refused):
            act()
