"""What customers and users said that is a need, wherever it was heard before the contract."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lifecycle.text import twin
from presales.models import DemoSession, ParkedWish, ShownFunction, TechnicalExchange, UserProblem, UserSurvey
from presales.models.demonstrations import Fit
from presales.models.exchanges import Disposition

Text = dict[str, str]


@dataclass(frozen=True)
class Need:
    """A need in the words of who has it. `source` is one of the sources of a requirement."""

    source: str  # demo, exchange, user-survey
    text: Text
    record: Any
    contact: Any = None


def heard(project: Any) -> list[Need]:
    """Gaps shown by demonstrations, findings and parked wishes of exchanges, problems of users."""
    return [*_shown(project), *_exchanged(project), *_surveyed(project)]


def _shown(project: Any) -> Iterator[Need]:
    rows = ShownFunction.objects.filter(
        demo__project=project, demo__state=DemoSession.State.EVALUATED, fit__in=(Fit.PARTIAL, Fit.GAP)
    )
    for row in rows.select_related("demo__project").order_by("demo__at", "order", "pk"):
        yield Need("demo", _joined(twin(row, "feature"), twin(row, "comment")), row.demo)


def _exchanged(project: Any) -> Iterator[Need]:
    for exchange in TechnicalExchange.objects.filter(project=project, state=TechnicalExchange.State.CONCLUDED):
        if exchange.has_doubt and exchange.findings:
            yield Need("exchange", twin(exchange, "findings"), exchange)
    wishes = ParkedWish.objects.filter(exchange__project=project, disposition=Disposition.REQUIREMENT)
    for row in wishes.select_related("exchange__project", "contact").order_by("exchange__at", "order", "pk"):
        yield Need("exchange", twin(row, "text"), row.exchange, row.contact)


def _surveyed(project: Any) -> Iterator[Need]:
    rows = UserProblem.objects.filter(survey__project=project, survey__state__in=UserSurvey.HEARD)
    for row in rows.select_related("survey__project", "contact").order_by("survey__at", "order", "pk"):
        yield Need("user-survey", twin(row, "need" if row.need else "problem"), row.survey, row.contact)


def _joined(first: Text, second: Text) -> Text:
    """Half a translation is none: without both parts the whole has no twin."""
    return {
        "zh": f"{first['zh']}：{second['zh']}" if first["zh"] and second["zh"] else "",
        "en": f"{first['en']}: {second['en']}" if first["en"] and second["en"] else "",
    }
