"""The project: one customer's journey from first visit to last payment."""

import uuid
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import PROJECT_ENDED, Refused, Stale
from lifecycle.fields import ChoiceListField
from lifecycle.models.amending import Amending
from lifecycle.models.customers import Contact, Customer, Industry
from lifecycle.models.events import ChainHead, Event, changes
from lifecycle.models.figures import Figures
from lifecycle.models.moves import Moves
from lifecycle.models.numbers import draw
from lifecycle.models.project_terms import Currency, DocumentLanguage, Governance, Involvement, Prevailing, ProjectType
from lifecycle.models.users import User
from lifecycle.stages import AT_REST, STAGE_OF, Stage, State
from lifecycle.text import pick


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, user: User) -> "ProjectQuerySet":
        """Company-wide roles see every project, everybody else those that they belong to."""
        from lifecycle import access
        from lifecycle.models.members import ProjectMember

        if access.sees_all(user):
            return self
        mine = ProjectMember.objects.acting(user).filter(project=OuterRef("pk"))
        return self.filter(Exists(mine))

    def running(self) -> "ProjectQuerySet":
        return self.exclude(state__in=AT_REST)

    def for_list(self) -> "ProjectQuerySet":
        """With what a list row or board card shows, and nothing else: six tables have two hundred columns."""
        return self.select_related(
            "customer", "presales_owner", "delivery_owner", "next_item", "next_item__template_item"
        ).only(
            "number", "name", "name_en", "state", "state_before", "currency", "contract_amount", "expected_amount",
            "win_probability", "expected_sign_on", "planned_end", "actual_end", "contract_passed_at", "total_items",
            "done_items", "oldest_due", "open_promises", "red_promises", "promised_days", "likely_days",
            "waiting_on_customer_since", "oldest_money_due", "open_amount", "plan_due", "readings", "readings_colour",
            "customer__name", "customer__name_en", "presales_owner__name", "presales_owner__name_en",
            "delivery_owner__name", "delivery_owner__name_en", "next_item__own_title", "next_item__code",
            "next_item__template_item__title", "next_item__template_item__title_en",
        )  # fmt: skip


def _owner(label: Any) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label)


class Project(Moves, Figures, Amending, models.Model):
    number = models.CharField(_("number"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="projects", verbose_name=_("customer"))
    industry = models.CharField(_("industry"), max_length=20, choices=Industry.choices)
    type = models.CharField(_("type"), max_length=12, choices=ProjectType.choices, default=ProjectType.PRODUCT)
    product = models.CharField(_("product"), max_length=120, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.LEAD)
    state_before = models.CharField(max_length=12, choices=State.choices, blank=True)
    state_since = models.DateTimeField(default=timezone.now)
    strategic_importance = models.TextField(_("why it matters to us"), blank=True)
    presales_owner = _owner(_("owner of pre-sales"))
    delivery_owner = _owner(_("project manager"))
    collection_owner = _owner(_("collects payment"))
    support_owner = _owner(_("looks after support"))
    pm_involvement = models.CharField(
        _("project manager's part before signing"), max_length=8, choices=Involvement.choices, blank=True
    )
    pm_involvement_reason = models.TextField(_("reason"), blank=True)
    pm_involvement_by = _owner(_("decided by"))
    pm_involvement_on = models.DateField(_("decided on"), null=True, blank=True)
    pm_involvement_due = models.DateField(_("to be decided by"), null=True, blank=True)
    pm_named_on = models.DateField(_("project manager named on"), null=True, blank=True)
    pm_empowered_on = models.DateField(_("authority announced on"), null=True, blank=True)
    sponsor = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sponsor")
    )
    governance_mode = models.CharField(
        _("how it is driven at the customer"), max_length=8, choices=Governance.choices, blank=True
    )
    escalation_route = models.TextField(_("who is asked when something is stuck"), blank=True)
    currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, default=Currency.CNY)
    expected_amount = models.DecimalField(_("expected amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    win_probability = models.PositiveSmallIntegerField(_("win probability, %"), default=20)
    expected_sign_on = models.DateField(_("signing expected on"), null=True, blank=True)
    go_decided_on = models.DateField(_("go decided on"), null=True, blank=True)
    contract_number = models.CharField(_("contract number"), max_length=60, blank=True)
    contract_amount = models.DecimalField(_("contract amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    contract_signed_on = models.DateField(_("contract signed on"), null=True, blank=True)
    contract_due_on = models.DateField(_("contract due on"), null=True, blank=True)
    # Deemed acceptance (视为确认): what the contract says, and for which kinds of documents.
    deemed_clause = models.CharField(_("clause on deemed acceptance"), max_length=200, blank=True)
    deemed_days = models.PositiveSmallIntegerField(_("silence confirms after … working days"), null=True, blank=True)
    deemed_kinds = ChoiceListField(_("kinds of documents that silence confirms"))
    contract_passed_at = models.DateTimeField(null=True, blank=True)
    lost_reason = models.CharField(_("why lost"), max_length=12, blank=True)
    closing_note = models.TextField(_("note on the end"), blank=True)
    review_on = models.DateField(_("to be reviewed on"), null=True, blank=True)
    planned_start = models.DateField(_("planned start"), null=True, blank=True)
    planned_end = models.DateField(_("planned end"), null=True, blank=True)
    actual_start = models.DateField(_("actual start"), null=True, blank=True)
    actual_end = models.DateField(_("actual end"), null=True, blank=True)
    document_language = models.CharField(
        _("language of documents"), max_length=4, choices=DocumentLanguage.choices, default=DocumentLanguage.ZH
    )
    prevailing_language = models.CharField(
        _("language that prevails in bilingual documents"), max_length=5, choices=Prevailing.choices, blank=True
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="phases", verbose_name=_("earlier phase")
    )
    playbook = models.ForeignKey("lifecycle.Playbook", models.PROTECT, related_name="projects")
    # Figures that lists and boards show; `refresh_figures` is the one place that writes them.
    total_items = models.PositiveIntegerField(default=0)
    done_items = models.PositiveIntegerField(default=0)
    oldest_due = models.DateField(null=True)
    next_item = models.ForeignKey("lifecycle.ChecklistItem", models.SET_NULL, null=True, related_name="+")
    open_promises = models.PositiveIntegerField(default=0)
    red_promises = models.PositiveIntegerField(default=0)
    promised_days = models.PositiveIntegerField(null=True)  # working days: the tightest promise beside the estimate
    likely_days = models.PositiveIntegerField(null=True)
    waiting_on_customer_since = models.DateTimeField(null=True)
    collected_amount = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal(0))
    open_amount = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal(0))
    oldest_money_due = models.DateField(null=True)
    plan_due = models.DateField(null=True)  # of the plans that hold, the oldest item that is open
    readings = models.JSONField(default=list)  # what the lights are read from besides; see lifecycle/readings.py
    readings_colour = models.CharField(max_length=5, blank=True)  # the worst of them, empty for green
    # what the customer's people gave, from 1 to 5: [{"heard", "mean", "n"}]; see lifecycle/satisfaction.py
    satisfaction = models.JSONField(default=list)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("created by"))
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    private: ClassVar[set[str]] = {"strategic_importance", "win_probability", "lost_reason", "closing_note"}

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(name="project_state", condition=Q(state__in=State.values)),
            models.CheckConstraint(name="project_win_percent", condition=Q(win_probability__lte=100)),
            models.CheckConstraint(
                name="project_amounts",
                condition=(Q(expected_amount__isnull=True) | Q(expected_amount__gte=0))
                & (Q(contract_amount__isnull=True) | Q(contract_amount__gte=0)),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-number"], name="project_state_number"),
            models.Index(fields=["customer"], name="project_customer"),
            models.Index(fields=["oldest_due"], name="project_oldest_due"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.label()}"

    def label(self, language: str | None = None) -> str:
        return pick(self, "name", language)

    def get_absolute_url(self) -> str:
        return reverse("project", args=[self.number])

    @property
    def stage(self) -> Stage:
        """The stage of the state, or of the state before the project was put to rest."""
        state = State(self.state)
        return STAGE_OF.get(state) or STAGE_OF.get(State(self.state_before or State.LEAD), Stage.PRESALES)

    @property
    def amount(self) -> Decimal | None:
        return self.contract_amount if self.contract_amount is not None else self.expected_amount

    @property
    def is_running(self) -> bool:
        return self.state not in AT_REST

    @property
    def read_only(self) -> bool:
        return self.state in (State.CLOSED, State.LOST, State.TERMINATED)

    def people_by_role(self) -> dict[str, User]:
        """Who stands for each role in this project: the owners first, then the first member of the role."""
        people = {
            member.role: member.user
            for member in self.members.exclude(state="released").select_related("user").order_by("-pk")
        }
        owners = {"SM": self.presales_owner, "PM": self.delivery_owner, "BM": self.collection_owner}
        owners["CS"] = self.support_owner
        return people | {role: user for role, user in owners.items() if user is not None}

    @classmethod
    @transaction.atomic
    def open(
        cls,
        *,
        by: User,
        name: str,
        customer: Customer,
        team: Sequence[tuple[User, str]] = (),
        creation_key: uuid.UUID | None = None,
        **fields: Any,
    ) -> "Project":
        """Open a lead: draw its number, freeze a published playbook into checklist items, note its people.

        `team` names further members by role, such as the implementation manager.

        A second call with the same `creation_key` returns what the first one made.
        """
        from lifecycle.models.checklists import ChecklistItem
        from lifecycle.models.members import ProjectMember
        from lifecycle.models.playbooks import Playbook
        from lifecycle.models.settings import SiteSettings

        if creation_key and (found := cls.objects.filter(creation_key=creation_key).first()):
            return found
        site = SiteSettings.load()
        today = timezone.localdate()
        fields.setdefault("industry", customer.industry)
        fields.setdefault("document_language", site.languages)
        playbook = fields.pop("playbook", None) or site.default_playbook()
        if playbook.state != Playbook.State.PUBLISHED:
            raise Refused(_("A project starts from a published playbook."), "playbook")
        project = cls(name=name, customer=customer, created_by=by, playbook=playbook, **fields)
        if creation_key:
            project.creation_key = creation_key
        project.number = f"{site.numbering_prefix}-{today.year}-{draw(f'project:{today.year}'):04d}"
        project.save()
        Event.record("project.opened", by=by, subject=project, data={"playbook": str(playbook)})
        ProjectMember.note_owners(project, by=by)
        for user, role in team:
            ProjectMember.add(by=by, project=project, user=user, role=role)
        ChecklistItem.lay_out(project, by=by)
        project.refresh_figures()
        return project

    @transaction.atomic
    def revise(self, *, by: User, version: int, **fields: Any) -> None:
        """Change facts of the project. Stale if somebody else changed it since `version` was read."""
        from lifecycle.models import involving
        from lifecycle.models.checklists import ChecklistItem
        from lifecycle.models.members import ProjectMember

        ChainHead.locked(self.pk)
        now = type(self).objects.select_for_update().get(pk=self.pk)
        if now.version != version:
            raise Stale(_("Somebody else changed this project meanwhile."))
        if now.read_only:
            raise Refused(PROJECT_ENDED)
        contract = {
            "contract_number", "contract_amount", "contract_signed_on", "contract_due_on", "currency",
            "deemed_clause", "deemed_days", "deemed_kinds",
        }  # fmt: skip
        diff = changes({name: getattr(now, name) for name in fields}, fields)
        if now.contract_passed_at and contract & set(diff):
            raise Refused(_("The contract is signed: an amendment changes its facts, not this form."))
        if "pm_involvement" in diff:
            fields.update(involving.decide(now, fields, by=by))
        if "delivery_owner" in diff and fields["delivery_owner"] and not now.pm_named_on:
            fields["pm_named_on"] = timezone.localdate()
        for name, value in fields.items():
            setattr(self, name, value)
        self.version = version + 1
        self.save(update_fields=[*fields, "version", "updated_at"])
        shown = {name: [_plain(old), _plain(new)] for name, (old, new) in diff.items() if name not in self.private}
        Event.record("project.revised", by=by, subject=self, data={"changes": shown})
        ProjectMember.note_owners(self, by=by)
        if "delivery_owner" in diff or "presales_owner" in diff:
            ChecklistItem.hand_over(self)
        if {"pm_involvement", "delivery_owner"} & set(diff):
            involving.share_out(self)
        if "contract_due_on" in diff:
            self.refresh_figures()


def _plain(value: Any) -> Any:
    """A value as the field history shows it."""
    if isinstance(value, models.Model):
        return str(value)
    return value.isoformat() if isinstance(value, date) else (str(value) if isinstance(value, Decimal) else value)
