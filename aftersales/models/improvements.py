"""Improvements (持续改进): what customers' words make better in functions, speed or use; decided, released, told."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.origins import Originating
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick

LEAST = 6


class ImprovementItem(Originating, Record):
    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("improvement", "Proposed")
        PLANNED = "planned", pgettext_lazy("improvement", "To be done")
        LATER = "later", pgettext_lazy("improvement", "For phase two")
        DECLINED = "declined", pgettext_lazy("improvement", "Not done")
        RELEASED = "released", pgettext_lazy("improvement", "Released")
        TOLD = "told", pgettext_lazy("improvement", "The customer knows")

    class Area(models.TextChoices):
        FUNCTION = "function", gettext_lazy("Function")
        PERFORMANCE = "performance", gettext_lazy("Performance")
        UX = "ux", gettext_lazy("Ease of use")

    class Source(models.TextChoices):
        TICKET = "ticket", gettext_lazy("Service ticket")
        SURVEY = "survey", gettext_lazy("Satisfaction survey")
        FEEDBACK = "feedback", gettext_lazy("What users say")
        OURS = "ours", gettext_lazy("Our own idea")

    DECISIONS: ClassVar[dict[str, str]] = {"do": State.PLANNED, "later": State.LATER, "decline": State.DECLINED}
    REFUSED: ClassVar[tuple[str, ...]] = (State.LATER, State.DECLINED)
    TONES: ClassVar[dict[str, str]] = {
        "proposed": "wait", "planned": "now", "later": "off", "declined": "off", "released": "ok", "told": "ok",
    }  # fmt: skip
    outlives: ClassVar[bool] = True
    editable_states: ClassVar[tuple[str, ...]] = (State.PROPOSED, State.PLANNED)

    title = models.CharField(gettext_lazy("title"), max_length=160)
    title_en = models.CharField(gettext_lazy("title in English"), max_length=160, blank=True)
    description = models.TextField(gettext_lazy("what gets better for whom"))
    description_en = models.TextField(gettext_lazy("what gets better for whom, in English"), blank=True)
    area = models.CharField(gettext_lazy("what it improves"), max_length=11, choices=Area.choices)
    source = models.CharField(gettext_lazy("where it came up"), max_length=8, choices=Source.choices)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who wished it")
    )
    reason = models.TextField(gettext_lazy("reason for the decision"), blank=True, editable=False)
    reason_en = models.TextField(gettext_lazy("reason for the decision, in English"), blank=True, editable=False)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("decided by")
    )
    decided_on = models.DateField(gettext_lazy("decided on"), null=True, editable=False)
    release = models.CharField(gettext_lazy("release"), max_length=80, blank=True, editable=False)
    release_due = models.DateField(gettext_lazy("planned for"), null=True, editable=False)
    released_on = models.DateField(gettext_lazy("released on"), null=True, editable=False)
    told_on = models.DateField(gettext_lazy("told on"), null=True, editable=False)
    told_how = models.CharField(gettext_lazy("how the customer was told"), max_length=200, blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=8, choices=State.choices, default=State.PROPOSED)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("improvement")
        verbose_name_plural = gettext_lazy("improvements")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="improvement_decided_why", condition=Q(state="proposed") | (~Q(reason="") & Q(decided_on__isnull=False))
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["project", "state"], name="improvement_state")]

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        if self.state == self.State.PLANNED and self.release_due and self.release_due < timezone.localdate():
            return "late"
        return self.TONES[self.state]

    def prefill(self, *, by: User) -> None:
        self.source = self.Source.FEEDBACK

    def prefill_from(self, given: dict[str, str], *, by: User) -> None:
        self.origin_key = given.get("from", "")[:80]
        origin = self.origin()
        if origin is not None and origin._meta.label == "aftersales.SatisfactionSurvey":
            self.source, self.description, self.contact = self.Source.SURVEY, origin.comment, origin.contact

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.contact and self.contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        self.note_origin(by=by)

    @transaction.atomic
    def decide(
        self, *, by: User, decision: str, reason: str, reason_en: str = "", release: str = "", release_due: date | None = None
    ) -> None:  # fmt: skip
        """Done, kept for phase two, or not done; the customer reads why."""
        self.locked(self.State.PROPOSED, self.State.LATER, self.State.DECLINED)
        if decision not in self.DECISIONS:
            raise Refused(_("Choose what becomes of it."), "decision")
        if len(reason.strip()) < LEAST:
            raise Refused(_("Give the reason in a sentence; the customer reads it."), "reason")
        if decision == "do" and not release.strip() and release_due is None:
            raise Refused(_("Say with which release, or when."), "release")
        self.shift(
            self.DECISIONS[decision], by=by, verb="improvement.decided", data={"reason": reason.strip()}, told_on=None, told_how="",
            reason=reason.strip(), reason_en=reason_en.strip(), decided_by=by, decided_on=timezone.localdate(),
            release=release.strip() if decision == "do" else "", release_due=release_due if decision == "do" else None,
        )  # fmt: skip

    @transaction.atomic
    def deliver(self, *, by: User, on: date, release: str = "") -> None:
        self.locked(self.State.PLANNED)
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        self.shift(
            self.State.RELEASED,
            by=by,
            verb="improvement.released",
            released_on=on,
            release=release.strip() or self.release,
        )

    @property
    def may_be_mailed(self) -> bool:
        return bool(self.contact and self.contact.email and self.contact.left_on is None)

    @transaction.atomic
    def tell(self, *, by: User, by_mail: bool = False, how: str = "") -> None:
        """The customer hears that what they said made a difference, or once why it does not: that stays what it is."""
        from aftersales import ticketmail

        self.locked(self.State.RELEASED, *self.REFUSED)
        if self.told_on is not None:
            raise Refused(_("They were told already."))
        if by_mail and not self.may_be_mailed:
            raise Refused(_("Whoever wished it has no e-mail address."), "by_mail")
        if not by_mail and len(how.strip()) < 2:
            raise Refused(_("Say how they were told, or send the mail."), "how")
        words = how.strip() or _("by e-mail")
        self.shift(
            self.State.TOLD if self.state == self.State.RELEASED else self.state,
            by=by,
            verb="improvement.told",
            data={"how": words},
            told_on=timezone.localdate(),
            told_how=words,
        )
        if by_mail:
            ticketmail.tell_improvement(self, by=by)
