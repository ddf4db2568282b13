"""What the pages of delivery and of after-sales show of reports to executives: acceptance is prepared by them."""

from typing import Any

from django.urls import reverse

from delivery.reporting import given, rhythm, trend
from lifecycle import access
from lifecycle.stages import Stage


def parts(*, project: Any, user: Any, stage: str) -> dict[str, Any] | None:
    if stage == Stage.PRESALES or not access.can(user, "R", "executive_reports", project):
        return None
    points = trend(project) if access.can(user, "R", "private") else []
    return {
        "side": "delivery/reporting.html",
        "rhythm": rhythm(project),
        "given": len(given(project)),
        "confidence": f"{points[-1][1]:.1f}" if points else "",
        "url": reverse("record_list", args=[project.number, Stage.DELIVERY, "reports"]),
    }
