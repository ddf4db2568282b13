"""What after-sales asks of a project before it may move on, by what the conditions ask about."""

from aftersales.gates import (
    acceptances,
    closures,
    manuals,
    milestones,
    phase_two,
    rollouts,
    service_handovers,
    trainings,
)
from lifecycle.stages import Condition

CONDITIONS: list[Condition] = [
    *rollouts.CONDITIONS,
    *manuals.CONDITIONS,
    *milestones.CONDITIONS,
    *acceptances.CONDITIONS,
    *service_handovers.CONDITIONS,
    *trainings.CONDITIONS,
    *phase_two.CONDITIONS,
    *closures.CONDITIONS,
]
