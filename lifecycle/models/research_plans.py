"""The plan of a round of research: whom to ask what, and when; how it went on, and what is left. Abstract."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick


class ResearchPlanBase(Record):
    """Children: `lines`."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        CONFIRMED = "confirmed", _("Confirmed by the customer")
        ON_SITE = "on_site", _("Under way")
        FOLLOW_UP = "follow_up", _("Being followed up")
        CLOSED = "closed", _("Over")

    # What is prepared before the first talk (domain PRE-09).
    PREPARATION: ClassVar[tuple[str, ...]] = (
        "background_read",
        "organisation_known",
        "terms_known",
        "outline_ready",
        "materials_ready",
    )
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    private: ClassVar[set[str]] = {"unprepared_reason"}

    title = models.CharField(_("what it is about"), max_length=160)
    title_en = models.CharField(_("what it is about, in English"), max_length=160, blank=True)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    purpose = models.TextField(_("purpose"))
    purpose_en = models.TextField(_("purpose in English"), blank=True)
    background = models.TextField(_("what we know already"), blank=True)
    background_en = models.TextField(_("what we know already, in English"), blank=True)
    background_read = models.BooleanField(_("the customer's background was studied"), default=False)
    organisation_known = models.BooleanField(_("the organisation chart is known"), default=False)
    terms_known = models.BooleanField(_("the terms of the field are known"), default=False)
    outline_ready = models.BooleanField(_("the outline of questions is written"), default=False)
    materials_ready = models.BooleanField(_("the material to bring is ready"), default=False)
    unprepared_reason = models.CharField(_("why it begins unprepared"), max_length=200, blank=True)
    confirmed_with = models.ForeignKey(
        Contact,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("confirmed by"),
    )
    confirmed_how = models.CharField(_("how it was confirmed"), max_length=160, blank=True, editable=False)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True, editable=False)
    follow_up = models.TextField(_("what is left to be done"), blank=True, editable=False)
    informal_note = models.TextField(_("talks outside the meetings"), blank=True, editable=False)
    analysed_on = models.DateField(_("business analysis meeting on"), null=True, blank=True, editable=False)
    analysed_by = models.TextField(_("who took part in it, and what it found"), blank=True, editable=False)
    not_analysed_reason = models.TextField(_("why there was none"), blank=True, editable=False)
    no_report_reason = models.TextField(_("why there is no approved report"), blank=True, editable=False)
    declined_reason = models.TextField(_("why the customer declined"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        abstract = True

    @property
    def label(self) -> str:
        return pick(self, "title")


class PlanLineBase(Ordered):
    """A talk that is planned. `plan` is the foreign key to its plan, with related_name `lines`."""

    topic = models.CharField(_("topic"), max_length=160)
    topic_en = models.CharField(_("topic in English"), max_length=160, blank=True)
    process = models.CharField(_("business process"), max_length=160, blank=True)
    process_en = models.CharField(_("business process in English"), max_length=160, blank=True)
    is_key = models.BooleanField(_("key process"), default=False)
    department = models.CharField(_("department"), max_length=120, blank=True)
    department_en = models.CharField(_("department in English"), max_length=120, blank=True)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("whom we talk to")
    )
    interviewee = models.CharField(_("somebody else"), max_length=120, blank=True)
    ours = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who of us asks")
    )
    at = models.DateTimeField(_("date and time"), null=True, blank=True)
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=1, null=True, blank=True)
    questions = models.TextField(_("questions"), blank=True)
    questions_en = models.TextField(_("questions in English"), blank=True)
    wanted = models.TextField(_("documents and forms we ask for"), blank=True)
    wanted_en = models.TextField(_("documents and forms we ask for, in English"), blank=True)
    dropped_reason = models.CharField(_("why it is left out"), max_length=200, blank=True, editable=False)

    class Meta(Ordered.Meta):
        abstract = True

    def __str__(self) -> str:
        return pick(self, "topic")
