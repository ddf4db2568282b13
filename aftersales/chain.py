"""From signature to cash: what holds each instalment, what that costs in money × days, and the page that mends it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aftersales.models import Concession, PaymentMilestone, SupportTask
from lifecycle import access
from lifecycle.display import day, money
from lifecycle.models.documents import Document
from lifecycle.models.signatures import Signatory, SignatureRequest
from lifecycle.stages import registry
from lifecycle.text import choose, listed

State, Trigger = PaymentMilestone.State, PaymentMilestone.Trigger
# The paper that shows that the condition is met, and where it is made.
OWN: dict[str, tuple[str, str, str]] = {
    Trigger.KICKOFF: ("D18", "delivery", "kickoffs"),
    Trigger.GO_LIVE: ("D28", "delivery", "trial"),
    Trigger.ACCEPTANCE: ("D35", "aftersales", "acceptances"),
}
# Papers without whose signatures the customer does not get that far: changes, amendments, minutes, memos.
BEFORE = ("D16", "D20", "D24", "D25")
NEEDS_BEFORE = (Trigger.GO_LIVE, Trigger.ACCEPTANCE)
SIGNED = (Document.State.COMPLETED, Document.State.DEEMED)
MOST_PAPERS = 4  # named one by one; more are counted


@dataclass(frozen=True)
class Hold:
    """One thing that stands between us and the money."""

    kind: str  # contract, paper, event, invoice, request, overdue, promise, decision, support
    text: str
    url: str
    label: str
    tone: str = "wait"


@dataclass(frozen=True)
class Link:
    """An instalment with all that holds it."""

    milestone: PaymentMilestone
    days: int
    holds: tuple[Hold, ...]

    @property
    def risk(self) -> Decimal:
        return self.milestone.open_amount * self.days

    @property
    def shown(self) -> str:
        """`¥384,000.00 × 40 days`."""
        words = ngettext("%(amount)s × %(n)d day", "%(amount)s × %(n)d days", self.days)
        return words % {"amount": self.milestone.open_shown, "n": self.days}


def days_at_risk(row: Any, today: date) -> int:
    """Since when the money could have been on its way: planned and not met, met and not invoiced, or overdue."""
    if row.state in PaymentMilestone.SETTLED:
        return 0
    late = (today - row.due_on).days if row.due_on else 0
    if row.state == State.NOT_DUE:
        late = (today - row.planned_on).days if row.planned_on else 0
    elif not row.invoice_no and row.triggered_at:
        met = row.trigger_on or timezone.localdate(row.triggered_at)
        late = max(late, (today - met).days)
    return max(0, late)


def at_risk(rows: Any, today: date) -> list[tuple[Decimal, int, int, str]]:
    """(money × days, days, key, currency) of all that is held, the most first within its currency; one query."""
    found = []
    fields = ("state", "planned_on", "trigger_on", "triggered_at", "due_on", "invoice_no", "amount", "received_amount", "waived_amount", "currency")  # fmt: skip
    for row in rows.unsettled().order_by().only(*fields):
        days = days_at_risk(row, today)
        if days:
            found.append((row.open_amount * days, days, row.pk, row.currency))
    return sorted(found, key=lambda one: (one[3], -one[0], one[2]))


def links(milestones: Iterable[PaymentMilestone], user: Any) -> list[Link]:
    """What holds each of these. Five queries, however many they are. Their projects and collectors are at hand."""
    rows = [row for row in milestones if not row.is_settled]
    access.know_roles(user, [row.project for row in rows])
    today = timezone.localdate()
    papers = _papers({row.project_id for row in rows if row.state == State.NOT_DUE})
    asked = _by_milestone(Concession.objects.filter(milestone__in=[r.pk for r in rows], state=Concession.State.ASKED))
    helping = _by_milestone(
        SupportTask.objects.filter(milestone__in=[r.pk for r in rows], done_at=None).select_related("owner")
    )
    found = []
    for row in rows:
        holds = [*_holds(row, user, papers.get(row.project_id, []))]
        holds += [Hold("decision", str(_("A request to an executive waits for its decision.")), row.get_absolute_url(), _("See the request")) for _one in asked.get(row.pk, [])]  # fmt: skip
        holds += [_support(row, task, today) for task in helping.get(row.pk, [])]
        found.append(Link(row, days_at_risk(row, today), tuple(holds)))
    return found


def of_one(milestone: PaymentMilestone, user: Any) -> Link | None:
    return next(iter(links([milestone], user)), None)


def of_project(project: Any, user: Any) -> list[Link]:
    """All instalments of a project that are open, the dearest first."""
    rows = list(PaymentMilestone.objects.filter(project=project).unsettled().select_related("collector"))
    for row in rows:
        row.project = project
    return sorted(links(rows, user), key=lambda link: (-link.risk, link.milestone.order))


def _by_milestone(rows: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.milestone_id, []).append(row)
    return found


# -- papers ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Paper:
    document: Document
    waits_for: tuple[str, ...]  # names of those who are asked and have not signed


def _papers(projects: set[int]) -> dict[int, list[Paper]]:
    """Papers of these projects on which money hangs, signed ones too, the newest first. Two queries."""
    if not projects:
        return {}
    codes = {*BEFORE, *(own[0] for own in OWN.values())}
    documents = list(
        Document.objects.filter(project__in=projects, kind__in=codes, internal=False)
        .exclude(state=Document.State.VOIDED)
        .only("project_id", "kind", "number", "title", "title_en", "state", "updated_at")
    )
    names: dict[int, list[str]] = {}
    waiting = [row.pk for row in documents if row.state in Document.OUT]
    if waiting:
        asked = Signatory.objects.filter(
            request__document__in=waiting, request__state=SignatureRequest.State.OPEN, state__in=Signatory.ASKED
        )
        for document, name in asked.values_list("request__document_id", "name"):
            names.setdefault(document, []).append(name)
    found: dict[int, list[Paper]] = {}
    for row in documents:
        found.setdefault(row.project_id, []).append(Paper(row, tuple(names.get(row.pk, ()))))
    return found


def _unsigned(paper: Paper, project: Any, user: Any) -> Hold:
    row = paper.document
    words = {"what": f"{row.label} {row.number}", "since": day(row.updated_at), "who": listed(paper.waits_for)}
    if row.state in Document.OUT and paper.waits_for:
        text = _("%(what)s waits for the signature of %(who)s since %(since)s.") % words
    elif row.state == Document.State.FROZEN:
        text = _("%(what)s is issued, but not sent for signature.") % words
    else:
        text = _("%(what)s is not signed: %(state)s.") % (words | {"state": row.get_state_display()})
    label = _("Send it for signature") if row.state in Document.SENDABLE else _("See who has to sign")
    kind = registry.documents.get(row.kind)
    may = (
        kind is not None and access.can(user, "R", kind.area, project) and access.can(user, "R", "documents", project)
    )
    return Hold("paper", text, row.get_absolute_url() if may else "", label)


# -- what holds one ----------------------------------------------------------------------------------------------------


def _holds(row: PaymentMilestone, user: Any, papers: Sequence[Paper]) -> list[Hold]:
    if row.state == State.NOT_DUE:
        return _before_the_event(row, user, papers)
    found, late = [], row.overdue_days()
    may = row.may_collect(user) and not row.is_at_rest
    here = row.get_absolute_url()
    issue = reverse("record_issue", args=[row.project.number, "aftersales", "milestones", row.number]) if may else here
    if not row.invoice_no:
        text = _("The condition is met; the invoice is missing.")
        found.append(Hold("invoice", text, row.act_url("invoice") if may else here, _("Enter the invoice"), "bad"))
    if row.requested_on is None and not late:
        found.append(Hold("request", _("Nobody has asked for the money yet."), issue, _("Issue the request")))
    if late:
        words = ngettext("%(n)d day overdue.", "%(n)d days overdue.", late) % {"n": late}
        url, label = here, _("Collect it")
        if row.requested_on is None:
            url, label = issue, _("Issue the request")
        elif may and row.reminder_level < 3:
            url, label = row.act_url("remind"), _("Send a reminder")
        found.append(Hold("overdue", words, url, label, "bad"))
    if row.is_promise_broken:
        text = _("The promise to pay on %(day)s was broken.") % {"day": day(row.promised_on)}
        found.append(Hold("promise", text, row.act_url("promise") if may else here, _("Note a promised date"), "bad"))
    return found


def _before_the_event(row: PaymentMilestone, user: Any, papers: Sequence[Paper]) -> list[Hold]:
    """The condition is not met: the contract, the paper that shows it, the papers before it, or a day that has not come."""
    project = row.project
    if project.contract_passed_at is None:
        url = reverse("project_contract", args=[project.number])
        return [Hold("contract", _("The contract is not signed."), url, _("See the contract"))]
    found: list[Hold] = []
    if row.trigger in OWN:
        code, stage, slug = OWN[row.trigger]
        mine = [paper for paper in papers if paper.document.kind == code]
        url = reverse("record_list", args=[project.number, stage, slug])
        if not mine:
            title = choose(registry.documents[code].title)
            found.append(Hold("paper", _("“%(title)s” is not issued yet.") % {"title": title}, url, _("Write it")))
        elif not any(paper.document.state in SIGNED for paper in mine):
            found.append(_unsigned(mine[0], project, user))
    if row.trigger in NEEDS_BEFORE:
        open_ = [p for p in papers if p.document.kind in BEFORE and p.document.state not in SIGNED]
        found += [_unsigned(paper, project, user) for paper in open_[:MOST_PAPERS]]
        if (more := len(open_) - MOST_PAPERS) > 0:
            words = ngettext("%(n)d more paper is not signed.", "%(n)d more papers are not signed.", more) % {
                "n": more
            }
            found.append(
                Hold("paper", words, reverse("project_documents", args=[project.number]), _("See the papers"))
            )
    if row.trigger in PaymentMilestone.BY_CALENDAR and not (row.trigger_on or row.planned_on):
        may = access.can_on(user, "E", "payment", row) and row.is_editable
        edit = reverse("record_edit", args=[project.number, "aftersales", "milestones", row.number])
        url = edit if may else row.get_absolute_url()
        found.append(Hold("event", _("No day is set on which it falls due."), url, _("Set the day"), "bad"))
    elif not found:
        on = row.trigger_on or row.planned_on
        text = _("Waits for: %(trigger)s.") % {"trigger": row.get_trigger_display()}
        if on:
            text += " " + _("Planned for %(day)s.") % {"day": day(on)}
        found.append(Hold("event", text, row.get_absolute_url(), _("See the milestone")))
    return found


def _support(row: PaymentMilestone, task: SupportTask, today: date) -> Hold:
    words = {"who": task.owner, "what": task}
    late = task.due is not None and task.due < today
    text = _("%(who)s is to help: %(what)s.") % words
    return Hold("support", text, row.get_absolute_url(), _("See the task"), "bad" if late else "wait")


def amount_at_risk(rows: Sequence[Link]) -> str:
    """The open money of these in words, one amount a currency."""
    sums: dict[str, Decimal] = {}
    for link in rows:
        sums[link.milestone.currency] = sums.get(link.milestone.currency, Decimal(0)) + link.milestone.open_amount
    return " + ".join(money(amount, currency) for currency, amount in sorted(sums.items()))
