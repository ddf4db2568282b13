from presales.models.demonstrations import DemoSession, ShownFunction
from presales.models.exchanges import KnowledgeItem, ParkedWish, TechnicalExchange
from presales.models.introductions import CompanyIntroduction, Expectation
from presales.models.materials import MaterialAsset
from presales.models.research import LogEntry, LogQuestion, ResearchLog
from presales.models.solutions import Solution, SolutionSection, SolutionStep
from presales.models.surveys import UserProblem, UserSurvey
from presales.models.visits import CompanyVisit, VisitStop

__all__ = [
    "CompanyIntroduction", "CompanyVisit", "DemoSession", "Expectation", "KnowledgeItem", "LogEntry", "LogQuestion",
    "MaterialAsset", "ParkedWish", "ResearchLog", "ShownFunction", "Solution", "SolutionSection", "SolutionStep",
    "TechnicalExchange", "UserProblem", "UserSurvey", "VisitStop",
]  # fmt: skip
