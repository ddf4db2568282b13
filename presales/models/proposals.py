"""The sales proposal: background, needs, advantages, implementation, commercial terms."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused
from lifecycle.hooks import HOOKS
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick


class SalesProposal(Record):
    class State(models.TextChoices):
        DRAFT = "draft", gettext_lazy("Draft")
        SENT = "sent", gettext_lazy("Sent to the customer")
        ACCEPTED = "accepted", gettext_lazy("Accepted by the customer")
        REJECTED = "rejected", gettext_lazy("Rejected by the customer")

    SECTIONS: ClassVar[tuple[str, ...]] = ("background", "needs", "advantages", "implementation_plan")
    TONES: ClassVar[dict[str, str]] = {"draft": "draft", "sent": "wait", "accepted": "ok", "rejected": "bad"}
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    private: ClassVar[set[str]] = {"answer"}

    # The four sections may still be empty in a draft; its form knows.
    title = models.CharField(gettext_lazy("title"), max_length=160)
    title_en = models.CharField(gettext_lazy("title in English"), max_length=160, blank=True)
    background = models.TextField(gettext_lazy("background"))
    background_en = models.TextField(gettext_lazy("background in English"), blank=True)
    needs = models.TextField(gettext_lazy("what the customer needs"))
    needs_en = models.TextField(gettext_lazy("what the customer needs, in English"), blank=True)
    advantages = models.TextField(gettext_lazy("what our solution does better"))
    advantages_en = models.TextField(gettext_lazy("what our solution does better, in English"), blank=True)
    implementation_plan = models.TextField(gettext_lazy("how it is implemented"))
    implementation_plan_en = models.TextField(gettext_lazy("how it is implemented, in English"), blank=True)
    commercial_terms = models.TextField(gettext_lazy("price and terms"), blank=True)
    commercial_terms_en = models.TextField(gettext_lazy("price and terms, in English"), blank=True)
    valid_until = models.DateField(gettext_lazy("valid until"), null=True, blank=True)
    sent_on = models.DateField(gettext_lazy("sent on"), null=True, blank=True, editable=False)
    answer = models.TextField(gettext_lazy("the customer's answer"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("sales proposal")
        verbose_name_plural = gettext_lazy("sales proposals")

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return self.TONES.get(self.state, "draft")

    @classmethod
    def name_of(cls, field: str) -> str:
        return str(getattr(cls._meta.get_field(field), "verbose_name", field))

    @property
    def missing(self) -> list[str]:
        """Names of the sections that say nothing yet."""
        return [self.name_of(name) for name in self.SECTIONS if not pick(self, name).strip()]

    @property
    def is_expired(self) -> bool:
        return (
            self.state == self.State.SENT and self.valid_until is not None and self.valid_until < timezone.localdate()
        )

    def prefill(self, *, by: User) -> None:
        """Begin with what the project knows already; all of it can be written otherwise."""
        from presales.drafting import draft

        for name, text in draft(self.project).items():
            limit = getattr(self._meta.get_field(name), "max_length", None)
            setattr(self, name, text[:limit] if limit else text)

    def _guard_complete(self) -> None:
        if self.missing:
            raise Refused(_("“%(what)s” is not written yet.") % {"what": self.missing[0]})

    @transaction.atomic
    def send(self, *, by: User, on: date) -> None:
        """It went to the customer on that day; from then on it stays as it is."""
        self.locked(self.State.DRAFT)
        self._guard_complete()
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if self.valid_until and self.valid_until < on:
            raise Refused(
                _("The proposal was not valid any more on that day. Change until when it is valid first."), "on"
            )
        self.shift(self.State.SENT, by=by, verb="proposal.sent", sent_on=on)

    @transaction.atomic
    def accept(self, *, by: User, answer: str = "") -> None:
        self.locked(self.State.SENT)
        self.shift(self.State.ACCEPTED, by=by, verb="proposal.accepted", answer=answer.strip())

    @transaction.atomic
    def reject(self, *, by: User, answer: str) -> None:
        self.locked(self.State.SENT)
        if not answer.strip():
            raise Refused(_("Write down what they said; the next proposal begins there."), "answer")
        self.shift(self.State.REJECTED, by=by, verb="proposal.rejected", answer=answer.strip())

    @transaction.atomic
    def take_back(self, *, by: User, reason: str) -> None:
        """Write it anew after it was sent: what the customer has is then no longer the latest."""
        self.locked(self.State.SENT, self.State.REJECTED)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.shift(self.State.DRAFT, by=by, verb="proposal.taken_back", data={"reason": reason.strip()}, sent_on=None)

    def guard_issue(self) -> None:
        self._guard_complete()

    def page_facts(self, user: User) -> dict[str, Any]:
        names = (*self.SECTIONS, "commercial_terms")
        matching = [row for tell in HOOKS["references"] for row in tell(project=self.project, user=user)]
        return {"texts": [(self.name_of(name), pick(self, name)) for name in names], "references": matching}
