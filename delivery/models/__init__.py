from delivery.models.appointments import Appointment
from delivery.models.bad_days import BadDays
from delivery.models.change_parts import (
    ChangeAlternative,
    ChangedItem,
    ChangedObjective,
    ChangedPayment,
    ChangedRequirement,
    PriorReference,
)
from delivery.models.change_processes import ChangeProcess, Level
from delivery.models.changes import ChangeRequest
from delivery.models.executive_reports import ExecutiveReport
from delivery.models.kickoff_notices import KickoffNotice
from delivery.models.kickoffs import Kickoff
from delivery.models.lines import (
    KickoffAgenda,
    KickoffAttendee,
    KickoffDecision,
    KickoffMilestone,
    KickoffReader,
    KickoffResource,
    KickoffResponsibility,
    KickoffSpeech,
)
from delivery.models.plan_parts import ImplementationPlanItem, ImplementationPlanLink, ImplementationPlanResource
from delivery.models.plans import (
    ImplementationPlan,
    PlanAcknowledgement,
    PlanBaseline,
    PlanChange,
)
from delivery.models.report_lines import ReportAgreement, ReportAsk, ReportReader
from delivery.models.research import LogEntry, LogQuestion, ResearchLog
from delivery.models.research_plans import CollectedForm, PlanLine, ReportSection, ResearchPlan, ResearchReport
from delivery.models.rhythms import ReportRhythm
from delivery.models.site_findings import SiteFinding
from delivery.models.solutions import (
    Departure,
    ImplementationRisk,
    ImplementationSection,
    ImplementationSolution,
    ImplementationStep,
)
from delivery.models.strategies import PlanStrategy
from delivery.models.trial_feedback import TrialFeedback
from delivery.models.trial_lines import TrialCriterion, TrialExtension, TrialObservation
from delivery.models.trial_reports import TrialReport
from delivery.models.trial_runs import TrialRun
from delivery.models.verification_lines import VerificationRun, VerifiedFunction
from delivery.models.verifications import FunctionVerification

__all__ = [
    "Appointment",
    "BadDays",
    "ChangeAlternative",
    "ChangeProcess",
    "ChangeRequest",
    "ChangedItem",
    "ChangedObjective",
    "ChangedPayment",
    "ChangedRequirement",
    "CollectedForm",
    "Departure",
    "ExecutiveReport",
    "FunctionVerification",
    "ImplementationPlan",
    "ImplementationPlanItem",
    "ImplementationPlanLink",
    "ImplementationPlanResource",
    "ImplementationRisk",
    "ImplementationSection",
    "ImplementationSolution",
    "ImplementationStep",
    "Kickoff",
    "KickoffAgenda",
    "KickoffAttendee",
    "KickoffDecision",
    "KickoffMilestone",
    "KickoffNotice",
    "KickoffReader",
    "KickoffResource",
    "KickoffResponsibility",
    "KickoffSpeech",
    "Level",
    "LogEntry",
    "LogQuestion",
    "PlanAcknowledgement",
    "PlanBaseline",
    "PlanChange",
    "PlanLine",
    "PlanStrategy",
    "PriorReference",
    "ReportAgreement",
    "ReportAsk",
    "ReportReader",
    "ReportRhythm",
    "ReportSection",
    "ResearchLog",
    "ResearchPlan",
    "ResearchReport",
    "SiteFinding",
    "TrialCriterion",
    "TrialExtension",
    "TrialFeedback",
    "TrialObservation",
    "TrialReport",
    "TrialRun",
    "VerificationRun",
    "VerifiedFunction",
]
