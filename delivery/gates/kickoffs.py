"""The kickoff was held, or put off or left out with a reason."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delivery.models.cases import Reason
from delivery.models.kickoffs import Kickoff
from lifecycle.display import day_full
from lifecycle.gates import Answer
from lifecycle.stages import Condition, Stage


def kickoff_settled(project: Any) -> Answer:
    """Held; or put off, with a reason, to a day that has not come; or left out with an executive's consent."""
    rows = list(Kickoff.objects.with_customer().filter(project=project))
    kickoff = next((row for row in rows if row.state in Kickoff.DONE), rows[0] if rows else None)
    if kickoff is None:
        url = reverse("record_new", args=[project.number, Stage.DELIVERY, "kickoffs"])
        return Answer(False, _("Nobody has decided on the kickoff."), url, _("decide"))
    kickoff.project = project  # as it is known here, with what was asked of it already
    url, state = kickoff.get_absolute_url(), Kickoff.State
    match kickoff.state:
        case state.HELD | state.SIGNED:
            return Answer(True)
        case state.SKIPPED:
            approved = kickoff.approver_id is not None and kickoff.reason_code != Reason.INTERNAL_CONFLICT
            return Answer(approved, _("Left out with a reason"), url, _("open"))
        case state.DEFERRED:
            if kickoff.is_trigger_reached():
                return Answer(False, _("It was put off, and the day has come."), url, _("decide"))
            words = _("Put off until %(day)s") % {"day": day_full(kickoff.trigger_on)}
            return Answer(kickoff.approver_id is not None, words, url, _("open"))
        case state.SKIP_ASKED:
            return Answer(False, _("An executive must still agree to leave it out."), url, _("open"))
        case state.UNDECIDED:
            return Answer(False, _("Nobody has decided on the kickoff."), url, _("decide"))
    return Answer(False, _("The kickoff has not been held."), url, _("go on"))


CONDITIONS = [
    Condition(
        "G5-a", "G5", gettext_lazy("The kickoff was held, or put off or left out with an approved reason"),
        gettext_lazy("It shows that leaders stand behind the project and makes both teams and the rules known."),
        kickoff_settled, "hard", ("DEL-12", "DEL-18"),
    ),
]  # fmt: skip
