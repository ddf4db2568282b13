from aftersales.models.acceptance_papers import AcceptancePaper
from aftersales.models.acceptance_rounds import AcceptanceRound
from aftersales.models.acceptances import Acceptance
from aftersales.models.bank_entries import BankEntry
from aftersales.models.closure_parts import ClosureLesson, ClosureObjective, TeamAnswer
from aftersales.models.closures import ProjectClosure
from aftersales.models.collections import CollectionLog
from aftersales.models.concessions import Concession
from aftersales.models.customer_closures import CustomerClosure
from aftersales.models.doors import TrainingDoor
from aftersales.models.exam_answers import ExamAnswer
from aftersales.models.exam_items import ExamItem
from aftersales.models.exam_questions import ExamOption, ExamQuestion
from aftersales.models.exam_sendings import ExamSending
from aftersales.models.exams import Exam
from aftersales.models.feedback_summaries import FeedbackSummary
from aftersales.models.improvements import ImprovementItem
from aftersales.models.items import AcceptanceDelay, AcceptanceItem, OutstandingItem
from aftersales.models.material_tips import MaterialTip
from aftersales.models.micro_trainings import MicroTraining
from aftersales.models.milestones import PaymentMilestone
from aftersales.models.panel import PanelMember
from aftersales.models.phase_two import PhaseTwoItem, PhaseTwoList
from aftersales.models.receipts import PaymentReceipt
from aftersales.models.reference_consents import ReferenceConsent
from aftersales.models.reference_presentations import ReferencePresentation
from aftersales.models.references import ReferenceFeature, ReferencePromotion
from aftersales.models.rollout_parts import (
    PerformanceCheck,
    RolloutPrecondition,
    RolloutProgress,
    RolloutResource,
    RolloutUnit,
)
from aftersales.models.rollouts import Rollout
from aftersales.models.self_ratings import SelfRating
from aftersales.models.service_handovers import ServiceHandover
from aftersales.models.service_parts import ServiceContact, ServiceIssue, ServiceKnowledge, ServiceManual
from aftersales.models.sittings import ExamSitting
from aftersales.models.statements import BankStatement
from aftersales.models.supports import SupportTask
from aftersales.models.surveys import SatisfactionSurvey
from aftersales.models.tickets import SupportTicket
from aftersales.models.training_feedback import TrainingFeedback
from aftersales.models.training_materials import MaterialTrial, TrainingMaterial
from aftersales.models.training_plan_parts import PlannedTrainer, TrainingContent, TrainingWave
from aftersales.models.training_plans import TrainingPlan
from aftersales.models.trainingparts import Attendance, Coaching, TrainingNote, TrainingTopic
from aftersales.models.trainings import TrainingSession
from aftersales.models.visits import ServiceVisit

__all__ = [
    "Acceptance",
    "AcceptanceDelay",
    "AcceptanceItem",
    "AcceptancePaper",
    "AcceptanceRound",
    "Attendance",
    "BankEntry",
    "BankStatement",
    "ClosureLesson",
    "ClosureObjective",
    "Coaching",
    "CollectionLog",
    "Concession",
    "CustomerClosure",
    "Exam",
    "ExamAnswer",
    "ExamItem",
    "ExamOption",
    "ExamQuestion",
    "ExamSending",
    "ExamSitting",
    "FeedbackSummary",
    "ImprovementItem",
    "MaterialTip",
    "MaterialTrial",
    "MicroTraining",
    "OutstandingItem",
    "PanelMember",
    "PaymentMilestone",
    "PaymentReceipt",
    "PerformanceCheck",
    "PhaseTwoItem",
    "PhaseTwoList",
    "PlannedTrainer",
    "ProjectClosure",
    "ReferenceConsent",
    "ReferenceFeature",
    "ReferencePresentation",
    "ReferencePromotion",
    "Rollout",
    "RolloutPrecondition",
    "RolloutProgress",
    "RolloutResource",
    "RolloutUnit",
    "SatisfactionSurvey",
    "SelfRating",
    "ServiceContact",
    "ServiceHandover",
    "ServiceIssue",
    "ServiceKnowledge",
    "ServiceManual",
    "ServiceVisit",
    "SupportTask",
    "SupportTicket",
    "TeamAnswer",
    "TrainingContent",
    "TrainingDoor",
    "TrainingFeedback",
    "TrainingMaterial",
    "TrainingNote",
    "TrainingPlan",
    "TrainingSession",
    "TrainingTopic",
    "TrainingWave",
]
