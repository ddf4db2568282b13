"""What delivery asks of a project before it may go live, by what the conditions ask about."""

from delivery.gates import (
    appointments,
    changes,
    executive_reports,
    key_users,
    kickoffs,
    plans,
    readiness,
    research,
    solutions,
    trials,
    verifications,
)
from lifecycle.stages import Condition

CONDITIONS: list[Condition] = [
    *appointments.CONDITIONS,
    *kickoffs.CONDITIONS,
    *solutions.CONDITIONS,
    *plans.CONDITIONS,
    *readiness.CONDITIONS,
    *key_users.CONDITIONS,
    *research.CONDITIONS,
    *executive_reports.CONDITIONS,
    *changes.CONDITIONS,
    *trials.CONDITIONS,
    *verifications.CONDITIONS,
]
