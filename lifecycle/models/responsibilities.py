"""Who does what, stage by stage: the company's table (责任分工), and each project's copy of it."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused, Stale
from lifecycle.models.customers import Contact
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.interviews import Ordered
from lifecycle.models.solution_parts import StepSide
from lifecycle.models.users import Role, User
from lifecycle.stages import Stage
from lifecycle.text import pick

DATA = Path(__file__).parent.parent / "data" / "responsibilities.json"
ROLES = (Role.SM, Role.IM, Role.PM, Role.CO, Role.EX, Role.BM, Role.CS, Role.CC, Role.CU)
OF_CUSTOMER = (Role.CC, Role.CU)


class Letter(models.TextChoices):
    RESPONSIBLE = "R", gettext_lazy("does it")
    ACCOUNTABLE = "A", gettext_lazy("answers for it")
    SUPPORTS = "S", gettext_lazy("supports")
    INFORMED = "I", gettext_lazy("is informed")


class ResponsibilityBase(Ordered):
    """One task. `letters`: what each role has to do with it, by the role's code."""

    FACTS: ClassVar[tuple[str, ...]] = ("stage", "task", "task_en", "side", "letters")

    stage = models.CharField(gettext_lazy("stage"), max_length=10, choices=Stage.choices)
    task = models.CharField(gettext_lazy("task"), max_length=160)
    task_en = models.CharField(gettext_lazy("task in English"), max_length=160, blank=True)
    side = models.CharField(
        gettext_lazy("side that does it"), max_length=8, choices=StepSide.choices, default=StepSide.VENDOR
    )
    letters = models.JSONField(gettext_lazy("who has which part"), default=dict, blank=True)

    class Meta(Ordered.Meta):
        abstract = True

    def __str__(self) -> str:
        return pick(self, "task")

    @property
    def facts(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.FACTS}

    def those(self, letter: str) -> list[str]:
        """Codes of the roles that have this part in it."""
        return [role.value for role in ROLES if self.letters.get(role.value) == letter]

    @property
    def shown(self) -> list[dict[str, str]]:
        """One cell a role, in the order of the columns."""
        return [{"role": str(role.label), "letter": self.letters.get(role.value, "")} for role in ROLES]


class StandardResponsibility(ResponsibilityBase):
    """A row of the company's table."""

    class Meta(ResponsibilityBase.Meta):
        verbose_name = gettext_lazy("task in the table of responsibilities")
        verbose_name_plural = gettext_lazy("table of responsibilities")

    @classmethod
    def table(cls) -> list["StandardResponsibility"]:
        """The company's table; until it is changed, the one that the product ships."""
        return list(cls.objects.all()) or [cls(order=n, **row) for n, row in enumerate(shipped(), 1)]

    @classmethod
    @transaction.atomic
    def rewrite(cls, rows: Iterable[dict[str, Any]], *, by: User, read: str) -> None:
        """Replace the table that was read with the stamp `read`."""
        if stamp(cls.table()) != read:
            raise Stale(_("Somebody else changed this meanwhile."))
        wanted = _checked(rows)
        cls.objects.all().delete()
        made = StandardResponsibility.objects.bulk_create(
            StandardResponsibility(order=n, **row) for n, row in enumerate(wanted, 1)
        )
        Event.record("responsibility.standard_revised", by=by, subject=made[0], data={"n": len(made)})


class Responsibility(ResponsibilityBase):
    """A row of a project's table. What the customer does is acknowledged by somebody of theirs."""

    project = models.ForeignKey("lifecycle.Project", models.PROTECT, related_name="responsibilities")
    acknowledged_by = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("acknowledged by")
    )
    acknowledged_on = models.DateField(gettext_lazy("acknowledged on"), null=True, blank=True)

    class Meta(ResponsibilityBase.Meta):
        verbose_name = gettext_lazy("task in the table of responsibilities")
        verbose_name_plural = gettext_lazy("table of responsibilities")
        constraints = [
            models.CheckConstraint(
                name="responsibility_acknowledged",
                condition=Q(acknowledged_by__isnull=True, acknowledged_on__isnull=True)
                | Q(acknowledged_by__isnull=False, acknowledged_on__isnull=False),
            )
        ]

    @property
    def is_theirs(self) -> bool:
        """Is it for the customer to acknowledge?"""
        return self.side != StepSide.VENDOR

    @classmethod
    @transaction.atomic
    def copy_standard(cls, project: Any, *, by: User) -> int:
        """Take the company's table over into a project that has none. A second click changes nothing."""
        ChainHead.locked(project.pk)
        _guard(project)
        if cls.objects.filter(project=project).exists():
            return 0
        rows = StandardResponsibility.table()
        made = Responsibility.objects.bulk_create(
            Responsibility(project=project, order=row.order, **row.facts) for row in rows
        )
        Event.record("responsibility.copied", by=by, subject=project, data={"n": len(made)})
        return len(made)

    @classmethod
    @transaction.atomic
    def rewrite(cls, project: Any, rows: Iterable[dict[str, Any]], *, by: User, read: str) -> None:
        """Write the table that was read with the stamp `read`. A row that changed is acknowledged anew."""
        ChainHead.locked(project.pk)
        _guard(project)
        known = {row.pk: row for row in cls.objects.filter(project=project)}
        if stamp(known.values()) != read:
            raise Stale(_("Somebody else changed this meanwhile."))
        wanted = _checked(rows, keyed=True)
        for n, facts in enumerate(wanted, 1):
            old = known.pop(facts.pop("pk", None), None)
            row = old or cls(project=project)
            if old is not None and any(old.facts[name] != facts[name] for name in ("task", "side", "letters")):
                row.acknowledged_by = row.acknowledged_on = None
            for name, value in facts.items():
                setattr(row, name, value)
            row.order = n
            row.save()
        for row in known.values():
            row.delete()
        Event.record("responsibility.revised", by=by, subject=project, data={"n": len(wanted)})

    @transaction.atomic
    def acknowledge(self, *, by: User, contact: Contact, on: Any) -> None:
        """Somebody of the customer said that this is theirs to do."""
        ChainHead.locked(self.project_id)
        _guard(self.project)
        if not self.is_theirs:
            raise Refused(_("This is for us to do; nobody of the customer acknowledges it."))
        if contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        self.acknowledged_by, self.acknowledged_on = contact, on
        self.save(update_fields=["acknowledged_by", "acknowledged_on"])
        facts = {"task": self.task, "who": contact.name}
        Event.record("responsibility.acknowledged", by=by, subject=self.project, data=facts)


def _guard(project: Any) -> None:
    if project.read_only:
        raise Refused(_("The project has ended and can only be read."))


def _checked(rows: Iterable[dict[str, Any]], *, keyed: bool = False) -> list[dict[str, Any]]:
    """Every task has one who does it, and at most one who answers for it."""
    names = (*ResponsibilityBase.FACTS, "pk") if keyed else ResponsibilityBase.FACTS
    wanted = [{name: row[name] for name in names if name in row} for row in rows]
    if not wanted:
        raise Refused(_("A table of responsibilities has at least one task."))
    for row in wanted:
        held = list(row["letters"].values())
        if Letter.RESPONSIBLE not in held:
            raise Refused(_("Nobody does “%(task)s”. Say who does it.") % {"task": row["task"]})
        if held.count(Letter.ACCOUNTABLE) > 1:
            raise Refused(_("More than one role answers for “%(task)s”. Leave one.") % {"task": row["task"]})
    return wanted


def stamp(rows: Iterable[ResponsibilityBase]) -> str:
    """Tells one state of a table from another."""
    text = json.dumps([[row.pk, row.facts] for row in rows], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def shipped() -> list[dict[str, Any]]:
    """The table that the product ships."""
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    return [
        {
            "stage": row["stage"],
            "task": row["zh"],
            "task_en": row["en"],
            "side": row["side"],
            "letters": row["letters"],
        }
        for row in rows
    ]
