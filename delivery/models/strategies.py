"""The strategies of a plan: by what its goal is reached. Each comes out of the solution, and items carry it out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from delivery.models.solutions import ImplementationSection
from lifecycle.models.interviews import Ordered
from lifecycle.text import pick


class PlanStrategy(Ordered):
    plan = models.ForeignKey("delivery.ImplementationPlan", models.CASCADE, related_name="strategies")
    text = models.CharField(_("strategy"), max_length=200)
    text_en = models.CharField(_("strategy in English"), max_length=200, blank=True)
    section = models.ForeignKey(
        ImplementationSection, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("section of the solution that it comes from"),
    )  # fmt: skip

    class Meta(Ordered.Meta):
        verbose_name = _("strategy of a plan")

    def __str__(self) -> str:
        return pick(self, "text")
