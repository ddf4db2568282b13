"""What the customer allows us when we present their project to others, until when, and that they take it back."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.fields import ChoiceListField
from lifecycle.models.attachments import Attachment
from lifecycle.models.customers import Contact
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.users import User
from lifecycle.text import listed

PROMOTION = "aftersales.ReferencePromotion"
ENDS_SOON = 30  # days before its end in which a consent should be renewed


class Use(models.TextChoices):
    NAME = "name", gettext_lazy("The name of the organisation")
    LOGO = "logo", gettext_lazy("The logo")
    FIGURES = "figures", gettext_lazy("Figures of the project: users, time, satisfaction")
    VISIT = "visit", gettext_lazy("Visits of others on site, after asking")
    CALL = "call", gettext_lazy("Telephone calls of others, after asking")


class ReferenceConsent(models.Model):
    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("consent", "Asked for")
        GIVEN = "given", pgettext_lazy("consent", "Given")
        DECLINED = "declined", pgettext_lazy("consent", "Declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("consent", "Withdrawn")
        REPLACED = "replaced", pgettext_lazy("consent", "Replaced by a later one")

    promotion = models.ForeignKey(PROMOTION, models.CASCADE, related_name="consents")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+", verbose_name=gettext_lazy("who decides"))
    allows = ChoiceListField(gettext_lazy("what is allowed"), choices=Use.choices)
    state = models.CharField(gettext_lazy("state"), max_length=9, choices=State.choices)
    link = models.OneToOneField(PortalLink, models.PROTECT, null=True, related_name="reference_consent")
    asked_on = models.DateField(gettext_lazy("asked on"), null=True)
    given_on = models.DateField(gettext_lazy("given on"), null=True)
    until = models.DateField(gettext_lazy("holds until"))
    how = models.CharField(gettext_lazy("how it was given"), max_length=200, blank=True)  # empty: by private link
    signed_name = models.CharField(gettext_lazy("signed as"), max_length=80, blank=True)
    evidence = models.ForeignKey(
        Attachment, models.PROTECT, null=True, related_name="+", verbose_name=gettext_lazy("evidence")
    )
    remark = models.TextField(gettext_lazy("remark of the customer"), blank=True)
    ended_on = models.DateField(gettext_lazy("ended on"), null=True)
    ended_reason = models.CharField(gettext_lazy("reason"), max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("noted by"))
    at = models.DateTimeField(auto_now_add=True)

    TONES: ClassVar[dict[str, str]] = {
        "asked": "wait", "given": "ok", "declined": "bad", "withdrawn": "bad", "replaced": "off",
    }  # fmt: skip

    class Meta:
        verbose_name = gettext_lazy("consent to be a reference")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["promotion"], condition=Q(state="given"), name="reference_one_given"),
            models.UniqueConstraint(fields=["promotion"], condition=Q(state="asked"), name="reference_one_asked"),
            models.CheckConstraint(
                name="reference_given_when",
                condition=~Q(state="given") | Q(given_on__isnull=False, given_on__lte=F("until")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.contact)

    @property
    def holds(self) -> bool:
        return self.holds_on(timezone.localdate())

    def holds_on(self, day: date) -> bool:
        return self.state == self.State.GIVEN and self.given_on is not None and self.given_on <= day <= self.until

    @property
    def is_expired(self) -> bool:
        return self.state == self.State.GIVEN and self.until < timezone.localdate()

    @property
    def ends_soon(self) -> bool:
        return self.holds and self.until <= timezone.localdate() + timedelta(days=ENDS_SOON)

    @property
    def state_label(self) -> str:
        if self.is_expired:
            return _("Expired")
        return str(self.get_state_display())

    @property
    def tone(self) -> str:
        if self.is_expired:
            return "bad"
        return "wait" if self.ends_soon else self.TONES[self.state]

    @property
    def waits_words(self) -> str:
        """What has become of the question, while it is open."""
        if self.link is not None and self.link.standing == "open":
            return _("waiting for an answer")
        return self.link.standing_label if self.link is not None else ""

    @property
    def allows_words(self) -> str:
        """In the order in which they are asked."""
        return listed(label for value, label in Use.choices if value in self.allows) or _("The case without a name")
