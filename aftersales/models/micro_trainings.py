"""Training anytime and anywhere (随时培训): who was shown what in how many minutes, and what we learned from them."""

import uuid
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.knowledge import KnowledgeNote
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import short

LEARNED = uuid.UUID("c2a44c4b-7d4e-4f0b-9f0c-5c4f0d5b1f77")


class MicroTrainingQuerySet(models.QuerySet["MicroTraining"]):
    def for_list(self) -> "MicroTrainingQuerySet":
        return self.select_related("contact")


class MicroTraining(Record):
    class State(models.TextChoices):
        NOTED = "noted", pgettext_lazy("micro training", "Noted")
        SHARED = "shared", gettext_lazy("Shared with the team")

    editable_states: ClassVar[tuple[str, ...]] = (State.NOTED,)
    private: ClassVar[set[str]] = {"learned"}
    labels: ClassVar[dict[str, Any]] = {"name": gettext_lazy("to whom")}

    what = models.CharField(gettext_lazy("what was shown"), max_length=200)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("to whom")
    )
    name = models.CharField(gettext_lazy("or name"), max_length=80, blank=True)
    minutes = models.PositiveSmallIntegerField(
        gettext_lazy("minutes it took"), default=10, validators=[MinValueValidator(1), MaxValueValidator(480)]
    )
    on = models.DateField(gettext_lazy("day"), default=timezone.localdate)
    learned = models.TextField(gettext_lazy("what we learned from them"), blank=True)
    state = models.CharField(gettext_lazy("state"), max_length=6, choices=State.choices, default=State.NOTED)

    objects = MicroTrainingQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("micro training")
        verbose_name_plural = gettext_lazy("micro trainings")
        ordering = ["-on", "-number"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="micro_training_to_somebody", condition=Q(contact__isnull=False) | ~Q(name="")
            ),
            models.CheckConstraint(name="micro_training_takes_time", condition=Q(minutes__range=(1, 480))),
        ]

    @property
    def label(self) -> str:
        return self.what

    @property
    def tone(self) -> str:
        return "ok"

    @property
    def who(self) -> str:
        return str(self.contact) if self.contact else self.name

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.contact is None and not self.name.strip():
            raise Refused(_("Choose a contact, or write the name."), "contact")
        if self.on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        super().put(by=by, read_version=read_version, diff=diff)

    @transaction.atomic
    def share(self, *, by: User) -> None:
        """What we learned from a user becomes a note that every colleague finds."""
        self.locked(self.State.NOTED)
        if not self.learned.strip():
            raise Refused(_("Nothing is written down that we learned."))
        key = uuid.uuid5(LEARNED, str(self.pk))
        note = KnowledgeNote(project=self.project, kind=KnowledgeNote.Kind.PRACTICE, creation_key=key)
        note.write(by=by, version=0, title=short(self.what), text=self.learned.strip(), industry=self.project.industry)
        Trace.note(self, note, by=by)
        self.shift(self.State.SHARED, by=by, verb="micro_training.shared")
