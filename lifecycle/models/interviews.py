"""What a research log consists of: entries by topic, and the questions that were prepared. Abstract."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.models.processes import BusinessProcess
from lifecycle.models.users import User
from lifecycle.text import pick


def needs_told(entries: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Of these entries of research logs, those of finished ones that tell a need: a problem, an exception, or what stands
    behind what was said. An idea is none yet."""
    finished = entries.model._meta.get_field("log").related_model.FINISHED
    rows = entries.filter(log__state__in=finished).exclude(kind="idea")
    return rows.filter(Q(kind__in=("problem", "exception")) | ~Q(need_behind=""))


class EntryKind(models.TextChoices):
    PROCESS = "process", gettext_lazy("Process step")
    RULE = "rule", gettext_lazy("Rule")
    FORM = "form", gettext_lazy("Form or report")
    PROBLEM = "problem", gettext_lazy("Problem")
    EXCEPTION = "exception", gettext_lazy("Exception")
    QUOTE = "quote", gettext_lazy("Quote")
    IDEA = "idea", gettext_lazy("Idea")


ICONS = {
    "process": "route", "rule": "gavel", "form": "clipboard-list", "problem": "alert-triangle", "exception": "git-branch",
    "quote": "message-circle", "idea": "bulb",
}  # fmt: skip


class Ordered(models.Model):
    """A row that keeps its place: new ones come last."""

    order = models.PositiveSmallIntegerField(default=9999)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]


class EntryBase(Ordered):
    """One thing heard. `log` is the foreign key to its research log, with related_name `entries`."""

    Kind = EntryKind

    kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=EntryKind.choices)
    topic = models.CharField(gettext_lazy("topic"), max_length=120, blank=True)
    topic_en = models.CharField(gettext_lazy("topic in English"), max_length=120, blank=True)
    business_process = models.ForeignKey(
        BusinessProcess, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=gettext_lazy("process of the list"),
    )  # fmt: skip
    text = models.TextField(gettext_lazy("what was heard"))
    text_en = models.TextField(gettext_lazy("what was heard, in English"), blank=True)
    need_behind = models.TextField(gettext_lazy("need behind it"), blank=True)
    need_behind_en = models.TextField(gettext_lazy("need behind it, in English"), blank=True)
    is_unclear = models.BooleanField(gettext_lazy("still unclear"), default=False)
    follow_up_owner = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who clarifies it")
    )
    follow_up_on = models.DateField(gettext_lazy("by when"), null=True, blank=True)
    follow_up_method = models.CharField(gettext_lazy("how"), max_length=160, blank=True)
    follow_up_method_en = models.CharField(gettext_lazy("how, in English"), max_length=160, blank=True)
    clarified_on = models.DateField(gettext_lazy("clarified on"), null=True, blank=True, editable=False)
    clarified_text = models.TextField(gettext_lazy("what was found out"), blank=True, editable=False)
    clarified_text_en = models.TextField(gettext_lazy("what was found out, in English"), blank=True, editable=False)

    class Meta(Ordered.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_kind", condition=Q(kind__in=[kind.value for kind in EntryKind])
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_clarified",
                condition=Q(clarified_on__isnull=True) | ~Q(clarified_text=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {pick(self, 'topic')}: {pick(self, 'text')}"[:200]

    @property
    def icon(self) -> str:
        return ICONS.get(self.kind, "notes")

    @property
    def is_open(self) -> bool:
        return self.is_unclear and self.clarified_on is None

    def lacks(self) -> list[tuple[str, str]]:
        """(field, what) without which the entry is not fit for a final log."""
        wanted: list[tuple[str, str, Any]] = [("topic", _("a topic"), self.topic.strip())]
        if self.is_open:
            wanted += [
                ("follow_up_owner", _("somebody who clarifies it"), self.follow_up_owner_id),
                ("follow_up_on", _("a date by which it is clear"), self.follow_up_on),
                ("follow_up_method", _("a way to clarify it"), self.follow_up_method.strip()),
            ]
        return [(field, what) for field, what, value in wanted if not value]


class QuestionBase(Ordered):
    """A question that was prepared. `log` is the foreign key to its research log, with related_name `questions`."""

    text = models.CharField(gettext_lazy("question"), max_length=300)
    text_en = models.CharField(gettext_lazy("question in English"), max_length=300, blank=True)
    asked = models.BooleanField(gettext_lazy("asked"), default=False)
    reason = models.CharField(gettext_lazy("why not asked"), max_length=200, blank=True)
    reason_en = models.CharField(gettext_lazy("why not asked, in English"), max_length=200, blank=True)

    class Meta(Ordered.Meta):
        abstract = True

    def __str__(self) -> str:
        return pick(self, "text")
