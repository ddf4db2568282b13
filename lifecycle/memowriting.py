"""What a new memo begins with: the work that was planned, the steps that are open, the delays nobody has put to the customer."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from lifecycle import hooks
from lifecycle.models.delays import DelayEntry
from lifecycle.models.nextsteps import Side
from lifecycle.models.users import User

MOST_WORK = 5
DUE_DAYS = 7


def starting_lines(memo: Any, *, by: User) -> dict[str, list[dict[str, Any]]]:
    steps = list(memo.open_steps())
    return {
        "works": _works(memo, steps, by),
        "checks": [{"step": step.pk, "outcome": "not"} for step in steps],
        "delays": _delays(memo),
        "steps": [{"who": f"u:{by.pk}", "due": timezone.localdate() + timedelta(days=DUE_DAYS)}],
    }


def _works(memo: Any, steps: list[Any], by: User) -> list[dict[str, Any]]:
    """Items of the plan in this period; where there is no plan, what we had agreed to do."""
    found: list[dict[str, Any]] = []
    for function in hooks.HOOKS["planned_work"]:
        found += function(project=memo.project, start=memo.period_from, end=memo.period_to, user=by)
    if not found:
        ours = [step for step in steps if step.side == Side.VENDOR and step.user_id in (None, by.pk)]
        found = [{"work": step.what, "work_en": step.what_en, **_agreed_in(step.memo)} for step in ours]
    return found[:MOST_WORK]


def _agreed_in(memo: Any) -> dict[str, str]:
    words = {}
    for name, language in (("purpose", "zh-hans"), ("purpose_en", "en")):
        with override(language):
            words[name] = _("As agreed in memo %(n)d") % {"n": memo.number}
    return words


def _delays(memo: Any) -> list[dict[str, Any]]:
    rows = DelayEntry.objects.filter(project=memo.project, state=DelayEntry.State.OURS)
    return [
        {
            "days": row.days, "from_day": row.from_day, "side": row.side, "cause": row.cause, "cause_en": row.cause_en,
            "cause_kind": row.cause_kind, "proof": row.proof, "takes_over": row.pk,
        }
        for row in rows
        if row.source_kind in ("", "lifecycle.readinessitem")
    ]  # fmt: skip


def planned_thing(project: Any, code: str) -> Any:
    """The item of a plan that a line of the form names as `kind:key`; nothing where it is of another project."""
    kind, _colon, key = code.partition(":")
    if not key.isdecimal():
        return None
    try:
        thing = apps.get_model(kind)._default_manager.filter(pk=int(key)).first()
    except (LookupError, ValueError):
        return None
    return thing if thing is not None and getattr(thing, "project", None) == project else None
