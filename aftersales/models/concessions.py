"""What those who collect ask an executive to give: money written off, or a retention that is paid later.

Asked by one person with a reason, decided by another; both stay visible."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle.display import day_full, money
from lifecycle.models.users import User


class Concession(models.Model):
    class Kind(models.TextChoices):
        WAIVER = "waiver", _("Write off an amount")
        LATER = "later", _("Move a retention to a later day")

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("concession", "Asked for")
        GRANTED = "granted", pgettext_lazy("concession", "Granted")
        REFUSED = "refused", pgettext_lazy("concession", "Refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("concession", "Withdrawn")

    TONES: ClassVar[dict[str, str]] = {"asked": "wait", "granted": "ok", "refused": "bad", "withdrawn": "off"}

    milestone = models.ForeignKey("aftersales.PaymentMilestone", models.PROTECT, related_name="concessions")
    kind = models.CharField(_("what is asked for"), max_length=6, choices=Kind.choices)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2, null=True)
    new_on = models.DateField(_("new day"), null=True)
    reason = models.TextField(_("reason"))
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.ASKED)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by"))
    decided_at = models.DateTimeField(_("decided"), null=True)
    decision_note = models.TextField(_("why so"), blank=True)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4)

    class Meta:
        verbose_name = _("request to an executive")
        verbose_name_plural = _("requests to executives")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["milestone"], condition=Q(state="asked"), name="one_concession_asked"),
            models.CheckConstraint(
                name="concession_state", condition=Q(state__in=("asked", "granted", "refused", "withdrawn"))
            ),
            models.CheckConstraint(
                name="concession_kind",
                condition=Q(kind="waiver", amount__gt=0, new_on__isnull=True)
                | Q(kind="later", amount__isnull=True, new_on__isnull=False),
            ),
            # Nobody decides on what they asked for themselves.
            models.CheckConstraint(
                name="concession_decided",
                condition=Q(state__in=("asked", "withdrawn"), decided_by__isnull=True, decided_at__isnull=True)
                | (
                    Q(state__in=("granted", "refused"), decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by=F("asked_by"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def told(self) -> str:
        """What is asked for, in a sentence, with who asks and why."""
        words = {"who": self.asked_by, "why": self.reason}
        if self.kind == self.Kind.WAIVER:
            words["what"] = money(self.amount, self.milestone.currency)
            return gettext("%(who)s asks to write off %(what)s: %(why)s") % words
        words["what"] = day_full(self.new_on)
        return gettext("%(who)s asks to move the retention to %(what)s: %(why)s") % words

    @property
    def tone(self) -> str:
        return self.TONES[self.state]
