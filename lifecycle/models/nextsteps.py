"""What somebody of either side does next, and until when: the rows of memos and meetings that must not get lost. Abstract."""

from abc import abstractmethod
from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.events import Event, subject_key
from lifecycle.models.interviews import Ordered
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import EN, ZH, named, pick, same

REASON_MIN = 4  # letters; a reason in Chinese is short


class Side(models.TextChoices):
    CUSTOMER = "customer", _("Customer")
    VENDOR = "vendor", pgettext_lazy("side", "Us")


class Person(Ordered):
    """Abstract. Somebody of one side: a contact, one of our people, or a name."""

    side = models.CharField(pgettext_lazy("duty", "side"), max_length=8, choices=Side.choices)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("contact")
    )
    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("one of our people")
    )
    name = models.CharField(_("name of the person"), max_length=80, blank=True)

    class Meta(Ordered.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_person_on_its_side",
                condition=(Q(user__isnull=True) | Q(side="vendor", contact__isnull=True))
                & (Q(contact__isnull=True) | Q(side="customer", user__isnull=True)),
            )
        ]

    @property
    def person(self) -> Any:
        return self.contact or self.user

    @property
    def who(self) -> str:
        """The person as a page calls them; their side, where nobody is named."""
        return str(self.person or self.name or self.get_side_display())

    @property
    def names(self) -> dict[str, str]:
        return named(self.person) if self.person else same(self.name)

    @property
    def titles(self) -> dict[str, str]:
        return named(self.person, "title") if self.person else {ZH: "", EN: ""}


class NextStep(Person):
    """`OWNER`: the foreign key to its record. Agreed once the record went to the customer, see `agreed_states` there."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("still to be done", "Open")
        CARRIED = "carried", _("In the plan")
        DONE = "done", pgettext_lazy("next step", "Done")
        DROPPED = "dropped", pgettext_lazy("next step", "Dropped")

    OWNER: ClassVar[str]
    VERBS: ClassVar[str]  # first half of the names of its events
    LIVE: ClassVar[tuple[str, ...]] = (State.OPEN, State.CARRIED)
    TONES: ClassVar[dict[str, str]] = {"open": "wait", "carried": "now", "done": "ok", "dropped": "off"}

    what = models.CharField(_("what is to be done"), max_length=300)
    what_en = models.CharField(_("what is to be done, in English"), max_length=300, blank=True)
    due = models.DateField(pgettext_lazy("next step", "until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN, editable=False)
    carried_kind = models.CharField(max_length=60, blank=True, editable=False)
    carried_id = models.PositiveBigIntegerField(null=True, editable=False)
    carried_label = models.CharField(max_length=200, blank=True, editable=False)
    carried_on = models.DateField(null=True, editable=False)
    done_on = models.DateField(null=True, editable=False)
    dropped_reason = models.CharField(max_length=300, blank=True, editable=False)

    class Meta(Person.Meta):
        abstract = True
        constraints = [
            *Person.Meta.constraints,
            models.CheckConstraint(
                name="%(class)s_dropped_with_reason", condition=~Q(state="dropped") | ~Q(dropped_reason="")
            ),
            models.CheckConstraint(
                name="%(class)s_carried_somewhere",
                condition=~Q(state="carried") | (~Q(carried_kind="") & Q(carried_id__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return pick(self, "what")

    @property
    def record(self) -> Any:
        return getattr(self, self.OWNER)

    @property
    def project(self) -> Any:
        return self.record.project

    @property
    def tone(self) -> str:
        return "late" if self.is_overdue else self.TONES[self.state]

    @property
    def state_label(self) -> str:
        return str(self.get_state_display())

    @property
    def is_live(self) -> bool:
        return self.state in self.LIVE

    @property
    def is_settled(self) -> bool:
        return not self.is_live

    @property
    def is_overdue(self) -> bool:
        return self.is_live and self.due is not None and self.due < timezone.localdate()

    @property
    def is_agreed(self) -> bool:
        return self.record.state in self.record.agreed_states

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """A line of a draft may go; what was agreed, or what somebody acted on, never does."""
        if self.is_agreed or self.state != self.State.OPEN or self.record.ever_agreed:
            raise Refused(gettext("“%(what)s” was agreed; drop it with a reason instead.") % {"what": self})
        return super().delete(*args, **kwargs)

    # -- verbs -----------------------------------------------------------------------------------------------------

    @transaction.atomic
    def carry(self, target: Any, *, by: User | None) -> None:
        """It stands in a plan now: `target` is the item."""
        self._locked(*self.LIVE)
        if not self.is_agreed:
            raise Refused(gettext("This is not agreed yet: first the customer gets the text that holds it."))
        self._write(
            "carried", by, self.State.CARRIED, carried_kind=subject_key(target), carried_id=target.pk,
            carried_label=str(target)[:200], carried_on=timezone.localdate(), dropped_reason="",
        )  # fmt: skip
        Trace.note(self, target, by=by)

    @transaction.atomic
    def finish(self, *, by: User | None, on: date | None = None) -> None:
        self._locked(*self.LIVE)
        on = on or timezone.localdate()
        if on > timezone.localdate():
            raise Refused(gettext("This day lies ahead."), "on")
        self._write("done", by, self.State.DONE, done_on=on)

    @transaction.atomic
    def drop(self, *, by: User | None, reason: str) -> None:
        """It will not be done; the reason stays with it."""
        self._locked(*self.LIVE)
        if len(reason.strip()) < REASON_MIN:
            raise Refused(gettext("Write down the reason; others will rely on it."), "reason")
        self._write("dropped", by, self.State.DROPPED, dropped_reason=reason.strip()[:300])

    @transaction.atomic
    def reopen(self, *, by: User | None, reason: str) -> None:
        """It was taken for settled, or its place in the plan is gone."""
        self._locked(self.State.CARRIED, self.State.DONE, self.State.DROPPED)
        if not reason.strip():
            raise Refused(gettext("Write down the reason; others will rely on it."), "reason")
        self._write(
            "opened", by, self.State.OPEN, carried_kind="", carried_id=None, carried_label="", carried_on=None, done_on=None,
            dropped_reason="", told={"reason": reason.strip()},
        )  # fmt: skip

    def _locked(self, *states: str) -> None:
        self.record.locked(*self.record.step_states)
        # With the row of the record locked, nobody else writes its steps.
        self.refresh_from_db()
        if self.state not in states:
            words = {"what": self, "state": self.state_label}
            raise Refused(gettext("That is not possible: “%(what)s” is in the state “%(state)s”.") % words)

    def _write(
        self, verb: str, by: User | None, state: str, *, told: dict[str, Any] | None = None, **changed: Any
    ) -> None:
        self.state = state
        for name, value in changed.items():
            setattr(self, name, value)
        self.save(update_fields=["state", *changed])
        data = {"step": self.pk, "step_text": str(self.what), "reason": self.dropped_reason} | (told or {})
        Event.record(f"{self.VERBS}.step_{verb}", by=by, subject=self.record, data=data)
        self.record.after_step(by=by)


class WithSteps(models.Model):
    """Abstract. A record that has next steps: its page settles them one by one."""

    class Meta:
        abstract = True

    @abstractmethod
    def own_steps(self) -> Any:
        """Those that its page shows and settles, as a query of its own model."""

    def live_steps(self) -> bool:
        return any(step.is_live for step in self.own_steps())

    def settled_steps(self) -> bool:
        return any(step.state != NextStep.State.OPEN for step in self.own_steps())

    def finish_step(self, *, by: User, step: NextStep, on: date) -> None:
        step.finish(by=by, on=on)

    def drop_step(self, *, by: User, step: NextStep, reason: str) -> None:
        step.drop(by=by, reason=reason)

    def open_step(self, *, by: User, step: NextStep, reason: str) -> None:
        step.reopen(by=by, reason=reason)
