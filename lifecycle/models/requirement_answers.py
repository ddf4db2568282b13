"""What is done with a requirement until it is baselined: analysed, confirmed, reviewed, declined or put off."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.events import Event
from lifecycle.models.requirement_choices import Judgement, State
from lifecycle.models.requirement_types import Nature, RequirementType, Response
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User
from lifecycle.text import listed

ENOUGH = 10  # characters that an analysis must at least have
OPEN = (State.CAPTURED, State.ANALYSED, State.CONFIRMED)


class Answered(models.Model):
    """The verbs of a requirement before its baseline."""

    class Meta:
        abstract = True

    @transaction.atomic
    def analyse(
        self: Any, *, by: User, business_scenario: str, underlying_need: str, need_verdict: str, type: RequirementType | None,
        response: str, reason: str, proposed_way: str = "", way_verdict: str = "", root_cause: str = "",
        workaround: str = "", tolerated_until: date | None = None, constraint: str = "", constraint_note: str = "",
        business_scenario_en: str | None = None, underlying_need_en: str | None = None, proposed_way_en: str | None = None,
        workaround_en: str | None = None, reason_en: str | None = None, processes: str = "", departments: str = "",
        value_impact: str = "", value_impact_en: str | None = None, without_it: str = "", without_it_en: str | None = None,
        impact_cost: Decimal | None = None, impact_days: Decimal | None = None, effort_days: Decimal | None = None,
        planned_release: str = "",
    ) -> None:  # fmt: skip
        """What is behind it, is it reasonable, is the way it is asked for, and how do we answer. Words, not a click."""
        self.locked(State.CAPTURED, State.ANALYSED)
        told = {
            "business_scenario": business_scenario.strip(), "underlying_need": underlying_need.strip(),
            "proposed_way": proposed_way.strip(), "workaround": workaround.strip(), "reason": reason.strip(),
            "processes": processes.strip(), "departments": departments.strip(), "value_impact": value_impact.strip(),
            "without_it": without_it.strip(), "planned_release": planned_release.strip(),
        }  # fmt: skip
        if not told["business_scenario"]:
            raise Refused(_("Describe the situation in the business first: who does what, when, and what goes wrong."),
                          "business_scenario")  # fmt: skip
        if not told["underlying_need"]:
            raise Refused(_("Say what is really to be solved, whatever way is asked for."), "underlying_need")
        if need_verdict not in Judgement.values:
            raise Refused(_("Judge the need: is it reasonable?"), "need_verdict")
        if told["proposed_way"] and way_verdict not in Judgement.values:
            raise Refused(_("Judge the proposed way apart from the need."), "way_verdict")
        if type is None:
            raise Refused(_("Choose the type that it resembles most."), "type")
        if type.nature == Nature.UNAVOIDABLE:
            self._guard_impact(told, impact_cost, impact_days)
        if response not in Response.values:
            raise Refused(_("Choose how it is answered."), "response")
        if len(told["reason"]) < ENOUGH:
            raise Refused(
                _("Give the reason for the response in at least %(n)d characters; nothing is answered by a click.")
                % {"n": ENOUGH}, "reason",
            )  # fmt: skip
        if response == Response.ALTERNATIVE and not told["workaround"] and not self.alternatives.exists():
            raise Refused(_("Say what helps until then, or write down an alternative first."), "workaround")
        if tolerated_until and tolerated_until < timezone.localdate():
            raise Refused(_("This day is past."), "tolerated_until")
        if response == Response.ALTERNATIVE and type.nature == Nature.TOLERABLE and tolerated_until is None:
            raise Refused(
                _("Say until when it can be tolerated: somebody looks at it again on that day."), "tolerated_until"
            )
        english = {
            "business_scenario_en": business_scenario_en, "underlying_need_en": underlying_need_en,
            "proposed_way_en": proposed_way_en, "workaround_en": workaround_en, "reason_en": reason_en,
            "value_impact_en": value_impact_en, "without_it_en": without_it_en,
        }  # fmt: skip
        told |= {name: text.strip() for name, text in english.items() if text is not None}
        self.shift(
            State.ANALYSED, by=by, verb="requirement.analysed", data={"response": response}, **told,
            need_verdict=need_verdict, way_verdict=way_verdict if told["proposed_way"] else "", type=type,
            root_cause=root_cause, response=response, tolerated_until=tolerated_until, constraint=constraint,
            constraint_note=constraint_note.strip(), analysed_at=timezone.now(), is_clear=False, is_complete=False,
            is_testable=False, reviewer=None, reviewed_at=None, impact_cost=impact_cost, impact_days=impact_days,
            effort_days=effort_days,
        )  # fmt: skip

    @staticmethod
    def _guard_impact(told: dict[str, str], cost: Decimal | None, days: Decimal | None) -> None:
        """What cannot be avoided is weighed before it is answered."""
        if not told["value_impact"]:
            raise Refused(_("It cannot be avoided: say what it means for the value of the project."), "value_impact")
        if cost is None and days is None:
            raise Refused(_("It cannot be avoided: estimate what it takes, in days or money."), "impact_days")
        if not told["without_it"]:
            raise Refused(_("It cannot be avoided: say what happens without it."), "without_it")

    @property
    def wants_simple_way(self: Any) -> bool:
        """The chosen way takes so much that a simple one should stand beside it."""
        if self.effort_days is None or self.has_simple_way:
            return False
        return float(self.effort_days) >= SiteSettings.load().threshold("simple_way_days")

    @transaction.atomic
    def confirm(self: Any, *, by: User, contact: Contact, on: date) -> None:
        """Somebody of the customer has read it and says that this is what is meant."""
        self.locked(State.ANALYSED)
        if contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        self.shift(
            State.CONFIRMED, by=by, verb="requirement.confirmed", data={"name": str(contact)}, confirmed_by=contact,
            confirmed_on=on,
        )  # fmt: skip

    @property
    def waiting_days(self: Any) -> int:
        """For how many days the customer has not confirmed it; nought where nothing waits for them."""
        if self.state != State.ANALYSED or self.analysed_at is None:
            return 0
        return max(0, (timezone.localdate() - timezone.localtime(self.analysed_at).date()).days)

    @property
    def waits_too_long(self) -> bool:
        return self.waiting_days > SiteSettings.load().days("requirement_confirmation")

    def wrote(self: Any, user: User) -> bool:
        """Is it, or a part of its wording, by this person?"""
        rows = Event.objects.about(self).filter(actor=user, verb__in=("record.revised", "requirement.analysed"))
        return bool(self.created_by_id == user.pk or rows.exists())

    @transaction.atomic
    def review(
        self: Any, *, by: User, is_clear: bool, is_complete: bool, is_testable: bool, note: str = ""
    ) -> None:  # fmt: skip
        """Can others work with these words? Judged by somebody who did not write them."""
        self.locked(State.ANALYSED, State.CONFIRMED)
        if self.wrote(by):
            raise Refused(_("Whoever wrote it cannot review it. Ask a colleague."))
        if not (is_clear and is_complete and is_testable) and not note.strip():
            raise Refused(_("Say what is unclear, missing or cannot be tested."), "note")
        self.shift(
            self.state, by=by, verb="requirement.reviewed", is_clear=is_clear, is_complete=is_complete,
            is_testable=is_testable, reviewer=by, reviewed_at=timezone.now(), review_note=note.strip(),
        )  # fmt: skip

    @property
    def passed_review(self: Any) -> bool:
        return bool(self.reviewer_id and self.is_clear and self.is_complete and self.is_testable)

    def lacks(self: Any) -> list[str]:
        """What it still needs for a baseline, in words."""
        needs = (
            (_("the description"), self.description.strip()),
            (_("the priority"), self.priority),
            (_("the way of realisation"), self.approach.strip()),
            (_("the quality check by a colleague"), self.passed_review),
            (_("the customer's confirmation"), self.state not in (State.CAPTURED, State.ANALYSED)),
        )
        return [what for what, there in needs if not there]

    @transaction.atomic
    def baseline(self: Any, *, by: User) -> None:
        """It is agreed. Called for each requirement of a requirements document that is baselined."""
        self.locked(*OPEN)
        if lacks := self.lacks():
            raise Refused(
                _("%(code)s cannot be baselined yet. It lacks: %(what)s.")
                % {"code": self.code, "what": listed(lacks)}
            )  # fmt: skip
        self.shift(State.BASELINED, by=by, verb="requirement.baselined", baselined_at=timezone.now())

    @transaction.atomic
    def decline(self: Any, *, by: User, reason: str, proof: str, reason_en: str | None = None) -> None:
        """A no that can be shown: with its reason, and with what supports the reason."""
        self.locked(State.ANALYSED, State.CONFIRMED)
        if len(reason.strip()) < ENOUGH:
            raise Refused(_("Give the reason in at least %(n)d characters; the customer reads it.") % {"n": ENOUGH},
                          "reason")  # fmt: skip
        if not proof.strip():
            raise Refused(_("Say what supports the reason: a rule, a figure, a document, a test."), "proof")
        english = {} if reason_en is None else {"reason_en": reason_en.strip()}
        self.shift(
            State.DECLINED, by=by, verb="requirement.declined", data={"reason": reason.strip()}, reason=reason.strip(),
            proof=proof.strip(), response=Response.DECLINE, **english,
        )  # fmt: skip

    @transaction.atomic
    def defer(self: Any, *, by: User, reason: str, until: date | None = None) -> None:
        self._put_off(State.DEFERRED, by, reason, tolerated_until=until)

    @transaction.atomic
    def put_to_phase_two(self: Any, *, by: User, reason: str) -> None:
        self._put_off(State.PHASE_TWO, by, reason)

    def _put_off(self: Any, state: str, by: User, reason: str, **changed: Any) -> None:
        self.locked(State.ANALYSED, State.CONFIRMED)
        if len(reason.strip()) < ENOUGH:
            raise Refused(_("Give the reason in at least %(n)d characters; the customer reads it.") % {"n": ENOUGH},
                          "reason")  # fmt: skip
        if (until := changed.get("tolerated_until")) and until < timezone.localdate():
            raise Refused(_("This day is past."), "until")
        self.shift(
            state, by=by, verb=f"requirement.{state}", data={"reason": reason.strip()}, reason=reason.strip(),
            response=Response.ALTERNATIVE, **changed,
        )  # fmt: skip

    @transaction.atomic
    def take_up(self: Any, *, by: User, reason: str) -> None:
        """What was declined or put off is looked at again."""
        self.locked(State.DECLINED, State.DEFERRED, State.PHASE_TWO)
        if self.is_too_late(self.project):
            raise Refused(_("From acceptance on, new requirements go on the list for phase two and nowhere else."))
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.shift(
            State.CAPTURED, by=by, verb="requirement.taken_up", data={"reason": reason.strip()}, confirmed_by=None,
            confirmed_on=None,
        )  # fmt: skip
