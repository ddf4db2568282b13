"""Objectives: results that the customer wants, SMART, judged, baselined."""

import re
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import listed, pick

# Words with which an activity begins, not a result.
ACTIVITY = re.compile(
    r"^\s*(?:完成|开展|进行|组织|实施|部署|安装|开发|建设|建立|上线|培训|推进|启动|编写|采购|搭建|"
    r"(?:implement|instal|deploy|develop|build|train|introduc|organis|organiz|carry|conduct|launch|set up|write|buy|start)\w*\b)",
    re.I,
)


class ObjectiveQuerySet(models.QuerySet["Objective"]):
    def valid(self) -> "ObjectiveQuerySet":
        """Those that hold or are about to: without what was redefined, and without what a draft is to replace."""
        return self.exclude(state=Objective.State.REDEFINED).filter(successor=None)


class Objective(Record):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        BASELINED = "baselined", _("Baselined")
        REDEFINED = "redefined", _("Redefined")
        MET = "met", _("Met")
        MISSED = "missed", _("Missed")

    class Achievable(models.TextChoices):
        YES = "yes", _("Achievable")
        RISK = "risk", _("At risk")
        NO = "no", _("Not achievable")

    SMART: ClassVar[tuple[str, ...]] = ("specific", "measurable", "achievable", "relevant", "time_bound")
    WORDED: ClassVar[tuple[str, ...]] = ("statement", *SMART, "metric")  # each with its English twin
    COPIED: ClassVar[tuple[str, ...]] = (
        *WORDED, *(f"{name}_en" for name in WORDED), "baseline_value", "target_value", "due",
    )  # fmt: skip
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    private: ClassVar[set[str]] = {"verdict_note"}

    statement = models.TextField(_("objective"))
    statement_en = models.TextField(_("objective in English"), blank=True)
    specific = models.TextField(_("specific: what exactly, where, for whom"), blank=True)
    specific_en = models.TextField(_("specific, in English"), blank=True)
    measurable = models.TextField(_("measurable: by what it is measured"), blank=True)
    measurable_en = models.TextField(_("measurable, in English"), blank=True)
    achievable = models.TextField(_("achievable: with which means"), blank=True)
    achievable_en = models.TextField(_("achievable, in English"), blank=True)
    relevant = models.TextField(_("relevant: what it is good for"), blank=True)
    relevant_en = models.TextField(_("relevant, in English"), blank=True)
    time_bound = models.TextField(_("time-bound: by when"), blank=True)
    time_bound_en = models.TextField(_("time-bound, in English"), blank=True)
    metric = models.CharField(_("figure"), max_length=120, blank=True)
    metric_en = models.CharField(_("figure in English"), max_length=120, blank=True)
    baseline_value = models.CharField(_("today"), max_length=60, blank=True)
    target_value = models.CharField(_("target"), max_length=60, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    achievable_verdict = models.CharField(_("verdict"), max_length=4, choices=Achievable.choices, blank=True)
    verdict_note = models.TextField(_("reason for the verdict"), blank=True)
    judged_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("judged by")
    )
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("approved by")
    )
    approval_note = models.TextField(_("why it is kept nevertheless"), blank=True, editable=False)
    revision = models.PositiveSmallIntegerField(_("revision"), default=1, editable=False)
    supersedes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="successor",
        verbose_name=_("replaces"),
    )
    baselined_at = models.DateTimeField(_("baselined"), null=True, blank=True, editable=False)
    outcome = models.TextField(_("what came of it"), blank=True, editable=False)
    # number of the change request by which the customer signed this wording
    signed_in = models.CharField(_("signed as"), max_length=50, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)

    objects = ObjectiveQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering = ["number"]
        indexes = [models.Index(fields=["project", "state"], name="objective_state")]

    @property
    def label(self) -> str:
        return pick(self, "statement")[:120]

    @property
    def code(self) -> str:
        """As it is cited in documents: O-02."""
        return f"O-{self.number:02d}"

    @property
    def tone(self) -> str:
        if self.state == self.State.DRAFT and self.is_unachievable:
            return "bad"
        return {"draft": "draft", "baselined": "now", "met": "ok", "missed": "bad"}.get(self.state, "off")

    @property
    def next_wording(self) -> "Objective | None":
        """The draft or objective that redefines this one."""
        return type(self).objects.filter(supersedes=self).first()

    # -- SMART -----------------------------------------------------------------------------------------------------

    def lacking(self) -> list[str]:
        """The fields that a SMART objective has and this one does not."""
        wanted = (*self.SMART[:2], "metric", "target_value", *self.SMART[2:], "due")
        return [name for name in wanted if not str(getattr(self, name) or "").strip()]

    def letters(self) -> list[tuple[str, Any, bool]]:
        """(letter, what it stands for, whether it is there). Measurable wants figure and target; time-bound, a day."""
        parts = {"measurable": ("metric", "target_value"), "time_bound": ("due",)}
        lacking = self.lacking()
        words = (_("Specific"), _("Measurable"), _("Achievable"), _("Relevant"), _("Time-bound"))
        return [
            (name[0].upper(), word, not any(field in lacking for field in (name, *parts.get(name, ()))))
            for name, word in zip(self.SMART, words, strict=True)
        ]

    @property
    def missing_letters(self) -> str:
        """The letters of SMART that are missing, such as “M T”."""
        return " ".join(letter for letter, _word, there in self.letters() if not there)

    @property
    def is_smart(self) -> bool:
        return not self.lacking()

    def smart_label(self) -> str:
        """In one word, for lists."""
        return (
            gettext("complete")
            if self.is_smart
            else gettext("%(letters)s missing") % {"letters": self.missing_letters}
        )

    def is_action(self) -> bool:
        """Does the statement name an activity where a result belongs? A guess, to be shown as advice."""
        return bool(ACTIVITY.search(self.statement) or ACTIVITY.search(self.statement_en))

    # -- writing ---------------------------------------------------------------------------------------------------

    @property
    def is_unachievable(self) -> bool:
        """Judged out of reach, and taken on by no executive."""
        return self.achievable_verdict == self.Achievable.NO and self.approved_by_id is None

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        """Whoever changes what it says takes the verdict off: it was about something else."""
        if self.pk and any(not name.endswith("_en") for name in diff or {}):
            self.achievable_verdict = self.verdict_note = self.approval_note = ""
            self.judged_by = self.approved_by = None
        super().put(by=by, read_version=read_version, diff=diff)

    @transaction.atomic
    def judge(self, *, by: User, verdict: str, note: str) -> None:
        """Say whether it can be reached, and why."""
        self.locked(self.State.DRAFT)
        if verdict not in self.Achievable.values:
            raise Refused(gettext("Choose a verdict."), "verdict")
        if not note.strip():
            raise Refused(gettext("Say what the verdict rests on."), "note")
        self.shift(
            self.state, by=by, verb="objective.judged", data={"verdict": verdict}, achievable_verdict=verdict,
            verdict_note=note.strip(), judged_by=by, approved_by=None, approval_note="",
        )  # fmt: skip

    @transaction.atomic
    def approve(self, *, by: User, note: str) -> None:
        """An executive keeps it although it is judged out of reach. Not the one who judged it."""
        self.locked(self.State.DRAFT)
        if not self.is_unachievable:
            raise Refused(gettext("Only an objective that is judged not achievable needs an approval."))
        if by.pk in (self.judged_by_id, self.created_by_id):
            raise Refused(gettext("Somebody other than its author and its judge must approve it."))
        if len(note.strip()) < 10:
            raise Refused(
                gettext("Give the reason in at least 10 characters; it is printed in the closing report."), "note"
            )
        self.shift(
            self.state, by=by, verb="objective.approved", approved_by=by, approval_note=note.strip()
        )  # fmt: skip

    def _short(self, name: str) -> str:
        """A field's label without its explanation: “specific”."""
        label: Any = getattr(self._meta.get_field(name), "verbose_name", name)
        return re.split("[:：]", str(label))[0]

    def hindrance(self) -> str:
        """Why it cannot be baselined, in words; empty if it can."""
        if lacking := self.lacking():
            return gettext("%(what)s is missing") % {"what": listed(self._short(name) for name in lacking)}
        if not self.achievable_verdict:
            return gettext("nobody has judged whether it is achievable")
        if self.is_unachievable:
            return gettext("it is judged not achievable, and no executive has approved it")
        return ""

    @transaction.atomic
    def baseline(self, *, by: User) -> None:
        """Fix it. The one that it redefines gives way to it now, not before."""
        self.locked(self.State.DRAFT)
        if words := self.hindrance():
            raise Refused(f"{self.code}: {words}.")
        self.shift(self.State.BASELINED, by=by, verb="objective.baselined", baselined_at=timezone.now())
        if self.supersedes is not None:
            self.supersedes.shift(self.State.REDEFINED, by=by, verb="objective.redefined")

    # -- afterwards ------------------------------------------------------------------------------------------------

    @transaction.atomic
    def redefine(self, *, by: User, reason: str) -> "Objective":
        """Draft it anew. What was agreed on holds until the new wording is baselined, and stays readable."""
        self.locked(self.State.BASELINED)
        if not reason.strip():
            raise Refused(gettext("Write down the reason; others will rely on it."), "reason")
        if self.next_wording is not None:
            raise Refused(gettext("A new wording is being written already."))
        new = type(self)(
            project=self.project, supersedes=self, revision=self.revision + 1,
            **{name: getattr(self, name) for name in self.COPIED},
        )  # fmt: skip
        new.put(by=by, read_version=None)
        Trace.note(self, new, by=by)
        self.shift(
            self.state, by=by, verb="objective.redefining", data={"reason": reason.strip()}, outcome=reason.strip()
        )
        return new

    @transaction.atomic
    def redefine_as_signed(self, *, by: User, values: dict[str, Any], reason: str, signed_in: str) -> "Objective":
        """Both sides signed a change request: the new wording holds at once, the old one stays readable."""
        new = self.redefine(by=by, reason=reason)
        for name, value in values.items():
            setattr(new, name, value)
        new.achievable_verdict, new.verdict_note, new.judged_by = (
            self.achievable_verdict,
            self.verdict_note,
            self.judged_by,
        )
        new.signed_in = signed_in
        new.save(update_fields=[*values, "achievable_verdict", "verdict_note", "judged_by", "signed_in"])
        new.shift(self.State.BASELINED, by=by, verb="objective.baselined", baselined_at=timezone.now())
        self.shift(self.State.REDEFINED, by=by, verb="objective.redefined")
        return new

    @transaction.atomic
    def conclude(self, *, by: User, met: bool, outcome: str) -> None:
        """Say what came of it, once it is due."""
        self.locked(self.State.BASELINED)
        if not outcome.strip():
            raise Refused(gettext("Say what was measured, and where that can be seen."), "outcome")
        state, verb = (self.State.MET, "objective.met") if met else (self.State.MISSED, "objective.missed")
        self.shift(state, by=by, verb=verb, outcome=outcome.strip())

    def meet(self, *, by: User, outcome: str) -> None:
        self.conclude(by=by, met=True, outcome=outcome)

    def miss(self, *, by: User, outcome: str) -> None:
        self.conclude(by=by, met=False, outcome=outcome)
