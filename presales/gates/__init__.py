"""The gate conditions that pre-sales can judge, by what they ask about."""

from lifecycle.stages import Condition
from presales.gates import contracts, duties, estimates, handovers, requirements, risks

CONDITIONS: list[Condition] = [
    *duties.CONDITIONS,
    *estimates.CONDITIONS,
    *contracts.CONDITIONS,
    *handovers.CONDITIONS,
    *requirements.CONDITIONS,
    *risks.CONDITIONS,
]
