"""Who may see and write what a colleague's growth page holds, and what speaks for a person's growth."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Q

from lifecycle import access
from lifecycle.models.consultant_trainings import ConsultantTraining, wanted
from lifecycle.models.growth_notes import OneToOne
from lifecycle.models.knowledge import KnowledgeNote
from lifecycle.models.members import ProjectMember
from lifecycle.models.outbox import Outbox
from lifecycle.models.requirement_choices import Cause
from lifecycle.models.requirements import Requirement
from lifecycle.models.users import User
from lifecycle.stages import AT_REST


@dataclass(frozen=True)
class Reader:
    """What one person is to another."""

    viewer: User
    person: User

    @property
    def own(self) -> bool:
        return self.viewer.pk == self.person.pk

    @property
    def executive(self) -> bool:
        return access.can(self.viewer, "A", "growth")

    @cached_property
    def mentor(self) -> bool:
        """Their mentor in the company, or in a project that runs."""
        if self.own:
            return False
        rows = ProjectMember.objects.filter(user=self.person, mentor=self.viewer, state__in=ProjectMember.BELONGS)
        return self.person.mentor_id == self.viewer.pk or rows.exclude(project__state__in=AT_REST).exists()

    @cached_property
    def lead(self) -> bool:
        """The project manager of a project that runs and to which the person belongs."""
        if self.own or not access.can(self.viewer, "C", "growth"):
            return False
        rows = ProjectMember.objects.filter(user=self.person, state__in=ProjectMember.BELONGS)
        return rows.filter(project__delivery_owner=self.viewer).exclude(project__state__in=AT_REST).exists()

    @property
    def may_see(self) -> bool:
        if not access.can(self.viewer, "R", "growth"):
            return False
        return self.own or self.executive or self.mentor or self.lead

    @property
    def may_guide(self) -> bool:
        """Assess, plan trainings, note the next stage."""
        return not self.own and access.can(self.viewer, "R", "growth") and (self.executive or self.mentor or self.lead)

    @property
    def may_talk(self) -> bool:
        """Note talks under four eyes: mentors and executives, not every lead."""
        return not self.own and access.can(self.viewer, "R", "growth") and (self.executive or self.mentor)

    def talks(self) -> Any:
        """Notes of talks that this reader may read: the person only those that were shared with them."""
        rows = OneToOne.objects.filter(person=self.person).select_related("author")
        if self.own:
            return rows.exclude(shared_at=None)
        return rows if self.may_talk else rows.none()


def evidence_of(person: User) -> dict[str, int]:
    """Counts of what a person did, from the records of all projects."""
    roles = ProjectMember.objects.filter(user=person).exclude(state=ProjectMember.State.PROPOSED)
    found = roles.aggregate(
        projects=Count("project", distinct=True), led=Count("project", distinct=True, filter=Q(role="PM")),
        finished=Count("project", distinct=True, filter=Q(project__state="closed")),
        mentored=Count("pk", filter=Q(mentor__isnull=False)),
    )  # fmt: skip
    notes = KnowledgeNote.objects.in_use().filter(created_by=person).aggregate(
        notes=Count("pk"), ways=Count("pk", filter=Q(kind=KnowledgeNote.Kind.WORKAROUND)),
    )  # fmt: skip
    wishes = Requirement.objects.filter(created_by=person).aggregate(
        analysed=Count("pk", filter=~Q(root_cause="")), managed=Count("pk", filter=Q(root_cause=Cause.MANAGEMENT)),
    )  # fmt: skip
    guides = ProjectMember.objects.filter(mentor=person).values("user").distinct().count()
    return {**found, **notes, **wishes, "guides": guides}


def trainings_wanted(people: list[User], today: date) -> list[tuple[User, str, date]]:
    """Trainings that nobody has arranged for these people; one query."""
    held: dict[int, list[ConsultantTraining]] = {one.pk: [] for one in people}
    for row in ConsultantTraining.objects.filter(person__in=held):
        held[row.person_id].append(row)
    return [(one, kind, due) for one in people for kind, due in wanted(one, held[one.pk], today)]


def remind(*, today: date) -> str:
    """The scheduled round: each training that should be arranged is told once to the person and to their mentor."""
    from lifecycle.teammail import remind_of_training

    people = list(User.objects.filter(is_active=True).exclude(consultant_type="").select_related("mentor"))
    before = Outbox.objects.filter(kind="training_due").count()
    for person, kind, due in trainings_wanted(people, today):
        for reader in {person, person.mentor} - {None}:
            remind_of_training(person, ConsultantTraining.Kind(kind), due, reader)
    sent = Outbox.objects.filter(kind="training_due").count() - before
    return f"{sent} trainings" if sent else ""
