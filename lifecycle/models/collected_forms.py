"""Forms and reports that the customer works with today, with a sample of each. Abstract."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.models.attachments import Attachment
from lifecycle.models.customers import Contact
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import pick


class CollectedFormBase(Record):
    """A form or report that the customer uses, with a sample."""

    class State(models.TextChoices):
        WANTED = "wanted", _("Asked for")
        COLLECTED = "collected", _("Collected")

    class Kind(models.TextChoices):
        FORM = "form", _("Form")
        REPORT = "report", _("Report")

    editable_states: ClassVar[tuple[str, ...]] = (State.WANTED, State.COLLECTED)

    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    form_kind = models.CharField(_("kind"), max_length=6, choices=Kind.choices, default=Kind.FORM)
    department = models.CharField(_("department"), max_length=120)
    department_en = models.CharField(_("department in English"), max_length=120, blank=True)
    frequency = models.CharField(_("how often"), max_length=80, blank=True)
    frequency_en = models.CharField(_("how often, in English"), max_length=80, blank=True)
    asked_from = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("asked from")
    )
    wanted_by = models.DateField(_("wanted by"), null=True, blank=True)
    collected_on = models.DateField(_("collected on"), null=True, blank=True, editable=False)
    processes = models.ManyToManyField(
        BusinessProcess,
        blank=True,
        related_name="%(app_label)s_forms",
        verbose_name=_("business processes that use it"),
    )
    note = models.TextField(_("what we noticed"), blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.WANTED)

    class Meta(Record.Meta):
        abstract = True

    @classmethod
    def of(cls, project: Any) -> list[Any]:
        """All of a stage, asked once a page."""

        def ask() -> list[Any]:
            rows = list(cls._default_manager.filter(project=project))
            for row in rows:
                row.project = project
            return rows

        return once(project, ("collected forms", cls._meta.label), ask)

    @property
    def label(self) -> str:
        return pick(self, "name")

    @property
    def tone(self) -> str:
        return "ok" if self.state == self.State.COLLECTED else "wait"

    @property
    def is_late(self) -> bool:
        wanted = self.state == self.State.WANTED and self.wanted_by is not None
        return wanted and self.wanted_by < timezone.localdate()  # type: ignore[operator]

    @property
    def has_sample(self) -> bool:
        return Attachment.objects.about(self).exists()

    def after_put(self, *, by: User) -> None:
        """The form led to the requirements that were read from it."""
        for requirement in self.requirements.all():  # type: ignore[attr-defined]
            Trace.note(self, requirement, by=by)

    @transaction.atomic
    def collect(self, *, by: User, on: date) -> None:
        """We have it, filled in, as they use it."""
        self.locked(self.State.WANTED)
        if on > timezone.localdate():
            raise Refused(gettext("This day lies ahead."), "on")
        self.shift(self.State.COLLECTED, by=by, verb="collected_form.collected", collected_on=on)

    @transaction.atomic
    def miss(self, *, by: User, reason: str) -> None:
        """It was not what we asked for after all."""
        self.locked(self.State.COLLECTED)
        if not reason.strip():
            raise Refused(gettext("Write down the reason; others will rely on it."), "reason")
        self.shift(
            self.State.WANTED, by=by, verb="collected_form.missed", data={"reason": reason.strip()}, collected_on=None
        )
