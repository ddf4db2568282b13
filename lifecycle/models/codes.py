"""The one-time code by mail before signing: six digits that only the mailbox of the signatory was told."""

import secrets
import unicodedata
from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.settings import SiteSettings

DIGITS = 6
VALID = timedelta(minutes=10)
TRIES = 5
PAUSE = timedelta(minutes=1)
# Of one request: 50 guesses at a million.
MAX_SENT = 10
# A code that was given counts for as long as a visit may last.
COUNTS = timedelta(hours=2)


def mask(email: str) -> str:
    """Enough of an address to know which mailbox to open: w***@example.com."""
    name, _at, host = email.rpartition("@")
    return f"{name[:1]}***@{host}"


class Codes(models.Model):
    """Capability of Signatory. Colleagues sign with their account and are never asked for a code."""

    class Meta:
        abstract = True

    @property
    def needs_code(self) -> bool:
        """Does a document of this kind ask for a code, and this person too?"""
        if not self.is_customer or self.role == self.Role.COPY:
            return False
        return self.request.document.kind in SiteSettings.load().code_kinds

    @property
    def has_code(self) -> bool:
        """Is a code on its way that can still be given?"""
        return bool(self.code_hash and self.code_expires_at and self.code_expires_at > timezone.now())

    @transaction.atomic
    def send_code(self, *, ip: str | None = None) -> bool:
        """Mail a new code; the one before it no longer counts. False within a minute of the last: a second click."""
        from lifecycle import mail

        now = self.locked()
        now._check_turn()
        moment = timezone.now()
        if now.has_code and now.code_expires_at - VALID + PAUSE > moment:
            return False
        if now.code_sent >= MAX_SENT:
            raise Refused(_("So many codes were sent for this document that no more will be. Please ask the sender."))
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
        now.code_hash, now.code_expires_at, now.code_tries = self._digest(code), moment + VALID, 0
        now.code_sent += 1
        now.code_passed_at = None
        now._keep_code()
        event = Event.record(
            "signatory.code_sent", by=None, actor_name=now.name, subject=now.request.document,
            data={"to": mask(now.email), "n": now.code_sent, "ip": ip},
        )  # fmt: skip
        mail.send_code(now, code, event=event)
        return True

    def give_code(self, code: str, *, ip: str | None = None, agent: str = "") -> datetime:
        """Compare with the code that was mailed; every try is kept. Returns when it was given; Refused if wrong."""
        passed, refusal = self._try_code(code, ip=ip, agent=agent)
        if refusal:
            raise Refused(refusal, "code")
        return passed

    @transaction.atomic
    def _try_code(self, code: str, *, ip: str | None, agent: str) -> tuple[Any, str]:
        """What came of it, returned rather than raised: a failed try must not be rolled back."""
        now = self.locked()
        now._check_turn()
        if not now.has_code:
            return None, _("This code is no longer valid. Have a new one sent.")
        now.code_tries += 1
        right = constant_time_compare(self._digest(_plain(code)), now.code_hash)
        left = 0 if right else TRIES - now.code_tries
        if right:
            now.code_passed_at = timezone.now()
        if not left:  # given, or tried too often: it counts no further
            now.code_hash = ""
        now._keep_code()
        Event.record(
            "signatory.code_given" if right else "signatory.code_wrong", by=None, actor_name=now.name,
            subject=now.request.document, data={"try": now.code_tries, "ip": ip, "agent": agent[:250]},
        )  # fmt: skip
        if right:
            return now.code_passed_at, ""
        if not left:
            return None, _("That was wrong too often. Have a new code sent.")
        return None, ngettext(
            "This is not the code. One more try.", "This is not the code. %(n)d more tries.", left
        ) % {"n": left}  # fmt: skip

    def check_code(self, identified_by: str) -> None:
        """Asked of what `locked` returned, before anything is signed or declined."""
        if not self.needs_code:
            return
        since = timezone.now() - COUNTS
        if identified_by != "link+code" or self.code_passed_at is None or self.code_passed_at < since:
            raise Refused(_("Before you sign, give the code that was sent to you by e-mail."))

    def _digest(self, code: str) -> str:
        """Six digits are soon guessed by whoever reads the database; keyed with what lies outside it, they are not."""
        return salted_hmac("lifecycle.signatory.code", f"{self.pk}:{code}", algorithm="sha256").hexdigest()

    def _keep_code(self) -> None:
        self.save(update_fields=["code_hash", "code_expires_at", "code_tries", "code_sent", "code_passed_at"])


def _plain(code: str) -> str:
    """Digits as people type them: with spaces, or full width."""
    return "".join(c for c in unicodedata.normalize("NFKC", code) if c.isdigit())
