"""The kinds of records of delivery, in the order of its duties."""

from delivery.kinds.appointments import appointments
from delivery.kinds.changes import change_processes, changes
from delivery.kinds.executive_reports import executive_reports
from delivery.kinds.kickoffs import kickoffs
from delivery.kinds.plans import plans
from delivery.kinds.research import collected_forms, research_logs, research_plans, research_reports
from delivery.kinds.solutions import solutions
from delivery.kinds.trials import trial_feedback, trial_reports, trial_runs
from delivery.kinds.verifications import verifications
from lifecycle.stages import RecordKind


def kinds() -> list[RecordKind]:
    return [
        executive_reports(),
        appointments(),
        kickoffs(),
        change_processes(),
        changes(),
        research_plans(),
        research_logs(),
        collected_forms(),
        research_reports(),
        solutions(),
        plans(),
        verifications(),
        trial_runs(),
        trial_feedback(),
        trial_reports(),
    ]  # fmt: skip
