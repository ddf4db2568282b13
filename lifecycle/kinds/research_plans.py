"""Research as a whole: plans of talks, forms that were collected, the report."""

from functools import partial
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle import known
from lifecycle.stages import Act, Lines, RecordKind, Stage

PLANS = "lifecycle.forms.research_plans"
REPORTS = "lifecycle.forms.research_reports"
FORMS = "lifecycle.forms.collected_forms"


def has_lines(plan: Any) -> bool:
    return bool(plan.lines.exists())


def names_process(report: Any) -> bool:
    return bool(report.sections.exclude(business_process=None).exists())


def collected(project: Any, stage: str) -> str:
    count = known.records(project, Stage(stage))[f"{stage}.collected-forms"]
    there = count.states.get("collected", 0)
    return gettext("%(n)d of %(all)d collected") % {"n": there, "all": count.n}


def research_plans(stage: str) -> RecordKind:
    opened, running = ("draft", "confirmed", "on_site"), ("on_site", "follow_up")
    return RecordKind(
        slug="research-plans",
        model=f"{stage}.ResearchPlan",
        area="research",
        title=_("Research plan"),
        title_plural=_("Research plans"),
        purpose=_(
            "Whom we ask what, and when: down to the person and the hour. The customer confirms it before the first talk."
        ),
        form=f"{stage}.forms.research.PlanForm",
        document="D02",
        icon="calendar-event",
        columns=(("round", _("Round")), ("talks_told", _("Talks"))),
        sections=((_("The plan"), ("round", "purpose", "background")),),
        lines=(
            Lines(
                "lines", _("Talks"),
                (
                    "topic", "topic_en", "business_process", "process", "process_en", "department", "department_en", "contact", "interviewee",
                    "ours", "at", "hours", "is_key", "questions", "questions_en", "wanted", "wanted_en",
                ),
                form=f"{PLANS}.LineForm", stacked=True,
                help=_("Key business is asked of at least two people: plan a talk with each of them."),
            ),
        ),
        acts=(
            Act("confirm", _("Note the confirmation"), "confirm", ("draft",), form=f"{PLANS}.ConfirmForm", when=has_lines),
            Act("prepare", _("Note the preparation"), "prepare", opened, form=f"{PLANS}.PrepareForm"),
            Act("begin", _("Begin a talk"), "begin", (*opened, "follow_up"), form=f"{PLANS}.BeginForm", style="primary", when=has_lines),
            Act("arrive", _("The talks begin"), "arrive", ("confirmed",)),
            Act("drop", _("Leave a talk out"), "drop", (*opened, "follow_up"), form=f"{PLANS}.DropForm", when=has_lines),
            Act("informal", _("Note an informal talk"), "listen", (*opened, "follow_up"), form=f"{PLANS}.ListenForm"),
            Act("analyse", _("Note the analysis meeting"), "analyse", running, form=f"{PLANS}.AnalyseForm"),
            Act("follow", _("The talks are over"), "follow", ("on_site",), form=f"{PLANS}.FollowForm"),
            Act("close", _("Close the round"), "close", ("follow_up",), form=f"{PLANS}.CloseForm", style="primary"),
            Act("change", _("Change the plan"), "change", ("confirmed", "on_site"), form="lifecycle.forms.reasons.ReasonForm"),
            Act("resume", _("Open again"), "resume", ("closed",), form="lifecycle.forms.reasons.ReopenForm"),
        ),
        detail_template="lifecycle/research_plan.html",
    )  # fmt: skip


def collected_forms(stage: str) -> RecordKind:
    return RecordKind(
        slug="collected-forms",
        model=f"{stage}.CollectedForm",
        area="research",
        title=_("Collected form"),
        title_plural=_("Collected forms"),
        purpose=_("The forms and reports they work with today, each with a filled-in sample: nobody remembers every field."),
        form=f"{stage}.forms.research.CollectedFormForm",
        icon="clipboard-list",
        columns=(
            ("form_kind", _("Kind")), ("department", _("Department")), ("frequency", _("How often")), ("wanted_by", _("Wanted by")),
        ),
        sections=(
            (
                _("The form"),
                (
                    "form_kind", "department", "frequency", "asked_from", "wanted_by", "collected_on", "processes", "requirements", "note",
                ),
            ),
        ),
        acts=(
            Act("collect", _("We have it"), "collect", ("wanted",), form=f"{FORMS}.CollectForm", style="primary"),
            Act("miss", _("It is still missing"), "miss", ("collected",), form="lifecycle.forms.reasons.ReasonForm"),
        ),
        detail_template="lifecycle/collected_form.html",
        note=partial(collected, stage=stage),
    )  # fmt: skip


def research_reports(stage: str) -> RecordKind:
    return RecordKind(
        slug="research-reports",
        model=f"{stage}.ResearchReport",
        area="research",
        title=_("Research report"),
        title_plural=_("Research reports"),
        purpose=_(
            "The business as it runs today, process by process in the order of the work. Its users approve it, so that nobody argues later about how it was."
        ),
        form=f"{stage}.forms.research.ReportForm",
        document="D04",
        icon="file-text",
        columns=(("round", _("Round")), ("reviewer", _("Reviewer"))),
        sections=(
            (_("The report"), ("round", "reviewer", "reviewed_at", "review_note", "conclusions")),
            (_("Tables"), ("organisation", "roles", "volumes", "systems")),
        ),
        lines=(
            Lines(
                "sections", _("Business processes"),
                (
                    "order", "business_process", "name", "name_en", "department", "department_en", "flow", "flow_en", "problems", "problems_en", "needs", "needs_en",
                ),
                form=f"{REPORTS}.SectionForm", stacked=True,
                help=_("In the order in which the work runs, from the first paper to the last; the number puts each in its place."),
            ),
        ),
        acts=(
            Act("fill", _("Fill in from the logs"), "fill", ("draft",)),
            Act("arrange", _("Arrange in the order of the work"), "arrange", ("draft",), when=names_process),
            Act("review", _("Pass the review"), "review", ("draft",), form=f"{REPORTS}.ReviewForm", style="primary"),
            Act("send-back", _("Send back"), "send_back", ("reviewed",), form=f"{REPORTS}.SendBackForm"),
        ),
        detail_template="lifecycle/research_report.html",
    )  # fmt: skip
