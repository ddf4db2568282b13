"""Questionnaires: questions that people of the customer answer by a private link or on paper."""

from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.events import Event
from lifecycle.models.interviews import Ordered
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import pick

SCALE = (1, 2, 3, 4, 5)
OPEN_DAYS = 14


class Questionnaire(Record):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        OPEN = "open", _("Out")
        CLOSED = "closed", _("Closed")

    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)

    title = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    intro = models.TextField(_("what it is for"), blank=True)
    intro_en = models.TextField(_("what it is for, in English"), blank=True)
    closed_note = models.TextField(_("what came of it"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=6, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return {"draft": "draft", "open": "wait"}.get(self.state, "ok")

    @property
    def answered_words(self) -> str:
        """How many of those who were asked have answered."""
        links = self.links.filter(revoked_at=None)
        asked = links.values("contact").distinct().count()
        done = links.exclude(used_at=None).values("contact").distinct().count()
        return gettext("%(done)d of %(all)d") % {"done": done, "all": asked} if asked else ""

    @transaction.atomic
    def send(self, *, by: User, contacts: Any, until: date, message: str = "") -> None:
        """Ask people by mail, each by a link of their own. Whoever was asked and has not answered gets a fresh link."""
        self.locked(self.State.DRAFT, self.State.OPEN)
        people = list(contacts)
        if not self.questions.exists():  # type: ignore[attr-defined]
            raise Refused(gettext("It has no questions yet."))
        if not people:
            raise Refused(gettext("Choose who is to be asked."), "contacts")
        if until <= timezone.localdate():
            raise Refused(gettext("Leave them at least a day."), "until")
        for contact in people:
            self._ask(contact, by=by, until=until, message=message.strip())
        if self.state == self.State.DRAFT:
            self.shift(self.State.OPEN, by=by, verb="questionnaire.sent", data={"n": len(people)})
        else:
            Event.record("questionnaire.sent", by=by, subject=self, data={"n": len(people)})

    def _ask(self, contact: Contact, *, by: User, until: date, message: str) -> None:
        from lifecycle import portalmail

        if contact.customer_id != self.project.customer_id:
            raise Refused(gettext("This person belongs to another customer."), "contacts")
        if not contact.email:
            raise Refused(gettext("%(name)s has no e-mail address.") % {"name": contact}, "contacts")
        old = self.links.filter(contact=contact)
        if old.exclude(used_at=None).exists():
            raise Refused(gettext("%(name)s has answered already.") % {"name": contact}, "contacts")
        old.filter(revoked_at=None).update(revoked_at=timezone.now())
        end = datetime.combine(until, time(23, 59), timezone.get_default_timezone())
        link, token = PortalLink.make(
            by=by, contact=contact, until=end, project=self.project, purpose=PortalLink.Purpose.ANSWER,
            questionnaire=self, message=message,
        )  # fmt: skip
        portalmail.ask_to_answer(link, token)

    @transaction.atomic
    def answer(self, link: PortalLink, answers: dict[int, Any]) -> bool:
        """Take what somebody answered, once. `answers`: text, number of the choice or mark, by the question's key."""
        self.locked(self.State.OPEN)
        if not link.use():
            return False
        self._keep(link, answers)
        Event.record("questionnaire.answered", by=None, subject=self, actor_name=link.contact.name)
        return True

    @transaction.atomic
    def type_in(self, *, by: User, contact: Contact, **given: Any) -> None:
        """What somebody wrote by hand, once for each person. `given`: as in `answer`, by `q` and the question's key."""
        self.locked(self.State.DRAFT, self.State.OPEN)
        if contact.customer_id != self.project.customer_id:
            raise Refused(gettext("This person belongs to another customer."), "contact")
        mine = self.links.filter(contact=contact)
        if mine.exclude(used_at=None).exists():
            raise Refused(gettext("%(name)s has answered already.") % {"name": contact}, "contact")
        answers = {int(name[1:]): value for name, value in given.items()}
        if not any(value not in (None, "") for value in answers.values()):
            raise Refused(gettext("The sheet is empty. Type in at least one answer."))
        now = timezone.now()
        mine.filter(revoked_at=None).update(revoked_at=now)
        link, _token = PortalLink.make(
            by=by, contact=contact, until=now, project=self.project, purpose=PortalLink.Purpose.ANSWER,
            questionnaire=self, used_at=now, on_paper=True,
        )  # fmt: skip
        self._keep(link, answers)
        self.shift(self.State.OPEN, by=by, verb="questionnaire.typed", data={"name": contact.name})

    def _keep(self, link: PortalLink, answers: dict[int, Any]) -> None:
        for question in self.questions.all():  # type: ignore[attr-defined]
            given = answers.get(question.pk)
            if given in (None, ""):
                continue
            words, value = (given, None) if question.form == question.Form.TEXT else ("", int(given))
            self.answers.create(link=link, question=question, text=words, value=value)  # type: ignore[attr-defined]

    @transaction.atomic
    def close(self, *, by: User, note: str) -> None:
        """No more answers are taken; links that are out say so."""
        self.locked(self.State.OPEN)
        if not note.strip():
            raise Refused(gettext("Say in a sentence what came of it."), "note")
        self.shift(self.State.CLOSED, by=by, verb="questionnaire.closed", closed_note=note.strip())

    def page_facts(self, user: User) -> dict[str, Any]:
        from lifecycle import access
        from lifecycle.answersheet import summed_up
        from lifecycle.models.requirement_choices import Category

        links = list(self.links.select_related("contact", "made_by", "questionnaire"))
        works = access.can(user, "E", "questionnaires", self.project) and not self.project.read_only
        return {
            "links": links, "results": summed_up(self) if links else [], "is_asked": bool(links), "may_end_links": works,
            "may_take": works and access.can(user, "C", "research", self.project), "categories": Category.choices,
        }  # fmt: skip


class QuestionnaireQuestion(Ordered):
    class Form(models.TextChoices):
        TEXT = "text", _("in words")
        CHOICE = "choice", _("one of several")
        SCALE = "scale", _("a mark from 1 to 5")

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="questions")
    text = models.CharField(_("question"), max_length=300)
    text_en = models.CharField(_("question in English"), max_length=300, blank=True)
    form = models.CharField(_("answered"), max_length=6, choices=Form.choices, default=Form.TEXT)
    options = models.TextField(_("choices, one a line"), blank=True)
    options_en = models.TextField(_("choices in English, one a line"), blank=True)
    required = models.BooleanField(_("must be answered"), default=False)

    class Meta(Ordered.Meta):
        verbose_name = _("question")

    def __str__(self) -> str:
        return pick(self, "text")

    @property
    def choices(self) -> list[str]:
        """In the reader's language; where the English lines do not match in number, as they were written."""
        main = [line.strip() for line in self.options.splitlines() if line.strip()]
        shown = [line.strip() for line in pick(self, "options").splitlines() if line.strip()]
        return shown if len(shown) == len(main) else main


class QuestionnaireAnswer(models.Model):
    """What one person answered to one question."""

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="answers")
    question = models.ForeignKey(QuestionnaireQuestion, models.PROTECT, related_name="answers")
    link = models.ForeignKey(PortalLink, models.PROTECT, related_name="answers")
    text = models.TextField(blank=True)
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["question__order", "question_id", "at", "pk"]
        constraints = [models.UniqueConstraint(fields=["link", "question"], name="questionnaire_answer_once")]

    def __str__(self) -> str:
        return self.words

    @property
    def project(self) -> Any:
        return self.questionnaire.project

    @property
    def words(self) -> str:
        if self.question.form == QuestionnaireQuestion.Form.CHOICE and self.value is not None:
            choices = self.question.choices
            return choices[self.value - 1] if 0 < self.value <= len(choices) else str(self.value)
        return self.text if self.value is None else str(self.value)

    @transaction.atomic
    def make_requirement(self, *, by: User, category: str) -> Any:
        """Enter it in the register as a need of whoever answered; once."""
        from lifecycle.models.requirements import Requirement

        known = [thing for thing in Trace.targets(self) if isinstance(thing, Requirement)]
        if known:
            return known[0]
        if category not in Requirement.Category.values:
            raise Refused(gettext("Choose a category."))
        words = " ".join(self.words.split())
        project = self.questionnaire.project
        row = Requirement(
            project=project, state=Requirement.first_state(project), category=category,
            title=words if len(words) <= 80 else f"{words[:79]}…", description=f"{self.question.text}\n{self.words}",
            source=Requirement.Source.OTHER, source_note=self.questionnaire.label[:160],
            elicitation=Requirement.Elicitation.QUESTIONNAIRE, raised_by=self.link.contact,
        )  # fmt: skip
        row.put(by=by, read_version=None)
        Trace.note(self, row, by=by)
        return row


def default_until() -> date:
    return timezone.localdate() + timedelta(days=OPEN_DAYS)
