"""The hand-over from sales to delivery, read section by section by the project manager, who accepts or returns it."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle import evidence
from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.models.commitments import Commitment
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.stages import Stage
from lifecycle.text import listed

REASON_MIN = 10
ITEM = "S2-07"
NAMED = 3  # promises that a refusal names; whoever settles these sees the next ones


class SectionCode(models.TextChoices):
    BACKGROUND = "background", gettext_lazy("Background")
    CUSTOMER = "customer", gettext_lazy("The customer and its people")
    IMPORTANCE = "importance", gettext_lazy("What the project means to us")
    STAKEHOLDERS = "stakeholders", gettext_lazy("Who wants what")
    COMMITMENTS = "commitments", gettext_lazy("Promises")
    RISKS = "risks", gettext_lazy("Risks")
    DOCUMENTS = "documents", gettext_lazy("Documents")
    OPEN_POINTS = "open_points", gettext_lazy("Open points")


class HandoverPackage(Record):
    class State(models.TextChoices):
        PREPARING = "preparing", gettext_lazy("Being prepared")
        SUBMITTED = "submitted", gettext_lazy("Handed over")
        READING = "reading", gettext_lazy("Being read")
        ACCEPTED = "accepted", gettext_lazy("Accepted")
        CONDITIONAL = "conditional", gettext_lazy("Accepted with conditions")
        RETURNED = "returned", gettext_lazy("Returned to sales")

    TAKEN: ClassVar[tuple[str, ...]] = (State.ACCEPTED, State.CONDITIONAL)
    WITH_MANAGER: ClassVar[tuple[str, ...]] = (State.SUBMITTED, State.READING)
    TONES: ClassVar[dict[str, str]] = {
        "preparing": "draft", "submitted": "wait", "reading": "now", "accepted": "ok", "conditional": "ok",
        "returned": "bad",
    }  # fmt: skip
    editable_states: ClassVar[tuple[str, ...]] = (State.PREPARING, State.RETURNED)

    submitted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=gettext_lazy("handed over by")
    )  # fmt: skip
    submitted_at = models.DateTimeField(gettext_lazy("handed over"), null=True, blank=True, editable=False)
    conditions = models.TextField(gettext_lazy("conditions"), blank=True, editable=False)
    returned_reason = models.TextField(gettext_lazy("why it was returned"), blank=True, editable=False)
    returns = models.PositiveSmallIntegerField(gettext_lazy("times returned"), default=0, editable=False)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=gettext_lazy("decided by")
    )  # fmt: skip
    decided_at = models.DateTimeField(gettext_lazy("decided"), null=True, blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=11, choices=State.choices, default=State.PREPARING)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("hand-over from sales")
        verbose_name_plural = gettext_lazy("hand-overs from sales")

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @classmethod
    def of(cls, project: Any) -> "HandoverPackage | None":
        """The one that counts: the latest."""
        return once(project, cls, cls.objects.filter(project=project).order_by("-number").first)

    @property
    def manager(self) -> User | None:
        """Who reads and decides."""
        return self.project.delivery_owner

    @property
    def unread(self) -> list["HandoverSection"]:
        return [row for row in self.sections.all() if row.read_at is None]  # type: ignore[attr-defined]

    @property
    def empty(self) -> list["HandoverSection"]:
        return [row for row in self.sections.all() if row.is_empty]  # type: ignore[attr-defined]

    @property
    def unkept(self) -> list[Commitment]:
        """Promises that it cannot be accepted with."""
        return list(infeasible(self.project))

    def page_facts(self, user: User) -> dict[str, Any]:
        from lifecycle import access
        from presales.models.contract_readings import ContractReading

        mine = user.pk == self.project.delivery_owner_id and not self.project.read_only
        reading = ContractReading.of(self.project) if access.can(user, "R", "contract", self.project) else None
        return {
            "reading": reading,
            "may_read_contract": reading is None and mine and self.state not in self.editable_states,
            "rows": list(self.sections.select_related("read_by")),  # type: ignore[attr-defined]
            "may_read": mine and self.state in self.WITH_MANAGER,
            "read_url": self.act_url("read"),
            "unjudged": list(unjudged(self.project)),
            "unkept": self.unkept,
        }

    # -- writing ---------------------------------------------------------------------------------------------------

    def guard_new(self) -> None:
        if type(self).objects.filter(project=self.project).exclude(state__in=self.TAKEN).exists():
            raise Refused(_("There is a hand-over already that is not accepted yet."))

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        """The history says that it was changed; its texts are read in the hand-over alone."""
        new = self.pk is None
        super().put(by=by, read_version=read_version, diff={})
        if new:
            HandoverSection.objects.bulk_create(
                HandoverSection(package=self, code=code, order=order)
                for order, code in enumerate(SectionCode.values, 1)
            )

    def write(self, texts: dict[str, dict[str, str]]) -> None:
        """The sections' texts, by code. Whoever read a section that changes has not read it."""
        for row in self.sections.filter(code__in=texts):  # type: ignore[attr-defined]
            text = texts[row.code]
            if (row.body, row.body_en) != (text["zh"], text["en"]):
                row.body, row.body_en = text["zh"], text["en"]
                row.read_by = row.read_at = None
                row.save(update_fields=["body", "body_en", "read_by", "read_at"])

    def gather(self, *, by: User) -> dict[str, dict[str, str]]:
        """What the project's records say to each section today, as far as `by` may know it."""
        from presales.dossiers import dossier

        return dossier(self.project, by=by)

    @transaction.atomic
    def refresh(self, *, by: User, sections: list[str]) -> None:
        """Fill sections in from the project again; what stood in them goes."""
        self.locked(*self.editable_states)
        gathered = self.gather(by=by)
        self.write({code: gathered[code] for code in sections})
        self.shift(self.state, by=by, verb="handover.refreshed")

    # -- from hand to hand -----------------------------------------------------------------------------------------

    @transaction.atomic
    def submit(self, *, by: User) -> None:
        from presales.notices import tell_handed_over

        self.locked(*self.editable_states)
        if self.manager is None:
            raise Refused(_("Name the project manager of this project first."))
        if empty := self.empty:
            raise Refused(_("Still empty: %(sections)s.") % {"sections": listed(empty)})
        self.shift(
            self.State.SUBMITTED, by=by, verb="handover.submitted", submitted_by=by, submitted_at=timezone.now()
        )
        tell_handed_over(self)

    def _guard_manager(self, by: User) -> None:
        if self.manager is None or self.manager.pk != by.pk:
            name = self.manager or _("nobody yet")
            raise Refused(_("Only the project manager decides on the hand-over: %(name)s.") % {"name": name})

    @transaction.atomic
    def read(self, *, by: User, section: "HandoverSection", question: str = "") -> None:
        """The project manager has read a section, and may ask about it."""
        self.locked(*self.WITH_MANAGER)
        self._guard_manager(by)
        row = self.sections.get(pk=section.pk)  # type: ignore[attr-defined]
        row.read_by, row.read_at, row.question = by, timezone.now(), question.strip()
        row.save(update_fields=["read_by", "read_at", "question"])
        if self.state == self.State.SUBMITTED:
            self.shift(self.State.READING, by=by, verb="handover.reading")
        Event.record("handover.section_read", by=by, subject=self, data={"section": row.code})

    def _guard_decision(self, by: User) -> None:
        """Whoever takes it on has read all of it, and knows of every promise whether it can be kept."""
        self.locked(self.State.READING)
        self._guard_manager(by)
        if unread := self.unread:
            raise Refused(_("Not read yet: %(sections)s.") % {"sections": listed(unread)})
        if rows := list(unjudged(self.project)):
            raise Refused(_("Judge every promise first. Not judged: %(promises)s.") % {"promises": _named(rows)})

    @transaction.atomic
    def accept(self, *, by: User) -> None:
        self._guard_decision(by)
        if rows := self.unkept:
            text = _(
                "A promise that cannot be kept needs a contract amendment, or an executive who takes it on: %(promises)s."
            )
            raise Refused(text % {"promises": _named(rows)})
        self._decide(self.State.ACCEPTED, by=by, verb="handover.accepted", conditions="")

    @transaction.atomic
    def accept_conditionally(self, *, by: User, conditions: str) -> None:
        self._guard_decision(by)
        if len(conditions.strip()) < REASON_MIN:
            raise Refused(_("Write down the conditions, in at least 10 characters."), "conditions")
        self._decide(
            self.State.CONDITIONAL, by=by, verb="handover.accepted_conditionally", conditions=conditions.strip()
        )

    @transaction.atomic
    def give_back(self, *, by: User, reason: str) -> None:
        """Back to sales; how often that happened is counted. Nobody has to read to the end what they return."""
        self.locked(*self.WITH_MANAGER)
        self._guard_manager(by)
        if len(reason.strip()) < REASON_MIN:
            raise Refused(_("Say what is missing, in at least 10 characters."), "reason")
        self._decide(
            self.State.RETURNED, by=by, verb="handover.returned", data={"reason": reason.strip()},
            returned_reason=reason.strip(), returns=self.returns + 1,
        )  # fmt: skip

    def _decide(self, state: str, *, by: User, verb: str, data: dict[str, Any] | None = None, **facts: Any) -> None:
        from presales.notices import tell_decided

        self.shift(state, by=by, verb=verb, data=data, decided_by=by, decided_at=timezone.now(), **facts)
        tell_decided(self)

    # -- its document ----------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state not in self.TAKEN:
            raise Refused(_("The project manager has not accepted the hand-over yet."))

    def document_signed(self, document: Document, *, by: User | None) -> None:
        """The item that it proves stands in delivery's checklist."""
        evidence.offer(
            self.project, code=document.kind, forms=evidence.ISSUED_FORMS, subject=document, label=document.number,
            stage=Stage.DELIVERY, by=by, items=(ITEM,),
        )  # fmt: skip


class HandoverSection(Ordered):
    Code = SectionCode

    package = models.ForeignKey(HandoverPackage, models.CASCADE, related_name="sections")
    code = models.CharField(gettext_lazy("section"), max_length=12, choices=SectionCode.choices)
    body = models.TextField(gettext_lazy("text"), blank=True)
    body_en = models.TextField(gettext_lazy("text in English"), blank=True)
    read_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=gettext_lazy("read by")
    )  # fmt: skip
    read_at = models.DateTimeField(gettext_lazy("read"), null=True, blank=True, editable=False)
    question = models.TextField(gettext_lazy("question of the project manager"), blank=True, editable=False)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("section of the hand-over")
        constraints = [models.UniqueConstraint(fields=["package", "code"], name="handover_section_once")]

    def __str__(self) -> str:
        return str(self.get_code_display())

    @property
    def is_empty(self) -> bool:
        return not self.body.strip()


def unjudged(project: Any) -> models.QuerySet[Commitment]:
    rows = Commitment.objects.filter(project=project, state__in=Commitment.OPEN)
    return rows.filter(verdict=Commitment.Verdict.UNREVIEWED).order_by("number")


def infeasible(project: Any) -> models.QuerySet[Commitment]:
    """Open promises that cannot be kept, that no executive took on, and that no amendment is to settle."""
    from presales.models.amendments import ContractAmendment

    opened = ContractAmendment.objects.filter(project=project).exclude(state=ContractAmendment.State.REFUSED)
    alone = (Commitment.State.REGISTERED, Commitment.State.REVIEWED, Commitment.State.ACCEPTED)
    rows = Commitment.objects.filter(project=project, state__in=alone, verdict=Commitment.Verdict.INFEASIBLE)
    return rows.exclude(amendments__in=opened).order_by("number")


def _named(rows: list[Commitment]) -> str:
    names = listed(f"“{row.label[:60]}”" for row in rows[:NAMED])
    more = len(rows) - NAMED
    return _("%(names)s and %(n)d more") % {"names": names, "n": more} if more > 0 else names
