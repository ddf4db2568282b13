"""What is done with a training plan: sent, confirmed by signature or on paper, held, assessed and fed back."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aftersales.models.trainingparts import TrainingKind
from lifecycle import evidence
from lifecycle.errors import Refused
from lifecycle.hooks import HOOKS
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.users import User
from lifecycle.stages import Stage
from lifecycle.text import listed

ITEM = "S3-01"  # the playbook's item for training users
REASON_MIN = 4
OUT = (Document.State.SENT, Document.State.VIEWED, Document.State.PARTIAL, Document.State.PAPER)
NAMED = 3  # things that a refusal names
LINES = ("content", "trainers", "waves")


class PlanVerbs(models.Model):
    """Capability of TrainingPlan."""

    class Meta:
        abstract = True

    @property
    def is_out(self: Any) -> bool:
        """Is it with the customer to be signed? Then it stands as it was sent."""
        document = self.document
        return document is not None and document.state in OUT

    # -- content planned → confirmed -------------------------------------------------------------------------------

    @property
    def lacking(self: Any) -> list[str]:
        """Which of the seven parts of a plan are empty."""
        meta = self._meta
        texts = [
            name
            for name in ("goal", "time_breakdown", "venue", "sign_in", "assessment")
            if not getattr(self, name).strip()
        ]
        words = [str(meta.get_field(name).verbose_name) for name in texts]
        titles = {line.relation: str(line.title) for line in self.kind.lines}
        return words + [titles[name] for name in LINES if not getattr(self, name).exists()]

    @property
    def trained_before(self: Any) -> list[Any]:
        """What trained the customer before its users are trained."""
        return [row for tell in HOOKS["first_trainings"] for row in tell(project=self.project)]

    def guard_issue(self: Any) -> None:
        if lacking := self.lacking:
            raise Refused(_("The plan is not complete yet: %(what)s.") % {"what": listed(lacking)})
        if not self.content.filter(kind=TrainingKind.PROBLEMS).exists():
            raise Refused(_("No topic says what to do about problems and whom to tell."))
        if not self.before_note.strip() and not self.trained_before:
            raise Refused(
                _(
                    "No demonstration trained the customer before its users are trained. Hold one that counts as training, "
                    "or say in the plan why not."
                )
            )

    def document_sent(self: Any, document: Document, *, by: User) -> None:
        if self.state == self.State.PLANNED:
            self.guard_unchanged(document, self.updated_at)

    def document_signed(self: Any, document: Document, *, by: User | None) -> None:
        if self.state == self.State.PLANNED:
            self.shift(
                self.State.CONFIRMED, by=by, verb="training_plan.confirmed", confirmed_on=timezone.localdate(), refused_reason=""
            )  # fmt: skip

    def document_declined(self: Any, document: Document, *, reason: str) -> None:
        if self.state == self.State.PLANNED:
            self.shift(
                self.state,
                by=None,
                verb="training_plan.declined",
                data={"reason": reason},
                refused_reason=reason[:2000],
            )

    @transaction.atomic
    def confirm(self: Any, *, by: User, contact: Contact, on: date, how: str) -> None:
        """The customer confirmed it on paper; where that is kept is said."""
        self.locked(self.State.PLANNED)
        self.guard_issue()
        if self.is_out:
            raise Refused(_("The plan is out for signature. Withdraw that first, or wait for it."))
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        if len(how.strip()) < REASON_MIN:
            raise Refused(_("Say where the signed paper is kept, so that others find it."), "how")
        self.shift(
            self.State.CONFIRMED, by=by, verb="training_plan.confirmed_on_paper", data={"name": contact.name, "how": how.strip()},
            confirmed_on=on, confirmed_by=contact, confirmed_how=how.strip(), refused_reason="",
        )  # fmt: skip
        evidence.offer(
            self.project, code="D29", forms=evidence.ISSUED_FORMS, subject=self, label=self.label, stage=Stage.AFTERSALES,
            by=by, items=(ITEM,),
        )  # fmt: skip

    @transaction.atomic
    def revise(self: Any, *, by: User, reason: str) -> None:
        """It has to change; the customer confirms it anew."""
        self.locked(self.State.CONFIRMED)
        if len(reason.strip()) < REASON_MIN:
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        evidence.withdraw(self)
        if (document := self.document) is not None:  # what they signed is no longer what is planned
            evidence.withdraw(document)
        self.shift(
            self.State.PLANNED, by=by, verb="training_plan.revised", data={"reason": reason.strip()}, confirmed_on=None,
            confirmed_by=None, confirmed_how="",
        )  # fmt: skip

    # -- held → assessed and fed back ------------------------------------------------------------------------------

    @transaction.atomic
    def hold(self: Any, *, by: User) -> None:
        """Every session took place, and every wave had at least one."""
        self.locked(self.State.CONFIRMED)
        if waiting := self.waiting_sessions:
            text = ngettext(
                "One session is still planned: %(what)s.", "%(n)d sessions are still planned: %(what)s.", len(waiting)
            )
            raise Refused(text % {"n": len(waiting), "what": listed(row.label for row in waiting[:NAMED])})
        trained = {row.wave_id for row in self.held_sessions}
        if bare := [row for row in self.waves.all() if row.pk not in trained]:
            raise Refused(_("Without a session so far: %(what)s.") % {"what": listed(bare[:NAMED])})
        self.shift(self.State.HELD, by=by, verb="training_plan.held", data={"n": len(self.held_sessions)})

    @transaction.atomic
    def assess(self: Any, *, by: User, tested: int, passed: int, result: str, result_en: str = "") -> None:
        """Tested, and what trainees said of it given back: the plan is done."""
        self.locked(self.State.HELD)
        if passed > tested:
            raise Refused(_("More passed than were tested."), "passed")
        if not tested:
            raise Refused(_("Nobody was tested. Training that is not tested proves nothing."), "tested")
        if not self.summaries.filter(state="shared").exists():
            raise Refused(_("Give back first what trainees said: finish the summary of the feedback."))
        if len(result.strip()) < REASON_MIN:
            raise Refused(_("Say in a sentence what came of it."), "result")
        self.shift(
            self.State.ASSESSED, by=by, verb="training_plan.assessed", data={"n": tested, "passed": passed},
            assessed_people=tested, passed_people=passed, result=result.strip(), result_en=result_en.strip(),
        )  # fmt: skip

    @transaction.atomic
    def go_on(self: Any, *, by: User, reason: str) -> None:
        """Held or assessed too soon: sessions are added again."""
        self.locked(self.State.HELD, self.State.ASSESSED)
        if len(reason.strip()) < REASON_MIN:
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        others = type(self).objects.filter(project=self.project_id, state__in=self.OPEN).exclude(pk=self.pk)
        if others.exists():
            raise Refused(_("There is a newer training plan that is not finished. Go on with that one."))
        self.shift(self.State.CONFIRMED, by=by, verb="training_plan.reopened", data={"reason": reason.strip()})
