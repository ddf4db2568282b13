"""The people, teams and money that are asked for."""

from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, RecordKind

FORMS = "presales.forms.resources"


def may_answer(request: Any, user: Any) -> bool:
    return bool(request.may_answer(user))


def how_far(project: Any) -> str:
    """How many requests nobody has answered, and whether one of them is late."""
    from presales.models import ResourceRequest

    rows = ResourceRequest.objects.filter(project=project, state=ResourceRequest.State.ASKED)
    waiting = list(rows.only("needed_by", "state"))
    if not waiting:
        return ""
    text = ngettext("%(n)d not answered", "%(n)d not answered", len(waiting)) % {"n": len(waiting)}
    late = sum(1 for row in waiting if row.is_overdue)
    return f"{text} · {gettext('%(n)d overdue') % {'n': late}}" if late else text


def resources() -> RecordKind:
    return RecordKind(
        slug="resources",
        model="presales.ResourceRequest",
        area="resources",
        title=_("Request for resources"),
        title_plural=_("Requests for resources"),
        purpose=_(
            "Ask early for the people, teams and money that the project needs: by when, with which skills, and of whom. Each request gets an answer."
        ),
        form=f"{FORMS}.ResourceForm",
        icon="users",
        columns=(("needed_by", _("Needed by")), ("asked_of", _("Asked of")), ("named", _("Who comes"))),
        sections=(
            (
                _("The request"),
                ("what", "resource_kind", "side", "team", "quantity", "unit", "needed_by", "skills", "asked_of"),
            ),
            (_("Answer"), ("named", "answer", "answered_by", "answered_at")),
        ),
        acts=(
            Act(
                "confirm", _("Confirm"), "confirm", ("asked",), need="R", form=f"{FORMS}.ConfirmForm", style="primary",
                who=may_answer,
            ),
            Act("refuse", _("Refuse"), "refuse", ("asked",), need="R", form=f"{FORMS}.RefuseForm", who=may_answer),
            Act(
                "ask-again", _("Ask again"), "ask_again", ("confirmed", "refused"), need="C", form=f"{FORMS}.AskAgainForm",
            ),
        ),
        detail_template="presales/resource.html",
        note=how_far,
    )  # fmt: skip
