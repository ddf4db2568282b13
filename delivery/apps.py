"""What delivery brings: its duties as records, their documents, and what it asks of a project before going live."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Condition, DocumentKind, RecordKind, Stage, StageConfig


class DeliveryConfig(StageConfig):
    name = "delivery"
    stage = Stage.DELIVERY
    verbose_name = _("Delivery")

    def ready(self) -> None:
        super().ready()
        from delivery import contactpage, planportal, portal, readings, trialpages, waiting
        from delivery.models import change_processes, trial_runs
        from delivery.models import changes as change_requests
        from delivery.models import kickoffs as model
        from lifecycle import hooks

        hooks.register("tick", model.tick)
        hooks.register("figures", readings.figures)
        hooks.register("places_of", model.places_of)
        hooks.register("today", _reports_due)
        hooks.register("stage_page", _stage_page)
        hooks.register("stage_page", trialpages.parts)
        hooks.register("today", trialpages.today)
        hooks.register("portal", portal.page)
        hooks.register("trial_told", trialpages.trial_told)
        hooks.register("places_of", trial_runs.places_of)
        hooks.register("places_of", change_processes.places_of)
        hooks.register("today", waiting.today)
        hooks.register("concerns", waiting.concerns)
        hooks.register("functions_verified", _functions_verified)
        hooks.register("changes_open", change_requests.changes_open)
        hooks.register("changes_undecided", change_requests.changes_undecided)
        hooks.register("planned_work", _planned_work)
        hooks.register("portal", contactpage.page)
        hooks.register("portal", planportal.page)
        hooks.register("needs_in_logs", _needs_in_logs)
        hooks.register("plan_changed", _plan_changed)
        hooks.register("amendment_signed", _amendment_signed)
        hooks.register("amendment_terms", _amendment_terms)
        hooks.register("amendment_written", _amendment_written)
        hooks.register("closing", _closing)
        hooks.register("demo", _demo)
        hooks.register("demo_item", _demo_item)
        hooks.register("mass", _mass)

    def declare(self) -> tuple[list[RecordKind], list[DocumentKind], list[Condition]]:
        from delivery.documents import DOCUMENTS
        from delivery.gates import CONDITIONS
        from delivery.kinds import kinds

        return kinds(), DOCUMENTS, CONDITIONS


def _reports_due(**facts: Any) -> Any:
    from delivery.reporting import today

    return today(**facts)


def _needs_in_logs(*, project: Any) -> Any:
    from delivery.models import LogEntry
    from lifecycle.models.interviews import needs_told

    return needs_told(LogEntry.objects.filter(log__project=project))


def _functions_verified(**facts: Any) -> Any:
    from delivery.gates.verifications import functions_verified

    return functions_verified(**facts)


def _planned_work(**facts: Any) -> Any:
    from delivery.planned import planned_work

    return planned_work(**facts)


def _plan_changed(**facts: Any) -> None:
    from delivery.planchanges import plan_changed

    plan_changed(**facts)


def _amendment_signed(**facts: Any) -> None:
    from delivery.planchanges import amendment_signed

    amendment_signed(**facts)


def _amendment_terms(**facts: Any) -> Any:
    from delivery.planchanges import amendment_terms

    return amendment_terms(**facts)


def _amendment_written(**facts: Any) -> None:
    from delivery.planchanges import amendment_written

    amendment_written(**facts)


def _stage_page(**facts: Any) -> Any:
    from delivery.stagepage import parts

    return parts(**facts)


def _closing(**facts: Any) -> Any:
    from delivery.closing import closing

    return closing(**facts)


def _demo(**facts: Any) -> None:
    """Imported when a demo is made, not when the product starts."""
    from delivery.demo import load

    load(**facts)


def _demo_item(**facts: Any) -> bool:
    from delivery.demo import appointments, changes, plans, reports, research, solutions, trials, verifications

    rooms = (appointments, changes, plans, reports, research, solutions, trials, verifications)
    return any(room.work(**facts) for room in rooms)


def _mass(**facts: Any) -> None:
    from delivery.demo.mass import load

    load(**facts)
