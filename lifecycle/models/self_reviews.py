"""Looking back on a talk: the fifteen taboos answered by oneself, and what the log itself gives away."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Stale
from lifecycle.lint import talks
from lifecycle.models.events import Event
from lifecycle.models.users import User
from lifecycle.taboos import TABOOS


class SelfReview(models.Model):
    """Capability of a research log."""

    self_review = models.JSONField(gettext_lazy("self-review"), default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    @transaction.atomic
    def reflect(self: Any, *, by: User, good: list[str], note: str = "") -> None:
        """Answer the fifteen taboos for oneself: which of them went well, and what to do differently next time."""
        self.locked(self.State.HELD, self.State.DRAFTED, self.State.FINAL, self.State.CONFIRMED)
        answers = {taboo.code: taboo.code in good for taboo in TABOOS}
        review = {"answers": answers, "note": note.strip(), "by": by.pk, "on": timezone.localdate().isoformat()}
        self.amend("research.reflected", by=by, self_review=review)

    def amend(self: Any, verb: str, *, by: User, data: dict[str, Any] | None = None, **changed: Any) -> None:
        """Write facts that leave the state as it is, with their event. For verbs, inside their transaction."""
        changed |= {"version": self.version + 1, "updated_by": by, "updated_at": timezone.now()}
        if type(self).objects.filter(pk=self.pk, version=self.version).update(**changed) != 1:
            raise Stale(_("Somebody else changed this a moment ago. Nothing was changed; look again."))
        for name, value in changed.items():
            setattr(self, name, value)
        Event.record(verb, by=by, subject=self, data=data)

    def findings(self: Any) -> list[dict[str, Any]]:
        """The fifteen taboos with the answer given and what this log itself tells."""
        found, answers = {row.code: row for row in talks.findings(self)}, self.self_review.get("answers", {})
        return [
            {
                "code": taboo.code,
                "advice": taboo.advice,
                "answer": answers.get(taboo.code),
                "finding": found[taboo.code].text if taboo.code in found else "",
                "url": found[taboo.code].url if taboo.code in found else "",
            }
            for taboo in TABOOS
        ]
