"""Playbooks: what is to be done in a project of a kind, in versions; a published one is frozen."""

from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.fields import ChoiceListField
from lifecycle.models.areas import Area
from lifecycle.models.events import Event
from lifecycle.models.users import Role, User
from lifecycle.stages import Stage
from lifecycle.text import choose, pick


class Playbook(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        RETIRED = "retired", _("Retired")

    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    number = models.PositiveIntegerField(_("version"), default=1)
    note = models.TextField(_("note"), blank=True)
    note_en = models.TextField(_("note in English"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("playbook")
        verbose_name_plural = _("playbooks")
        ordering = ["name", "-number"]
        constraints = [models.UniqueConstraint(fields=["name", "number"], name="playbook_name_number")]

    def __str__(self) -> str:
        return f"{pick(self, 'name')} v{self.number}"

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @transaction.atomic
    def new_version(self, *, by: User) -> "Playbook":
        """A draft that starts as a copy; the open draft of that name if there is one."""
        draft = Playbook.objects.filter(name=self.name, state=self.State.DRAFT).first()
        if draft:
            return draft
        newest = Playbook.objects.filter(name=self.name).order_by("-number").first() or self
        draft = Playbook.objects.create(
            name=self.name, name_en=self.name_en, number=newest.number + 1,
            note=self.note, note_en=self.note_en, created_by=by,
        )  # fmt: skip
        copies = list(self.items.all())
        for item in copies:
            item.pk, item.playbook = None, draft
        PlaybookItem.objects.bulk_create(copies)
        Event.record("playbook.drafted", by=by, subject=draft)
        return draft

    @transaction.atomic
    def publish(self, *, by: User) -> None:
        """Freeze it. New projects use it; projects that run keep the version they froze."""
        if not self.is_draft:
            raise Refused(_("Only a draft can be published."))
        if not self.items.exists():
            raise Refused(_("A playbook without items helps nobody: add the first one."))
        self.state, self.published_at = self.State.PUBLISHED, timezone.now()
        self.save(update_fields=["state", "published_at"])
        Event.record("playbook.published", by=by, subject=self)

    @transaction.atomic
    def retire(self, *, by: User) -> None:
        from lifecycle.models.settings import SiteSettings

        if self.state != self.State.PUBLISHED:
            raise Refused(_("Only a published playbook can be retired."))
        if SiteSettings.load().playbook_default_id == self.pk:
            raise Refused(_("This is the playbook that new projects start with. Choose another one first."))
        self.state = self.State.RETIRED
        self.save(update_fields=["state"])
        Event.record("playbook.retired", by=by, subject=self)


class PlaybookItem(models.Model):
    """One thing to do. `steps`: [{"zh", "en"}]; `evidence`: [{"document", "form", "signed_by"}];
    `skip_reasons`: [{"code", "zh", "en"}]."""

    playbook = models.ForeignKey(Playbook, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(_("order"))
    code = models.CharField(_("code"), max_length=10)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices)
    core = models.BooleanField(_("core item"), default=False)
    title = models.CharField(_("title"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    description = models.TextField(_("description"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    owner_role = models.CharField(_("owner"), max_length=2, choices=Role.choices)
    support_roles = ChoiceListField(_("support"), choices=Role.choices)
    duration_workdays = models.PositiveSmallIntegerField(_("working days"), default=1)
    repeat_every_days = models.PositiveSmallIntegerField(_("again every … days"), null=True, blank=True)
    mandatory = models.BooleanField(_("mandatory"), default=True)
    applies_when = models.CharField(_("applies when"), max_length=200, blank=True)
    area = models.CharField(_("field of management"), max_length=13, choices=Area.choices, blank=True)
    preconditions = ChoiceListField(_("after"), choices=[])
    gate = models.CharField(_("needed at gate"), max_length=4, blank=True)
    steps = models.JSONField(_("steps"), default=list, blank=True)
    evidence = models.JSONField(_("evidence"), default=list, blank=True)
    skip_reasons = models.JSONField(_("reasons to skip"), default=list, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["playbook", "code"], name="playbook_item_code"),
            models.CheckConstraint(name="playbook_item_days", condition=Q(duration_workdays__lte=250)),
        ]

    def __str__(self) -> str:
        return pick(self, "title")

    def step_titles(self) -> list[str]:
        return [choose(step) for step in self.steps]

    @transaction.atomic
    def revise(self, *, by: User, **fields: Any) -> None:
        """Change an item of a draft; a published playbook is frozen."""
        if not Playbook.objects.select_for_update().get(pk=self.playbook_id).is_draft:
            raise Refused(_("A published playbook is frozen. Make a new version and change that."))
        for name, value in fields.items():
            setattr(self, name, value)
        self.save()
        Event.record("playbook.item_revised", by=by, subject=self.playbook, data={"item": self.code})

    @transaction.atomic
    def remove(self, *, by: User) -> None:
        if not Playbook.objects.select_for_update().get(pk=self.playbook_id).is_draft:
            raise Refused(_("A published playbook is frozen. Make a new version and change that."))
        Event.record("playbook.item_removed", by=by, subject=self.playbook, data={"item": self.code})
        self.delete()


def offsets(items: list[PlaybookItem]) -> dict[str, int]:
    """Working days from a stage's start to each item's due date: its own duration after what must come before."""
    by_code = {item.code: item for item in items}
    known: dict[str, int] = {}

    def days(item: PlaybookItem, path: tuple[str, ...]) -> int:
        if item.code not in known:
            earlier = [
                days(by_code[code], (*path, item.code))
                for code in item.preconditions
                if code in by_code and by_code[code].stage == item.stage and code not in path
            ]
            known[item.code] = max(earlier, default=0) + item.duration_workdays
        return known[item.code]

    for item in items:
        days(item, ())
    return known
