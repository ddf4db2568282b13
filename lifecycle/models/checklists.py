"""The checklist of a project: items from its frozen playbook, and the evidence that completes them."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.models.calendar import add_workdays
from lifecycle.models.customers import Contact
from lifecycle.models.events import Event
from lifecycle.models.playbooks import PlaybookItem, offsets
from lifecycle.models.users import User
from lifecycle.models.work import ENDED, ItemState, Work
from lifecycle.stages import Stage
from lifecycle.text import choose, pick


class ItemQuerySet(models.QuerySet["ChecklistItem"]):
    def open(self) -> "ItemQuerySet":
        return self.exclude(state__in=ChecklistItem.ENDED)

    def for_list(self) -> "ItemQuerySet":
        return self.select_related("template_item", "owner", "waiting_contact", "skip_approved_by")

    def of_code(self, code: str) -> "ItemQuerySet":
        return self.filter(code=code)


class ChecklistItem(Work):
    State = ItemState
    ENDED = ENDED

    project = models.ForeignKey("lifecycle.Project", models.PROTECT, related_name="items")
    template_item = models.ForeignKey(PlaybookItem, models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=10)
    occurrence = models.PositiveSmallIntegerField(default=1)  # 2, 3 … of an item that repeats
    stage = models.CharField(max_length=10, choices=Stage.choices)
    order = models.PositiveSmallIntegerField()
    own_title = models.CharField(gettext_lazy("title"), max_length=160, blank=True)
    own_description = models.TextField(gettext_lazy("description"), blank=True)
    mandatory = models.BooleanField(default=True)
    gate = models.CharField(max_length=4, blank=True)
    owner = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="items", verbose_name=gettext_lazy("owner")
    )
    support = models.ManyToManyField(User, blank=True, related_name="+", verbose_name=gettext_lazy("support"))
    due = models.DateField(gettext_lazy("due"), null=True, blank=True)
    due_by_hand = models.BooleanField(default=False)
    started_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=16, choices=ItemState.choices, default=ItemState.TODO)
    waiting_contact = models.ForeignKey(Contact, models.PROTECT, null=True, blank=True, related_name="+")
    waiting_since = models.DateTimeField(null=True, blank=True)
    skip_reason_code = models.CharField(max_length=30, blank=True)
    skip_note = models.TextField(blank=True)
    skip_asked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    skip_approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    result_note = models.TextField(gettext_lazy("result"), blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("checklist item")
        verbose_name_plural = gettext_lazy("checklist items")
        ordering = ["project_id", "order", "occurrence"]
        constraints = [
            models.UniqueConstraint(fields=["project", "code", "occurrence"], name="item_code_once"),
            models.CheckConstraint(
                name="item_skipped_has_reason", condition=~Q(state="skipped") | ~Q(skip_reason_code="")
            ),
            models.CheckConstraint(
                name="item_mandatory_skip_approved",
                condition=~Q(state="skipped") | Q(mandatory=False) | Q(skip_approved_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "state", "due"], name="item_owner_due"),
            models.Index(fields=["project", "stage", "order"], name="item_project_stage"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return self.own_title or (pick(self.template_item, "title") if self.template_item else self.code)

    @property
    def description(self) -> str:
        return self.own_description or (pick(self.template_item, "description") if self.template_item else "")

    @property
    def is_open(self) -> bool:
        return self.state not in self.ENDED

    @property
    def demanded(self) -> list[dict[str, Any]]:
        """What the playbook wants to see: [{"document", "form", "signed_by"}]."""
        return list(self.template_item.evidence) if self.template_item else []

    @property
    def skip_reasons(self) -> list[tuple[str, str]]:
        own = [
            (reason["code"], choose(reason))
            for reason in (self.template_item.skip_reasons if self.template_item else [])
        ]
        return [*own, ("OTHER", _("Another reason"))]

    @property
    def skip_reason(self) -> str:
        return dict(self.skip_reasons).get(self.skip_reason_code, "")

    def get_absolute_url(self) -> str:
        return reverse("item", args=[self.project.number, self.pk])

    # -- laying out ------------------------------------------------------------------------------------------------

    @classmethod
    def lay_out(cls, project: Any, *, by: User) -> None:
        """Freeze the playbook's items into the project, with owners by role and due dates by working days."""
        template = list(project.playbook.items.all())
        people = project.people_by_role()
        rows: list[Any] = [
            cls(
                project=project, template_item=item, code=item.code, stage=item.stage, order=item.order,
                mandatory=item.mandatory, gate=item.gate, owner=people.get(item.owner_role),
            )
            for item in template
        ]  # fmt: skip
        cls.objects.bulk_create(rows)
        wanted = cls.support.through
        links = [
            wanted(checklistitem_id=row.pk, user_id=people[role].pk)
            for row, item in zip(rows, template, strict=True)
            for role in item.support_roles
            if role in people
        ]
        wanted.objects.bulk_create(links, ignore_conflicts=True)
        cls.schedule(project, Stage.PRESALES, start=timezone.localdate())
        if project.planned_start:
            cls.schedule(project, Stage.DELIVERY, start=project.planned_start)

    @classmethod
    def schedule(cls, project: Any, stage: str, *, start: date) -> None:
        """Due dates of a stage's items from its first day; those set by hand or already set stay."""
        rows = cls.objects.filter(
            project=project, stage=stage, due__isnull=True, due_by_hand=False, template_item__isnull=False
        )
        todo = list(rows)
        if not todo:
            return
        days = offsets([i for i in project.playbook.items.all() if i.stage == stage])
        for item in todo:
            item.due = add_workdays(start, days.get(item.code, 1))
        cls.objects.bulk_update(todo, ["due"])

    @classmethod
    def hand_over(cls, project: Any) -> None:
        """Give open items without an owner to the people who now hold their role."""
        people = project.people_by_role()
        for role, user in people.items():
            cls.objects.filter(
                project=project, owner__isnull=True, template_item__owner_role=role
            ).exclude(state__in=cls.ENDED).update(owner=user)  # fmt: skip

    @classmethod
    @transaction.atomic
    def add(cls, *, by: User, project: Any, stage: str, title: str, **fields: Any) -> "ChecklistItem":
        """An item of the project's own, beside those of the playbook."""
        last = cls.objects.filter(project=project).order_by("-order").first()
        order = (last.order if last else 0) + 1
        item = cls.objects.create(
            project=project, code=f"X-{order}", stage=stage, order=order, own_title=title,
            mandatory=False, due_by_hand=bool(fields.get("due")), **fields,
        )  # fmt: skip
        Event.record("item.added", by=by, subject=item)
        project.refresh_figures()
        return item

    def attachments(self) -> Any:
        from lifecycle.models.attachments import Attachment

        return Attachment.objects.about(self)
