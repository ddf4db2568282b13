"""A solution is complete before it goes to review, and another person than its author reviews it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lifecycle.errors import Refused, Stale
from lifecycle.forms.solutions import SubmitForm
from lifecycle.models import SolutionTemplate
from presales.models import Solution
from tests.cast import make_contact, make_customer, member
from tests.presales.writing import a_final_log, a_presented_solution, a_solution

pytestmark = pytest.mark.django_db


def in_review(cast: SimpleNamespace) -> Solution:
    solution = a_solution(cast)
    solution.submit(by=cast.implementation, reviewer=cast.pm)
    return solution


def test_sections_come_from_the_template(cast: SimpleNamespace) -> None:
    solution = a_solution(cast, filled=False)
    template = SolutionTemplate.objects.get(code="presales-standard")
    assert [s.code for s in solution.sections.all()] == [row["code"] for row in template.sections]
    assert len(solution.empty_sections()) == len(solution.mandatory()) == 9


def test_template_of_another_kind_is_refused(cast: SimpleNamespace) -> None:
    other = SolutionTemplate.objects.create(code="x", name="实施", kind="implementation", sections=[])
    with pytest.raises(Refused) as refusal:
        a_solution(cast, template=other)
    assert refusal.value.field == "template"


def test_empty_sections_are_listed(cast: SimpleNamespace) -> None:
    solution = a_solution(cast)
    solution.sections.filter(code__in=("risks", "duties")).update(body=" ")
    with pytest.raises(Refused, match=r"2 sections are empty: Risks and responses, The customer's duties"):
        solution.submit(by=cast.implementation, reviewer=cast.pm)
    assert solution.filled() == 7


def test_table_of_steps_fills_its_section(cast: SimpleNamespace) -> None:
    solution = a_solution(cast)
    solution.sections.filter(code="steps").update(body="")
    assert solution.empty_sections() == []
    solution.steps.all().delete()
    assert [s.code for s in solution.empty_sections()] == ["steps"]


def test_plain_summary_is_wanted(cast: SimpleNamespace) -> None:
    solution = a_solution(cast, summary_plain="")
    with pytest.raises(Refused, match="summary"):
        solution.submit(by=cast.implementation, reviewer=cast.pm)


def test_complete_solution_goes_to_review(cast: SimpleNamespace) -> None:
    solution = in_review(cast)
    assert (solution.state, solution.reviewer) == ("review", cast.pm)
    assert not solution.is_editable


def test_author_is_no_reviewer(cast: SimpleNamespace) -> None:
    solution = a_solution(cast)
    with pytest.raises(Refused) as refusal:
        solution.submit(by=cast.consultant, reviewer=cast.implementation)
    assert refusal.value.field == "reviewer"
    assert cast.implementation not in SubmitForm(record=solution, user=cast.implementation).fields["reviewer"].queryset


def test_last_editor_is_no_reviewer(cast: SimpleNamespace) -> None:
    solution = a_solution(cast)
    solution.put(by=cast.pm, read_version=solution.version)
    with pytest.raises(Refused) as refusal:
        solution.submit(by=cast.implementation, reviewer=cast.pm)
    assert refusal.value.field == "reviewer"


def test_database_refuses_a_review_by_the_author(cast: SimpleNamespace) -> None:
    solution = in_review(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Solution.objects.filter(pk=solution.pk).update(reviewer=cast.implementation, reviewed_at=timezone.now())


def test_stranger_is_no_reviewer(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refusal:
        a_solution(cast).submit(by=cast.implementation, reviewer=cast.outsider)
    assert refusal.value.field == "reviewer"


def test_only_the_one_who_was_asked_reviews(cast: SimpleNamespace) -> None:
    solution = in_review(cast)
    with pytest.raises(Refused):
        solution.pass_review(by=cast.consultant, score=5)
    with pytest.raises(Refused):
        solution.return_review(by=cast.implementation, note="自己退回")
    solution.pass_review(by=cast.pm, score=4, note="可以")
    assert (solution.state, solution.review_score) == ("review", 4)
    assert solution.reviewed_at is not None


def test_another_reviewer_can_be_asked(cast: SimpleNamespace) -> None:
    solution = in_review(cast)
    solution.submit(by=cast.implementation, reviewer=cast.consultant)
    with pytest.raises(Refused):
        solution.pass_review(by=cast.pm, score=4)
    solution.pass_review(by=cast.consultant, score=4)
    with pytest.raises(Refused):
        solution.submit(by=cast.implementation, reviewer=cast.pm)


@pytest.mark.parametrize("score", [0, 6])
def test_score_lies_between_one_and_five(cast: SimpleNamespace, score: int) -> None:
    with pytest.raises(Refused) as refusal:
        in_review(cast).pass_review(by=cast.pm, score=score)
    assert refusal.value.field == "score"


def test_reviewer_returns_it_with_words(cast: SimpleNamespace) -> None:
    solution = in_review(cast)
    with pytest.raises(Refused) as refusal:
        solution.return_review(by=cast.pm, note="不")
    assert refusal.value.field == "note"
    solution.return_review(by=cast.pm, note="风险太笼统")
    assert (solution.state, solution.review_note) == ("draft", "风险太笼统")
    assert solution.is_editable


def test_customer_sees_it_only_after_review(cast: SimpleNamespace) -> None:
    solution = in_review(cast)
    with pytest.raises(Refused, match="internal review"):
        solution.present(by=cast.implementation, on=timezone.localdate(), to=[cast.owner])
    solution.pass_review(by=cast.pm, score=4)
    solution.present(by=cast.implementation, on=timezone.localdate(), to=[cast.owner])
    assert solution.state == "presented"
    assert list(solution.presented_to.all()) == [cast.owner]


def test_presentation_names_people_of_this_customer(cast: SimpleNamespace) -> None:
    solution = in_review(cast)
    solution.pass_review(by=cast.pm, score=4)
    stranger = make_contact(make_customer("别的客户"), "陌生人")
    for people in ([], [stranger]):
        with pytest.raises(Refused) as refusal:
            solution.present(by=cast.implementation, on=timezone.localdate(), to=people)
        assert refusal.value.field == "to"


def test_presentation_lies_not_ahead(cast: SimpleNamespace) -> None:
    solution = in_review(cast)
    solution.pass_review(by=cast.pm, score=4)
    with pytest.raises(Refused) as refusal:
        solution.present(by=cast.implementation, on=timezone.localdate() + timedelta(days=1), to=[cast.owner])
    assert refusal.value.field == "on"


def test_customer_agrees_after_the_presentation(cast: SimpleNamespace) -> None:
    solution = a_presented_solution(cast)
    with pytest.raises(Refused) as refusal:
        solution.agree(by=cast.implementation, on=timezone.localdate() - timedelta(days=1), contact=cast.owner)
    assert refusal.value.field == "on"
    solution.agree(by=cast.implementation, on=timezone.localdate(), contact=cast.owner)
    assert (solution.state, solution.agreed_by) == ("agreed", cast.owner)


def test_reworked_solution_is_reviewed_anew(cast: SimpleNamespace) -> None:
    solution = a_presented_solution(cast)
    with pytest.raises(Refused) as refusal:
        solution.rework(by=cast.implementation, reason="")
    assert refusal.value.field == "reason"
    solution.rework(by=cast.implementation, reason="客户要分两期")
    assert (solution.state, solution.reviewed_at) == ("draft", None)
    solution.submit(by=cast.implementation, reviewer=cast.pm)
    with pytest.raises(Refused):
        solution.present(by=cast.implementation, on=timezone.localdate(), to=[cast.owner])


def test_mandatory_section_cannot_be_removed(cast: SimpleNamespace) -> None:
    solution = a_solution(cast)
    solution.sections.filter(code="training").delete()
    solution.after_put(by=cast.implementation)
    solution.sections.filter(code="risks").delete()
    with pytest.raises(Refused):
        solution.after_put(by=cast.implementation)


def test_two_people_do_not_overwrite_each_other(cast: SimpleNamespace) -> None:
    solution = a_solution(cast)
    read = solution.version
    Solution.objects.get(pk=solution.pk).put(by=cast.consultant, read_version=read)
    with pytest.raises(Stale):
        solution.put(by=cast.implementation, read_version=read)


def test_needs_from_research_without_a_section_are_shown(cast: SimpleNamespace) -> None:
    log = a_final_log(cast)
    log.entries.create(kind="exception", topic="急诊", text="急诊先发药，后补单")
    solution = a_solution(cast)
    assert [entry.text for entry in solution.unanswered()] == ["急诊先发药，后补单"]
    solution.sections.filter(code="approach").update(answers="对账自动完成\n急诊先发药后补单")
    assert solution.unanswered() == []
    assert [row["need"]["zh"] for row in solution.coverage()] == ["对账自动完成", "急诊先发药后补单"]


def test_reviewer_joins_by_role_in_the_project(cast: SimpleNamespace) -> None:
    member(cast.project, cast.outsider, "CO")
    solution = a_solution(cast)
    solution.submit(by=cast.implementation, reviewer=cast.outsider)
    assert solution.reviewer == cast.outsider
