"""What a change request consists of: what was defined before, other ways, and what it does to requirements, goals, payments."""

from decimal import Decimal
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.differences import redline
from lifecycle.instalments import Move
from lifecycle.models.interviews import Ordered
from lifecycle.models.objectives import Objective
from lifecycle.models.requirement_choices import Priority
from lifecycle.models.requirements import Requirement
from lifecycle.text import pick

CHANGE = "delivery.ChangeRequest"


class PriorReference(Ordered):
    """Where the point was defined before. Found by search and picked by a person; its words are kept as they were."""

    change = models.ForeignKey(CHANGE, models.CASCADE, related_name="references")
    subject_kind = models.CharField(max_length=60)
    subject_id = models.PositiveBigIntegerField()
    label = models.CharField(_("where"), max_length=200)
    excerpt = models.TextField(_("passage"), blank=True)
    defined = models.TextField(_("how it was defined"))
    defined_en = models.TextField(_("how it was defined, in English"), blank=True)
    differs = models.BooleanField(_("does the change differ from it?"))
    difference = models.TextField(_("how it differs"), blank=True)
    difference_en = models.TextField(_("how it differs, in English"), blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("earlier definition")
        constraints = [
            models.UniqueConstraint(fields=["change", "subject_kind", "subject_id"], name="prior_reference_once")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def subject(self) -> Any:
        try:
            return apps.get_model(self.subject_kind)._default_manager.filter(pk=self.subject_id).first()
        except LookupError:
            return None

    @property
    def url(self) -> str:
        return self.subject.get_absolute_url() if self.subject is not None else ""


class ChangeAlternative(Ordered):
    """Another way to the same purpose, dearer or cheaper."""

    change = models.ForeignKey(CHANGE, models.CASCADE, related_name="alternatives")
    text = models.TextField(_("alternative"))
    text_en = models.TextField(_("alternative in English"), blank=True)
    cost = models.DecimalField(_("cost"), max_digits=14, decimal_places=2, null=True, blank=True)
    days = models.SmallIntegerField(_("days"), null=True, blank=True)
    customer_effort = models.CharField(_("effort of the customer"), max_length=200, blank=True)
    customer_effort_en = models.CharField(_("effort of the customer, in English"), max_length=200, blank=True)
    chosen = models.BooleanField(_("chosen"), default=False)

    class Meta(Ordered.Meta):
        verbose_name = _("alternative")

    def __str__(self) -> str:
        return pick(self, "text")


class ChangedRequirement(Ordered):
    """A baselined requirement as it will read. An empty field stays as it is."""

    FIELDS: ClassVar[tuple[str, ...]] = (
        "title", "title_en", "description", "description_en", "priority", "approach", "approach_en",
    )  # fmt: skip

    change = models.ForeignKey(CHANGE, models.CASCADE, related_name="requirements")
    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="+", verbose_name=_("requirement"))
    title = models.CharField(_("title from now on"), max_length=160, blank=True)
    title_en = models.CharField(_("title from now on, in English"), max_length=160, blank=True)
    description = models.TextField(_("description from now on"), blank=True)
    description_en = models.TextField(_("description from now on, in English"), blank=True)
    priority = models.CharField(_("priority from now on"), max_length=6, choices=Priority.choices, blank=True)
    approach = models.TextField(_("way of realisation from now on"), blank=True)
    approach_en = models.TextField(_("way of realisation from now on, in English"), blank=True)
    before = models.JSONField(default=dict, editable=False)  # as it read when the change was signed

    class Meta(Ordered.Meta):
        verbose_name = _("changed requirement")
        constraints = [models.UniqueConstraint(fields=["change", "requirement"], name="changed_requirement_once")]

    def __str__(self) -> str:
        return self.requirement.label

    def shown(self) -> dict[str, Any]:
        """For the page: each field as a redline."""
        fields = [
            {
                "label": self._meta.get_field(name).verbose_name,  # type: ignore[union-attr]
                "parts": redline(self.old(name), str(getattr(self, name))),
            }
            for name in self.FIELDS
            if str(getattr(self, name)).strip() and name != "priority"
        ]
        if self.priority:
            words = dict(Priority.choices)
            parts = redline(str(words.get(self.old("priority"), "")), str(words[self.priority]))
            label = self._meta.get_field("priority").verbose_name  # type: ignore[union-attr]
            fields.append({"label": label, "parts": parts})
        title = f"{self.requirement.code} {self.requirement.label}"
        return {"title": title, "url": self.requirement.get_absolute_url(), "fields": fields}

    def values(self) -> dict[str, str]:
        """What is different from what the requirement says now; once signed, from what it said then."""
        texts = {name: str(getattr(self, name)).strip() for name in self.FIELDS}
        return {name: text for name, text in texts.items() if text and text != self.old(name)}

    def old_or_blank(self, name: str) -> str:
        return self.old(name) if name in self.FIELDS else ""

    def old(self, name: str) -> str:
        return str(
            self.before.get(name, getattr(self.requirement, name)) if self.before else getattr(self.requirement, name)
        )


class ChangedObjective(Ordered):
    """A baselined objective as it will read: a new version of it, the old one stays readable."""

    FIELDS: ClassVar[tuple[str, ...]] = ("statement", "statement_en", "target_value", "due")

    change = models.ForeignKey(CHANGE, models.CASCADE, related_name="objectives")
    objective = models.ForeignKey(Objective, models.PROTECT, related_name="+", verbose_name=_("objective"))
    statement = models.TextField(_("objective from now on"), blank=True)
    statement_en = models.TextField(_("objective from now on, in English"), blank=True)
    target_value = models.CharField(_("target from now on"), max_length=60, blank=True)
    due = models.DateField(_("due from now on"), null=True, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("changed objective")
        constraints = [models.UniqueConstraint(fields=["change", "objective"], name="changed_objective_once")]

    def __str__(self) -> str:
        return self.objective.label

    def shown(self) -> dict[str, Any]:
        """For the page: each field as a redline."""
        fields = [
            {
                "label": self._meta.get_field(name).verbose_name,  # type: ignore[union-attr]
                "parts": redline(str(getattr(self.objective, name) or ""), str(value)),
            }
            for name in self.FIELDS
            if (value := getattr(self, name))
        ]
        title = f"{self.objective.code} {self.objective.label}"
        return {"title": title, "url": self.objective.get_absolute_url(), "fields": fields}

    def values(self) -> dict[str, Any]:
        return {
            name: value
            for name in self.FIELDS
            if (value := getattr(self, name)) and value != getattr(self.objective, name)
        }


class ChangedItem(Ordered):
    """An item of the plan that the change makes longer, or shorter. What waits for it moves along."""

    change = models.ForeignKey(CHANGE, models.CASCADE, related_name="plan_items")
    item = models.ForeignKey(
        "delivery.ImplementationPlanItem", models.PROTECT, related_name="named_in", verbose_name=_("item of the plan")
    )
    days = models.SmallIntegerField(_("days that it takes longer, or with a minus shorter"))

    class Meta(Ordered.Meta):
        verbose_name = _("changed item of the plan")
        constraints = [models.UniqueConstraint(fields=["change", "item"], name="changed_item_once")]

    def __str__(self) -> str:
        return self.item.label


class ChangedPayment(Ordered):
    """What the change adds to a payment, or takes off it, and the day that it moves to; without a number a new payment.

    Sums that are added stay right whichever of several changes is signed first; new totals would not.
    """

    change = models.ForeignKey(CHANGE, models.CASCADE, related_name="payments")
    milestone = models.PositiveIntegerField(_("payment milestone"), null=True, blank=True)  # number of the record
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    delta = models.DecimalField(
        _("added, or with a minus taken off"), max_digits=14, decimal_places=2, default=Decimal(0)
    )
    planned_on = models.DateField(_("planned for, from now on"), null=True, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("changed payment")

    def __str__(self) -> str:
        return pick(self, "name")

    def move(self) -> Move:
        return Move(self.milestone, self.name, self.name_en, self.delta, self.planned_on)
