"""Our own side's satisfaction: everybody of the team is asked when the project closes, and only their sum is shown."""

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.members import ProjectMember
from lifecycle.models.users import User

if TYPE_CHECKING:
    from aftersales.models.closure_parts import TeamAnswer

MARKS = range(1, 6)
# What our own people are asked, the same in every project.
OWN_QUESTIONS: dict[str, tuple[str, str]] = {
    "aims": ("目标和范围对我是否清楚？", "Were aims and scope clear to me?"),
    "plan": ("计划和承诺是否现实？", "Were the plan and the promises realistic?"),
    "customer": ("与客户的合作是否顺畅？", "Did the work with the customer go well?"),
    "backing": ("公司给予的支持和资源是否足够？", "Did the company give enough support and people?"),
    "growth": ("我在这个项目中是否有成长？", "Did I learn something in this project?"),
    "whole": ("总体上我是否满意？", "All in all, am I satisfied?"),
}


class AskingTeam(models.Model):
    """Capability of ProjectClosure."""

    class Meta:
        abstract = True

    def unasked(self: Any) -> list[User]:
        """Active people of the project who were not asked yet."""
        asked = self.answers.values("user")
        members = ProjectMember.objects.filter(project=self.project_id, state__in=ProjectMember.BELONGS)
        people = User.objects.filter(pk__in=members.values("user"), is_active=True)
        return list(people.exclude(pk__in=asked).order_by("pk"))

    def own_answer(self: Any, user: User) -> "TeamAnswer | None":
        """What this person was asked, and has not answered."""
        return self.answers.filter(user=user, answered_on=None).first()  # type: ignore[no-any-return]

    @transaction.atomic
    def ask_team(self: Any, *, by: User) -> None:
        """Ask everybody of ours who worked on it; it waits on their page Today."""
        self.locked()
        people = self.unasked()
        if not people:
            raise Refused(_("Everybody of the team was asked already."))
        for user in people:
            self.answers.create(user=user, asked_on=timezone.localdate())
        self.shift(self.state, by=by, verb="closure.team_asked", data={"n": len(people)})

    @transaction.atomic
    def answer_for(self: Any, *, by: User, scores: dict[str, int], comment: str = "") -> None:
        """What one of ours thinks; once. The event does not say who it was, nor what they said."""
        self.locked()
        known = {key: mark for key, mark in scores.items() if key in OWN_QUESTIONS and mark}
        if "whole" not in known:
            raise Refused(_("Answer at least whether you are satisfied all in all."), "whole")
        if any(mark not in MARKS for mark in known.values()):
            raise Refused(_("Choose from 1 to 5."))
        rows = self.answers.filter(user=by, answered_on=None)
        if rows.update(scores=known, comment=comment.strip()[:2000], answered_on=timezone.localdate()) != 1:
            raise Refused(_("You have answered already, or were not asked."))
        Event.record("closure.team_answered", by=None, subject=self)
