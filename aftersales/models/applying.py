"""Applying for acceptance: what the application rests on, and the two papers that an acceptance issues in its time."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aftersales.models.panel import missing_roles
from lifecycle import access
from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.models.documents import Document
from lifecycle.models.users import User
from lifecycle.stages import DocumentKind, registry
from lifecycle.text import listed

APPLICATION, CERTIFICATE = "D34", "D35"
PANEL_MAX = 12  # places for signatures in a document


class Applying(models.Model):
    """Capability of Acceptance. Until the panel begins its check it issues the application, afterwards the certificate."""

    class Meta:
        abstract = True

    @property
    def is_applying(self: Any) -> bool:
        return self.state in (self.State.PREPARING, self.State.APPLIED)

    @property
    def document_kind(self) -> DocumentKind:
        return registry.documents[APPLICATION if self.is_applying else CERTIFICATE]

    @property
    def document(self) -> Document | None:
        """The paper that it is about now."""
        return self.paper(self.document_kind.code)

    @property
    def application(self) -> Document | None:
        return self.paper(APPLICATION)

    @property
    def certificate(self) -> Document | None:
        return self.paper(CERTIFICATE)

    def paper(self: Any, code: str) -> Document | None:
        rows = Document.objects.about(self).filter(kind=code).exclude(state=Document.State.VOIDED)
        key = ("document", self._meta.label, self.pk, code)
        return once(self.project, key, rows.select_related("current").first)

    # -- may it be applied for ---------------------------------------------------------------------------------------

    def lacks(self: Any) -> list[str]:
        """What the application has to say and does not."""
        found = []
        if roles := missing_roles(self):
            found.append(_("in the panel: %(roles)s") % {"roles": listed(roles)})
        if not self.items.all():
            found.append(_("an item that is to be checked"))
        if not self.scope.strip() and not self.scope_en.strip():
            found.append(_("what is accepted"))
        if not self.trial_result.strip() and not self.trial_result_en.strip():
            found.append(_("what the trial run showed"))
        if self.requested_on is None:
            found.append(_("the date asked for"))
        if not self.papers.all():
            found.append(_("the documents that were delivered"))
        if left := self.rework_left.count():
            text = ngettext(
                "%(n)d point from the last round that is not settled",
                "%(n)d points from the last round that are not settled", left,
            )  # fmt: skip
            found.append(text % {"n": left})
        return found

    @property
    def rework_left(self: Any) -> Any:
        """What was to be done about items that did not pass the last time, and is not settled."""
        rows = self.outstanding.filter(done_on=None, item__result="pending")
        return rows if self.round > 1 else rows.none()

    def guard_application(self: Any) -> None:
        from aftersales import applications

        if lacks := self.lacks():
            raise Refused(_("Still missing: %(what)s.") % {"what": listed(lacks)})
        if self.panel.count() > PANEL_MAX:
            raise Refused(_("The certificate has room for %(n)d signatures; the panel is larger.") % {"n": PANEL_MAX})
        if refusing := applications.refusing(self.project):
            words = listed(f"“{line.condition.text}”" for line in refusing)
            raise Refused(_("The project is not ready for acceptance: %(what)s.") % {"what": words})

    def issue_words(self: Any) -> dict[str, Any]:
        if self.state != self.State.PREPARING:
            return {}
        return {
            "heading": _("Apply for acceptance"), "submit": _("Apply for acceptance"),
            "intro": _(
                "The application is issued with a number, and everybody in the panel is told by mail: what is to be "
                "accepted, and for which day you ask."
            ),
        }  # fmt: skip

    # -- applying ----------------------------------------------------------------------------------------------------

    @transaction.atomic
    def apply(self: Any, *, by: User) -> None:
        """The application went out: the panel is asked to come together."""
        from aftersales import mail

        self.locked(self.State.PREPARING)
        if roles := missing_roles(self):
            raise Refused(_("The panel still needs: %(roles)s.") % {"roles": listed(roles)})
        if self.panel.count() > PANEL_MAX:
            raise Refused(_("The certificate has room for %(n)d signatures; the panel is larger.") % {"n": PANEL_MAX})
        if not self.items.exists():
            raise Refused(_("List at least one item that is to be checked."))
        self.shift(self.State.APPLIED, by=by, verb="acceptance.applied", applied_on=timezone.localdate())
        mail.tell_panel(self, by=by)

    def application_issued(self: Any, *, by: User) -> None:
        """Issuing it is applying; a corrected version changes nothing more."""
        if not access.can(by, "A", "acceptance", self.project):
            raise Refused(_("The project manager applies for acceptance."))
        if self.state == self.State.PREPARING:
            self.apply(by=by)

    @transaction.atomic
    def draw(self: Any, *, by: User) -> None:
        """Bring in the criteria of the contract, the requirements and the delivered documents that are not there yet."""
        from aftersales import applications

        self.locked(self.State.PREPARING, self.State.APPLIED)
        n = applications.draw(self, by=by)
        if not n:
            raise Refused(_("Everything that the project knows stands here already."))
        self.after_put(by=by)
        self.shift(self.state, by=by, verb="acceptance.drawn", data={"n": n})

    def page_facts(self: Any, user: User) -> dict[str, Any]:
        from aftersales import applications

        return applications.facts(self, user)
