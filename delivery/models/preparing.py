"""Preparing a kickoff: its meetings, who comes, what is brought, who gets to know of it. Nothing is typed twice."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from delivery.models.lines import Side
from lifecycle.errors import Refused
from lifecycle.models.customers import ContactKind
from lifecycle.models.meeting_lines import MeetingAttendee
from lifecycle.models.meetings import Meeting
from lifecycle.models.members import ProjectContact, ProjectMember
from lifecycle.models.responsibilities import Letter, Responsibility, StandardResponsibility
from lifecycle.models.traces import Trace
from lifecycle.models.users import Role, User
from lifecycle.stages import Stage
from lifecycle.text import EN, ZH, named, worded

LEADS = (ContactKind.SPONSOR, ContactKind.EXECUTIVE)
HELD_FOR = 60  # minutes of a meeting whose agenda has no times


class Preparing(models.Model):
    """Capability of Kickoff."""

    class Meta:
        abstract = True

    # -- its meetings ----------------------------------------------------------------------------------------------

    @transaction.atomic
    def plan_preparatory(self: Any, *, by: User, at: datetime) -> Meeting:
        """Our people talk it through beforehand, as a meeting with agenda and minutes."""
        self.locked(self.State.UNDECIDED, self.State.TO_HOLD)
        if self.prep_meeting is not None and self.prep_meeting.state != Meeting.State.CANCELLED:
            raise Refused(_("There is a preparatory meeting already."))
        title, title_en = f"{self.title}预备会"[:160], f"Preparing: {self.title_en or self.title}"[:160]
        agenda = "时机、议程与用时\n双方领导出席与讲话稿\n名单、工作规则与分发范围"
        agenda_en = "The moment, the agenda and its times\nExecutives and their speeches\nRoster, working rules, who gets to know"
        meeting = self._meeting(Meeting.Kind.PREPARATORY, by=by, at=at, title=title, title_en=title_en, agenda=agenda, agenda_en=agenda_en)  # fmt: skip
        ours = self.attendees.filter(side=Side.VENDOR, user__isnull=False)
        self._people(meeting, [row.user for row in ours] or [by])
        self.shift(self.state, by=by, verb="kickoff.prep_planned", prep_meeting=meeting)
        return meeting

    @transaction.atomic
    def call_meeting(self: Any, *, by: User) -> Meeting:
        """A meeting with the kickoff's people, time and agenda, from which they are invited and answer."""
        self.locked(self.State.TO_HOLD, self.State.PREPARED)
        if self.meeting is not None and self.meeting.state != Meeting.State.CANCELLED:
            raise Refused(_("There is a meeting already; go on with that one."))
        if self.at is None:
            raise Refused(_("Say first when it begins."))
        if not self.attendees.exists():
            raise Refused(_("Say who comes first."))
        lines = list(self.agenda.all())
        meeting = self._meeting(
            Meeting.Kind.KICKOFF, by=by, at=self.at, title=self.title, title_en=self.title_en, place=self.place,
            place_en=self.place_en, minutes_long=self.minutes_planned or HELD_FOR,
            agenda="\n".join(line.topic for line in lines), agenda_en="\n".join(line.topic_en or line.topic for line in lines),
        )  # fmt: skip
        for n, row in enumerate(self.attendees.all(), 1):
            meeting.attendees.create(
                side=row.side,
                contact=row.contact,
                user=row.user,
                name=row.name,
                role=row.role,
                role_en=row.role_en,
                order=n,
            )
        self.shift(self.state, by=by, verb="kickoff.meeting_called", meeting=meeting)
        return meeting

    def _meeting(self: Any, kind: str, *, by: User, **facts: Any) -> Meeting:
        meeting = Meeting(project=self.project, meeting_kind=kind, **facts)
        meeting.put(by=by, read_version=None)
        Trace.note(self, meeting, by=by)
        return meeting

    def _people(self, meeting: Meeting, people: list[User]) -> None:
        MeetingAttendee.objects.bulk_create(
            MeetingAttendee(meeting=meeting, side=Side.VENDOR, user=user, order=n) for n, user in enumerate(people, 1)
        )

    @transaction.atomic
    def take_answers(self: Any, *, by: User) -> None:
        """Whoever said at the invitation that they come has confirmed; whoever does not come has not."""
        self.locked(self.State.TO_HOLD, self.State.PREPARED)
        if self.meeting is None:
            raise Refused(_("Nobody was invited yet."))
        answers = {(row.contact_id, row.user_id): row.answer for row in self.meeting.attendees.exclude(answer="")}
        n = 0
        for row in self.attendees.all():
            answer = answers.get((row.contact_id, row.user_id)) if row.person else None
            comes = answer == MeetingAttendee.Answer.COMES
            if answer and row.confirmed != comes:
                row.confirmed, n = comes, n + 1
                row.save(update_fields=["confirmed"])
        self.shift(self.state, by=by, verb="kickoff.answers_taken", data={"n": n})

    def _hold_meeting(self: Any, *, by: User, at: datetime) -> None:
        """The meeting took place with it: whoever was there stands in both."""
        meeting = self.meeting
        if meeting is None or meeting.state not in Meeting.AHEAD:
            return
        there = {(row.contact_id, row.user_id) for row in self.attendees.filter(attended=True) if row.person}
        rows = list(meeting.attendees.all())
        came = [row.pk for row in rows if (row.contact_id, row.user_id) in there] or [row.pk for row in rows]
        if meeting.at != at:
            Meeting.objects.filter(pk=meeting.pk).update(at=at)
            meeting.refresh_from_db()
        meeting.hold(by=by, attended=came, minutes=_("The minutes stand in “%(title)s”.") % {"title": self.label})

    # -- who comes -------------------------------------------------------------------------------------------------

    @transaction.atomic
    def take_roster(self: Any, *, by: User) -> None:
        """Draw both teams from the project: whoever is new comes in, whoever left goes; what was noted stays."""
        self.locked(*self.OPEN)
        n = self.draw_roster()
        if not n:
            raise Refused(_("The roster is as the project's people are."))
        self.shift(self.state, by=by, verb="kickoff.roster_taken", data={"n": n})

    def draw_roster(self: Any) -> int:
        """How many came in or went."""
        lines = self.attendees.model
        there = {(row.contact_id, row.user_id): row for row in self.attendees.all() if row.person}
        wanted = self._ours() | (self._theirs() if self.with_customer else {})
        gone = [
            row.pk
            for key, row in there.items()
            if key not in wanted and not (row.confirmed or row.attended or row.is_executive)
        ]
        self.attendees.filter(pk__in=gone).delete()
        made = [lines(kickoff=self, **facts) for key, facts in wanted.items() if key not in there]
        lines.objects.bulk_create(made)
        return len(gone) + len(made)

    def _ours(self: Any) -> dict[tuple[int | None, int | None], dict[str, Any]]:
        members = ProjectMember.objects.filter(project=self.project, state__in=ProjectMember.BELONGS)
        found: dict[tuple[int | None, int | None], dict[str, Any]] = {}
        for row in members.select_related("user").order_by("role", "pk"):
            role = worded(Role(row.role).label)
            found.setdefault((None, row.user_id), {
                "side": Side.VENDOR, "user": row.user, "role": role[ZH], "role_en": role[EN], "is_executive": row.role == Role.EX,
            })  # fmt: skip
        return found

    def _theirs(self: Any) -> dict[tuple[int | None, int | None], dict[str, Any]]:
        """The project's contacts; its sponsor in any case."""
        links = ProjectContact.objects.filter(project=self.project, contact__left_on=None).select_related("contact")
        rows = [(row.contact, row.role) for row in links.order_by("role", "pk")]
        if sponsor := self.project.sponsor:
            rows.insert(0, (sponsor, ContactKind.SPONSOR))
        found: dict[tuple[int | None, int | None], dict[str, Any]] = {}
        for contact, kind in rows:
            role = worded(ContactKind(kind).label)
            leads = kind in LEADS or contact.is_a(*LEADS)
            found.setdefault((contact.pk, None), {
                "side": Side.CUSTOMER, "contact": contact, "role": role[ZH], "role_en": role[EN], "is_executive": leads,
            })  # fmt: skip
        return found

    def _activate(self: Any) -> None:
        """With the kickoff, everybody on the roster belongs to the project."""
        people = self.attendees.filter(user__isnull=False).values("user_id")
        rows = ProjectMember.objects.filter(project=self.project, user__in=people)
        rows.filter(state__in=(ProjectMember.State.PROPOSED, ProjectMember.State.CONFIRMED)).update(
            state=ProjectMember.State.ACTIVE
        )

    # -- what is taken over from the project -----------------------------------------------------------------------

    @transaction.atomic
    def take_responsibilities(self: Any, *, by: User) -> None:
        """Fill its table of responsibilities from the project's; what stands there already is left alone."""
        self.locked(*self.OPEN)
        rows = list(Responsibility.objects.filter(project=self.project)) or StandardResponsibility.table()
        there = set(self.responsibilities.values_list("task", flat=True))
        wanted = [row for row in rows if row.stage != Stage.PRESALES and row.task[:200] not in there]
        if not wanted:
            raise Refused(_("Everything in the table of responsibilities stands here already."))
        people = self.project.people_by_role()
        lines = self.responsibilities.model
        lines.objects.bulk_create(
            lines(
                kickoff=self, task=row.task, task_en=row.task_en, side=row.side,
                who=_who(row, people, ZH)[:120], who_en=_who(row, people, EN)[:120],
            )
            for row in wanted
        )  # fmt: skip
        self.shift(self.state, by=by, verb="kickoff.responsibilities_taken", data={"n": len(wanted)})

    @transaction.atomic
    def note_read(self: Any, *, by: User, readers: Any, on: date) -> None:
        """These departments have pack or minutes, and have read them."""
        self.locked(self.State.PREPARED, *self.DONE)
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        rows = list(self.readers.filter(pk__in=[int(pk) for pk in readers], read_on=None))
        if not rows:
            raise Refused(_("Choose at least one."), "readers")
        self.readers.filter(pk__in=[row.pk for row in rows]).update(read_on=on)
        names = "、".join(row.department for row in rows)
        self.shift(self.state, by=by, verb="kickoff.read", data={"who": names[:200]})

    @property
    def minutes_planned(self: Any) -> int:
        """How long it takes by its agenda."""
        return sum(row.minutes or 0 for row in self.agenda.all())

    @property
    def ends_at(self: Any) -> datetime | None:
        planned = self.minutes_planned
        return self.at + timedelta(minutes=planned) if self.at and planned else None


def _who(row: Any, people: dict[str, User], language: str) -> str:
    """Those who do it: people of ours by name where the project has them, roles otherwise."""
    words = []
    for code in row.those(Letter.RESPONSIBLE):
        known = people.get(code)
        words.append(named(known)[language] if known else worded(Role(code).label)[language])
    return ("、" if language == ZH else ", ").join(words)
