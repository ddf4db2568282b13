"""Whatever happens to memos, meetings, items and new versions of the plan: no agreed next step ever disappears.

It is open and hinders the next plan, or stands in the plan that counts, or is done, or was dropped with a reason.
"""

import uuid
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from delivery.models import ImplementationPlan
from lifecycle import carrying, planfiles
from lifecycle.agreements import step_of
from lifecycle.errors import Refused
from lifecycle.models import Memo
from lifecycle.planning.imported import ImportedTask
from tests.delivery.plans import BEGIN, advance, make_implementation_plan
from tests.lifecycle.sitework import held, make_memo, sent

OPEN, IN_PLAN, DONE, DROPPED = "open", "carried", "done", "dropped"
REASON = "双方同意不再做"
places = st.integers(0, 9)


@pytest.mark.django_db
def test_no_agreed_step_disappears_from_the_plan(cast: SimpleNamespace) -> None:
    first = make_implementation_plan(cast)

    class Agreements(AgreementsOf):
        people, plan_pk = cast, first.pk

    quick = settings(
        max_examples=16, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    run_state_machine_as_test(Agreements, settings=quick)


@pytest.mark.django_db
def test_a_new_plan_asks_again_for_what_stood_in_the_old_one(cast: SimpleNamespace) -> None:
    old = make_implementation_plan(cast)
    sent(cast, steps=2)
    done, left = [old.take_in(by=cast.pm, key=row.key) for row in carrying.uncarried(cast.project)]
    old.report(done, by=cast.pm, progress=100)
    assert carrying.uncarried(cast.project) == []
    new = another_plan(cast)
    assert [row.label for row in carrying.uncarried(cast.project)] == [str(left)]
    with pytest.raises(Refused, match="neither in the plan nor dropped"):
        advance(cast, new, "confirmed")
    part = ImplementationPlan(project=cast.project, parent=new, title="分计划", starts_on=BEGIN)
    part.put(by=cast.pm, read_version=None)
    item = part.take_in(by=cast.pm, key=carrying.uncarried(cast.project)[0].key)
    assert carrying.uncarried(cast.project) == []
    ImplementationPlan.objects.filter(pk=part.pk).update(state="done")  # it ended without the item
    assert len(carrying.uncarried(cast.project)) == 1
    part.items.filter(pk=item.pk).update(ended_on=timezone.localdate(), started_on=timezone.localdate())
    assert carrying.uncarried(cast.project) == []


def another_plan(cast: SimpleNamespace) -> ImplementationPlan:
    """A plan in the place of the one before: it is no part of it."""
    plan = ImplementationPlan(
        project=cast.project,
        title="新计划",
        goal="上线",
        strategy="先主后次",
        ability="熟悉",
        verification="记录",
        starts_on=BEGIN,
    )
    plan.put(by=cast.pm, read_version=None)
    plan.items.all().delete()
    item = plan.items.model(
        plan=plan,
        what="切换",
        days=3,
        ours=cast.consultant,
        theirs=cast.owner,
        verification="抽查",
        place="药房",
        start=BEGIN,
    )
    plan.put_item(item, by=cast.pm, read_version=None)
    return plan


class AgreementsOf(RuleBasedStateMachine):
    """`told` is what was agreed and what became of it, written down here apart."""

    people: SimpleNamespace
    plan_pk: int

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.told: dict[str, str] = {}
        self.places: dict[str, int] = {}  # the item of a plan that each became
        self.withheld: set[str] = set()  # of a memo that was declined: agreed once it is sent again

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @initialize(steps=st.integers(1, 3))
    def begin(self, steps: int) -> None:
        """Two of what was agreed stand in the plan already."""
        self.send_memo(steps)
        self.send_minutes()
        for key in self.open_keys()[:2]:
            self.told[key], self.places[key] = IN_PLAN, self.plan().take_in(by=self.people.pm, key=key).pk

    # -- what is agreed --------------------------------------------------------------------------------------------

    @rule(steps=st.integers(1, 3))
    def send_memo(self, steps: int) -> None:
        memo = sent(self.people, steps=steps, delays=0)
        self.told |= {f"memo.{row.pk}": OPEN for row in memo.steps.all()}

    @rule()
    def send_minutes(self) -> None:
        meeting = held(self.people)
        meeting.send_minutes(by=self.people.pm)
        self.told |= {f"meeting.{row.pk}": OPEN for row in meeting.actions.filter(kind="task")}

    @precondition(lambda self: self.open_keys())
    @rule(n=places)
    def tell_in_the_next_memo(self, n: int) -> None:
        memo = make_memo(self.people, steps=1, delays=0)
        outcomes = {}
        for at, row in enumerate(memo.open_steps()):
            outcomes[f"memo.{row.pk}"] = outcome = ("kept", "dropped", "not")[(at + n) % 3]
            memo.checks.create(step=row, outcome=outcome, reason=REASON)
        memo.send(by=self.people.pm)
        for key, outcome in outcomes.items():
            if outcome != "not":
                self.told[key] = DONE if outcome == "kept" else DROPPED
        self.told |= {f"memo.{row.pk}": OPEN for row in memo.steps.all()}

    @precondition(lambda self: self.told)
    @rule(n=places, again=st.booleans())
    def decline_memo(self, n: int, again: bool) -> None:
        memos = list(Memo.objects.filter(project=self.people.project).order_by("pk"))
        if not memos:
            return
        memo = memos[n % len(memos)]
        memo.document_declined(None, reason="第二条不对")  # type: ignore[arg-type]
        memo.refresh_from_db()
        mine = {f"memo.{row.pk}" for row in memo.steps.all()}
        if memo.state in memo.agreed_states:
            return
        self.withheld |= mine
        for step in memo.steps.all():
            assert not self.done(step.delete)
        assert not self.done(memo.discard, by=self.people.pm, reason="写错了")
        if again and self.done(memo.send, by=self.people.pm):
            self.withheld -= mine

    # -- what becomes of it ----------------------------------------------------------------------------------------

    @precondition(lambda self: self.open_keys())
    @rule(n=places)
    def take_in(self, n: int) -> None:
        key = self.nth(self.open_keys(), n)
        with_item = self.done(lambda: self.places.update({key: self.plan().take_in(by=self.people.pm, key=key).pk}))
        if with_item:
            self.told[key] = IN_PLAN

    @precondition(lambda self: self.open_keys())
    @rule(n=places, reason=st.sampled_from(["", " 。 ", REASON]))
    def drop(self, n: int, reason: str) -> None:
        key = self.nth(self.open_keys(), n)
        dropped = self.done(self.plan().drop_step, by=self.people.pm, key=key, reason=reason)
        assert not dropped or reason == REASON
        if dropped:
            self.told[key] = DROPPED

    @precondition(lambda self: self.told)
    @rule(n=places, way=st.sampled_from(["finish", "reopen"]))
    def settle(self, n: int, way: str) -> None:
        key = self.nth(sorted(self.told), n)
        step = step_of(self.people.project, key)
        words = {} if way == "finish" else {"reason": "没有做完"}
        if self.done(getattr(step, way), by=self.people.pm, **words):
            self.told[key] = DONE if way == "finish" else OPEN

    # -- what happens to the plan ----------------------------------------------------------------------------------

    @rule(n=places)
    def remove_item(self, n: int) -> None:
        plan = self.plan()
        rows = plan.rows()
        if rows:
            self.done(plan.remove_item, rows[-1 - n % len(rows)], by=self.people.pm)

    @rule(instead=st.booleans())
    def take_in_a_file(self, instead: bool) -> None:
        task = ImportedTask(n=1, what="切换", start=BEGIN, days=1, due=BEGIN, who_vendor=self.people.consultant.name)
        self.done(planfiles.take_in, self.plan(), [task], by=self.people.pm, key=uuid.uuid4(), instead=instead)

    @rule(n=places)
    def finish_item(self, n: int) -> None:
        plan = self.plan()
        rows = plan.rows()
        if rows:
            self.done(plan.report, rows[n % len(rows)], by=self.people.pm, progress=100)

    @rule()
    def revise(self) -> None:
        self.done(self.plan().revise, by=self.people.pm, cause="customer", reason="客户要求分两批上线，双方已商定")

    @rule()
    def confirm(self) -> None:
        """With anything open, nobody confirms it."""
        plan = self.plan()
        if plan.state not in plan.editable_states:
            return
        plan.items.filter(start=None).update(start=BEGIN, due=BEGIN, days=1)
        if not self.done(plan.communicate, by=self.people.pm, how="例会"):
            return
        for row in plan.waiting():
            if row.user_id:
                plan.acknowledge(by=row.user)
            else:
                plan.note_acknowledgement(by=self.people.pm, person=row, on=timezone.localdate(), how="电话确认")
        confirmed = self.done(plan.confirm, by=self.people.pm, waiver="时间虽紧，客户已书面同意")
        assert confirmed != bool(self.open_keys())
        if not confirmed:
            plan.take_back(by=self.people.pm, reason="还有约定没有落实")

    @rule()
    def write_another_plan(self) -> None:
        another_plan(self.people)

    # -- what holds ------------------------------------------------------------------------------------------------

    @invariant()
    def nothing_is_lost(self) -> None:
        found = {row.key: row for row in carrying.agreed(self.people.project)}
        assert set(found) == set(self.told) - self.withheld
        standing = self.standing()
        for key, row in found.items():
            state = self.told[key]
            if state == IN_PLAN and self.places[key] not in standing:
                state = OPEN  # its place is gone
            assert row.state == state, (key, row.state, state)
            assert row.state != DROPPED or row.dropped_reason == REASON
            assert row.state != IN_PLAN or row.carried_to.pk == self.places[key]
        for key in self.withheld:
            assert step_of(self.people.project, key) is not None

    # -- how it is asked -------------------------------------------------------------------------------------------

    def plan(self) -> ImplementationPlan:
        found = ImplementationPlan.of(self.people.project)
        assert found is not None
        return found

    def standing(self) -> set[int]:
        """Items of the plan that counts, and those of older ones that were done."""
        now, items = self.plan(), ImplementationPlan._meta.get_field("items").related_model.objects
        rows = items.filter(plan__project=self.people.project)
        return {row.pk for row in rows if row.plan_id == now.pk or row.is_done}

    def open_keys(self) -> list[str]:
        standing = self.standing()
        return sorted(
            key for key, state in self.told.items()
            if key not in self.withheld and (state == OPEN or (state == IN_PLAN and self.places[key] not in standing))
        )  # fmt: skip

    @staticmethod
    def nth(keys: list[str], n: int) -> str:
        return keys[n % len(keys)]

    @staticmethod
    def done(verb: Any, *args: Any, **kwargs: Any) -> bool:
        """What is refused leaves nothing behind."""
        try:
            with transaction.atomic():
                verb(*args, **kwargs)
        except Refused:
            return False
        return True
