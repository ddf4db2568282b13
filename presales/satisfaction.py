"""How satisfied the customer's people were, from meeting to meeting: demonstrations and exchanges in the order of their days."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lifecycle import charts, display
from lifecycle.satisfaction import MEETINGS, heard
from presales.models import DemoSession, TechnicalExchange
from presales.models.satisfaction import Group

SHOWN = 8  # meetings in the chart: the latest ones
STEP = 0.5  # what counts as a change


@dataclass(frozen=True)
class Met:
    """A meeting in the trend."""

    record: Any
    mean: float

    @property
    def marks(self) -> list[dict[str, Any]]:
        """One cell a group, empty where the group was not there or not asked."""
        told = self.record.satisfaction_groups
        return [{"group": group.label, "mark": told.get(group, "")} for group in Group]


def meetings(project: Any) -> list[Met]:
    """Those whose people gave a mark, the earliest first."""
    found: list[Any] = [
        *(row for row in DemoSession.of(project) if row.state == DemoSession.State.EVALUATED),
        *(row for row in TechnicalExchange.of(project) if row.state == TechnicalExchange.State.CONCLUDED),
    ]
    for record in found:
        record.project = project
    met = [Met(record, record.mean_satisfaction) for record in found if record.mean_satisfaction is not None]
    return sorted(met, key=lambda one: one.record.at)


def figures(project: Any) -> dict[str, Any]:
    """Of each row only what the figure needs: it is asked for with every change to the project."""
    held: list[Any] = [
        *DemoSession.objects.filter(project=project, state=DemoSession.State.EVALUATED),
        *TechnicalExchange.objects.filter(project=project, state=TechnicalExchange.State.CONCLUDED),
    ]
    return {"satisfaction": heard(MEETINGS, (mean for row in held if (mean := row.mean_satisfaction) is not None))}


def trend(project: Any) -> dict[str, Any] | None:
    """Figures, words and a chart; nothing before somebody gave a mark."""
    met = meetings(project)[-SHOWN:]
    if not met:
        return None
    bars = [charts.Bar(display.day(one.record.at), one.mean, f"{one.mean:.1f}", 5) for one in met]
    return {
        "met": met,
        "groups": [group.label for group in Group],
        "words": _words([one.mean for one in met]),
        "chart": charts.columns(bars, _("Satisfaction, 1 to 5")),
    }


def _words(means: list[float]) -> str:
    last = {"n": f"{means[-1]:.1f}"}
    if len(means) == 1:
        return _("%(n)s of 5 so far; the next meeting shows where it goes.") % last
    change = means[-1] - means[-2]
    if change >= STEP:
        return _("Rising: %(n)s of 5 at the latest meeting.") % last
    if change <= -STEP:
        return _("Falling: %(n)s of 5 at the latest meeting. Ask what disappointed them.") % last
    return _("Steady: %(n)s of 5 at the latest meeting.") % last
