"""The hand-over from sales to delivery, read section by section by the project manager, who accepts or returns it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.users import User


class HandoverPackage(Record):
    class State(models.TextChoices):
        PREPARING = "preparing", _("Being prepared")
        SUBMITTED = "submitted", _("Handed over")
        READING = "reading", _("Being read")
        ACCEPTED = "accepted", _("Accepted")
        CONDITIONAL = "conditional", _("Accepted with conditions")
        RETURNED = "returned", _("Returned to sales")

    TAKEN: ClassVar[tuple[str, ...]] = (State.ACCEPTED, State.CONDITIONAL)
    editable_states: ClassVar[tuple[str, ...]] = (State.PREPARING, State.RETURNED)

    submitted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("handed over by")
    )
    submitted_at = models.DateTimeField(_("handed over"), null=True, blank=True, editable=False)
    conditions = models.TextField(_("conditions"), blank=True, editable=False)
    returned_reason = models.TextField(_("why it was returned"), blank=True, editable=False)
    returns = models.PositiveSmallIntegerField(_("times returned"), default=0, editable=False)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=11, choices=State.choices, default=State.PREPARING)

    class Meta(Record.Meta):
        verbose_name = _("hand-over from sales")
        verbose_name_plural = _("hand-overs from sales")


class HandoverSection(Ordered):
    class Code(models.TextChoices):
        BACKGROUND = "background", _("Background")
        CUSTOMER = "customer", _("The customer and its people")
        IMPORTANCE = "importance", _("What the project means to us")
        STAKEHOLDERS = "stakeholders", _("Who wants what")
        COMMITMENTS = "commitments", _("Promises")
        RISKS = "risks", _("Risks")
        DOCUMENTS = "documents", _("Documents")
        OPEN_POINTS = "open_points", _("Open points")

    package = models.ForeignKey(HandoverPackage, models.CASCADE, related_name="sections")
    code = models.CharField(_("section"), max_length=12, choices=Code.choices)
    body = models.TextField(_("text"), blank=True)
    read_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("read by")
    )
    read_at = models.DateTimeField(_("read"), null=True, blank=True, editable=False)
    question = models.TextField(_("question of the project manager"), blank=True, editable=False)

    class Meta(Ordered.Meta):
        verbose_name = _("section of the hand-over")
        constraints = [models.UniqueConstraint(fields=["package", "code"], name="handover_section_once")]

    def __str__(self) -> str:
        return str(self.get_code_display())
