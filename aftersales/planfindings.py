"""What experience would have us look at again in a training plan: the four weak points, and what belongs before it."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from aftersales.models.training_materials import without_material
from aftersales.models.training_plan_parts import TrainingWave
from aftersales.models.trainingparts import TrainingKind
from lifecycle.lint import Finding
from lifecycle.models.trainers import unverified
from lifecycle.stages import Stage
from lifecycle.text import listed

NAMED = 5  # things that a finding names


def findings(plan: Any) -> list[Finding]:
    return [*_content(plan), *_people(plan), *_material(plan), *_course(plan)]


def _edit(plan: Any, field: str) -> str:
    here = str(plan.get_absolute_url())
    return f"{here}edit/#id_{field}" if plan.is_editable else here


def _content(plan: Any) -> Iterator[Finding]:
    for lacking in plan.lacking:
        yield Finding("lacking", _("Still empty: %(what)s") % {"what": lacking}, _edit(plan, "goal"), True)
    rows = list(plan.content.all())
    kinds = {row.kind for row in rows}
    if rows and TrainingKind.SOFT not in kinds:
        yield Finding(
            "soft",
            _("No soft-skill topic: people learn buttons, but not how to work together with them."),
            _edit(plan, "content-0-what"),
        )
    if rows and TrainingKind.PROBLEMS not in kinds:
        text = _("No topic says what to do about problems and whom to tell.")
        yield Finding("problems", text, _edit(plan, "content-0-what"), True)
    first: dict[str, str] = {}
    for row in rows:
        first.setdefault(row.level, row.kind)
    for level, kind in first.items():
        if kind == TrainingKind.OPERATION:
            label = next(row.get_level_display() for row in rows if row.level == level)
            text = _("%(who)s begin with the operation. Explain the thinking behind it first.")
            yield Finding("order", text % {"who": label}, _edit(plan, "content-0-what"))
    if not plan.before_note.strip() and not plan.trained_before:
        text = _("No demonstration trained the customer before. Hold one, or say why not.")
        yield Finding("before", text, _edit(plan, "before_note"), True)


def _people(plan: Any) -> Iterator[Finding]:
    ours = [row.user for row in plan.trainers.all() if row.user_id]
    if names := unverified(ours):
        text = _("Nobody has verified as a trainer: %(names)s. Hear a trial lecture.") % {"names": listed(names)}
        yield Finding("trainer", text, reverse("trainers"))
    waves = list(plan.waves.all())
    audiences = [row.audience for row in waves]
    if waves and TrainingWave.Audience.KEY not in audiences:
        text = _("No wave of key users. Train a few first, who coach the others afterwards.")
        yield Finding("key", text, _edit(plan, "waves-0-who"))
    key = [row for row in waves if row.audience == TrainingWave.Audience.KEY]
    broad = [row for row in waves if row.audience == TrainingWave.Audience.BROAD]
    if key and broad and min(row.start for row in broad) < min(row.start for row in key):
        yield Finding(
            "key", _("Everyone is trained before the key users. Turn the waves round."), _edit(plan, "waves-0-who")
        )
    if plan.leader is None:
        text = _("No leader of the customer opens it. People take seriously what their leader opens.")
        yield Finding("leader", text, _edit(plan, "leader"))


def _material(plan: Any) -> Iterator[Finding]:
    rows = without_material(plan.project)
    for row in rows[:NAMED]:
        url = reverse("record_new", args=[plan.project.number, Stage.AFTERSALES, "training-material"])
        text = _("No material for the process “%(name)s”.") % {"name": row.label}
        yield Finding("material", text, f"{url}?process={row.number}&kind=material")
    if len(rows) > NAMED:
        text = _("No material for %(n)d further processes.") % {"n": len(rows) - NAMED}
        yield Finding(
            "material", text, reverse("record_list", args=[plan.project.number, Stage.AFTERSALES, "training-material"])
        )


def _course(plan: Any) -> Iterator[Finding]:
    """Waves without a session, and sessions of which people do not know yet."""
    if plan.state not in ("planned", "confirmed"):
        return
    sessions = list(plan.sessions.prefetch_related("attendance"))
    there = {row.wave_id for row in sessions}
    new = reverse("record_new", args=[plan.project.number, Stage.AFTERSALES, "training-sessions"])
    for wave in plan.waves.all():
        if plan.state == "confirmed" and wave.pk not in there:
            yield Finding(
                "sessions", _("No session is planned for “%(what)s”.") % {"what": wave}, f"{new}?wave={wave.pk}"
            )
    for session in sessions:
        session.project = plan.project
        if session.is_announced_late:
            text = _("“%(what)s” is near and not everybody knows of it.")
            yield Finding("told", text % {"what": session.label}, session.get_absolute_url(), True)
