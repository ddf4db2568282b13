"""The documents of pre-sales. Each builder takes its record and returns body and slots; what is private never gets in."""

from presales.documents.demonstrations import DEMO_RECORD, demo_record
from presales.documents.estimates import SALES_BACKUP, sales_backup
from presales.documents.feasibility import FEASIBILITY_REPORT, feasibility_report
from presales.documents.introductions import COMPANY_INTRODUCTION, company_introduction
from presales.documents.research import RESEARCH_LOG, research_log
from presales.documents.solutions import PRESALES_SOLUTION, presales_solution
from presales.documents.surveys import SURVEY_REPORT, survey_report
from presales.documents.visits import VISIT_PLAN, visit_plan

DOCUMENTS = [COMPANY_INTRODUCTION, RESEARCH_LOG, PRESALES_SOLUTION, DEMO_RECORD, VISIT_PLAN, SURVEY_REPORT, FEASIBILITY_REPORT, SALES_BACKUP]

__all__ = [
    "DOCUMENTS", "company_introduction", "demo_record", "feasibility_report", "presales_solution", "research_log", "sales_backup", "survey_report", "visit_plan",
]  # fmt: skip
