from delivery.models.kickoffs import Kickoff
from delivery.models.lines import (
    KickoffAgenda,
    KickoffAttendee,
    KickoffDecision,
    KickoffMilestone,
    KickoffResponsibility,
    KickoffSpeech,
)
from delivery.models.plans import (
    ImplementationPlan,
    ImplementationPlanItem,
    ImplementationPlanLink,
    ImplementationPlanResource,
    PlanAcknowledgement,
    PlanBaseline,
    PlanChange,
)

__all__ = [
    "ImplementationPlan",
    "ImplementationPlanItem",
    "ImplementationPlanLink",
    "ImplementationPlanResource",
    "Kickoff",
    "KickoffAgenda",
    "KickoffAttendee",
    "KickoffDecision",
    "KickoffMilestone",
    "KickoffResponsibility",
    "KickoffSpeech",
    "PlanAcknowledgement",
    "PlanBaseline",
    "PlanChange",
]
