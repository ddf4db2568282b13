"""The documents of pre-sales. Each builder takes its record and returns body and slots; what is private never gets in."""

from presales.documents.introductions import COMPANY_INTRODUCTION, company_introduction
from presales.documents.research import RESEARCH_LOG, research_log
from presales.documents.solutions import PRESALES_SOLUTION, presales_solution

DOCUMENTS = [COMPANY_INTRODUCTION, RESEARCH_LOG, PRESALES_SOLUTION]

__all__ = ["DOCUMENTS", "company_introduction", "presales_solution", "research_log"]
