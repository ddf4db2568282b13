"""The list for phase two (二期清单): what was wished and is not of this project, with value and size, passed to sales once."""

import uuid
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from aftersales.leads import open_lead
from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.members import ProjectContact
from lifecycle.models.projects import Project
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.stages import State as ProjectState
from lifecycle.stages import position
from lifecycle.text import listed, pick

ITEM = "S3-09"
NEXT = uuid.UUID("2b0f6f0d-9f0e-4f6e-8d27-5a7c1f1f3c90")


class PhaseTwoList(Record):
    class State(models.TextChoices):
        COLLECTING = "collecting", pgettext_lazy("phase two", "Collecting")
        PROPOSED = "proposed", pgettext_lazy("phase two", "Frozen, and proposed to the customer")
        PASSED = "passed", pgettext_lazy("phase two", "Passed to sales")

    TONES: ClassVar[dict[str, str]] = {"collecting": "draft", "proposed": "now", "passed": "ok"}
    outlives: ClassVar[bool] = True
    editable_states: ClassVar[tuple[str, ...]] = (State.COLLECTING,)
    proves: ClassVar[tuple[str, ...]] = (ITEM,)

    introduction = models.TextField(gettext_lazy("why a second phase is worth it"), blank=True)
    introduction_en = models.TextField(gettext_lazy("why a second phase is worth it, in English"), blank=True)
    nothing_wished = models.BooleanField(gettext_lazy("nothing was wished"), default=False)
    frozen_on = models.DateField(gettext_lazy("freeze announced on"), null=True, editable=False)
    frozen_to = models.ForeignKey(
        Contact, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("announced to")
    )
    frozen_how = models.CharField(pgettext_lazy("freeze", "how"), max_length=200, blank=True, editable=False)
    next_project = models.OneToOneField(
        Project, models.PROTECT, null=True, editable=False, related_name="phase_two_list",
        verbose_name=gettext_lazy("project of the second phase"),
    )  # fmt: skip
    passed_on = models.DateField(gettext_lazy("passed to sales on"), null=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.COLLECTING)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("list for phase two")
        verbose_name_plural = gettext_lazy("lists for phase two")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["project"], name="one_phase_two_list_a_project"),
            models.CheckConstraint(
                name="phase_two_passed_where", condition=~Q(state="passed") | Q(next_project__isnull=False)
            ),
        ]

    @property
    def label(self) -> str:
        return _("Phase two of %(project)s") % {"project": self.project.label()}

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @classmethod
    def of(cls, project: Any) -> "PhaseTwoList | None":
        return once(project, cls, cls.objects.filter(project=project).select_related("next_project").first)

    @property
    def wanted(self) -> list["PhaseTwoItem"]:
        """Those that were not dropped."""
        return [row for row in self.items.all() if not row.dropped]  # type: ignore[attr-defined]

    @property
    def counted(self) -> str:
        n = len(self.wanted)
        return ngettext("%(n)d wish", "%(n)d wishes", n) % {"n": n}

    # -- writing -----------------------------------------------------------------------------------------------------

    def starting_lines(self, *, by: User) -> dict[str, list[dict[str, Any]]]:
        from aftersales import wishes

        return {"items": wishes.lines(self.project)}

    def guard_new(self) -> None:
        if type(self).objects.filter(project=self.project).exists():
            raise Refused(_("There is a list for phase two already; go on with that one."))

    def after_put(self, *, by: User) -> None:
        for order, row in enumerate(self.items.all(), 1):  # type: ignore[attr-defined]
            if row.order != order:
                type(row).objects.filter(pk=row.pk).update(order=order)
            if (source := row.source) is not None:
                Trace.note(source, self, by=by)

    @transaction.atomic
    def draw(self, *, by: User) -> None:
        """Take over what was wished since; what stands there stays."""
        from aftersales import wishes

        self.locked(self.State.COLLECTING)
        rows = wishes.missing(self)
        if not rows:
            raise Refused(_("Everything that was wished stands here already."))
        for row in rows:
            self.items.create(**row)  # type: ignore[attr-defined]
        self.after_put(by=by)
        self.shift(self.state, by=by, verb="phase_two.drawn", data={"n": len(rows)}, nothing_wished=False)

    def lacks(self) -> list[str]:
        from aftersales import wishes

        rows = self.wanted
        found = []
        if not rows and not self.nothing_wished:
            found.append(_("a wish, or that nothing was wished"))
        if bare := [row for row in rows if not row.value or not row.size]:
            found.append(_("value and size of %(what)s") % {"what": listed(f"“{row}”" for row in bare[:3])})
        if left := wishes.missing(self):
            text = ngettext("%(n)d wish that is not on the list", "%(n)d wishes that are not on the list", len(left))
            found.append(text % {"n": len(left)})
        if left := wishes.undecided(self.project):
            text = ngettext(
                "an answer to %(n)d requirement or change that nobody has decided on",
                "an answer to %(n)d requirements and changes that nobody has decided on", len(left),
            )  # fmt: skip
            found.append(text % {"n": len(left)})
        return found

    @transaction.atomic
    def freeze(self, *, by: User, contact: Contact, on: Any, how: str) -> None:
        """Nothing new goes into this project; the customer knows, and knows where it went."""
        self.locked(self.State.COLLECTING)
        if (
            position(self.project.state) < position(ProjectState.ACCEPTANCE)
            and self.project.state != ProjectState.CLOSED
        ):
            raise Refused(_("Needs are frozen from acceptance on."))
        if contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if len(how.strip()) < 2:
            raise Refused(_("Say how: at which meeting, by which mail."), "how")
        if lacks := self.lacks():
            raise Refused(_("Still missing: %(what)s.") % {"what": listed(lacks)})
        self.shift(
            self.State.PROPOSED, by=by, verb="phase_two.frozen", data={"name": contact.name}, frozen_on=on,
            frozen_to=contact, frozen_how=how.strip(),
        )  # fmt: skip

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        self.locked(self.State.PROPOSED)
        if len(reason.strip()) < 2:
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.shift(self.State.COLLECTING, by=by, verb="phase_two.reopened", data={"reason": reason.strip()})

    @transaction.atomic
    def pass_on(self, *, by: User, name: str, seller: User, name_en: str = "", expected_amount: Any = None) -> None:
        """A new lead with a link back, for sales. Once: a second click finds the first."""
        from aftersales import servicemail

        self.locked(self.State.PROPOSED)
        if not self.wanted:
            raise Refused(_("Nothing was wished, so there is nothing to pass on."))
        old = self.project
        made = open_lead(
            by=by, key=uuid.uuid5(NEXT, str(self.pk)), name=name, name_en=name_en, customer=old.customer, seller=seller,
            parent=old, industry=old.industry, type="phase_two", product=old.product, currency=old.currency,
            expected_amount=expected_amount, document_language=old.document_language,
            strategic_importance=self.introduction,
        )  # fmt: skip
        for link in ProjectContact.objects.filter(project=old, contact__left_on=None):
            ProjectContact.objects.get_or_create(project=made, contact=link.contact, role=link.role)
        self.shift(
            self.State.PASSED, by=by, verb="phase_two.passed", data={"number": made.number}, next_project=made,
            passed_on=timezone.localdate(),
        )  # fmt: skip
        servicemail.tell_lead(self, made, to=seller)

    def guard_issue(self) -> None:
        if self.state == self.State.COLLECTING:
            raise Refused(_("Announce the freeze first; the proposal says what was on the list then."))

    def page_facts(self, user: User) -> dict[str, Any]:
        from aftersales import wishes

        return wishes.facts(self, user)


class PhaseTwoItem(Ordered):
    class Origin(models.TextChoices):
        REQUIREMENT = "requirement", gettext_lazy("Requirement")
        CHANGE = "change", gettext_lazy("Change request")
        TRAINING = "training", gettext_lazy("Wish heard in training")
        TICKET = "ticket", gettext_lazy("Service ticket")
        IMPROVEMENT = "improvement", gettext_lazy("Improvement")
        OTHER = "other", gettext_lazy("Elsewhere")

    class Value(models.TextChoices):
        HIGH = "high", pgettext_lazy("value", "High")
        MEDIUM = "medium", pgettext_lazy("value", "Medium")
        LOW = "low", pgettext_lazy("value", "Low")

    class Size(models.TextChoices):
        SMALL = "small", gettext_lazy("Small: up to 5 days")
        MEDIUM = "medium", gettext_lazy("Medium: up to 20 days")
        LARGE = "large", gettext_lazy("Large: more than 20 days")

    list = models.ForeignKey(PhaseTwoList, models.CASCADE, related_name="items")
    text = models.CharField(pgettext_lazy("phase two", "wish"), max_length=300)
    text_en = models.CharField(gettext_lazy("wish in English"), max_length=300, blank=True)
    origin = models.CharField(
        gettext_lazy("where it came up"), max_length=11, choices=Origin.choices, default=Origin.OTHER
    )
    benefit = models.CharField(gettext_lazy("what it brings the customer"), max_length=300, blank=True)
    benefit_en = models.CharField(gettext_lazy("what it brings the customer, in English"), max_length=300, blank=True)
    value = models.CharField(gettext_lazy("value"), max_length=6, choices=Value.choices, blank=True)
    size = models.CharField(gettext_lazy("rough size"), max_length=6, choices=Size.choices, blank=True)
    dropped = models.BooleanField(gettext_lazy("not proposed"), default=False)
    source_key = models.CharField(max_length=80, blank=True)  # "app.model:key" of the record that it stands for

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("wish for phase two")
        constraints = [
            models.UniqueConstraint(
                fields=["list", "source_key"], condition=~Q(source_key=""), name="wish_once_a_list"
            )
        ]

    def __str__(self) -> str:
        return pick(self, "text")

    @property
    def source(self) -> Any | None:
        """The record that it stands for."""
        from django.apps import apps

        kind, _colon, pk = self.source_key.partition(":")
        if not pk.isdecimal():
            return None
        return apps.get_model(kind)._default_manager.filter(pk=int(pk)).first()
