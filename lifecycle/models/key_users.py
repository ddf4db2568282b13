"""Users of the customer who take our place one day: chosen for processes, agreed with their supervisor, judged by what they do."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle import access, evidence
from lifecycle.errors import Refused
from lifecycle.models.competences import Competence, Level, Standing, standing_of
from lifecycle.models.customers import Contact
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import labelled, listed

ITEM = "S2-15"


class KeyUser(Record):
    class State(models.TextChoices):
        CANDIDATE = Standing.CANDIDATE.value, Standing.CANDIDATE.label
        TRAINED = Standing.TRAINED.value, Standing.TRAINED.label
        INDEPENDENT = Standing.INDEPENDENT.value, Standing.INDEPENDENT.label
        TEACHES = Standing.TEACHES.value, Standing.TEACHES.label
        ENDED = "ended", _("No longer a key user")

    LADDER: ClassVar[tuple[str, ...]] = (State.CANDIDATE, State.TRAINED, State.INDEPENDENT, State.TEACHES)
    ABLE: ClassVar[tuple[str, ...]] = LADDER[1:]  # trained at least
    named_by: ClassVar[tuple[str, ...]] = ("contact",)  # what their name is read from, see records/values.py
    private: ClassVar[set[str]] = {"motivation", "pressure"}
    editable_states: ClassVar[tuple[str, ...]] = LADDER

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="key_user_of", verbose_name=_("key user"))
    processes = models.ManyToManyField(
        BusinessProcess, through="lifecycle.Mastery", related_name="key_users", verbose_name=_("business processes")
    )
    knows_already = models.TextField(_("what they know already and need no training in"), blank=True)
    motivation = models.TextField(_("what moves them"), blank=True)
    pressure = models.TextField(_("what presses them"), blank=True)
    consent_by = models.ForeignKey(
        Contact, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("supervisor who agreed")
    )
    consent_on = models.DateField(_("agreed on"), null=True, editable=False)
    independent_on = models.DateField(_("works alone since"), null=True, editable=False)
    ended_reason = models.TextField(_("why no longer"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=11, choices=State.choices, default=State.CANDIDATE)

    chosen: list[BusinessProcess] | None = None  # by the form that is being saved

    class Meta(Record.Meta):
        verbose_name = _("key user")
        verbose_name_plural = _("key users")
        ordering = ["number"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["project", "contact"], condition=~Q(state="ended"), name="key_user_once_in_project"
            ),
        ]

    @property
    def label(self) -> str:
        return self.contact.label()

    @property
    def tone(self) -> str:
        return {"candidate": "draft", "trained": "now", "independent": "ok", "teaches": "ok"}.get(self.state, "off")

    @property
    def days_to_independence(self) -> int | None:
        """From the supervisor's consent, with which training may begin, until they worked alone."""
        if self.consent_on is None or self.independent_on is None:
            return None
        return max(0, (self.independent_on - self.consent_on).days)

    @classmethod
    def of(cls, project: Any) -> "models.QuerySet[KeyUser]":
        """Those of the project who still are."""
        return cls.objects.filter(project=project, state__in=cls.LADDER)

    @property
    def links(self) -> Any:
        """Private links by which they log the sessions that they hold."""
        return PortalLink.objects.filter(
            project=self.project_id, contact=self.contact_id, purpose=PortalLink.Purpose.TEACH
        )

    def page_facts(self, user: User) -> dict[str, Any]:
        """How far they are in each process, whom they taught, how dense it was; stance only for those who may read that."""
        from lifecycle.cascades import page_facts

        private = access.can(user, "R", "private")
        return page_facts(self) | {
            "stance": self.contact if private else None, "may_judge": access.can(user, "E", "private"),
        }  # fmt: skip

    # -- writing ---------------------------------------------------------------------------------------------------

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.contact.customer_id != self.project.customer_id:
            raise Refused(gettext("This person belongs to another customer."), "contact")
        same = KeyUser.of(self.project).filter(contact=self.contact).exclude(pk=self.pk)
        if same.exists():
            raise Refused(gettext("They are a key user of this project already."), "contact")
        if diff and "processes" in diff and self.pk and self.chosen is not None:
            diff["processes"] = [listed(str(row) for row in rows) for rows in (self.processes.all(), self.chosen)]
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        """A process that comes back finds what was seen in it before."""
        facts = self._settled()
        KeyUser.objects.filter(pk=self.pk).update(**facts)
        for name, value in facts.items():
            setattr(self, name, value)

    def _settled(self, consented: bool | None = None) -> dict[str, Any]:
        """The newest level of each of their processes, and how far they are as a person by the furthest of them."""
        newest: dict[int, Competence] = {}
        alone: dict[int, date] = {}
        for row in self.competences.order_by("on", "pk"):  # type: ignore[attr-defined]
            newest[row.process_id] = row
            if row.level < Level.IMPLEMENTS:
                alone.pop(row.process_id, None)
            else:
                alone.setdefault(row.process_id, row.on)
        levels, since = [0], []
        for mastery in self.masteries.all():  # type: ignore[attr-defined]
            found = newest.get(mastery.process_id)
            level = found.level if found else None
            if mastery.level != level:
                Mastery.objects.filter(pk=mastery.pk).update(level=level)
            levels.append(level or 0)
            if mastery.process_id in alone:
                since.append(alone[mastery.process_id])
        consented = self.consent_on is not None if consented is None else consented
        state = standing_of(max(levels)) if consented else Standing.CANDIDATE
        return {"state": str(state), "independent_on": min(since, default=None)}

    @transaction.atomic
    def consent(self, *, by: User, who: Contact, on: date) -> None:
        """Their supervisor gives the time for it."""
        self.locked(*self.LADDER)
        if who.customer_id != self.project.customer_id:
            raise Refused(gettext("This person belongs to another customer."), "who")
        if who.pk == self.contact_id:
            raise Refused(gettext("Nobody agrees to their own time: name the supervisor."), "who")
        _past(on)
        facts = self._settled(consented=True)
        state = facts.pop("state")
        self.shift(
            state, by=by, verb="key_user.agreed", data={"name": who.name}, consent_by=who, consent_on=on, **facts
        )
        evidence.offer(
            self.project, code="—", forms=evidence.RECORD_FORMS, subject=self, label=self.label, stage="delivery",
            by=by, items=(ITEM,), whole=False,
        )  # fmt: skip

    @transaction.atomic
    def assess(self, *, by: User, process: BusinessProcess, level: int, on: date, evidence: str) -> Competence:
        """What they can do in a process, as somebody saw it; earlier levels stay. Seen twice the same, it is one."""
        self.locked(*self.LADDER)
        if not self.processes.filter(pk=process.pk).exists():
            raise Refused(gettext("They do not stand for this process."), "process")
        if level not in Level.values:
            raise Refused(gettext("Choose one of the levels."), "level")
        _past(on)
        _said(evidence, "evidence")
        facts: dict[str, Any] = {"process": process, "level": level, "on": on, "evidence": evidence.strip()}
        rows = Competence.objects.filter(key_user=self, **facts)
        if same := rows.first():
            return same
        row = Competence.objects.create(key_user=self, by=by, **facts)
        words = labelled(str(process), str(row.get_level_display()))  # type: ignore[attr-defined]
        settled = self._settled()
        state = settled.pop("state")
        self.shift(state, by=by, verb="key_user.assessed", data={"level": words}, **settled)
        return row

    def raise_to(
        self, *, by: User, process: BusinessProcess, level: int, on: date, evidence: str
    ) -> Competence | None:
        """They proved that level, by an exam say; None where they were as far already or do not stand for it."""
        mastery = self.masteries.filter(process=process).first()  # type: ignore[attr-defined]
        if mastery is None or (mastery.level or 0) >= level:
            return None
        return self.assess(by=by, process=process, level=level, on=on, evidence=evidence)

    @transaction.atomic
    def end(self, *, by: User, reason: str) -> None:
        """They leave, or somebody else takes it; what they learned and taught stays readable."""
        self.locked(*self.LADDER)
        if not reason.strip():
            raise Refused(gettext("Write down the reason; others will rely on it."), "reason")
        data = {"reason": reason.strip()}
        self.shift(self.State.ENDED, by=by, verb="key_user.ended", data=data, ended_reason=reason.strip())
        self.links.filter(revoked_at=None).update(revoked_at=timezone.now())
        evidence.withdraw(self)

    # -- whom they teach -------------------------------------------------------------------------------------------

    @transaction.atomic
    def log(self, *, by: User | None, link: Any = None, **facts: Any) -> Any:
        """A session that they held for others, told to us or logged by themselves behind their link."""
        from lifecycle.models.taught_sessions import TaughtSession

        self.locked(*self.LADDER)
        return TaughtSession.write_down(self, by=by, link=link, **facts)

    @transaction.atomic
    def strike(self, *, by: User, session: Any, reason: str) -> None:
        """One that was logged and did not take place as it says; it counts no longer and stays readable."""
        self.locked(*self.LADDER)
        session.strike(by=by, key_user=self, reason=reason)

    @transaction.atomic
    def invite(self, *, by: User, until: date, message: str = "") -> None:
        """A private link by which they log their sessions; an earlier one ends."""
        from lifecycle.portalmail import ask_to_log

        self.locked(*self.LADDER)
        link, token = PortalLink.renew(
            by=by, contact=self.contact, project=self.project, purpose=PortalLink.Purpose.TEACH, until=until,
            message=message,
        )  # fmt: skip
        ask_to_log(link, token)
        self.shift(self.state, by=by, verb="key_user.invited")


class Mastery(models.Model):
    """A process for which a key user stands, with the newest level that was seen in it; none: nobody looked yet."""

    key_user = models.ForeignKey(KeyUser, models.CASCADE, related_name="masteries")
    process = models.ForeignKey(BusinessProcess, models.PROTECT, related_name="masteries")
    level = models.PositiveSmallIntegerField(
        pgettext_lazy("competence", "level"), choices=Level.choices, null=True, editable=False
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key_user", "process"], name="mastery_once")]

    @property
    def standing(self) -> Standing:
        return standing_of(self.level)


def _past(on: date) -> None:
    if on > timezone.localdate():
        raise Refused(gettext("This day lies ahead."), "on")


def _said(text: str, field: str) -> None:
    if len(text.strip()) < 5:
        raise Refused(gettext("Say what was seen, by whom and where; others will rely on it."), field)
