"""Promises on pages: held against what is likely, their rows in the ledger of all projects, and their export."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.display import NONE
from lifecycle.durations import Likely, likely
from lifecycle.models.commitments import Commitment
from lifecycle.models.events import Event
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User
from lifecycle.stages import registry
from lifecycle.templatetags.tl import badge, due
from lifecycle.text import pick


def short_of(promised: int, expected: Likely, ratio: float) -> str:
    """Tone of a promised duration beside the likely one: bad from the company's factor on, wait below it."""
    if expected.days <= promised:
        return "ok"
    return "bad" if expected.days >= promised * ratio else "wait"


def held(promise: Commitment, expected: Likely | None, ratio: float) -> dict[str, str] | None:
    """“promised 30 d, likely 64 d (P80 90 d)”, with its tone; None where there is nothing to compare."""
    promised = promise.promised_days
    if expected is None or promised is None or promise.state not in Commitment.OPEN:
        return None
    words = _("promised %(promised)d d, likely %(likely)d d") % {"promised": promised, "likely": expected.days}
    if expected.p80 is not None:
        words = _("promised %(promised)d d, likely %(likely)d d (P80 %(p80)d d)") % {
            "promised": promised, "likely": expected.days, "p80": expected.p80,
        }  # fmt: skip
    return {"text": words, "tone": short_of(promised, expected, ratio)}


def ratio() -> float:
    return SiteSettings.load().threshold("promise_ratio")


def page_facts(promise: Commitment, user: User) -> dict[str, Any]:
    """What the page of a promise shows beside its fields."""
    expected = None
    if promise.promised_days is not None and promise.state in Commitment.OPEN:
        expected = likely([promise.project_id]).get(promise.project_id)
    return {
        "held": held(promise, expected, ratio()) if expected else None,
        "amend_url": amend_url(promise, user),
        "judgements": judgements(promise),
        "origins": linked(promise.origins, user, promise.project),
        "results": linked(promise.results, user, promise.project),
    }


def amend_url(promise: Commitment, user: User) -> str:
    """Where an amendment that settles it is opened, once the contract is signed; pre-sales brings the kind."""
    kind, project = registry.records.get("presales.amendments"), promise.project
    doubtful = promise.verdict in (Commitment.Verdict.AT_RISK, Commitment.Verdict.INFEASIBLE)
    if kind is None or not doubtful or promise.state not in Commitment.OPEN:
        return ""
    if project.contract_passed_at is None or project.read_only or not access.can(user, "C", kind.area, project):
        return ""
    return reverse("record_new", args=[project.number, kind.stage, kind.slug]) + f"?promise={promise.number}"


def judgements(promise: Commitment) -> list[dict[str, Any]]:
    """Every verdict that was ever given on it, the newest first: who, when, what and why."""
    names = dict(Commitment.Verdict.choices)
    return [
        {
            "who": event.actor.label() if event.actor else event.actor_name,
            "at": event.at,
            "verdict": names.get(event.data.get("verdict", ""), Commitment.State.APPROVED.label),
            "note": event.data.get("note", ""),
        }
        for event in Event.objects.about(promise).filter(verb__in=Commitment.VERDICTS_OF).newest_first()
    ]


def linked(things: Iterable[Any], user: User, project: Any) -> list[dict[str, Any]]:
    """Records of the project that this reader may open, as links."""
    found = []
    for thing in things:
        kind = registry.record_of(thing)
        if kind is not None and access.can(user, "R", kind.area, project):
            found.append(
                {
                    "kind": kind.title,
                    "title": thing.label,
                    "url": thing.get_absolute_url(),
                    "state": thing.state_label,
                    "tone": thing.tone,
                }
            )
    return found


# -- the ledger of all projects ------------------------------------------------------------------------------------


def rows(promises: Iterable[Commitment]) -> list[dict[str, Any]]:
    """Rows as plain, ready values: two queries for all of them."""
    page = list(promises)
    expected = likely(promise.project_id for promise in page if promise.promised_days is not None)
    factor = ratio() if expected else 1.0
    return [_row(promise, held(promise, expected.get(promise.project_id), factor)) for promise in page]


def _row(promise: Commitment, against: dict[str, str] | None) -> dict[str, Any]:
    project = promise.project
    return {
        "url": promise.get_absolute_url(),
        "text": pick(promise, "text"),
        "made": " ".join(filter(None, [str(promise.get_source_display()), promise.source_ref])),
        "project_url": project.get_absolute_url(),
        "project": project.label(),
        "customer": str(project.customer),
        "promised_by": promise.promised_by.label(),
        "promised_to": promise.promised_to.label(),
        "state": badge(promise.tone, _now(promise)),
        "due": due(promise.due, done=promise.state not in Commitment.OPEN) or NONE,
        "held": badge(against["tone"], against["text"]) if against else NONE,
    }


def _now(promise: Commitment) -> str:
    """Its verdict while that counts, else its state."""
    if promise.state in Commitment.OPEN[:3]:
        return str(promise.get_verdict_display())
    return str(promise.state_label)


def export_head() -> list[str]:
    return [
        _("Project"), _("Name"), _("Customer"), _("Number"), _("Promise"), _("Kind"), _("Made in"), _("Where exactly"),
        _("Promised by"), _("Promised to"), _("Promised on"), _("Due"), _("Promised, days"), _("Likely, days"),
        _("P80, days"), _("Amount"), _("Currency"), _("The date is fixed"), _("Verdict"), _("State"), _("In the red"),
    ]  # fmt: skip


def export_rows(promises: Iterable[Commitment]) -> Iterable[list[Any]]:
    page = list(promises)
    expected = likely(promise.project_id for promise in page if promise.promised_days is not None)
    for promise in page:
        project = promise.project
        known = expected.get(promise.project_id) if promise.promised_days is not None else None
        yield [
            project.number, project.label(), str(project.customer), promise.number, pick(promise, "text"),
            str(promise.get_promise_kind_display()), str(promise.get_source_display()), promise.source_ref,
            promise.promised_by.label(), promise.promised_to.label(), promise.promised_on, promise.due,
            promise.promised_days, known.days if known else None, known.p80 if known else None, promise.amount,
            project.currency if promise.amount is not None else "", _("yes") if promise.hard_date else _("no"),
            str(promise.get_verdict_display()), str(promise.state_label), _("yes") if promise.is_red else _("no"),
        ]  # fmt: skip
