"""What memos and meetings tell plans of: the next steps that were agreed, and where each of them stands.

A memo binds once it went to the customer: signed, both sides agreed; merely sent, they have read what we will do, and a
plan that leaves it out must say why. A task of a meeting binds once its minutes went out, where the customer was there.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.utils.translation import override

from lifecycle.carrying import CARRIED, OPEN, Carried
from lifecycle.models.meeting_lines import MeetingAction
from lifecycle.models.meetings import Meeting
from lifecycle.models.memo_lines import MemoCommitment
from lifecycle.models.memos import Memo
from lifecycle.models.nextsteps import NextStep, Side
from lifecycle.models.users import User
from lifecycle.text import EN, ZH, twin

MODELS: dict[str, Any] = {"memo": MemoCommitment, "meeting": MeetingAction}


def memo_steps(project: Any) -> Any:
    rows = MemoCommitment.objects.filter(memo__project=project, memo__state__in=Memo.agreed_states)
    return rows.select_related("memo__project", "contact", "user").order_by("memo__number", "order", "pk")


def meeting_tasks(project: Any) -> Any:
    """Tasks of meetings with the customer, told to everybody."""
    rows = MeetingAction.objects.filter(
        kind=MeetingAction.Kind.TASK, meeting__project=project, meeting__state__in=Meeting.agreed_states,
        meeting__attendees__side=Side.CUSTOMER,
    )  # fmt: skip
    return rows.select_related("meeting__project", "contact", "user").order_by("meeting__at", "order", "pk").distinct()


def placed(steps: Iterable[NextStep]) -> list[Any]:
    """Steps with `place`, the plan item that each became. Where that is gone the step reads as open: it is to be placed anew."""
    rows = list(steps)
    wanted: dict[str, set[int]] = {}
    for row in rows:
        if row.carried_kind and row.carried_id:
            wanted.setdefault(row.carried_kind, set()).add(row.carried_id)
    found = {(kind, thing.pk): thing for kind, keys in wanted.items() for thing in _standing(kind, keys)}
    for row in rows:
        row.place = found.get((row.carried_kind, row.carried_id))  # type: ignore[attr-defined]
        if row.state == CARRIED and row.place is None:  # type: ignore[attr-defined]
            row.state, row.carried_on = OPEN, None
    return rows


def _standing(kind: str, keys: set[int]) -> list[Any]:
    """Those that are there, and count: a model whose rows may be replaced says which do, as `standing`."""
    model = apps.get_model(kind)
    rows = list(model._default_manager.filter(pk__in=keys))
    return model.standing(rows) if rows and hasattr(model, "standing") else rows


def memo_commitments(project: Any) -> list[Carried]:
    found = []
    for kind, rows in (("memo", memo_steps(project)), ("meeting", meeting_tasks(project))):
        for row in placed(rows):
            found.append(Carried(
                f"{kind}.{row.pk}", row.side, row.who, twin(row, "what"), row.due, _label(row.record), row.record.get_absolute_url(),
                row.state, row.place, row.dropped_reason,
            ))  # fmt: skip
    return found


def _label(record: Any) -> dict[str, str]:
    words = {}
    for key, language in ((ZH, "zh-hans"), (EN, "en")):
        with override(language):
            words[key] = str(record.label)
    return words


def step_of(project: Any, key: str) -> Any:
    """The step behind a key of this project; None for a key that is not ours."""
    kind, _dot, pk = key.partition(".")
    model = MODELS.get(kind)
    if model is None or not pk.isdecimal():
        return None
    return model.objects.filter(pk=int(pk), **{f"{model.OWNER}__project": project}).first()


def memo_carried(project: Any, key: str, plan_item: Any, by: User) -> None:
    step = step_of(project, key)
    if step is not None:
        step.carry(plan_item, by=by)


def memo_dropped(project: Any, key: str, reason: str, by: User) -> None:
    step = step_of(project, key)
    if step is not None:
        step.drop(by=by, reason=reason)
