"""The thirty-six projects, each told from its few given facts."""

from datetime import date
from decimal import Decimal
from typing import Any

from lifecycle.demo.acceptances import acceptance
from lifecycle.demo.case import Case, open_case
from lifecycle.demo.dice import Dice, later
from lifecycle.demo.kickoffs import kickoff
from lifecycle.demo.payments import payments
from lifecycle.demo.promises import promises
from lifecycle.demo.remarks import comments
from lifecycle.demo.requirements import objectives, requirements, risks
from lifecycle.demo.research import research
from lifecycle.demo.shapes import Text
from lifecycle.demo.solutions import solutions
from lifecycle.demo.story import Project
from lifecycle.demo.timelines import moves
from lifecycle.demo.trades import CUSTOMERS, phrases, read


def projects(today: date) -> tuple[Project, ...]:
    return tuple(
        _project(_case(spec, owner, today)) for owner in CUSTOMERS for spec in read("industries", owner)["project"]
    )


def _case(spec: dict[str, Any], owner: str, today: date) -> Case:
    return open_case(spec, owner, today, moves(spec, today, Dice(spec["key"], "timeline")))


def _text(spec: dict[str, Any], key: str) -> Text | None:
    return Text(*spec[key]) if key in spec else None


def _project(case: Case) -> Project:
    spec, signed = case.spec, case.signed_on
    amount = Decimal(spec["amount"])
    started = case.on("delivery") if case.saw("delivery") else None
    planned = started or later(signed or later(case.today, 45), 14)
    accepted = case.on("payment") if case.saw("payment") else None
    begun = case.saw("presales")
    return Project(
        key=case.key,
        name=case.name,
        customer=case.customer.key,
        product=case.product,
        product_maturity=spec["maturity"],
        type=spec["type"],
        flows=tuple(spec["flows"]),
        state=spec["state"],
        suspended_from=spec.get("suspended_from"),
        moves=case.told,
        end_reason=_text(spec, "end_reason"),
        lesson=_text(spec, "lesson"),
        review_on=later(case.today, spec["review_in"]) if "review_in" in spec else None,
        strategic_importance=Text(*spec["importance"]),
        presales_owner=case.seller,
        implementation_owner=case.implementer,
        delivery_owner=case.manager,
        collection_owner="commercial",
        support_owner="support",
        consultants=("consultant",) if begun else (),
        pm_involvement=spec["pm_involvement"],
        pm_involvement_reason=phrases("requirements", f"involvement_{spec['pm_involvement']}")[0],
        sponsor=case.sponsor.key,
        currency=spec["currency"],
        expected_amount=amount,
        win_probability=spec["probability"],
        expected_sign_on=signed or later(case.ended_on or case.today, {"contract": 12}.get(spec["state"], 45)),
        contract_number=f"HX-{signed:%Y}-{Dice(case.key, 'contract').between(1000, 9999)}" if signed else "",
        contract_amount=amount if signed else None,
        contract_signed_on=signed,
        contract_due_on=later(signed, 240) if signed else None,
        planned_start=planned if case.saw("contract") else None,
        planned_end=later(planned, 170) if case.saw("contract") else None,
        actual_start=started,
        actual_end=accepted,
        document_language=spec["language"],
        promises=promises(case),
        objectives=objectives(case),
        requirements=requirements(case),
        risks=risks(case),
        research=research(case),
        solutions=solutions(case),
        kickoff=kickoff(case),
        acceptance=acceptance(case),
        payments=payments(case),
        comments=comments(case),
    )
