"""Requirements that somebody of the customer was asked to confirm by link, and what they said to each."""

from datetime import date, datetime, time
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.events import Event
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.requirement_choices import State
from lifecycle.models.requirements import Requirement
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import choose, twin


class RequirementAsk(models.Model):
    """Shows the words as they were when they were asked about, whatever the requirement says later."""

    class Verdict(models.TextChoices):
        AGREE = "agree", _("That is what we mean")
        OBJECT = "object", _("That is not what we mean")

    link = models.ForeignKey(PortalLink, models.PROTECT, related_name="asks")
    requirement = models.ForeignKey(Requirement, models.CASCADE, related_name="asks")
    shown = models.JSONField(default=dict)  # {"title": {zh, en}, "description": {zh, en}}
    verdict = models.CharField(_("answer"), max_length=6, choices=Verdict.choices, blank=True)
    words = models.TextField(_("in words"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["link", "requirement"], name="requirement_ask_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return choose(self.shown["title"])

    @property
    def description(self) -> str:
        return choose(self.shown["description"])

    @property
    def tone(self) -> str:
        return {"agree": "ok", "object": "bad"}.get(self.verdict, "wait" if self.link.standing == "open" else "off")

    @property
    def standing_label(self) -> str:
        return str(self.get_verdict_display()) if self.verdict else self.link.standing_label

    @property
    def still_says_so(self) -> bool:
        """Does the requirement still say what was shown?"""
        return self.shown == _words(self.requirement)

    @classmethod
    @transaction.atomic
    def send(
        cls, *, by: User, project: Any, contact: Contact, requirements: list[Requirement], until: date, message: str = ""
    ) -> PortalLink:  # fmt: skip
        """Show these requirements to somebody of the customer, by one link that is answered once."""
        from lifecycle import portalmail

        if contact.customer_id != project.customer_id:
            raise Refused(gettext("This person belongs to another customer."), "contact")
        if not contact.email:
            raise Refused(gettext("%(name)s has no e-mail address.") % {"name": contact}, "contact")
        if not requirements:
            raise Refused(gettext("Choose at least one requirement."), "requirements")
        if until <= timezone.localdate():
            raise Refused(gettext("Leave them at least a day."), "until")
        if any(row.project_id != project.pk or row.state != State.ANALYSED for row in requirements):
            raise Refused(gettext("Only what is analysed can be confirmed."), "requirements")
        end = datetime.combine(until, time(23, 59), timezone.get_default_timezone())
        link, token = PortalLink.make(
            by=by, contact=contact, until=end, project=project, purpose=PortalLink.Purpose.CONFIRM, message=message.strip()
        )  # fmt: skip
        for row in requirements:
            cls.objects.create(link=link, requirement=row, shown=_words(row))
            Event.record("requirement.asked", by=by, subject=row, data={"name": str(contact)})
        portalmail.ask_to_confirm(link, token)
        return link

    @classmethod
    @transaction.atomic
    def answer(cls, link: PortalLink, answers: dict[int, tuple[str, str]]) -> bool:
        """Take the answers of one link, once. `answers`: verdict and words, by the key of the ask."""
        if not link.use():
            return False
        for ask in link.asks.select_related("requirement__project").order_by("pk"):  # type: ignore[attr-defined]
            ask.link = link
            ask._take(*answers[ask.pk])
        return True

    def _take(self, verdict: str, words: str) -> None:
        self.verdict, self.words, self.answered_at = verdict, words.strip(), timezone.now()
        self.save(update_fields=["verdict", "words", "answered_at"])
        name, row = self.link.contact.name, self.requirement
        Event.record(
            f"requirement.by_link_{verdict}", by=None, subject=row, actor_name=name, data={"words": self.words}
        )
        if verdict == self.Verdict.OBJECT:
            self._raise_question()
        elif row.state == State.ANALYSED and self.still_says_so:
            row.confirm(by=None, contact=self.link.contact, on=timezone.localdate())  # type: ignore[arg-type]

    def _raise_question(self) -> None:
        """An objection is answered like any question, by whoever asked."""
        from lifecycle.models.questions import ANSWERED_WITHIN, Question

        row = Question(
            project=self.requirement.project, question_kind=Question.Kind.DOUBT,
            text=f"{self.requirement.code} {self.title}\n{self.words}", raised_by=self.link.contact,
            owner=self.link.made_by, due=timezone.localdate() + ANSWERED_WITHIN, area=Question.Area.SCOPE,
        )  # fmt: skip
        row.put(by=self.link.made_by, read_version=None)
        Trace.note(self.requirement, row, by=self.link.made_by)


def _words(row: Requirement) -> dict[str, Any]:
    return {"title": twin(row, "title"), "description": twin(row, "description")}


def asking(row: Requirement, user: User) -> dict[str, Any]:
    """What the page of a requirement shows of it: who was asked, and whether somebody may be."""
    from lifecycle import access

    may = access.can(user, "E", "research", row.project) and not row.project.read_only
    asks = list(row.asks.select_related("link__contact", "link__questionnaire"))  # type: ignore[attr-defined]
    return {"asks": asks, "may_ask": may and row.state == State.ANALYSED, "may_end_links": may}
