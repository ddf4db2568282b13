"""Products: what there is to sell, how mature it is, and which of its parts are not."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused, Stale
from lifecycle.models.commitments import Commitment
from lifecycle.models.events import Event
from lifecycle.models.interviews import Ordered
from lifecycle.models.users import User
from lifecycle.text import pick

SHORTEST = 2  # a name of one letter would be found in every text


class ProductQuerySet(models.QuerySet["Product"]):
    def offered(self) -> "ProductQuerySet":
        return self.filter(active=True)


class Product(models.Model):
    name = models.CharField(gettext_lazy("name"), max_length=120)
    name_en = models.CharField(gettext_lazy("name in English"), max_length=120, blank=True)
    release = models.CharField(gettext_lazy("release"), max_length=40, blank=True)
    owner = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("owner"))
    maturity = models.CharField(gettext_lazy("maturity"), max_length=12, choices=Commitment.Maturity.choices)
    note = models.TextField(gettext_lazy("note"), blank=True)
    active = models.BooleanField(gettext_lazy("offered"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ProductQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        verbose_name = gettext_lazy("product")
        verbose_name_plural = gettext_lazy("products")

    def __str__(self) -> str:
        return pick(self, "name")

    @property
    def event_label(self) -> str:
        return self.name

    @property
    def tone(self) -> str:
        return TONES.get(self.maturity, "draft")

    @transaction.atomic
    def write(self, *, by: User, version: int, modules: list[dict[str, Any]], **facts: Any) -> None:
        """Add it, or change it as it was read at `version`. The modules take the place of those that there were."""
        for name, value in facts.items():
            setattr(self, name, value)
        same = type(self).objects.offered().filter(name__iexact=self.name.strip()).exclude(pk=self.pk)
        if self.active and same.exists():
            raise Refused(_("There is a product of this name already."), "name")
        names = [row["name"].strip().casefold() for row in modules]
        if len(set(names)) != len(names):
            raise Refused(_("Two modules have the same name."))
        self._keep(version)
        self.modules.all().delete()  # type: ignore[attr-defined]
        for order, row in enumerate(modules, 1):
            ProductModule.objects.create(product=self, order=order, **row)
        Event.record("product.saved", by=by, subject=self, data={"maturity": self.maturity, "modules": len(modules)})

    @transaction.atomic
    def retire(self, *, by: User, version: int) -> None:
        """No longer offered; projects and records that name it keep the name."""
        if not self.active:
            raise Refused(_("It is no longer offered already."))
        self.active = False
        self._keep(version)
        Event.record("product.retired", by=by, subject=self)

    def _keep(self, version: int) -> None:
        if self.pk:
            now = type(self).objects.select_for_update().get(pk=self.pk)
            if now.version != version:
                raise Stale(_("Somebody else changed this meanwhile."))
            self.version = version + 1
        self.save()

    # -- by name -----------------------------------------------------------------------------------------------------

    @classmethod
    def names(cls) -> list[str]:
        """What forms offer where a product is named: in the reader's language, modules too."""
        found = []
        for product in cls.objects.offered().prefetch_related("modules"):
            found += [str(product), *(str(module) for module in product.modules.all())]  # type: ignore[attr-defined]
        return list(dict.fromkeys(found))

    @classmethod
    def named_in(cls, *texts: str) -> "Product | ProductModule | None":
        """The module or product that a text names, in either language; a module before a product, long names first."""
        said = " ".join(texts).casefold()
        things: list[Any] = []
        for product in cls.objects.offered().prefetch_related("modules"):
            things += [*product.modules.all(), product]  # type: ignore[attr-defined]
        hits = [
            (isinstance(thing, ProductModule), len(name), thing) for thing in things for name in _said(thing, said)
        ]
        return max(hits, key=lambda hit: hit[:2])[2] if hits else None


class ProductModule(Ordered):
    product = models.ForeignKey(Product, models.CASCADE, related_name="modules")
    name = models.CharField(gettext_lazy("module"), max_length=120)
    name_en = models.CharField(gettext_lazy("module in English"), max_length=120, blank=True)
    maturity = models.CharField(gettext_lazy("maturity"), max_length=12, choices=Commitment.Maturity.choices)
    available_from = models.DateField(gettext_lazy("available from"), null=True, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("module")

    def __str__(self) -> str:
        return pick(self, "name")

    @property
    def tone(self) -> str:
        return TONES.get(self.maturity, "draft")

    @property
    def is_late(self) -> bool:
        """It was to be available by now and is not mature."""
        ahead = self.maturity in (Commitment.Maturity.DEVELOPMENT, Commitment.Maturity.PLANNED)
        return ahead and self.available_from is not None and self.available_from < timezone.localdate()


TONES = {"mature": "ok", "pilot": "info", "development": "wait", "planned": "draft"}


def _said(thing: Any, text: str) -> Iterable[str]:
    names = {thing.name.strip().casefold(), thing.name_en.strip().casefold()}
    return (name for name in names if len(name) >= SHORTEST and name in text)
