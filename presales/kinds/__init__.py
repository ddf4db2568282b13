"""The kinds of records of pre-sales, in the order of its duties."""

from dataclasses import replace

from lifecycle.kinds.research import research_logs
from lifecycle.kinds.research_plans import collected_forms, research_plans, research_reports
from lifecycle.stages import RecordKind, Stage
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
from presales.kinds.resources import resources
from presales.kinds.solutions import solutions
from presales.kinds.surveys import surveys
from presales.kinds.visits import visits


def kinds() -> list[RecordKind]:
    own = Stage.PRESALES.value
    return [
        introductions(), research_plans(own), replace(research_logs(own), detail_template="presales/research_log.html"), collected_forms(own), research_reports(own), solutions(),
        demonstrations(), exchanges(), visits(), surveys(), feasibility(), estimates(), budgets(), resources(), proposals(),
        negotiations(), contracts(), amendments(), handovers(), contract_readings(), plans(),
    ]  # fmt: skip
