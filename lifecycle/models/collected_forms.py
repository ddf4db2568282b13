"""Forms and reports that the customer works with today, with a sample of each. Abstract."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.customers import Contact
from lifecycle.models.records import Record
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
    note = models.TextField(_("what we noticed"), blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.WANTED)

    class Meta(Record.Meta):
        abstract = True

    @property
    def label(self) -> str:
        return pick(self, "name")
