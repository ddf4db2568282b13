"""The kinds of records of pre-sales, in the order of its duties."""

from lifecycle.stages import RecordKind
from presales.kinds.demonstrations import demonstrations
from presales.kinds.estimates import estimates
from presales.kinds.exchanges import exchanges
from presales.kinds.feasibility import feasibility
from presales.kinds.introductions import introductions
from presales.kinds.research import research_logs
from presales.kinds.solutions import solutions
from presales.kinds.surveys import surveys
from presales.kinds.visits import visits


def kinds() -> list[RecordKind]:
    return [introductions(), research_logs(), solutions(), demonstrations(), exchanges(), visits(), surveys(), feasibility(), estimates()]
