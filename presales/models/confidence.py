"""What a meeting did to the confidence of the customer's people. Private to the vendor."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.users import User


class Confidence(models.Model):
    """Capability of an occasion: marks from 1 to 5 for the people who came, kept with their history too."""

    confidence = models.JSONField(gettext_lazy("confidence in us"), default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    @transaction.atomic
    def judge(self: Any, *, by: User, marks: dict[int, int]) -> None:
        """How much they trust us now, by each person's key; who is not judged stays as they were."""
        if not access.can(by, "E", "private", self.project):
            raise Refused(_("Only those who look after the relationship with these people may do that."))
        self.locked()
        if self.state in self.AHEAD:
            raise Refused(_("It has not taken place yet."))
        there = {contact.pk: contact for contact in self.contacts.all()}
        if not marks or not set(marks) <= set(there):
            raise Refused(_("Judge at least one of the people who were there."))
        for pk, value in marks.items():
            if self.confidence.get(str(pk)) != value:
                self._judge_contact(there[pk], value, by)
        kept = self.confidence | {str(pk): value for pk, value in marks.items()}
        # The marks stay out of the event: they are private to those who may read them.
        self.note("occasion.judged", by=by, confidence=kept)

    def _judge_contact(self: Any, contact: Contact, value: int, by: User) -> None:
        last = contact.stance_changes.first()
        contact.judge(
            by=by, stance=contact.stance, confidence=value, reason=_("After “%(what)s”") % {"what": self.label},
            action_plan=last.action_plan if last else _("To be decided after this meeting"),
        )  # fmt: skip

    def confidence_rows(self: Any) -> list[tuple[Contact, int]]:
        return [(c, self.confidence[str(c.pk)]) for c in self.contacts.all() if str(c.pk) in self.confidence]
