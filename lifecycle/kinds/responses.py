"""Answers to requirements in writing."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "lifecycle.forms.responses"
SHOWN = 12


def responses() -> RecordKind:
    return RecordKind(
        slug="responses",
        model="lifecycle.ResponseLetter",
        area="responses",
        title=_("Answer in writing"),
        title_plural=_("Answers in writing"),
        purpose=_(
            "What we answer to somebody who asked for something: what they asked, how we understand their work, our answer, why, and what helps until then. A no needs a reason and evidence."
        ),
        form=f"{FORMS}.LetterForm",
        document="D21",
        icon="send",
        columns=(("addressee", _("Addressed to")), ("answered", _("Answers")), ("acknowledged_on", _("Acknowledged"))),
        sections=(
            (_("The letter"), ("addressee", "opening")),
            (
                _("Acknowledged by the customer"),
                ("acknowledged_by", "acknowledged_on", "acknowledged_how", "acknowledged_note", "declined_reason"),
            ),
        ),
        lines=(
            Lines(
                "answers", _("The answers"),
                (
                    "requirement", "request", "request_en", "understanding", "understanding_en", "analysis", "analysis_en",
                    "response", "reason", "reason_en", "evidence", "evidence_en", "constraint", "workaround",
                    "workaround_en", "until", "release",
                ),
                form=f"{FORMS}.AnswerForm", stacked=True, min_num=0, extra=1,
                help=_("What you leave empty is filled in from the requirement. How we judge it stays with us."),
            ),
        ),
        acts=(
            Act(
                "acknowledge", _("Note the acknowledgement"), "acknowledge", ("issued", "sent"),
                form=f"{FORMS}.AcknowledgeForm", style="primary",
            ),
            Act(
                "rework", _("Take back to the draft"), "rework", ("issued", "sent", "acknowledged"),
                form=f"{FORMS}.ReworkForm",
            ),
        ),
        detail_template="lifecycle/response.html",
        list_template="lifecycle/responses.html",
        listing=listing,
    )  # fmt: skip


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    """With the requirements that are answered and stand in no letter yet."""
    from lifecycle.models.response_letters import ResponseLetter

    waiting = list(ResponseLetter.unanswered(project)[:SHOWN])
    for row in waiting:
        row.project = project
    return rows.select_related("addressee").prefetch_related("answers__requirement"), {"unanswered": waiting}
