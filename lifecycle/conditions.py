"""The gate conditions that the core itself can judge: facts of the project, its promises, and its checklist."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lifecycle import known, silence
from lifecycle.fields import holds
from lifecycle.gates import Answer
from lifecycle.models.attachments import Attachment
from lifecycle.models.documents import Document
from lifecycle.models.members import ProjectMember
from lifecycle.models.users import User
from lifecycle.stages import Condition
from lifecycle.text import listed
from lifecycle.unavoidable import done as unavoidable_done
from lifecycle.unavoidable import planned as unavoidable_planned


def _edit(project: Any) -> str:
    return reverse("project_edit", args=[project.number])


def _promises(project: Any) -> str:
    return reverse("record_list", args=[project.number, "lifecycle", "promises"])


def items_ended(*codes: str) -> Callable[[Any], Answer]:
    """A condition that is met when the first occurrence of each of these items is done or skipped with a reason."""

    def check(project: Any) -> Answer:
        found = [item for code, item in known.items(project).items() if code in codes]
        left = [item for item in found if item.is_open and (item.mandatory or len(codes) == 1)]
        if not left:
            return Answer(True)
        words = _("Open: %(titles)s") % {"titles": listed(item.title for item in left)}
        if refused := silence.refused_of(project, left):
            words = f"{words}. {refused}"
        return Answer(False, words, left[0].get_absolute_url(), _("open"))

    check.items = codes  # type: ignore[attr-defined]  # see places.py
    return check


def qualified(project: Any) -> Answer:
    lacking = []
    carries = Q(kinds__contains=holds("owner")) | Q(kinds__contains=holds("sponsor"))
    if not project.customer.contacts.filter(carries, left_on__isnull=True).exists():
        url = reverse("customer", args=[project.customer_id])
        return Answer(False, _("No contact is marked as project owner or sponsor."), url, _("add a contact"))
    if not project.presales_owner_id:
        lacking.append(_("owner of pre-sales"))
    if not project.industry:
        lacking.append(_("industry"))
    if lacking:
        return Answer(False, _("Missing: %(what)s") % {"what": listed(lacking)}, _edit(project), _("fill in"))
    return Answer(True)


def importance_stated(project: Any) -> Answer:
    return Answer(bool(project.strategic_importance.strip()), "", _edit(project), _("state it"))


def involvement_decided(project: Any) -> Answer:
    return Answer(bool(project.pm_involvement or project.pm_involvement_due), "", _edit(project), _("decide"))


def domain_known(project: Any) -> Answer:
    people = {project.presales_owner_id} | set(
        ProjectMember.objects.filter(project=project, state__in=ProjectMember.BELONGS).values_list(
            "user_id", flat=True
        )
    )
    for user in User.objects.filter(pk__in=people - {None}):
        if any((d.get("industry") if isinstance(d, dict) else d) == project.industry for d in user.domains):
            return Answer(True, _("%(name)s knows this field") % {"name": user})
    url = reverse("project_people", args=[project.number])
    return Answer(False, _("Nobody on the project knows this field of business."), url, _("add an expert"))


def promises_judged(project: Any) -> Answer:
    open_ones = known.promises(project)["unjudged"]
    if open_ones:
        text = ngettext("%(n)d promise is not judged yet", "%(n)d promises are not judged yet", open_ones)
        return Answer(False, text % {"n": open_ones}, _promises(project), _("judge"))
    return Answer(True)


def promises_bearable(project: Any) -> Answer:
    judged = promises_judged(project)
    if not judged.met:
        return judged
    red = known.promises(project)["red"]
    if red:
        text = ngettext("%(n)d promise is not feasible", "%(n)d promises are not feasible", red)
        return Answer(False, text % {"n": red}, _promises(project), _("have it approved"))
    return Answer(True)


def contract_filed(project: Any) -> Answer:
    facts = {
        _("number"): project.contract_number,
        _("amount"): project.contract_amount,
        _("date of signing"): project.contract_signed_on,
    }
    lacking = [name for name, value in facts.items() if not value]
    url = reverse("project_contract", args=[project.number])
    if lacking:
        return Answer(False, _("Missing: %(what)s") % {"what": listed(lacking)}, url, _("fill in"))
    if not Attachment.objects.filter(project=project, kind=Attachment.Kind.CONTRACT, archived_at=None).exists():
        return Answer(False, _("The signed contract is not attached."), url, _("attach it"))
    return Answer(True)


def signatures_in(project: Any) -> Answer:
    """Every document that went to the customer has come back signed, and those the playbook demands are there."""
    out = Document.objects.filter(project=project, internal=False).exclude(
        state__in=(Document.State.COMPLETED, Document.State.VOIDED, Document.State.FROZEN)
    )
    taken = known.site(project).deemed_gate_kinds
    if found := out.exclude(state=Document.State.DEEMED, kind__in=taken).first():
        text = silence.refusal(found) or _("%(number)s is not signed") % {"number": found.number}
        return Answer(False, text, found.get_absolute_url(), _("open"))
    return items_ended("S1-03", "S2-02")(project)


def promises_settled(project: Any) -> Answer:
    n = known.promises(project)["open"]
    if n:
        text = ngettext("%(n)d promise is still open", "%(n)d promises are still open", n)
        return Answer(False, text % {"n": n}, _promises(project), _("settle"))
    return Answer(True)


t = gettext_lazy
CONDITIONS = [
    Condition(
        "G0-a", "G0", t("Customer, a project owner or sponsor, industry and pre-sales owner are known"),
        t("Without a person who carries it at the customer, and one of ours, a lead goes nowhere."),
        qualified, rows=("PRE-69", "PRE-27"),
    ),
    Condition(
        "G0-b", "G0", t("Why it matters to our company is stated"),
        t("The project manager who takes over later must know how important this customer is."),
        importance_stated, "soft", ("PRE-61",),
    ),
    Condition(
        "G0-c", "G0", t("The project manager's part before signing is decided, or when it will be"),
        t("Involved early, a project manager can stop promises that nobody can keep."),
        involvement_decided, "soft", ("PRE-70",),
    ),
    Condition(
        "G0-d", "G0", t("Somebody on the project knows the customer's field of business"),
        t("Customers talk openly to people who know their trade."), domain_known, "soft", ("PRE-07", "PRE-06"),
    ),
    Condition(
        "G2-a", "G2", t("The required pre-sales work is done or skipped with a reason"),
        t("Each of the seven duties protects the project from a surprise after signing."),
        items_ended("S1-01", "S1-02", "S1-03", "S1-04", "S1-05", "S1-06", "S1-07"), "hard",
        ("PRE-02", "PRE-05", "PRE-10", "PRE-14", "PRE-18", "PRE-23", "PRE-25"),
    ),
    Condition(
        "G3-b", "G3", t("Every promise is judged; none is infeasible without an executive's approval"),
        t("Promises that cannot be kept are found out after signing, when they cost most."),
        promises_bearable, "hard", ("PRE-62", "PRE-66", "XST-21"),
    ),
    Condition(
        "G3-h", "G3", t("The signed contract is attached, with its date and amount"),
        t("Nothing counts as signed before the paper is there."), contract_filed, "hard", ("PRE-01",), True,
    ),
    Condition(
        "G6-f", "G6", t("Each requirement that cannot be avoided is somebody's task"),
        t("Without it the project loses its value; what is nobody's task is not done by acceptance."),
        unavoidable_planned, "soft", ("DEL-61",),
    ),
    Condition(
        "G7-d", "G7", t("What cannot be avoided is done"),
        t("Acceptance stops at it in any case; better before the panel meets."),
        unavoidable_done, "hard", ("DEL-61",),
    ),
    Condition(
        "G7-f", "G7", t("All required documents are signed"),
        t("The panel asks for each of them."), signatures_in, "hard", ("XST-07",), True,
    ),
    Condition(
        "G7-g", "G7", t("No promise is left open"),
        t("An open promise becomes a reason not to pay."), promises_settled, "soft", ("DEL-61", "XST-04"),
    ),
]  # fmt: skip
