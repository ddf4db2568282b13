"""A plan that nobody was told of is no plan: it is communicated, each person named confirms it, then it is confirmed."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from delivery.models.moving import REASON_MIN
from lifecycle import carrying
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import listed

NAMED = 5  # things that a refusal names


class Telling(models.Model):
    """Capability of an implementation plan."""

    class Meta:
        abstract = True

    def named(self: Any) -> tuple[list[User], list[Contact]]:
        """Everybody whom the plan names, ours and the customer's; the project manager in any case."""
        items = self.items.all()
        users = set(items.exclude(ours=None).values_list("ours_id", flat=True)) | {self.project.delivery_owner_id}
        contacts = items.exclude(theirs=None).values_list("theirs_id", flat=True)
        return (
            list(User.objects.filter(pk__in=users - {None}, is_active=True).order_by("pk")),
            list(Contact.objects.filter(pk__in=contacts).order_by("pk")),
        )

    def told(self: Any) -> Any:
        """Who was told of this revision."""
        return self.acknowledgements.filter(revision=self.revision).select_related("user", "contact", "noted_by")

    def waiting(self: Any) -> list[Any]:
        """Who was told of it and has not confirmed it."""
        return [row for row in self.told() if row.confirmed_on is None]

    @transaction.atomic
    def communicate(self: Any, *, by: User, how: str) -> None:
        """Tell everybody whom it names. Ours get a mail; how the customer's people are told is said in `how`."""
        tell = import_string("delivery.mail.tell_plan")  # by name: mail and lint read the models in their turn
        self.locked(self.State.DRAFT, self.State.REVISED)
        rows = self.rows()
        if not rows:
            raise Refused(_("There is no item yet."))
        if bare := [row for row in rows if not (row.start and row.due)]:
            raise Refused(_("Without dates: %(items)s.") % {"items": listed(bare[:NAMED])})
        if not how.strip():
            raise Refused(_("Say how the customer's people learn of it."), "how")
        users, contacts = self.named()
        model = self.acknowledgements.model
        today = timezone.localdate()
        self.told().delete()
        model.objects.bulk_create(
            model(
                plan=self, revision=self.revision, user=user, confirmed_on=today if user == by else None,
                noted_by=by if user == by else None,
            )
            for user in users
        )  # fmt: skip
        model.objects.bulk_create(model(plan=self, revision=self.revision, contact=one) for one in contacts)
        self.shift(
            self.State.COMMUNICATED, by=by, verb="plan.communicated", data={"n": len(users) + len(contacts), "how": how.strip()},
            communicated_at=timezone.now(), communicated_how=how.strip(),
        )  # fmt: skip
        event = Event.objects.filter(project=self.project).newest_first().first()
        for user in users:
            if user != by:
                tell(self, to=user, event=event)

    @transaction.atomic
    def take_back(self: Any, *, by: User, reason: str) -> None:
        """Change it after all; whoever has confirmed it has to confirm it again."""
        self.locked(self.State.COMMUNICATED)
        if not reason.strip():
            raise Refused(_("Say what is to be put right."), "reason")
        self._guard_not_out()
        self.told().delete()
        state = self.State.DRAFT if self.revision == 1 else self.State.REVISED
        self.shift(state, by=by, verb="plan.reopened", data={"reason": reason.strip()}, communicated_at=None)

    def _guard_not_out(self: Any) -> None:
        document = self.document
        if document is not None and document.state in Document.OUT:
            text = _("%(number)s is out for signature. Withdraw the request first.")
            raise Refused(text % {"number": document.number})

    @transaction.atomic
    def acknowledge(self: Any, *, by: User) -> None:
        """Somebody of ours has read it and says that it can be done like that."""
        self.locked(self.State.COMMUNICATED, self.State.CONFIRMED, self.State.RUNNING)
        row = self.told().filter(user=by, confirmed_on=None).first()
        if row is None:
            raise Refused(_("The plan does not wait for your confirmation."))
        self._note(row, on=timezone.localdate(), how="", by=by)

    @transaction.atomic
    def note_acknowledgement(self: Any, *, by: User, person: Any, on: date, how: str) -> None:
        """Somebody of the customer's confirmed it, to one of us: when, and how."""
        self.locked(self.State.COMMUNICATED)
        row = self.told().filter(pk=person.pk, confirmed_on=None).exclude(contact=None).first()
        if row is None:
            raise Refused(_("The plan does not wait for this person."), "person")
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if len(how.strip()) < 3:
            raise Refused(_("Say how: in a meeting, by telephone, by mail."), "how")
        self._note(row, on=on, how=how.strip(), by=by)

    def _note(self: Any, row: Any, *, on: date, how: str, by: User | None) -> None:
        type(row).objects.filter(pk=row.pk).update(confirmed_on=on, how=how, noted_by=by)
        facts = {"name": str(row.person), "on": on.isoformat()}
        Event.record("plan.acknowledged", by=by, subject=self, data=facts)

    def agreed_on_paper(self: Any, document: Document, *, by: User | None) -> None:
        """The customer signed the plan: that speaks for all of their people, and for whoever of ours signed it. A paper
        that is older than the dates which a signed change moved speaks for nobody."""
        if document.current and self.changes.filter(at__gt=document.current.rendered_at, cause="change").exists():
            return
        on = timezone.localtime(document.completed_at).date() if document.completed_at else timezone.localdate()
        signers = document.requests.filter(state="completed").values_list("signatories__user_id", flat=True)
        mine = Q(contact__isnull=False) | Q(user_id__in=[pk for pk in signers if pk])
        self.told().filter(mine, confirmed_on=None).update(
            confirmed_on=on, how=_("signed %(number)s") % {"number": document.number}, noted_by=by
        )

    # -- confirming ------------------------------------------------------------------------------------------------

    def hindrances(self: Any) -> list[str]:
        """Why it cannot be confirmed now, in words."""
        found = []
        if waiting := self.waiting():
            text = ngettext("%(names)s has not confirmed it", "%(names)s have not confirmed it", len(waiting))
            found.append(text % {"names": listed(row.person for row in waiting[:NAMED])})
        for row in carrying.uncarried(self.project):
            text = _("“%(what)s”, agreed in %(memo)s, is neither in the plan nor dropped")
            found.append(text % {"what": row.label, "memo": row.memo})
        return found

    @transaction.atomic
    def confirm(self: Any, *, by: User, waiver: str = "") -> None:
        """Everybody has confirmed it, nothing agreed is left out, and what does not look right was mended or has a reason.
        Its dates are frozen."""
        self.locked(self.State.COMMUNICATED)
        if hindrances := self.hindrances():
            raise Refused(_("%(what)s.") % {"what": _("; ").join(hindrances)})
        needed = [finding for finding in import_string("delivery.planlint.findings")(self) if finding.needed]
        if needed and len(waiver.strip()) < REASON_MIN:
            text = ngettext(
                "One finding is open: %(first)s Mend it, or give the reason in at least %(min)d characters.",
                "%(n)d findings are open, the first is: %(first)s Mend them, or give the reason in at least %(min)d characters.",
                len(needed),
            )  # fmt: skip
            raise Refused(text % {"n": len(needed), "first": needed[0].text, "min": REASON_MIN}, "waiver")
        self.count_revised(by=by)
        self.freeze(by=by)
        state = self.State.RUNNING if self.began_on else self.State.CONFIRMED
        self.shift(
            state, by=by, verb="plan.confirmed", data={"revision": self.revision}, confirmed_at=timezone.now(),
            confirmed_by=by, waiver=waiver.strip() if needed else "",
        )  # fmt: skip

    def freeze(self: Any, *, by: User) -> None:
        """The dates as they are now become the baseline of this revision."""
        self.baselines.create(
            revision=self.revision, reason=self.revised_reason, frozen_by=by,
            items=[
                {
                    "key": str(row.pk), "n": row.n, "phase": {"zh": row.phase, "en": row.phase_en}, "strategy": row.strategy_told,
                    "what": {"zh": row.what, "en": row.what_en}, "start": row.start.isoformat() if row.start else None,
                    "due": row.due.isoformat() if row.due else None, "days": row.days,
                }
                for row in self.rows()
            ],
        )  # fmt: skip

    @transaction.atomic
    def revise(self: Any, *, by: User, cause: str, reason: str, source: str = "") -> None:
        """Write it anew: a new revision, told and confirmed again, with a baseline of its own. What it moves is counted
        on that account once it is confirmed."""
        self.locked(self.State.CONFIRMED, self.State.RUNNING)
        record = self.account_for(cause, reason, source)
        self._guard_not_out()
        if record is not None:
            Trace.note(record, self, by=by)
        self.shift(
            self.State.REVISED, by=by, verb="plan.revised", data={"reason": reason.strip(), "revision": self.revision + 1},
            revision=self.revision + 1, revised_reason=reason.strip(), confirmed_at=None, confirmed_by=None, waiver="",
            communicated_at=None, revised_cause=cause, revised_source=source, revised_from=self.dates_now(),
        )  # fmt: skip
