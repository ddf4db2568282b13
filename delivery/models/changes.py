"""Change requests (变更申请): what the customer wants otherwise, what for, what it costs, who decides, and what it changed."""

from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from delivery.models.change_effects import ChangeEffects
from delivery.models.change_parts import ChangeAlternative, ChangedRequirement
from delivery.models.change_processes import ChangeProcess, Level
from delivery.models.change_verbs import ChangeVerbs
from delivery.models.handing_in import HandingIn
from lifecycle.display import money
from lifecycle.errors import Refused
from lifecycle.models.attachments import Attachment
from lifecycle.models.customers import Contact
from lifecycle.models.origins import Originating
from lifecycle.models.records import Record
from lifecycle.models.requirement_changes import CHANGEABLE
from lifecycle.models.requirements import Requirement
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.priors import Prior, search
from lifecycle.stages import State as ProjectState
from lifecycle.stages import position, reached
from lifecycle.text import pick


class ChangeRequest(HandingIn, ChangeVerbs, ChangeEffects, Originating, Record):
    class Kind(models.TextChoices):
        REQUIREMENT = "requirement", gettext_lazy("Requirement change")
        REALISATION = "realisation", gettext_lazy("Same goal, realised otherwise")

    class State(models.TextChoices):
        DRAFT = "draft", gettext_lazy("Draft")
        SUBMITTED = "submitted", pgettext_lazy("change request", "Submitted")
        ANALYSED = "analysed", pgettext_lazy("change request", "Analysed")
        ASSESSED = "assessed", pgettext_lazy("change request", "Assessed")
        APPROVED = "approved", pgettext_lazy("change request", "Approved")
        ALTERNATIVE = "alternative", pgettext_lazy("change request", "Alternative agreed")
        REJECTED = "rejected", pgettext_lazy("change request", "Rejected")
        PHASE_TWO = "phase_two", pgettext_lazy("change request", "Put to phase two")
        SIGNED = "signed", pgettext_lazy("change request", "Signed")
        IMPLEMENTED = "implemented", pgettext_lazy("change request", "Implemented")
        VERIFIED = "verified", pgettext_lazy("change request", "Verified")
        CLOSED = "closed", pgettext_lazy("change request", "Closed")

    TONES: ClassVar[dict[str, str]] = {
        "submitted": "wait", "analysed": "wait", "assessed": "wait", "approved": "now", "alternative": "now",
        "signed": "ok", "implemented": "ok", "verified": "ok", "closed": "ok", "rejected": "bad",
    }  # fmt: skip
    WAITING: ClassVar[tuple[str, ...]] = (State.SUBMITTED, State.ANALYSED)  # for our assessment
    UNDECIDED: ClassVar[tuple[str, ...]] = (State.DRAFT, *WAITING, State.ASSESSED)
    ACCEPTED: ClassVar[tuple[str, ...]] = (State.APPROVED, State.ALTERNATIVE)
    IN_FORCE: ClassVar[tuple[str, ...]] = (State.SIGNED, State.IMPLEMENTED, State.VERIFIED, State.CLOSED)
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT, State.SUBMITTED, State.ANALYSED)
    signed_states: ClassVar[tuple[str, ...]] = (State.SIGNED,)

    title = models.CharField(gettext_lazy("title"), max_length=160)
    title_en = models.CharField(gettext_lazy("title in English"), max_length=160, blank=True)
    description = models.TextField(gettext_lazy("what is to change"))
    description_en = models.TextField(gettext_lazy("what is to change, in English"), blank=True)
    change_kind = models.CharField(
        gettext_lazy("kind of change"), max_length=11, choices=Kind.choices, default=Kind.REQUIREMENT
    )
    raised_by = models.ForeignKey(
        Contact, models.PROTECT, null=True, related_name="+", verbose_name=gettext_lazy("raised by")
    )
    urgent = models.BooleanField(gettext_lazy("urgent: half the time to assess it"), default=False)
    agreed_inside = models.TextField(gettext_lazy("who agreed to it inside the customer"), blank=True)
    agreed_inside_en = models.TextField(gettext_lazy("who agreed to it inside the customer, in English"), blank=True)
    process = models.ForeignKey(
        ChangeProcess, models.PROTECT, null=True, editable=False, related_name="changes",
        verbose_name=gettext_lazy("change process"),
    )  # fmt: skip
    submitted_on = models.DateField(gettext_lazy("submitted on"), null=True, editable=False)
    assess_by = models.DateField(gettext_lazy("to be assessed by"), null=True, editable=False)
    root_purpose = models.TextField(gettext_lazy("root purpose"), blank=True)
    root_purpose_en = models.TextField(gettext_lazy("root purpose, in English"), blank=True)
    talk_on = models.DateField(gettext_lazy("talked about on"), null=True, blank=True)
    talk_with = models.ForeignKey(
        Contact,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=gettext_lazy("talked about with"),
    )
    talk_note = models.TextField(gettext_lazy("what was said"), blank=True)
    no_prior = models.TextField(gettext_lazy("nothing earlier was found: where we looked"), blank=True)
    no_prior_en = models.TextField(gettext_lazy("nothing earlier was found, in English"), blank=True)
    no_alternative = models.TextField(gettext_lazy("why there is no other way"), blank=True)
    no_alternative_en = models.TextField(gettext_lazy("why there is no other way, in English"), blank=True)
    impact_cost = models.DecimalField(
        gettext_lazy("cost of the change"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    impact_days = models.SmallIntegerField(gettext_lazy("days that it adds"), null=True, blank=True)
    impact_scope = models.TextField(gettext_lazy("effect on the scope"), blank=True)
    impact_scope_en = models.TextField(gettext_lazy("effect on the scope, in English"), blank=True)
    impact_quality = models.TextField(gettext_lazy("effect on the quality"), blank=True)
    impact_quality_en = models.TextField(gettext_lazy("effect on the quality, in English"), blank=True)
    impact_resources = models.TextField(gettext_lazy("people and means"), blank=True)
    impact_resources_en = models.TextField(gettext_lazy("people and means, in English"), blank=True)
    assessed_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("assessed by")
    )
    assessed_on = models.DateField(gettext_lazy("assessed on"), null=True, editable=False)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("decided by")
    )
    decided_at = models.DateTimeField(gettext_lazy("decided"), null=True, editable=False)
    decision_reason = models.TextField(gettext_lazy("reason for the decision"), blank=True, editable=False)
    decision_reason_en = models.TextField(
        gettext_lazy("reason for the decision, in English"), blank=True, editable=False
    )
    refused_reason = models.TextField(gettext_lazy("why the customer did not sign"), blank=True, editable=False)
    amendment = models.PositiveIntegerField(gettext_lazy("contract amendment"), null=True, editable=False)
    before = models.JSONField(default=dict, editable=False)  # amount, due_on and payments until it was signed
    signed_on = models.DateField(gettext_lazy("signed on"), null=True, editable=False)
    implemented_on = models.DateField(gettext_lazy("implemented on"), null=True, editable=False)
    verified_on = models.DateField(gettext_lazy("verified on"), null=True, editable=False)
    outcome = models.TextField(gettext_lazy("what was done and seen"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=11, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("change request")
        verbose_name_plural = gettext_lazy("change requests")
        indexes = [models.Index(fields=["project", "state"], name="change_state")]

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return self.TONES.get(self.state, "draft" if self.state == self.State.DRAFT else "off")

    # -- what it comes to ------------------------------------------------------------------------------------------

    @cached_property
    def chosen(self) -> ChangeAlternative | None:
        """The other way that we propose; without one it is done as it was asked for."""
        return next((row for row in self.alternatives.all() if row.chosen), None)  # type: ignore[attr-defined]

    @property
    def cost(self) -> Decimal:
        """Of what is proposed or agreed."""
        return (self.chosen.cost if self.chosen else self.impact_cost) or Decimal(0)

    @property
    def days(self) -> int:
        return (self.chosen.days if self.chosen else self.impact_days) or 0

    @property
    def is_reckoned(self) -> bool:
        """Has somebody said what it costs and how long it takes?"""
        told = (self.impact_cost, self.impact_days)
        return None not in ((*told, self.chosen.cost, self.chosen.days) if self.chosen else told)

    @property
    def avoided_cost(self) -> Decimal:
        """What the customer did not have to spend because another way was agreed."""
        if self.chosen is None or self.state not in (self.State.ALTERNATIVE, *self.IN_FORCE):
            return Decimal(0)
        return max((self.impact_cost or Decimal(0)) - self.cost, Decimal(0))

    @property
    def level(self) -> Level:
        process = self.process or ChangeProcess.agreed(self.project)
        return process.level_of(self.cost, self.days) if process else Level.EXECUTIVE

    @property
    def is_light(self) -> bool:
        """Same goal, within what the project manager decides alone: no signature, and nothing of the contract changes."""
        return self.change_kind == self.Kind.REALISATION and self.is_reckoned and self.level == Level.MANAGER

    @property
    def needs_amendment(self) -> bool:
        """Beyond the limits time and money change by an amendment to the contract, not by the request itself."""
        return self.is_reckoned and self.level == Level.EXECUTIVE

    @property
    def changes_contract(self) -> bool:
        return not self.needs_amendment and not self.is_light and bool(self.cost or self.days)

    @property
    def cost_shown(self) -> str:
        return money(self.cost, self.project.currency) if self.is_reckoned else ""

    @property
    def days_shown(self) -> str:
        return ngettext("%(n)d day", "%(n)d days", self.days) % {"n": self.days} if self.is_reckoned else ""

    @property
    def is_overdue(self) -> bool:
        return self.state in self.WAITING and self.assess_by is not None and self.assess_by < timezone.localdate()

    @property
    def decision_told(self) -> str:
        """For the thread of a requirement: what was decided about it, and why."""
        if self.decided_by is None:
            return ""
        who = _("%(state)s by %(who)s") % {"state": self.state_label, "who": self.decided_by}
        return f"{who}. {pick(self, 'decision_reason')}".strip()

    @staticmethod
    def is_too_late(project: Any) -> bool:
        """Once acceptance is passed nothing of this phase changes any more."""
        return reached(project) >= position(ProjectState.PAYMENT)

    # -- writing ---------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        process = ChangeProcess.agreed(self.project)
        self.raised_by = process.single_contact if process else None

    def prefill_from(self, link: dict[str, str], *, by: User) -> None:
        """Raised from a research log, one of its entries or a requirement: what was heard there goes along."""
        self.origin_key = link.get("from", "")[:80]
        record = self.origin()
        if record is None:
            return
        number = link.get("entry", "")
        entries = getattr(record, "entries", None)
        entry = entries.filter(pk=int(number)).first() if entries and number.isdecimal() and len(number) < 10 else None
        if entry is not None:
            self.title, self.title_en = entry.topic[:160], entry.topic_en[:160]
            self.description, self.description_en = entry.text, entry.text_en
            self.root_purpose = getattr(entry, "need_behind", "")
            self.root_purpose_en = getattr(entry, "need_behind_en", "")
        elif isinstance(record, Requirement):
            self.title, self.title_en = record.title, record.title_en
        else:
            self.title = record.label[:160]

    def guard_new(self) -> None:
        if self.is_too_late(self.project):
            raise Refused(_("Acceptance is passed. What is wanted now goes on the list for phase two."))
        if ChangeProcess.agreed(self.project) is None:
            raise Refused(_("First agree the change process with the customer; until then no change is taken in."))

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        for name in ("raised_by", "talk_with"):
            person = getattr(self, name)
            if person is not None and person.customer_id != self.project.customer_id:
                raise Refused(_("This person belongs to another customer."), name)
        for name in ("talk_on", "agreed_on"):
            if (on := getattr(self, name)) and on > timezone.localdate():
                raise Refused(_("This day is still to come."), name)
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        self.note_origin(by=by)
        self.keep_out(by=by)
        record = self.origin()
        if isinstance(record, Requirement) and record.state in CHANGEABLE:
            ChangedRequirement.objects.get_or_create(change=self, requirement=record)
        for row in self.requirements.select_related("requirement__project"):  # type: ignore[attr-defined]
            Trace.note(row.requirement, self, by=by)
        if self.alternatives.filter(chosen=True).count() > 1:  # type: ignore[attr-defined]
            raise Refused(_("Choose one alternative, not several."))

    def priors(self, user: User) -> list[Prior]:
        """Where the project's papers spoke of it before, as far as this person may read them."""
        noted = set(self.references.values_list("subject_kind", "subject_id"))  # type: ignore[attr-defined]
        told = (self.title, self.title_en, self.description, self.description_en, self.wanted_for, self.root_purpose)
        found = search(self.project, user, " ".join(told), without=self)
        return [prior for prior in found if (prior.kind, prior.pk) not in noted]

    def page_facts(self, user: User) -> dict[str, Any]:
        """What the next step needs, and on the way to it what was found."""
        searching = self.state in (self.State.SUBMITTED, self.State.ANALYSED)
        decides = self.state == self.State.ASSESSED and not self.may_decide(user)
        rows: list[Any] = [
            *self.requirements.select_related("requirement__project"),  # type: ignore[attr-defined]
            *self.objectives.select_related("objective__project"),  # type: ignore[attr-defined]
        ]
        return {
            "redlines": [row.shown() for row in rows], "lacks": self.lacks(),
            "priors": self.priors(user)[:5] if searching else [], "waits_for": self.level.label if decides else "",
            "plan_moves": import_string("delivery.planchanges.preview")(self),
        }  # fmt: skip

    @property
    def inner_papers(self) -> Any:
        """Files that show that the customer agreed inside."""
        return Attachment.objects.about(self).filter(archived_at=None)


def changes_undecided(*, project: Any) -> list[ChangeRequest]:
    return list(ChangeRequest.objects.filter(project=project, state__in=ChangeRequest.UNDECIDED).order_by("number"))


def changes_open(*, project: Any) -> bool:
    return not ChangeRequest.is_too_late(project) and ChangeProcess.agreed(project) is not None
