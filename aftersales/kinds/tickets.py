"""What customer service keeps: tickets, reports of visits, improvements."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, RecordKind

FORMS = "aftersales.forms.tickets"
OPEN = ("new", "responded", "solving", "reopened")
SOLVED = ("solved", "confirmed", "closed")


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    from aftersales.desk import listing as told

    return told(project, rows, query)


def _unmade(what: str) -> Any:
    def check(ticket: Any) -> bool:
        return not ticket.leads(what)

    return check


def tickets() -> RecordKind:
    return RecordKind(
        slug="tickets",
        model="aftersales.SupportTicket",
        area="service",
        title=_("Service ticket"),
        title_plural=_("Service tickets"),
        purpose=_("What does not work or is not understood: answered and solved within the time that was promised, confirmed and rated by the customer."),
        form=f"{FORMS}.TicketForm",
        icon="tool",
        columns=(
            ("reporter", _("Who reported it")), ("get_priority_display", _("Priority")), ("assigned", _("Who helps")),
            ("promise_words", _("In time?")),
        ),
        sections=(
            (_("What happened"), ("ticket_kind", "priority", "channel", "text", "contact", "said_by", "reported_at", "assigned")),
            (_("In time?"), ("promise_words", "response_due", "responded_at", "resolve_due", "solved_at")),
            (_("First answer"), ("response",)),
            (_("Solution"), ("solution", "cause", "confirmed_at", "confirmed_how", "times_reopened", "closed_at")),
            (_("How the customer found it"), ("rating", "rating_words", "rated_at")),
        ),
        acts=(
            Act("respond", _("Answer"), "respond", ("new",), form=f"{FORMS}.RespondForm", style="primary"),
            Act("start", _("Begin to work on it"), "start", ("responded", "reopened")),
            Act("solve", _("Solved"), "solve", ("responded", "solving", "reopened"), form=f"{FORMS}.SolveForm", style="primary"),
            Act("confirm", _("The customer agrees"), "confirm", ("solved",), form=f"{FORMS}.ConfirmForm", style="primary"),
            Act("close", pgettext_lazy("ticket", "Close"), "close", ("confirmed",), style="primary"),
            Act(
                "close-unsaid", _("Close without an answer of the customer"), "close", ("solved",),
                confirm=_("The customer has not said that it is solved. The history will say so."),
            ),
            Act("rate", _("Note their mark"), "rate", ("confirmed", "closed"), form=f"{FORMS}.RateForm"),
            Act("reopen", _("Not solved after all"), "reopen", SOLVED, form=f"{FORMS}.ReopenForm"),
            Act("assign", _("Give it to somebody"), "assign", OPEN, form=f"{FORMS}.AssignForm"),
            Act("issue", _("Put on the list of issues"), "make_issue", (*OPEN, *SOLVED), form=f"{FORMS}.IssueForm", when=_unmade("issue")),
            Act(
                "requirement", _("Make it a requirement"), "make_requirement", (*OPEN, *SOLVED), form=f"{FORMS}.RequirementForm",
                when=_unmade("requirement"),
            ),
            Act(
                "improve", _("Make it an improvement"), "make_improvement", (*OPEN, *SOLVED), form=f"{FORMS}.ImprovementForm",
                when=_unmade("improvement"),
            ),
        ),
        detail_template="aftersales/ticket.html",
        list_template="aftersales/ticket_list.html",
        listing=listing,
    )  # fmt: skip


def visits() -> RecordKind:
    return RecordKind(
        slug="visits",
        model="aftersales.ServiceVisit",
        area="service",
        title=_("Service visit"),
        title_plural=_("Service visits"),
        purpose=_("What was done for a ticket, on site or remotely, with the customer's signature or confirmation and their mark."),
        form="aftersales.forms.visits.VisitForm",
        document="D41",
        icon="map-pin",
        columns=(("on", _("On")), ("who", _("Who went")), ("get_outcome_display", _("Result")), ("rating", _("Mark"))),
        sections=(
            (pgettext_lazy("service", "The visit"), ("ticket", "mode", "on", "begins", "ends", "place", "who", "met")),
            (_("What was done"), ("work", "outcome", "left")),
            (_("What the customer says"), ("rating", "rating_words", "confirmed_on", "confirmed_how", "refused_reason")),
        ),
        acts=(
            Act(
                "confirm", _("The customer confirmed it"), "confirm", ("written",),
                form="aftersales.forms.visits.ConfirmVisitForm", style="primary",
            ),
        ),
    )  # fmt: skip


def improvements() -> RecordKind:
    forms = "aftersales.forms.improvements"
    return RecordKind(
        slug="improvements",
        model="aftersales.ImprovementItem",
        area="improvements",
        title=_("Improvement"),
        title_plural=_("Improvements"),
        purpose=_("What customers' words make better in functions, speed or ease of use. Decide each with a reason, and tell whoever wished it."),
        form=f"{forms}.ImprovementForm",
        icon="trending-up",
        columns=(
            ("get_area_display", _("What it improves")), ("get_source_display", _("Where it came up")),
            ("release", pgettext_lazy("improvement", "Release")), ("told_on", _("Told on")),
        ),
        sections=(
            (_("The improvement"), ("description", "area", "source", "contact")),
            (_("Decision"), ("reason", "decided_by", "decided_on", "release", "release_due")),
            (_("What became of it"), ("released_on", "told_on", "told_how")),
        ),
        acts=(
            Act(
                "decide", _("Decide"), "decide", ("proposed", "later", "declined"), need="A", form=f"{forms}.DecideForm",
                style="primary",
            ),
            Act("release", _("It is released"), "deliver", ("planned",), form=f"{forms}.DeliverForm", style="primary"),
            Act(
                "tell", _("Tell the customer"), "tell", ("released", "later", "declined"), form=f"{forms}.TellForm",
                style="primary", when=lambda item: item.told_on is None,
            ),
        ),
        detail_template="aftersales/improvement.html",
    )  # fmt: skip
