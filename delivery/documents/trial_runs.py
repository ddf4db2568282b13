"""One kind of paper in two moments: what both sides agree before a trial run begins, and the report that ends it."""

from typing import Any

from delivery.models import TrialFeedback, TrialReport, TrialRun
from delivery.trialpages import by_kind
from lifecycle.documents import customer_signatory, person
from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin

EMPTY = {"zh": "", "en": ""}
FOR_CUSTOMER = {"zh": "甲方代表", "en": "For the customer"}
MANAGES = {"zh": "乙方项目经理", "en": "Project manager"}
CONFIRMATION = {"zh": "试运行确认书", "en": "Trial-run confirmation"}
REPORT = {"zh": "试运行总结报告", "en": "Trial-run report"}


def iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def trial_run(record: TrialRun | TrialReport) -> dict[str, Any]:
    if isinstance(record, TrialReport):
        return report(record)
    return confirmation(record)


def confirmation(trial: TrialRun) -> dict[str, Any]:
    body = _agreed(trial) | {
        "moment": "confirmation",
        "environment": twin(trial, "environment"),
        "channel": twin(trial, "channel"),
        "observed": trial.observed,
        "extensions": _extensions(trial),
        "report": None,
    }
    return {"title": CONFIRMATION, "body": body, "slots": slots(trial)}


def report(record: TrialReport) -> dict[str, Any]:
    trial, used = record.trial, record.trial.usage
    body = _agreed(trial) | {
        "moment": "report",
        "ended_on": iso(record.ended_on),
        "extensions": _extensions(trial),
        "report": {
            "verdict": record.verdict,
            "conditions": twin(record, "conditions"),
            "summary": twin(record, "summary"),
            "observations": used["n"],
            "most_users": used["most"],
            "faults": {name: used[name] for name in ("blocking", "major", "minor")},
            "feedback": _feedback(trial),
            "open_points": twin(record, "open_points"),
            "unfinished": twin(record, "unfinished"),
        },
    }
    return {"title": REPORT, "body": body, "slots": slots(trial)}


def _agreed(trial: TrialRun) -> dict[str, Any]:
    return {
        "scope": twin(trial, "scope"),
        "start": iso(trial.began_on or trial.starts_on),
        "end": iso(trial.planned_end),
        "leads": {
            "customer": _lead(trial.their_lead),
            "vendor": _lead(trial.our_lead),
        },
        "criteria": [
            {
                "measure": twin(row, "measure"), "target": twin(row, "target"), "method": twin(row, "method"),
                "actual": twin(row, "actual"), "met": row.met, "on": iso(row.measured_on),
            }
            for row in trial.criteria.all()  # type: ignore[attr-defined]
        ],
    }  # fmt: skip


def _lead(somebody: Any) -> dict[str, Any]:
    if somebody is None:
        return {"name": EMPTY, "title": EMPTY, "phone": ""}
    return {"name": named(somebody), "title": twin(somebody, "title"), "phone": somebody.phone}


def _extensions(trial: TrialRun) -> list[dict[str, Any]]:
    rows = trial.extensions.all()  # type: ignore[attr-defined]
    return [{"from": iso(row.from_day), "to": iso(row.to_day), "reason": twin(row, "reason")} for row in rows]


def _feedback(trial: TrialRun) -> dict[str, Any]:
    """By kind and by what became of it; nobody's words and nobody's name."""
    rows = by_kind(trial)
    keys = [key for key in (*TrialFeedback.Disposition.values, "") if any(key in row["dispositions"] for row in rows)]
    return {
        "kinds": [
            {
                "kind": row["kind"], "n": row["n"], "answered": row["answered"],
                "became": [{"disposition": key or "open", "n": row["dispositions"][key]} for key in keys if key in row["dispositions"]],
            }
            for row in rows
        ],
        "n": sum(row["n"] for row in rows),
    }  # fmt: skip


def slots(trial: TrialRun) -> list[dict[str, Any]]:
    project = trial.project
    return [
        person(customer_signatory(project), key="customer-1", party="customer", role=FOR_CUSTOMER, seal=True),
        person(project.delivery_owner, key="vendor-1", party="vendor", role=MANAGES, seal=True),
    ]


TRIAL_RUN = DocumentKind(
    code="D28",
    title={"zh": "试运行确认书与总结", "en": "Trial-run confirmation and report"},
    build=trial_run,
    template="trial_run",
    area="trial",
    signs=("CC", "PM"),
    also=("aftersales",),
)
