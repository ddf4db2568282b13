"""The requirements document: the register as it is put before the customer, a baseline."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick


class RequirementsDocument(Record):
    """The register as it is put before the customer: background, objectives, requirements, exclusions. A baseline."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEW = "review", _("In review")
        REVIEWED = "reviewed", _("Reviewed")
        BASELINED = "baselined", _("Baselined")
        SIGNED = "signed", _("Signed by the customer")
        SUPERSEDED = "superseded", _("Superseded")

    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    signed_states: ClassVar[tuple[str, ...]] = (State.SIGNED,)
    private: ClassVar[set[str]] = {"review_note"}

    title = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    background = models.TextField(_("background of the business"))
    background_en = models.TextField(_("background of the business, in English"), blank=True)
    exclusions = models.TextField(_("what is not included"), blank=True)
    exclusions_en = models.TextField(_("what is not included, in English"), blank=True)
    reviewer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("reviewer")
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True, editable=False)
    review_note = models.TextField(_("remark of the review"), blank=True, editable=False)
    baselined_at = models.DateTimeField(_("baselined"), null=True, blank=True, editable=False)
    declined_reason = models.TextField(_("why the customer declined"), blank=True, editable=False)
    held = models.JSONField(
        default=list, editable=False
    )  # number and revision of each requirement and objective in it
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = _("requirements document")
        verbose_name_plural = _("requirements documents")

    @property
    def label(self) -> str:
        return pick(self, "title")
