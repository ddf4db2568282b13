"""The customer's business processes, in the order in which the work runs: what research, training and verification hang on."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick


class BusinessProcess(Record):
    class State(models.TextChoices):
        IN_USE = "in_use", _("Part of the work")
        DROPPED = "dropped", pgettext_lazy("business process", "Left out")

    class Manual(models.TextChoices):
        NONE = "none", _("No manual yet")
        DRAFT = "draft", _("Manual being written")
        READY = "ready", _("Manual ready")
        GIVEN = "given", _("Manual handed over")

    editable_states: ClassVar[tuple[str, ...]] = (State.IN_USE,)

    name = models.CharField(_("business process"), max_length=160)
    name_en = models.CharField(_("business process in English"), max_length=160, blank=True)
    sequence = models.PositiveSmallIntegerField(_("place in the order of the work"), blank=True)
    department = models.CharField(_("department"), max_length=120, blank=True)
    department_en = models.CharField(_("department in English"), max_length=120, blank=True)
    is_key = models.BooleanField(_("key process"), default=False)
    manual_state = models.CharField(_("manual"), max_length=5, choices=Manual.choices, default=Manual.NONE)
    trained_target = models.PositiveSmallIntegerField(_("how many people are to be trained"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(_("state"), max_length=7, choices=State.choices, default=State.IN_USE)

    class Meta(Record.Meta):
        verbose_name = _("business process")
        verbose_name_plural = _("business processes")
        ordering = ["sequence", "number"]

    def __str__(self) -> str:
        return pick(self, "name")

    @property
    def label(self) -> str:
        return pick(self, "name")

    @property
    def tone(self) -> str:
        return "ok" if self.state == self.State.IN_USE else "off"

    @classmethod
    def of(cls, project: Any) -> "models.QuerySet[BusinessProcess]":
        """Those that are part of the work, in its order."""
        return cls.objects.filter(project=project, state=cls.State.IN_USE)

    @classmethod
    def next_place(cls, project: Any) -> int:
        last = cls.of(project).aggregate(last=models.Max("sequence"))["last"]
        return (last or 0) + 1

    def prefill(self, *, by: User) -> None:
        self.sequence = self.next_place(self.project)

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        """A process without a number comes last; two of the same name cannot be told apart."""
        same = BusinessProcess.of(self.project).filter(name__iexact=self.name.strip()).exclude(pk=self.pk)
        if same.exists():
            raise Refused(gettext("There is a process of this name already."), "name")
        if not self.sequence:
            self.sequence = self.next_place(self.project)
        super().put(by=by, read_version=read_version, diff=diff)

    # -- order -----------------------------------------------------------------------------------------------------

    @transaction.atomic
    def move(self, *, by: User, up: bool) -> None:
        """Change places with the neighbour; where two share a number, all are numbered anew first."""
        self.locked(self.State.IN_USE)
        rows = list(BusinessProcess.of(self.project))
        at = next(n for n, row in enumerate(rows) if row.pk == self.pk)
        other = at - 1 if up else at + 1
        if not 0 <= other < len(rows):
            raise Refused(gettext("It is the first one already.") if up else gettext("It is the last one already."))
        numbers = [row.sequence for row in rows]
        if len(set(numbers)) != len(numbers):
            numbers = list(range(1, len(rows) + 1))
        rows[at], rows[other] = rows[other], rows[at]
        self._place(rows, numbers)
        self.refresh_from_db()
        Event.record("process.moved", by=by, subject=self, data={"place": self.sequence})

    @classmethod
    @transaction.atomic
    def renumber(cls, project: Any, *, by: User) -> None:
        """1, 2, 3 …: no gap and no double is left."""
        ChainHead.locked(project.pk)
        if project.read_only:
            raise Refused(gettext("The project has ended and can only be read."))
        rows = list(cls.of(project).select_for_update())
        if not rows:
            raise Refused(gettext("There is nothing to number yet."))
        cls._place(rows, range(1, len(rows) + 1))
        Event.record("process.renumbered", by=by, subject=project, data={"n": len(rows)})

    @staticmethod
    def _place(rows: "list[BusinessProcess]", numbers: Any) -> None:
        for row, number in zip(rows, numbers, strict=True):
            if row.sequence != number:
                BusinessProcess.objects.filter(pk=row.pk).update(sequence=number, version=models.F("version") + 1)

    def page_facts(self, user: User) -> dict[str, Any]:
        from lifecycle.processlinks import named_in

        return {"named_in": named_in(self, user)}

    # -- life ------------------------------------------------------------------------------------------------------

    @transaction.atomic
    def drop(self, *, by: User, reason: str) -> None:
        """It turned out to be no part of the project's work; what names it keeps doing so."""
        self.locked(self.State.IN_USE)
        if not reason.strip():
            raise Refused(gettext("Write down the reason; others will rely on it."), "reason")
        self.shift(self.State.DROPPED, by=by, verb="process.dropped", data={"reason": reason.strip()})

    @transaction.atomic
    def take_back(self, *, by: User) -> None:
        """It is part of the work after all, at the end of its order until somebody moves it."""
        self.locked(self.State.DROPPED)
        place = self.next_place(self.project)
        self.shift(self.State.IN_USE, by=by, verb="process.taken_back", sequence=place)
