"""Who has the ball: with whom each document lies, and since when. One query for a page of documents, whatever they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from lifecycle import display
from lifecycle.models.documents import Document, DocumentQuerySet
from lifecycle.models.papercopies import PaperCopy
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import SignatureRequest
from lifecycle.models.timestamps import Timestamp
from lifecycle.stages import registry
from lifecycle.text import choose, listed

State = Document.State
SIDES = {
    "customer": lazy("The customer"),
    "us": lazy("Us"),
    "nobody": lazy("Nobody yet"),
    "done": lazy("Nobody any more"),
}
BACK = (State.DECLINED, State.EXPIRED)  # with the one who sent it
REST = (State.COMPLETED, State.DEEMED, State.VOIDED)
CUSTOMER, OURS, SENDER, PAPER, SCANS, OWED = "customer", "ours", "sender", "paper", "scans", "owed"


@dataclass(frozen=True)
class Ball:
    side: str  # a key of SIDES
    who: str  # in words
    since: datetime | None

    @property
    def text(self) -> str:
        return (
            _("%(who)s, since %(day)s") % {"who": self.who, "day": display.day(self.since)} if self.since else self.who
        )


def of(documents: Iterable[Document]) -> dict[int, Ball]:
    """By primary key; `current` is to be loaded with them."""
    listed = list(documents)
    found = _holders(listed)
    return {document.pk: _ball(document, found.get(document.pk, [])) for document in listed}


def _holders(documents: list[Document]) -> dict[int, list[tuple[Any, ...]]]:
    """By document: (part, name, English name, since) of everybody who holds it, the longest first."""

    def those(*states: str) -> list[int]:
        return [document.pk for document in documents if document.state in states]

    parts = []
    if pks := those(*Document.OUT):
        part = Case(When(contact=None, then=Value(OURS)), default=Value(CUSTOMER), output_field=CharField())
        turns = asked().filter(request__document__in=pks)
        parts.append(_columns(turns, part, "request__document", "name", "name_en", "asked_at"))
    if pks := those(*BACK):
        requests = SignatureRequest.objects.filter(document__in=pks)
        parts.append(_columns(requests, Value(SENDER), "document", "sent_by__name", "sent_by__name_en", "ended_at"))
    if pks := those(State.PAPER):
        part = Case(
            When(state=PaperCopy.State.ISSUED, then=Value(PAPER)), default=Value(SCANS), output_field=CharField()
        )
        papers = PaperCopy.objects.filter(document__in=pks, state__in=PaperCopy.OPEN)
        parts.append(_columns(papers, part, "document", "issued_by__name", "issued_by__name_en", "issued_at"))
    if pks := those(State.COMPLETED, State.DEEMED):
        owed = Timestamp.objects.filter(document__in=pks, state=Timestamp.State.OWED)
        parts.append(_columns(owed, Value(OWED), "document", "authority", "authority", "made_at"))
    found: dict[int, list[tuple[Any, ...]]] = {}
    if parts:
        joined = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
        for pk, *row in joined:
            found.setdefault(pk, []).append(tuple(row))
    for rows_of in found.values():
        rows_of.sort(key=lambda row: (row[3] is None, row[3]))
    return found


def _columns(rows: Any, part: Any, document: str, name: str, english: str, since: str) -> QuerySet[Any]:
    text = CharField()
    return (
        rows.order_by()
        .annotate(
            of_document=F(document), part_of=Coalesce(part, Value(""), output_field=text),
            called=F(name), called_en=F(english), held_since=F(since),
        )
        .values_list("of_document", "part_of", "called", "called_en", "held_since")
    )  # fmt: skip


def signed_kinds() -> set[str]:
    """Codes of the kinds that somebody is to sign."""
    return {kind.code for kind in registry.documents.values() if kind.signs}


def asked() -> QuerySet[Signatory]:
    """Everybody whose turn it is to sign."""
    rows = Signatory.objects.filter(request__state=SignatureRequest.State.OPEN, state__in=Signatory.ASKED)
    return rows.exclude(role=Signatory.Role.COPY)


def _ball(document: Document, holders: list[tuple[Any, ...]]) -> Ball:
    issued = document.current.rendered_at if document.current else document.created_at
    since = holders[0][3] if holders else None
    if document.state in Document.OUT:
        sides = {row[0] for row in holders}
        names = listed(choose({"zh": row[1], "en": row[2]}) for row in holders)
        if not holders:
            return Ball("us", _("nobody is asked at the moment"), None)
        return Ball("customer" if CUSTOMER in sides else "us", names, since)
    if document.state in BACK:
        last = holders[-1] if holders else None
        name = choose({"zh": last[1], "en": last[2]}) if last else ""
        pattern = _("%(name)s, to mend it") if document.state == State.DECLINED else _("%(name)s, to send it again")
        return Ball("us", pattern % {"name": name}, last[3] if last else None)
    if document.state == State.PAPER:
        if holders and holders[-1][0] == SCANS:
            name = choose({"zh": holders[-1][1], "en": holders[-1][2]})
            return Ball("us", _("%(name)s, to confirm the scans") % {"name": name}, since)
        return Ball("customer", _("out on paper"), since)
    if document.state == State.FROZEN:
        # A letter or a plan is done once it is issued.
        return (
            Ball("nobody", _("nobody asked yet"), issued)
            if document.kind in signed_kinds()
            else Ball("done", "", issued)
        )
    if any(row[0] == OWED for row in holders):
        return Ball("done", _("timestamp owed"), since)
    return Ball("done", "", document.completed_at)


# -- in queries --------------------------------------------------------------------------------------------------------


def with_side(rows: DocumentQuerySet, side: str) -> DocumentQuerySet:
    """Those that lie with a side of SIDES."""
    paper = PaperCopy.objects.filter(state__in=PaperCopy.OPEN)
    theirs = Q(state__in=Document.OUT, pk__in=asked().filter(contact__isnull=False).values("request__document"))
    here = Q(state=State.PAPER, pk__in=paper.filter(state=PaperCopy.State.RECEIVED).values("document"))
    match side:
        case "customer":
            return rows.filter(theirs | Q(state=State.PAPER) & ~here)
        case "us":
            return rows.filter(Q(state__in=Document.OUT) & ~theirs | Q(state__in=BACK) | here)
        case "nobody":
            return rows.filter(state=State.FROZEN, kind__in=signed_kinds())
        case "done":
            return rows.filter(Q(state__in=REST) | Q(state=State.FROZEN) & ~Q(kind__in=signed_kinds()))
    return rows


def by_since(rows: DocumentQuerySet) -> DocumentQuerySet:
    """With `since` to sort by; only for that, as every document is looked at."""
    turn = asked().filter(request__document=OuterRef("pk")).order_by("asked_at").values("asked_at")[:1]
    ended = SignatureRequest.objects.filter(document=OuterRef("pk")).order_by("-sent_at").values("ended_at")[:1]
    paper = PaperCopy.objects.filter(document=OuterRef("pk"), state__in=PaperCopy.OPEN).values("issued_at")[:1]
    return rows.annotate(
        since=Case(
            When(state__in=Document.OUT, then=Subquery(turn)),
            When(state__in=BACK, then=Subquery(ended)),
            When(state=State.PAPER, then=Subquery(paper)),
            When(state__in=REST, then=F("completed_at")),
            default=F("current__rendered_at"),
        )
    )
