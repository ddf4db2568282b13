"""The way of a change request: submitted, analysed, assessed, decided; later implemented, verified, closed."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from delivery.models.change_processes import OUT, ChangeProcess, Level
from lifecycle import access
from lifecycle.amendments import amendments
from lifecycle.errors import Refused
from lifecycle.instalments import payments
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import listed

AREA = "changes"
NEEDS = {Level.MANAGER: ("A",), Level.COMMERCIAL: ("money", "over"), Level.EXECUTIVE: ("over",)}
ACCEPT, REJECT, LATER = "accept", "reject", "phase_two"


class ChangeVerbs(models.Model):
    """Capability of ChangeRequest."""

    class Meta:
        abstract = True

    # -- what is missing -------------------------------------------------------------------------------------------

    def lacks(self: Any) -> list[str]:
        """What the next step still needs, in words."""
        state = self.State
        found = {state.DRAFT: self._unsubmitted, state.SUBMITTED: self._unanalysed, state.ANALYSED: self._unassessed}
        return [str(words) for words in found[self.state]()] if self.state in found else []

    def _unsubmitted(self: Any) -> list[Any]:
        lacks = []
        process = ChangeProcess.agreed(self.project)
        if process is None:
            return [_("an agreed change process")]
        if self.raised_by is None:
            lacks.append(_("who raises it"))
        elif self.change_kind == self.Kind.REQUIREMENT and self.raised_by_id != process.single_contact_id:
            words = _("a requirement change comes from %(who)s, the customer's single contact; ask them to raise it")
            lacks.append(words % {"who": process.single_contact})
        if self.change_kind == self.Kind.REQUIREMENT and not (
            self.agreed_inside.strip() or self.inner_papers.exists()
        ):
            lacks.append(_("who agreed to it inside the customer, in words or as a file"))
        return lacks

    def _unanalysed(self: Any) -> list[Any]:
        lacks = []
        if not self.root_purpose.strip():
            lacks.append(_("the root purpose"))
        if self.talk_on is None or self.talk_with is None:
            lacks.append(_("on which day it was talked about, and with whom"))
        if not self.references.exists() and not self.no_prior.strip():
            lacks.append(_("where the point was defined earlier, or that nothing was found"))
        if not self.alternatives.exists() and not self.no_alternative.strip():
            lacks.append(_("another way to the same purpose, or why there is none"))
        return lacks

    def _unassessed(self: Any) -> list[Any]:
        lacks = []
        if self.impact_cost is None or self.impact_days is None:
            lacks.append(_("what it costs and how many days it takes; 0 is an answer too"))
        if self.chosen is not None and None in (self.chosen.cost, self.chosen.days):
            lacks.append(_("cost and days of the chosen alternative"))
        if not self.is_light:
            if not self.impact_scope.strip():
                lacks.append(_("its effect on the scope"))
            if not self.impact_quality.strip():
                lacks.append(_("its effect on the quality"))
        if not lacks and (words := self.unbalanced()):
            lacks.append(words)
        return lacks

    def unbalanced(self: Any) -> str:
        """Payments that do not take up the cost of the change, in words."""
        if not self.changes_contract or not payments(self.project):
            return ""
        moved = sum(row.delta for row in self.payments.all())
        if moved == self.cost:
            return ""
        words = _("payments that take up the cost: the change costs %(cost)s, the payments take up %(moved)s")
        return words % {"cost": self.cost, "moved": moved}

    def _complete(self: Any) -> None:
        if lacks := self.lacks():
            raise Refused(_("Still missing: %(what)s.") % {"what": listed(lacks)})

    def _open(self: Any) -> None:
        if self.is_too_late(self.project):
            raise Refused(_("Acceptance is passed. This can only be put to phase two."))

    # -- until it is decided ---------------------------------------------------------------------------------------

    @transaction.atomic
    def submit(self: Any, *, by: User) -> None:
        """The customer hands it in; from that day on we have to assess it."""
        self.locked(self.State.DRAFT)
        self._open()
        self._complete()
        process = ChangeProcess.agreed(self.project)
        assert process is not None
        self.shift(self.State.SUBMITTED, by=by, verb="change.submitted", **self.terms(process))

    @transaction.atomic
    def refer(
        self: Any, *, by: User, source: Any, defined: str, differs: bool, difference: str = "", defined_en: str = "",
        difference_en: str = "",
    ) -> None:  # fmt: skip
        """Note where the point was defined before. `source`: what the search found (lifecycle.priors.Prior)."""
        self.locked(self.State.SUBMITTED, self.State.ANALYSED)
        if not defined.strip():
            raise Refused(_("Say how it was defined there."), "defined")
        if differs and not difference.strip():
            raise Refused(_("Say how it differs."), "difference")
        if self.references.filter(subject_kind=source.kind, subject_id=source.pk).exists():
            raise Refused(_("This is noted already."), "source")
        self.references.create(
            order=self.references.count() + 1, subject_kind=source.kind, subject_id=source.pk, label=source.label[:200],
            excerpt=source.excerpt, defined=defined.strip(), defined_en=defined_en.strip(), differs=differs,
            difference=difference.strip(), difference_en=difference_en.strip(),
        )  # fmt: skip
        if source.record is not None:
            Trace.note(source.record, self, by=by)
        self.shift(self.state, by=by, verb="change.referred", data={"where": source.label[:200]})

    @transaction.atomic
    def analyse(self: Any, *, by: User) -> None:
        self.locked(self.State.SUBMITTED)
        self._complete()
        self.shift(self.State.ANALYSED, by=by, verb="change.analysed")

    @transaction.atomic
    def assess(self: Any, *, by: User) -> None:
        self.locked(self.State.ANALYSED)
        self._open()
        self._complete()
        self.shift(
            self.State.ASSESSED, by=by, verb="change.assessed", assessed_by=by, assessed_on=timezone.localdate(),
            data={"cost": str(self.cost), "days": self.days},
        )  # fmt: skip

    def may_decide(self: Any, user: User) -> bool:
        """By the limits of the process; beyond the project manager's limit nobody decides on what is their own."""
        level = self.level
        if level != Level.MANAGER and user.pk in (self.wrote_it, self.assessed_by_id):
            return False
        return any(access.can(user, need, AREA, self.project) for need in NEEDS[level])

    @transaction.atomic
    def decide(self: Any, *, by: User, decision: str, reason: str = "", reason_en: str = "") -> None:
        """`decision`: accept (as asked, or the chosen alternative), reject, or phase_two."""
        self.locked(self.State.ASSESSED, *([self.State.ANALYSED] if self.is_light else []))
        if not self.may_decide(by):
            words = _("This change is beyond that limit, or your own. It is decided by: %(level)s.")
            raise Refused(words % {"level": self.level.label})
        state, verb = {
            ACCEPT: (self.State.ALTERNATIVE, "change.alternative") if self.chosen else (self.State.APPROVED, "change.approved"),
            REJECT: (self.State.REJECTED, "change.rejected"),
            LATER: (self.State.PHASE_TWO, "change.phase_two"),
        }.get(decision, (None, ""))  # fmt: skip
        if state is None:
            raise Refused(_("Choose a decision."), "decision")
        if decision != ACCEPT and not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        if decision != LATER:
            self._open()
        if self.state == self.State.ANALYSED:
            self._complete()
        elif decision != LATER and self.document is None:
            raise Refused(_("The customer gets the assessment in writing first: issue the document."))
        self.shift(
            state, by=by, verb=verb, decided_by=by, decided_at=timezone.now(), decision_reason=reason.strip(),
            decision_reason_en=reason_en.strip(), data={"reason": reason.strip()},
        )  # fmt: skip
        if decision == LATER:
            self.put_to_phase_two(by=by)

    @transaction.atomic
    def put_off(self: Any, *, by: User, reason: str) -> None:
        """After acceptance nothing but the list for phase two is left to what was not decided."""
        self.locked(*self.UNDECIDED, *self.ACCEPTED)
        if not self.is_too_late(self.project):
            raise Refused(_("Acceptance is still to come: decide on the change itself."))
        if self.is_out:
            raise Refused(_("It is out for signature. Withdraw it there first."))
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.shift(
            self.State.PHASE_TWO, by=by, verb="change.phase_two", decided_by=by, decided_at=timezone.now(),
            decision_reason=reason.strip(), data={"reason": reason.strip()},
        )  # fmt: skip
        self.put_to_phase_two(by=by)

    @property
    def is_out(self: Any) -> bool:
        document = self.document
        return document is not None and document.state in OUT

    @transaction.atomic
    def rework(self: Any, *, by: User, reason: str) -> None:
        """Assess it anew, while nobody can sign what was decided."""
        self.locked(self.State.ASSESSED, *self.ACCEPTED, self.State.REJECTED)
        self._open()
        if self.is_out:
            raise Refused(_("It is out for signature. Withdraw it there first."))
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.shift(
            self.State.ANALYSED, by=by, verb="change.returned", decided_by=None, decided_at=None, decision_reason="",
            decision_reason_en="", refused_reason="", data={"reason": reason.strip()},
        )  # fmt: skip

    # -- afterwards ------------------------------------------------------------------------------------------------

    @transaction.atomic
    def link_amendment(self: Any, *, by: User, amendment: int) -> None:
        """Beyond the limits time and money change by this amendment to the contract."""
        self.locked(*self.ACCEPTED, *self.IN_FORCE)
        found = next((row for row in amendments(self.project) if row.number == amendment), None)
        if found is None:
            raise Refused(_("Choose an amendment of this project."), "amendment")
        self.shift(self.state, by=by, verb="change.linked", amendment=amendment, data={"where": found.label})
        Trace.note(self, found.record, by=by)
        self.move_plan(by=by)

    @property
    def amended(self: Any) -> Any:
        """The amendment that it is linked to."""
        return next((row for row in amendments(self.project) if row.number == self.amendment), None)

    @property
    def awaits_amendment(self: Any) -> bool:
        found = self.amended if self.needs_amendment else None
        return self.state in self.IN_FORCE and self.needs_amendment and not (found and found.signed)

    @property
    def wants_amendment(self: Any) -> bool:
        """It was accepted or signed, and the amendment that it needs is not signed yet."""
        ready = self.state in (*self.ACCEPTED, *self.IN_FORCE) and self.needs_amendment
        return ready and not ((found := self.amended) and found.signed)

    @transaction.atomic
    def implement(self: Any, *, by: User, on: date, note: str) -> None:
        self.locked(self.State.SIGNED, *(self.ACCEPTED if self.is_light else ()))
        if self.awaits_amendment:
            raise Refused(_("It is beyond the limits: the amendment to the contract must be signed first."))
        self._past(on, self.signed_on or timezone.localtime(self.decided_at).date())
        self.shift(self.State.IMPLEMENTED, by=by, verb="change.implemented", implemented_on=on, outcome=note.strip())

    @transaction.atomic
    def verify(self: Any, *, by: User, on: date, note: str) -> None:
        """Somebody saw that it works. Not whoever implemented it alone: the words say who saw it."""
        self.locked(self.State.IMPLEMENTED)
        self._past(on, self.implemented_on)
        if not note.strip():
            raise Refused(_("Say who saw it work, and where."), "note")
        told = "\n".join(filter(None, [self.outcome, note.strip()]))
        self.shift(self.State.VERIFIED, by=by, verb="change.verified", verified_on=on, outcome=told)

    @transaction.atomic
    def close(self: Any, *, by: User) -> None:
        self.locked(self.State.VERIFIED)
        self.shift(self.State.CLOSED, by=by, verb="change.closed")

    @staticmethod
    def _past(on: date, after: date) -> None:
        if on > timezone.localdate():
            raise Refused(_("This day is still to come."), "on")
        if on < after:
            raise Refused(_("That is earlier than the step before it."), "on")
