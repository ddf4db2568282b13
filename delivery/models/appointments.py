"""The letter of appointment: who manages the project, with what authority, from when to when; an executive signs it."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.errors import Refused, Stale
from lifecycle.membership import revise
from lifecycle.models.documents import Document
from lifecycle.models.members import ProjectMember
from lifecycle.models.projects import Project
from lifecycle.models.records import Record
from lifecycle.models.users import Role, User
from lifecycle.text import EN, ZH, choose, listed, named, twin, worded

DUTIES = {
    ZH: "自合同签订起至客户验收止，全面负责本项目，按合同组织实施。",
    EN: "Is responsible for the project from the signing of the contract to the customer's acceptance, and implements it as the contract says.",
}  # fmt: skip
REASON_MIN = 10


class Appointment(Record):
    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("appointment", "Draft")
        IN_FORCE = "in_force", pgettext_lazy("appointment", "In force")
        ENDED = "ended", pgettext_lazy("appointment", "Ended")

    TONES: ClassVar[dict[str, str]] = {"draft": "draft", "in_force": "ok", "ended": "off"}
    PARTS: ClassVar[tuple[str, ...]] = ("budget", "people", "decisions")
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    signed_states: ClassVar[tuple[str, ...]] = (State.IN_FORCE,)

    manager = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("project manager"))
    signer = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=gettext_lazy("executive who signs")
    )
    from_date = models.DateField(gettext_lazy("from"), default=timezone.localdate)
    to_date = models.DateField(gettext_lazy("until"), null=True, blank=True)
    duties = models.TextField(gettext_lazy("what the project manager answers for"))
    duties_en = models.TextField(gettext_lazy("what the project manager answers for, in English"), blank=True)
    spend_limit = models.DecimalField(
        gettext_lazy("approves spending up to"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    budget = models.TextField(gettext_lazy("over the budget"), blank=True)
    budget_en = models.TextField(gettext_lazy("over the budget, in English"), blank=True)
    assigns_people = models.BooleanField(gettext_lazy("assigns the people of the team and their work"), default=True)
    exchanges_people = models.BooleanField(gettext_lazy("may have people of the team exchanged"), default=False)
    people = models.TextField(gettext_lazy("over people"), blank=True)
    people_en = models.TextField(gettext_lazy("over people, in English"), blank=True)
    change_days = models.PositiveSmallIntegerField(
        gettext_lazy("agrees changes of up to so many days of work"), null=True, blank=True
    )
    signs_for_us = models.BooleanField(gettext_lazy("signs plans, minutes and memos for us"), default=True)
    decisions = models.TextField(gettext_lazy("over decisions"), blank=True)
    decisions_en = models.TextField(gettext_lazy("over decisions, in English"), blank=True)
    copy_to = models.TextField(gettext_lazy("who gets a copy"), blank=True)
    copy_to_en = models.TextField(gettext_lazy("who gets a copy, in English"), blank=True)
    signed_on = models.DateField(gettext_lazy("signed on"), null=True, blank=True, editable=False)
    ended_on = models.DateField(gettext_lazy("ended on"), null=True, blank=True, editable=False)
    ended_reason = models.TextField(gettext_lazy("why it ended"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("letter of appointment")
        verbose_name_plural = gettext_lazy("letters of appointment")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["project"], condition=Q(state="in_force"), name="appointment_one_in_force"
            ),
            models.UniqueConstraint(fields=["project"], condition=Q(state="draft"), name="appointment_one_draft"),
            models.CheckConstraint(
                name="appointment_dates", condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date"))
            ),
        ]

    @property
    def label(self) -> str:
        return _("Appointment of %(name)s") % {"name": self.manager.label()}

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @classmethod
    def of(cls, project: Any) -> "Appointment | None":
        """The one in force."""
        return cls.objects.filter(project=project, state=cls.State.IN_FORCE).select_related("manager").first()

    # -- what it says ----------------------------------------------------------------------------------------------

    def part(self, name: str) -> list[dict[str, str]]:
        """What it grants over the budget, people or decisions: what was ticked or filled in, then the text."""
        rows = [{ZH: zh, EN: en} for zh, en in self._granted(name)]
        text = twin(self, name)
        return [*rows, text] if any(text.values()) else rows

    def _granted(self, name: str) -> list[tuple[str, str]]:
        limit = f"{self.project.currency} {self.spend_limit:,.2f}" if self.spend_limit is not None else ""
        days = self.change_days
        granted = {
            "budget": [(bool(limit), f"审批 {limit} 以内的项目支出", f"Approves spending up to {limit}")],
            "people": [
                (self.assigns_people, "分派项目组成员及其工作", "Assigns the people of the team and their work"),
                (self.exchanges_people, "可要求调换项目组成员", "May have people of the team exchanged"),
            ],
            "decisions": [
                (days is not None, f"批准 {days} 人天以内的变更", f"Agrees changes of up to {days} days of work"),
                (self.signs_for_us, "代表我方签署计划、纪要和备忘录", "Signs plans, minutes and memos for us"),
            ],
        }
        return [(zh, en) for holds, zh, en in granted[name] if holds]

    def authority(self) -> dict[str, str]:
        """All of it as one text, for the member's part in the team and for the kickoff."""
        heads = {ZH: ("预算", "人员", "决策"), EN: ("Budget", "People", "Decisions")}
        marks = {ZH: ("：", "；"), EN: (": ", "; ")}
        both = {}
        for language in (ZH, EN):
            colon, comma = marks[language]
            lines = []
            for head, name in zip(heads[language], self.PARTS, strict=True):
                said = [row[language] for row in self.part(name) if row[language]]
                if said:
                    lines.append(f"{head}{colon}{comma.join(said)}")
            both[language] = "\n".join(lines)
        return both

    def team(self) -> list[ProjectMember]:
        rows = ProjectMember.objects.filter(project=self.project, state__in=ProjectMember.BELONGS)
        return list(rows.exclude(user=self.manager_id).select_related("user").order_by("role", "pk"))

    def team_rows(self) -> list[dict[str, Any]]:
        """The team as it is today; the letter keeps it as it was when it was issued."""
        return [{"name": named(row.user), "role": worded(Role(row.role).label)} for row in self.team()]

    def page_facts(self, user: User) -> dict[str, Any]:
        return {
            "parts": [
                (title, [choose(row) for row in self.part(name)])
                for name, title in (
                    ("budget", _("Over the budget")), ("people", _("Over people")), ("decisions", _("Over decisions")),
                )
            ],
            "team": self.team(), "announced_on": self.project.pm_empowered_on,
        }  # fmt: skip

    # -- writing ---------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        project = self.project
        manager: Any = project.delivery_owner or managers_of(project).first()
        self.manager = manager
        self.signer = executives_of(project).first()
        self.duties, self.duties_en = DUTIES[ZH], DUTIES[EN]
        self.to_date = None
        known = ProjectMember.objects.filter(project=project, user=self.manager_id, role=Role.PM).first()
        self.decisions = known.authority if known else ""

    def guard_new(self) -> None:
        if type(self).objects.filter(project=self.project, state=self.State.DRAFT).exists():
            raise Refused(_("There is a letter of appointment already that is not signed yet."))

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        owner = self.project.delivery_owner
        if not self.manager.has_role(Role.PM):
            raise Refused(_("This person is no project manager."), "manager")
        if owner is not None and owner.pk != self.manager_id:
            text = _("The project names %(name)s. Change that first where somebody else is to take over.")
            raise Refused(text % {"name": owner.label()}, "manager")
        if self.signer is not None and not self.signer.has_role(Role.EX):
            raise Refused(_("Only an executive appoints the project manager."), "signer")
        if self.signer_id == self.manager_id:
            raise Refused(_("Nobody appoints themselves."), "signer")
        super().put(by=by, read_version=read_version, diff=diff)

    # -- its document ----------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state == self.State.ENDED:
            raise Refused(_("This appointment has ended."))
        if self.signer_id is None:
            raise Refused(_("Name the executive who signs."))
        words = {"budget": _("budget"), "people": _("people"), "decisions": _("decisions")}
        lacking = [words[name] for name in self.PARTS if not self.part(name)]
        if lacking:
            text = _("A manager without authority answers for what others decide. Nothing is said over: %(what)s.")
            raise Refused(text % {"what": listed(lacking)})

    def document_issued(self, document: Document, *, by: User) -> None:
        self._unsign(by=by)

    def document_fell(self, document: Document, *, by: User) -> None:
        self._unsign(by=by)

    def _unsign(self, *, by: User) -> None:
        if self.state == self.State.IN_FORCE:
            self.shift(self.State.DRAFT, by=by, verb="appointment.reopened", signed_on=None)

    @transaction.atomic
    def document_signed(self, document: Document, *, by: User | None) -> None:
        """Signed by an executive: the authority is the member's, and the project has its manager."""
        if self.state != self.State.DRAFT:
            raise Stale(_("Somebody else changed this a moment ago. Nothing was changed; look again."))
        actor = by or self.signer or self.updated_by
        if former := type(self).objects.filter(project=self.project, state=self.State.IN_FORCE).first():
            former.shift(
                self.State.ENDED, by=actor, verb="appointment.replaced", ended_on=timezone.localdate(),
                ended_reason=_("Replaced by %(number)s") % {"number": document.number},
            )  # fmt: skip
        self.shift(self.State.IN_FORCE, by=actor, verb="appointment.signed", signed_on=timezone.localdate())
        member = ProjectMember.add(by=actor, project=self.project, user=self.manager, role=Role.PM)
        authority = self.authority()
        revise(
            member, by=actor, version=member.version, authority=authority[ZH] or authority[EN],
            state=ProjectMember.State.ACTIVE,
        )  # fmt: skip
        project = Project.objects.select_for_update().get(pk=self.project_id)
        if project.delivery_owner_id is None:
            project.revise(by=actor, version=project.version, delivery_owner=self.manager)

    @transaction.atomic
    def end(self, *, by: User, reason: str, on: date | None = None) -> None:
        """An executive takes the authority back; who manages the project then, a new letter says."""
        self.locked(self.State.IN_FORCE)
        if len(reason.strip()) < REASON_MIN:
            raise Refused(_("Give the reason in at least %(min)d characters.") % {"min": REASON_MIN}, "reason")
        on = on or timezone.localdate()
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        self.shift(
            self.State.ENDED, by=by, verb="appointment.ended", data={"reason": reason.strip()}, ended_on=on,
            ended_reason=reason.strip(),
        )  # fmt: skip
        member = ProjectMember.objects.filter(project=self.project, user=self.manager, role=Role.PM).first()
        if member is not None and member.authority:
            revise(member, by=by, version=member.version, authority="")


def managers_of(project: Any) -> models.QuerySet[User]:
    """Whom the letter may name: the project's manager, else those of its team, else all project managers."""
    if project.delivery_owner_id:
        return User.objects.filter(pk=project.delivery_owner_id)
    team = ProjectMember.objects.filter(project=project, role=Role.PM, state__in=ProjectMember.BELONGS)
    rows = User.objects.with_role(Role.PM)
    mine = rows.filter(pk__in=team.values("user_id"))
    return mine if mine.exists() else rows


def executives_of(project: Any) -> models.QuerySet[User]:
    return User.objects.with_role(Role.EX).order_by("pk")
