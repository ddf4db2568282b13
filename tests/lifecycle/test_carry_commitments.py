"""No agreed next step ever disappears, whatever is done: it is open, in a plan, done, or dropped with a reason."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lifecycle import carrying
from lifecycle.continuity import chain, rates
from lifecycle.delayledger import ledger
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, DelayEntry, Memo, MemoCommitment
from tests.lifecycle.sitework import held, make_memo, sent

pytestmark = pytest.mark.django_db


def plan_item(cast: SimpleNamespace, title: str = "冷藏品核对") -> Any:
    """Anything of the project that can stand for the item of a plan."""
    return ChecklistItem.add(by=cast.pm, project=cast.project, stage="delivery", title=title, owner=cast.pm)


def test_what_is_sent_waits_for_the_plan(cast: SimpleNamespace) -> None:
    draft = make_memo(cast)
    assert carrying.agreed(cast.project) == []
    draft.send(by=cast.pm)
    rows = carrying.uncarried(cast.project)
    assert [(row.side, row.state) for row in rows] == [("vendor", "open"), ("customer", "open")]
    assert rows[0].memo_label["en"].startswith("Memo 1")
    item = plan_item(cast)
    carrying.carry(cast.project, rows[0].key, item, by=cast.pm)
    carrying.drop(cast.project, rows[1].key, "客户不再需要", by=cast.pm)
    found = {row.key: row for row in carrying.agreed(cast.project)}
    assert (found[rows[0].key].state, found[rows[0].key].carried_to) == ("carried", item)
    assert (found[rows[1].key].state, found[rows[1].key].dropped_reason) == ("dropped", "客户不再需要")
    assert carrying.uncarried(cast.project) == []
    assert [row.percent for row in rates(cast.project)] == [100, 100, 100]


def test_a_plan_item_that_is_gone_gives_the_step_back(cast: SimpleNamespace) -> None:
    sent(cast, steps=1)
    [row] = carrying.uncarried(cast.project)
    item = plan_item(cast)
    carrying.carry(cast.project, row.key, item, by=cast.pm)
    MemoCommitment.objects.update(carried_id=987654)
    assert [again.key for again in carrying.uncarried(cast.project)] == [row.key]
    carrying.carry(cast.project, row.key, item, by=cast.pm)
    assert carrying.uncarried(cast.project) == []


def test_the_next_memo_says_what_became_of_them(cast: SimpleNamespace) -> None:
    first = sent(cast, steps=3)
    kept, dropped, later = first.steps.all()
    second = make_memo(cast, steps=0)
    second.checks.create(step=kept, outcome="kept")
    second.checks.create(step=dropped, outcome="dropped", reason="双方同意取消")
    second.checks.create(step=later, outcome="not")
    second.send(by=cast.pm)
    states = [(row.state, row.dropped_reason) for row in first.steps.all()]
    assert states == [("done", ""), ("dropped", "双方同意取消"), ("open", "")]
    newest, oldest = chain(cast.project)
    assert (newest.memo, [row["check"].outcome for row in oldest.rows]) == (second, ["kept", "dropped", "not"])


def test_what_was_agreed_cannot_be_struck_out(cast: SimpleNamespace) -> None:
    memo = sent(cast)
    memo.document_declined(None, reason="第二条不对")  # type: ignore[arg-type]
    memo.refresh_from_db()
    assert memo.state == "draft"
    with pytest.raises(Refused):
        memo.steps.first().delete()
    with pytest.raises(Refused):
        memo.discard(by=cast.pm, reason="写错了")


def test_tasks_of_a_meeting_with_the_customer_count_too(cast: SimpleNamespace) -> None:
    meeting = held(cast)
    assert carrying.agreed(cast.project) == []
    meeting.send_minutes(by=cast.pm)
    assert [row.what["en"] for row in carrying.uncarried(cast.project)] == ["List the interfaces"]


ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["memo", "sign", "check", "carry", "drop", "done", "open", "lose", "decline", "void", "strike"]
        ),
        st.integers(0, 9),
    ),
    max_size=14,
)


@pytest.mark.django_db(transaction=False)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_no_agreed_step_disappears(cast: SimpleNamespace, acts: list[tuple[str, int]]) -> None:
    point = transaction.savepoint()
    ever: set[int] = set()
    try:
        for act, n in acts:
            try:
                with transaction.atomic():
                    do(cast, act, n)
            except Refused:
                pass
            now = set(MemoCommitment.objects.filter(memo__state__in=Memo.agreed_states).values_list("pk", flat=True))
            ever |= now
            check(cast, ever)
    finally:
        transaction.savepoint_rollback(point)


def check(cast: SimpleNamespace, ever: set[int]) -> None:
    rows = MemoCommitment.objects.filter(pk__in=ever)
    assert len(rows) == len(ever)
    for row in rows:
        assert row.state in ("open", "carried", "done", "dropped")
        assert row.state != "dropped" or row.dropped_reason
        assert row.state != "carried" or (row.carried_kind and row.carried_id)
    told = {row.key: row for row in carrying.agreed(cast.project)}
    for row in rows.filter(memo__state__in=Memo.agreed_states):
        found = told[f"memo.{row.pk}"]
        assert found.state == row.state or (
            row.state == "carried" and found.state == "open" and found.carried_to is None
        )
    found_ledger = ledger(cast.project)
    entries = DelayEntry.objects.counted().filter(project=cast.project)
    assert sum(side.days for side in found_ledger.sides) == sum(row.days for row in entries)
    assert found_ledger.agreed == sum(row.days for row in entries if row.agreed)


def do(cast: SimpleNamespace, act: str, n: int) -> None:
    """One act of somebody, on the n-th thing that it can be done with."""
    steps, memos = list(MemoCommitment.objects.order_by("pk")), list(Memo.objects.order_by("pk"))
    step = steps[n % len(steps)] if steps else None
    memo = memos[n % len(memos)] if memos else None
    if act == "memo":
        sent(cast, steps=n % 4, delays=n % 3)
    elif memo is None:
        return
    elif act == "sign":
        memo.document_signed(SimpleNamespace(number="X-D25-01", current=None, pk=1, _meta=memo._meta), by=None)  # type: ignore[arg-type]
    elif act == "decline":
        memo.document_declined(None, reason="不对")  # type: ignore[arg-type]
    elif act == "void":
        memo.document_fell(None, by=cast.pm)  # type: ignore[arg-type]
    elif act == "check":
        following = make_memo(cast, steps=1, delays=0)
        for at, row in enumerate(following.open_steps()):
            following.checks.create(step=row, outcome=("kept", "dropped", "not")[(at + n) % 3], reason="双方同意")
        following.send(by=cast.pm)
    elif step is None:
        return
    elif act == "carry":
        carrying.carry(cast.project, f"memo.{step.pk}", plan_item(cast), by=cast.pm)
    elif act == "lose":
        ChecklistItem.objects.filter(pk=step.carried_id or 0, code="").delete()
    elif act == "drop":
        carrying.drop(cast.project, f"memo.{step.pk}", "不再需要了", by=cast.pm)
    elif act == "done":
        step.finish(by=cast.pm)
    elif act == "open":
        step.reopen(by=cast.pm, reason="没有做完")
    elif act == "strike":
        step.delete()
