"""The research log, of whichever stage."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "lifecycle.forms.research"


def _has_unclear(log: Any) -> bool:
    return bool(log.unclear)


def _has_unasked(log: Any) -> bool:
    return bool(log.unasked())


def _has_ideas(log: Any) -> bool:
    return bool(log.ideas)


def _without_opening(log: Any) -> bool:
    return not log.opening_remarks.strip()


def research_logs(stage: str) -> RecordKind:
    ahead, written = ("planned", "appointed"), ("held", "drafted", "final", "confirmed")
    return RecordKind(
        slug="research-logs",
        model=f"{stage}.ResearchLog",
        area="research",
        title=_("Research log"),
        title_plural=_("Research logs"),
        purpose=_("What the customer's people told us about their work. Write it the same day, while you still hear them."),
        form=f"{stage}.forms.research.LogForm",
        document="D03",
        icon="notes",
        columns=(("at", _("When")), ("place", _("Where")), ("hours", _("Hours"))),
        sections=(
            # The facts of the talk stand in the template, in the reader's language.
            (_("Preparation"), ("precondition", "expert", "precondition_reason", "opening_remarks")),
        ),
        lines=(
            Lines(
                "entries", _("What was heard"),
                (
                    "kind", "topic", "topic_en", "business_process", "text", "text_en", "need_behind", "need_behind_en", "is_unclear",
                    "follow_up_owner", "follow_up_on", "follow_up_method", "follow_up_method_en",
                ),
                form=f"{FORMS}.EntryForm", stacked=True, without={"kind": "idea"},
                help=_("Facts and problems, in the words of those who told them. Ideas and solutions wait for the analysis: once the log is final you note them on its page. They never reach the document."),
            ),
            Lines(
                "questions", _("Prepared questions"), ("text", "text_en", "asked", "reason", "reason_en"),
                form=f"{FORMS}.QuestionForm",
                help=_("Write them down before the talk and tick them off. What stays unasked goes into the next one."),
            ),
        ),
        acts=(
            Act("appoint", _("Note the appointment"), "appoint", ahead, form=f"{FORMS}.AppointForm"),
            Act("opening", _("Propose opening remarks"), "propose_opening", ahead, when=_without_opening),
            Act("hold", _("It took place"), "hold", ahead, form=f"{FORMS}.HoldForm", style="primary"),
            Act(
                "finish", _("Finish the log"), "finish", ("held", "drafted"), style="primary",
                confirm=_("Finish the log? Afterwards it can go to the customer for confirmation."),
            ),
            Act("clarify", _("Clarify a point"), "clarify", written, form=f"{FORMS}.ClarifyForm", when=_has_unclear),
            Act("note-idea", _("Note an idea"), "note_idea", ("final", "confirmed"), form=f"{FORMS}.IdeaForm"),
            Act("drop-idea", _("Take an idea out"), "drop_idea", ("final", "confirmed"), form=f"{FORMS}.DropIdeaForm", when=_has_ideas),
            Act("reflect", _("Look back"), "reflect", written, form=f"{FORMS}.ReflectForm"),
            Act("carry", _("Hand questions on"), "carry", written, form=f"{FORMS}.CarryForm", when=_has_unasked),
            Act("reopen", _("Open again"), "reopen", ("final",), form=f"{FORMS}.ReopenForm"),
        ),
        detail_template="lifecycle/research_log.html",
    )  # fmt: skip
