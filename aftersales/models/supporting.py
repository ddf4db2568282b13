"""Those who collect ask the project manager for help; the project manager says what came of it."""

import uuid
from datetime import date

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from aftersales.models.supports import SupportTask
from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.users import User

# What helps with money that waits for this, besides a word with the customer.
HELPS = {
    "acceptance": SupportTask.Kind.PAPERS, "warranty_end": SupportTask.Kind.PAPERS,
    "go_live": SupportTask.Kind.MEMO, "kickoff": SupportTask.Kind.MEMO,
}  # fmt: skip


class Supporting(models.Model):
    """Capability of PaymentMilestone."""

    class Meta:
        abstract = True

    @transaction.atomic
    def ask_support(
        self, *, by: User, kind: str, note: str = "", due: date | None = None, creation_key: uuid.UUID | None = None
    ) -> SupportTask:
        """Give the supporter a task. The same `creation_key` again returns what it made."""
        self.locked(self.State.NOT_DUE, *self.LIVE)  # type: ignore[attr-defined]
        found = SupportTask.objects.filter(creation_key=creation_key).first() if creation_key else None
        if found is not None:
            if found.milestone_id != self.pk:
                raise Refused(_("This form was used already. Open it again."))
            return found
        owner = self.supporter  # type: ignore[attr-defined]
        if owner is None:
            raise Refused(_("Nobody supports the collecting here: the project has no project manager."))
        if kind not in SupportTask.Kind.values:
            raise Refused(_("Say what is needed."), "kind")
        if kind == SupportTask.Kind.OTHER and not note.strip():
            raise Refused(_("Say what is needed."), "note")
        if due and due < timezone.localdate():
            raise Refused(_("The day must not lie in the past."), "due")
        if kind != SupportTask.Kind.OTHER and self.supports.filter(kind=kind, done_at=None).exists():  # type: ignore[attr-defined]
            raise Refused(_("This was asked for already and is not done yet."), "kind")
        task = SupportTask.objects.create(  # type: ignore[misc]
            milestone=self, kind=kind, note=note.strip()[:300], due=due, owner=owner, asked_by=by,
            creation_key=creation_key or uuid.uuid4(),
        )  # fmt: skip
        Event.record("payment.support_asked", by=by, subject=self, data={"kind": kind, "who": owner.label()})
        return task

    @transaction.atomic
    def finish_support(self, *, by: User, task: SupportTask, outcome: str = "") -> None:
        """The task is done, by whoever it was given to or another who works on payment here."""
        self.locked()  # type: ignore[attr-defined]
        now = SupportTask.objects.select_for_update().filter(pk=task.pk, milestone=self.pk).first()
        if now is None:
            raise Refused(_("This task belongs to another milestone."), "task")
        if now.done_at is not None:
            raise Refused(_("This task is done already."), "task")
        now.done_at, now.done_by, now.outcome = timezone.now(), by, outcome.strip()[:300]
        now.save(update_fields=["done_at", "done_by", "outcome"])
        Event.record("payment.supported", by=by, subject=self, data={"kind": now.kind})

    def begin_support(self, *, by: User | None) -> None:
        """Once the money can be asked for, the project manager gets the tasks that go with it."""
        owner = self.supporter  # type: ignore[attr-defined]
        kind = HELPS.get(self.trigger)  # type: ignore[attr-defined]
        if owner is None or kind is None or self.supports.filter(kind=kind).exists():  # type: ignore[attr-defined]
            return
        SupportTask.objects.create(milestone=self, kind=kind, owner=owner, asked_by=by, due=self.due_on)  # type: ignore[attr-defined,misc]
