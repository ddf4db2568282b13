"""The three lights of a project: time from its plan, cost from its budget, quality from verification and defects."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from delivery.models import ImplementationPlan
from delivery.reporting import _lights as told_to_executives
from lifecycle import portfolio
from lifecycle.management.commands.recompute_figures import drift_of
from lifecycle.models import Project, Question
from tests.delivery.plans import make_implementation_plan
from tests.delivery.trials import observe, running, said
from tests.delivery.verifying import a_verification
from tests.presales.dealing import amounts, an_approved_budget

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


def lights(cast: SimpleNamespace, **told: Any) -> dict[str, tuple[str, str]]:
    """As stored; and what is stored is what the rows say."""
    project = Project.objects.get(pk=cast.project.pk)
    assert not drift_of(project)
    return project.lights(**told)


@transaction.atomic
def a_problem(cast: SimpleNamespace, severity: str = "high", kind: str = "defect") -> Question:
    row = Question(
        project=cast.project, question_kind=kind, text="发药单打印不出", severity=severity, owner=cast.pm,
        due=timezone.localdate() + DAY,
    )  # fmt: skip
    row.put(by=cast.pm, read_version=None)
    return row


def listed_late(cast: SimpleNamespace) -> bool:
    return Project.objects.filter(portfolio.late(), pk=cast.project.pk).exists()


def test_time_follows_the_plan_that_holds(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, begin=timezone.localdate() - 6 * DAY, upto="told")
    assert "plan" not in lights(cast)["time"][1]  # nobody has confirmed it
    plan.confirm(by=cast.pm, waiver="合同期内可以完成，已与客户说明")
    plan.refresh_from_db()
    item = plan.items.order_by("due").first()
    late = (timezone.localdate() - item.due).days
    colour, words = lights(cast)["time"]
    assert (
        late > 0 and colour == "amber" and f"Oldest open item of the plan is {late} day" in words and listed_late(cast)
    )
    last = plan.items.order_by("due").last()
    plan.replan(
        last, by=cast.pm, start=last.start, due=last.due + 30 * DAY, cause="customer", reason="病区网络要晚一个月才好"
    )
    colour, words = lights(cast)["time"]
    assert colour == "red" and words.startswith("The plan ends 30 days later than agreed")
    plan.report(item, by=cast.pm, progress=100)
    assert "Oldest open item of the plan" not in lights(cast)["time"][1]


def test_a_plan_under_revision_says_nothing(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, begin=timezone.localdate() - 6 * DAY, upto="told")
    plan.confirm(by=cast.pm, waiver="合同期内可以完成，已与客户说明")
    plan.revise(by=cast.pm, cause="customer", reason="范围增加了两个病区，重新排期")
    assert ImplementationPlan.objects.get().state == "revised" and "plan" not in lights(cast)["time"][1]


def test_cost_follows_the_budget_and_keeps_its_figures_to_those_who_may_read_it(
    cast: SimpleNamespace, client: Client
) -> None:
    row = an_approved_budget(cast)
    assert lights(cast)["cost"] == ("green", "No payment is overdue")
    row.spend(by=cast.pm, amounts=amounts(row, "150000", "10000"))
    assert lights(cast, budget="figures")["cost"] == ("green", "50% of the budget is used")
    assert lights(cast)["cost"] == ("green", "Within the budget") and not listed_late(cast)
    row.spend(by=cast.pm, amounts=amounts(row, "280000", "10000"))
    assert lights(cast, budget="figures")["cost"] == ("amber", "90% of the budget is used")
    row.spend(by=cast.pm, amounts=amounts(row, "340000", "20000"), words="多了两个接口")
    assert lights(cast, budget="figures")["cost"] == ("red", "112% of the budget is used") and listed_late(cast)
    for who, words, hidden in (("pm", "112% of the budget", "needs attention"), ("sales", "needs attention", "112%")):
        client.force_login(getattr(cast, who))
        page = client.get(reverse("project", args=[cast.project.number])).content.decode()
        assert words in page and hidden not in page, who
        page = client.get(reverse("projects")).content.decode()
        assert "112%" not in page and "Cost: In trouble" in page, who
    row.refresh_from_db()
    row.send_back(by=cast.executive, words="重新估算")
    assert not drift_of(Project.objects.get(pk=cast.project.pk))


def test_what_goes_to_the_customer_says_nothing_of_the_budget(cast: SimpleNamespace) -> None:
    row = an_approved_budget(cast)
    row.spend(by=cast.pm, amounts=amounts(row, "340000", "20000"), words="多了两个接口")
    report: Any = SimpleNamespace(project=Project.objects.get(pk=cast.project.pk))
    told_to_executives(report)
    assert report.cost_light == "green" and not hasattr(report, "cost_note")


def test_quality_follows_verification_problems_and_the_trial(cast: SimpleNamespace) -> None:
    checked = a_verification(cast, "pass", "fail", "fail")
    assert lights(cast)["quality"] == ("amber", "2 functions do not work")
    checked.conclude(by=cast.pm, conclusion="两项不通过")
    assert lights(cast)["quality"] == ("red", "2 functions do not work")
    checked.run_again(by=cast.pm)
    assert lights(cast)["quality"] == ("green", "No promise is in the red")
    problem = a_problem(cast, "critical")
    assert lights(cast)["quality"] == ("red", "1 problem makes work stand still")
    problem.give_answer(by=cast.pm, answer="已换驱动")
    trial = running(cast)
    observe(trial, cast, blocking=0, major=2, on=date.today())
    told = said(cast)
    assert lights(cast)["quality"] == (
        "amber", "2 serious faults in the trial run · 1 fault told in the trial run is not sorted"
    )  # fmt: skip
    told.sort(by=cast.pm, disposition="defect", analysis="打印模板缺一列", severity="high")
    observe(trial, cast, blocking=1)
    assert lights(cast)["quality"] == (
        "red", "1 fault of the trial run makes work stand still · 1 serious problem is open"
    )  # fmt: skip


def test_a_doubt_or_a_slight_defect_leaves_it_green(cast: SimpleNamespace) -> None:
    a_problem(cast, "critical", kind="doubt")
    a_problem(cast, "medium")
    assert lights(cast)["quality"][0] == "green" and not listed_late(cast)


def test_lights_cost_a_list_no_query(cast: SimpleNamespace) -> None:
    a_problem(cast, "critical")
    rows = list(portfolio.with_money(Project.objects.all(), cast.executive).for_list())
    with CaptureQueriesContext(connection) as asked:
        row = portfolio.list_rows(rows)[0]
    assert not len(asked) and "Quality: In trouble" in row["lights"] and "tl-light-bad" in row["lights"]
