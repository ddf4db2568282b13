from presales.models.amended import AmendedClause, AmendedMilestone
from presales.models.amendments import ContractAmendment
from presales.models.budgets import Budget, BudgetLine
from presales.models.contract_readings import ContractClause, ContractReading
from presales.models.contracts import Contract, PaymentTerm
from presales.models.demonstrations import DemoSession, ShownFunction
from presales.models.estimates import Estimate, EstimateCost, EstimateStep
from presales.models.exchanges import KnowledgeItem, ParkedWish, TechnicalExchange
from presales.models.feasibility import Competitor, FeasibilityAssessment, FeasibilityDimension
from presales.models.handovers import HandoverPackage, HandoverSection
from presales.models.introductions import CompanyIntroduction, Expectation
from presales.models.materials import MaterialAsset
from presales.models.negotiations import NegotiationPoint, NegotiationRound
from presales.models.plans import (
    PlanTemplate,
    PreliminaryPlan,
    PreliminaryPlanItem,
    PreliminaryPlanLink,
    PreliminaryPlanResource,
)
from presales.models.proposals import SalesProposal
from presales.models.research import LogEntry, LogQuestion, ResearchLog
from presales.models.research_plans import CollectedForm, PlanLine, ReportSection, ResearchPlan, ResearchReport
from presales.models.resources import ResourceRequest
from presales.models.solutions import Solution, SolutionRisk, SolutionSection, SolutionStep
from presales.models.surveys import UserProblem, UserSurvey
from presales.models.visits import CompanyVisit, VisitStop

__all__ = [
    "AmendedClause", "AmendedMilestone", "Budget", "BudgetLine", "CollectedForm", "CompanyIntroduction",
    "CompanyVisit", "Competitor", "Contract", "ContractAmendment", "ContractClause", "ContractReading",
    "DemoSession", "Estimate", "EstimateCost", "EstimateStep", "Expectation", "FeasibilityAssessment",
    "FeasibilityDimension", "HandoverPackage", "HandoverSection", "KnowledgeItem", "LogEntry", "LogQuestion",
    "MaterialAsset", "NegotiationPoint", "NegotiationRound", "ParkedWish", "PaymentTerm", "PlanLine", "PlanTemplate",
    "PreliminaryPlan", "PreliminaryPlanItem", "PreliminaryPlanLink", "PreliminaryPlanResource", "ReportSection",
    "ResearchLog", "ResearchPlan", "ResearchReport", "ResourceRequest", "SalesProposal", "ShownFunction", "Solution",
    "SolutionRisk", "SolutionSection", "SolutionStep", "TechnicalExchange", "UserProblem", "UserSurvey", "VisitStop",
]  # fmt: skip
