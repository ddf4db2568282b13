"""A talk that stands in a plan: prepared before it is held, its unasked questions handed on to the next one. Abstract."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.lint import Finding, talks
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User
from lifecycle.text import pick


class PlannedTalk(models.Model):
    """Capability of a research log. A stage that plans its research gives its log a `plan_line`."""

    class Meta:
        abstract = True

    @property
    def plan(self: Any) -> Any:
        line = getattr(self, "plan_line", None)
        if line is None:
            return None
        line.plan.project = self.project
        return line.plan

    def talks_of_project(self: Any) -> list[Any]:
        """All talks of the stage, this one too: when they were and how long, whatever plan they stand in."""
        rows = type(self).objects.filter(project=self.project).order_by().only("at", "hours", "state")
        return once(self.project, ("all talks", self._meta.label), lambda: list(rows))

    def hints(self) -> list[Finding]:
        return talks.findings(self)

    def guard_prepared(self) -> None:
        """Nobody begins unprepared without having said why."""
        if self.plan is not None:
            try:
                self.plan.guard_prepared()
            except Refused as refusal:
                raise Refused(str(refusal.message), "plan_line") from None

    def note_arrival(self, *, by: User) -> None:
        """With its first talk a confirmed plan is under way."""
        plan = self.plan
        if plan is not None and plan.state == plan.State.CONFIRMED:
            plan.arrive(by=by)

    @transaction.atomic
    def propose_opening(self: Any, *, by: User) -> None:
        """A text to begin with: who we are, why we came, how long it takes, what becomes of the answers."""
        self.locked(*self.AHEAD)
        if self.opening_remarks.strip():
            raise Refused(_("There are opening remarks already; change them instead."))
        site = SiteSettings.load()
        text = _(
            "Good day, and thank you for your time. We are %(people)s of %(company)s. We would like to understand how you "
            "work: %(subject)s. It takes about %(hours)s hours. We write down what you tell us, and you read it before "
            "anybody relies on it. Today we only listen; solutions come later. Is there anything that you would like to "
            "know first?"
        ) % {
            "people": ", ".join(person.label() for person in self.our_people.all()) or by.label(),
            "company": pick(site, "vendor_name"), "subject": pick(self, "title"),
            "hours": f"{float(self.hours):g}" if self.hours else "2",
        }  # fmt: skip
        self.amend("research.opening", by=by, opening_remarks=text)

    # -- questions -------------------------------------------------------------------------------------------------

    def unasked(self: Any) -> list[Any]:
        """Questions that were not asked here and that no other talk of the project took over."""
        left = [row for row in self.questions.all() if not row.asked]
        if not left:
            return []
        taken = {text for log, text in self._questions_of_project() if log != self.pk}
        return [row for row in left if row.text not in taken]

    def _questions_of_project(self: Any) -> list[tuple[int, str]]:
        rows = self.questions.model.objects.filter(log__project=self.project).order_by()
        return once(self.project, ("questions", self._meta.label), lambda: list(rows.values_list("log_id", "text")))

    def hand_on(self: Any, other: Any) -> list[Any]:
        """Questions that were left unasked stand in the other talk too, from now on."""
        if self.state in self.AHEAD:
            return []
        left = self.unasked()
        for row in left:
            other.questions.create(text=row.text, text_en=row.text_en)
        return left

    @transaction.atomic
    def carry(self: Any, *, by: User, to: Any) -> None:
        """Hand the unasked questions on to a talk that lies ahead."""
        self.locked(self.State.HELD, self.State.DRAFTED, *self.FINISHED)
        other = type(self).objects.select_for_update().get(pk=to.pk, project=self.project)
        if other.pk == self.pk or not other.is_editable:
            raise Refused(_("Choose a talk that can still be changed."), "to")
        if not (left := self.hand_on(other)):
            raise Refused(_("No question is left to hand on."), "to")
        other.after_put(by=by)
        self.amend("research.carried", by=by, data={"n": len(left), "to_talk": other.label})
