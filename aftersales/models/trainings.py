"""Training sessions: what is taught in which order, who came and signed, what they wished and asked, who is coached after."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from aftersales.models.doors import SignsIn
from aftersales.models.inviting import Invites
from aftersales.models.self_ratings import Followed
from aftersales.models.training_feedback import Rated
from aftersales.models.training_plan_parts import TrainingWave
from aftersales.models.training_plans import TrainingPlan
from aftersales.models.trainingparts import NoteKind, TrainingKind
from lifecycle import evidence
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.records import Record
from lifecycle.models.requirements import Requirement
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.stages import Stage
from lifecycle.text import pick

ITEM = "S3-01"  # the playbook's item for training users
WISHES = uuid.UUID("0d6f1c5e-7c0b-4a59-9a3c-2f7d9f1a6a34")


class TrainingQuerySet(models.QuerySet["TrainingSession"]):
    def for_list(self) -> "TrainingQuerySet":
        return self.select_related("trainer", "trainer_contact").prefetch_related("attendance")


class TrainingSession(SignsIn, Invites, Rated, Followed, Record):
    class State(models.TextChoices):
        PLANNED = "planned", gettext_lazy("Planned")
        HELD = "held", gettext_lazy("Took place")
        CLOSED = "closed", pgettext_lazy("training", "Closed")

    class Mode(models.TextChoices):
        ON_SITE = "on_site", gettext_lazy("On site")
        ONLINE = "online", gettext_lazy("Online")
        DOCUMENT = "document", gettext_lazy("By document, each on their own")

    Kind = TrainingKind
    editable_states: ClassVar[tuple[str, ...]] = (State.PLANNED, State.HELD)
    private: ClassVar[set[str]] = {"lessons"}

    plan = models.ForeignKey(
        TrainingPlan, models.PROTECT, null=True, blank=True, related_name="sessions",
        verbose_name=gettext_lazy("training plan"),
    )  # fmt: skip
    wave = models.ForeignKey(
        TrainingWave,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=gettext_lazy("wave"),
    )
    topic = models.CharField(gettext_lazy("topic"), max_length=160)
    topic_en = models.CharField(gettext_lazy("topic in English"), max_length=160, blank=True)
    training_kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=TrainingKind.choices)
    mode = models.CharField(gettext_lazy("how it is held"), max_length=8, choices=Mode.choices, default=Mode.ON_SITE)
    at = models.DateTimeField(gettext_lazy("date and time"))
    place = models.CharField(gettext_lazy("place or link"), max_length=160, blank=True)
    place_en = models.CharField(gettext_lazy("place in English"), max_length=160, blank=True)
    trainer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("trainer of ours")
    )
    trainer_contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=gettext_lazy("trainer of the customer"),
    )  # fmt: skip
    minutes = models.PositiveSmallIntegerField(gettext_lazy("minutes planned"), default=90)
    actual_minutes = models.PositiveSmallIntegerField(
        gettext_lazy("minutes it took"), null=True, blank=True, editable=False
    )
    goal = models.TextField(gettext_lazy("what they can do afterwards"), blank=True)
    goal_en = models.TextField(gettext_lazy("what they can do afterwards, in English"), blank=True)
    tools = models.CharField(gettext_lazy("material and tools"), max_length=200, blank=True)
    tools_en = models.CharField(gettext_lazy("material and tools in English"), max_length=200, blank=True)
    opened_by = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        verbose_name=gettext_lazy("leader of the customer who opened it"),
    )  # fmt: skip
    lessons = models.TextField(gettext_lazy("what we learned for the next one"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=7, choices=State.choices, default=State.PLANNED)

    objects = TrainingQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("training session")
        verbose_name_plural = gettext_lazy("training sessions")
        ordering = ["-at", "-number"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="training_one_trainer",
                condition=Q(trainer__isnull=True, trainer_contact__isnull=False)
                | Q(trainer__isnull=False, trainer_contact__isnull=True),
            ),
        ]

    @property
    def label(self) -> str:
        return pick(self, "topic")

    @property
    def tone(self) -> str:
        return {"planned": "draft", "held": "now"}.get(self.state, "ok")

    @property
    def who_trains(self) -> Any:
        return self.trainer or self.trainer_contact

    @property
    def present(self) -> list[Any]:
        """Those who signed."""
        return [row for row in self.attendance.all() if row.signed]  # type: ignore[attr-defined]

    @property
    def turnout(self) -> str:
        """How many of those invited came."""
        invited = len([row for row in self.attendance.all() if row.signed or not row.exempt])  # type: ignore[attr-defined]
        return _("%(n)d of %(all)d") % {"n": len(self.present), "all": invited} if invited else "—"

    @property
    def open_notes(self) -> list[Any]:
        """Questions and problems without an answer; wishes wait in the register instead."""
        notes = self.notes.all()  # type: ignore[attr-defined]
        return [row for row in notes if row.kind != NoteKind.WISH and not row.answer.strip()]

    @property
    def wishes(self) -> list[Any]:
        return [row for row in self.notes.all() if row.kind == NoteKind.WISH]  # type: ignore[attr-defined]

    @property
    def open_coaching(self) -> list[Any]:
        return [row for row in self.coaching.all() if row.done_on is None]  # type: ignore[attr-defined]

    # -- writing ---------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        self.plan = TrainingPlan.objects.filter(project=self.project, state__in=("planned", "confirmed")).first()
        now = timezone.localtime()
        self.at = now.replace(minute=0, second=0, microsecond=0)
        people = self.project.people_by_role()
        self.trainer = people.get("IM") or people.get("PM") or by

    def prefill_from(self, link: dict[str, str], *, by: User) -> None:
        """From the plan's page: the wave that it is for."""
        number = link.get("wave", "")
        if self.plan is None or not number.isdecimal() or len(number) > 9:
            return
        self.wave = self.plan.waves.filter(pk=int(number)).first()  # type: ignore[attr-defined]

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if bool(self.trainer_id) == bool(self.trainer_contact_id):
            raise Refused(_("Name one trainer: one of ours, or one of the customer."), "trainer")
        if self.mode == self.Mode.ON_SITE and not self.place.strip():
            raise Refused(_("Say where it takes place."), "place")
        if self.plan is not None and self.plan.project_id != self.project_id:
            raise Refused(_("This plan belongs to another project."), "plan")
        if self.wave is not None and self.wave.plan_id != self.plan_id:
            raise Refused(_("This wave belongs to another plan."), "wave")
        moved = self.plan_id and (self.pk is None or "plan" in (diff or {}))
        if moved and self.plan is not None and self.plan.state not in ("planned", "confirmed"):
            raise Refused(_("This plan was held already. Open it again before sessions are added."), "plan")
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        for line in self.kind.lines:
            for order, row in enumerate(getattr(self, line.relation).all(), 1):
                if row.order != order:
                    type(row).objects.filter(pk=row.pk).update(order=order)

    @transaction.atomic
    def hold(self, *, by: User, minutes: int, came: list[Any], opened_by: Contact | None = None) -> None:
        """It took place. `came`: the rows of the sheet that are signed."""
        self.locked(self.State.PLANNED)
        if self.at > timezone.now():
            raise Refused(
                _("It is planned for a later time. Change the date and time first if it took place already.")
            )
        if not self.outline.exists():  # type: ignore[attr-defined]
            raise Refused(_("Write the outline first: what is taught, in which order."))
        if not came:
            raise Refused(_("Tick who came and signed the sheet."), "came")
        keys = [row.pk for row in came]
        rows = self.attendance  # type: ignore[attr-defined]
        rows.filter(pk__in=keys, signed=False).update(signed=True, signed_at=self.at, signed_how="sheet")
        rows.exclude(pk__in=keys).update(signed=False, signed_at=None, signed_how="")  # the trainer saw who was there
        self.shift(
            self.State.HELD,
            by=by,
            verb="training.held",
            data={"n": len(keys)},
            actual_minutes=minutes,
            opened_by=opened_by,
        )

    @transaction.atomic
    def answer(self, *, by: User, note: Any, words: str, words_en: str = "") -> None:
        """What was said to a question, or done about a problem."""
        self.locked(self.State.HELD)
        row = self.notes.get(pk=note.pk)  # type: ignore[attr-defined]
        if not words.strip():
            raise Refused(_("Say how it was answered."), "words")
        row.answer, row.answer_en = words.strip(), words_en.strip()
        row.save(update_fields=["answer", "answer_en"])
        self.shift(self.state, by=by, verb="training.answered", data={"text": row.text[:200]})

    @transaction.atomic
    def coach(self, *, by: User, item: Any, on: date) -> None:
        """Somebody was coached after the session."""
        self.locked(self.State.HELD, self.State.CLOSED)
        row = self.coaching.get(pk=item.pk)  # type: ignore[attr-defined]
        if row.done_on is not None:
            raise Refused(_("This is done already."), "item")
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        row.done_on = on
        row.save(update_fields=["done_on"])
        self.shift(self.state, by=by, verb="training.coached", data={"who": str(row)})

    @transaction.atomic
    def register_wishes(self, *, by: User, category: str) -> None:
        """Every wish becomes a requirement that knows where it was heard; each once."""
        self.locked(self.State.HELD, self.State.CLOSED)
        made = 0
        for row in self.wishes:
            key = uuid.uuid5(WISHES, str(row.pk))
            if Requirement.objects.filter(creation_key=key).exists():
                continue
            requirement = Requirement(
                project=self.project, creation_key=key, state=Requirement.first_state(self.project), category=category,
                title=row.text[:80], title_en=row.text_en[:80], description=row.text, description_en=row.text_en,
                source="training", source_note=self.label[:160], elicitation="observation", raised_by=row.contact,
            )  # fmt: skip
            requirement.put(by=by, read_version=None)
            Trace.note(self, requirement, by=by)
            made += 1
        if not made:
            raise Refused(_("Every wish stands in the register already."))
        self.shift(self.state, by=by, verb="training.registered", data={"n": made})

    @property
    def unregistered(self) -> list[Any]:
        """Wishes that are not in the register yet."""
        keys = {uuid.uuid5(WISHES, str(row.pk)): row for row in self.wishes}
        there = Requirement.objects.filter(creation_key__in=list(keys)).values_list("creation_key", flat=True)
        return [row for key, row in keys.items() if key not in set(there)]

    @transaction.atomic
    def close(self, *, by: User, lessons: str = "") -> None:
        """Every question is answered and every wish is in the register; coaching may go on."""
        self.locked(self.State.HELD)
        if open_ones := self.open_notes:
            text = ngettext(
                "One question or problem has no answer: “%(what)s”.",
                "%(n)d questions or problems have no answer, the first is “%(what)s”.", len(open_ones),
            )  # fmt: skip
            raise Refused(text % {"n": len(open_ones), "what": open_ones[0]})
        if self.unregistered:
            raise Refused(_("Wishes are not in the register of requirements yet. Take them over first."))
        self.shift(self.State.CLOSED, by=by, verb="training.closed", lessons=lessons.strip())
        if Stage.AFTERSALES in self.project.open_stages():  # one held earlier proves nothing about training users
            evidence.offer(
                self.project, code="D30", forms=(*evidence.SIGNED_FORMS, *evidence.RECORD_FORMS), subject=self,
                label=self.label, stage=Stage.AFTERSALES, by=by, items=(ITEM,), whole=False,
            )  # fmt: skip

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        self.locked(self.State.CLOSED)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        evidence.withdraw(self)
        self.shift(self.State.HELD, by=by, verb="training.reopened", data={"reason": reason.strip()})

    def page_facts(self, user: User) -> dict[str, Any]:
        from aftersales.trainings import facts

        return facts(self, user)
