"""How satisfied each group of those who came was."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused


class Group(models.TextChoices):
    LEADERS = "leaders", _("Leaders")
    DEPARTMENTS = "departments", _("Business departments")
    IT = "it", _("IT or R&D")
    USERS = "users", _("Users")


class Satisfied(models.Model):
    """Capability of a meeting: one mark from 1 to 5 for each group that was there, by the group's key."""

    GROUPS: ClassVar[type[Group]] = Group

    satisfaction_groups = models.JSONField(_("satisfaction by group"), default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def by_group(self) -> list[tuple[Any, int]]:
        """Groups that gave a mark, with it."""
        return [(group.label, self.satisfaction_groups[group]) for group in Group if group in self.satisfaction_groups]

    @property
    def mean_satisfaction(self) -> float | None:
        """Of the groups; the one mark for all where no group was asked."""
        marks = list(self.satisfaction_groups.values())
        if marks:
            return round(sum(marks) / len(marks), 1)
        whole = getattr(self, "satisfaction", None)
        return float(whole) if whole else None


def checked(groups: dict[str, int]) -> dict[str, int]:
    """Marks of known groups, from 1 to 5."""
    for group, mark in groups.items():
        if group not in Group.values or mark not in range(1, 6):
            raise Refused(gettext("Choose from 1 to 5."))
    return groups
