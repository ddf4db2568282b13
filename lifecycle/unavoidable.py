"""What gates ask about requirements that cannot be avoided: that somebody has the task, and that it is done."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle import hooks, known
from lifecycle.gates import Answer
from lifecycle.models.requirement_types import Nature
from lifecycle.models.requirements import Requirement

SORTED = "S2-04"  # the item under which requirements of users are sorted and answered
PLANNED = "S2-06"  # the implementation plan
SHOWN = "S2-14"  # functions verified on site


def _unavoidable(project: Any) -> list[Requirement]:
    """Requirements that cannot be avoided and that are not over, with their tasks."""
    rows = Requirement.objects.filter(project=project, type__nature=Nature.UNAVOIDABLE)
    return list(rows.exclude(state__in=Requirement.ENDED).prefetch_related("tasks").order_by("number"))


def _requirement(row: Requirement, project: Any, words: str, n: int, label: str) -> Answer:
    row.project = project
    return Answer(False, words % {"what": row.label, "n": n}, row.get_absolute_url(), label)


def _ended(project: Any, code: str) -> bool:
    item = known.items(project).get(code)
    return item is None or not item.is_open


def _shown(project: Any) -> bool:
    """Were the functions verified in writing? By the records of it; where nobody keeps one its item tells, and it also
    does where it was left out with a reason."""
    for tell in hooks.HOOKS["functions_verified"]:
        told = tell(project=project)
        if told is not None and not told.met:
            return known.skipped(project, SHOWN) is not None
    return _ended(project, SHOWN)


def planned(project: Any) -> Answer:
    """Met when each is somebody's task with a day. What is baselined is in the implementation plan, once there is one."""
    rows = [row for row in _unavoidable(project) if not row.has_plan and row.state != Requirement.State.VERIFIED]
    if _ended(project, PLANNED):
        rows = [row for row in rows if row.state not in Requirement.FIXED]
    if not rows:
        return Answer(True)
    words = ngettext(
        "“%(what)s” cannot be avoided, and nobody has the task",
        "%(n)d requirements that cannot be avoided are nobody's task, the first is “%(what)s”", len(rows),
    )  # fmt: skip
    return _requirement(rows[0], project, words, len(rows), _("give it to somebody"))


def done(project: Any) -> Answer:
    """Met when the tasks of each are done. What is baselined and nobody's own task is done with the functions that were
    verified on site; what came later and is nobody's task waits for the item that sorts what users ask for."""
    left = [row for row in _unavoidable(project) if row.state != Requirement.State.VERIFIED and not row.tasks_done]
    shown, answered = _shown(project) if left else True, _ended(project, SORTED)
    left = [row for row in left if row.has_plan or not (shown if row.state in Requirement.FIXED else answered)]
    if not left:
        return Answer(True)
    words = ngettext(
        "“%(what)s” cannot be avoided and is not done",
        "%(n)d requirements that cannot be avoided are not done, the first is “%(what)s”", len(left),
    )  # fmt: skip
    return _requirement(left[0], project, words, len(left), _("open"))
