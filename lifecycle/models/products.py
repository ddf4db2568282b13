"""Products: what there is to sell, how mature it is, and which of its parts are not."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.commitments import Commitment
from lifecycle.models.interviews import Ordered
from lifecycle.models.users import User
from lifecycle.text import pick


class Product(models.Model):
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    release = models.CharField(_("release"), max_length=40, blank=True)
    owner = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("owner"))
    maturity = models.CharField(_("maturity"), max_length=12, choices=Commitment.Maturity.choices)
    note = models.TextField(_("note"), blank=True)
    active = models.BooleanField(_("offered"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("name", "pk")
        verbose_name = _("product")
        verbose_name_plural = _("products")

    def __str__(self) -> str:
        return pick(self, "name")


class ProductModule(Ordered):
    product = models.ForeignKey(Product, models.CASCADE, related_name="modules")
    name = models.CharField(_("module"), max_length=120)
    name_en = models.CharField(_("module in English"), max_length=120, blank=True)
    maturity = models.CharField(_("maturity"), max_length=12, choices=Commitment.Maturity.choices)
    available_from = models.DateField(_("available from"), null=True, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("module")

    def __str__(self) -> str:
        return pick(self, "name")
