"""What a person saw on paper that came back: who signed, which seals; from then on the document is signed."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused, Stale
from lifecycle.models.events import Event
from lifecycle.models.finishing import finish
from lifecycle.models.users import User
from lifecycle.models.versions import store
from lifecycle.text import choose, listed


class Straddle(models.TextChoices):
    """The seal across the edges of all pages (骑缝章)."""

    SEEN = "seen", gettext_lazy("It is there, and its parts fit together")
    ABSENT = "absent", gettext_lazy("There is none")
    SINGLE = "single", gettext_lazy("One page only, so there can be none")


class Confirming(models.Model):
    """Capability of PaperCopy."""

    class Meta:
        abstract = True

    def selection(self: Any) -> str:
        """One hash over the scanned pages as they stand: what a person looked at is what is sealed."""
        pages = self.matched()
        return hashlib.sha256("\n".join(f"{n} {row.image_sha256}" for n, row in pages.items()).encode()).hexdigest()

    def confirm(
        self: Any, *, by: User, seals: Mapping[str, Mapping[str, Any]], straddle: str, remark: str = "", selection: str
    ) -> None:
        """Say what the paper shows, and seal the issued pages and the scanned ones together. A second click does nothing.

        `seals`: by slot `name`, `signed`, `stamped`, `on` (a date or None). Raises Stale where the pages are no longer
        those of `selection`. The record is made before anything is locked: that takes seconds.
        """
        from lifecycle import paperrecords
        from lifecycle.models.papercopies import PaperCopy

        if PaperCopy.objects.filter(pk=self.pk, state=self.State.CONFIRMED).exists():
            return
        with transaction.atomic():
            self.locked_open()
            self._check_pages(selection)
            for name, value in self.seen(seals, straddle, remark, by=by).items():
                setattr(self, name, value)
        sealed = paperrecords.seal_record(self)
        with transaction.atomic():
            if PaperCopy.objects.filter(pk=self.pk, state=self.State.CONFIRMED).exists():
                return
            document = self.locked_open()
            self._check_pages(selection)
            self._keep_record(document, sealed, by=by)

    def _check_pages(self: Any, selection: str) -> None:
        if missing := self.missing():
            raise Refused(
                _("Not all pages are back. Missing: %(pages)s.") % {"pages": listed(str(n) for n in missing)}
            )
        if self.selection() != selection:
            raise Stale(_("The scanned pages have changed since you looked at them. Look at them again."))

    def seen(
        self: Any, seals: Mapping[str, Mapping[str, Any]], straddle: str, remark: str, *, by: User
    ) -> dict[str, Any]:
        """What the person says, as this row keeps it. Raises Refused where it does not hold together."""
        seen, empty = {}, []
        for slot in self.version.slots:
            facts = seals.get(slot["key"]) or {}
            name = str(facts.get("name") or "").strip()[:80]
            signed, stamped, on = bool(facts.get("signed")), bool(facts.get("stamped")), facts.get("on")
            if signed and not name:
                raise Refused(_("Write down who signed here."), f"name_{slot['key']}")
            if isinstance(on, date) and on > timezone.localdate():
                raise Refused(_("This day has not come yet."), f"on_{slot['key']}")
            if not signed and not stamped:
                empty.append(choose(slot["role"]))
            seen[slot["key"]] = {
                "name": name if signed else "", "signed": signed, "stamped": stamped,
                "on": on.isoformat() if isinstance(on, date) else None,
            }  # fmt: skip
        if len(empty) == len(seen):
            raise Refused(_("Nobody has signed or stamped this paper. It cannot count as signed."))
        if empty and len(remark.strip()) < 5:
            words = _("These places are empty: %(places)s. Write down why that is right.") % {"places": listed(empty)}
            raise Refused(words, "remark")
        if straddle not in Straddle.values or (straddle == Straddle.SINGLE) != (self.version.pages == 1):
            raise Refused(_("Say whether there is a seal across the edges of the pages."), "straddle")
        return {
            "seals": seen, "straddle": straddle, "remark": remark.strip()[:2000], "confirmed_by": by,
            "confirmed_at": timezone.now().replace(microsecond=0),
        }  # fmt: skip

    def _keep_record(self: Any, document: Any, sealed: Any, *, by: User) -> None:
        from lifecycle import completion, mail

        self.state, self.ended_at = self.State.CONFIRMED, self.confirmed_at
        self.pdf, self.pdf_sha256 = store(sealed.pdf), hashlib.sha256(sealed.pdf).hexdigest()
        self.seal_sha256, self.seal_level = sealed.certificate_sha256, sealed.level
        self.save()  # with what the person said
        facts = {
            "version": self.version.n, "seals": self.seals, "straddle": self.straddle, "remark": self.remark,
            "pages": [row.image_sha256 for row in self.matched().values()], "sha256": self.pdf_sha256,
        }  # fmt: skip
        event = Event.record("document.paper_confirmed", by=by, subject=document, data=facts)
        finish(document, version=self.version, how=document.How.PAPER, sha256=self.pdf_sha256, by=by, event=event)
        completion.owe(document, paper=self)
        if self.issued_by_id != by.pk:
            link = mail.absolute(document.get_absolute_url())
            mail.post(
                "completed", key=f"completed-paper:{self.pk}", to=self.issued_by, event=event, project=document.project,
                context={"document": document, "project": document.project, "link": link},
                subject=lambda: _("%(number)s is signed on paper") % {"number": document.number},
            )  # fmt: skip
