"""What is done with a ticket: answered, worked on, solved, found solved or not, rated, closed."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.users import User

MARKS = range(1, 6)


class TicketVerbs(models.Model):
    """Capability of SupportTicket."""

    class Meta:
        abstract = True

    @transaction.atomic
    def respond(self: Any, *, by: User, answer: str, answer_en: str = "", assigned: User | None = None) -> None:
        """Whoever reported it hears from us: what we understood, who helps, what they can do meanwhile."""
        from aftersales import ticketmail

        self.locked(self.State.NEW)
        if len(answer.strip()) < 2:
            raise Refused(_("Write down what you told them."), "answer")
        self.shift(
            self.State.RESPONDED, by=by, verb="ticket.responded", response=answer.strip(),
            response_en=answer_en.strip(), responded_at=timezone.now(), assigned=assigned or self.assigned or by,
        )  # fmt: skip
        ticketmail.tell_reporter(self, "answered")

    @transaction.atomic
    def start(self: Any, *, by: User) -> None:
        self.locked(self.State.RESPONDED, self.State.REOPENED)
        self.shift(self.State.SOLVING, by=by, verb="ticket.started", assigned=self.assigned or by)

    @transaction.atomic
    def assign(self: Any, *, by: User, assigned: User) -> None:
        from aftersales import ticketmail

        self.locked(*self.OPEN)
        if self.assigned_id == assigned.pk:
            raise Refused(_("%(name)s has it already.") % {"name": assigned}, "assigned")
        self.shift(self.state, by=by, verb="ticket.assigned", data={"name": assigned.name}, assigned=assigned)
        if assigned.pk != by.pk:
            ticketmail.tell_assigned(self)

    @transaction.atomic
    def solve(self: Any, *, by: User, solution: str, solution_en: str = "", cause: str = "") -> None:
        """The customer is told how, and asked whether it is so."""
        from aftersales import ticketmail

        self.locked(self.State.RESPONDED, self.State.SOLVING, self.State.REOPENED)
        if len(solution.strip()) < 5:
            raise Refused(_("Say what was done, so that the next one finds it here."), "solution")
        self.shift(
            self.State.SOLVED, by=by, verb="ticket.solved", solution=solution.strip(), solution_en=solution_en.strip(),
            cause=cause.strip(), solved_at=timezone.now(),
        )  # fmt: skip
        ticketmail.tell_reporter(self, "solved")

    @transaction.atomic
    def confirm(
        self: Any, *, by: User | None, how: str = "", rating: int | None = None, words: str = "", name: str = ""
    ) -> None:  # fmt: skip
        """Whoever reported it says that it is solved; by their link (`by` is nobody), or told to one of ours."""
        self.locked(self.State.SOLVED)
        if by is not None and not how.strip():
            raise Refused(_("Say how they told us: by telephone, by mail, in which meeting."), "how")
        told = self._rated(rating, words)
        self.shift(
            self.State.CONFIRMED, by=by, verb="ticket.confirmed", data={"name": name or self.reporter},
            confirmed_at=timezone.now(), confirmed_how=how.strip(), **told,
        )  # fmt: skip

    @transaction.atomic
    def rate(self: Any, *, by: User | None, rating: int, words: str = "", name: str = "") -> None:
        """Afterwards, or better thought of."""
        self.locked(self.State.SOLVED, self.State.CONFIRMED, self.State.CLOSED)
        told = self._rated(rating, words)
        if not told:
            raise Refused(_("Choose from 1 to 5."), "rating")
        self.shift(
            self.state, by=by, verb="ticket.rated", data={"name": name or self.reporter, "mark": rating}, **told
        )

    @staticmethod
    def _rated(rating: int | None, words: str) -> dict[str, Any]:
        if rating is None:
            return {}
        if rating not in MARKS:
            raise Refused(_("Choose from 1 to 5."), "rating")
        return {"rating": rating, "rating_words": words.strip(), "rated_at": timezone.now()}

    @transaction.atomic
    def reopen(self: Any, *, by: User | None, reason: str, name: str = "") -> None:
        """It is not solved after all; the time to solve it begins anew."""
        from aftersales import ticketmail

        self.locked(self.State.SOLVED, self.State.CONFIRMED, self.State.CLOSED)
        if len(reason.strip()) < 2:
            raise Refused(_("Say what still does not work."), "reason")
        self.shift(
            self.State.REOPENED, by=by, verb="ticket.reopened", data={"reason": reason.strip(), "name": name or self.reporter},
            solved_at=None, confirmed_at=None, confirmed_how="", closed_at=None, rating=None, rating_words="",
            rated_at=None, times_reopened=self.times_reopened + 1,
        )  # fmt: skip
        self.reckon()
        type(self).objects.filter(pk=self.pk).update(resolve_due=self.resolve_due)
        if self.assigned and (by is None or by.pk != self.assigned_id):
            ticketmail.tell_assigned(self)

    @transaction.atomic
    def close(self: Any, *, by: User) -> None:
        """Once the customer agrees; or has said nothing for long, which is written in the history."""
        self.locked(self.State.SOLVED, self.State.CONFIRMED)
        said = self.state == self.State.CONFIRMED
        self.shift(
            self.State.CLOSED,
            by=by,
            verb="ticket.closed" if said else "ticket.closed_unsaid",
            closed_at=timezone.now(),
        )
