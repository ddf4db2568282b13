"""Documents go out, are opened, signed or declined, in the days that follow. Their mail lands in the outbox as sent."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import Dice
from lifecycle.demo.load import onpaper
from lifecycle.demo.load.course import Course
from lifecycle.demo.load.strokes import drawn
from lifecycle.models import Contact, Document, Outbox, Signatory, SignatureRequest, User, deeming
from lifecycle.models.signatures import Invitee

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36"
REMIND_AFTER = 4  # days
SILENT_DAYS = 21


def post() -> None:
    """All queued mail leaves now, by the demo's clock, without a mail server: this past is only told."""
    for row in Outbox.due():
        if row.claim():
            row.mark_sent()


def ask(
    clock: Clock,
    course: Course,
    document: Document,
    people: Sequence[tuple[Contact | User, str]],
    *,
    by: User,
    fate: str,
) -> None:
    """Send the document to `people`, each to their place in it.

    `fate`: signed (by all), half (by the first only), sent, viewed, declined, expired, deemed (the customer says
    nothing until the contract's clause confirms it), paper (goes out on paper instead).
    """
    if fate == "paper":
        onpaper.print_out(clock, course, document, by=by)
        return
    key = uuid5(
        NAMESPACE_URL, f"demo/{course.story.key}/{document.number}/{document.current.n if document.current else 0}"
    )
    invited = [Invitee(person, slot) for person, slot in people]
    request = SignatureRequest.send(by=by, document=document, people=invited, creation_key=key)
    post()
    dice = Dice(course.story.key, document.kind, str(document.pk))
    asked = list(request.signatories.all())
    wait = 0
    for n, signatory in enumerate(asked):
        wait += dice.between(50, 60 * 22 // len(asked))
        if fate == "signed" or (fate == "half" and n == 0) or (fate == "deemed" and not signatory.is_customer):
            clock.soon(wait - 9, partial(_view, signatory.pk))
            clock.soon(wait, partial(_sign, signatory.pk, dice.chance(70)))
    first = asked[0].pk
    if fate in ("viewed", "declined"):
        clock.soon(wait, partial(_view, first))
    if fate == "declined":
        reason = course.say("declined", course.manager, dice.between(0, 1))
        clock.soon(wait + 25, partial(_decline, first, reason))
    if fate == "deemed":
        for day in range(1, SILENT_DAYS):
            clock.soon(60 * 24 * day, _watch)
    if fate in ("sent", "viewed", "half", "expired"):
        clock.soon(60 * 24 * REMIND_AFTER, partial(_remind, request.pk, by))
        clock.soon(int((request.expires_at - clock.moment) / timedelta(minutes=1)) + 30, partial(_expire, request.pk))


def _signatory(pk: int) -> Signatory:
    return Signatory.objects.select_related("request__document", "request__version", "user", "contact").get(pk=pk)


def _from(signatory: Signatory) -> dict[str, str]:
    if signatory.is_customer:
        return {"ip": f"198.51.100.{signatory.pk % 200 + 20}", "agent": PHONE if signatory.pk % 2 else DESK}
    return {"ip": f"203.0.113.{signatory.pk % 40 + 10}", "agent": DESK}


def _view(pk: int) -> None:
    signatory = _signatory(pk)
    signatory.view(**_from(signatory))


def _sign(pk: int, by_hand: bool) -> None:
    signatory = _signatory(pk)
    facts = {"method": "drawn", "strokes": drawn(signatory.name)} if by_hand else {
        "method": "typed", "typed_name": signatory.label(signatory.language),
    }  # fmt: skip
    signatory.sign(
        sha256=signatory.request.version.pdf_sha256, consent=True,
        identified_by="link" if signatory.is_customer else "account", **facts, **_from(signatory),
    )  # fmt: skip
    post()


def _decline(pk: int, reason: str) -> None:
    signatory = _signatory(pk)
    signatory.decline(reason=reason, **_from(signatory))
    post()


def _remind(pk: int, by: User) -> None:
    request = SignatureRequest.objects.get(pk=pk)
    if not request.is_open:
        return
    for signatory in request.signatories.filter(state__in=Signatory.ASKED):
        signatory.remind(by=by)
    post()


def _watch() -> None:
    """What the scheduled round does every day while the customer is silent."""
    deeming.watch_all(timezone.localdate(None, timezone.get_default_timezone()))
    post()


def _expire(pk: int) -> None:
    SignatureRequest.objects.get(pk=pk).expire()
