"""The training plan for the customer's signature, and the feedback of trainees with its averages."""

from typing import Any

from django.utils import timezone

from aftersales.documents.texts import EMPTY, iso
from aftersales.feedbackfacts import of_plan
from aftersales.models.feedback_summaries import FeedbackSummary
from aftersales.models.training_materials import TrainingMaterial
from aftersales.models.training_plan_parts import Level
from aftersales.models.training_plans import TrainingPlan
from lifecycle.documents import customer_signatory, person
from lifecycle.models.responsibilities import Responsibility
from lifecycle.stages import DocumentKind, Stage
from lifecycle.text import EN, ZH, named, same, twin

FOR_CUSTOMER = {ZH: "甲方代表", EN: "For the customer"}
TRAINS = {ZH: "乙方实施经理", EN: "Implementation manager"}
MOST_COMMENTS = 200


def build_training_plan(plan: TrainingPlan) -> dict[str, Any]:
    """D29. The seven parts of a plan, when and by whom, the material, and who answers for what."""
    content = list(plan.content.all())  # type: ignore[attr-defined]
    body = {
        "goal": twin(plan, "goal"),
        "times": twin(plan, "time_breakdown"),
        "hours": plan.expected_hours,
        "venue": twin(plan, "venue"),
        "sign_in": plan.sign_in,
        "assessment": twin(plan, "assessment"),
        "leader": named(plan.leader) if plan.leader else EMPTY,
        "usage_check_on": iso(plan.usage_check_on),
        "content": [
            {"level": level.value, "rows": [{"kind": row.kind, "what": twin(row, "what")} for row in content if row.level == level]}
            for level in Level if any(row.level == level for row in content)
        ],
        "trainers": [
            {"name": row.names, "side": "vendor" if row.user_id else "customer", "topic": twin(row, "topic")}
            for row in plan.trainers.select_related("user", "contact")  # type: ignore[attr-defined]
        ],
        "waves": [
            {"audience": row.audience, "who": twin(row, "who"), "people": row.people, "start": iso(row.start), "end": iso(row.end)}
            for row in plan.waves.all()  # type: ignore[attr-defined]
        ],
        "people": plan.people,
        "before": [{"on": iso(timezone.localdate(row.at)), "people": row.people} for row in plan.trained_before],
        "sessions": [_session(row) for row in plan.sessions.order_by("at")],  # type: ignore[attr-defined]
        "materials": [
            {"title": named(row, "title"), "kind": row.material_kind, "process": named(row.process), "edition": row.edition}
            for row in TrainingMaterial.objects.filter(project=plan.project).select_related("process")
        ],
        "responsibilities": [
            {"task": named(row, "task"), "side": row.side}
            for row in Responsibility.objects.filter(project=plan.project, stage=Stage.AFTERSALES)
        ],
    }  # fmt: skip
    return {"body": body, "slots": _slots(plan)}


def _session(row: Any) -> dict[str, Any]:
    at = timezone.localtime(row.at, timezone.get_default_timezone())
    return {
        "topic": named(row, "topic"),
        "kind": row.training_kind,
        "at": at.isoformat(timespec="minutes"),
        "minutes": row.minutes,
    }


def _slots(plan: TrainingPlan) -> list[dict[str, Any]]:
    project = plan.project
    trainer = project.people_by_role().get("IM") or project.delivery_owner
    return [
        person(customer_signatory(project), key="customer-1", party="customer", role=FOR_CUSTOMER, seal=True),
        person(trainer, key="vendor-1", party="vendor", role=TRAINS, seal=True),
    ]


def build_training_feedback(summary: FeedbackSummary) -> dict[str, Any]:
    """D32. Averages and remarks without names; while nobody has said anything it is the empty form to hand out."""
    told = of_plan(summary.plan)
    comments = [comment for row in told["sessions"] for comment in row["comments"]]
    body = {
        "plan": twin(summary.plan, "title"),
        "came": told["came"],
        "n": told["told"]["n"],
        "marks": [{"question": mark["key"], "average": mark["average"]} for mark in told["told"]["marks"]],
        "average": told["told"]["all"],
        "sessions": [
            {
                "topic": named(row["session"], "topic"), "trainer": named(row["trainer"]), "came": row["came"], "n": row["n"],
                "average": row["all"], "marks": [mark["average"] for mark in row["marks"]],
            }
            for row in told["sessions"]
        ],
        "comments": [same(comment) for comment in comments[:MOST_COMMENTS]],
        "good": twin(summary, "good"),
        "better": twin(summary, "better"),
    }  # fmt: skip
    return {"body": body, "slots": []}


PLAN = DocumentKind(
    code="D29",
    title={ZH: "培训计划", EN: "Training plan"},
    build=build_training_plan,
    template="training_plan",
    area="training",
    signs=("CC", "IM"),
)
FEEDBACK = DocumentKind(
    code="D32",
    title={ZH: "培训反馈表与汇总", EN: "Training feedback"},
    build=build_training_feedback,
    template="training_feedback",
    area="training",
)
