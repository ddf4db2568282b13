"""Acceptance: criteria from the flows, findings of the panel, and what is left to do."""

from datetime import date

from lifecycle.demo.case import Case
from lifecycle.demo.dice import later
from lifecycle.demo.shapes import Flow, Text
from lifecycle.demo.story import Acceptance, AcceptanceLine, PunchItem
from lifecycle.demo.trades import phrases, read


def acceptance(case: Case) -> Acceptance | None:
    if not case.saw("aftersales"):
        return None
    applied = case.on("acceptance") if case.saw("acceptance") else None
    held = later(case.on("acceptance"), 8) if case.saw("payment") else None
    under_review = case.spec["state"] == "acceptance"
    punch = _punch(case, held or case.today, done=case.saw("paid")) if case.saw("acceptance") else ()
    conditional = case.dice("verdict").chance(40) and not case.saw("closed")
    if held:
        state = "conditional" if conditional else "passed"
        conclusion = case.dice("conclusion").pick(phrases("acceptances", f"conclusion_{state}"))
    else:
        state, conclusion = ("reviewing" if under_review else "preparing"), None
    of = case.customer.of_kind
    return Acceptance(
        state=state,
        applied_on=applied,
        held_on=held,
        panel=(
            (of("expert").key, "expert"),
            (case.owner.key, "owner"),
            (case.implementer, "IM"),
            ("commercial", "BM"),
            (case.manager, "PM"),
        ),
        lines=_lines(case, reviewed=held is not None, under_review=under_review, conditional=state == "conditional"),
        punch=punch if state != "passed" else punch[:2],
        conclusion=conclusion,
    )


def _criteria(case: Case) -> list[tuple[Flow, Text, Text, Text | None]]:
    """One line a flow, then exceptions and rules, then what every system must show: 8 to 16 in all.

    The last text is the finding if it passes; None leaves the choice.
    """
    extra = read("phrases", "acceptances")["extra"]
    general = read("phrases", "acceptances")["general"]
    dice = case.dice("criteria")
    rows: list[tuple[Flow, Text, Text, Text | None]] = [(f, f.name, f.criterion, None) for f in case.flows]
    for index, flow in enumerate(case.flows[:3]):
        title_zh, title_en, text_zh, text_en, *found = extra[index % len(extra)]
        words = case.words(flow)
        title = Text(title_zh, title_en).fill(**(words | {"flow": flow.name}))
        rows.append((flow, title, Text(text_zh, text_en).fill(**words), Text(*found)))
    words = case.words()
    for title_zh, title_en, text_zh, text_en, *found in dice.some(general, 6):
        number = str(dice.between(12, 58))
        finding = Text(*found).fill(n=number)
        rows.append((case.flows[0], Text(title_zh, title_en), Text(text_zh, text_en).fill(**words), finding))
    return rows[:16]


def _lines(case: Case, *, reviewed: bool, under_review: bool, conditional: bool) -> tuple[AcceptanceLine, ...]:
    dice = case.dice("findings")
    rows = _criteria(case)
    lines = []
    for index, (flow, title, criterion, passed) in enumerate(rows):
        done = reviewed or (under_review and index < len(rows) * 2 // 3)
        result, finding = "", None
        if done:
            number = dice.between(20, 160)
            words = case.words(flow) | {"n": Text(str(number), str(number))}
            result = "passed"
            if (conditional and index in (1, 4)) or (under_review and index == 1):
                result = "conditional"
            elif under_review and index == 3:
                result = "failed"
            few = dice.between(2, 9)
            if result == "failed":
                words["n"] = Text(str(few), str(few))
            drawn = dice.pick(phrases("acceptances", result)).fill(**words)
            finding = passed if passed and result == "passed" else drawn
        lines.append(AcceptanceLine(flow.key, title, criterion, result, finding))
    return tuple(lines)


def _punch(case: Case, held: date, *, done: bool) -> tuple[PunchItem, ...]:
    dice = case.dice("punch")
    items = []
    for index in range(dice.between(2, 4)):
        flow = case.flows[index % len(case.flows)]
        due = later(held, 10 + 5 * index)
        text = dice.pick(phrases("acceptances", "punch")).fill(**case.words(flow))
        owner = "consultant" if index % 2 else case.manager
        items.append(PunchItem(text, "vendor", owner, due, later(due, -2) if done else None))
    text = dice.pick(phrases("acceptances", "punch_customer")).fill(**case.words())
    due = later(held, 12)
    items.append(PunchItem(text, "customer", case.owner.key, due, due if done else None))
    return tuple(items)
