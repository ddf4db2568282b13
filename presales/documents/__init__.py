"""The documents of pre-sales. Each builder takes its record and returns body and slots; what is private never gets in."""

from presales.documents.amendments import CONTRACT_AMENDMENT, contract_amendment
from presales.documents.contracts import CONTRACT_SUMMARY, contract_summary
from presales.documents.demonstrations import DEMO_RECORD, demo_record
from presales.documents.estimates import SALES_BACKUP, sales_backup
from presales.documents.feasibility import FEASIBILITY_REPORT, feasibility_report
from presales.documents.handovers import HAND_OVER, hand_over
from presales.documents.introductions import COMPANY_INTRODUCTION, company_introduction
from presales.documents.plans import PRELIMINARY_PLAN, preliminary_plan
from presales.documents.proposals import SALES_PROPOSAL, sales_proposal
from presales.documents.solutions import PRESALES_SOLUTION, presales_solution
from presales.documents.surveys import SURVEY_REPORT, survey_report
from presales.documents.visits import VISIT_PLAN, visit_plan

DOCUMENTS = [
    COMPANY_INTRODUCTION, PRESALES_SOLUTION, DEMO_RECORD, VISIT_PLAN, SURVEY_REPORT, CONTRACT_SUMMARY,
    CONTRACT_AMENDMENT, HAND_OVER, FEASIBILITY_REPORT, SALES_BACKUP, SALES_PROPOSAL, PRELIMINARY_PLAN,
]  # fmt: skip

__all__ = [
    "DOCUMENTS", "company_introduction", "contract_amendment", "contract_summary", "demo_record", "feasibility_report", "hand_over",
    "preliminary_plan", "presales_solution", "sales_backup", "sales_proposal", "survey_report", "visit_plan",
]  # fmt: skip
