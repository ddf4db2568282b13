"""The risks that a solution tells the customer, in words that are fit for them: taken from the register, or added by hand."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.models.interviews import Ordered
from lifecycle.models.revisions import Difference
from lifecycle.models.risks import Risk
from lifecycle.models.users import User
from lifecycle.text import pick

SECTION = "risks"  # code of the section that these rows stand in


class Level(models.TextChoices):
    LOW = "low", gettext_lazy("Low")
    MEDIUM = "medium", gettext_lazy("Medium")
    HIGH = "high", gettext_lazy("High")
    CRITICAL = "critical", gettext_lazy("Critical")


LEVELS = (Level.LOW, Level.LOW, Level.MEDIUM, Level.HIGH, Level.CRITICAL)  # of the marks 1 to 5


class SolutionRiskBase(Ordered):
    """`solution` is the foreign key to its solution, with related_name `risks`."""

    COPIED: ClassVar[tuple[str, ...]] = (
        "order", "source", "risk", "risk_en", "likelihood", "impact", "response", "response_en", "owner", "owner_en",
    )  # fmt: skip
    TEXTS: ClassVar[tuple[str, ...]] = COPIED[2:]

    source = models.ForeignKey(Risk, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    risk = models.CharField(gettext_lazy("risk"), max_length=160)
    risk_en = models.CharField(gettext_lazy("risk in English"), max_length=160, blank=True)
    likelihood = models.CharField(gettext_lazy("how likely"), max_length=8, choices=Level.choices)
    impact = models.CharField(gettext_lazy("how bad"), max_length=8, choices=Level.choices)
    response = models.TextField(gettext_lazy("what is done about it"), blank=True)
    response_en = models.TextField(gettext_lazy("what is done about it, in English"), blank=True)
    owner = models.CharField(gettext_lazy("who looks after it"), max_length=120, blank=True)
    owner_en = models.CharField(gettext_lazy("who looks after it, in English"), max_length=120, blank=True)

    class Meta(Ordered.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["solution", "source"], condition=models.Q(source__isnull=False),
                name="%(app_label)s_%(class)s_source",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return pick(self, "risk")

    @property
    def facts(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.TEXTS)


class TellingRisks(models.Model):
    """Capability of a solution: its section on risks is filled from the register."""

    class Meta:
        abstract = True

    def told_of(self: Any) -> list[Risk]:
        """Open risks of the register that the customer may know, the gravest first."""
        rows = Risk.objects.filter(project=self.project).for_customer().select_related("owner")
        return sorted(rows, key=lambda row: (-row.exposure, row.number))

    def untold_risks(self: Any) -> list[Risk]:
        """Those that this solution says nothing of."""
        there = set(self.risks.exclude(source=None).values_list("source_id", flat=True))
        return [risk for risk in self.told_of() if risk.pk not in there]

    def risks_to_refresh(self: Any) -> bool:
        """Has the register moved on since the section was filled?"""
        told = {row.pk: _words(row) for row in self.told_of()}
        mine = {
            row.source_id: {name: getattr(row, name) for name in row.TEXTS} for row in self.risks.exclude(source=None)
        }
        return told != mine

    @transaction.atomic
    def fill_risks(self: Any, *, by: User) -> None:
        """Write what the register says now. Rows written by hand stay; what is over, or stays with us, goes."""
        self.locked(self.State.DRAFT)
        known = {row.source_id: row for row in self.risks.exclude(source=None)}
        last = self.risks.count()
        wanted = self.told_of()
        for n, risk in enumerate(wanted, 1):
            row = known.pop(risk.pk, None) or self.risks.model(solution=self, source=risk, order=last + n)
            for name, value in _words(risk).items():
                setattr(row, name, value)
            row.save()
        for row in known.values():
            row.delete()
        self.shift(self.state, by=by, verb="solution.risks_filled", data={"n": len(wanted)}, edited_by=by)

    # -- what the solution does with them --------------------------------------------------------------------------

    def empty_sections(self: Any) -> list[Any]:
        """The table fills the section of that name."""
        sections = super().empty_sections()  # type: ignore[misc]
        return [s for s in sections if s.code != SECTION or not self.risks.exists()]

    def page_facts(self: Any, user: User) -> dict[str, Any]:
        return {
            **super().page_facts(user),  # type: ignore[misc]
            "risk_rows": self.risks.select_related("source__project"),
            "untold": self.untold_risks(),
        }

    def after_put(self: Any, *, by: User) -> None:
        super().after_put(by=by)  # type: ignore[misc]
        for order, row in enumerate(self.risks.all(), 1):
            if row.order != order:
                type(row).objects.filter(pk=row.pk).update(order=order)

    def take_over(self: Any, source: Any) -> None:
        super().take_over(source)  # type: ignore[misc]
        rows: Iterable[Any] = source.risks.all() if hasattr(source, "risks") else ()
        model = self.risks.model
        model.objects.bulk_create(
            model(solution=self, **{name: getattr(old, name) for name in model.COPIED}) for old in rows
        )

    def differences(self: Any) -> list[Difference]:
        parts = super().differences()  # type: ignore[misc]
        if self.parent is None:
            return list(parts)
        mine, theirs = ([row.facts for row in solution.risks.all()] for solution in (self, self.parent))
        if mine or theirs:
            parts.append(Difference("kept" if mine == theirs else "changed", _("Table of risks"), anchor="risks"))
        return list(parts)


def _words(risk: Risk) -> dict[str, str]:
    """A risk as the customer reads it: no marks, no description of ours, no sign that we watch for."""
    response = {"": "", "_en": ""}
    for suffix in response:
        lines = [getattr(risk, f"{name}{suffix}").strip() for name in ("prevention", "contingency")]
        response[suffix] = "\n".join(line for line in lines if line)
    return {
        "risk": risk.title, "risk_en": risk.title_en, "likelihood": LEVELS[risk.probability - 1].value,
        "impact": LEVELS[risk.impact - 1].value, "response": response[""], "response_en": response["_en"],
        "owner": risk.owner.name, "owner_en": risk.owner.name_en,
    }  # fmt: skip
