"""A rollout for tests, made through the verbs that the pages use."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.models import Rollout
from lifecycle.models import BusinessProcess, ChecklistItem, Document, KeyUser
from tests.lifecycle.keyusers.chosen import trained

GOOD: dict[str, Any] = {
    "users_target": 100, "users": 120, "volume_target": 900, "volume": 950, "response_target": "2.00", "response": "1.40",
    "uptime_target": "99.50", "uptime": "99.90", "verdict": "ok",
}  # fmt: skip


@transaction.atomic
def a_rollout(cast: SimpleNamespace, *, check: dict[str, Any] | None = None, units: int = 2, **fields: Any) -> Rollout:
    """Written whole; nothing is judged."""
    key_user = KeyUser.of(cast.project).filter(state__in=KeyUser.ABLE).first() or trained(cast, "周敏")
    row, today = Rollout(project=cast.project), timezone.localdate()
    row.prefill(by=cast.pm)
    for name, value in ({"their_lead": cast.owner, "goal": "两个科室", "goal_en": "Two departments"} | fields).items():
        setattr(row, name, value)
    row.put(by=cast.pm, read_version=None)
    for n in range(1, units + 1):
        unit = row.units.create(
            order=n, name=f"{n} 科", name_en=f"Department {n}", users=20, planned_from=today,
            planned_until=today + timedelta(days=9), lead=cast.owner,
        )  # fmt: skip
        unit.key_users.add(key_user)
    row.checks.create(on=today, method="压力测试", method_en="Load test", **(GOOD | (check or {})))
    for side in ("customer", "vendor"):
        row.resources.create(side=side, what="两人", what_en="Two people", confirmed=True)
    row.after_put(by=cast.pm)
    return row


def settle(cast: SimpleNamespace) -> None:
    """What the first and third precondition rest on, outside the rollout."""
    items = ChecklistItem.objects.filter(project=cast.project)
    items.filter(code="S2-14").update(
        state="skipped", skip_note="纸质签署", skip_reason_code="OTHER", skip_approved_by=cast.pm
    )
    items.filter(code="S2-16").update(state="done", done_on=timezone.localdate())
    able = BusinessProcess.objects.filter(key_users__state__in=KeyUser.ABLE).values("pk")
    BusinessProcess.of(cast.project).filter(is_key=True).exclude(pk__in=able).update(is_key=False)


def judge(row: Rollout, cast: SimpleNamespace, what: str, verdict: str = "ok") -> None:
    row.judge(by=cast.pm, what=what, verdict=verdict, note="已逐项核对", note_en="Checked one by one")


def ready(cast: SimpleNamespace, **facts: Any) -> Rollout:
    row = a_rollout(cast, **facts)
    settle(cast)
    for what in ("performance", "manuals", "resources", "functions"):
        judge(row, cast, what)
    return row


def rolling(cast: SimpleNamespace, **facts: Any) -> Rollout:
    """Signed, without the paper: what comes after it is tested here."""
    row = ready(cast, **facts)
    with transaction.atomic():
        row.document_signed(Document(number="D33", pk=0), by=cast.pm)
    return row
