"""The people, teams and money that are asked for: by when, of whom, with which skills, and what the answer was."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle import access, evidence, knowhow
from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.origins import Originating
from lifecycle.models.outbox import Outbox
from lifecycle.models.records import Record
from lifecycle.models.solution_parts import StepSide
from lifecycle.models.users import User

ITEM = "S1-13"


class ResourceRequest(Originating, Record):
    class State(models.TextChoices):
        ASKED = "asked", gettext_lazy("Asked for")
        CONFIRMED = "confirmed", gettext_lazy("Confirmed")
        REFUSED = "refused", gettext_lazy("Refused")

    class Kind(models.TextChoices):
        TECHNICAL = "technical", gettext_lazy("Technical support")
        HUMAN = "human", gettext_lazy("People")
        FINANCIAL = "financial", gettext_lazy("Money")

    editable_states: ClassVar[tuple[str, ...]] = (State.ASKED,)

    resource_kind = models.CharField(gettext_lazy("kind"), max_length=9, choices=Kind.choices)
    what = models.CharField(gettext_lazy("what is needed"), max_length=200)
    team = models.CharField(gettext_lazy("team"), max_length=120, blank=True)
    side = models.CharField(gettext_lazy("side"), max_length=8, choices=StepSide.choices, default=StepSide.VENDOR)
    quantity = models.DecimalField(gettext_lazy("quantity"), max_digits=10, decimal_places=1, null=True, blank=True)
    unit = models.CharField(gettext_lazy("unit"), max_length=20, blank=True)
    skills = models.CharField(gettext_lazy("skills wanted"), max_length=200, blank=True)
    needed_by = models.DateField(gettext_lazy("needed by"))
    asked_of = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("asked of"))
    named = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=gettext_lazy("who comes")
    )  # fmt: skip
    answer = models.TextField(gettext_lazy("answer"), blank=True, editable=False)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=gettext_lazy("answered by"),
    )  # fmt: skip
    answered_at = models.DateTimeField(gettext_lazy("answered"), null=True, blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=9, choices=State.choices, default=State.ASKED)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("request for resources")
        verbose_name_plural = gettext_lazy("requests for resources")
        ordering = ["needed_by", "number"]

    @property
    def label(self) -> str:
        return self.what

    @property
    def is_overdue(self) -> bool:
        return self.state == self.State.ASKED and self.needed_by < timezone.localdate()

    @property
    def state_label(self) -> str:
        return _("Asked for, overdue") if self.is_overdue else super().state_label

    @property
    def tone(self) -> str:
        if self.is_overdue:
            return "bad"
        return {self.State.CONFIRMED: "ok", self.State.REFUSED: "off"}.get(self.State(self.state), "wait")

    @property
    def needs_person(self) -> bool:
        """Is it answered with somebody's name? Money and what the customer brings are not."""
        return self.resource_kind != self.Kind.FINANCIAL and self.side != StepSide.CUSTOMER

    # -- skills ----------------------------------------------------------------------------------------------------

    @property
    def wanted(self) -> list[str]:
        return knowhow.skills_in(self.skills)

    def fit_of(self, person: User) -> list[tuple[str, bool]]:
        """Each skill that is wanted, and whether the person's fields of business, skills or kind of work show it."""
        return knowhow.fit_of(person, self.wanted)

    @property
    def fit(self) -> list[tuple[str, bool]]:
        return self.fit_of(self.named) if self.named else []

    # -- writing ---------------------------------------------------------------------------------------------------

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.asked_of_id == by.pk and self.created_by_id in (None, by.pk):
            raise Refused(_("Ask somebody else: nobody confirms what they asked for themselves."), "asked_of")
        super().put(by=by, read_version=read_version, diff=diff)

    def prefill_from(self, given: dict[str, str], *, by: User) -> None:
        """Led here from what waits for it: a requirement, for one."""
        self.origin_key = given.get("from", "")
        if (record := self.origin()) is not None:
            self.what = record.label[:200]

    def after_put(self, *, by: User) -> None:
        """Whoever is asked is told, once."""
        from presales.mail import tell_asked

        self.note_origin(by=by)
        key = f"resource:{self.pk}:{self.asked_of_id}"
        if not Outbox.objects.filter(key__startswith=f"{key}:").exists():
            tell_asked(
                self, event=Event.record("resource.asked", by=by, subject=self, data={"name": self.asked_of.name})
            )

    def may_answer(self, user: User) -> bool:
        """Whoever was asked, and executives; never the one who asked."""
        if user.pk == self.created_by_id:
            return False
        return user.pk == self.asked_of_id or access.can(user, "A", "resources", self.project)

    def _guard_answer(self, by: User) -> None:
        self.locked(self.State.ASKED)
        if not self.may_answer(by):
            raise Refused(_("Only %(who)s or an executive answers this request.") % {"who": self.asked_of})

    @transaction.atomic
    def confirm(self, *, by: User, named: User | None = None, answer: str = "") -> None:
        """It comes, with a name where people are asked for. Who lacks a skill that is wanted comes with a reason."""
        self._guard_answer(by)
        if self.needs_person and named is None:
            raise Refused(_("Name who comes."), "named")
        if named is None and not answer.strip():
            raise Refused(_("Say what is confirmed, and from when."), "answer")
        lacking = [skill for skill, known in self.fit_of(named) if not known] if named else []
        if lacking and not answer.strip():
            raise Refused(
                _("“%(skill)s” does not show in what we know of %(who)s. Name somebody else, or say why it will do.")
                % {"skill": lacking[0], "who": named}, "answer",
            )  # fmt: skip
        self._answer(self.State.CONFIRMED, by=by, verb="resource.confirmed", answer=answer, named=named)
        evidence.offer(
            self.project, code="—", forms=evidence.RECORD_FORMS, subject=self, label=self.label, stage=self.kind.stage,
            by=by, items=(ITEM,),
        )  # fmt: skip

    @transaction.atomic
    def refuse(self, *, by: User, answer: str) -> None:
        self._guard_answer(by)
        if not answer.strip():
            raise Refused(_("Say why, and what would be possible instead."), "answer")
        self._answer(self.State.REFUSED, by=by, verb="resource.refused", answer=answer, named=None)

    def _answer(self, state: str, *, by: User, verb: str, answer: str, named: User | None) -> None:
        from presales.mail import tell_answered

        self.shift(
            state, by=by, verb=verb, data={"name": named.name if named else ""}, answer=answer.strip(), named=named,
            answered_by=by, answered_at=timezone.now(),
        )  # fmt: skip
        tell_answered(self, event=Event.objects.about(self).newest_first().first())

    @transaction.atomic
    def ask_again(self, *, by: User, reason: str) -> None:
        """After a refusal, or when who was to come does not."""
        from presales.mail import tell_asked

        self.locked(self.State.CONFIRMED, self.State.REFUSED)
        if not reason.strip():
            raise Refused(_("Say what is different now."), "reason")
        evidence.withdraw(self)
        self.shift(
            self.State.ASKED, by=by, verb="resource.asked_again", data={"reason": reason.strip()}, answer="", named=None,
            answered_by=None, answered_at=None,
        )  # fmt: skip
        tell_asked(self, event=Event.objects.about(self).newest_first().first())
