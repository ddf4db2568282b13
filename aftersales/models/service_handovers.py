"""The hand-over to customer service (客服移交): the package, who takes it over, and how the customer got to know them."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.members import ProjectMember
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.stages import State as ProjectState
from lifecycle.stages import position, reached
from lifecycle.text import listed

REASON_MIN = 10
ITEM = "S3-10"


class ServiceHandover(Record):
    class State(models.TextChoices):
        PREPARING = "preparing", gettext_lazy("Being prepared")
        SUBMITTED = "submitted", gettext_lazy("With customer service")
        RETURNED = "returned", gettext_lazy("Returned by customer service")
        ACCEPTED = "accepted", gettext_lazy("Accepted by customer service")
        INTRODUCED = "introduced", gettext_lazy("Accepted, and introduced to the customer")

    TAKEN: ClassVar[tuple[str, ...]] = (State.ACCEPTED, State.INTRODUCED)
    TONES: ClassVar[dict[str, str]] = {
        "preparing": "draft", "submitted": "wait", "returned": "bad", "accepted": "now", "introduced": "ok",
    }  # fmt: skip
    editable_states: ClassVar[tuple[str, ...]] = (State.PREPARING, State.RETURNED)
    signed_states: ClassVar[tuple[str, ...]] = ()
    proves: ClassVar[tuple[str, ...]] = (ITEM,)

    systems = models.TextField(gettext_lazy("systems and versions"))
    systems_en = models.TextField(gettext_lazy("systems and versions, in English"), blank=True)
    environment = models.TextField(gettext_lazy("environment: servers, interfaces, accounts, backup"), blank=True)
    environment_en = models.TextField(
        gettext_lazy("environment: servers, interfaces, accounts, backup, in English"), blank=True
    )
    warranty_until = models.DateField(gettext_lazy("warranty until"), null=True, blank=True)
    sla = models.TextField(gettext_lazy("what was agreed on service"), blank=True)
    sla_en = models.TextField(gettext_lazy("what was agreed on service, in English"), blank=True)
    no_issues = models.BooleanField(gettext_lazy("nothing is open"), default=False)
    no_knowledge = models.BooleanField(gettext_lazy("no knowledge was promised to the customer"), default=False)
    taker = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who takes it over")
    )
    responsible_from = models.DateField(gettext_lazy("responsible from"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("handed over by")
    )
    submitted_at = models.DateTimeField(gettext_lazy("handed over"), null=True, editable=False)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("decided by")
    )
    decided_at = models.DateTimeField(gettext_lazy("decided"), null=True, editable=False)
    returned_reason = models.TextField(gettext_lazy("why it was returned"), blank=True, editable=False)
    returns = models.PositiveSmallIntegerField(gettext_lazy("times returned"), default=0, editable=False)
    introduced_on = models.DateField(gettext_lazy("introduced to the customer on"), null=True, editable=False)
    introduced_to = models.ForeignKey(
        Contact,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=gettext_lazy("introduced to"),
    )
    introduced_how = models.CharField(pgettext_lazy("introduction", "how"), max_length=200, blank=True, editable=False)
    introduced_how_en = models.CharField(gettext_lazy("how, in English"), max_length=200, blank=True, editable=False)
    refused_reason = models.TextField(gettext_lazy("why the customer did not sign"), blank=True, editable=False)
    signed_on = models.DateField(gettext_lazy("signed on"), null=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.PREPARING)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("hand-over to customer service")
        verbose_name_plural = gettext_lazy("hand-overs to customer service")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="service_handover_introduced_when",
                condition=~Q(state="introduced") | Q(introduced_on__isnull=False),
            ),
        ]

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @classmethod
    def of(cls, project: Any) -> "ServiceHandover | None":
        """The one that counts: the latest."""
        return once(project, cls, cls.objects.filter(project=project).order_by("-number").first)

    @property
    def is_out(self) -> bool:
        document = self.document
        return document is not None and document.state in (*Document.OUT, Document.State.PAPER)

    # -- writing -----------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        from aftersales import packing

        packing.prefill(self)

    def starting_lines(self, *, by: User) -> dict[str, list[dict[str, Any]]]:
        from aftersales import packing

        return packing.lines(self.project)

    def guard_new(self) -> None:
        if reached(self.project) < position(ProjectState.TRIAL_RUN):
            raise Refused(_("There is nothing to hand over to customer service before the system is live."))
        if type(self).objects.filter(project=self.project).exclude(state__in=self.TAKEN).exists():
            raise Refused(_("There is a hand-over already that is not accepted yet."))

    def after_put(self, *, by: User) -> None:
        for line in self.kind.lines:
            for order, row in enumerate(getattr(self, line.relation).all(), 1):
                if row.order != order:
                    type(row).objects.filter(pk=row.pk).update(order=order)

    @transaction.atomic
    def draw(self, *, by: User) -> None:
        """Take over what the project has got since; what stands there stays."""
        from aftersales import packing

        self.locked(*self.editable_states)
        n = packing.add_missing(self)
        if not n:
            raise Refused(_("Everything that the project knows stands here already."))
        self.shift(self.state, by=by, verb="service_handover.drawn", data={"n": n})

    def checks(self) -> list[tuple[str, bool]]:
        """What the package must say, and whether it does."""
        from aftersales import packing

        return packing.checks(self)

    def lacks(self) -> list[str]:
        return [words for words, there in self.checks() if not there]

    # -- from hand to hand -------------------------------------------------------------------------------------------

    @transaction.atomic
    def submit(self, *, by: User) -> None:
        from aftersales import mail

        self.locked(*self.editable_states)
        if lacks := self.lacks():
            raise Refused(_("Still missing: %(what)s.") % {"what": listed(lacks)})
        assert self.taker is not None
        if not self.taker.is_active or "CS" not in self.taker.roles:
            raise Refused(_("%(name)s does not work in customer service.") % {"name": self.taker})
        ProjectMember.add(by=by, project=self.project, user=self.taker, role="CS")
        self.shift(
            self.State.SUBMITTED,
            by=by,
            verb="service_handover.submitted",
            submitted_by=by,
            submitted_at=timezone.now(),
        )
        mail.tell_service(self, to=self.taker)

    @transaction.atomic
    def accept(self, *, by: User, support_owner: User, responsible_from: date) -> None:
        """Customer service takes it over; from that day on this colleague looks after the customer."""
        from aftersales import mail

        self.locked(self.State.SUBMITTED)
        if "CS" not in support_owner.roles or not support_owner.is_active:
            raise Refused(_("%(name)s does not work in customer service.") % {"name": support_owner}, "support_owner")
        self.shift(
            self.State.ACCEPTED, by=by, verb="service_handover.accepted", data={"name": support_owner.name},
            decided_by=by, decided_at=timezone.now(), taker=support_owner, responsible_from=responsible_from,
            returned_reason="",
        )  # fmt: skip
        project = type(self.project).objects.get(pk=self.project_id)
        if project.support_owner_id != support_owner.pk:
            project.revise(by=by, version=project.version, support_owner=support_owner)
            self.project.refresh_from_db(fields=["support_owner", "version"])
        mail.tell_service_decided(self)

    @transaction.atomic
    def give_back(self, *, by: User, reason: str) -> None:
        from aftersales import mail

        self.locked(self.State.SUBMITTED)
        if len(reason.strip()) < REASON_MIN:
            raise Refused(_("Say what is missing, in at least 10 characters."), "reason")
        self.shift(
            self.State.RETURNED, by=by, verb="service_handover.returned", data={"reason": reason.strip()},
            decided_by=by, decided_at=timezone.now(), returned_reason=reason.strip(), returns=self.returns + 1,
        )  # fmt: skip
        mail.tell_service_decided(self)

    @transaction.atomic
    def introduce(self, *, by: User, contact: Contact, on: date, how: str, how_en: str = "") -> None:
        """The customer got to know who helps them from now on."""
        self.locked(self.State.ACCEPTED)
        if contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if len(how.strip()) < 2:
            raise Refused(_("Say how: at which meeting, by which mail."), "how")
        self.shift(
            self.State.INTRODUCED, by=by, verb="service_handover.introduced", data={"name": contact.name},
            introduced_on=on, introduced_to=contact, introduced_how=how.strip(), introduced_how_en=how_en.strip(),
        )  # fmt: skip

    @transaction.atomic
    def give_knowledge(self, *, by: User, item: Any, on: date) -> None:
        """The customer's people were given a piece of knowledge, before or after the hand-over."""
        self.locked()
        row = self.knowledge.get(pk=item.pk)  # type: ignore[attr-defined]
        if row.done_on is not None:
            raise Refused(_("This was handed over already."), "item")
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        type(row).objects.filter(pk=row.pk).update(done_on=on)
        self.shift(self.state, by=by, verb="service_handover.knowledge_given", data={"topic": row.topic})

    @property
    def knowledge_due(self) -> list[Any]:
        return [row for row in self.knowledge.all() if row.done_on is None]  # type: ignore[attr-defined]

    # -- its document ------------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state not in self.TAKEN:
            raise Refused(_("Customer service has not accepted it yet."))
        if self.state != self.State.INTRODUCED:
            raise Refused(_("Introduce the colleague to the customer first; the customer signs that."))

    def document_sent(self, document: Document, *, by: User) -> None:
        self.guard_unchanged(document, self.updated_at)

    def document_signed(self, document: Document, *, by: User | None) -> None:
        self.shift(
            self.state, by=by, verb="service_handover.signed", signed_on=timezone.localdate(), refused_reason=""
        )

    def document_declined(self, document: Document, *, reason: str) -> None:
        self.shift(
            self.state,
            by=None,
            verb="service_handover.declined",
            data={"reason": reason},
            refused_reason=reason[:2000],
        )

    def document_fell(self, document: Document, *, by: User) -> None:
        if self.signed_on is not None:
            self.shift(self.state, by=by, verb="service_handover.unsigned", signed_on=None)

    def page_facts(self, user: User) -> dict[str, Any]:
        from aftersales import packing

        return packing.facts(self, user)
