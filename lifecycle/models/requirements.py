"""Requirements: what the customer needs, in which situation, judged, answered and baselined."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle import responses
from lifecycle.errors import Refused
from lifecycle.models import requirement_choices as choices
from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.requirement_answers import Answered
from lifecycle.models.requirement_changes import Changed
from lifecycle.models.requirement_tasks import Tasked
from lifecycle.models.requirement_types import Nature, RequirementType, Response
from lifecycle.models.users import User
from lifecycle.stages import State as ProjectState
from lifecycle.stages import position, reached
from lifecycle.text import pick


class Requirement(Answered, Changed, Tasked, Record):
    State = choices.State
    Category = choices.Category
    Origin = choices.Origin
    Source = choices.Source
    Priority = choices.Priority
    Elicitation = choices.Elicitation
    Judgement = choices.Judgement
    Cause = choices.Cause
    Constraint = choices.Constraint

    BASELINE: ClassVar[tuple[str, ...]] = ("title", "description", "priority", "approach")
    TONES: ClassVar[dict[str, str]] = {
        "captured": "draft", "analysed": "wait", "confirmed": "now", "baselined": "ok", "in_work": "now", "verified": "ok",
        "closed": "ok",
    }  # fmt: skip
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
        "impact_cost",
        "impact_days",
        "effort_days",
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
    processes = models.CharField(_("processes that it touches"), max_length=200, blank=True)
    business_processes = models.ManyToManyField(
        "lifecycle.BusinessProcess", blank=True, related_name="requirements", verbose_name=_("business processes")
    )
    departments = models.CharField(_("departments that it touches"), max_length=200, blank=True)
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
    planned_release = models.CharField(_("planned release"), max_length=80, blank=True)
    value_impact = models.TextField(_("what it means for the value of the project"), blank=True)
    value_impact_en = models.TextField(_("what it means for the value of the project, in English"), blank=True)
    without_it = models.TextField(_("what happens without it"), blank=True)
    without_it_en = models.TextField(_("what happens without it, in English"), blank=True)
    impact_cost = models.DecimalField(_("what it costs us"), max_digits=14, decimal_places=2, null=True, blank=True)
    impact_days = models.DecimalField(
        _("what it takes, working days"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    effort_days = models.DecimalField(
        _("effort of the chosen way, days"), max_digits=6, decimal_places=1, null=True, blank=True
    )
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
    analysed_at = models.DateTimeField(_("analysed"), null=True, blank=True, editable=False)
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
    told_on = models.DateField(_("told on"), null=True, blank=True, editable=False)
    told_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("told by")
    )
    told_how = models.CharField(_("how whoever asked was told"), max_length=200, blank=True, editable=False)
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

    def get_response_display(self) -> str:  # type: ignore[no-redef]
        """In the company's own words; a list asks for them once, with the rows."""
        kept = self.__dict__.get("response_said")
        return kept if kept is not None else responses.label(self.response)

    @property
    def is_unavoidable(self) -> bool:
        return self.type is not None and self.type.nature == Nature.UNAVOIDABLE

    @property
    def has_simple_way(self) -> bool:
        return any(way.simple for way in self.alternatives.all())

    @property
    def tone(self) -> str:
        return self.TONES.get(self.state, "off")

    @staticmethod
    def is_too_late(project: Any) -> bool:
        """From acceptance on a project takes nothing more in: what is new goes on the list for phase two."""
        return reached(project) >= position(ProjectState.ACCEPTANCE)

    @classmethod
    def first_state(cls, project: Any) -> str:
        return choices.State.PHASE_TWO if cls.is_too_late(project) else choices.State.CAPTURED

    @classmethod
    def tally(cls, project: Any) -> tuple[dict[str, int], int]:
        """How many were answered in each way (nobody should say yes to everything, or no), and how many are analysed
        and wait for the customer's word."""
        rows = cls.objects.filter(project=project).order_by()
        answers: dict[str, int] = {}
        waiting = 0
        for response, state, n in rows.values_list("response", "state").annotate(n=models.Count("pk")):
            if response:
                answers[response] = answers.get(response, 0) + n
            if state == choices.State.ANALYSED:
                waiting += n
        return answers, waiting

    def page_facts(self, user: User) -> dict[str, Any]:
        from lifecycle.following import facts
        from lifecycle.models.requirement_asks import asking

        return facts(self, user) | asking(self, user)

    def guard_new(self) -> None:
        if self.state not in (choices.State.CAPTURED, choices.State.PHASE_TWO):
            raise Refused(gettext("A new requirement is captured first; it is analysed and confirmed afterwards."))
        if self.state == choices.State.CAPTURED and self.is_too_late(self.project):
            raise Refused(
                gettext("From acceptance on, new requirements go on the list for phase two and nowhere else."), "later"
            )

    def not_editable(self) -> str:
        if self.state in self.FIXED:
            return gettext(
                "This requirement is baselined. Ask for a change instead: it keeps what was agreed, before and after."
            )
        return super().not_editable()

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.raised_by and self.raised_by.customer_id != self.project.customer_id:
            raise Refused(gettext("This person belongs to another customer."), "raised_by")
        if self.pk and self.wording_differs():
            self.unreview()
        super().put(by=by, read_version=read_version, diff=diff)

    def wording_differs(self) -> bool:
        """Does it now say something else than what was reviewed and confirmed?"""
        saved = type(self).objects.get(pk=self.pk)
        names = (*self.BASELINE, "business_scenario", "underlying_need")
        return any(
            getattr(self, n) != getattr(saved, n) for name in names for n in (name, f"{name}_en") if hasattr(self, n)
        )

    def unreview(self) -> None:
        """Other words: nobody has reviewed or confirmed those yet."""
        self.is_clear = self.is_complete = self.is_testable = False
        self.reviewer = self.reviewed_at = None
        if self.state == choices.State.CONFIRMED:
            self.state, self.confirmed_by, self.confirmed_on = choices.State.ANALYSED, None, None


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
