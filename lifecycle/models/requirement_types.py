"""Kinds of requirements that a team has learned to tell apart, with their signs and what to do about each: a table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.text import pick


class Response(models.TextChoices):
    NOW = "now", _("Do it now")
    ALTERNATIVE = "alternative", _("An alternative, or later")
    DECLINE = "decline", _("Decline, or refer elsewhere")


class RequirementType(models.Model):
    code = models.SlugField(_("code"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    signs = models.TextField(_("how it is recognised"))
    signs_en = models.TextField(_("how it is recognised, in English"), blank=True)
    advice = models.TextField(_("advice"))
    advice_en = models.TextField(_("advice in English"), blank=True)
    default_response = models.CharField(_("usual response"), max_length=12, choices=Response.choices)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    active = models.BooleanField(_("in use"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("order", "pk")
        verbose_name = _("type of requirement")
        verbose_name_plural = _("types of requirements")

    def __str__(self) -> str:
        return pick(self, "title")
