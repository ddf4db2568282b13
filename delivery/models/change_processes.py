"""The change process (变更流程): through whom and how changes are raised, how long we assess, and who may decide how much."""

from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from delivery.models.contact_page import ContactPage
from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.places import Place

OUT = (*Document.OUT, Document.State.PAPER)


class Level(models.TextChoices):
    """Whose decision a change needs, by what it costs and how long it takes."""

    MANAGER = "manager", gettext_lazy("Project manager")
    COMMERCIAL = "commercial", gettext_lazy("Commerce")
    EXECUTIVE = "executive", gettext_lazy("Management")


def days_field(label: Any, default: int) -> Any:
    return models.PositiveSmallIntegerField(label, default=default, validators=[MaxValueValidator(365)])


def amount_field(label: Any, default: int) -> Any:
    return models.DecimalField(
        label, max_digits=14, decimal_places=2, default=Decimal(default), validators=[MinValueValidator(0)]
    )


class ChangeProcess(ContactPage, Record):
    class State(models.TextChoices):
        DRAFT = "draft", gettext_lazy("Draft")
        PROPOSED = "proposed", gettext_lazy("Put to the customer")
        AGREED = "agreed", pgettext_lazy("change process", "Agreed")
        REVISED = "revised", pgettext_lazy("change process", "Replaced by a newer one")

    TERMS: ClassVar[tuple[str, ...]] = (
        "single_contact_id", "channel", "channel_en", "form", "form_en", "meeting", "meeting_en", "assess_within_days",
        "manager_amount", "manager_days", "commercial_amount", "commercial_days",
    )  # fmt: skip
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    signed_states: ClassVar[tuple[str, ...]] = (State.AGREED,)

    revision = models.PositiveSmallIntegerField(gettext_lazy("revision"), default=1, editable=False)
    single_contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("single contact")
    )
    channel = models.TextField(gettext_lazy("channel"), blank=True)
    channel_en = models.TextField(gettext_lazy("channel in English"), blank=True)
    form = models.TextField(gettext_lazy("form"), blank=True)
    form_en = models.TextField(gettext_lazy("form in English"), blank=True)
    meeting = models.TextField(gettext_lazy("meeting about changes"), blank=True)
    meeting_en = models.TextField(gettext_lazy("meeting about changes, in English"), blank=True)
    assess_within_days = days_field(gettext_lazy("working days to assess a change"), 5)
    manager_amount = amount_field(gettext_lazy("the project manager decides alone up to"), 20000)
    manager_days = days_field(gettext_lazy("and up to so many days"), 3)
    commercial_amount = amount_field(gettext_lazy("commerce decides up to"), 100000)
    commercial_days = days_field(gettext_lazy("and up to that many days"), 15)
    agreed_at = models.DateTimeField(gettext_lazy("agreed"), null=True, blank=True, editable=False)
    refused_reason = models.TextField(gettext_lazy("why the customer refused"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("change process")
        verbose_name_plural = gettext_lazy("change processes")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["project"], condition=Q(state="agreed"), name="one_agreed_change_process_a_project"
            ),
        ]

    @property
    def label(self) -> str:
        return _("Change process, revision %(n)d") % {"n": self.revision}

    @property
    def tone(self) -> str:
        return {"proposed": "wait", "agreed": "ok", "revised": "off"}.get(self.state, "draft")

    @classmethod
    def of(cls, project: Any) -> "list[ChangeProcess]":
        """Those of a project that no later one replaced; asked once."""
        rows = cls.objects.filter(project=project).exclude(state=cls.State.REVISED).select_related("single_contact")
        return once(project, cls, lambda: list(rows))

    @classmethod
    def agreed(cls, project: Any) -> "ChangeProcess | None":
        """The one that is in force in a project."""
        return next((row for row in cls.of(project) if row.state == cls.State.AGREED), None)

    def level_of(self, cost: Decimal, days: int) -> Level:
        """What saves money or time needs the same word as what costs it."""
        cost, days = abs(cost), abs(days)
        if cost <= self.manager_amount and days <= self.manager_days:
            return Level.MANAGER
        if cost <= self.commercial_amount and days <= self.commercial_days:
            return Level.COMMERCIAL
        return Level.EXECUTIVE

    # -- writing ---------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        """From the revision in force, else what we usually propose."""
        now = ChangeProcess.agreed(self.project)
        if now is not None:
            for name in self.TERMS:
                setattr(self, name, getattr(now, name))
            return
        self.single_contact = self.project.customer.contacts.filter(left_on__isnull=True).order_by("pk").first()
        self.channel, self.channel_en = "电子邮件，抄送双方项目经理", "E-mail, with a copy to both project managers"
        self.form = "书面申请：要变更什么、目的是什么、内部由谁同意"
        self.form_en = "In writing: what is to change, what for, and who agreed to it inside"
        self.meeting, self.meeting_en = "每周项目例会", "The weekly project meeting"
        if self.project.document_language == "en":
            for name in ("channel", "form", "meeting"):
                setattr(self, name, getattr(self, f"{name}_en"))

    def guard_new(self) -> None:
        rows = type(self).objects.filter(project=self.project)
        if rows.filter(state__in=(self.State.DRAFT, self.State.PROPOSED)).exists():
            raise Refused(_("A revision is being written already. Finish that one."))
        last = rows.order_by("-revision").first()
        self.revision = last.revision + 1 if last else 1

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.single_contact and self.single_contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "single_contact")
        if self.commercial_amount < self.manager_amount:
            raise Refused(
                _("Commerce decides at least as much as the project manager decides alone."), "commercial_amount"
            )
        if self.commercial_days < self.manager_days:
            raise Refused(
                _("Commerce decides at least as many days as the project manager decides alone."), "commercial_days"
            )
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        now = ChangeProcess.agreed(self.project)
        if now is not None and now.pk != self.pk:
            Trace.note(now, self, by=by)

    def lacks(self) -> list[str]:
        """What the charter still has to say, in words."""
        wanted = (
            (self.single_contact_id, _("the customer's single contact")),
            (self.channel.strip(), _("the channel")),
            (self.form.strip(), _("the form")),
            (self.assess_within_days, _("how long we assess")),
        )
        return [str(words) for there, words in wanted if not there]

    # -- its charter -----------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if lacks := self.lacks():
            raise Refused(_("Still missing: %(what)s.") % {"what": _(", ").join(lacks)})

    def document_sent(self, document: Document, *, by: User) -> None:
        if self.state == self.State.DRAFT:
            self.guard_unchanged(document, self.updated_at)
            self.shift(self.State.PROPOSED, by=by, verb="change_process.proposed", refused_reason="")

    @property
    def is_out(self) -> bool:
        document = self.document
        return document is not None and document.state in OUT

    @transaction.atomic
    def rework(self, *, by: User) -> None:
        """Write it anew, once nobody can sign the old words any more."""
        self.locked(self.State.PROPOSED)
        if self.is_out:
            raise Refused(_("It is out for signature. Withdraw it there first."))
        self.shift(self.State.DRAFT, by=by, verb="change_process.returned")

    def document_signed(self, document: Document, *, by: User | None) -> None:
        """From now on it is in force, and the revision before it is not."""
        if self.state not in (self.State.DRAFT, self.State.PROPOSED):
            return
        before = ChangeProcess.agreed(self.project)
        if before is not None:
            before.project = self.project
            before.shift(self.State.REVISED, by=by, verb="change_process.replaced")
        self.shift(self.State.AGREED, by=by, verb="change_process.agreed", agreed_at=timezone.now())

    def document_declined(self, document: Document, *, reason: str) -> None:
        if self.state == self.State.PROPOSED:
            self.shift(
                self.State.DRAFT,
                by=None,
                verb="change_process.declined",
                data={"reason": reason},
                refused_reason=reason,
            )

    def document_fell(self, document: Document, *, by: User) -> None:
        """Void before it was signed. What is in force stays so until another revision is signed."""
        if self.state == self.State.PROPOSED:
            self.shift(self.State.DRAFT, by=by, verb="change_process.returned")


def places_of(*, contact: Contact) -> list[Place]:
    """Whoever leaves the customer must hand over the door for changes."""
    rows = ChangeProcess.objects.filter(single_contact=contact).exclude(state=ChangeProcess.State.REVISED)
    return [
        Place(row.project, _("single contact for changes"), row.get_absolute_url())
        for row in rows.select_related("project__customer")
    ]
