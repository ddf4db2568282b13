"""What the project's records tell whoever takes it over: the texts of the hand-over's sections, in both languages."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from lifecycle import access, paperwork
from lifecycle.models.commitments import Commitment
from lifecycle.models.customers import Stance
from lifecycle.models.documents import Document
from lifecycle.models.risks import Risk
from lifecycle.models.users import User
from lifecycle.text import listed, pick
from presales.models.exchanges import KnowledgeItem, ParkedWish
from presales.models.handovers import SectionCode
from presales.models.research import LogEntry
from presales.models.solutions import Solution

LANGUAGES = {"zh": "zh-hans", "en": "en"}


def dossier(project: Any, *, by: User) -> dict[str, dict[str, str]]:
    """By section code. A person without the right to private facts gathers none of them."""
    private = access.can(by, "R", "private")
    writers: dict[str, Callable[[], str]] = {
        SectionCode.BACKGROUND: lambda: _background(project),
        SectionCode.CUSTOMER: lambda: _people(project, private),
        SectionCode.IMPORTANCE: lambda: str(project.strategic_importance),
        SectionCode.STAKEHOLDERS: lambda: _stances(project) if private else "",
        SectionCode.COMMITMENTS: lambda: _promises(project, private),
        SectionCode.RISKS: lambda: _risks(project),
        SectionCode.DOCUMENTS: lambda: _documents(project),
        SectionCode.OPEN_POINTS: lambda: _open_points(project),
    }
    texts: dict[str, dict[str, str]] = {code: {} for code in writers}
    for key, language in LANGUAGES.items():
        with override(language):
            for code, write in writers.items():
                texts[code][key] = write().strip()
    return texts


def _lines(rows: Iterable[str], none: str) -> str:
    return "\n".join(f"- {' '.join(row.split())}" for row in rows) or none


def _day(day: Any) -> str:
    return date_format(day, "Y-m-d")


def _joined(*parts: Any) -> str:
    return " · ".join(str(part) for part in parts if part)


def _background(project: Any) -> str:
    facts = _lines(
        [
            _("Customer: %(name)s, %(industry)s")
            % {"name": project.customer, "industry": project.customer.get_industry_display()},
            _("Project: %(name)s, %(type)s") % {"name": project.label(), "type": project.get_type_display()},
        ],
        "",
    )
    solution = (
        Solution.objects.filter(project=project).exclude(state=Solution.State.SUPERSEDED).order_by("-revision").first()
    )
    understood = pick(solution, "business_understanding") if solution else ""
    return "\n\n".join(filter(None, [str(project.customer.background), understood, facts]))


def _contacts(project: Any) -> list[Any]:
    return list(project.customer.contacts.filter(left_on=None).order_by("pk"))


def _people(project: Any, private: bool) -> str:
    rows = [
        _joined(f"**{row}**", pick(row, "title"), row.department, listed(row.kind_labels), row.phone or row.email)
        for row in _contacts(project)
    ]
    if project.sponsor_id:
        rows.append(_("The sponsor is %(name)s.") % {"name": project.sponsor})
    return _lines(rows, _("No person of the customer is known yet."))


def _stances(project: Any) -> str:
    """How each of them stands to the project; for those alone who may read it on the contact too."""
    rows = []
    for row in _contacts(project):
        stance = row.get_stance_display() if row.stance != Stance.UNKNOWN else _("stance unknown")
        trust = _("confidence in us %(n)d of 5") % {"n": row.confidence} if row.confidence else ""
        rows.append(_joined(f"**{row}**", stance, trust, row.relationship_note))
    return _lines(rows, _("Nobody's stance is known yet."))


def _promises(project: Any, private: bool) -> str:
    rows = Commitment.objects.filter(project=project, state__in=Commitment.OPEN).select_related(
        "promised_by", "promised_to"
    )
    told = []
    for row in rows.order_by("number"):
        who = _("%(by)s to %(to)s on %(day)s") % {
            "by": row.promised_by,
            "to": row.promised_to,
            "day": _day(row.promised_on),
        }
        due = _("due %(day)s") % {"day": _day(row.due)} if row.due else ""
        note = row.review_note if private else ""
        verdict = row.get_state_display() if row.state == Commitment.State.APPROVED else row.get_verdict_display()
        told.append(_joined(f"**{pick(row, 'text')}**", who, due, verdict, note))
    return _lines(told, _("No promise is open."))


def _risks(project: Any) -> str:
    rows = list(Risk.objects.filter(project=project, state__in=Risk.OPEN).select_related("owner"))
    rows.sort(key=lambda row: (-row.exposure, row.number))
    told = (
        _joined(
            f"**{row.label}**", _("exposure %(n)d of 25") % {"n": row.exposure}, pick(row, "prevention"),
            _("owner: %(name)s") % {"name": row.owner},
        )
        for row in rows
    )  # fmt: skip
    return _lines(told, _("No risk is open in the register."))


def _documents(project: Any) -> str:
    rows = Document.objects.filter(project=project).exclude(state=Document.State.VOIDED).select_related("current")
    told = (
        _joined(
            row.number, row.label, _("version %(n)d") % {"n": row.current.n} if row.current else "",
            paperwork.state_label(row),
        )
        for row in rows.order_by("kind", "number")
    )  # fmt: skip
    return _lines(told, _("No document was issued yet."))


def _open_points(project: Any) -> str:
    """What is unclear in the logs, wishes that nobody settled, knowledge that is still to be handed over."""
    unclear = LogEntry.objects.filter(log__project=project, is_unclear=True, clarified_on=None)
    told = [
        _joined(pick(row, "text"), row.follow_up_owner, _day(row.follow_up_on) if row.follow_up_on else "")
        for row in unclear.select_related("follow_up_owner")
    ]
    parked = ParkedWish.objects.filter(exchange__project=project, disposition__in=("", "later"))
    told += [_("Wish: %(text)s") % {"text": row} for row in parked]
    owed = KnowledgeItem.objects.filter(exchange__project=project, done_on=None)
    told += [_("Knowledge to hand over: %(text)s") % {"text": row} for row in owed]
    return _lines(told, _("No point is open."))
