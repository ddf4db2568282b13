"""What was promised while selling, what the people who must keep it think, and how it ended."""

from datetime import date

from lifecycle.demo.case import Case
from lifecycle.demo.dice import later
from lifecycle.demo.shapes import Text
from lifecycle.demo.story import Promise
from lifecycle.demo.trades import phrases

KINDS = ("schedule", "feature", "feature", "service", "resource", "price")
SOURCES = ("negotiation", "demo", "proposal", "contract_clause", "verbal", "solution")


def promises(case: Case) -> tuple[Promise, ...]:
    if not case.saw("presales"):
        return ()
    told = [_written(case, row) for row in case.story.get("promise", ())]
    dice = case.dice("promises")
    kinds = [k for k in KINDS if not told or k != "schedule"]
    for index, kind in enumerate(dice.some(kinds, dice.between(2, 4) if not told else 1)):
        told.append(_usual(case, kind, index))
    return tuple(told)


def _made_on(case: Case, index: int) -> date:
    start = case.on("presales")
    end = case.on("contract") if case.saw("contract") else (case.ended_on or case.today)
    span = max(1, (end - start).days)
    return later(start, min(span, 6 + index * max(3, span // 5)))


def _outcome(case: Case, due: date, verdict: str, percent: int) -> str:
    """Open until due; the later states know whether it was kept."""
    if verdict == "infeasible" and case.saw("delivery"):
        return "amended"
    if not case.is_signed or not case.past(due):
        return "open"
    return "broken" if percent < (45 if verdict == "at_risk" else 8) else "kept"


def _promise(
    case: Case,
    text: Text,
    kind: str,
    source: str,
    index: int,
    days: int,
    verdict: str,
    note: Text | None,
    maturity: str,
) -> Promise:
    made = _made_on(case, index)
    base = case.signed_on or later(case.today, 30)
    due = later(base, days)
    dice = case.dice(f"outcome{index}{kind}")
    red = verdict == "infeasible" and case.is_signed
    return Promise(
        text=text,
        kind=kind,
        source=source,
        promised_by=case.seller if source != "solution" else case.implementer,
        promised_to=case.owner.key if index % 2 == 0 else case.sponsor.key,
        promised_on=made,
        due=due,
        hard_date=kind == "schedule",
        maturity=maturity,
        verdict=verdict,
        verdict_note=note,
        outcome=_outcome(case, due, verdict, dice.between(0, 99)),
        approved_by="executive" if red else None,
    )


def _usual(case: Case, kind: str, index: int) -> Promise:
    dice = case.dice(f"promise{index}")
    days = dice.pick((60, 75, 90, 100, 120))
    likely = dice.pick((85, 95, 110))
    flow = dice.pick(case.flows)
    words = case.words(flow) | {"days": Text(str(days), str(days)), "likely": Text(str(likely), str(likely))}
    young = case.spec["maturity"] == "in_development"
    if case.spec["state"] in ("presales",) and index > 0:
        verdict = "unreviewed"
    elif kind == "schedule":
        verdict = "infeasible" if days * 6 < likely * 5 else "at_risk" if days < likely else "feasible"
    elif kind == "feature":
        verdict = "infeasible" if young else dice.pick(("feasible", "at_risk", "feasible", "feasible"))
    else:
        verdict = "feasible"
    note = None
    if verdict != "unreviewed":
        options = phrases("promises", f"note_{verdict}")
        # the first note speaks of the schedule, the second of a function
        choice = options[0 if kind == "schedule" else 1] if verdict == "infeasible" else dice.pick(options)
        note = choice.fill(**words)
    text = dice.pick(phrases("promises", kind)).fill(**words)
    return _promise(
        case,
        text,
        kind,
        dice.pick(SOURCES),
        index,
        days,
        verdict,
        note,
        case.spec["maturity"] if kind == "feature" else "mature",
    )


def _written(case: Case, row: dict[str, object]) -> Promise:
    return _promise(
        case,
        Text(*row["text"]),  # type: ignore[misc]
        str(row["kind"]),
        str(row["source"]),
        int(row.get("order", 0)),  # type: ignore[call-overload]
        int(row["days"]),  # type: ignore[call-overload]
        str(row["verdict"]),
        Text(*row["note"]) if "note" in row else None,  # type: ignore[misc]
        str(row.get("maturity", "mature")),
    )
