"""Meetings."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.models.nextsteps import Side
from lifecycle.stages import Act, Lines, RecordKind, Stage

FORMS, STEPS = "lifecycle.forms.meetings", "lifecycle.forms.nextsteps"


def _live(record: Any) -> bool:
    return bool(record.live_steps())


def _settled(record: Any) -> bool:
    return bool(record.settled_steps())


def _asked(record: Any, user: Any) -> bool:
    """Is this person invited, and has not said yes or no?"""
    return any(row.user_id == user.pk and row.side == Side.VENDOR for row in record.attendees.all())


def meetings() -> RecordKind:
    ahead, after = ("planned", "invited"), ("held", "minutes_sent", "confirmed")
    return RecordKind(
        slug="meetings",
        model="lifecycle.Meeting",
        area="meetings",
        title=_("Meeting"),
        title_plural=_("Meetings"),
        purpose=_("Who meets about what, what each must prepare until when, what was decided, and who does what next."),
        form=f"{FORMS}.MeetingForm",
        document="D24",
        icon="users",
        also=(Stage.DELIVERY, Stage.AFTERSALES),
        columns=(("get_meeting_kind_display", _("Kind of meeting")), ("at", _("When")), ("place", _("Where"))),
        sections=(
            (_("Agenda"), ("agenda",)),
            (_("Minutes"), ("minutes", "minutes_sent_on", "confirmed_on", "confirmed_how", "cancelled_reason")),
        ),
        lines=(
            Lines(
                "attendees", _("Who comes"), ("who", "name", "role", "role_en", "answer", "attended"),
                form=f"{FORMS}.AttendeeForm", stacked=True,
            ),
            Lines(
                "actions", _("Tasks, and what is to be prepared"), ("kind", "what", "what_en", "who", "due", "name"),
                form=f"{FORMS}.ActionForm", stacked=True,
                help=_("“To prepare” goes into the invitation of whoever is to do it; a task comes out of the meeting."),
            ),
            Lines("decisions", _("Decisions"), ("text", "text_en"), form=f"{FORMS}.DecisionForm"),
        ),
        acts=(
            Act(
                "invite", _("Send the invitations"), "invite", ahead, style="primary",
                confirm=_("Send everybody who has an address the date, the agenda, and what they are to prepare?"),
            ),
            Act("accept", _("I come"), "accept", ahead, need="R", who=_asked),
            Act("refuse", _("I cannot come"), "refuse", ahead, need="R", who=_asked),
            Act("hold", _("It took place"), "hold", ahead, form=f"{FORMS}.HoldForm", style="primary"),
            Act(
                "send-minutes", _("Send the minutes"), "send_minutes", ("held",), style="primary",
                confirm=_("Send everybody who has an address what was decided, and who does what until when?"),
            ),
            Act("confirm", _("They are confirmed"), "confirm", ("minutes_sent",), form=f"{FORMS}.ConfirmForm"),
            Act("next", _("Plan the next one"), "plan_next", after, need="C", form=f"{FORMS}.NextForm"),
            Act("step-done", _("A task is done"), "finish_step", (*ahead, *after), form=f"{STEPS}.StepDoneForm", when=_live),
            Act("step-drop", _("Drop a task"), "drop_step", (*ahead, *after), form=f"{STEPS}.StepDropForm", when=_live),
            Act("step-open", _("Open a task again"), "open_step", after, form=f"{STEPS}.StepOpenForm", when=_settled),
            Act("cancel", _("Call it off"), "cancel", ahead, form=f"{FORMS}.CancelForm", style="outline-danger"),
        ),
        detail_template="lifecycle/meeting.html",
        list_template="lifecycle/meetings.html",
    )  # fmt: skip
