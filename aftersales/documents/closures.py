"""The closing report (D38): the edition for our own side, and the one for the customer, without cost."""

from typing import Any

from django.utils.translation import gettext as _

from aftersales.documents.texts import iso
from aftersales.models.closures import ProjectClosure
from aftersales.models.customer_closures import CustomerClosure
from lifecycle.documents import person
from lifecycle.errors import Refused
from lifecycle.stages import DocumentKind
from lifecycle.text import same, twin

EXECUTIVE = {"zh": "批准人（公司领导）", "en": "Approved by (executive)"}
MANAGES = {"zh": "项目经理", "en": "Project manager"}
NO_TEXT = {"zh": "", "en": ""}
CUSTOMER_TITLE = {"zh": "结项报告（客户版）", "en": "Closing report (customer's edition)"}


def build_closing_report(record: Any) -> dict[str, Any]:
    if isinstance(record, CustomerClosure):
        return customer_edition(record)
    return internal_edition(record)


def internal_edition(closure: ProjectClosure) -> dict[str, Any]:
    told = closure.told_facts()
    body = {
        "edition": "internal",
        "opening": twin(closure, "summary"),
        **{name: twin(closure, name) for name in closure.NOTES},
        **_shared(closure, told),
        "payments": told["payments"],
        "delays": told["delays"],
        "documents": told["documents"],
        "cost": told["cost"],
        "overrides": [{**row, "reason": same(row["reason"])} for row in told["overrides"]],
        "team": told["team"] | {"comments": [same(text) for text in told["team"]["comments"]]},
        "lessons": _lessons(closure.lessons.all()),  # type: ignore[attr-defined]
        "waiver": same(closure.waiver) if closure.waiver else NO_TEXT,
        "outlook": NO_TEXT,
    }
    return {"body": body, "slots": _slots(closure)}


def customer_edition(edition: CustomerClosure) -> dict[str, Any]:
    """Delays as the customer signed them; papers that they know; neither cost nor what only our own people said."""
    closure = edition.closure
    if closure is None:
        raise Refused(_("Write the closing report first: this edition takes its figures from it."))
    told = closure.told_facts()
    payments = {**told["payments"], "cash_days": None, "waived": None}
    delays = told["delays"]
    body = {
        "edition": "customer",
        "opening": twin(edition, "opening"),
        "outlook": twin(edition, "outlook"),
        **dict.fromkeys(closure.NOTES, NO_TEXT),
        **_shared(closure, told),
        "payments": payments,
        "delays": {
            "agreed": delays["agreed"], "ours": 0,
            **{name: [{**row, "ours": 0} for row in delays[name] if row["agreed"]] for name in ("sides", "causes")},
        },
        "documents": {"list": [row for row in told["documents"]["list"] if not row["internal"]], "missing": []},
        "cost": {},
        "overrides": [],
        "team": {},
        "lessons": _lessons(closure.lessons.filter(for_customer=True)),  # type: ignore[attr-defined]
        "waiver": NO_TEXT,
    }  # fmt: skip
    return {"body": body, "slots": _slots(closure), "title": CUSTOMER_TITLE}


def _shared(closure: ProjectClosure, told: dict[str, Any]) -> dict[str, Any]:
    """What both editions say."""
    meeting = closure.meeting
    return {
        "on": told["on"],
        "objectives": [
            {"text": twin(row, "text"), "target": twin(row, "target"), "result": row.result, "outcome": twin(row, "outcome")}
            for row in closure.objectives.all()  # type: ignore[attr-defined]
        ],
        "time": told["time"],
        "quality": told["quality"],
        "changes": told["changes"],
        "meeting": {"title": twin(meeting, "title"), "on": iso(meeting.at)} if meeting is not None else None,
    }  # fmt: skip


def _lessons(rows: Any) -> list[dict[str, Any]]:
    return [{"kind": row.kind, "text": twin(row, "text"), "advice": twin(row, "advice")} for row in rows]


def _slots(closure: ProjectClosure) -> list[dict[str, Any]]:
    return [
        person(closure.approved_by, key="vendor-1", party="vendor", role=EXECUTIVE),
        person(closure.project.delivery_owner, key="vendor-2", party="vendor", role=MANAGES),
    ]


CLOSING_REPORT = DocumentKind(
    code="D38",
    title={"zh": "结项报告", "en": "Closing report"},
    build=build_closing_report,
    template="closing_report",
    area="closure",
    private_area="budget",
    signs=("EX", "PM"),
)
