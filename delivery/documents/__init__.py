"""The documents of delivery. Each builder takes its record and returns body and slots; what is private never gets in."""

from delivery.documents.appointments import APPOINTMENT
from delivery.documents.changes import CHANGE_PROCESS, CHANGE_REQUEST
from delivery.documents.executive_reports import EXECUTIVE_REPORT
from delivery.documents.kickoffs import KICKOFF
from delivery.documents.plans import IMPLEMENTATION_PLAN
from delivery.documents.solutions import IMPLEMENTATION_SOLUTION
from delivery.documents.trial_runs import TRIAL_RUN
from delivery.documents.verifications import VERIFICATION

DOCUMENTS = [
    APPOINTMENT,
    KICKOFF,
    IMPLEMENTATION_SOLUTION,
    IMPLEMENTATION_PLAN,
    EXECUTIVE_REPORT,
    CHANGE_PROCESS,
    CHANGE_REQUEST,
    TRIAL_RUN,
    VERIFICATION,
]  # fmt: skip
