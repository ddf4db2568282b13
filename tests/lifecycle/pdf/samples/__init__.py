"""Sample data of every document kind, long enough to run over pages."""

from __future__ import annotations

from tests.lifecycle.pdf.samples.acceptances import CRITERIA, acceptance
from tests.lifecycle.pdf.samples.applications import application
from tests.lifecycle.pdf.samples.appointments import appointment
from tests.lifecycle.pdf.samples.changes import change_process, change_request
from tests.lifecycle.pdf.samples.closures import closing_report
from tests.lifecycle.pdf.samples.contracts import contract_amendment, contract_summary
from tests.lifecycle.pdf.samples.estimates import feasibility_report, sales_backup
from tests.lifecycle.pdf.samples.exams import exam_certificate, exam_paper, exam_slip, exam_summary
from tests.lifecycle.pdf.samples.frames import EXPERT, RARE, both, frame, logo, slot
from tests.lifecycle.pdf.samples.handovers import hand_over
from tests.lifecycle.pdf.samples.implementation_solutions import implementation_solution
from tests.lifecycle.pdf.samples.kickoffs import kickoff
from tests.lifecycle.pdf.samples.meetings import company_introduction, demo_record, survey_report, visit_plan
from tests.lifecycle.pdf.samples.payments import payment_request
from tests.lifecycle.pdf.samples.plans import implementation_plan, preliminary_plan
from tests.lifecycle.pdf.samples.proposals import proposal
from tests.lifecycle.pdf.samples.references import reference
from tests.lifecycle.pdf.samples.reports import executive_report
from tests.lifecycle.pdf.samples.requirements import requirements_document
from tests.lifecycle.pdf.samples.research import research_log
from tests.lifecycle.pdf.samples.research_rounds import research_plan, research_report
from tests.lifecycle.pdf.samples.responses import response_letter
from tests.lifecycle.pdf.samples.rollouts import rollout
from tests.lifecycle.pdf.samples.service_handovers import (
    phase_two,
    satisfaction_survey,
    service_handover,
    service_visit,
)
from tests.lifecycle.pdf.samples.sitework import meeting_minutes, site_memo
from tests.lifecycle.pdf.samples.solutions import presales_solution
from tests.lifecycle.pdf.samples.trainings import sign_in_sheet, training_feedback, training_plan
from tests.lifecycle.pdf.samples.trials import trial_report, trial_run
from tests.lifecycle.pdf.samples.verifications import verification

__all__ = [
    "APPEARANCE",
    "CRITERIA",
    "EXPERT",
    "KINDS",
    "RARE",
    "STROKES",
    "acceptance",
    "application",
    "appointment",
    "both",
    "change_process",
    "change_request",
    "closing_report",
    "company_introduction",
    "contract_amendment",
    "contract_summary",
    "demo_record",
    "exam_certificate",
    "exam_paper",
    "exam_slip",
    "exam_summary",
    "executive_report",
    "feasibility_report",
    "frame",
    "hand_over",
    "implementation_plan",
    "implementation_solution",
    "kickoff",
    "logo",
    "meeting_minutes",
    "payment_request",
    "phase_two",
    "preliminary_plan",
    "presales_solution",
    "proposal",
    "reference",
    "requirements_document",
    "research_log",
    "research_plan",
    "research_report",
    "response_letter",
    "rollout",
    "sales_backup",
    "satisfaction_survey",
    "service_handover",
    "service_visit",
    "sign_in_sheet",
    "site_memo",
    "slot",
    "survey_report",
    "training_feedback",
    "training_plan",
    "trial_report",
    "trial_run",
    "verification",
    "visit_plan",
]

KINDS = {
    "research_log": research_log,
    "presales_solution": presales_solution,
    "appointment": appointment,
    "kickoff": kickoff,
    "acceptance": acceptance,
    "acceptance_application": application,
    "payment_request": payment_request,
    "company_introduction": company_introduction,
    "demo_record": demo_record,
    "visit_plan": visit_plan,
    "survey_report": survey_report,
    "requirements": requirements_document,
    "research_plan": research_plan,
    "research_report": research_report,
    "contract_summary": contract_summary,
    "contract_amendment": contract_amendment,
    "feasibility_report": feasibility_report,
    "sales_backup": sales_backup,
    "proposal": proposal,
    "executive_report": executive_report,
    "hand_over": hand_over,
    "change_process": change_process,
    "change_request": change_request,
    "meeting_minutes": meeting_minutes,
    "site_memo": site_memo,
    "response_letter": response_letter,
    "preliminary_plan": preliminary_plan,
    "implementation_plan": implementation_plan,
    "implementation_solution": implementation_solution,
    "sign_in_sheet": sign_in_sheet,
    "training_plan": training_plan,
    "training_feedback": training_feedback,
    "trial_run": trial_run,
    "exam_paper": exam_paper,
    "exam_slip": exam_slip,
    "exam_summary": exam_summary,
    "exam_certificate": exam_certificate,
    "rollout": rollout,
    "service_handover": service_handover,
    "service_visit": service_visit,
    "satisfaction_survey": satisfaction_survey,
    "phase_two": phase_two,
    "reference": reference,
    "closing_report": closing_report,
    "verification": verification,
}

STROKES = [
    [{"x": 20 + 4 * at, "y": 90 + 55 * ((at % 7) - 3) / 3 * (1 - at / 60), "t": at} for at in range(50)],
    [{"x": 40, "y": 140}, {"x": 120, "y": 128}, {"x": 210, "y": 133}],
]
APPEARANCE = {
    "strokes": STROKES,
    "typed": "",
    "name": EXPERT,
    "title": both("信息科主任", "Head of IT"),
    "when": "2026-09-05 10:42 +08:00",
    "how": both("手写签名 · 专用链接", "drawn · private link"),
}
