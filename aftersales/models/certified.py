"""The certificate of an acceptance: issued once the panel has accepted, signed by the whole of it."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from aftersales.models.applying import APPLICATION, CERTIFICATE
from aftersales.models.panel import unsigned
from lifecycle import hooks
from lifecycle.errors import Refused
from lifecycle.models.documents import Document
from lifecycle.models.users import User


class Certified(models.Model):
    """Capability of Acceptance."""

    signed_on: Any  # a field of the acceptance

    class Meta:
        abstract = True

    def guard_issue(self: Any) -> None:
        if self.is_applying:
            self.guard_application()
        elif self.state not in self.CONCLUDED:
            raise Refused(_("The certificate is issued once the panel has accepted."))

    def document_issued(self: Any, document: Document, *, by: User) -> None:
        if document.kind == APPLICATION:
            self.application_issued(by=by)
        else:
            self._unsign()

    def document_fell(self: Any, document: Document, *, by: User) -> None:
        if document.kind == CERTIFICATE:
            self._unsign()

    def _unsign(self: Any) -> None:
        """The signed certificate was replaced or declared void."""
        type(self).objects.filter(pk=self.pk).update(signed_on=None)
        self.signed_on = None

    @transaction.atomic
    def document_signed(self: Any, document: Document, *, by: User | None) -> None:
        """The panel has signed. Only the final acceptance makes the payment fall due that hangs on acceptance.

        Where it went out to a part of the panel only, nothing follows: the gate waits for the others, and so does the money.
        """
        self.locked(*self.CONCLUDED)
        if unsigned(self):
            return
        on = timezone.localdate()
        self.shift(self.state, by=by, verb="acceptance.signed", signed_on=on)
        if self.acceptance_kind == self.Kind.FINAL:
            hooks.call("trigger_reached", project=self.project, trigger="acceptance", on=on, by=by)

    @transaction.atomic
    def document_deemed(self: Any, document: Document, *, by: User | None) -> None:
        """The panel kept silent: payment falls due as the contract says, but the certificate is signed by nobody."""
        if self.state not in self.CONCLUDED:
            return
        self.shift(self.state, by=by, verb="acceptance.deemed")
        if self.acceptance_kind == self.Kind.FINAL:
            on = timezone.localdate()
            hooks.call("trigger_reached", project=self.project, trigger="acceptance", on=on, by=by)

    @transaction.atomic
    def document_declined(self: Any, document: Document, *, reason: str) -> None:
        """Somebody of the panel would not sign: it is checked again."""
        if self.state in self.CONCLUDED:
            self.shift(
                self.State.REVIEWING, by=None, verb="acceptance.declined", data={"reason": reason},
                concluded_on=None, signed_on=None, rework_note=reason[:2000],
            )  # fmt: skip
