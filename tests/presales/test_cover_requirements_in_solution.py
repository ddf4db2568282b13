"""A solution says which section answers which requirement; a must that is answered nowhere keeps it from review."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from lifecycle import gates
from lifecycle.errors import Refused
from lifecycle.forms.solutions import SubmitForm
from lifecycle.models import Requirement
from lifecycle.models.traces import Trace
from presales.documents import presales_solution
from presales.forms.solutions import SectionForm
from presales.models import Solution
from tests.cast import PASSWORD, make_project
from tests.presales.registers import make_requirement
from tests.presales.writing import a_solution

pytestmark = pytest.mark.django_db


def cover(solution: Solution, code: str, *rows: Requirement) -> None:
    solution.sections.get(code=code).requirements.set(rows)


def test_a_must_that_no_section_answers_is_named_and_refuses(cast: SimpleNamespace) -> None:
    first, second = make_requirement(cast), make_requirement(cast, title="床旁扫码", title_en="Scan at the bedside")
    solution = a_solution(cast)
    cover(solution, "approach", first)
    with pytest.raises(Refused, match="answered by no section: R-02 Scan at the bedside"):
        solution.submit(by=cast.implementation, reviewer=cast.pm)
    assert solution.uncovered() == [second]
    assert not Trace.targets(first)


def test_once_all_musts_are_answered_it_goes_to_review_and_the_thread_leads_there(cast: SimpleNamespace) -> None:
    must, should = make_requirement(cast), make_requirement(cast, priority="should")
    solution = a_solution(cast)
    cover(solution, "approach", must)
    solution.submit(by=cast.implementation, reviewer=cast.pm)
    assert solution.state == "review"
    assert Trace.targets(must) == [solution] and Trace.targets(should) == []


def test_what_is_not_a_must_is_only_pointed_out(cast: SimpleNamespace) -> None:
    make_requirement(cast, priority="could")
    form = SubmitForm(record=a_solution(cast), user=cast.implementation)
    assert "No section answers: R-01." in str(form.fields["reviewer"].help_text)


def test_what_is_turned_down_needs_no_section(cast: SimpleNamespace) -> None:
    row = make_requirement(cast)
    solution = a_solution(cast)
    assert solution.uncovered_musts() == [row]
    Requirement.objects.filter(pk=row.pk).update(state="declined")
    assert solution.covered() == []


def test_a_derived_revision_keeps_what_its_sections_answer(cast: SimpleNamespace) -> None:
    row = make_requirement(cast)
    solution = a_solution(cast)
    cover(solution, "approach", row)
    solution.submit(by=cast.implementation, reviewer=cast.pm)
    solution.pass_review(by=cast.pm, score=4)
    solution.present(by=cast.implementation, on=solution.created_at.date(), to=[cast.owner])
    newer = Solution.objects.get(pk=solution.derive(by=cast.implementation).pk)
    assert [r.requirement for r in newer.covered() if r.sections] == [row]


def test_the_gate_looks_at_musts_that_came_later(cast: SimpleNamespace) -> None:
    solution = a_solution(cast)
    make_requirement(cast)

    def line() -> Any:
        return next(row for row in gates.evaluate(cast.project, "G2").lines if row.condition.code == "G2-f")

    assert str(line().answer.detail) == "No section answers: R-01" and "#coverage" in line().answer.url
    cover(solution, "approach", Requirement.objects.get())
    assert "reviewed" in str(line().answer.detail)


def test_the_document_carries_the_table(cast: SimpleNamespace) -> None:
    first, second = make_requirement(cast), make_requirement(cast, title="床旁扫码", title_en="Scan", priority="could")
    solution = a_solution(cast)
    cover(solution, "approach", first)
    cover(solution, "risks", first)
    body = presales_solution(solution)["body"]
    rows = {row.get("number"): row for row in body["coverage"]}
    assert rows[first.code]["section"]["zh"].count("、") == 1 and rows[first.code]["requirement"]["en"]
    assert rows[second.code]["section"] is None
    assert rows[None]["requirement"]["zh"] == "对账自动完成"  # what is named in words stays in the table
    assert next(row for row in body["sections"] if row["code"] == "approach")["requirements"] == ["R-01"]


def client(cast: SimpleNamespace, who: str) -> Client:
    browser = Client()
    browser.login(username=getattr(cast, who).email, password=PASSWORD)
    return browser


def test_its_pages_show_and_ask_for_it(cast: SimpleNamespace) -> None:
    row = make_requirement(cast)
    solution = a_solution(cast)
    browser = client(cast, "implementation")
    url = solution.get_absolute_url()
    text = browser.get(url).content.decode()
    assert "answered by no section" in text and "What is a must keeps the solution from review." in text
    form = browser.get(f"{url}edit/").content.decode()
    assert "R-01 Automatic reconciliation" in form
    cover(solution, "approach", row)
    text = browser.get(url).content.decode()
    assert "answered by no section" not in text and "Requirements it answers:" in text


def test_the_section_keeps_what_was_ticked(cast: SimpleNamespace) -> None:
    row = make_requirement(cast)
    section = a_solution(cast).sections.get(code="approach")
    data = {"title": section.title, "body": section.body, "requirements": [str(row.pk)]}
    form = SectionForm(data, instance=section, project=cast.project, user=cast.implementation)
    form.save()
    assert list(section.requirements.all()) == [row]


def test_without_a_register_a_section_asks_for_nothing(cast: SimpleNamespace) -> None:
    section = a_solution(cast).sections.get(code="approach")
    assert "requirements" not in SectionForm(instance=section, project=cast.project, user=cast.implementation).fields


def test_a_requirement_of_another_project_is_no_choice(cast: SimpleNamespace) -> None:
    make_requirement(cast)
    other = make_project(
        cast.sales, cast.customer, "另一个项目", team=[(cast.consultant, "CO"), (cast.implementation, "IM")]
    )
    elsewhere = make_requirement(SimpleNamespace(**(vars(cast) | {"project": other})), upto="captured")
    section = a_solution(cast).sections.get(code="approach")
    data = {"title": section.title, "requirements": [str(elsewhere.pk)]}
    form = SectionForm(data, instance=section, project=cast.project, user=cast.implementation)
    assert "requirements" in form.errors
