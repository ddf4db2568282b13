from delivery.models.kickoffs import Kickoff
from delivery.models.lines import (
    KickoffAgenda,
    KickoffAttendee,
    KickoffDecision,
    KickoffMilestone,
    KickoffResponsibility,
    KickoffSpeech,
)

__all__ = [
    "Kickoff",
    "KickoffAgenda",
    "KickoffAttendee",
    "KickoffDecision",
    "KickoffMilestone",
    "KickoffResponsibility",
    "KickoffSpeech",
]
