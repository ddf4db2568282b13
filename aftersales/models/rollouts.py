"""The rollout inside a customer (现场推广): four preconditions, then one site or department after the other."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from aftersales.models.rollout_parts import RolloutPrecondition, RolloutUnit
from aftersales.models.rollout_verbs import RolloutVerbs
from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.places import Place
from lifecycle.text import listed, pick


class Rollout(RolloutVerbs, Record):
    class State(models.TextChoices):
        CHECKING = "checking", pgettext_lazy("rollout", "Preconditions being checked")
        READY = "ready", pgettext_lazy("rollout", "Ready, not signed")
        ROLLING = "rolling", pgettext_lazy("rollout", "Rolling out")
        DONE = "done", pgettext_lazy("rollout", "Done")

    TONES: ClassVar[dict[str, str]] = {"checking": "draft", "ready": "wait", "rolling": "now", "done": "ok"}
    editable_states: ClassVar[tuple[str, ...]] = (State.CHECKING,)
    signed_states: ClassVar[tuple[str, ...]] = (State.ROLLING, State.DONE)
    # Its signature ends the check of the preconditions; the rollout itself ends with its last unit.
    proves: ClassVar[tuple[str, ...]] = ("S3-07",)

    title = models.CharField(gettext_lazy("title"), max_length=160)
    title_en = models.CharField(gettext_lazy("title in English"), max_length=160, blank=True)
    goal = models.TextField(gettext_lazy("what is reached when it is done"), blank=True)
    goal_en = models.TextField(gettext_lazy("what is reached when it is done, in English"), blank=True)
    target = models.PositiveSmallIntegerField(
        gettext_lazy("share of a unit's users who work with it, in percent"), default=90
    )
    our_lead = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who leads it, of ours")
    )  # fmt: skip
    their_lead = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=gettext_lazy("who leads it, at the customer"),
    )  # fmt: skip
    began_on = models.DateField(gettext_lazy("began on"), null=True, blank=True, editable=False)
    ended_on = models.DateField(gettext_lazy("ended on"), null=True, blank=True, editable=False)
    summary = models.TextField(gettext_lazy("how it went"), blank=True, editable=False)
    summary_en = models.TextField(gettext_lazy("how it went, in English"), blank=True, editable=False)
    refused_reason = models.TextField(gettext_lazy("why the customer did not sign"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=8, choices=State.choices, default=State.CHECKING)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("rollout")
        verbose_name_plural = gettext_lazy("rollouts")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["project"], condition=~Q(state="done"), name="one_open_rollout_a_project"),
            models.CheckConstraint(name="rollout_target", condition=Q(target__gte=1, target__lte=100)),
        ]

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @property
    def progress(self) -> str:
        """How many units are reached or put off, for the list."""
        rows = list(self.units.all())  # type: ignore[attr-defined]
        ended = len([row for row in rows if row.state in RolloutUnit.ENDED])
        text = ngettext("%(n)d of %(all)d unit", "%(n)d of %(all)d units", len(rows))
        return text % {"n": ended, "all": len(rows)}

    @classmethod
    def of(cls, project: Any) -> "Rollout | None":
        """The latest one, with its units; asked once."""

        def ask() -> "Rollout | None":
            rows = cls.objects.filter(project=project).prefetch_related("units")
            row = rows.order_by("-number").first()
            if row is not None:
                row.project = project
            return row

        return once(project, "rollout", ask)

    def verdict_of(self, what: str) -> RolloutPrecondition | None:
        prefetch_related_objects([self], "preconditions")
        return next((row for row in self.preconditions.all() if row.what == what), None)  # type: ignore[attr-defined]

    def lacks(self) -> list[str]:
        """What is missing before both sides can sign it."""
        units = list(self.units.all())  # type: ignore[attr-defined]
        left = [row for row in self.preconditions.all() if row.verdict != row.Verdict.OK]  # type: ignore[attr-defined]
        found = [] if units else [_("the units, in their order")]
        if not self.our_lead_id:
            found.append(_("who leads it on our side"))
        if any(row.lead_id is None for row in units):
            found.append(_("who leads each unit"))
        if left:
            found.append(_("the verdict on each precondition"))
        return found

    # -- writing -----------------------------------------------------------------------------------------------------

    def guard_new(self) -> None:
        if Rollout.objects.filter(project=self.project).exclude(state=self.State.DONE).exists():
            raise Refused(_("There is a rollout already; go on with that one."))

    def prefill(self, *, by: User) -> None:
        project = self.project
        self.title, self.title_en = f"{project.name}现场推广", f"Rollout of {project.name_en or project.name}"
        if project.document_language == "en":
            self.title = self.title_en
        self.our_lead = project.people_by_role().get("IM") or project.delivery_owner or by

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.their_lead and self.their_lead.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "their_lead")
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        """The four preconditions belong to every rollout; a verdict that the new facts do not bear is open again."""
        for what in RolloutPrecondition.What.values:
            self.preconditions.get_or_create(what=what)  # type: ignore[attr-defined]
        self.recheck(by=by)

    @property
    def is_out(self) -> bool:
        document = self.document
        return document is not None and document.state in (*Document.OUT, Document.State.PAPER)

    def not_editable(self) -> str:
        if self.state == self.State.READY:
            return _("Its preconditions are judged. Take that back first.")
        return _("Both sides have signed it. Progress is noted unit by unit.")

    def guard_issue(self) -> None:
        if self.state == self.State.DONE:
            raise Refused(_("The rollout is done."))
        if lacks := self.lacks():
            raise Refused(_("Still missing: %(what)s.") % {"what": listed(lacks)})
        if self.state == self.State.ROLLING:
            raise Refused(_("Both sides have signed it. Progress is noted unit by unit."))

    def page_facts(self, user: User) -> dict[str, Any]:
        from aftersales.rolloutpages import facts

        return facts(self)


def places_of(*, contact: Contact) -> list[Place]:
    """Whoever leaves the customer must hand the rollout over."""
    rows = Rollout.objects.filter(Q(their_lead=contact) | Q(units__lead=contact)).exclude(state=Rollout.State.DONE)
    return [
        Place(row.project, _("leads the rollout"), row.get_absolute_url())
        for row in rows.select_related("project__customer").distinct()
    ]
