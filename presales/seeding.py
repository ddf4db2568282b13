"""A preliminary plan begins with the table of steps of the pre-sales solution (domain PRE-41)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.planning import days_from
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from presales.models.estimates import Step
from presales.models.plans import PreliminaryPlan, PreliminaryPlanItem, PreliminaryPlanLink

# Words by which a step of a solution tells the phase that it belongs to.
SIGNS = (
    (Step.TESTING, ("测试", "验证", "联调", "test", "verif")),
    (Step.DELIVERY, ("交付", "上线", "验收", "试运行", "切换", "培训", "deliver", "go live", "accept", "train", "trial", "cut")),
    (Step.ANALYSIS, ("调研", "需求", "访谈", "survey", "require", "analys", "interview", "research")),
    (Step.DESIGN, ("设计", "方案", "原型", "design", "prototype", "blueprint")),
    (Step.INITIATION, ("启动", "立项", "准备", "initia", "kick", "prepar")),
)  # fmt: skip


def phase_of(step: Any) -> str:
    """The step of a project that a solution's step belongs to; most of them are implementation."""
    text = f"{step.step} {step.step_en}".lower()
    return next(
        (phase.value for phase, signs in SIGNS if any(sign in text for sign in signs)), Step.IMPLEMENTATION.value
    )


@transaction.atomic
def take_steps(plan: PreliminaryPlan, *, by: User) -> None:
    """The steps come into their phases with their dates. What stood for a whole phase, and nobody has touched, gives
    way to them; what waited for it waits for the last of them."""
    plan.locked(plan.State.DRAFT)
    solution = plan.open_solution
    if solution is None:
        raise Refused(_("There is no solution with steps that do not stand in the plan yet."))
    steps = list(solution.steps.all())
    rows = list(plan.items.all())  # type: ignore[attr-defined]
    for code in Step.values:
        mine = [step for step in steps if phase_of(step) == code]
        if mine:
            _into(plan, rows, code, mine)
    plan._number(rows)
    for step in steps:
        if step.resource.strip():
            plan.resources.create(  # type: ignore[attr-defined]
                kind="human", side=step.side, what=step.resource, what_en=step.resource_en
            )
    Trace.note(solution, plan, by=by)
    Event.record("plan.seeded", by=by, subject=plan, data={"n": len(steps), "source": solution.label})


def _into(plan: PreliminaryPlan, rows: list[Any], code: str, steps: list[Any]) -> None:
    """Put these steps into the phase of that step, in the place of the item that stands for it, or after it, or last."""
    whole = next((row for row in rows if row.step == code), None)
    at = rows.index(whole) + 1 if whole else len(rows)
    made = [_item(plan, step, whole) for step in steps]
    rows[at:at] = made
    dated = all(item.start and item.due for item in made)
    if whole is None or whole.version > 1 or (whole.start and not dated):
        return
    before = [link.on for link in whole.waits_for.select_related("on")]
    PreliminaryPlanLink.objects.filter(on=whole).update(on=made[-1])
    PreliminaryPlanLink.objects.bulk_create(PreliminaryPlanLink(item=made[0], on=row) for row in before)
    rows.remove(whole)
    whole.delete()


def _item(plan: PreliminaryPlan, step: Any, whole: Any) -> PreliminaryPlanItem:
    start, end = step.start or step.end, step.end or step.start
    return PreliminaryPlanItem.objects.create(
        plan=plan, what=step.step, what_en=step.step_en, side=step.side, start=start, due=end,
        days=days_from(start, end) if start and end else None, ours=whole.ours if whole and step.side != "customer" else None,
        phase=whole.phase if whole else "", phase_en=whole.phase_en if whole else "", others=step.resource,
        others_en=step.resource_en,
    )  # fmt: skip
