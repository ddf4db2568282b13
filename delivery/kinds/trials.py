"""The trial run, the report that ends it, and what users say while it lasts."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "delivery.forms.trial_runs"
FEEDBACK = "delivery.forms.trial_feedback"
RUNS = ("running", "extended")


def note(project: Any) -> str:
    from delivery.trialpages import note as told

    return told(project)


def trial_runs() -> RecordKind:
    return RecordKind(
        slug="trial",
        model="delivery.TrialRun",
        area="trial",
        title=pgettext_lazy("record", "Trial run"),
        title_plural=_("Trial runs"),
        purpose=_(
            "Agree with the customer what runs on trial, from when to when, and by which figures it passes; both sides sign before it begins. While it lasts, note what is seen and sort what users say."
        ),
        form=f"{FORMS}.TrialForm",
        document="D28",
        icon="player-play",
        columns=(
            ("began_on", pgettext_lazy("trial run", "Began")), ("planned_end", pgettext_lazy("trial run", "Ends on")),
            ("ended_on", pgettext_lazy("trial run", "Ended")),
        ),
        sections=(
            (
                _("What both sides agreed"),
                ("scope", "starts_on", "planned_end", "observed", "our_lead", "their_lead", "environment", "channel"),
            ),
            (_("How it went"), ("began_on", "ended_on", "verdict", "refused_reason")),
        ),
        lines=(
            Lines(
                "criteria", _("Pass criteria"), ("measure", "measure_en", "target", "target_en", "method", "method_en"),
                form=f"{FORMS}.CriterionForm", stacked=True,
                help=_("Figures that both sides can measure at the end. Without them a trial run never ends, and cannot be confirmed."),
            ),
        ),
        acts=(
            Act("observe", _("Note what happened"), "observe", RUNS, form=f"{FORMS}.ObserveForm", style="primary"),
            Act("note-feedback", _("Note what a user says"), "take_feedback", RUNS, form=f"{FEEDBACK}.NoteForm"),
            Act("measure", _("Enter measurements"), "measure", RUNS, form=f"{FORMS}.MeasureForm"),
            Act("invite", _("Ask users by private link"), "invite", RUNS, form=f"{FORMS}.InviteForm"),
            Act("extend", _("Make it longer"), "extend", RUNS, form=f"{FORMS}.ExtendForm"),
        ),
        detail_template="delivery/trial_run.html",
        note=note,
        also=("aftersales",),
    )  # fmt: skip


def trial_reports() -> RecordKind:
    return RecordKind(
        slug="trial-reports",
        model="delivery.TrialReport",
        area="trial",
        title=_("Report on the trial run"),
        title_plural=_("Reports on trial runs"),
        purpose=_("How it was used, what failed, which criteria were met, what became of the users' words, and the verdict. Both sides sign it; acceptance rests on it."),
        form=f"{FORMS}.TrialReportForm",
        document="D28",
        icon="clipboard-check",
        columns=(("verdict", _("Verdict")), ("ended_on", pgettext_lazy("trial run", "Ended")), ("signed_on", pgettext_lazy("trial run", "Signed"))),
        sections=(
            (_("Verdict"), ("verdict", "conditions", "unfinished", "refused_reason")),
            (_("How it went"), ("ended_on", "summary", "open_points", "signed_on")),
        ),
        detail_template="delivery/trial_report.html",
        also=("aftersales",),
    )  # fmt: skip


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    from delivery.trialpages import listing as told

    return told(project, rows, query)


def trial_feedback() -> RecordKind:
    return RecordKind(
        slug="trial-feedback",
        model="delivery.TrialFeedback",
        area="trial",
        title=_("Feedback from the trial run"),
        title_plural=pgettext_lazy("record", "Feedback from trial runs"),
        purpose=_("What users say while the system runs on trial. Sort each piece with a reason, and answer whoever said it: neither obey without a thought nor refuse everything."),
        form=f"{FEEDBACK}.FeedbackForm",
        icon="message-circle",
        columns=(
            ("feedback_kind", _("Kind")), ("giver", _("Who said it")), ("age_words", _("Waited")),
            ("disposition_label", _("What becomes of it")),
        ),
        sections=(
            (pgettext_lazy("feedback", "What was said"), ("feedback_kind", "place", "text", "contact", "said_by")),
            (_("What becomes of it"), ("disposition", "analysis", "duplicate_of", "triaged_by", "triaged_at")),
            (_("Answer"), ("answer", "answered_by", "answered_at")),
        ),
        acts=(
            Act("sort", _("Say what becomes of it"), "sort", ("new",), form=f"{FEEDBACK}.SortForm", style="primary"),
            Act("reply", _("Answer"), "reply", ("triaged",), form=f"{FEEDBACK}.ReplyForm", style="primary"),
        ),
        detail_template="delivery/trial_feedback.html",
        list_template="delivery/trial_feedback_list.html",
        listing=listing,
        also=("aftersales",),
    )  # fmt: skip
