"""What one does with a kickoff: each verb guards, writes and leaves an event, in one transaction."""

from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from delivery.mail import tell_trigger
from delivery.models.cases import Reason
from delivery.models.preconditions import is_strict
from delivery.models.preconditions import lacking as preconditions_lacking
from lifecycle import access, hooks
from lifecycle.errors import Refused, Stale
from lifecycle.models.areas import Area
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.projects import Project
from lifecycle.models.risks import Risk
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import listed

ITEM = "S2-02"  # the playbook's item for the kickoff


class KickoffVerbs(models.Model):
    """Capability of Kickoff."""

    class Meta:
        abstract = True

    # -- hold, put off, leave out ----------------------------------------------------------------------------------

    @transaction.atomic
    def decide_hold(self, *, by: User) -> None:
        self.locked(self.State.UNDECIDED, self.State.DEFERRED)
        self.shift(self.State.TO_HOLD, by=by, verb="kickoff.to_hold", decision=self.Decision.HOLD)

    @transaction.atomic
    def decide_defer(self, *, by: User, reason: str, measure: str, trigger: str, trigger_on: date) -> None:
        """Put it off, to a condition and to a day on which it is looked at again."""
        self.locked(self.State.UNDECIDED, self.State.TO_HOLD, self.State.DEFERRED)
        if not access.can(by, "A", "kickoff", self.project):
            raise Refused(_("Only the project manager decides to put it off."))
        _need_reason(reason, measure)
        if not trigger.strip():
            raise Refused(_("Say what must happen for it to be held."), "trigger")
        if trigger_on is None or trigger_on <= timezone.localdate():
            raise Refused(_("The day must lie ahead."), "trigger_on")
        self.shift(
            self.State.DEFERRED, by=by, verb="kickoff.deferred", data={"reason": reason, "until": trigger_on},
            decision=self.Decision.DEFER, reason_code=reason, alternative_measure=measure.strip(),
            trigger=trigger.strip()[:200], trigger_on=trigger_on, approver=by, reminded_on=None,
        )  # fmt: skip
        if reason == Reason.INTERNAL_CONFLICT:
            self._raise_risk(by=by)

    def _raise_risk(self, *, by: User) -> None:
        """Relations that nobody settles are a risk of the project; it stays with us, as the reason does."""
        open_ones = (row for row in Trace.targets(self) if isinstance(row, Risk) and row.state in Risk.OPEN)
        if next(open_ones, None) is not None:
            return
        risk = Risk(
            project=self.project, title="客户内部关系未理顺，启动大会推迟", category=Risk.Category.STAKEHOLDER, internal=True,
            title_en="Relations inside the customer are not settled; the kickoff is put off", area=Area.COMMUNICATION,
            probability=4, impact=4, owner=by, due=self.trigger_on, description=self.trigger,
        )  # fmt: skip
        risk.put(by=by, read_version=None)
        Trace.note(self, risk, by=by)

    @transaction.atomic
    def ask_skip(self, *, by: User, reason: str, measure: str) -> None:
        """Ask an executive to let it be left out."""
        self.locked(self.State.UNDECIDED, self.State.TO_HOLD, self.State.DEFERRED)
        _need_reason(reason, measure)
        if reason == Reason.INTERNAL_CONFLICT:
            raise Refused(
                _("For this reason a kickoff can only be put off: it is needed once relations are settled."), "reason"
            )
        self.shift(
            self.State.SKIP_ASKED, by=by, verb="kickoff.skip_asked", data={"reason": reason},
            decision=self.Decision.SKIP, reason_code=reason, alternative_measure=measure.strip(),
            skip_asked_by=by, approver=None, trigger="", trigger_on=None,
        )  # fmt: skip

    @transaction.atomic
    def approve_skip(self, *, by: User) -> None:
        """An executive agrees; the checklist item ends with the same reason."""
        self.locked(self.State.SKIP_ASKED)
        self._need_executive(by)
        self.shift(self.State.SKIPPED, by=by, verb="kickoff.skipped", data={"reason": self.reason_code}, approver=by)
        if not self.with_customer:
            return
        item = ChecklistItem.objects.filter(project=self.project_id, code=ITEM, occurrence=1).first()
        if item is not None and item.is_open:
            known = dict(item.skip_reasons)
            code = self.reason_code if self.reason_code in known else "OTHER"
            item.skip(by=by, reason_code=code, note=self.alternative_measure)

    @transaction.atomic
    def refuse_skip(self, *, by: User, note: str) -> None:
        """It is to be held all the same."""
        self.locked(self.State.SKIP_ASKED)
        self._need_executive(by)
        if not note.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "note")
        self.shift(
            self.State.UNDECIDED, by=by, verb="kickoff.skip_refused", data={"note": note.strip()},
            decision=self.Decision.UNDECIDED, reason_code="", alternative_measure="", skip_asked_by=None,
        )  # fmt: skip

    def _need_executive(self, by: User) -> None:
        if not access.can(by, "skip", "kickoff", self.project):
            raise Refused(_("Only an executive can decide that."))
        if by.pk == self.skip_asked_by_id:
            raise Refused(_("Somebody else must approve what you asked for."))

    @transaction.atomic
    def remind(self, *, today: date) -> bool:
        """The day to which it was put off has come. True the first time."""
        now = type(self).objects.select_for_update().get(pk=self.pk)
        if not now.is_trigger_reached(today) or now.reminded_on or now.project.read_only:
            return False
        type(self).objects.filter(pk=self.pk).update(reminded_on=today)
        facts = {"on": now.trigger_on, "trigger": now.trigger}
        event = Event.record("kickoff.trigger_reached", by=None, subject=now, data=facts)
        tell_trigger(now, event=event)
        return True

    # -- prepare, hold, sign ---------------------------------------------------------------------------------------

    @transaction.atomic
    def prepare(self, *, by: User) -> None:
        """Every tip is heeded, and what should come first has come or it is said why not."""
        self.locked(self.State.TO_HOLD)
        lacking = [tip.lacking for tip in self.tips() if not tip.met]
        if lacking:
            raise Refused(_("Still missing: %(what)s.") % {"what": listed(lacking)})
        self._guard_ahead()
        self.shift(self.State.PREPARED, by=by, verb="kickoff.prepared")

    def _guard_ahead(self) -> None:
        """A kickoff follows research and solution, where the company insists on that."""
        if not self.with_customer or not is_strict(self.project) or self.ahead_note.strip():
            return
        if missing := preconditions_lacking(self.project):
            text = _("Not yet: %(what)s. Wait for that, or write down why the kickoff is held before it.")
            raise Refused(text % {"what": listed(missing)})

    @transaction.atomic
    def hold(
        self, *, by: User, at: datetime, sponsor_speech_done: bool, teams_introduced: bool, messages_note: str = ""
    ) -> None:
        """It took place. The manager's authority is announced by it, and payment can hang on it."""
        self.locked(self.State.PREPARED)
        if at > timezone.now():
            raise Refused(_("That time has not come yet."), "at")
        if not (sponsor_speech_done and teams_introduced) and not messages_note.strip():
            raise Refused(
                _("A kickoff has two messages: the leader stands behind it, and both teams and the rules are known. "
                  "Say why one was left out."),
                "messages_note",
            )  # fmt: skip
        on = timezone.localtime(at).date()
        self.shift(
            self.State.HELD, by=by, verb="kickoff.held", data={"on": on}, at=at, messages_note=messages_note.strip(),
            sponsor_speech_done=sponsor_speech_done, teams_introduced=teams_introduced,
        )  # fmt: skip
        self._hold_meeting(by=by, at=at)
        self._activate()
        if not self.with_customer:
            return
        project = Project.objects.select_for_update().get(pk=self.project_id)
        facts: dict[str, Any] = {}
        if self.manager_authority.strip() and not project.pm_empowered_on:
            facts["pm_empowered_on"] = on
        if not project.actual_start:
            facts["actual_start"] = on
        if facts:
            project.revise(by=by, version=project.version, **facts)
        import_string("delivery.planstarts.kickoff_held")(self, by=by)  # by name: plans know kickoffs
        hooks.call("trigger_reached", project=project, trigger="kickoff", on=on, by=by)

    def guard_issue(self) -> None:
        """The pack goes out once it is prepared; the minutes take its place once it was held."""
        if not self.with_customer:
            raise Refused(_("An internal kickoff stays in the house; it issues no document."))
        if self.state not in (self.State.PREPARED, *self.DONE):
            raise Refused(_("The pack goes out once the kickoff is prepared, the minutes once it was held."))
        if self.state in self.DONE and not self.minutes.strip():
            raise Refused(_("Write the minutes first."))

    def document_issued(self, document: Document, *, by: User) -> None:
        self._unsign(by=by)

    def document_fell(self, document: Document, *, by: User) -> None:
        self._unsign(by=by)

    def _unsign(self, *, by: User) -> None:
        """The signed minutes were replaced or declared void."""
        if self.state == self.State.SIGNED:
            self.shift(self.State.HELD, by=by, verb="kickoff.reopened", signed_on=None)

    @transaction.atomic
    def document_signed(self, document: Document, *, by: User | None) -> None:
        if self.state != self.State.HELD:
            raise Stale(_("Somebody else changed this a moment ago. Nothing was changed; look again."))
        self.shift(self.State.SIGNED, by=by, verb="kickoff.signed", signed_on=timezone.localdate())

    @transaction.atomic
    def document_deemed(self, document: Document, *, by: User | None) -> None:
        """The minutes stand, but nobody signed them: no day of signing is noted."""
        if self.state == self.State.HELD:
            self.shift(self.State.SIGNED, by=by, verb="kickoff.deemed")


def _need_reason(reason: str, measure: str) -> None:
    if reason not in Reason.values:
        raise Refused(_("Choose a reason."), "reason")
    if not measure.strip():
        raise Refused(_("Say what is done instead, so that the two messages reach everybody."), "measure")
