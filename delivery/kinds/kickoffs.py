"""The kickoff: the decision on it, what prepares it and what was said."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.models.meetings import Meeting
from lifecycle.stages import Act, Lines, RecordKind

KICKOFFS = "delivery.forms.kickoffs"


def no_prep(kickoff: Any) -> bool:
    return kickoff.prep_meeting_id is None or kickoff.prep_meeting.state == Meeting.State.CANCELLED


def no_meeting(kickoff: Any) -> bool:
    return kickoff.at is not None and (kickoff.meeting_id is None or kickoff.meeting.state == Meeting.State.CANCELLED)


def is_invited(kickoff: Any) -> bool:
    return kickoff.meeting_id is not None and kickoff.meeting.state == Meeting.State.INVITED


def is_unread(kickoff: Any) -> bool:
    return bool(kickoff.with_customer and kickoff.readers.filter(read_on=None).exists())


def may_tell(kickoff: Any) -> bool:
    return bool(kickoff.with_customer and kickoff.untold())


def kickoffs() -> RecordKind:
    line = f"{KICKOFFS}.LineForm"
    return RecordKind(
        slug="kickoffs",
        model="delivery.Kickoff",
        area="kickoff",
        title=_("Kickoff"),
        title_plural=_("Kickoffs"),
        purpose=_(
            "Decide whether to hold a kickoff, prepare it, and have its minutes signed. It shows that leaders stand "
            "behind the project, and makes both teams and the rules known."
        ),
        form=f"{KICKOFFS}.KickoffForm",
        document="D18",
        icon="presentation",
        detail_template="delivery/kickoff_detail.html",
        columns=(("get_kickoff_kind_display", _("Kind")), ("at", _("When")), ("place", _("Where"))),
        sections=(
            (
                _("Decision"),
                (
                    "kickoff_kind", "decision", "reason_code", "alternative_measure", "trigger", "trigger_on",
                    "skip_asked_by", "approver",
                ),
            ),
            (_("When and where"), ("at", "place", "place_en", "prep_meeting", "prep_notes", "ahead_note")),
            (
                _("What it is about"),
                (
                    "objectives", "objectives_en", "sponsor_message", "sponsor_message_en", "manager_authority",
                    "manager_authority_en",
                ),
            ),
            (
                _("Rules"),
                (
                    "working_rules", "working_rules_en", "change_and_communication_rules",
                    "change_and_communication_rules_en",
                ),
            ),
            (
                _("Minutes"),
                ("minutes", "minutes_en", "messages_note", "signed_on"),
            ),
        ),
        lines=(
            Lines(
                "agenda", _("Agenda"), ("time", "topic", "topic_en", "speaker", "minutes"), form=line,
                help=_("Each point has its time: formal and concise."),
            ),
            Lines(
                "speeches", _("Speeches"), ("side", "speaker", "topic", "minutes", "topic_en", "draft", "draft_en"),
                form=f"{KICKOFFS}.SpeechForm", stacked=True,
                help=_("The customer's leader on why it matters, ours on how we work. Short."),
            ),
            Lines(
                "attendees", _("Who comes"),
                ("side", "contact", "user", "name", "role", "role_en", "is_executive", "confirmed", "attended"),
                form=f"{KICKOFFS}.AttendeeForm", stacked=True,
                help=_("Both teams, and the executives of both sides."),
            ),
            Lines(
                "resources", _("Resources of both sides"),
                ("side", "resource_kind", "what", "what_en", "needed_by", "status"), form=line,
                help=_("People, rooms and equipment, budget: what each side brings, and whether it is certain."),
            ),
            Lines("responsibilities", _("Who does what"), ("task", "task_en", "side", "who", "who_en"), form=line),
            Lines("milestones", _("Milestones"), ("name", "name_en", "on"), form=line),
            Lines("decisions", _("Decisions"), ("text", "text_en", "owner", "due"), form=line),
            Lines(
                "readers", _("Who gets to know of it"), ("department", "department_en", "contact", "read_on"),
                form=f"{KICKOFFS}.ReaderForm",
                help=_("Every department that the project touches gets the pack and the minutes."),
            ),
        ),
        acts=(
            Act("prep", _("Plan the preparatory meeting"), "plan_preparatory", ("undecided", "to_hold"), form=f"{KICKOFFS}.PrepForm", when=no_prep),
            Act("roster", _("Draw the roster again"), "take_roster", ("undecided", "to_hold", "prepared")),
            Act("call", _("Make the meeting"), "call_meeting", ("to_hold", "prepared"), when=no_meeting),
            Act("answers", _("Take the answers over"), "take_answers", ("to_hold", "prepared"), when=is_invited),
            Act("tell", _("Tell the departments by mail"), "tell_readers", ("prepared", "held", "signed"), form=f"{KICKOFFS}.TellForm", when=may_tell),
            Act("read", _("Note who has read it"), "note_read", ("prepared", "held", "signed"), form=f"{KICKOFFS}.ReadForm", when=is_unread),
            Act(
                "responsibilities", _("Fill “Who does what” from the project's table"), "take_responsibilities",
                ("to_hold", "prepared"),
            ),
            Act("prepare", _("Mark as prepared"), "prepare", ("to_hold",), style="primary"),
            Act("hold", _("Note that it was held"), "hold", ("prepared",), form=f"{KICKOFFS}.HoldForm", style="primary"),
            Act(
                "approve-skip", _("Agree to leave it out"), "approve_skip", ("skip_asked",), need="skip", style="primary",
                confirm=_("Leave the kickoff out? The checklist item ends with the same reason."),
            ),
            Act(
                "refuse-skip", _("Do not agree"), "refuse_skip", ("skip_asked",), need="skip",
                form=f"{KICKOFFS}.RefuseSkipForm",
            ),
            Act("decide-hold", _("Hold it"), "decide_hold", ("undecided", "deferred"), style="primary"),
            Act(
                "decide-defer", _("Put it off"), "decide_defer", ("undecided", "to_hold", "deferred"), need="A",
                form=f"{KICKOFFS}.DeferForm",
            ),
            Act(
                "ask-skip", _("Ask to leave it out"), "ask_skip", ("undecided", "to_hold", "deferred"),
                form=f"{KICKOFFS}.AskSkipForm",
            ),
        ),
    )  # fmt: skip
