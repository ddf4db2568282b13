"""Can it be done, is it wanted, does it pay, have we the people? Judged by several, decided by those who answer for it."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Event
from presales.documents.feasibility import feasibility_report
from presales.gates import estimates as gates
from presales.models import FeasibilityAssessment
from tests.presales.estimating import make_feasibility

pytestmark = pytest.mark.django_db


def test_four_dimensions_are_always_there(cast: SimpleNamespace) -> None:
    row = make_feasibility(cast, upto="draft")
    assert [d.dimension for d in row.dimensions.all()] == ["technical", "market", "cost", "resource"]


def test_goes_from_draft_over_review_to_decision(cast: SimpleNamespace) -> None:
    row = make_feasibility(cast)
    assert (row.state, row.decision, row.reviewer, row.decided_by) == ("decided", "go", cast.pm, cast.executive)
    verbs = set(Event.objects.about(row).values_list("verb", flat=True))
    assert {"feasibility.reviewed", "feasibility.go"} <= verbs


def test_the_author_does_not_judge_the_technical_side(cast: SimpleNamespace) -> None:
    row = make_feasibility(cast, upto="draft")
    row.dimensions.filter(dimension="technical").update(assessor=cast.implementation)
    with pytest.raises(Refused, match="somebody other than the author"):
        row.after_put(by=cast.implementation)


def test_the_author_does_not_review(cast: SimpleNamespace) -> None:
    row = make_feasibility(cast, upto="draft")
    with pytest.raises(Refused, match="other than the author"):
        row.review(by=cast.implementation)
    row.review(by=cast.consultant)
    assert row.state == "reviewed"


@pytest.mark.parametrize("lacks", ["evidence", "score", "estimate", "overall"])
def test_nothing_half_is_reviewed(cast: SimpleNamespace, lacks: str) -> None:
    row = make_feasibility(cast, upto="draft")
    if lacks in ("evidence", "score"):
        row.dimensions.filter(dimension="market").update(**{lacks: "" if lacks == "evidence" else None})
    else:
        FeasibilityAssessment.objects.filter(pk=row.pk).update(**{lacks: None if lacks == "estimate" else ""})
    row = FeasibilityAssessment.objects.get(pk=row.pk)
    with pytest.raises(Refused, match="Still missing"):
        row.review(by=cast.pm)


def test_conditions_are_written_and_set_by_an_executive(cast: SimpleNamespace) -> None:
    row = make_feasibility(cast, upto="reviewed")
    with pytest.raises(Refused, match="executive") as refusal:
        row.decide(by=cast.sales, decision="conditional", conditions="先签接口协议")
    assert refusal.value.field == "decision"
    with pytest.raises(Refused, match="conditions") as refusal:
        row.decide(by=cast.executive, decision="conditional")
    assert refusal.value.field == "conditions"
    row.decide(by=cast.executive, decision="conditional", conditions="先签接口协议")
    assert row.state_label == "Go, with conditions"


def test_sales_decides_a_plain_go(cast: SimpleNamespace) -> None:
    row = make_feasibility(cast, upto="reviewed")
    row.decide(by=cast.sales, decision="go")
    assert row.decided_by == cast.sales


def test_going_against_a_no_go_needs_words(cast: SimpleNamespace) -> None:
    row = make_feasibility(cast, upto="reviewed")
    row.dimensions.filter(dimension="resource").update(verdict="no_go")
    row = FeasibilityAssessment.objects.get(pk=row.pk)
    with pytest.raises(Refused) as refusal:
        row.decide(by=cast.executive, decision="go", note="做")
    assert refusal.value.field == "note"
    with pytest.raises(Refused):
        row.decide(by=cast.executive, decision="no_go")
    row.decide(by=cast.executive, decision="no_go", note="没有人手")
    assert row.state_label == "No go"


def test_judged_anew_when_facts_have_changed(cast: SimpleNamespace) -> None:
    row = make_feasibility(cast)
    with pytest.raises(Refused):
        row.reopen(by=cast.pm, reason=" ")
    row.reopen(by=cast.pm, reason="客户换了平台")
    assert (row.state, row.decision, row.reviewer) == ("draft", "", None)


# -- the gate ----------------------------------------------------------------------------------------------------------


def test_gate_wants_a_decided_go(cast: SimpleNamespace) -> None:
    assert not gates.feasible(cast.project).met
    row = make_feasibility(cast, upto="reviewed")
    answer = gates.feasible(cast.project)
    assert not answer.met and answer.url == row.get_absolute_url()
    row.decide(by=cast.sales, decision="go")
    assert gates.feasible(cast.project).met


def test_no_go_closes_the_gate(cast: SimpleNamespace) -> None:
    make_feasibility(cast, decision="no_go")
    answer = gates.feasible(cast.project)
    assert not answer.met and "no go" in answer.detail


def test_conditional_opens_it(cast: SimpleNamespace) -> None:
    make_feasibility(cast, decision="conditional")
    assert gates.feasible(cast.project).met


def test_the_item_skipped_with_a_reason_will_do(cast: SimpleNamespace) -> None:
    item = ChecklistItem.objects.get(project=cast.project, code="S1-10", occurrence=1)
    item.skip(by=cast.executive, reason_code=next(iter(dict(item.skip_reasons))), note="二期沿用一期的评估")
    for check in (gates.feasible, gates.technical_by_another, gates.market_known):
        assert check(cast.project).met


def test_technical_side_and_market_are_asked_about(cast: SimpleNamespace) -> None:
    row = make_feasibility(cast, upto="draft", market_note="")
    assert gates.technical_by_another(cast.project).met and gates.market_known(cast.project).met
    row.dimensions.filter(dimension="technical").update(assessor=None)
    row.competitors.all().delete()
    assert not gates.technical_by_another(cast.project).met
    assert not gates.market_known(cast.project).met


# -- pages and paper ---------------------------------------------------------------------------------------------------


def lines(row: FeasibilityAssessment, *changed: str) -> dict[str, object]:
    data: dict[str, object] = {
        "version": row.version, "summary": row.summary, "overall": row.overall, "estimate": row.estimate_id,
        "competitors-TOTAL_FORMS": 0, "competitors-INITIAL_FORMS": 0, "dimensions-TOTAL_FORMS": 4,
        "dimensions-INITIAL_FORMS": 4,
    }  # fmt: skip
    for n, dimension in enumerate(row.dimensions.all()):
        mine = dimension.dimension in changed
        data |= {
            f"dimensions-{n}-id": dimension.pk, f"dimensions-{n}-score": 5 if mine else dimension.score,
            f"dimensions-{n}-verdict": dimension.verdict, f"dimensions-{n}-evidence": dimension.evidence,
        }  # fmt: skip
    return data


def test_who_writes_a_dimension_has_judged_it(client: Client, cast: SimpleNamespace) -> None:
    row = make_feasibility(cast, upto="draft")
    url = reverse("record_edit", args=[cast.project.number, "presales", "feasibility", row.number])
    client.force_login(cast.pm)
    assert client.post(url, lines(row, "resource")).status_code == 302
    judges = {d.dimension: d.assessor for d in row.dimensions.all()}
    assert (judges["resource"], judges["market"], judges["technical"]) == (
        cast.pm,
        cast.implementation,
        cast.consultant,
    )


def test_the_author_is_told_on_the_page(client: Client, cast: SimpleNamespace) -> None:
    row = make_feasibility(cast, upto="draft")
    url = reverse("record_edit", args=[cast.project.number, "presales", "feasibility", row.number])
    client.force_login(cast.implementation)
    answer = client.post(url, lines(row, "technical"))
    assert answer.status_code == 422 and "somebody other than the author" in answer.content.decode()
    assert row.dimensions.get(dimension="technical").assessor == cast.consultant


def test_the_report_names_everything_but_what_is_left_over(cast: SimpleNamespace) -> None:
    body = feasibility_report(make_feasibility(cast))["body"]
    assert [d["dimension"] for d in body["dimensions"]] == ["technical", "market", "cost", "resource"]
    assert body["competitors"][0]["name"]["zh"] == "东方软件" and body["decision"] == "go"
    assert body["estimate"]["total"]["amount"] == "640000.00" and "margin" not in str(body)


def test_it_is_issued_once_it_is_decided(cast: SimpleNamespace) -> None:
    row = make_feasibility(cast, upto="reviewed")
    with pytest.raises(Refused):
        row.guard_issue()
    row.decide(by=cast.executive, decision="go")
    row.guard_issue()
