"""What the page of the stage shows of pre-sales beyond checklist and records."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from lifecycle import known
from lifecycle.stages import Stage
from presales import involvement, satisfaction
from presales.coverage import Tally, duties
from presales.models import DemoSession, TechnicalExchange

SEVEN = tuple(f"S1-0{n}" for n in range(1, 8))
TONES = {"todo": "draft", "doing": "now", "waiting_customer": "wait", "done": "ok", "skipped": "off"}


def parts(*, project: Any, user: Any, stage: str) -> dict[str, Any] | None:
    if stage != Stage.PRESALES:
        return None
    tally = Tally(project)
    ten = duties(tally, project, user)
    met = tally.met_at
    items = [item for code, item in known.items(project).items() if code in SEVEN]
    return {
        "main": "presales/duties.html",
        "side": "presales/ten_duties.html",
        "seven": [
            {
                "title": item.title,
                "url": reverse("item", args=[project.number, item.pk]),
                "tone": TONES[item.state],
                "state": item.get_state_display(),
            }
            for item in items
        ],
        "ten": ten,
        "ten_done": sum(duty.state == "done" for duty in ten),
        "exchanges": tally.n(TechnicalExchange, "concluded"),
        "exchanges_wanted": tally.exchanges_wanted,
        "met_at": met,
        "met_days": (timezone.localdate() - timezone.localtime(met).date()).days if met else None,
        "satisfaction": satisfaction.trend(project)
        if tally.n(DemoSession, "evaluated") or tally.n(TechnicalExchange, "concluded")
        else None,
        "involvement": involvement.panel(project, user),
    }
