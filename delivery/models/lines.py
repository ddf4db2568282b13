"""The lines of a kickoff: who comes, what is said, who does what, until when."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.models.customers import Contact
from lifecycle.models.users import User
from lifecycle.text import EN, ZH, named, pick, same, twin


class Side(models.TextChoices):
    CUSTOMER = "customer", _("Customer")
    VENDOR = "vendor", pgettext_lazy("side", "Us")


class DutySide(models.TextChoices):
    CUSTOMER = "customer", _("Customer")
    VENDOR = "vendor", pgettext_lazy("side", "Us")
    BOTH = "both", _("Both sides")


class Line(models.Model):
    """Abstract. Lines keep the order in which they were written."""

    class Meta:
        abstract = True
        ordering = ["pk"]


class KickoffAgenda(Line):
    kickoff = models.ForeignKey("delivery.Kickoff", models.CASCADE, related_name="agenda")
    time = models.TimeField(_("time"), null=True, blank=True)
    topic = models.CharField(_("topic"), max_length=200)
    topic_en = models.CharField(_("topic in English"), max_length=200, blank=True)
    speaker = models.CharField(_("speaker"), max_length=80, blank=True)
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), null=True, blank=True)

    class Meta(Line.Meta):
        ordering = ["time", "pk"]

    def __str__(self) -> str:
        return pick(self, "topic")


class KickoffSpeech(Line):
    """The customer's leader speaks on why it matters, ours on how we work."""

    kickoff = models.ForeignKey("delivery.Kickoff", models.CASCADE, related_name="speeches")
    side = models.CharField(pgettext_lazy("speaker", "side"), max_length=8, choices=Side.choices)
    speaker = models.CharField(_("speaker"), max_length=80)
    topic = models.CharField(_("topic"), max_length=200)
    topic_en = models.CharField(_("topic in English"), max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=10)
    draft = models.TextField(_("what is said"), blank=True)
    draft_en = models.TextField(_("what is said, in English"), blank=True)

    def __str__(self) -> str:
        return f"{self.speaker} · {pick(self, 'topic')}"


class KickoffAttendee(Line):
    """A contact, one of our people, or somebody known only by name."""

    kickoff = models.ForeignKey("delivery.Kickoff", models.CASCADE, related_name="attendees")
    side = models.CharField(pgettext_lazy("speaker", "side"), max_length=8, choices=Side.choices)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("contact")
    )
    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("one of our people")
    )
    name = models.CharField(_("name of the person"), max_length=80, blank=True)
    role = models.CharField(_("part in the project"), max_length=80, blank=True)
    role_en = models.CharField(_("part in the project, in English"), max_length=80, blank=True)
    is_executive = models.BooleanField(_("executive"), default=False)
    confirmed = models.BooleanField(_("has confirmed"), default=False)
    attended = models.BooleanField(_("was there"), default=False)

    class Meta(Line.Meta):
        ordering = ["side", "-is_executive", "pk"]
        constraints = [
            models.CheckConstraint(
                name="kickoff_attendee_is_somebody",
                condition=Q(contact__isnull=False, user__isnull=True, side="customer")
                | Q(user__isnull=False, contact__isnull=True, side="vendor")
                | (Q(contact__isnull=True, user__isnull=True) & ~Q(name="")),
            )
        ]

    def __str__(self) -> str:
        return str(self.person or self.name)

    @property
    def person(self) -> Any:
        return self.contact or self.user

    @property
    def names(self) -> dict[str, str]:
        return named(self.person) if self.person else same(self.name)

    @property
    def titles(self) -> dict[str, str]:
        return twin(self.person, "title") if self.person else {ZH: "", EN: ""}


class KickoffResource(Line):
    """What one side brings, and whether that is certain."""

    class Kind(models.TextChoices):
        PEOPLE = "people", pgettext_lazy("resource", "People")
        ENVIRONMENT = "environment", pgettext_lazy("resource", "Rooms and equipment")
        BUDGET = "budget", pgettext_lazy("resource", "Budget")

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("resource", "Asked for")
        CONFIRMED = "confirmed", pgettext_lazy("resource", "Confirmed")
        REFUSED = "refused", pgettext_lazy("resource", "Refused")

    kickoff = models.ForeignKey("delivery.Kickoff", models.CASCADE, related_name="resources")
    side = models.CharField(pgettext_lazy("speaker", "side"), max_length=8, choices=Side.choices)
    resource_kind = models.CharField(pgettext_lazy("resource", "kind"), max_length=11, choices=Kind.choices)
    what = models.CharField(_("what is needed"), max_length=200)
    what_en = models.CharField(_("what is needed, in English"), max_length=200, blank=True)
    needed_by = models.DateField(_("needed by"), null=True, blank=True)
    status = models.CharField(
        pgettext_lazy("resource", "status"), max_length=9, choices=State.choices, default=State.ASKED
    )

    class Meta(Line.Meta):
        ordering = ["side", "pk"]

    def __str__(self) -> str:
        return pick(self, "what")


class KickoffReader(Line):
    """A department that the project touches: it gets pack and minutes, and says that it has read them."""

    kickoff = models.ForeignKey("delivery.Kickoff", models.CASCADE, related_name="readers")
    department = models.CharField(_("department or group"), max_length=120)
    department_en = models.CharField(_("department or group, in English"), max_length=120, blank=True)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("contact")
    )
    read_on = models.DateField(_("read on"), null=True, blank=True)

    def __str__(self) -> str:
        return pick(self, "department")


class KickoffResponsibility(Line):
    kickoff = models.ForeignKey("delivery.Kickoff", models.CASCADE, related_name="responsibilities")
    task = models.CharField(_("task"), max_length=200)
    task_en = models.CharField(_("task in English"), max_length=200, blank=True)
    side = models.CharField(pgettext_lazy("duty", "side"), max_length=8, choices=DutySide.choices)
    who = models.CharField(_("who does it"), max_length=120)
    who_en = models.CharField(_("who does it, in English"), max_length=120, blank=True)

    def __str__(self) -> str:
        return pick(self, "task")


class KickoffMilestone(Line):
    kickoff = models.ForeignKey("delivery.Kickoff", models.CASCADE, related_name="milestones")
    name = models.CharField(_("milestone"), max_length=120)
    name_en = models.CharField(_("milestone in English"), max_length=120, blank=True)
    on = models.DateField(_("date"))

    class Meta(Line.Meta):
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return pick(self, "name")


class KickoffDecision(Line):
    kickoff = models.ForeignKey("delivery.Kickoff", models.CASCADE, related_name="decisions")
    text = models.TextField(pgettext_lazy("minutes", "decision"))
    text_en = models.TextField(_("decision in English"), blank=True)
    owner = models.CharField(_("owner"), max_length=80, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)

    def __str__(self) -> str:
        return pick(self, "text")
