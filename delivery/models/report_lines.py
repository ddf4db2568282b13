"""The lines of a report to executives: who reads it, what it asks for, who of us agreed to it."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from delivery.models.lines import Line
from lifecycle.models.customers import Contact
from lifecycle.models.users import User
from lifecycle.text import pick


class Audience(models.TextChoices):
    CUSTOMER = "customer", gettext_lazy("The customer's executives")
    OURS = "ours", gettext_lazy("Our own executives")


class ReportReader(Line):
    """An executive who reads it: a contact of the customer's, or one of ours."""

    report = models.ForeignKey("delivery.ExecutiveReport", models.CASCADE, related_name="readers")
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("at the customer")
    )
    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("of ours")
    )

    class Meta(Line.Meta):
        verbose_name = gettext_lazy("reader")
        constraints = [
            models.CheckConstraint(
                name="report_reader_is_one", condition=Q(contact__isnull=True) ^ Q(user__isnull=True)
            )
        ]  # fmt: skip

    @property
    def person(self) -> Any:
        return self.contact or self.user

    def __str__(self) -> str:
        return str(self.person)


class ReportAsk(Line):
    """A decision or support that the report asks for."""

    class Kind(models.TextChoices):
        DECISION = "decision", gettext_lazy("Decision")
        SUPPORT = "support", gettext_lazy("Support")

    class Outcome(models.TextChoices):
        OPEN = "open", gettext_lazy("Waiting for an answer")
        GIVEN = "given", gettext_lazy("Given")
        REFUSED = "refused", gettext_lazy("Refused")

    report = models.ForeignKey("delivery.ExecutiveReport", models.CASCADE, related_name="asks")
    kind = models.CharField(gettext_lazy("kind"), max_length=8, choices=Kind.choices, default=Kind.DECISION)
    text = models.CharField(gettext_lazy("what we ask for"), max_length=200)
    text_en = models.CharField(gettext_lazy("what we ask for, in English"), max_length=200, blank=True)
    due = models.DateField(gettext_lazy("needed by"), null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.OPEN, editable=False)
    answer = models.TextField(gettext_lazy("what they said"), blank=True, editable=False)
    answered_on = models.DateField(null=True, blank=True, editable=False)

    class Meta(Line.Meta):
        verbose_name = gettext_lazy("request to executives")

    def __str__(self) -> str:
        return pick(self, "text")

    @property
    def tone(self) -> str:
        return {"open": "wait", "given": "ok", "refused": "bad"}[self.outcome]


class ReportAgreement(models.Model):
    report = models.ForeignKey("delivery.ExecutiveReport", models.CASCADE, related_name="agreements")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["report", "user"], name="report_agreed_once")]
