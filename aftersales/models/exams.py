"""Exams: a paper drawn from the bank by process and difficulty or put together by hand, taken, marked, closed."""

import random
from collections import defaultdict
from datetime import date
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from aftersales.models.exam_items import ExamItem
from aftersales.models.exam_questions import ExamQuestion
from aftersales.models.trainings import TrainingSession
from lifecycle import evidence
from lifecycle.errors import Refused
from lifecycle.models.competences import Level
from lifecycle.models.records import Record
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User
from lifecycle.stages import Stage
from lifecycle.text import pick

ITEMS = ("S3-01", "S3-05")  # both want an exam and its results
MOST = 60  # questions of a paper
DICE = random.SystemRandom()
PROVES = [(level.value, level.label) for level in (Level.OPERATES, Level.SOLVES, Level.IMPLEMENTS)]


class Exam(Record):
    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("exam", "Being written")
        READY = "ready", pgettext_lazy("exam", "Ready to be taken")
        CLOSED = "closed", pgettext_lazy("exam", "Closed")

    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)

    title = models.CharField(gettext_lazy("title"), max_length=160)
    title_en = models.CharField(gettext_lazy("title in English"), max_length=160, blank=True)
    session = models.ForeignKey(
        TrainingSession, models.PROTECT, null=True, blank=True, related_name="exams",
        verbose_name=gettext_lazy("training session that it tests"),
    )  # fmt: skip
    on = models.DateField(pgettext_lazy("exam", "taken on"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        gettext_lazy("minutes allowed"),
        null=True,
        blank=True,
        validators=[MinValueValidator(5), MaxValueValidator(600)],
    )
    pass_percent = models.PositiveSmallIntegerField(
        gettext_lazy("passed from this share of the points on, %"), default=60,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )  # fmt: skip
    proves_level = models.PositiveSmallIntegerField(
        gettext_lazy("level that a key user proves by passing"), choices=PROVES, default=Level.OPERATES
    )
    instructions = models.TextField(gettext_lazy("what they should know before they begin"), blank=True)
    instructions_en = models.TextField(gettext_lazy("the same in English"), blank=True)
    total = models.PositiveSmallIntegerField(gettext_lazy("points in all"), default=0, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=6, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("exam")
        verbose_name_plural = gettext_lazy("exams")
        ordering = ["-number"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="exam_pass_percent", condition=Q(pass_percent__gte=1, pass_percent__lte=100)
            ),
        ]  # fmt: skip

    proves: ClassVar[tuple[str, ...]] = (
        "—",
    )  # a printed paper proves nothing; what was taken and marked does, see close

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return {"draft": "draft", "ready": "now"}.get(self.state, "ok")

    @property
    def passes_from(self) -> str:
        """“60%”, for lists."""
        return f"{self.pass_percent}%"

    @property
    def trainer(self) -> User:
        """Who answers for what an exam marks by itself."""
        return self.session.trainer if self.session and self.session.trainer else self.updated_by

    def ordered(self) -> list[ExamItem]:
        rows = self.items.select_related("question__process").prefetch_related("question__options")  # type: ignore[attr-defined]
        return list(rows)

    # -- writing ---------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        session = TrainingSession.objects.filter(project=self.project).first()
        if session is not None:
            self.session = session
        self.pass_percent = int(SiteSettings.load().threshold("pass_mark"))

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.session is not None and self.session.project_id != self.project_id:
            raise Refused(_("This session belongs to another project."), "session")
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        rows = list(self.items.select_related("question"))  # type: ignore[attr-defined]
        if len(rows) > MOST:
            raise Refused(_("A paper has at most %(n)d questions.") % {"n": MOST})
        if any(row.question.project_id != self.project_id for row in rows):
            raise Refused(_("A question belongs to another project."))
        if len({row.question_id for row in rows}) < len(rows):
            raise Refused(_("A question stands on the paper twice."))
        for order, row in enumerate(rows, 1):
            if row.order != order or not row.points:
                ExamItem.objects.filter(pk=row.pk).update(order=order, points=row.points or row.question.points)
        self._count()

    def _count(self) -> None:
        total = self.items.aggregate(total=models.Sum("points"))["total"] or 0  # type: ignore[attr-defined]
        Exam.objects.filter(pk=self.pk).update(total=total)
        self.total = total

    @transaction.atomic
    def draw(self, *, by: User, processes: Any, easiest: int, hardest: int, n: int, kinds: Any = ()) -> None:
        """Take questions of these processes from the bank by lot, evenly from each; those on the paper already stay."""
        self.locked(self.State.DRAFT)
        if easiest > hardest:
            raise Refused(_("The hardest is easier than the easiest."), "hardest")
        there = set(self.items.values_list("question", flat=True))  # type: ignore[attr-defined]
        if len(there) + n > MOST:
            raise Refused(_("A paper has at most %(n)d questions.") % {"n": MOST}, "n")
        rows = ExamQuestion.objects.filter(
            project=self.project, state=ExamQuestion.State.IN_USE, process__in=processes, difficulty__gte=easiest,
            difficulty__lte=hardest,
        ).exclude(pk__in=there)  # fmt: skip
        if kinds:
            rows = rows.filter(question_kind__in=kinds)
        heaps: dict[int, list[ExamQuestion]] = defaultdict(list)
        for row in rows:
            heaps[row.process_id].append(row)
        found = sum(len(heap) for heap in heaps.values())
        if found < n:
            text = ngettext(
                "The bank has only %(n)d more question of this kind.", "The bank has only %(n)d more questions of this kind.",
                found,
            )  # fmt: skip
            raise Refused(text % {"n": found}, "n")
        for heap in heaps.values():
            DICE.shuffle(heap)
        drawn: list[ExamQuestion] = []
        while len(drawn) < n:
            for heap in heaps.values():
                if heap and len(drawn) < n:
                    drawn.append(heap.pop())
        drawn.sort(key=lambda row: (row.process_id, row.difficulty, row.number))
        last = len(there)
        ExamItem.objects.bulk_create(
            ExamItem(exam=self, question=row, points=row.points, order=last + k) for k, row in enumerate(drawn, 1)
        )
        self._count()
        self.shift(self.state, by=by, verb="exam.drawn", data={"n": n}, total=self.total)

    # -- life ------------------------------------------------------------------------------------------------------

    @transaction.atomic
    def ready(self, *, by: User) -> None:
        """From now on the paper stands still: what is asked and what is right are kept as they are now."""
        self.locked(self.State.DRAFT)
        rows = self.ordered()
        if not rows:
            raise Refused(_("There is no question on the paper yet. Draw some, or choose them by hand."))
        if retired := [row for row in rows if row.question.state != ExamQuestion.State.IN_USE]:
            raise Refused(_("“%(what)s” is retired; take it off the paper.") % {"what": retired[0].question.label})
        for row in rows:
            row.asked, row.key = row.question.frozen(row.points)
            row.save(update_fields=["asked", "key"])
        self.shift(self.State.READY, by=by, verb="exam.ready", data={"n": len(rows)})

    @transaction.atomic
    def rework(self, *, by: User) -> None:
        """Back to writing, while nobody has begun."""
        self.locked(self.State.READY)
        if self.sittings.exclude(state__in=("invited", "withdrawn")).exists():  # type: ignore[attr-defined]
            raise Refused(_("Somebody has begun already; the paper stands. Write another one."))
        self.items.update(asked=None, key=None)  # type: ignore[attr-defined]
        self.shift(self.State.DRAFT, by=by, verb="exam.reworked")

    @transaction.atomic
    def admit(self, *, by: User, seats: Any = (), contacts: Any = (), names: Any = ()) -> int:
        """Who takes it: rows of the sign-in sheet, contacts, or (name, department). Who is on the list stays once."""
        from aftersales.models.sittings import ExamSitting

        self.locked(self.State.READY)
        wanted: list[tuple[Any, str, str]] = [(seat.contact, seat.name, seat.of) for seat in seats]
        wanted += [(contact, "", contact.department) for contact in contacts]
        wanted += [(None, name, department) for name, department in names]
        if not wanted:
            raise Refused(_("Choose who takes it, or write their names."), "names")
        there = ExamSitting.objects.filter(exam=self, retake_of=None).exclude(state="withdrawn")
        known = {
            (row.contact_id, row.name.casefold(), row.department.casefold()) for row in there if not row.contact_id
        }
        people = {row.contact_id for row in there if row.contact_id}
        made = 0
        for contact, name, department in wanted:
            key = (None, name.strip().casefold(), department.strip().casefold())
            if (contact is not None and contact.pk in people) or (contact is None and key in known):
                continue
            row = ExamSitting(
                project=self.project, exam=self, contact=contact, name="" if contact else name.strip(),
                department=department.strip()[:80],
            )  # fmt: skip
            row.put(by=by, read_version=None)
            people.add(contact.pk) if contact else known.add(key)
            made += 1
        if not made:
            raise Refused(_("They are all on the list already."), "names")
        return made

    @transaction.atomic
    def close(self, *, by: User) -> None:
        """Everybody is marked. The exam is evidence that users were tested."""
        self.locked(self.State.READY)
        rows = self.sittings.all()  # type: ignore[attr-defined]
        left = rows.filter(state__in=("invited", "writing", "handed_in")).count()
        if left:
            text = ngettext(
                "%(n)d person is not marked yet. Mark or withdraw them first.",
                "%(n)d people are not marked yet. Mark or withdraw them first.", left,
            )  # fmt: skip
            raise Refused(text % {"n": left})
        if not rows.filter(state__in=("passed", "failed")).exists():
            raise Refused(_("Nobody has taken it yet."))
        self.shift(self.State.CLOSED, by=by, verb="exam.closed")
        if Stage.AFTERSALES in self.project.open_stages():
            evidence.offer(
                self.project, code="D31", forms=("document", *evidence.RECORD_FORMS), subject=self, label=self.label,
                stage=Stage.AFTERSALES, by=by, items=ITEMS, whole=False,
            )  # fmt: skip

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        self.locked(self.State.CLOSED)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        evidence.withdraw(self)
        self.shift(self.State.READY, by=by, verb="exam.reopened", data={"reason": reason.strip()})

    @transaction.atomic
    def tell_department(self, *, by: User, department: str, contact: Any, until: date, message: str = "") -> None:
        """The summary of a department to somebody of the customer, behind a private link."""
        from aftersales.models.exam_sendings import ExamSending

        self.locked(self.State.READY, self.State.CLOSED)
        ExamSending.department_to(self, by=by, department=department, contact=contact, until=until, message=message)

    def guard_issue(self) -> None:
        if self.state == self.State.DRAFT:
            raise Refused(_("Finish the paper first; then it can be printed."))

    def page_facts(self, user: User) -> dict[str, Any]:
        from aftersales.examresults import page_facts

        return page_facts(self, user)
