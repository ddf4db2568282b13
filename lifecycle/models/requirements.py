"""Requirements: what the customer needs, in which situation, judged, answered and baselined."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.requirement_types import RequirementType, Response
from lifecycle.models.users import User
from lifecycle.text import pick


class Requirement(Record):
    class State(models.TextChoices):
        CAPTURED = "captured", _("Captured")
        ANALYSED = "analysed", _("Analysed")
        CONFIRMED = "confirmed", _("Confirmed by the customer")
        BASELINED = "baselined", _("Baselined")
        IN_WORK = "in_work", _("In work")
        VERIFIED = "verified", _("Verified")
        CLOSED = "closed", _("Done")
        DECLINED = "declined", _("Declined")
        DEFERRED = "deferred", _("Deferred")
        PHASE_TWO = "phase_two", _("Phase two")

    class Category(models.TextChoices):
        FUNCTIONAL = "functional", _("Function")
        PERFORMANCE = "performance", _("Performance")
        TECHNICAL = "technical", _("Technology")
        DATA = "data", _("Data")
        INTEGRATION = "integration", _("Integration")
        USABILITY = "usability", _("Usability")
        OTHER = "other", _("Other")

    class Origin(models.TextChoices):
        CUSTOMER = "customer", _("Of this customer")
        DOMAIN = "domain", _("Common to the field of business")

    class Source(models.TextChoices):
        RESEARCH = "research", _("Pre-sales research")
        SURVEY = "survey", _("User site survey")
        DEMO = "demo", _("Demonstration")
        EXCHANGE = "exchange", _("Technical exchange")
        IMPLEMENTATION = "implementation", _("Implementation research")
        TRAINING = "training", _("Training")
        TRIAL = "trial", _("Trial run")
        CHANGE = "change", _("Change request")
        TICKET = "ticket", _("Service ticket")
        OTHER = "other", _("Elsewhere")

    class Priority(models.TextChoices):
        MUST = "must", _("Must")
        SHOULD = "should", _("Should")
        COULD = "could", _("Could")
        LATER = "later", _("Later")

    class Elicitation(models.TextChoices):
        MEETING = "meeting", _("Meeting")
        INTERVIEW = "interview", _("Interview")
        QUESTIONNAIRE = "questionnaire", _("Questionnaire")
        OBSERVATION = "observation", _("Watching the work")
        PROTOTYPE = "prototype", _("Prototype or chart")
        DOCUMENT = "document", _("Documents")

    class Judgement(models.TextChoices):
        REASONABLE = "reasonable", _("Reasonable")
        NOT = "not", _("Not reasonable")
        UNCLEAR = "unclear", _("Unclear")

    class Cause(models.TextChoices):
        FUNCTION = "function", _("A function is missing")
        USABILITY = "usability", _("It is hard to use")
        PERFORMANCE = "performance", _("It is slow")
        DATA = "data", _("Data")
        MANAGEMENT = "management", _("A gap in management")
        TRAINING = "training", _("Not enough training")
        OTHER_SYSTEM = "other_system", _("Belongs to another system")

    class Constraint(models.TextChoices):
        RESOURCE = "resource", _("Resources")
        TIME = "time", _("Time")
        ROADMAP = "roadmap", _("The product's roadmap")

    BASELINE: ClassVar[tuple[str, ...]] = ("title", "description", "priority", "approach")
    FIXED: ClassVar[tuple[str, ...]] = (State.BASELINED, State.IN_WORK, State.VERIFIED, State.CLOSED)
    ENDED: ClassVar[tuple[str, ...]] = (State.DECLINED, State.DEFERRED, State.PHASE_TWO, State.CLOSED)
    editable_states: ClassVar[tuple[str, ...]] = (State.CAPTURED, State.ANALYSED, State.CONFIRMED)
    private: ClassVar[set[str]] = {
        "need_verdict",
        "way_verdict",
        "root_cause",
        "type",
        "review_note",
        "constraint_note",
    }

    title = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    description = models.TextField(_("description"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    category = models.CharField(_("category"), max_length=12, choices=Category.choices)
    origin = models.CharField(_("whose need"), max_length=8, choices=Origin.choices, default=Origin.CUSTOMER)
    source = models.CharField(_("where it came up"), max_length=14, choices=Source.choices)
    source_note = models.CharField(_("where exactly"), max_length=160, blank=True)
    elicitation = models.CharField(_("how it was found"), max_length=13, choices=Elicitation.choices, blank=True)
    raised_by = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("raised by")
    )
    priority = models.CharField(_("priority"), max_length=6, choices=Priority.choices, blank=True)
    approach = models.TextField(_("way of realisation"), blank=True)
    approach_en = models.TextField(_("way of realisation, in English"), blank=True)
    business_scenario = models.TextField(_("situation in the business"), blank=True)
    business_scenario_en = models.TextField(_("situation in the business, in English"), blank=True)
    underlying_need = models.TextField(_("need behind it"), blank=True)
    underlying_need_en = models.TextField(_("need behind it, in English"), blank=True)
    proposed_way = models.TextField(_("way the customer proposes"), blank=True)
    proposed_way_en = models.TextField(_("way the customer proposes, in English"), blank=True)
    need_verdict = models.CharField(_("is the need reasonable?"), max_length=10, choices=Judgement.choices, blank=True)
    way_verdict = models.CharField(_("is the way reasonable?"), max_length=10, choices=Judgement.choices, blank=True)
    root_cause = models.CharField(_("root cause"), max_length=12, choices=Cause.choices, blank=True)
    type = models.ForeignKey(
        RequirementType, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("type")
    )
    response = models.CharField(_("response"), max_length=12, choices=Response.choices, blank=True)
    workaround = models.TextField(_("until then"), blank=True)
    workaround_en = models.TextField(_("until then, in English"), blank=True)
    tolerated_until = models.DateField(_("tolerated until"), null=True, blank=True)
    reason = models.TextField(_("reason for the response"), blank=True)
    reason_en = models.TextField(_("reason for the response, in English"), blank=True)
    proof = models.TextField(_("what supports the reason"), blank=True)
    constraint = models.CharField(_("why not at once"), max_length=8, choices=Constraint.choices, blank=True)
    constraint_note = models.CharField(_("why not at once, in words"), max_length=200, blank=True)
    is_clear = models.BooleanField(_("clear"), default=False, editable=False)
    is_complete = models.BooleanField(_("complete"), default=False, editable=False)
    is_testable = models.BooleanField(_("testable"), default=False, editable=False)
    reviewer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("reviewed by")
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True, editable=False)
    review_note = models.TextField(_("remark of the review"), blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        Contact,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True, editable=False)
    baselined_at = models.DateTimeField(_("baselined"), null=True, blank=True, editable=False)
    revision = models.PositiveSmallIntegerField(_("revision"), default=1, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.CAPTURED)

    class Meta(Record.Meta):
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering = ["number"]
        indexes = [models.Index(fields=["project", "state"], name="requirement_state")]

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def code(self) -> str:
        """As it is cited in documents: R-07."""
        return f"R-{self.number:02d}"


class Alternative(Ordered):
    """Another way to meet the need."""

    requirement = models.ForeignKey(Requirement, models.CASCADE, related_name="alternatives")
    text = models.TextField(_("alternative"))
    text_en = models.TextField(_("alternative in English"), blank=True)
    effort_days = models.DecimalField(_("effort, days"), max_digits=6, decimal_places=1, null=True, blank=True)
    simple = models.BooleanField(_("simple"), default=False)

    class Meta(Ordered.Meta):
        verbose_name = _("alternative")

    def __str__(self) -> str:
        return pick(self, "text")


class RequirementChange(Ordered):
    """A change to a baselined requirement: asked for with a reason, decided by somebody else than who asks."""

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        APPROVED = "approved", _("Approved")
        REFUSED = "refused", _("Refused")

    requirement = models.ForeignKey(Requirement, models.CASCADE, related_name="changes")
    values = models.JSONField(default=dict)  # new values of the fields that change, twins included
    before = models.JSONField(default=dict)
    reason = models.TextField(_("reason"))
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision_note = models.TextField(_("words on the decision"), blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.ASKED)

    class Meta(Ordered.Meta):
        verbose_name = _("change of a requirement")
        constraints = [
            models.UniqueConstraint(
                fields=["requirement"], condition=Q(state="asked"), name="requirement_change_one_open"
            )
        ]
