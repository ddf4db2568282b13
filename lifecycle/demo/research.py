"""Research logs: what people said and showed, entry by entry."""

from datetime import date
from decimal import Decimal

from lifecycle.demo.case import Case
from lifecycle.demo.dice import Dice, later
from lifecycle.demo.shapes import Flow, Text
from lifecycle.demo.story import LogEntry, ResearchLog
from lifecycle.demo.trades import phrases

STARTS = ("08:30", "09:00", "09:30", "13:30", "14:00", "15:00")
HOURS = (Decimal("1.5"), Decimal("2.0"), Decimal("2.5"), Decimal("3.0"))


def research(case: Case) -> tuple[ResearchLog, ...]:
    if not case.saw("presales"):
        return ()
    dice = case.dice("research")
    logs = []
    early = list(case.flows[:3] if case.saw("contract") else case.flows[:2])
    for index, flow in enumerate(early):
        held = later(case.on("presales"), 7 + index * 5)
        if case.past(held):
            logs.append(_log(case, dice, "presales", flow, held, index))
    if case.saw("delivery"):
        for index, flow in enumerate(case.flows):
            held = later(case.on("delivery"), 12 + index * 4)
            if case.past(held):
                logs.append(_log(case, dice, "delivery", flow, held, index))
    return tuple(logs)


def _log(case: Case, dice: Dice, stage: str, flow: Flow, held: date, index: int) -> ResearchLog:
    words = case.words(flow)
    people = case.spec.get("people") or [
        case.customer.of_kind("end_user").key,
        case.customer.of_kind("expert", "owner").key,
    ]
    if stage == "delivery" and index % 2:
        people = [case.customer.of_kind("key_user").key, case.customer.of_kind("it_rd").key]
    fresh = (case.today - held).days < 6 and not case.is_over
    return ResearchLog(
        stage=stage,
        held_on=held,
        start=dice.pick(STARTS),
        hours=dice.pick(HOURS),
        place=dice.pick(phrases("research", "place")).fill(**words),
        title=dice.pick(phrases("research", "title")).fill(**words),
        purpose=dice.pick(phrases("research", "purpose")).fill(**words),
        opening=dice.pick(phrases("research", "opening")),
        people=tuple(dict.fromkeys(people)),
        by=(case.implementer, "consultant") if stage == "presales" else ("consultant", case.manager),
        state="draft" if fresh else "final" if index % 3 == 2 else "confirmed",
        entries=_entries(case, dice, flow, stage, held, index),
    )


def _entries(case: Case, dice: Dice, flow: Flow, stage: str, held: date, index: int) -> tuple[LogEntry, ...]:
    words = case.words(flow)
    first_told = "presales" if flow in case.flows[:3] else "delivery"
    written = [
        row for row in case.story.get("entry", ()) if row["flow"] == flow.key and row.get("stage", first_told) == stage
    ]
    rows: list[tuple[str, Text, Text | None]] = [
        ("process", flow.process, None),
        ("rule", flow.rule, None),
        ("form", _form(dice, words), None),
        ("problem", flow.problem, flow.need),
        ("exception", flow.exception, None),
        ("quote", flow.quote, dice.pick(phrases("research", "need_of_quote"))),
    ]
    if stage == "delivery":
        # the second time round the same ground is covered deeper: not everything is told again
        rows = [row for row in rows if row[0] != "quote" or index % 2 == 0]
    rows += [(row["kind"], Text(*row["text"]), Text(*row["need"]) if "need" in row else None) for row in written]
    if index == 0:
        idea = case.ideas[0 if stage == "presales" else -1]
        rows.append(("idea", idea, phrases("research", "need_of_quote")[2]))
    told = [LogEntry(kind, flow.name, text, need, False, None, None, None) for kind, text, need in rows]
    told.append(
        LogEntry(
            kind="exception" if index % 2 else "rule",
            topic=flow.name,
            text=dice.pick(phrases("research", "unclear")).fill(**words),
            need_behind=None,
            unclear=True,
            follow_up=dice.pick(phrases("research", "follow_up")).fill(**words),
            follow_up_owner="consultant" if index % 2 else case.implementer,
            follow_up_on=later(held, dice.between(4, 10)),
        )
    )
    return tuple(told)


def _form(dice: Dice, words: dict[str, Text]) -> Text:
    columns, repeated = dice.between(9, 26), dice.between(3, 8)
    ruled = columns - dice.between(2, 4)
    numbers = {name: Text(str(n), str(n)) for name, n in (("n", columns), ("m", repeated), ("k", ruled))}
    return dice.pick(phrases("research", "form_text")).fill(**words, **numbers)
