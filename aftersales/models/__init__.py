from aftersales.models.acceptances import Acceptance
from aftersales.models.collections import CollectionLog
from aftersales.models.items import AcceptanceDelay, AcceptanceItem, OutstandingItem
from aftersales.models.milestones import PaymentMilestone
from aftersales.models.panel import PanelMember
from aftersales.models.receipts import PaymentReceipt

__all__ = [
    "Acceptance",
    "AcceptanceDelay",
    "AcceptanceItem",
    "CollectionLog",
    "OutstandingItem",
    "PanelMember",
    "PaymentMilestone",
    "PaymentReceipt",
]
