"""Technical exchanges: three verdicts together with the customer, wishes parked and settled, knowledge to hand over."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lifecycle import access, evidence
from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.settings import SiteSettings
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import pick, short
from presales.models.confidence import Confidence
from presales.models.demonstrations import DemoSession
from presales.models.occasions import Occasion
from presales.models.satisfaction import Satisfied, checked

ITEM = "S1-05"


class Verdict(models.TextChoices):
    OK = "ok", gettext_lazy("Yes")
    PARTLY = "partly", gettext_lazy("In part")
    NO = "no", gettext_lazy("No")


class Disposition(models.TextChoices):
    ANSWERED = "answered", gettext_lazy("Answered")
    REQUIREMENT = "requirement", gettext_lazy("Becomes a requirement")
    LATER = "later", gettext_lazy("In a later phase")
    DECLINED = "declined", gettext_lazy("Declined")


class TechnicalExchange(Satisfied, Confidence, Occasion):
    class State(models.TextChoices):
        PLANNED = "planned", gettext_lazy("Planned")
        HELD = "held", gettext_lazy("Took place")
        CONCLUDED = "concluded", gettext_lazy("Concluded")

    VERDICTS: ClassVar[tuple[str, ...]] = ("verdict_domain", "verdict_approach", "verdict_usability")
    figured: ClassVar[bool] = True
    editable_states: ClassVar[tuple[str, ...]] = (State.PLANNED, State.HELD)
    private: ClassVar[set[str]] = {"confidence", "intended_direction"}

    demo = models.ForeignKey(
        DemoSession, models.PROTECT, null=True, blank=True, related_name="exchanges",
        verbose_name=gettext_lazy("after the demonstration"),
    )  # fmt: skip
    round = models.PositiveSmallIntegerField(gettext_lazy("round"), default=1, editable=False)
    topics = models.TextField(gettext_lazy("topics"))
    topics_en = models.TextField(gettext_lazy("topics in English"), blank=True)
    intended_direction = models.TextField(gettext_lazy("direction to steer to"), blank=True)
    verdict_domain = models.CharField(
        gettext_lazy("is the field of business covered?"), max_length=6, choices=Verdict.choices, blank=True, editable=False
    )  # fmt: skip
    verdict_approach = models.CharField(
        gettext_lazy("is the approach sound?"), max_length=6, choices=Verdict.choices, blank=True, editable=False
    )
    verdict_usability = models.CharField(
        gettext_lazy("is it easy to use?"), max_length=6, choices=Verdict.choices, blank=True, editable=False
    )
    findings = models.TextField(gettext_lazy("findings"), blank=True, editable=False)
    findings_en = models.TextField(gettext_lazy("findings in English"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.PLANNED)

    class Meta(Occasion.Meta):
        verbose_name = gettext_lazy("technical exchange")
        verbose_name_plural = gettext_lazy("technical exchanges")

    @property
    def unsettled(self) -> list[Any]:
        """Parked wishes that nobody has decided on."""
        return [row for row in self.wishes.all() if not row.disposition]  # type: ignore[attr-defined]

    @property
    def knowledge_due(self) -> list[Any]:
        """What the customer's people are still to be given."""
        return [row for row in self.knowledge.all() if row.done_on is None]  # type: ignore[attr-defined]

    @property
    def has_doubt(self) -> bool:
        return any(getattr(self, name) in (Verdict.PARTLY, Verdict.NO) for name in self.VERDICTS)

    @classmethod
    def target(cls, project: Any) -> int:
        """How many exchanges a project should have; a setting of the company."""
        return int(once(project, "site", SiteSettings.load).threshold("technical_exchanges"))

    @classmethod
    def counted(cls, project: Any) -> int:
        """Exchanges of the project that are concluded."""
        return sum(row.state == cls.State.CONCLUDED for row in cls.of(project))

    @classmethod
    def of(cls, project: Any) -> list["TechnicalExchange"]:
        return once(project, cls, lambda: list(cls.objects.filter(project=project).select_related("project")))

    @property
    def concluded_so_far(self) -> int:
        return self.counted(self.project)

    @property
    def wanted(self) -> int:
        return self.target(self.project)

    def prefill(self, *, by: User) -> None:
        super().prefill(by=by)
        self.demo = DemoSession.objects.filter(project=self.project).order_by("-at").first()

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.pk is None:
            self.round = type(self).objects.filter(project=self.project).count() + 1
        super().put(by=by, read_version=read_version, diff=diff)

    @transaction.atomic
    def hold(self, *, by: User) -> None:
        self.locked(self.State.PLANNED)
        self.guard_taken_place()
        self.shift(self.State.HELD, by=by, verb="exchange.held")

    @transaction.atomic
    def settle(self, *, by: User, wish: Any, disposition: str, words: str, words_en: str = "") -> None:
        """Decide on a parked wish. Also afterwards, if somebody changes their mind."""
        self.locked(self.State.HELD, self.State.CONCLUDED)
        row = self.wishes.get(pk=wish.pk)  # type: ignore[attr-defined]
        if disposition not in Disposition.values:
            raise Refused(_("Choose what becomes of it."), "disposition")
        if not words.strip():
            raise Refused(_("Say how the customer was answered."), "words")
        row.disposition, row.words, row.words_en = disposition, words.strip(), words_en.strip()
        row.settled_on = timezone.localdate()
        row.save(update_fields=["disposition", "words", "words_en", "settled_on"])
        self.note("exchange.settled", by=by, data={"text": row.text[:200], "disposition": disposition})

    @transaction.atomic
    def conclude(
        self, *, by: User, verdict_domain: str, verdict_approach: str, verdict_usability: str, findings: str = "",
        findings_en: str = "", groups: dict[str, int] | None = None,
    ) -> None:  # fmt: skip
        """Three verdicts together with the customer. Refused while a parked wish is not settled."""
        self.locked(self.State.HELD)
        verdicts: dict[str, Any] = dict(
            zip(self.VERDICTS, (verdict_domain, verdict_approach, verdict_usability), strict=True)
        )
        for name, value in verdicts.items():
            if value not in Verdict.values:
                raise Refused(_("Choose a verdict."), name)
        if open_ones := self.unsettled:
            text = ngettext(
                "One parked wish is not settled: “%(what)s”.", "%(n)d parked wishes are not settled, the first is “%(what)s”.",
                len(open_ones),
            )  # fmt: skip
            raise Refused(text % {"n": len(open_ones), "what": open_ones[0]})
        if set(verdicts.values()) != {Verdict.OK} and not findings.strip():
            raise Refused(_("Say what is missing; it becomes a requirement or a risk."), "findings")
        self.shift(
            self.State.CONCLUDED, by=by, verb="exchange.concluded", findings=findings.strip(),
            findings_en=findings_en.strip(), satisfaction_groups=checked(groups or {}), **verdicts,
        )  # fmt: skip
        # The item completes itself with the last exchange that is wanted; before, a person may say it was enough.
        evidence.offer(
            self.project, code="D07", forms=evidence.RECORD_FORMS, subject=self, label=self.label, stage=self.kind.stage,
            by=by, items=(ITEM,), whole=self.counted(self.project) >= self.target(self.project),
        )  # fmt: skip

    @transaction.atomic
    def hand_over(self, *, by: User, item: Any, on: date) -> None:
        """The customer's people were given a piece of knowledge."""
        self.locked(self.State.HELD, self.State.CONCLUDED)
        row = self.knowledge.get(pk=item.pk)  # type: ignore[attr-defined]
        if row.done_on is not None:
            raise Refused(_("This was handed over already."), "item")
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        type(row).objects.filter(pk=row.pk).update(done_on=on)
        self.note("exchange.handed_over", by=by, data={"topic": row.topic})

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        self.locked(self.State.CONCLUDED)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.shift(self.State.HELD, by=by, verb="exchange.reopened", data={"reason": reason.strip()})
        evidence.withdraw(self)

    # -- what comes of it --------------------------------------------------------------------------------------------

    @property
    def finds_trouble(self) -> bool:
        """Concluded with a verdict that is no plain yes: its findings are a need, or a risk."""
        return bool(self.state == self.State.CONCLUDED and self.has_doubt and self.findings)

    def as_risk(self) -> dict[str, Any]:
        """What a risk made from its findings begins with."""
        doubtful = [name for name in self.VERDICTS if getattr(self, name) in (Verdict.PARTLY, Verdict.NO)]
        worst = any(getattr(self, name) == Verdict.NO for name in doubtful)
        technical = "verdict_approach" in doubtful
        return {
            "title": short(self.findings, 160), "title_en": short(self.findings_en, 160), "description": self.findings,
            "description_en": self.findings_en, "category": "technical" if technical else "implementation",
            "area": "quality" if doubtful == ["verdict_usability"] else "scope", "impact": 4 if worst else 3,
        }  # fmt: skip

    def page_facts(self, user: User) -> dict[str, Any]:
        facts = super().page_facts(user)
        if self.finds_trouble and access.can(user, "C", "risks", self.project) and not self.project.read_only:
            url = reverse("record_new", args=[self.project.number, "lifecycle", "risks"])
            facts["risk_url"] = f"{url}?from={self.kind.key}.{self.number}"
        facts["risks_made"] = [row for row in Trace.targets(self) if row._meta.label == "lifecycle.Risk"]
        return facts

    def guard_issue(self) -> None:
        if self.state != self.State.CONCLUDED:
            raise Refused(_("Conclude the exchange first."))


class ParkedWish(Ordered):
    """What was asked for beside the direction: noted, and decided on later."""

    exchange = models.ForeignKey(TechnicalExchange, models.CASCADE, related_name="wishes")
    text = models.CharField(gettext_lazy("wish"), max_length=300)
    text_en = models.CharField(gettext_lazy("wish in English"), max_length=300, blank=True)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who wished it")
    )
    disposition = models.CharField(
        gettext_lazy("what becomes of it"), max_length=12, choices=Disposition.choices, blank=True, editable=False
    )
    words = models.CharField(gettext_lazy("answer"), max_length=300, blank=True, editable=False)
    words_en = models.CharField(gettext_lazy("answer in English"), max_length=300, blank=True, editable=False)
    settled_on = models.DateField(gettext_lazy("settled on"), null=True, blank=True, editable=False)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("parked wish")
        constraints = [models.CheckConstraint(name="parked_wish_answered", condition=Q(disposition="") | ~Q(words=""))]

    def __str__(self) -> str:
        return pick(self, "text")


class KnowledgeItem(Ordered):
    """Something that the customer's own developers are to know; what is left goes into the service hand-over."""

    exchange = models.ForeignKey(TechnicalExchange, models.CASCADE, related_name="knowledge")
    topic = models.CharField(gettext_lazy("topic"), max_length=200)
    topic_en = models.CharField(gettext_lazy("topic in English"), max_length=200, blank=True)
    contact = models.ForeignKey(
        Contact, models.PROTECT, related_name="+", verbose_name=gettext_lazy("who receives it")
    )
    due = models.DateField(gettext_lazy("due"), null=True, blank=True)
    done_on = models.DateField(gettext_lazy("handed over on"), null=True, blank=True, editable=False)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("knowledge to hand over")

    def __str__(self) -> str:
        return pick(self, "topic")
