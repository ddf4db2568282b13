"""Reports to the executives of either side."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from delivery.models import ReportAsk
from lifecycle import access
from lifecycle.stages import Act, Lines, RecordKind

FORMS = "delivery.forms.executive_reports"
WRITTEN = ("draft", "agreed", "scheduled")


def _asks(report: Any) -> bool:
    return bool(ReportAsk.objects.filter(report=report, outcome=ReportAsk.Outcome.OPEN).exists())


def _other(report: Any, user: Any) -> bool:
    """Whoever wrote it is not asked to agree to it."""
    return user.pk not in (report.created_by_id, report.updated_by_id if report.state == "draft" else None)


def _close(report: Any, user: Any) -> bool:
    return access.can(user, "E", "private", report.project)


def _listing(project: Any, rows: Any, query: Any) -> Any:
    from delivery.reporting import listing

    return listing(project, rows, query)


def executive_reports() -> RecordKind:
    return RecordKind(
        slug="reports",
        model="delivery.ExecutiveReport",
        area="executive_reports",
        title=_("Report to executives"),
        title_plural=_("Reports to executives"),
        purpose=_(
            "Leaders support what they hear of: in writing, agreed among us, at a good moment, without emotion. Report at a steady rhythm, and acceptance is prepared."
        ),
        form=f"{FORMS}.ReportForm",
        document="D26",
        icon="presentation",
        columns=(("get_audience_display", _("For whom")), ("period_to", _("Until")), ("delivered_on", _("Delivered on"))),
        lines=(
            Lines("readers", _("Who reads it"), ("contact", "user"), form=f"{FORMS}.ReaderForm", min_num=0, extra=2),
            Lines(
                "asks", _("Decisions and support asked for"), ("kind", "text", "text_en", "due"), form=f"{FORMS}.AskForm",
                stacked=True, help=_("Ask for little, and exactly: what, and by when."),
            ),
        ),
        acts=(
            Act("agree", _("I agree to it"), "agree", WRITTEN, need="R", form=f"{FORMS}.AgreeForm", style="primary", who=_other),
            Act("schedule", _("Choose the moment"), "schedule", ("agreed", "scheduled"), form=f"{FORMS}.ScheduleForm", style="primary"),
            Act("deliver", _("Note that they have it"), "deliver", ("scheduled",), form=f"{FORMS}.DeliverForm", style="primary"),
            Act("settle", _("Note an answer"), "settle", ("delivered", "answered"), form=f"{FORMS}.SettleForm", style="primary", when=_asks),
            Act("react", _("Note how they took it"), "react", ("delivered", "answered"), form=f"{FORMS}.ReactForm", who=_close),
            Act("reopen", _("Change the text"), "reopen", ("agreed", "scheduled"), form=f"{FORMS}.ReopenForm"),
        ),
        detail_template="delivery/executive_report.html",
        list_template="delivery/executive_reports.html",
        listing=_listing,
    )  # fmt: skip
