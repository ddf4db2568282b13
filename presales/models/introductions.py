"""Company introductions: who we are, what we have done, who speaks for us, and what the customer now expects."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lifecycle.errors import Refused
from lifecycle.models.commitments import Commitment
from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import pick
from presales.models.confidence import Confidence
from presales.models.materials import MaterialAsset
from presales.models.occasions import Occasion


class CompanyIntroduction(Confidence, Occasion):
    class State(models.TextChoices):
        PLANNED = "planned", gettext_lazy("Planned")
        HELD = "held", gettext_lazy("Took place")

    PARTS: ClassVar[tuple[str, ...]] = (
        "covered_qualifications", "covered_solutions", "covered_customers", "personal_intro",
    )  # fmt: skip
    TONES: ClassVar[dict[str, str]] = {"planned": "draft"}
    editable_states: ClassVar[tuple[str, ...]] = (State.PLANNED, State.HELD)
    private: ClassVar[set[str]] = {"confidence", "expectations"}

    materials = models.ManyToManyField(
        MaterialAsset, blank=True, related_name="+", verbose_name=gettext_lazy("materials")
    )
    covered_qualifications = models.BooleanField(gettext_lazy("qualifications were shown"), default=False)
    covered_solutions = models.BooleanField(gettext_lazy("solutions were shown"), default=False)
    covered_customers = models.BooleanField(gettext_lazy("reference customers were named"), default=False)
    personal_intro = models.BooleanField(gettext_lazy("the presenter introduced themselves"), default=False)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.PLANNED)

    class Meta(Occasion.Meta):
        verbose_name = gettext_lazy("company introduction")
        verbose_name_plural = gettext_lazy("company introductions")

    @property
    def covered(self) -> str:
        """How many of the four parts were shown, in words."""
        return _("%(n)d of %(all)d") % {"n": sum(getattr(self, part) for part in self.PARTS), "all": len(self.PARTS)}

    @property
    def unregistered(self) -> list[Any]:
        """Expectations that nobody has entered as promises yet."""
        return [row for row in self.expectations.all() if row.commitment_id is None]  # type: ignore[attr-defined]

    @transaction.atomic
    def hold(self, *, by: User, **parts: bool) -> None:
        """It took place; `parts` tells which of the four were shown."""
        self.locked(self.State.PLANNED)
        self.guard_taken_place()
        if not self.our_people.exists():
            raise Refused(_("Note who presented first."))
        if not any(parts.get(part) for part in self.PARTS):
            raise Refused(_("Tick at least one part that was shown."), self.PARTS[0])
        shown: dict[str, Any] = {part: bool(parts.get(part)) for part in self.PARTS}
        self.shift(self.State.HELD, by=by, verb="introduction.held", **shown)

    @transaction.atomic
    def register(self, *, by: User) -> None:
        """Enter every raised expectation as a promise, so that somebody judges whether it can be kept."""
        self.locked(self.State.HELD)
        rows = self.unregistered
        if not rows:
            raise Refused(_("Every expectation is entered as a promise already."))
        for row in rows:
            row.promise(by=by, on=timezone.localdate(self.at))
        self.note("introduction.registered", by=by, data={"n": len(rows)})

    def guard_issue(self) -> None:
        if self.state != self.State.HELD:
            raise Refused(_("It is issued once the introduction took place, for those who were there."))
        late = [material for material in self.materials.all() if material.is_expired]
        if late:
            text = ngettext(
                "“%(what)s” is no longer valid. Take it out or renew it.",
                "%(n)d materials are no longer valid, the first is “%(what)s”. Take them out or renew them.", len(late),
            )  # fmt: skip
            raise Refused(text % {"n": len(late), "what": late[0]})


class Expectation(Ordered):
    """What somebody of the customer now expects because of what we said."""

    introduction = models.ForeignKey(CompanyIntroduction, models.CASCADE, related_name="expectations")
    text = models.CharField(gettext_lazy("what they expect now"), max_length=300)
    text_en = models.CharField(gettext_lazy("what they expect now, in English"), max_length=300, blank=True)
    kind = models.CharField(
        gettext_lazy("kind"), max_length=10, choices=Commitment.Kind.choices, default=Commitment.Kind.FEATURE
    )
    raised_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("who of us said it")
    )
    raised_with = models.ForeignKey(
        Contact, models.PROTECT, related_name="+", verbose_name=gettext_lazy("who expects it")
    )
    due = models.DateField(gettext_lazy("expected by"), null=True, blank=True)
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("promise")
    )

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("raised expectation")

    def __str__(self) -> str:
        return pick(self, "text")

    def promise(self, *, by: User, on: Any) -> None:
        made = Commitment(
            project=self.introduction.project, text=self.text, text_en=self.text_en, promise_kind=self.kind,
            source=Commitment.Source.VERBAL, source_ref=self.introduction.label[:120], promised_by=self.raised_by,
            promised_to=self.raised_with, promised_on=on, due=self.due,
        )  # fmt: skip
        made.put(by=by, read_version=None)
        made.after_put(by=by)
        Trace.note(self.introduction, made, by=by)
        type(self).objects.filter(pk=self.pk).update(commitment=made)
