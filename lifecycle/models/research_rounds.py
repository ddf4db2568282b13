"""A round of research: from the plan that the customer confirms to what is left when its talks are over. Abstract."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle import evidence
from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.lint import Finding, plans
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.communications import CommunicationLog
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.round_preparations import RoundPreparation
from lifecycle.models.traces import Trace
from lifecycle.models.users import User


class ResearchRound(RoundPreparation):
    """Capability of a research plan: its verbs, and what it waits for."""

    class Meta:
        abstract = True

    def of_stage(self: Any, name: str) -> Any:
        """The model of that name in the plan's own stage."""
        return apps.get_model(self._meta.app_label, name)

    # -- what it consists of ---------------------------------------------------------------------------------------

    def lines_with_talks(self: Any) -> list[Any]:
        """What is planned, each with its talks and what was heard in them."""
        return once(self.project, ("talks", self._meta.label, self.pk), self._fetch_lines)

    def _fetch_lines(self: Any) -> list[Any]:
        rows = self.lines.select_related("contact", "ours", "business_process")
        found = list(rows.prefetch_related("logs__contacts", "logs__entries", "logs__questions"))
        for line in found:
            line.plan = self
            for log in line.logs.all():
                log.project, log.plan_line = self.project, line
        return found

    def other_rounds(self: Any) -> Any:
        return type(self).objects.filter(project=self.project).exclude(round=self.round)

    def collected_forms(self: Any) -> list[Any]:
        return list(self.of_stage("CollectedForm").of(self.project))

    @property
    def was_informal(self: Any) -> bool:
        """Did somebody listen outside the meetings too: noted here, or as an informal contact while the round lasted?"""
        if self.informal_note.strip():
            return True
        known = self.__dict__.setdefault("_was_informal", None)
        if known is None:
            rows = CommunicationLog.objects.filter(
                project_id=self.project_id, formality=CommunicationLog.Formality.INFORMAL,
                audience__in=CommunicationLog.OUTSIDE, at__gte=self.begun_at(),
            )  # fmt: skip
            if self.state == self.State.CLOSED:
                rows = rows.filter(at__lte=self.updated_at)
            known = self.__dict__["_was_informal"] = rows.exists()
        return bool(known)

    def begun_at(self: Any) -> datetime:
        """When the round began: with its first talk, if that was before the plan was written down."""
        return min([self.created_at, *(line.at for line in self.lines_with_talks() if line.at)])

    def tasks(self: Any) -> list[ChecklistItem]:
        """What the round left to be done, as items of the checklist."""
        asked = ("left to be done", self._meta.label, self.pk)
        return once(self.project, asked, lambda: Trace.targets(self, ChecklistItem))

    @property
    def is_analysed(self: Any) -> bool:
        return bool(self.analysed_on or self.not_analysed_reason.strip()) or self.analysis_meeting is not None

    @property
    def analysis_meeting(self: Any) -> Any:
        """The business analysis meeting of the project that was held since the round began, where nothing is noted here."""
        from lifecycle.models.meetings import Meeting

        rows = Meeting.objects.filter(
            project=self.project, meeting_kind=Meeting.Kind.ANALYSIS, at__gte=self.created_at
        )
        held = rows.filter(state__in=Meeting.TOOK_PLACE).select_related("project")
        return once(self.project, ("analysis", self._meta.label, self.pk), held.first)

    @property
    def progress(self: Any) -> tuple[int, int]:
        """How many of its talks are told to the end, of how many; one query for all rounds of a list."""
        return once(self.project, ("told", self._meta.label), self._told).get(self.pk, (0, 0))

    def _told(self: Any) -> dict[int, tuple[int, int]]:
        log = self.of_stage("ResearchLog")
        final = models.Exists(log.objects.filter(plan_line=models.OuterRef("pk"), state__in=log.FINISHED))
        lines = self.lines.model.objects.filter(plan__project=self.project).annotate(final=final).order_by()
        told = models.Count("pk", filter=models.Q(final=True) | ~models.Q(dropped_reason=""))
        rows = lines.values("plan_id").annotate(told=told, n=models.Count("pk"))
        return {row["plan_id"]: (row["told"], row["n"]) for row in rows}

    @property
    def talks_told(self) -> str:
        return _("%(n)d of %(all)d told") % dict(zip(("n", "all"), self.progress, strict=True))

    def hints(self) -> list[Finding]:
        return plans.findings(self)

    def lacks(self: Any) -> list[Finding]:
        """What must be there, or be explained, before the round is closed."""
        found = []
        for line in self.lines_with_talks():
            if not line.is_settled:
                log = next(iter(line.logs.all()), None)
                text = _("“%(topic)s” has no final log; finish it, or say why the talk is left out") % {"topic": line}
                found.append(Finding("talk", text, log.get_absolute_url() if log else self.act_url("drop"), True))
        reports = self.of_stage("ResearchReport").objects.filter(project=self.project, round=self.round)
        if not self.no_report_reason.strip() and not reports.filter(state="approved").exists():
            report = reports.first()
            text = _("The users have not approved a report; have it signed, or say why there is none")
            found.append(Finding("report", text, report.get_absolute_url() if report else self.act_url("close"), True))
        if not self.is_analysed:
            text = _("There was no business analysis meeting; note it, or say why there is none")
            found.append(Finding("analysis", text, self.act_url("analyse"), True))
        for task in self.tasks():
            if task.is_open:
                text = _("“%(task)s” is not done yet") % {"task": task.title}
                found.append(Finding("task", text, task.get_absolute_url(), True))
        for log in (log for line in self.lines_with_talks() for log in line.logs.all()):
            if n := len(log.unclear):
                text = ngettext(
                    "%(n)d point of “%(log)s” is still unclear", "%(n)d points of “%(log)s” are still unclear", n
                ) % {"n": n, "log": log.label}
                found.append(Finding("unclear", text, log.get_absolute_url(), True))
        return found

    # -- verbs -----------------------------------------------------------------------------------------------------

    def note(self: Any, verb: str, *, by: User, data: dict[str, Any] | None = None, **changed: Any) -> None:
        """Write facts that leave the state as it is, with their event. Inside the verb's transaction."""
        self.shift(self.state, by=by, verb=verb, data=data, **changed)

    @transaction.atomic
    def confirm(self: Any, *, by: User, contact: Contact, how: str, on: date) -> None:
        """The customer agreed with the plan in some other way than by signing it."""
        self.locked(self.State.DRAFT)
        self.guard_lines()
        if contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        if not how.strip():
            raise Refused(_("Say how it was confirmed."), "how")
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        self._agreed("research_plan.agreed", by, confirmed_with=contact, confirmed_how=how.strip(), confirmed_on=on)
        # Their word for it is worth as much as a paper that went out.
        evidence.offer(
            self.project, code="D02", forms=("document",), subject=self, label=self.label, stage=self.kind.stage, by=by
        )

    def _agreed(self: Any, verb: str, by: User | None, **changed: Any) -> None:
        begun = any(log.state not in log.AHEAD for line in self.lines_with_talks() for log in line.logs.all())
        state = self.State.ON_SITE if begun else self.State.CONFIRMED
        who = changed.get("confirmed_with")
        data = {"name": str(who), "how": changed.get("confirmed_how", "")} if who else None
        self.shift(state, by=by, verb=verb, data=data, declined_reason="", **changed)

    @transaction.atomic
    def begin(
        self: Any, *, by: User, line: Any, at: datetime, precondition: str, expert: User | None = None,
        precondition_reason: str = "",
    ) -> Any:  # fmt: skip
        """A planned talk gets its log, with what the plan says of it and what earlier talks left unasked."""
        self.locked(*self.OPEN, self.State.FOLLOW_UP)
        row = self.lines.get(pk=line.pk)
        if row.dropped_reason:
            raise Refused(_("This talk is left out: %(reason)s") % {"reason": row.dropped_reason}, "line")
        model = self.of_stage("ResearchLog")
        log = model(
            project=self.project, plan_line=row, title=row.topic, title_en=row.topic_en, at=at, hours=row.hours,
            purpose=self.purpose, purpose_en=self.purpose_en, process=row.process, process_en=row.process_en,
            other_people="" if row.contact_id else row.interviewee, precondition=precondition, expert=expert,
            precondition_reason=precondition_reason,
        )  # fmt: skip
        last = model.objects.filter(project=self.project).order_by("-at").first()
        if last is not None:
            log.place, log.place_en = last.place, last.place_en
        log.put(by=by, read_version=None)
        log.contacts.set([row.contact] if row.contact_id else [])
        log.our_people.set([row.ours or by])
        for text, english in row.asked():
            log.questions.create(text=text, text_en=english)
        for earlier in model.objects.filter(plan_line__plan=self).exclude(pk=log.pk):
            earlier.hand_on(log)
        log.after_put(by=by)
        Trace.note(self, log, by=by)
        return log

    @transaction.atomic
    def arrive(self: Any, *, by: User) -> None:
        """The talks begin."""
        self.locked(self.State.CONFIRMED)
        self.guard_prepared()
        self.shift(self.State.ON_SITE, by=by, verb="research_plan.begun")

    @transaction.atomic
    def drop(self: Any, *, by: User, line: Any, reason: str) -> None:
        """A planned talk does not take place."""
        self.locked(*self.OPEN, self.State.FOLLOW_UP)
        row = self.lines.get(pk=line.pk)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        type(row).objects.filter(pk=row.pk).update(dropped_reason=reason.strip()[:200])
        self.note("research_plan.dropped", by=by, data={"topic": row.topic, "reason": reason.strip()})

    @transaction.atomic
    def listen(self: Any, *, by: User, text: str) -> None:
        """What was heard outside the meetings."""
        self.locked(*self.OPEN, self.State.FOLLOW_UP)
        self.note("research_plan.listened", by=by, informal_note=text.strip())

    @transaction.atomic
    def analyse(self: Any, *, by: User, on: date | None = None, what: str = "", reason: str = "") -> None:
        """The business analysis meeting: when, who was there and what came of it; or why there is none."""
        self.locked(self.State.ON_SITE, self.State.FOLLOW_UP)
        if on is None and not reason.strip():
            raise Refused(_("Give the day of the meeting, or say why there was none."), "on")
        if on is not None and on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if on is not None and not what.strip():
            raise Refused(_("Say who took part in it, and what it found."), "what")
        self.note(
            "research_plan.analysed" if on else "research_plan.unanalysed", by=by, analysed_on=on,
            analysed_by=what.strip() if on else "", not_analysed_reason="" if on else reason.strip(),
        )  # fmt: skip

    @transaction.atomic
    def follow(
        self: Any, *, by: User, tasks: Iterable[str], owner: User | None = None, due: date | None = None
    ) -> None:
        """The talks are over. What is left becomes items of the checklist; the round waits for them."""
        self.locked(self.State.ON_SITE)
        titles = [task.strip()[:160] for task in tasks if task.strip()]
        for title in titles:
            item = ChecklistItem.add(
                by=by, project=self.project, stage=self.kind.stage, title=title, owner=owner or by, due=due
            )
            Trace.note(self, item, by=by)
        self.shift(self.State.FOLLOW_UP, by=by, verb="research_plan.followed", follow_up="\n".join(titles))

    @transaction.atomic
    def close(self: Any, *, by: User, no_report_reason: str = "") -> None:
        """The round is over. Refused, naming what is neither there nor explained."""
        self.locked(self.State.FOLLOW_UP)
        self.no_report_reason = no_report_reason.strip() or self.no_report_reason
        if lacks := self.lacks():
            raise Refused(_("Something is still missing: %(what)s.") % {"what": "; ".join(row.text for row in lacks)})
        self.shift(self.State.CLOSED, by=by, verb="research_plan.closed", no_report_reason=self.no_report_reason)

    @transaction.atomic
    def change(self: Any, *, by: User, reason: str) -> None:
        """Back to a draft, because the plan turned out otherwise; the customer confirms it anew."""
        self.locked(self.State.CONFIRMED, self.State.ON_SITE)
        self.guard_not_out()
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.shift(
            self.State.DRAFT, by=by, verb="research_plan.reopened", data={"reason": reason.strip()}, confirmed_with=None,
            confirmed_how="", confirmed_on=None,
        )  # fmt: skip
        evidence.withdraw(self)

    @transaction.atomic
    def resume(self: Any, *, by: User, reason: str) -> None:
        self.locked(self.State.CLOSED)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.shift(self.State.FOLLOW_UP, by=by, verb="research_plan.reopened", data={"reason": reason.strip()})

    # -- rules -----------------------------------------------------------------------------------------------------

    def guard_lines(self: Any) -> None:
        if not self.lines.exists():
            raise Refused(_("Plan at least one talk first."))

    def guard_not_out(self: Any) -> None:
        document = self.document
        if document is not None and document.state in Document.OUT:
            raise Refused(
                _("%(number)s is out for signature. Withdraw the request first.") % {"number": document.number}
            )
