"""What is accepted: criteria with their results, what is left to do, and whose delays it were."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle.models.commitments import Commitment
from lifecycle.models.customers import Contact
from lifecycle.models.users import User
from lifecycle.text import named, pick, same


class AcceptanceItem(models.Model):
    class Source(models.TextChoices):
        CONTRACT = "contract", _("Contract")
        REQUIREMENT = "requirement", _("Requirement")
        OTHER = "other", _("Other")

    class Result(models.TextChoices):
        PENDING = "pending", _("Not checked yet")
        PASS = "pass", _("Passed")
        CONDITIONAL = "conditional", _("Passed with a condition")
        FAIL = "fail", _("Not passed")

    acceptance = models.ForeignKey("aftersales.Acceptance", models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    criterion = models.TextField(_("criterion"))
    criterion_en = models.TextField(_("criterion in English"), blank=True)
    source = models.CharField(_("comes from"), max_length=11, choices=Source.choices, default=Source.CONTRACT)
    source_ref = models.CharField(_("where exactly"), max_length=120, blank=True)
    result = models.CharField(_("result"), max_length=11, choices=Result.choices, default=Result.PENDING)
    finding = models.TextField(_("what was found"), blank=True)
    finding_en = models.TextField(_("what was found, in English"), blank=True)
    evidence_ref = models.CharField(_("evidence in words"), max_length=160, blank=True)
    source_key = models.CharField(max_length=80, blank=True, editable=False)  # what it was brought in from, once
    evidence_key = models.CharField(_("evidence"), max_length=80, blank=True)  # "app.model:key", see proofs.py

    class Meta:
        verbose_name = _("acceptance item")
        verbose_name_plural = _("acceptance items")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="acceptance_item_result", condition=Q(result__in=("pending", "pass", "conditional", "fail"))
            ),
            models.UniqueConstraint(
                fields=["acceptance", "source_key"], condition=~Q(source_key=""), name="acceptance_item_source_once"
            ),
        ]

    TONES = {"pass": "ok", "conditional": "wait", "fail": "bad"}

    def __str__(self) -> str:
        return f"{self.order}. {pick(self, 'criterion')}"

    @property
    def tone(self) -> str:
        return self.TONES.get(self.result, "draft")

    @property
    def stays(self) -> str:
        """Why it cannot be taken out: it did not pass an earlier round; "" where it can."""
        if self.acceptance.round == 1 or not self.outstanding.exists():
            return ""
        return gettext("“%(what)s” did not pass an earlier round: it is checked again.") % {"what": self}


class OutstandingItem(models.Model):
    """Left to do after acceptance, by somebody, until a day."""

    class Side(models.TextChoices):
        VENDOR = "vendor", pgettext_lazy("side", "Us")
        CUSTOMER = "customer", _("Customer")

    acceptance = models.ForeignKey("aftersales.Acceptance", models.CASCADE, related_name="outstanding")
    item = models.ForeignKey(
        AcceptanceItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="outstanding",
        verbose_name=_("belongs to item"),
    )
    text = models.TextField(_("what is left to do"))
    text_en = models.TextField(_("what is left to do, in English"), blank=True)
    side = models.CharField(pgettext_lazy("duty", "side"), max_length=8, choices=Side.choices, default=Side.VENDOR)
    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("one of our people")
    )
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("contact")
    )
    name = models.CharField(_("name of the person"), max_length=80, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_note = models.TextField(_("how it was settled"), blank=True)

    class Meta:
        verbose_name = _("outstanding item")
        verbose_name_plural = _("outstanding items")
        ordering = ["due", "pk"]
        constraints = [
            models.CheckConstraint(
                name="outstanding_owner_on_its_side",
                condition=(Q(user__isnull=True) | Q(side="vendor", contact__isnull=True))
                & (Q(contact__isnull=True) | Q(side="customer", user__isnull=True)),
            )
        ]

    def __str__(self) -> str:
        return pick(self, "text")

    @property
    def stays(self) -> str:
        """Why it cannot be taken out: an item waits for it to be settled; "" where it can."""
        waits = self.item is not None and self.item.result == AcceptanceItem.Result.PENDING
        if self.acceptance.round == 1 or not waits:
            return ""
        return gettext("“%(what)s” was agreed after an earlier round: settle it.") % {"what": self}

    @property
    def owner(self) -> Any:
        return self.user or self.contact or self.name

    @property
    def owner_names(self) -> dict[str, str]:
        person = self.user or self.contact
        return named(person) if person else same(self.name)

    @property
    def is_complete(self) -> bool:
        """Does it say who and until when?"""
        return bool(self.owner and self.due)


class AcceptanceDelay(models.Model):
    """A line of the delay ledger, as it is printed in the certificate."""

    Side = Commitment.Side

    acceptance = models.ForeignKey("aftersales.Acceptance", models.CASCADE, related_name="delays")
    side = models.CharField(pgettext_lazy("delay", "side"), max_length=8, choices=Side.choices)
    days = models.PositiveSmallIntegerField(_("days"))
    from_on = models.DateField(_("from"), null=True, blank=True)
    cause = models.TextField(_("cause"))
    cause_en = models.TextField(_("cause in English"), blank=True)
    source_ref = models.CharField(_("where it is written down"), max_length=120, blank=True)
    agreed = models.BooleanField(_("both sides agree"), default=False)

    class Meta:
        verbose_name = _("delay")
        verbose_name_plural = _("delays")
        ordering = ["from_on", "pk"]
        constraints = [models.CheckConstraint(name="delay_has_days", condition=Q(days__gt=0))]

    def __str__(self) -> str:
        return pick(self, "cause")
