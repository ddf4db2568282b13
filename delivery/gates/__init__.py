"""What delivery asks of a project before it may go live, by what the conditions ask about."""

from delivery.gates import (
    appointments,
    changes,
    executive_reports,
    kickoffs,
    plans,
    readiness,
    research,
    solutions,
    trials,
)
from lifecycle.stages import Condition

CONDITIONS: list[Condition] = [
    *appointments.CONDITIONS,
    *kickoffs.CONDITIONS,
    *solutions.CONDITIONS,
    *plans.CONDITIONS,
    *readiness.CONDITIONS,
    *research.CONDITIONS,
    *executive_reports.CONDITIONS,
    *changes.CONDITIONS,
    *trials.CONDITIONS,
]
