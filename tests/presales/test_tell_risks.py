"""The solution tells the customer the risks of the register, in words that are fit for them."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import Risk
from presales.documents.solutions import presales_solution
from tests.cast import PASSWORD
from tests.presales.ready import make_promise
from tests.presales.writing import a_presented_solution, a_solution

pytestmark = pytest.mark.django_db


def a_risk(cast: SimpleNamespace, **fields: Any) -> Risk:
    facts: dict[str, Any] = {
        "title": "线路未按时到位", "title_en": "The line comes late", "category": "readiness", "probability": 3, "impact": 5,
        "prevention": "每周核对", "prevention_en": "Check weekly", "contingency": "用备用链路",
        "contingency_en": "Use the spare link", "trigger": "两周内无回复", "description": "对方信息科拖延",
        "owner": cast.pm, "due": timezone.localdate() + timedelta(days=9),
    }  # fmt: skip
    risk = Risk(project=cast.project, **(facts | fields))
    risk.put(by=cast.pm, read_version=None)
    return risk


def test_the_register_fills_the_section(cast: SimpleNamespace) -> None:
    a_risk(cast, title="小事", probability=1, impact=1)
    a_risk(cast)
    solution = a_solution(cast)
    solution.fill_risks(by=cast.implementation)
    first, second = solution.risks.all()
    assert (first.risk, first.likelihood, first.impact) == ("线路未按时到位", "medium", "critical")
    assert first.response == "每周核对\n用备用链路" and first.response_en == "Check weekly\nUse the spare link"
    assert (second.risk, second.likelihood) == ("小事", "low")


def test_what_stays_with_us_is_not_told(cast: SimpleNamespace) -> None:
    a_risk(cast, title="内部", internal=True)
    a_risk(cast, title="科主任抵触", category="stakeholder")
    solution = a_solution(cast)
    solution.fill_risks(by=cast.implementation)
    assert not solution.risks.exists() and not solution.untold_risks()


def test_a_risk_that_a_promise_raised_stays_with_us(cast: SimpleNamespace) -> None:
    risk = Risk.raise_for(make_promise(cast), by=cast.pm)
    assert risk.internal and risk.is_private


def test_nothing_private_of_the_risk_is_told(cast: SimpleNamespace) -> None:
    a_risk(cast)
    solution = a_solution(cast)
    solution.fill_risks(by=cast.implementation)
    said = str(presales_solution(solution)["body"])
    assert "对方信息科拖延" not in said and "两周内无回复" not in said


def test_filling_again_refreshes_and_keeps_what_was_written_by_hand(cast: SimpleNamespace) -> None:
    risk, over = a_risk(cast), a_risk(cast, title="已过去")
    solution = a_solution(cast)
    solution.fill_risks(by=cast.implementation)
    solution.risks.create(risk="节假日停工", likelihood="low", impact="low")
    assert not solution.risks_to_refresh()
    risk.title = "线路晚到两周"
    risk.put(by=cast.pm, read_version=risk.version)
    over.close(by=cast.pm, outcome="没有发生")
    assert solution.risks_to_refresh()
    solution.fill_risks(by=cast.implementation)
    assert sorted(row.risk for row in solution.risks.all()) == ["线路晚到两周", "节假日停工"]


def test_only_a_draft_is_filled(cast: SimpleNamespace) -> None:
    solution = a_presented_solution(cast)
    with pytest.raises(Refused):
        solution.fill_risks(by=cast.implementation)


def test_the_table_fills_its_section_and_stands_in_the_document(cast: SimpleNamespace) -> None:
    a_risk(cast)
    solution = a_solution(cast)
    solution.sections.filter(code="risks").update(body="", body_en="")
    assert [section.code for section in solution.empty_sections()] == ["risks"]
    solution.fill_risks(by=cast.implementation)
    assert solution.empty_sections() == []
    section = next(row for row in presales_solution(solution)["body"]["sections"] if row["code"] == "risks")
    assert section["risks"][0]["risk"] == {"zh": "线路未按时到位", "en": "The line comes late"}
    assert section["risks"][0]["owner"] == {"zh": "张敏", "en": "Zhang Min"}


def test_open_risks_that_the_solution_does_not_tell_are_named(cast: SimpleNamespace, client: Client) -> None:
    a_risk(cast)
    solution = a_solution(cast)
    client.login(username=cast.implementation.email, password=PASSWORD)
    page = client.get(solution.get_absolute_url()).content.decode()
    assert "does not tell" in page and "The line comes late" in page and "Fill the risks from the register" in page
    assert "does not tell" in client.get(solution.act_url("submit")).content.decode()
    client.post(solution.act_url("risks"), follow=True)
    page = client.get(solution.get_absolute_url()).content.decode()
    assert "does not tell" not in page and "Check weekly" in page


def test_a_revision_takes_the_table_over_and_names_what_changed(cast: SimpleNamespace) -> None:
    a_risk(cast)
    solution = a_solution(cast)
    solution.fill_risks(by=cast.implementation)
    solution.submit(by=cast.implementation, reviewer=cast.pm)
    solution.pass_review(by=cast.pm, score=4)
    solution.present(by=cast.implementation, on=timezone.localdate(), to=[cast.owner])
    child = solution.derive(by=cast.implementation)
    assert child.risks.get().source == solution.risks.get().source
    child.risks.update(response="改了")
    assert [row.status for row in child.differences() if row.anchor == "risks"] == ["changed"]
