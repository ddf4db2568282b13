"""Implementation plans for tests, made through their verbs."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from delivery.models import ImplementationPlan
from lifecycle import carrying, hooks
from lifecycle.models.calendar import add_workdays
from tests.cast import put_in_state

BEGIN = timezone.localdate() + timedelta(days=14 - timezone.localdate().weekday())  # a Monday
ITEMS = (
    ("环境部署", "Set up", 3, "consultant"), ("数据迁移", "Move the data", 5, "implementation"), ("联合测试", "Joint test", 4, "consultant"),
)  # fmt: skip


@transaction.atomic
def make_implementation_plan(
    cast: SimpleNamespace, *, upto: str = "confirmed", contract: bool = True, begin: date = BEGIN, **fields: Any
) -> ImplementationPlan:
    """Three items one after the other, each with people and verification, and a month before the contract is due.
    `upto`: draft, communicated, told (all have confirmed it) or confirmed."""
    if cast.project.stage == "presales":
        put_in_state(cast.project, "delivery")
    if contract and cast.project.contract_due_on is None:
        type(cast.project).objects.filter(pk=cast.project.pk).update(
            contract_signed_on=begin - timedelta(days=30), contract_due_on=add_workdays(begin, 60)
        )
        cast.project.refresh_from_db()
    told: dict[str, Any] = {
        "title": "实施计划", "title_en": "Implementation plan", "goal": "月末对账两小时", "goal_en": "Reconciling takes two hours",
        "strategy": "先药房后病区", "strategy_en": "Pharmacy before wards", "ability": "熟悉药房", "ability_en": "Knows pharmacies",
        "verification": "三个月对账记录", "verification_en": "Records of three months", "starts_on": begin,
    }  # fmt: skip
    plan = ImplementationPlan(project=cast.project, **(told | fields))
    plan.put(by=cast.pm, read_version=None)
    plan.after_put(by=cast.pm)
    if not plan.parent_id:
        plan.items.all().delete()
    before = None
    for zh, en, days, who in ITEMS:
        item = plan.items.model(
            plan=plan, phase="实施", phase_en="Implementation", what=zh, what_en=en, days=days, ours=getattr(cast, who), theirs=cast.owner,
            side="both", place="药房", place_en="Pharmacy", steps="备份\n执行\n核对", steps_en="Back up\nRun\nCheck",
            verification="药房主任抽查", verification_en="The head checks",
        )  # fmt: skip
        plan.put_item(item, by=cast.pm, read_version=None, waits_for=[(before, "FS", 2)] if before else None)
        before = item
    plan.lay_out(by=cast.pm, start=begin)
    return advance(cast, plan, upto)


def advance(cast: SimpleNamespace, plan: ImplementationPlan, upto: str) -> ImplementationPlan:
    if upto != "draft":
        plan.communicate(by=cast.pm, how="启动会上宣讲")
    if upto in ("told", "confirmed"):
        for person in (cast.consultant, cast.implementation):
            if plan.told().filter(user=person, confirmed_on=None).exists():
                plan.acknowledge(by=person)
        for row in plan.waiting():
            plan.note_acknowledgement(by=cast.pm, person=row, on=timezone.localdate(), how="电话确认")
    if upto == "confirmed":
        plan.confirm(by=cast.pm)
    return plan


class Memos:
    """Stands for whoever writes agreements down: next steps by key, and what became of each."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, Any]] = {}

    def agree(self, key: str, zh: str, en: str, due: date | None = None) -> None:
        self.rows[key] = {"what": {"zh": zh, "en": en}, "due": due, "state": carrying.OPEN, "carried_to": None, "dropped_reason": ""}  # fmt: skip

    def told(self, *, project: Any) -> list[carrying.Carried]:
        label = {"zh": "备忘录 1", "en": "memo 1"}
        return [carrying.Carried(key=key, side="customer", owner="陈志远", memo_label=label, url="/memo/", **row) for key, row in self.rows.items()]  # fmt: skip

    def carried(self, *, project: Any, key: str, plan_item: Any, by: Any) -> None:
        self.rows[key] |= {"state": carrying.CARRIED, "carried_to": plan_item}

    def dropped(self, *, project: Any, key: str, reason: str, by: Any) -> None:
        self.rows[key] |= {"state": carrying.DROPPED, "dropped_reason": reason}

    def register(self, monkeypatch: Any) -> "Memos":
        for name, function in (
            ("memo_commitments", self.told),
            ("memo_carried", self.carried),
            ("memo_dropped", self.dropped),
        ):
            monkeypatch.setitem(hooks.HOOKS, name, [function])
        return self


def change(plan: ImplementationPlan, n: int, by, **facts):
    row = plan.rows()[n - 1]
    for name, value in facts.items():
        setattr(row, name, value)
    if "start" in facts and "due" not in facts:
        row.due = None
    return plan.put_item(row, by=by, read_version=row.version)
