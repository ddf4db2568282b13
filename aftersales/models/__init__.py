from aftersales.models.acceptances import Acceptance
from aftersales.models.collections import CollectionLog
from aftersales.models.items import AcceptanceDelay, AcceptanceItem, OutstandingItem
from aftersales.models.milestones import PaymentMilestone
from aftersales.models.panel import PanelMember
from aftersales.models.receipts import PaymentReceipt
from aftersales.models.trainingparts import Attendance, Coaching, TrainingNote, TrainingTopic
from aftersales.models.trainings import TrainingSession

__all__ = [
    "Acceptance",
    "AcceptanceDelay",
    "AcceptanceItem",
    "Attendance",
    "Coaching",
    "CollectionLog",
    "OutstandingItem",
    "PanelMember",
    "PaymentMilestone",
    "PaymentReceipt",
    "TrainingNote",
    "TrainingSession",
    "TrainingTopic",
]
