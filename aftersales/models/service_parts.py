"""What a service hand-over hands over: people of both sides, open issues, manuals, knowledge for the customer's people."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aftersales.models.service_handovers import ServiceHandover
from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.questions import Question
from lifecycle.models.users import User
from lifecycle.text import labelled, pick


class ServiceContact(Ordered):
    handover = models.ForeignKey(ServiceHandover, models.CASCADE, related_name="people")
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("of the customer")
    )
    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("one of ours")
    )
    part = models.CharField(gettext_lazy("whom to ask about what"), max_length=160)
    part_en = models.CharField(gettext_lazy("whom to ask about what, in English"), max_length=160, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("person of a service hand-over")
        constraints = [
            models.CheckConstraint(
                name="service_contact_one_side",
                condition=models.Q(contact__isnull=True, user__isnull=False)
                | models.Q(contact__isnull=False, user__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return labelled(self.person, pick(self, "part"))

    @property
    def person(self) -> Any:
        return self.contact or self.user


class ServiceIssue(Ordered):
    """Something that is still open and goes along, with whoever sees to it and by when."""

    handover = models.ForeignKey(ServiceHandover, models.CASCADE, related_name="issues")
    text = models.CharField(gettext_lazy("what is open"), max_length=300)
    text_en = models.CharField(gettext_lazy("what is open, in English"), max_length=300, blank=True)
    severity = models.CharField(
        gettext_lazy("severity"), max_length=8, choices=Question.Severity.choices, default=Question.Severity.MEDIUM
    )
    owner = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who sees to it")
    )
    due = models.DateField(gettext_lazy("by when"), null=True, blank=True)
    question = models.ForeignKey(
        Question, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("in our list")
    )

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("open issue of a service hand-over")

    def __str__(self) -> str:
        return pick(self, "text")


class ServiceManual(Ordered):
    handover = models.ForeignKey(ServiceHandover, models.CASCADE, related_name="manuals")
    title = models.CharField(gettext_lazy("manual or document"), max_length=200)
    title_en = models.CharField(gettext_lazy("manual or document, in English"), max_length=200, blank=True)
    place = models.CharField(gettext_lazy("where it is kept"), max_length=200, blank=True)
    place_en = models.CharField(gettext_lazy("where it is kept, in English"), max_length=200, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("manual of a service hand-over")

    def __str__(self) -> str:
        return pick(self, "title")


class ServiceKnowledge(Ordered):
    """What the customer's own developers or operators are to know, so that they can go on by themselves."""

    handover = models.ForeignKey(ServiceHandover, models.CASCADE, related_name="knowledge")
    topic = models.CharField(gettext_lazy("topic"), max_length=200)
    topic_en = models.CharField(gettext_lazy("topic in English"), max_length=200, blank=True)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who receives it")
    )
    done_on = models.DateField(gettext_lazy("handed over on"), null=True, blank=True)
    source_key = models.CharField(max_length=60, blank=True)  # of what the stages told, see lifecycle/transfers.py

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("knowledge of a service hand-over")

    def __str__(self) -> str:
        return _("%(topic)s (%(day)s)") % {"topic": pick(self, "topic"), "day": self.done_on or _("open")}
