"""The delay ledger: how many days were lost, why, and through whom; what the customer has signed, and what is our view."""

from datetime import date
from typing import Any, ClassVar

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.commitments import Commitment
from lifecycle.models.events import ChainHead, subject_key
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import pick


class CauseKind(models.TextChoices):
    """What causes are added up by; the words of a cause are free."""

    SITE = "site", _("Conditions at the site")
    DATA = "data", _("Data")
    DECISION = "decision", _("Decision or approval")
    PEOPLE = "people", _("People")
    CHANGE = "change", pgettext_lazy("cause of a delay", "Change")
    PRODUCT = "product", _("Product or technology")
    SUPPLIER = "supplier", _("Third party")
    FORCE = "force", pgettext_lazy("cause of a delay", "Force majeure")
    OTHER = "other", pgettext_lazy("cause of a delay", "Something else")


# What a delay is called after when nobody said its kind, by the kind of thing that it was found in.
KIND_OF = {"lifecycle.readinessitem": CauseKind.SITE, "delivery.changerequest": CauseKind.CHANGE}
# A line of these is changed here; any other is changed where it was written.
OWN_SOURCES = ("", "lifecycle.readinessitem")


class DelayQuerySet(models.QuerySet["DelayEntry"]):
    def counted(self) -> "DelayQuerySet":
        return self.exclude(state=DelayEntry.State.WITHDRAWN)

    def of(self, source: Any) -> "DelayQuerySet":
        return self.filter(source_kind=subject_key(source), source_id=source.pk)


class DelayEntry(Record):
    """Agreed once the customer has signed the document that holds it; until then it is our view, and can be changed."""

    class State(models.TextChoices):
        OURS = "ours", _("Our view")
        AGREED = "agreed", _("Agreed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    Side = Commitment.Side
    TONES: ClassVar[dict[str, str]] = {"ours": "wait", "agreed": "ok", "withdrawn": "off"}
    editable_states: ClassVar[tuple[str, ...]] = (State.OURS,)

    days = models.PositiveSmallIntegerField(_("days lost"))
    from_day = models.DateField(_("from"))
    side = models.CharField(pgettext_lazy("delay", "side"), max_length=8, choices=Side.choices)
    cause_kind = models.CharField(_("kind of cause"), max_length=8, choices=CauseKind.choices, default=CauseKind.OTHER)
    cause = models.CharField(_("cause"), max_length=300)
    cause_en = models.CharField(_("cause in English"), max_length=300, blank=True)
    proof = models.CharField(_("what shows it"), max_length=300, blank=True)
    source_kind = models.CharField(max_length=60, blank=True, editable=False)
    source_id = models.PositiveBigIntegerField(null=True, editable=False)
    stands_alone = models.BooleanField(default=False, editable=False)  # was here before a memo took it over
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OURS)

    objects = DelayQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("delay")
        verbose_name_plural = _("delays")
        ordering = ["from_day", "number"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(name="delay_entry_has_days", condition=Q(days__gt=0)),
            models.UniqueConstraint(
                name="delay_entry_once", fields=["source_kind", "source_id"], condition=~Q(source_kind="")
            ),
        ]

    @property
    def label(self) -> str:
        return pick(self, "cause")

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @property
    def agreed(self) -> bool:
        return self.state == self.State.AGREED

    @property
    def source(self) -> Any:
        """What it was found in: a line of a memo, a change, a condition at the site; None where it was written by hand."""
        if not self.source_kind:
            return None
        return apps.get_model(self.source_kind)._default_manager.filter(pk=self.source_id).first()

    @property
    def is_editable(self) -> bool:
        return super().is_editable and self.source_kind in OWN_SOURCES

    def not_editable(self) -> str:
        if self.state == self.State.OURS:
            return gettext("This delay is written down elsewhere; change it there.")
        if self.agreed:
            return gettext("The customer has signed this; it can no longer be changed.")
        return super().not_editable()

    def page_facts(self, user: User) -> dict[str, Any]:
        from lifecycle.tracing import record_of

        owner = record_of(self.source) if self.source_kind else None
        return {
            "from_record": owner,
            "from_document": owner.document if owner is not None and owner.kind.document else None,
        }

    # -- what other records say ------------------------------------------------------------------------------------

    @classmethod
    @transaction.atomic
    def note(
        cls, project: Any, *, days: int, cause: str, side: str, from_day: date, source: Any, by: User,
        agreed: bool = False, cause_en: str = "", cause_kind: str = "", proof: str = "",
    ) -> "DelayEntry":  # fmt: skip
        """Enter a delay that was found in `source` (None: by hand), or write its entry anew. Refused once it is agreed."""
        ChainHead.locked(project.pk)
        row = cls.objects.select_for_update().of(source).first() if source is not None else None
        row = row or cls(project=project, created_by=by)
        row.project = project
        if row.agreed:
            raise Refused(gettext("The customer has signed this delay; it can no longer be changed."))
        key = subject_key(source) if source is not None else ""
        facts = {
            "days": days, "cause": cause.strip()[:300], "cause_en": cause_en.strip()[:300], "side": side, "from_day": from_day,
            "cause_kind": cause_kind or KIND_OF.get(key, CauseKind.OTHER), "proof": proof.strip()[:300],
        }  # fmt: skip
        if row.pk is None:
            row.source_kind, row.source_id = key, source.pk if source is not None else None
            for name, value in facts.items():
                setattr(row, name, value)
            row.put(by=by, read_version=None)
            if source is not None:
                Trace.note(source, row, by=by)
        elif row.state == cls.State.WITHDRAWN or any(getattr(row, name) != value for name, value in facts.items()):
            row.shift(cls.State.OURS, by=by, verb="delay.changed", data={"days": days}, withdrawn_reason="", **facts)
        if agreed:
            row._agree(by)
        return row

    @classmethod
    @transaction.atomic
    def agree(cls, source: Any, by: User | None) -> "DelayEntry | None":
        """The customer signed the document that holds it. Nothing happens to what has no entry, or is agreed already."""
        row = cls.objects.select_for_update().of(source).select_related("project").first()
        if row is not None and row.state == cls.State.OURS:
            row._agree(by)
        return row

    @classmethod
    @transaction.atomic
    def disagree(cls, source: Any, by: User | None) -> "DelayEntry | None":
        """The document that held it does not count any more: it is our view again."""
        row = cls.objects.select_for_update().of(source).select_related("project").first()
        if row is not None and row.agreed:
            row.shift(cls.State.OURS, by=by, verb="delay.disagreed", agreed_on=None)
        return row

    @classmethod
    @transaction.atomic
    def withdraw(cls, source: Any, by: User, reason: str = "") -> "DelayEntry | None":
        """What it was found in is no delay any more. Refused once it is agreed."""
        row = cls.objects.select_for_update().of(source).select_related("project").first()
        if row is not None and row.state != cls.State.WITHDRAWN:
            row.take_back(by=by, reason=reason)
        return row

    # -- its own verbs ---------------------------------------------------------------------------------------------

    @transaction.atomic
    def take_back(self, *, by: User, reason: str = "") -> None:
        """It was no delay, or not one worth the name."""
        if self.agreed:
            raise Refused(gettext("The customer has signed this delay; it can no longer be withdrawn."))
        self.shift(
            self.State.WITHDRAWN, by=by, verb="delay.withdrawn", data={"reason": reason.strip()},
            withdrawn_reason=reason.strip()[:300],
        )  # fmt: skip

    @transaction.atomic
    def move_to(self, source: Any, *, by: User) -> None:
        """It is now written down in `source` too, which a customer can sign: that is what it follows from here on."""
        if self.state != self.State.OURS:
            raise Refused(self.not_editable())
        self.shift(
            self.State.OURS, by=by, verb="delay.taken_over", source_kind=subject_key(source), source_id=source.pk,
            stands_alone=True,
        )  # fmt: skip
        Trace.note(source, self, by=by)

    @classmethod
    @transaction.atomic
    def let_go(cls, source: Any, by: User) -> None:
        """The line of a document is gone: what stood here before it stays, as our view; the rest is withdrawn."""
        row = cls.objects.select_for_update().of(source).select_related("project").first()
        if row is None or row.state == cls.State.WITHDRAWN:
            return
        if row.agreed or not row.stands_alone:
            row.take_back(by=by)
        else:
            row.shift(cls.State.OURS, by=by, verb="delay.let_go", source_kind="", source_id=None, stands_alone=False)

    def _agree(self, by: User | None) -> None:
        self.shift(
            self.State.AGREED, by=by, verb="delay.agreed", data={"days": self.days}, agreed_on=timezone.localdate()
        )
