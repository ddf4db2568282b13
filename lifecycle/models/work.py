"""Working on a checklist item: start, wait, tick, finish, skip, open again, hand on."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.errors import PROJECT_ENDED, Refused
from lifecycle.models.customers import Contact
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.users import User
from lifecycle.stages import PATH
from lifecycle.text import choose, listed

if TYPE_CHECKING:
    from lifecycle.models.checklists import ChecklistItem

RESULT_NOTE_MIN = 10


class ItemState(models.TextChoices):
    TODO = "todo", gettext_lazy("To do")
    DOING = "doing", gettext_lazy("Doing")
    WAITING = "waiting_customer", gettext_lazy("Waiting for the customer")
    DONE = "done", pgettext_lazy("checklist item", "Done")
    SKIPPED = "skipped", gettext_lazy("Skipped")


ENDED = (ItemState.DONE, ItemState.SKIPPED)


class Work(models.Model):
    """Capability of ChecklistItem."""

    class Meta:
        abstract = True

    def _lock(self, *needed: str) -> "ChecklistItem":
        """The item read anew, its row locked; only with the fields `needed`, where a verb names them."""
        ChainHead.locked(self.project_id)
        rows = type(self).objects.select_for_update(of=("self",)).select_related("project", "template_item")
        now = (rows.only("project__state", *needed) if needed else rows).get(pk=self.pk)
        if now.project.read_only:
            raise Refused(PROJECT_ENDED)
        return now

    def _write(self, verb: str, by: User | None, now: "ChecklistItem", **changed: Any) -> None:
        old = now.state
        changed["version"] = now.version + 1
        type(self).objects.filter(pk=self.pk).update(**changed)
        for name, value in changed.items():
            setattr(self, name, value)
        data = {"code": self.code, "from": old, "to": self.state}
        data |= {name: changed[name] for name in ("skip_reason_code", "skip_note", "result_note") if changed.get(name)}
        Event.record(verb, by=by, subject=self, data=data)
        self.project.refresh_figures()

    @transaction.atomic
    def start(self, *, by: User) -> None:
        now = self._lock()
        if now.state not in (ItemState.TODO, ItemState.WAITING):
            raise Refused(_("This item has been started already."))
        changed: dict[str, Any] = {"state": ItemState.DOING, "waiting_contact": None, "waiting_since": None}
        changed["started_on"] = now.started_on or timezone.localdate()
        self._write("item.started", by, now, **changed)

    @transaction.atomic
    def wait(self, *, by: User, contact: Contact) -> None:
        """The ball is with a person of the customer, from now on."""
        now = self._lock()
        if not now.is_open:
            raise Refused(_("This item has ended; open it again first."))
        if contact.customer_id != now.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        self._write(
            "item.waiting", by, now,
            state=ItemState.WAITING, waiting_contact=contact, waiting_since=timezone.now(),
            started_on=now.started_on or timezone.localdate(),
        )  # fmt: skip

    @transaction.atomic
    def tick(self, *, by: User, step: int, done: bool) -> None:
        """Tick or untick a step, by its number from 0. Ticking twice is ticking once."""
        now = self._lock("state", "version", "template_item__steps")
        if not now.is_open:
            raise Refused(_("This item has ended; open it again first."))
        if not 0 <= step < len(now.template_item.steps if now.template_item else []):
            raise Refused(_("There is no such step."))
        if done:
            _tick, made = now.ticks.get_or_create(step=step, defaults={"by": by})
        else:
            made = bool(now.ticks.filter(step=step).delete()[0])
        if not made:
            return
        if now.state == ItemState.TODO:
            self._write("item.started", by, now, state=ItemState.DOING, started_on=timezone.localdate())
        verb = "item.step_ticked" if done else "item.step_unticked"
        title = choose(now.template_item.steps[step]) if now.template_item else ""
        Event.record(verb, by=by, subject=self, data={"step": step + 1, "title": title})

    @transaction.atomic
    def finish(self, *, by: User, result_note: str = "") -> None:
        """Done by a person. Refused while a step is open or evidence that the product can make is missing."""
        from lifecycle.evidence import missing, unprovable

        now = self._lock()
        if not now.is_open:
            raise Refused(_("This item has ended already."))
        steps = len(now.template_item.steps) if now.template_item else 0
        left = steps - now.ticks.count()
        if left:
            raise Refused(_("%(n)d steps are not ticked yet.") % {"n": left})
        lacking = missing(now)
        if lacking:
            raise Refused(_("Still missing: %(what)s.") % {"what": listed(lacking)})
        note = result_note.strip()
        if unprovable(now) and len(note) < RESULT_NOTE_MIN and not now.attachments().exists():
            raise Refused(
                _("No record of this system proves this item: attach a file or write the result in a sentence."),
                "result_note",
            )
        self._done(by, now, note)

    @transaction.atomic
    def complete_by_evidence(self, *, by: User | None, label: str) -> None:
        """All that the item demands is there: it is done by itself, whatever steps were ticked."""
        now = self._lock()
        if now.is_open:
            self._done(by, now, _("Shown by %(what)s") % {"what": label})

    @transaction.atomic
    def note_evidence(self, *, by: User | None) -> None:
        """A first piece of evidence shows that work has begun."""
        now = self._lock()
        if now.state == ItemState.TODO:
            self._write("item.started", by, now, state=ItemState.DOING, started_on=timezone.localdate())

    def _done(self, by: User | None, now: "ChecklistItem", note: str) -> None:
        today = timezone.localdate()
        self._write(
            "item.done", by, now, state=ItemState.DONE, done_on=today, done_by=by, result_note=note or now.result_note,
            started_on=now.started_on or today, waiting_contact=None, waiting_since=None,
        )  # fmt: skip
        self._repeat(now)

    def _repeat(self, now: "ChecklistItem") -> None:
        """An item that comes again leaves its next occurrence behind while its stage is being worked on."""
        every = now.template_item.repeat_every_days if now.template_item else None
        project = now.project
        if not every or project.state not in PATH or now.stage != project.stage:
            return
        nxt, made = type(self).objects.get_or_create(
            project=project, code=now.code, occurrence=now.occurrence + 1,
            defaults={
                "template_item": now.template_item, "stage": now.stage, "order": now.order, "mandatory": False,
                "owner": now.owner, "due": timezone.localdate() + timedelta(days=every),
            },
        )  # fmt: skip
        if made:
            nxt.support.set(now.support.all())
            project.refresh_figures()

    @transaction.atomic
    def skip(self, *, by: User, reason_code: str, note: str) -> bool:
        """Skip with a reason. A mandatory item waits for an approver unless `by` may approve; True if it is skipped."""
        from lifecycle import access

        now = self._lock()
        if not now.is_open:
            raise Refused(_("This item has ended already."))
        if reason_code not in dict(now.skip_reasons):
            raise Refused(_("Choose a reason."), "reason_code")
        if not note.strip():
            raise Refused(_("Say in a sentence why it is skipped."), "note")
        facts = {"skip_reason_code": reason_code, "skip_note": note.strip(), "skip_asked_by": by}
        if now.mandatory and not access.can(by, "skip", "checklist", now.project):
            self._write("item.skip_asked", by, now, **facts)
            return False
        approver = by if now.mandatory else None
        self._write("item.skipped", by, now, state=ItemState.SKIPPED, skip_approved_by=approver, **facts)
        return True

    @transaction.atomic
    def approve_skip(self, *, by: User) -> None:
        now = self._lock()
        if not now.is_open or not now.skip_asked_by_id:
            raise Refused(_("Nobody asked to skip this item."))
        if now.skip_asked_by_id == by.pk:
            raise Refused(_("Somebody else must approve what you asked for."))
        self._write("item.skipped", by, now, state=ItemState.SKIPPED, skip_approved_by=by)

    @transaction.atomic
    def refuse_skip(self, *, by: User) -> None:
        now = self._lock()
        if not now.is_open or not now.skip_asked_by_id:
            raise Refused(_("Nobody asked to skip this item."))
        self._write("item.skip_refused", by, now, skip_reason_code="", skip_note="", skip_asked_by=None)

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        now = self._lock()
        if now.is_open:
            raise Refused(_("This item is open."))
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self._write(
            "item.reopened", by, now, state=ItemState.DOING, done_on=None, done_by=None, result_note=reason.strip(),
            skip_reason_code="", skip_note="", skip_asked_by=None, skip_approved_by=None,
        )  # fmt: skip

    @transaction.atomic
    def assign(self, *, by: User, owner: User | None, due: date | None, support: Iterable[User] = ()) -> None:
        """Hand it to somebody of the project, by a date."""
        now = self._lock()
        members = set(now.project.members.exclude(state="released").values_list("user_id", flat=True))
        if owner and owner.pk not in members:
            raise Refused(_("The owner must be a member of the project."), "owner")
        by_hand = now.due_by_hand or due != now.due
        Event.record(
            "item.assigned", by=by, subject=now,
            data={"changes": {"owner": [str(now.owner or ""), str(owner or "")], "due": [now.due, due]}},
        )  # fmt: skip
        type(self).objects.filter(pk=self.pk).update(
            owner=owner, due=due, due_by_hand=by_hand, version=now.version + 1
        )
        self.owner, self.due = owner, due
        self.support.set([user for user in support if user.pk in members])
        self.project.refresh_figures()
