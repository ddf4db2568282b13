"""What users say while the system runs on trial (试运行意见): taken down, sorted with a reason, answered in writing."""

import uuid
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from delivery.models.triage import Disposition, Triage
from delivery.models.trial_runs import TrialRun
from lifecycle import known
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.numbers import draw
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.questions import span_words
from lifecycle.models.records import Record
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User
from lifecycle.text import labelled, pick, short


class TrialFeedback(Triage, Record):
    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("feedback", "Not sorted")
        TRIAGED = "triaged", pgettext_lazy("feedback", "Sorted")
        ANSWERED = "answered", pgettext_lazy("feedback", "Answered")

    class Kind(models.TextChoices):
        OPINION = "opinion", pgettext_lazy("kind of feedback", "Opinion")
        SUGGESTION = "suggestion", pgettext_lazy("kind of feedback", "Suggestion")
        DEFECT = "defect", pgettext_lazy("kind of feedback", "Something does not work")
        QUESTION = "question", pgettext_lazy("kind of feedback", "Question")

    Disposition = Disposition
    figured: ClassVar[bool] = True
    editable_states: ClassVar[tuple[str, ...]] = (State.NEW,)
    private: ClassVar[set[str]] = {"analysis"}

    trial = models.ForeignKey(
        TrialRun, models.PROTECT, editable=False, related_name="feedback", verbose_name=gettext_lazy("trial run")
    )
    feedback_kind = models.CharField(
        gettext_lazy("kind"), max_length=10, choices=Kind.choices, default=Kind.OPINION
    )  # fmt: skip
    place = models.CharField(gettext_lazy("page or function"), max_length=160, blank=True)
    text = models.TextField(pgettext_lazy("feedback", "what was said"), max_length=5000)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who said it")
    )
    said_by = models.CharField(gettext_lazy("who said it, if not in our list of people"), max_length=80, blank=True)
    link = models.ForeignKey(PortalLink, models.PROTECT, null=True, editable=False, related_name="feedback")
    disposition = models.CharField(
        gettext_lazy("what becomes of it"), max_length=11, choices=Disposition.choices, blank=True, editable=False
    )
    analysis = models.TextField(gettext_lazy("why"), blank=True, editable=False)
    duplicate_of = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="duplicates",
        verbose_name=gettext_lazy("said before in"),
    )  # fmt: skip
    triaged_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("sorted by")
    )
    triaged_at = models.DateTimeField(gettext_lazy("sorted"), null=True, editable=False)
    answer = models.TextField(gettext_lazy("answer"), blank=True, editable=False)
    answer_en = models.TextField(gettext_lazy("answer in English"), blank=True, editable=False)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("answered by")
    )
    answered_at = models.DateTimeField(gettext_lazy("answered"), null=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=8, choices=State.choices, default=State.NEW)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("feedback from the trial run")
        verbose_name_plural = gettext_lazy("feedback from the trial run")
        ordering = ["created_at", "number"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="trial_feedback_sorted_why",
                condition=Q(state="new") | (~Q(disposition="") & ~Q(analysis="") & Q(triaged_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="trial_feedback_answered_what", condition=~Q(state="answered") | ~Q(answer="")
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["project", "state", "created_at"], name="trial_feedback_state")]

    @property
    def label(self) -> str:
        line = short(self.text)
        return labelled(self.place, line) if self.place else line

    @property
    def tone(self) -> str:
        if self.state == self.State.NEW:
            return "late" if self.is_late else "bad" if self.feedback_kind == self.Kind.DEFECT else "wait"
        return "now" if self.state == self.State.TRIAGED else "ok"

    @property
    def giver(self) -> str:
        return self.contact.label() if self.contact else self.said_by

    @property
    def age(self) -> timedelta:
        return timezone.now() - self.created_at

    @property
    def age_words(self) -> str:
        """How long it has waited to be sorted, or did until it was."""
        return span_words((self.triaged_at or timezone.now()) - self.created_at)

    @property
    def is_late(self) -> bool:
        return self.state == self.State.NEW and self.created_at < late_before(known.site(self.project))

    @property
    def disposition_label(self) -> str:
        return str(self.get_disposition_display()) if self.disposition else ""

    @property
    def answer_told(self) -> str:
        return pick(self, "answer")

    @property
    def may_be_mailed(self) -> bool:
        return bool(self.contact and self.contact.email)

    # -- how many ----------------------------------------------------------------------------------------------------

    @classmethod
    def untriaged(cls, project: Any, trial: TrialRun | None = None) -> int:
        rows = cls.objects.filter(project=project, state=cls.State.NEW)
        return (rows.filter(trial=trial) if trial else rows).count()

    @classmethod
    def late(cls, project: Any, days: int) -> dict[str, Any]:
        """How many have waited longer than that without a disposition, and the oldest of them."""
        rows = cls.objects.filter(
            project=project, state=cls.State.NEW, created_at__lt=timezone.now() - timedelta(days=days)
        )
        return rows.order_by().aggregate(n=Count("pk"), first=Min("number"))

    @classmethod
    def counts(cls, project: Any) -> dict[str, int]:
        """By state, and those that have waited too long."""
        states = {state: Count("pk", filter=Q(state=state)) for state in cls.State.values}
        late = Count("pk", filter=Q(state=cls.State.NEW, created_at__lt=late_before(known.site(project))))
        return cls.objects.filter(project=project).order_by().aggregate(**states, late=late)

    # -- writing -----------------------------------------------------------------------------------------------------

    def guard_new(self) -> None:
        trial = TrialRun.running(self.project)
        if trial is None:
            raise Refused(_("Feedback is taken while a trial run is going on."))
        self.trial = trial

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.contact and self.contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        if not self.contact and not self.said_by.strip():
            raise Refused(_("Say who said it."), "contact")
        if not self.text.strip():
            raise Refused(_("Write something first."), "text")
        super().put(by=by, read_version=read_version, diff=diff)

    @classmethod
    @transaction.atomic
    def give(
        cls, link: PortalLink, *, creation_key: uuid.UUID, feedback_kind: str, text: str, place: str = ""
    ) -> "TrialFeedback":
        """By whom the private link belongs to. The same form again, as by a second click, is the same feedback."""
        ChainHead.locked(link.project_id)
        made = cls.objects.filter(creation_key=creation_key).first()
        if made is not None:
            if made.link is None or made.link.contact_id != link.contact_id:
                raise Refused(_("This form was sent already. Open the page again."))
            return made
        row = cls(
            project=link.project, creation_key=creation_key, feedback_kind=feedback_kind, text=text.strip(),
            place=place.strip(), contact=link.contact, link=link, created_by=link.made_by, updated_by=link.made_by,
        )  # fmt: skip
        row.guard_new()
        if row.trial.pk != (trial_of(link) or TrialRun()).pk:
            raise Refused(_("Feedback is taken while a trial run is going on."))
        row.number = draw(f"{cls._meta.label_lower}:{link.project_id}")
        row.save(force_insert=True)
        Event.record("trial_feedback.given", by=None, subject=row, actor_name=link.contact.name)
        row.refresh_lights()
        return row


def trial_of(link: PortalLink) -> TrialRun | None:
    """The trial run for which a private link was made: the newest that there was then."""
    rows = TrialRun.objects.filter(project=link.project_id, created_at__lte=link.made_at).order_by("-number")
    return rows.select_related("our_lead").first()


def late_before(site: SiteSettings) -> datetime:
    return timezone.now() - timedelta(days=site.days("trial_feedback"))
