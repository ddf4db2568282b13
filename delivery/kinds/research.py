"""Implementation research: the shared kinds of research, with what is seen of the site and one course over both stages."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle import researchcourse
from lifecycle.kinds import research as talks
from lifecycle.kinds import research_plans as rounds
from lifecycle.stages import Act, RecordKind, Stage

OWN = Stage.DELIVERY.value
OPEN = ("draft", "confirmed", "on_site", "follow_up")


def listing(project: Any, rows: Any, _query: Any) -> tuple[Any, dict[str, Any]]:
    return rows, {"course": researchcourse.logs(project)}


def research_plans() -> RecordKind:
    kind = rounds.research_plans(OWN)
    look = Act("look", _("Note what the site shows"), "look", OPEN, form="delivery.forms.site_findings.LookForm")
    return replace(
        kind, title=_("Round of implementation research"), title_plural=_("Rounds of implementation research"),
        purpose=_(
            "Research does not end with the contract. Plan each round down to the person and the hour, look at the site, and close it when what it left to be done is done."
        ),
        acts=(*kind.acts, look), detail_template="delivery/research_plan.html",
    )  # fmt: skip


def research_logs() -> RecordKind:
    return replace(
        talks.research_logs(OWN), title=_("Log of implementation research"),
        title_plural=_("Logs of implementation research"), listing=listing, list_template="lifecycle/research_logs.html",
        detail_template="delivery/research_log.html",
    )  # fmt: skip


def collected_forms() -> RecordKind:
    return replace(
        rounds.collected_forms(OWN), title=_("Form collected on site"), title_plural=_("Forms collected on site")
    )


def research_reports() -> RecordKind:
    return replace(
        rounds.research_reports(OWN), title=_("Report on implementation research"),
        title_plural=_("Reports on implementation research"),
    )  # fmt: skip
