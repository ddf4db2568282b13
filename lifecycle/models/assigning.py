"""How a person comes to a place in a team: proposed, confirmed, working, released."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.users import User


class Assigning(models.Model):
    """Capability of ProjectMember."""

    class Meta:
        abstract = True

    @classmethod
    @transaction.atomic
    def propose(cls: Any, *, by: User, slot: Any, user: User, **facts: Any) -> Any:
        """Ask a person to take a place. The same person again, by a second click, is the row that the first one made."""
        from lifecycle.teammail import tell_proposed

        ChainHead.locked(slot.project_id)
        if slot.project.read_only:
            raise Refused(_("The project has ended and can only be read."))
        rows: Any = cls._default_manager.exclude(state="released").select_related("user")
        held = rows.filter(place=slot).first()
        if held is not None and held.user_id == user.pk:
            return held
        if held is not None:
            raise Refused(_("%(name)s holds this place already.") % {"name": held.user}, "user")
        if slot.dropped_reason:
            raise Refused(_("This place is not needed any more."))
        if slot.role not in user.roles:
            raise Refused(_("This person does not have that role in the company."), "user")
        if facts.get("mentor") == user:
            raise Refused(_("Nobody is their own mentor."), "mentor")
        facts = {
            "slot": slot.name, "consultant_type_wanted": slot.consultant_type_wanted, "skills_wanted": slot.skills_wanted,
            "allocation_pct": slot.share, "from_date": slot.from_date, "to_date": slot.to_date, "place": slot, **facts,
        }  # fmt: skip
        mine = rows.filter(project=slot.project, user=user, role=slot.role).first()
        if mine is not None:
            return mine._take_place(facts, by=by)
        state = "confirmed" if user.pk == by.pk else "proposed"
        row = cls._default_manager.create(
            project=slot.project, user=user, role=slot.role, state=state, proposed_by=by, **facts
        )
        event = Event.record(f"member.{state}", by=by, subject=row)
        if state == "proposed":
            tell_proposed(row, event=event)
        slot.offer_evidence(slot.project, by=by)
        return row

    def _take_place(self: Any, facts: dict[str, Any], *, by: User) -> Any:
        """Somebody of the team gets the place; they belong to it already and are not asked again."""
        if self.place_id:
            raise Refused(
                _("%(name)s holds another place in this role: %(place)s.") % {"name": self.user, "place": self.place},
                "user",
            )
        for name, value in facts.items():
            setattr(self, name, value)
        self.version += 1
        self.save()
        Event.record("member.revised", by=by, subject=self)
        self.place.offer_evidence(self.project, by=by)
        return self

    def may_answer(self: Any, user: User) -> bool:
        """The person who was asked, or an executive for them."""
        from lifecycle import access

        return self.user_id == user.pk or access.can(user, "A", "team", self.project)

    @transaction.atomic
    def confirm(self: Any, *, by: User) -> None:
        """They come. A second click changes nothing."""
        now = self._now()
        if now.state in (self.State.CONFIRMED, self.State.ACTIVE):
            return
        if now.state != self.State.PROPOSED:
            raise Refused(_("Nothing is asked of %(name)s here any more.") % {"name": self.user})
        if not self.may_answer(by):
            raise Refused(_("Only %(name)s or an executive confirms this.") % {"name": self.user})
        self._turn(self.State.CONFIRMED, by=by, verb="member.confirmed")

    @transaction.atomic
    def decline(self: Any, *, by: User, reason: str) -> None:
        """They do not come; the place is open again."""
        from lifecycle.teammail import tell_declined

        if self._now().state != self.State.PROPOSED:
            raise Refused(_("Nothing is asked of %(name)s here any more.") % {"name": self.user})
        if not self.may_answer(by):
            raise Refused(_("Only %(name)s or an executive answers this.") % {"name": self.user})
        if len(reason.strip()) < 2:
            raise Refused(_("Say why, so that somebody else can be found."), "reason")
        facts = {"left_reason": reason.strip(), "to_date": max(timezone.localdate(), self.from_date)}
        event = self._turn(
            self.State.RELEASED, by=by, verb="member.declined", data={"reason": reason.strip()}, **facts
        )
        tell_declined(self, event=event)

    @transaction.atomic
    def activate(self: Any, *, by: User | None) -> None:
        """The work begins. A second click changes nothing."""
        now = self._now()
        if now.state == self.State.ACTIVE:
            return
        if now.state != self.State.CONFIRMED:
            raise Refused(_("%(name)s has to confirm first.") % {"name": self.user})
        self._turn(self.State.ACTIVE, by=by, verb="member.activated")

    def _now(self: Any) -> Any:
        ChainHead.locked(self.project_id)
        return type(self)._default_manager.get(pk=self.pk)

    def _turn(
        self: Any, state: str, *, by: User | None, verb: str, data: dict[str, Any] | None = None, **facts: Any
    ) -> Event:
        for name, value in facts.items():
            setattr(self, name, value)
        self.state = state
        self.version += 1
        self.save(update_fields=["state", "version", *facts])
        event = Event.record(verb, by=by, subject=self, data=data or {})
        if self.place_id:
            self.place.offer_evidence(self.project, by=by)
        return event


def activate_due(*, today: date) -> int:
    """Whoever confirmed and whose first day has come works on the project."""
    from lifecycle.models.members import ProjectMember

    rows = ProjectMember.objects.filter(state=ProjectMember.State.CONFIRMED, from_date__lte=today)
    count = 0
    for row in rows.select_related("project", "user", "place"):
        if row.project.is_running:
            row.activate(by=None)
            count += 1
    return count
