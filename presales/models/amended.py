"""The lines of an amendment: clauses, and payments that change."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.instalments import Change
from lifecycle.models.interviews import Ordered
from lifecycle.text import pick

AMENDMENT = "presales.ContractAmendment"


class AmendedClause(Ordered):
    amendment = models.ForeignKey(AMENDMENT, models.CASCADE, related_name="clauses")
    clause = models.CharField(_("clause"), max_length=80)
    old = models.TextField(_("until now"), blank=True)
    old_en = models.TextField(_("until now, in English"), blank=True)
    new = models.TextField(_("from now on"))
    new_en = models.TextField(_("from now on, in English"), blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("clause")

    def __str__(self) -> str:
        return self.clause


class AmendedMilestone(Ordered):
    """A payment milestone that changes, by its place in the contract; a new one has no place yet."""

    amendment = models.ForeignKey(AMENDMENT, models.CASCADE, related_name="milestones")
    milestone = models.PositiveIntegerField(_("payment milestone"), null=True, blank=True)  # number of the record
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    amount = models.DecimalField(_("amount from now on"), max_digits=14, decimal_places=2)
    planned_on = models.DateField(_("planned for"), null=True, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("changed payment milestone")

    def __str__(self) -> str:
        return pick(self, "name")

    def change(self) -> Change:
        return Change(self.milestone, self.name, self.name_en, self.amount, self.planned_on)
