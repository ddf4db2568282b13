"""Who may sign what for the customer: from when to when, and on which letter of authority (授权书)."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle import display, papers
from lifecycle.errors import Refused
from lifecycle.fields import ChoiceListField
from lifecycle.models.attachments import Attachment
from lifecycle.models.customers import Contact, ContactKind
from lifecycle.models.events import COMPANY, ChainHead, Event
from lifecycle.models.users import User
from lifecycle.stages import registry
from lifecycle.text import EN, ZH, listed
from lifecycle.uploads import Checked

EXPIRY_DAYS = 30
LANGUAGES = {ZH: "zh-hans", EN: "en"}


class AuthorityQuerySet(models.QuerySet["SigningAuthority"]):
    def valid_on(self, day: date) -> "AuthorityQuerySet":
        open_end = Q(valid_until=None) | Q(valid_until__gte=day)
        return self.filter(open_end, revoked_at=None, valid_from__lte=day)

    def expiring(self, day: date) -> "AuthorityQuerySet":
        """Letters that end within EXPIRY_DAYS, of people who are still there, and that no later letter follows."""
        gone = Q(contact__left_on__lte=day)
        later = SigningAuthority.objects.filter(
            Q(kinds=models.OuterRef("kinds")) | Q(kinds=""),
            Q(valid_until=None) | Q(valid_until__gt=models.OuterRef("valid_until")),
            contact=models.OuterRef("contact"), revoked_at=None,
        )  # fmt: skip
        rows = self.filter(revoked_at=None, valid_until__range=(day, day + timedelta(days=EXPIRY_DAYS)))
        return rows.exclude(gone).exclude(models.Exists(later)).select_related("contact").order_by("valid_until", "pk")


class SigningAuthority(models.Model):
    """One grant. It is never edited: another one is given, and this one revoked."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="authorities")
    kinds = ChoiceListField(
        gettext_lazy("kinds of documents"), help_text=gettext_lazy("None chosen: every kind.")
    )  # codes D01 …
    valid_from = models.DateField(gettext_lazy("valid from"))
    valid_until = models.DateField(gettext_lazy("valid until"), null=True, blank=True)
    letter = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(gettext_lazy("note"), max_length=200, blank=True)
    granted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    revoked_reason = models.CharField(max_length=200, blank=True)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4)

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        ordering = ["-granted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="authority_dates",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("valid_from")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact} {self.valid_from}"

    @property
    def event_label(self) -> str:
        return str(self.contact)

    @property
    def kinds_label(self) -> str:
        return listed(papers.name(code) for code in self.kinds) if self.kinds else _("every kind of document")

    @property
    def period_label(self) -> str:
        if self.valid_until is None:
            return _("from %(day)s") % {"day": display.day_full(self.valid_from)}
        days = {"first": display.day_full(self.valid_from), "last": display.day_full(self.valid_until)}
        return _("from %(first)s to %(last)s") % days

    def state_on(self, day: date) -> str:
        """valid, later, ended or revoked."""
        if self.revoked_at:
            return "revoked"
        if self.valid_from > day:
            return "later"
        return "ended" if self.valid_until and self.valid_until < day else "valid"

    @classmethod
    @transaction.atomic
    def grant(
        cls,
        *,
        by: User,
        contact: Contact,
        valid_from: date,
        valid_until: date | None = None,
        kinds: Sequence[str] = (),
        letter: Checked | None = None,
        note: str = "",
        creation_key: uuid.UUID | None = None,
    ) -> "SigningAuthority":
        """Note that the contact may sign, with the letter that says so. The same `creation_key` again changes nothing.

        Who signs by office, such as the legal representative, needs no letter; the note says so then.
        """
        ChainHead.locked(COMPANY)  # of two clicks, the second waits here and finds what the first one made
        if creation_key and (found := cls.objects.filter(creation_key=creation_key).first()):
            return found
        if contact.left_on and contact.left_on <= valid_from:
            raise Refused(_("%(name)s has left the customer by then.") % {"name": contact}, "valid_from")
        if valid_until and valid_until < valid_from:
            raise Refused(_("It cannot end before it begins."), "valid_until")
        if letter is None and not note.strip():
            raise Refused(_("Upload the letter, or say in the note why none is needed."), "letter")
        if unknown := set(kinds) - {code for code, _name in signed_kinds()}:
            raise Refused(_("The customer does not sign this kind: %(kinds)s.") % {"kinds": listed(unknown)}, "kinds")
        row = cls(
            contact=contact, kinds=sorted(kinds), valid_from=valid_from, valid_until=valid_until, note=note.strip()[:200],
            granted_by=by, creation_key=creation_key or uuid.uuid4(),
        )  # fmt: skip
        if letter:
            row.letter = Attachment.add(
                by=by, subject=contact, project=None, checked=letter, kind=Attachment.Kind.SCAN,
                caption=str(_("Letter of authority")),
            )  # fmt: skip
        row.save()
        Event.record(
            "authority.granted", by=by, subject=row,
            data={
                "contact": contact.pk, "kinds": row.kinds, "valid_from": valid_from, "valid_until": valid_until,
                "letter": row.letter.sha256 if row.letter else "", "note": row.note,
            },
        )  # fmt: skip
        return row

    @transaction.atomic
    def revoke(self, *, by: User, reason: str) -> None:
        """It no longer holds. Documents signed before stay signed; requests that are out are not touched."""
        ChainHead.locked(COMPANY)
        now = type(self).objects.select_for_update(no_key=True).get(pk=self.pk)
        if now.revoked_at:
            raise Refused(_("This authority is revoked already."))
        if len(reason.strip()) < 5:
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.revoked_at, self.revoked_by, self.revoked_reason = timezone.now(), by, reason.strip()[:200]
        self.save(update_fields=["revoked_at", "revoked_by", "revoked_reason"])
        Event.record("authority.revoked", by=by, subject=self, data={"reason": self.revoked_reason})

    @classmethod
    def covers(cls, contact: Contact, kind: str, day: date) -> "SigningAuthority | None":
        """The grant by which the contact may sign a document of that kind on that day."""
        if contact.left_on and contact.left_on <= day:
            return None
        rows = cls.objects.filter(contact=contact).valid_on(day).select_related("letter")
        return next((row for row in rows if not row.kinds or kind in row.kinds), None)


def signed_kinds() -> list[tuple[str, str]]:
    """(code, name) of the kinds of documents that the customer signs."""
    kinds = (kind for kind in registry.documents.values() if not kind.internal and {"CC", "CU"} & set(kind.signs))
    return [(kind.code, papers.name(kind.code)) for kind in sorted(kinds, key=lambda kind: kind.code)]


# -- what speaks against asking somebody -------------------------------------------------------------------------------

NO_LETTER, UNKNOWN, OTHER_KINDS = "no-letter", "unknown", "other-kinds"
EXPIRED, REVOKED, LATER = "expired", "revoked", "later"  # with a date: "expired 2026-08-31"


def warning(person: Any, kind: str, day: date | None = None) -> str:
    """Why this person of the customer may not be entitled to sign: a word that `warning_text` reads. Empty if nothing.

    It is kept as it was when they were asked, and read in whichever language it is shown.
    """
    if not isinstance(person, Contact):
        return ""
    day = day or timezone.localdate()
    if SigningAuthority.covers(person, kind, day):
        return ""
    return _why(person, kind, day, list(SigningAuthority.objects.filter(contact=person)))


def warnings(people: Iterable[Contact], kind: str) -> dict[int, str]:
    """By contact: what speaks against asking them today; one query for all of them."""
    day, people = timezone.localdate(), list(people)
    grants: dict[int, list[SigningAuthority]] = {}
    for row in SigningAuthority.objects.filter(contact__in=people):
        grants.setdefault(row.contact_id, []).append(row)
    found = {}
    for person in people:
        rows = grants.get(person.pk, [])
        if not any(row.state_on(day) == "valid" and (not row.kinds or kind in row.kinds) for row in rows):
            found[person.pk] = _why(person, kind, day, rows)
    return found


def _why(person: Contact, kind: str, day: date, rows: list[SigningAuthority]) -> str:
    """The nearest miss of all that was ever granted."""
    fitting = [row for row in rows if not row.kinds or kind in row.kinds]
    by_state: dict[str, list[SigningAuthority]] = {}
    for row in fitting:
        by_state.setdefault(row.state_on(day), []).append(row)
    if ended := by_state.get("ended"):
        return f"{EXPIRED} {max(row.valid_until for row in ended if row.valid_until)}"
    if later := by_state.get("later"):
        return f"{LATER} {min(row.valid_from for row in later)}"
    if revoked := by_state.get("revoked"):
        return f"{REVOKED} {max(timezone.localtime(row.revoked_at).date() for row in revoked)}"
    if any(row.state_on(day) == "valid" for row in rows):
        return OTHER_KINDS
    return NO_LETTER if person.is_a(ContactKind.SIGNATORY, ContactKind.OWNER) else UNKNOWN


def warning_text(code: str) -> str:
    """A warning in the reader's language; it goes on after the name of the person."""
    if not code:
        return ""
    word, _space, day = code.partition(" ")
    texts = {
        NO_LETTER: _("no letter of authority is on file"),
        UNKNOWN: _("not noted as a signatory, and no letter of authority is on file"),
        OTHER_KINDS: _("the letter of authority does not cover this kind of document"),
        EXPIRED: _("the letter of authority ended on %(day)s"),
        LATER: _("the letter of authority holds only from %(day)s"),
        REVOKED: _("the authority was revoked on %(day)s"),
    }
    text = texts.get(word, code)
    return text % {"day": display.day_full(date.fromisoformat(day))} if day else text


def warning_twin(code: str) -> dict[str, str]:
    """The same in both languages, for documents."""
    found = {}
    for key, language in LANGUAGES.items():
        with translation.override(language):
            found[key] = warning_text(code)
    return found
