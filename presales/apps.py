"""What pre-sales brings: its duties as records, their documents and gate conditions."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Condition, DocumentKind, RecordKind, Stage, StageConfig


class PresalesConfig(StageConfig):
    name = "presales"
    stage = Stage.PRESALES
    verbose_name = _("Pre-sales")

    def ready(self) -> None:
        super().ready()
        from lifecycle import hooks
        from presales import budgetlight, contracting, firsttrainings, promised, satisfaction, waiting

        hooks.register("payment_plan", contracting.payment_plan)
        hooks.register("deliverables", contracting.deliverables)
        hooks.register("acceptance_criteria", contracting.acceptance_criteria)
        hooks.register("contract_signed", contracting.contract_signed)
        hooks.register("project_moved", contracting.project_moved)
        hooks.register("amendments", contracting.amendments)
        hooks.register("unsigned", contracting.unsigned)
        hooks.register("figures", promised.figures)
        hooks.register("figures", budgetlight.figures)
        hooks.register("figures", satisfaction.figures)
        hooks.register("likely_days", promised.likely_days)
        hooks.register("today", waiting.today)
        hooks.register("stage_page", _stage_page)
        hooks.register("today", _undecided)
        hooks.register("links", _links)
        hooks.register("knowledge_items", _knowledge_items)
        hooks.register("needs_heard", _needs_heard)
        hooks.register("plan_before", _plan_before)
        hooks.register("solution_before", _solution_before)
        hooks.register("plan_phases", _plan_phases)
        hooks.register("plan_taken", _plan_taken)
        hooks.register("first_trainings", firsttrainings.first_trainings)
        hooks.register("met", _met)
        hooks.register("product_shown", _product_shown)
        hooks.register("closing", _closing)
        hooks.register("demo", _demo)
        hooks.register("demo_item", _demo_item)
        hooks.register("mass", _mass)

    def declare(self) -> tuple[list[RecordKind], list[DocumentKind], list[Condition]]:
        from presales.documents import DOCUMENTS
        from presales.gates import CONDITIONS
        from presales.kinds import kinds

        return kinds(), DOCUMENTS, CONDITIONS


def _undecided(**facts: Any) -> Any:
    from presales.involvement import undecided

    return undecided(**facts)


def _stage_page(**facts: Any) -> Any:
    from presales.stagepage import parts

    return parts(**facts)


def _links(**facts: Any) -> Any:
    from presales.threads import links

    return links(**facts)


def _knowledge_items(**facts: Any) -> Any:
    from presales.transfers import knowledge_items

    return knowledge_items(**facts)


def _needs_heard(**facts: Any) -> dict[str, Any]:
    from presales.needs import needs_heard

    return needs_heard(**facts)


def _plan_before(*, project: Any) -> Any:
    from presales.models.plans import PreliminaryPlan

    return PreliminaryPlan.of(project)


def _solution_before(*, project: Any) -> Any:
    from presales.models.solutions import Solution

    return Solution.blueprint_of(project)


def _plan_phases(*, project: Any) -> list[dict[str, str]]:
    from presales.phases import of_project

    return of_project(project)


def _plan_taken(*, plan: Any, by: Any) -> None:
    plan.taken(by=by)


def _met(**facts: Any) -> Any:
    from presales.coverage import met

    return met(**facts)


def _product_shown(*, project: Any) -> bool:
    from presales.models import CompanyIntroduction, DemoSession

    shown = DemoSession.objects.filter(project=project).exclude(state="planned").exists()
    return shown or CompanyIntroduction.objects.filter(project=project, state=CompanyIntroduction.State.HELD).exists()


def _closing(**facts: Any) -> Any:
    from presales.closing import closing

    return closing(**facts)


def _demo(**facts: Any) -> None:
    """Imported when a demo is made, not when the product starts."""
    from presales.demo import load

    load(**facts)


def _demo_item(**facts: Any) -> bool:
    from presales.demo import contracts, dealing, estimates, handovers, meetings, plans, responses

    rooms = (meetings, estimates, plans, handovers, contracts, dealing, responses)
    return any(room.work(**facts) for room in rooms)


def _mass(**facts: Any) -> None:
    from presales.demo.mass import load

    load(**facts)
