"""The kinds of records of pre-sales, in the order of its duties."""

from lifecycle.stages import RecordKind
from presales.kinds.amendments import amendments
from presales.kinds.budgets import budgets
from presales.kinds.contract_readings import contract_readings
from presales.kinds.contracts import contracts
from presales.kinds.demonstrations import demonstrations
from presales.kinds.estimates import estimates
from presales.kinds.exchanges import exchanges
from presales.kinds.feasibility import feasibility
from presales.kinds.handovers import handovers
from presales.kinds.introductions import introductions
from presales.kinds.negotiations import negotiations
from presales.kinds.plans import plans
from presales.kinds.proposals import proposals
from presales.kinds.research import research_logs
from presales.kinds.research_plans import collected_forms, research_plans, research_reports
from presales.kinds.resources import resources
from presales.kinds.solutions import solutions
from presales.kinds.surveys import surveys
from presales.kinds.visits import visits


def kinds() -> list[RecordKind]:
    return [
        introductions(), research_plans(), research_logs(), collected_forms(), research_reports(), solutions(), demonstrations(), exchanges(), visits(), surveys(), feasibility(), estimates(), budgets(), resources(), proposals(), negotiations(), contracts(), amendments(), handovers(), contract_readings(),
        introductions(), research_plans(), research_logs(), collected_forms(), research_reports(), solutions(), demonstrations(), exchanges(), visits(), surveys(), feasibility(), estimates(), budgets(), resources(), plans(), proposals(), negotiations(), contracts(), amendments(), handovers(),
    ]  # fmt: skip
