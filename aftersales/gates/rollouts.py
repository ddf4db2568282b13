"""Nothing is rolled out before its preconditions are met; acceptance asks whether every unit was reached."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from aftersales.models.rollout_parts import RolloutPrecondition, RolloutUnit
from aftersales.models.rollouts import Rollout
from lifecycle import known
from lifecycle.conditions import items_ended
from lifecycle.gates import Answer
from lifecycle.stages import Condition, Stage
from lifecycle.text import labelled, listed

CHECKED, ROLLED = "S3-07", "S3-02"
SIGNED = (Rollout.State.ROLLING, Rollout.State.DONE)


def _settled(project: Any, code: str, rollout: Rollout | None) -> Answer | None:
    """The item of the checklist, where it was left out with a reason, or finished without any record of a rollout."""
    item = known.items(project).get(code)
    if item is None or item.is_open or (rollout is not None and item.state != item.State.SKIPPED):
        return None
    return Answer(True, _("Settled in the checklist"), item.get_absolute_url(), _("open"))


def _missing(project: Any, code: str) -> Answer:
    if code not in known.items(project):
        return items_ended(code)(project)
    url = reverse("record_new", args=[project.number, Stage.AFTERSALES, "rollouts"])
    return Answer(False, _("No rollout is planned yet."), url, _("plan it"))


def precondition(what: str) -> Callable[[Any], Answer]:
    """Judged as met in the rollout; or settled in the checklist."""

    def check(project: Any) -> Answer:
        rollout = Rollout.of(project)
        row = rollout.verdict_of(what) if rollout is not None else None
        met = row is not None and row.verdict == row.Verdict.OK
        unsigned = what == RolloutPrecondition.What.RESOURCES and (rollout is None or rollout.state not in SIGNED)
        if rollout is not None and row is not None and met and not unsigned:
            return Answer(True, row.evidence, rollout.get_absolute_url(), _("open"))
        if (settled := _settled(project, CHECKED, rollout)) is not None:
            return settled
        if rollout is None:
            return _missing(project, CHECKED)
        if met:
            words = _("It is judged as met, but not signed by both sides.")
            return Answer(False, words, rollout.get_absolute_url(), _("have it signed"))
        words = row.verdict_label if row is not None else _("Not judged")
        return Answer(False, words, rollout.get_absolute_url(), _("judge it"))

    check.items = (CHECKED,)  # type: ignore[attr-defined]  # see lifecycle/places.py
    return check


def units_reached(project: Any) -> Answer:
    """Every unit is reached or put off by agreement; or settled in the checklist."""
    rollout = Rollout.of(project)
    if rollout is None or rollout.state not in SIGNED:
        settled = _settled(project, ROLLED, rollout)
        if settled is not None:
            return settled
        if rollout is None:
            return _missing(project, ROLLED)
        return Answer(False, labelled(rollout.label, rollout.state_label), rollout.get_absolute_url(), _("go on"))
    units = list(rollout.units.all())  # type: ignore[attr-defined]
    left = [row for row in units if row.state not in RolloutUnit.ENDED]
    if not left:
        later = [str(row) for row in units if row.state == RolloutUnit.State.DEFERRED]
        words = _("Put off by agreement: %(units)s") % {"units": listed(later)} if later else rollout.progress
        return Answer(True, words, rollout.get_absolute_url(), _("open"))
    if (settled := _settled(project, ROLLED, rollout)) is not None:
        return settled
    text = ngettext(
        "%(n)d unit is neither reached nor put off: %(units)s", "%(n)d units are neither reached nor put off: %(units)s",
        len(left),
    )  # fmt: skip
    words = text % {"n": len(left), "units": listed(str(row) for row in left)}
    return Answer(False, words, rollout.get_absolute_url(), _("go on"))


units_reached.items = (ROLLED,)  # type: ignore[attr-defined]

What = RolloutPrecondition.What
CONDITIONS = [
    Condition(
        "G6-b", "G6", gettext_lazy("Stability and performance are shown under the load that is to come"),
        gettext_lazy("A rollout that has to be stopped costs the users' trust."), precondition(What.PERFORMANCE), "hard",
        ("AFT-40",),
    ),
    Condition(
        "G6-d", "G6", gettext_lazy("Both sides have signed what they bring, and the customer names who leads"),
        gettext_lazy("We cannot roll out in place of the customer's own people."), precondition(What.RESOURCES), "hard",
        ("AFT-42",),
    ),
    Condition(
        "G7-c", "G7", gettext_lazy("The rollout reached its units"),
        gettext_lazy("Accepting what only half of the users know leaves the rest unsupported."), units_reached, "soft",
        ("AFT-22", "AFT-37"),
    ),
]  # fmt: skip
