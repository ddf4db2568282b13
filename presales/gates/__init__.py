"""The gate conditions that pre-sales can judge, by what they ask about."""

from lifecycle.stages import Condition
from presales.gates import duties, estimates, handovers, risks

CONDITIONS: list[Condition] = [*duties.CONDITIONS, *risks.CONDITIONS, *estimates.CONDITIONS, *handovers.CONDITIONS]
