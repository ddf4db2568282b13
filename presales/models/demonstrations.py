"""Demonstrations of a product or proposal: prepared, timed, judged function by function."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle import evidence
from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.models.commitments import Commitment
from lifecycle.models.interviews import Ordered
from lifecycle.models.projects import DocumentLanguage
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import listed, pick
from presales.models.confidence import Confidence
from presales.models.occasions import Occasion, mark
from presales.models.satisfaction import Satisfied, checked

ITEM = "S1-04"


class Fit(models.TextChoices):
    FITS = "fits", gettext_lazy("Fits")
    PARTIAL = "partial", gettext_lazy("Fits in part")
    GAP = "gap", gettext_lazy("Gap")


class DemoSession(Satisfied, Confidence, Occasion):
    class State(models.TextChoices):
        PLANNED = "planned", gettext_lazy("Planned")
        PREPARED = "prepared", gettext_lazy("Prepared")
        HELD = "held", gettext_lazy("Took place")
        EVALUATED = "evaluated", gettext_lazy("Evaluated")

    class Kind(models.TextChoices):
        PRODUCT = "product", gettext_lazy("Product")
        PROPOSAL = "proposal", pgettext_lazy("demonstration", "Proposal")

    Maturity = Commitment.Maturity
    AHEAD: ClassVar[tuple[str, ...]] = (State.PLANNED, State.PREPARED)
    TONES: ClassVar[dict[str, str]] = {"planned": "draft", "prepared": "info", "held": "now"}
    PREPARATION: ClassVar[tuple[str, ...]] = (
        "ready_functions", "ready_advantages", "ready_plan", "ready_rehearsed",
    )  # fmt: skip
    figured: ClassVar[bool] = True
    editable_states: ClassVar[tuple[str, ...]] = (State.PLANNED, State.PREPARED, State.HELD)
    private: ClassVar[set[str]] = {"confidence", "exception_reason", "unprepared_reason", "interest", "objections"}

    demo_kind = models.CharField(
        gettext_lazy("what is shown"), max_length=10, choices=Kind.choices, default=Kind.PRODUCT
    )
    product = models.CharField(gettext_lazy("product"), max_length=120)
    product_en = models.CharField(gettext_lazy("product in English"), max_length=120, blank=True)
    maturity = models.CharField(gettext_lazy("maturity of the product"), max_length=12, choices=Maturity.choices)
    exception_reason = models.TextField(gettext_lazy("why something immature is shown"), blank=True)
    ready_functions = models.BooleanField(gettext_lazy("functions are prepared"), default=False)
    ready_advantages = models.BooleanField(gettext_lazy("advantages are prepared"), default=False)
    ready_plan = models.BooleanField(gettext_lazy("the way of implementation is prepared"), default=False)
    ready_rehearsed = models.BooleanField(gettext_lazy("it was rehearsed, with a clock"), default=False)
    planned_minutes = models.PositiveSmallIntegerField(gettext_lazy("minutes planned"), default=60)
    actual_minutes = models.PositiveSmallIntegerField(
        gettext_lazy("minutes it took"), null=True, blank=True, editable=False
    )
    unprepared_reason = models.TextField(gettext_lazy("why it was held unprepared"), blank=True, editable=False)
    counts_as_training = models.BooleanField(gettext_lazy("counts as a first training of the customer"), default=False)
    satisfaction = mark(gettext_lazy("satisfaction, 1 to 5"))
    interest = mark(gettext_lazy("interest in buying, 1 to 5"))
    objections = models.TextField(gettext_lazy("objections"), blank=True, editable=False)
    next_step = models.CharField(gettext_lazy("next step"), max_length=300, blank=True, editable=False)
    next_step_en = models.CharField(gettext_lazy("next step in English"), max_length=300, blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.PLANNED)

    class Meta(Occasion.Meta):
        verbose_name = gettext_lazy("demonstration")
        verbose_name_plural = gettext_lazy("demonstrations")
        constraints = [
            *Occasion.Meta.constraints,
            models.CheckConstraint(
                name="demonstration_exception", condition=Q(maturity="mature") | ~Q(exception_reason="")
            ),
        ]

    @classmethod
    def of(cls, project: Any) -> "list[DemoSession]":
        """All of a project, the latest first; asked once."""
        rows = cls.objects.filter(project=project).select_related("project").order_by("-at")
        return once(project, cls, lambda: list(rows))

    @property
    def is_mature(self) -> bool:
        return self.maturity == self.Maturity.MATURE

    @property
    def open_preparation(self) -> list[str]:
        """What is not prepared yet, in words."""
        names = [name for name in self.PREPARATION if not getattr(self, name)]
        return [str(self._meta.get_field(name).verbose_name) for name in names]  # type: ignore[union-attr]

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if not self.is_mature and not self.exception_reason.strip():
            raise Refused(_("Say why something is shown that is not mature."), "exception_reason")
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        super().after_put(by=by)
        if self.state == self.State.PREPARED and self.open_preparation:
            self.shift(self.State.PLANNED, by=by, verb="demo.unprepared")

    @transaction.atomic
    def prepare(self, *, by: User) -> None:
        self.locked(self.State.PLANNED)
        if self.open_preparation:
            raise Refused(_("Not prepared yet: %(what)s.") % {"what": listed(self.open_preparation)})
        self.shift(self.State.PREPARED, by=by, verb="demo.prepared")

    @transaction.atomic
    def hold(self, *, by: User, minutes: int, reason: str = "") -> None:
        """It took place. Unprepared only with a reason."""
        self.locked(*self.AHEAD)
        self.guard_taken_place()
        if self.state == self.State.PLANNED and not reason.strip():
            raise Refused(_("It is not prepared. Prepare it first, or say why it was held all the same."), "reason")
        self.shift(self.State.HELD, by=by, verb="demo.held", actual_minutes=minutes, unprepared_reason=reason.strip())

    def lacks(self) -> list[str]:
        """What an evaluation still needs."""
        rows = list(self.functions.all())  # type: ignore[attr-defined]
        lacks = [] if rows else [_("Note at least one function that was shown")]
        lacks += [_("“%(what)s” is not judged yet") % {"what": row} for row in rows if not row.fit]
        needy = [row for row in rows if row.is_need and not row.comment.strip()]
        return lacks + [_("Say what “%(what)s” lacks") % {"what": row} for row in needy]

    @transaction.atomic
    def evaluate(
        self, *, by: User, satisfaction: int, interest: int, objections: str, next_step: str, next_step_en: str = "",
        groups: dict[str, int] | None = None,
    ) -> None:  # fmt: skip
        """Every function is judged, and what the customer's people made of it is noted."""
        self.locked(self.State.HELD)
        if lacks := self.lacks():
            raise Refused(_("Something is still missing. %(what)s.") % {"what": "; ".join(lacks)})
        if not next_step.strip():
            raise Refused(_("Say what happens next."), "next_step")
        self.shift(
            self.State.EVALUATED, by=by, verb="demo.evaluated", satisfaction=satisfaction, interest=interest,
            objections=objections.strip(), next_step=next_step.strip(), next_step_en=next_step_en.strip(),
            satisfaction_groups=checked(groups or {}),
        )  # fmt: skip
        self.prove((ITEM,), by=by)

    def prove(self, items: tuple[str, ...], *, by: User | None, whole: bool = True) -> None:
        evidence.offer(
            self.project, code="D07", forms=evidence.RECORD_FORMS, subject=self, label=self.label,
            stage=self.kind.stage, by=by, items=items, whole=whole,
        )  # fmt: skip

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        self.locked(self.State.EVALUATED)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.shift(self.State.HELD, by=by, verb="demo.reopened", data={"reason": reason.strip()})
        evidence.withdraw(self)

    # -- what comes of it --------------------------------------------------------------------------------------------

    def as_promise(self) -> dict[str, Any]:
        """What was shown and is not mature is soon taken for promised: a promise begins with it."""
        if self.is_mature:
            return {}
        shown = [(row.feature, row.feature_en or row.feature) for row in self.functions.all()]  # type: ignore[attr-defined]
        chinese, english = ("、".join(zh for zh, _en in shown), ", ".join(en for _zh, en in shown))
        product = self.product_en or self.product
        zh = f"演示中展示了尚未成熟的“{self.product}”" + (f"：{chinese}" if chinese else "")
        en = f"Shown in a demonstration, and not mature: {product}" + (f" ({english})" if english else "")
        main = en if self.project.document_language == DocumentLanguage.EN else zh
        facts: dict[str, Any] = {
            "text": main, "text_en": en, "source": "demo", "promise_kind": "feature", "product_maturity": self.maturity,
            "promised_on": timezone.localtime(self.at).date(),
        }  # fmt: skip
        people = list(self.contacts.all()[:2])
        return facts | ({"promised_to": people[0]} if len(people) == 1 else {})

    def page_facts(self, user: User) -> dict[str, Any]:
        promised = [row for row in Trace.targets(self) if isinstance(row, Commitment)]
        held = self.state not in self.AHEAD
        return {
            **super().page_facts(user), "promised": promised,
            "propose_promise": held and not self.is_mature and not promised,
        }  # fmt: skip

    def guard_issue(self) -> None:
        if self.state != self.State.EVALUATED:
            raise Refused(_("Evaluate the demonstration first."))


class ShownFunction(Ordered):
    """One function that was shown, and how it fits the customer's work."""

    demo = models.ForeignKey(DemoSession, models.CASCADE, related_name="functions")
    feature = models.CharField(gettext_lazy("function"), max_length=200)
    feature_en = models.CharField(gettext_lazy("function in English"), max_length=200, blank=True)
    fit = models.CharField(gettext_lazy("how it fits"), max_length=8, choices=Fit.choices, blank=True)
    comment = models.TextField(gettext_lazy("what they said about it"), blank=True)
    comment_en = models.TextField(gettext_lazy("what they said about it, in English"), blank=True)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("function shown")

    def __str__(self) -> str:
        return pick(self, "feature")

    @property
    def is_need(self) -> bool:
        return self.fit in (Fit.PARTIAL, Fit.GAP)
