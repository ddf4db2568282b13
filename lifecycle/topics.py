"""The nine topics in which the records of delivery and after-sales stand together, and what comes after them."""

from typing import Any

from django.utils.translation import gettext as _

from lifecycle.stages import Stage

# By the row of the access table that a kind of record stands in. What is in none of them stands last.
AREAS = (
    ("kickoff", ("kickoff",)),
    ("research", ("research",)),
    ("requirements", ("requirements", "processes", "changes", "change_process", "responses")),
    ("strategy", ("solution", "plan")),
    ("team", ("appointments", "key_users", "team", "resources")),
    ("meetings", ("meetings", "memos", "executive_reports")),
    ("training", ("training", "exams", "trainers")),
    ("rollout", ("verification", "trial", "rollout")),
    ("acceptance", ("acceptance", "payment", "closure")),
    ("service", ("service", "improvements", "surveys", "references")),
)
KINDS = {"lifecycle.requirements": "requirements", "lifecycle.requirements-documents": "requirements"}  # of research
TOPIC_OF = {area: topic for topic, areas in AREAS for area in areas}
REST = "rest"
IN_TOPICS = (Stage.DELIVERY, Stage.AFTERSALES)


def titles() -> dict[str, str]:
    """In the order in which they stand on the page."""
    return {
        "kickoff": _("Kickoff"), "research": _("Research"), "requirements": _("Requirements"),
        "strategy": _("Strategy and plan"), "team": _("Team"), "meetings": _("Meetings and memos"),
        "training": _("User training"), "rollout": _("Rollout"), "acceptance": _("Acceptance and payment"),
        "service": _("Service and satisfaction"), REST: _("Further records"),
    }  # fmt: skip


def grouped(rows: list[dict[str, Any]], stage: str) -> list[dict[str, Any]]:
    """Rows of kinds under their topics; before the contract there are no topics, and all stand together."""
    if stage not in IN_TOPICS:
        return [{"title": "", "rows": rows}] if rows else []
    found: dict[str, list[dict[str, Any]]] = {key: [] for key in titles()}
    for row in rows:
        found[KINDS.get(row["key"]) or TOPIC_OF.get(row["area"], REST)].append(row)
    return [{"title": title, "rows": found[key]} for key, title in titles().items() if found[key]]
