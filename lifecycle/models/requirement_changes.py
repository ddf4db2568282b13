"""Changes to baselined requirements: asked for with a reason, decided by somebody else than who asks."""

from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle import hooks
from lifecycle.errors import Refused
from lifecycle.models.events import changes
from lifecycle.models.interviews import Ordered
from lifecycle.models.requirement_choices import Priority, State
from lifecycle.models.users import User

CHANGEABLE = (State.BASELINED, State.IN_WORK, State.VERIFIED)


class RequirementChange(Ordered):
    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("change of a requirement", "Asked for")
        APPROVED = "approved", gettext_lazy("Approved")
        REFUSED = "refused", gettext_lazy("Refused")

    requirement = models.ForeignKey("lifecycle.Requirement", models.CASCADE, related_name="changes")
    values = models.JSONField(default=dict)  # new values of the fields that change, twins included
    before = models.JSONField(default=dict)
    reason = models.TextField(gettext_lazy("reason"))
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("asked by"))
    asked_at = models.DateTimeField(gettext_lazy("asked"), auto_now_add=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("decided by")
    )
    decided_at = models.DateTimeField(gettext_lazy("decided"), null=True, blank=True)
    decision_note = models.TextField(gettext_lazy("words on the decision"), blank=True)
    state = models.CharField(gettext_lazy("state"), max_length=8, choices=State.choices, default=State.ASKED)
    # number of the document by which the customer signed it
    signed_in = models.CharField(gettext_lazy("signed as"), max_length=50, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("change of a requirement")
        constraints = [
            models.UniqueConstraint(
                fields=["requirement"], condition=Q(state="asked"), name="requirement_change_one_open"
            )
        ]

    @property
    def tone(self) -> str:
        return {"approved": "ok", "refused": "off"}.get(self.state, "wait")

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """(field, before, after), as people read them."""
        fields = self.requirement._meta
        words = {str(value): str(label) for value, label in Priority.choices}
        return [
            (
                str(fields.get_field(name).verbose_name),  # type: ignore[union-attr]
                *(words.get(text, text) if name == "priority" else text for text in (self.before[name], value)),
            )
            for name, value in self.values.items()
        ]  # fmt: skip


class Changed(models.Model):
    """The verbs of a requirement once it is baselined."""

    class Meta:
        abstract = True

    @classmethod
    def agreed_fields(cls: Any) -> tuple[str, ...]:
        """What a baseline holds, twins included."""
        names = {field.name for field in cls._meta.get_fields()}
        return tuple(n for name in cls.BASELINE for n in (name, f"{name}_en") if n in names)

    @property
    def open_change(self: Any) -> RequirementChange | None:
        return next((row for row in self.changes.all() if row.state == RequirementChange.State.ASKED), None)

    @transaction.atomic
    def ask_change(self: Any, *, by: User, reason: str, **values: str) -> RequirementChange:
        """`values`: new texts by field (title, description, priority, approach and their twins); others stay."""
        self.locked(*CHANGEABLE)
        if any(function(project=self.project) for function in hooks.HOOKS["changes_open"]):
            raise Refused(_("What is agreed with the customer changes by a change request that both sides sign."))
        agreed = self.agreed_fields()
        if unknown := [name for name in values if name not in agreed]:
            raise Refused(_("Only what the baseline holds changes this way."), unknown[0])
        new = {name: text.strip() for name, text in values.items() if text.strip() != getattr(self, name)}
        if not new:
            raise Refused(_("Nothing is different from what was agreed."))
        for name in ("title", "description", "approach"):
            if name in new and not new[name]:
                raise Refused(_("This must not be empty."), name)
            limit = self._meta.get_field(name).max_length
            if limit and len(new.get(name, "")) > limit:
                raise Refused(_("At most %(n)d characters.") % {"n": limit}, name)
        if "priority" in new and new["priority"] not in Priority.values:
            raise Refused(_("Choose a priority."), "priority")
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        if self.changes.filter(state=RequirementChange.State.ASKED).exists():
            raise Refused(_("A change of this requirement is still to be decided."))
        row: RequirementChange = self.changes.create(
            order=self.changes.count() + 1, values=new, before={name: getattr(self, name) for name in new},
            reason=reason.strip(), asked_by=by,
        )  # fmt: skip
        self.shift(self.state, by=by, verb="requirement.change_asked", data={"reason": reason.strip()})
        return row

    @transaction.atomic
    def approve_change(self: Any, *, by: User, note: str = "") -> RequirementChange:
        """The change asked for becomes what is agreed: the next revision."""
        row = self._undecided(by)
        old = {name: getattr(self, name) for name in row.values}
        row.before = old
        self._decide(row, RequirementChange.State.APPROVED, by, note)
        self.shift(
            self.state, by=by, verb="requirement.changed", data={"changes": changes(old, row.values)},
            revision=self.revision + 1, **row.values,
        )  # fmt: skip
        return row

    @transaction.atomic
    def change_as_signed(
        self: Any, *, by: User, asked_by: User, values: dict[str, str], signed_in: str, reason: str
    ) -> RequirementChange:
        """Both sides signed a change request: what it says is what is agreed, the next revision."""
        self.locked(*CHANGEABLE)
        old = {name: getattr(self, name) for name in values}
        row: RequirementChange = self.changes.create(
            order=self.changes.count() + 1, values=values, before=old, reason=reason, asked_by=asked_by, decided_by=by,
            decided_at=timezone.now(), state=RequirementChange.State.APPROVED, signed_in=signed_in,
        )  # fmt: skip
        self.shift(
            self.state, by=by, verb="requirement.changed", data={"changes": changes(old, values)},
            revision=self.revision + 1, **values,
        )  # fmt: skip
        return row

    @transaction.atomic
    def refuse_change(self: Any, *, by: User, note: str) -> RequirementChange:
        row = self._undecided(by)
        if not note.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "note")
        self._decide(row, RequirementChange.State.REFUSED, by, note)
        self.shift(self.state, by=by, verb="requirement.change_refused", data={"reason": note.strip()})
        return row

    def _undecided(self: Any, by: User) -> RequirementChange:
        self.locked(*CHANGEABLE)
        row: RequirementChange | None = self.changes.filter(state=RequirementChange.State.ASKED).first()
        if row is None:
            raise Refused(_("No change of this requirement waits for a decision."))
        if row.asked_by_id == by.pk:
            raise Refused(_("Somebody other than who asked for the change must decide on it."))
        return row

    @staticmethod
    def _decide(row: RequirementChange, state: str, by: User, note: str) -> None:
        row.state, row.decided_by, row.decided_at, row.decision_note = state, by, timezone.now(), note.strip()
        row.save(update_fields=["state", "decided_by", "decided_at", "decision_note", "before"])
