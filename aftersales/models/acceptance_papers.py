"""What was delivered on paper, as the application for acceptance lists it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle.text import pick


class AcceptancePaper(models.Model):
    acceptance = models.ForeignKey("aftersales.Acceptance", models.CASCADE, related_name="papers")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    name = models.CharField(_("document"), max_length=200)
    name_en = models.CharField(_("document, in English"), max_length=200, blank=True)
    ref = models.CharField(_("number or version"), max_length=80, blank=True)
    on = models.DateField(_("delivered on"), null=True, blank=True)
    source_key = models.CharField(max_length=80, blank=True, editable=False)  # what it was brought in from, once

    class Meta:
        verbose_name = _("delivered document")
        verbose_name_plural = _("delivered documents")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["acceptance", "source_key"], condition=~Q(source_key=""), name="acceptance_paper_source_once"
            )
        ]

    def __str__(self) -> str:
        return pick(self, "name")
