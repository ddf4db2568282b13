"""Nobody goes live, and nothing is rolled out, before the basic flows were run with the customer and that is signed."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from delivery.models import verifications
from delivery.models.verifications import FunctionVerification
from lifecycle import known, silence
from lifecycle.conditions import items_ended
from lifecycle.gates import Answer
from lifecycle.models.processes import BusinessProcess
from lifecycle.stages import Condition, Stage
from lifecycle.text import labelled, pick

ITEM = "S2-14"
State = FunctionVerification.State
BROKEN = (State.FAILED, State.RERUN)


def approved(project: Any) -> Answer:
    """Signed for every key process, and nothing broken since; or left out, or finished without any record."""
    found = functions_verified(project=project)
    if found is not None and found.met:
        return found
    item = known.items(project).get(ITEM)
    if item is not None and item.state == item.State.SKIPPED:
        words = _("Left out: %(reason)s") % {"reason": item.skip_note or item.skip_reason}
        return Answer(True, words, item.get_absolute_url(), _("open"))
    if found is not None:
        return found
    answer = items_ended(ITEM)(project)
    if answer.met or item is None:
        return answer
    url = reverse("record_new", args=[project.number, Stage.DELIVERY, "verifications"])
    return Answer(False, f"{_('No function was verified yet.')} {answer.detail}".strip(), url, _("write it"))


approved.items = (ITEM,)  # type: ignore[attr-defined]  # see lifecycle/places.py


def functions_verified(*, project: Any) -> Answer | None:
    """By the records alone; None where nobody keeps one."""
    rows = verifications.of(project)
    if not rows:
        return None
    newest = rows[0]
    if newest.state in BROKEN:
        words = _("The last run was not passed: %(what)s") % {"what": newest.label}
        return Answer(False, words, newest.get_absolute_url(), _("open"))
    signed = [row for row in rows if row.state == State.APPROVED]
    if project.deemed_days:
        refused = next(
            (row for row in signed if row.is_deemed and silence.refusal(row.document)), None
        )  # our gates may not take the customer's silence for it
        if refused is not None:
            return Answer(False, silence.refusal(refused.document), refused.get_absolute_url(), _("open"))
    if not signed:
        return _not_signed(next((row for row in rows if row.state != State.SUPERSEDED), newest))
    there = {line.flow_id for row in signed for line in row.lines.all()}  # type: ignore[attr-defined]
    left = [row for row in BusinessProcess.of(project).filter(is_key=True) if row.pk not in there]
    if left:
        words = ngettext(
            "“%(what)s” is a key process and is not verified in writing",
            "%(n)d key processes are not verified in writing, the first is “%(what)s”", len(left),
        )  # fmt: skip
        url = reverse("record_list", args=[project.number, Stage.DELIVERY, "verifications"])
        return Answer(False, words % {"what": pick(left[0], "name"), "n": len(left)}, url, _("open"))
    return Answer(True, labelled(signed[0].label, signed[0].state_label), signed[0].get_absolute_url(), _("read"))


def _not_signed(row: FunctionVerification) -> Answer:
    words = labelled(row.label, row.state_label)
    label = _("have it signed") if row.state == State.PASSED else _("go on")
    return Answer(False, words, row.get_absolute_url(), label)


CONDITIONS = [
    Condition(
        "G5-f", "G5", gettext_lazy("The basic business flows are verified in writing"),
        gettext_lazy("Going live on a spoken word ends in a dispute."), approved, "hard", ("DEL-27", "AFT-39"),
    ),
    Condition(
        "G6-a", "G6", gettext_lazy("The flows still run, and that is signed"),
        gettext_lazy("What does not run in one department runs in none of the others."), approved, "hard", ("AFT-39",),
    ),
]  # fmt: skip
