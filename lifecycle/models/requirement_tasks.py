"""What was agreed to be done about a requirement: who, until when, done on which day, and whether whoever asked was told."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.interviews import Ordered
from lifecycle.models.requirement_choices import State
from lifecycle.models.requirement_types import Response
from lifecycle.models.users import User

ASSIGNABLE = (State.ANALYSED, State.CONFIRMED, State.BASELINED, State.IN_WORK, State.VERIFIED)


class TaskQuerySet(models.QuerySet["RequirementTask"]):
    def open(self) -> "TaskQuerySet":
        """Still to be done, of requirements that nobody has turned down or put off since."""
        return self.filter(done_on=None, requirement__state__in=ASSIGNABLE)


class RequirementTask(Ordered):
    requirement = models.ForeignKey("lifecycle.Requirement", models.CASCADE, related_name="tasks")
    what = models.CharField(gettext_lazy("what is to be done"), max_length=200)
    owner = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("who does it"))
    due = models.DateField(gettext_lazy("due"))
    done_on = models.DateField(gettext_lazy("done on"), null=True, blank=True)
    done_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("marked done by")
    )
    result = models.CharField(gettext_lazy("result"), max_length=300, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("task of a requirement")

    def __str__(self) -> str:
        return self.what

    @property
    def is_overdue(self) -> bool:
        return self.done_on is None and self.due < timezone.localdate()


class Tasked(models.Model):
    """The verbs of a requirement that is done now: given to somebody, done, and reported to whoever asked for it."""

    class Meta:
        abstract = True

    @property
    def open_tasks(self: Any) -> list[RequirementTask]:
        return [row for row in self.tasks.all() if row.done_on is None]

    @property
    def has_plan(self: Any) -> bool:
        """Is there a task, open or done?"""
        return bool(self.tasks.all())

    @property
    def tasks_done(self: Any) -> bool:
        return self.has_plan and not self.open_tasks

    @transaction.atomic
    def assign(self: Any, *, by: User, what: str, owner: User, due: date) -> RequirementTask:
        """Somebody does it until a day; what is baselined is in work from then on."""
        self.locked(*ASSIGNABLE)
        if self.response != Response.NOW:
            raise Refused(
                _("Only what is done in this project gets a task. Analyse it again if the answer has changed.")
            )
        if not what.strip():
            raise Refused(_("Say what is to be done."), "what")
        if due < timezone.localdate():
            raise Refused(_("This day is past."), "due")
        row: RequirementTask = self.tasks.create(order=self.tasks.count() + 1, what=what.strip(), owner=owner, due=due)
        state = State.IN_WORK if self.state == State.BASELINED else self.state
        facts = {"name": owner.name, "task": row.what, "due": due.isoformat()}
        self.shift(
            state, by=by, verb="requirement.assigned", data=facts, told_on=None, told_by=None, told_how=""
        )  # fmt: skip
        return row

    @transaction.atomic
    def finish_task(self: Any, *, by: User, task: RequirementTask, on: date, result: str) -> None:
        self.locked(*ASSIGNABLE)
        row = self.tasks.select_for_update().get(pk=task.pk)
        if row.done_on is not None:
            raise Refused(_("It is done already."), "task")
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if not result.strip():
            raise Refused(_("Say what was done, so that whoever asked can look at it."), "result")
        row.done_on, row.done_by, row.result = on, by, result.strip()
        row.save(update_fields=["done_on", "done_by", "result"])
        self.shift(self.state, by=by, verb="requirement.task_done", data={"task": row.what})

    @transaction.atomic
    def tell(self: Any, *, by: User, on: date, how: str, mail: bool = False, words: str = "") -> None:
        """Whoever asked learns that it is done: by mail from here, or in another way that is noted. Then it is closed."""
        from lifecycle.answermail import tell_done

        self.locked(*ASSIGNABLE)
        if not self.tasks_done:
            raise Refused(_("Its tasks are not all done."))
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        to = self.raised_by
        if mail and (to is None or not to.email):
            raise Refused(
                _("Nobody is noted who asked for it, or we know no address. Tell them in another way."), "mail"
            )
        if not mail and not how.strip():
            raise Refused(_("Say who was told, and how."), "how")
        noted = how.strip() or _("by mail to %(name)s") % {"name": to}
        self.shift(
            State.CLOSED,
            by=by,
            verb="requirement.told",
            data={"how": noted},
            told_on=on,
            told_by=by,
            told_how=noted[:200],
        )
        if mail:
            tell_done(self, words=words.strip(), by=by, event=Event.objects.about(self).newest_first().first())

    # -- in writing, and for the product ---------------------------------------------------------------------------

    @transaction.atomic
    def answer_in_writing(self: Any, *, by: User, addressee: Any = None, others: Any = ()) -> Any:
        """A letter that answers it, and others with it; drafted from what is written here."""
        from lifecycle.models.response_letters import ResponseLetter

        return ResponseLetter.begin([self, *others], by=by, addressee=addressee)

    @transaction.atomic
    def park(self: Any, *, by: User, product: Any, note: str = "") -> Any:
        """A new idea goes to the backlog of a product, where it is decided on for all customers."""
        from lifecycle.models.product_ideas import ProductIdea

        self.locked()
        if ProductIdea.objects.filter(requirement=self).exists():
            raise Refused(_("It stands in a product's backlog already."))
        idea = ProductIdea(requirement=self)
        idea.write(by=by, version=0, product=product, title=self.title, title_en=self.title_en, note=note.strip())
        self.shift(self.state, by=by, verb="requirement.parked", data={"name": str(product)})
