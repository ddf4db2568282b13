"""What the page of a training session shows besides the record, and what experience would have us look at again."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from aftersales import selfratings
from aftersales.desk import desk_url, helpers
from aftersales.feedbackfacts import averages
from aftersales.models import TrainingTopic
from aftersales.models.trainingparts import TrainingKind
from lifecycle import access
from lifecycle.hooks import HOOKS
from lifecycle.lint import Finding


def findings(session: Any) -> list[Finding]:
    topics = list(session.outline.all())
    return [*_order(session, topics), *_length(session, topics), *_missing(session), *_people(session)]


def _edit(session: Any, field: str) -> str:
    here = str(session.get_absolute_url())
    return f"{here}edit/#id_{field}" if session.is_editable else here


def _order(session: Any, topics: list[Any]) -> Iterator[Finding]:
    """The thinking behind it comes before the operation."""
    if not topics:
        yield Finding("outline", _("There is no outline yet."), _edit(session, "outline-0-title"), True)
        return
    kinds = [row.kind for row in topics]
    if TrainingKind.OPERATION not in kinds:
        return
    first = kinds.index(TrainingKind.OPERATION)
    if TrainingKind.CONCEPT not in kinds:
        text = _("Only the operation is shown. Explain the thinking behind it first.")
        yield Finding("order", text, _edit(session, "outline-0-title"))
    elif kinds.index(TrainingKind.CONCEPT) > first:
        text = _("“%(what)s” is practised before the thinking behind it is explained. Turn them round.")
        yield Finding("order", text % {"what": topics[first]}, _edit(session, f"outline-{first}-title"))


def _length(session: Any, topics: list[Any]) -> Iterator[Finding]:
    planned = sum(row.minutes or 0 for row in topics)
    if planned > session.minutes:
        text = _("The outline takes %(n)d minutes, the session has %(all)d.")
        yield Finding("length", text % {"n": planned, "all": session.minutes}, _edit(session, "minutes"))


def _missing(session: Any) -> Iterator[Finding]:
    """What no session of the project teaches yet."""
    taught = set(TrainingTopic.objects.filter(session__project=session.project).values_list("kind", flat=True))
    taught |= set(type(session).objects.filter(project=session.project).values_list("training_kind", flat=True))
    if TrainingKind.SOFT not in taught:
        yield Finding("soft", _("No session of the project trains soft skills."))
    if TrainingKind.PROBLEMS not in taught:
        yield Finding("problems", _("No session of the project says how to report a problem and what happens then."))


def _people(session: Any) -> Iterator[Finding]:
    if not session.attendance.exists():
        yield Finding("people", _("Nobody is on the sheet yet."), _edit(session, "attendance-0-contact"))


def facts(session: Any, user: Any) -> dict[str, Any]:
    """What a session's page shows besides: findings, earlier trainings, sign-in, feedback, self-ratings, who helps."""
    return {
        "findings": findings(session), "door": session.open_door,
        "earlier": [row for tell in HOOKS["first_trainings"] for row in tell(project=session.project)],
        "feedback": averages(session.feedback.all()),
        "ratings": selfratings.facts(session),
        "ratings_links": session.state != session.State.PLANNED and access.can(user, "E", "training", session.project),
        "helpers": helpers(session.project), "desk_url": desk_url(session.project, user),
    }  # fmt: skip
