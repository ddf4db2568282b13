"""What customers and users said that is a need, wherever it was heard, and its way into the register."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from lifecycle.models import ChainHead, Requirement, Trace, User
from lifecycle.models.events import subject_key
from lifecycle.text import choose, short, twin
from presales.models import (
    DemoSession,
    LogEntry,
    ParkedWish,
    ResearchLog,
    ShownFunction,
    TechnicalExchange,
    UserProblem,
    UserSurvey,
)
from presales.models.demonstrations import Fit
from presales.models.exchanges import Disposition

Text = dict[str, str]


@dataclass(frozen=True)
class Need:
    """A need in the words of who has it. `source` is one of the sources of a requirement; `row` is where it stands."""

    source: str
    text: Text
    record: Any
    row: Any
    contact: Any = None

    @property
    def words(self) -> str:
        return choose(self.text)

    @property
    def key(self) -> uuid.UUID:
        """What it is heard once for: the requirement made of it carries this key."""
        return uuid.uuid5(NEEDS, f"{subject_key(self.row)}:{self.row.pk}")


NEEDS = uuid.UUID("5e0a8f0c-51b5-4c39-9d0e-6c6b6f3b7d11")
FOUND = {"research": "interview", "survey": "observation", "demo": "prototype", "exchange": "meeting"}


def heard(project: Any) -> list[Need]:
    """What research found, gaps shown by demonstrations, findings and parked wishes of exchanges, problems of users."""
    return [*_researched(project), *_shown(project), *_exchanged(project), *_surveyed(project)]


def waiting(project: Any) -> list[Need]:
    """Those that are not in the register yet."""
    needs = heard(project)
    keys = Requirement.objects.filter(project=project, creation_key__in=[need.key for need in needs])
    there = set(keys.values_list("creation_key", flat=True))
    return [need for need in needs if need.key not in there]


def needs_heard(project: Any) -> dict[str, Any]:
    return {"n": len(waiting(project)), "url": reverse("needs_heard", args=[project.number])}


@transaction.atomic
def take_over(chosen: dict[uuid.UUID, str], *, project: Any, by: User) -> list[Requirement]:
    """Make requirements of needs, each once. `chosen`: the category of each need, by its key."""
    ChainHead.locked(project.pk)
    made = []
    for need in waiting(project):
        if need.key not in chosen:
            continue
        chinese, english = need.text["zh"], need.text["en"]
        row = Requirement(
            project=project, creation_key=need.key, state=Requirement.first_state(project), category=chosen[need.key],
            title=short(chinese or english), title_en=short(english) if chinese else "",
            description=chinese or english, description_en=english if chinese else "", source=need.source,
            source_note=need.record.label[:160], elicitation=FOUND[need.source], raised_by=need.contact,
        )  # fmt: skip
        row.put(by=by, read_version=None)
        Trace.note(need.row, row, by=by)
        made.append(row)
    return made


def _researched(project: Any) -> Iterator[Need]:
    rows = LogEntry.objects.filter(log__project=project, log__state__in=ResearchLog.FINISHED).exclude(kind="idea")
    rows = rows.filter(Q(kind__in=("problem", "exception")) | ~Q(need_behind=""))
    for row in rows.select_related("log__project").order_by("log__at", "order", "pk"):
        text = twin(row, "need_behind" if row.need_behind else "text")
        people = list(row.log.contacts.all()[:2])
        yield Need("research", text, row.log, row, people[0] if len(people) == 1 else None)


def _shown(project: Any) -> Iterator[Need]:
    rows = ShownFunction.objects.filter(
        demo__project=project, demo__state=DemoSession.State.EVALUATED, fit__in=(Fit.PARTIAL, Fit.GAP)
    )
    for row in rows.select_related("demo__project").order_by("demo__at", "order", "pk"):
        yield Need("demo", _joined(twin(row, "feature"), twin(row, "comment")), row.demo, row)


def _exchanged(project: Any) -> Iterator[Need]:
    for exchange in TechnicalExchange.objects.filter(project=project, state=TechnicalExchange.State.CONCLUDED):
        if exchange.has_doubt and exchange.findings:
            yield Need("exchange", twin(exchange, "findings"), exchange, exchange)
    wishes = ParkedWish.objects.filter(exchange__project=project, disposition=Disposition.REQUIREMENT)
    for row in wishes.select_related("exchange__project", "contact").order_by("exchange__at", "order", "pk"):
        yield Need("exchange", twin(row, "text"), row.exchange, row, row.contact)


def _surveyed(project: Any) -> Iterator[Need]:
    rows = UserProblem.objects.filter(survey__project=project, survey__state__in=UserSurvey.HEARD)
    for row in rows.select_related("survey__project", "contact").order_by("survey__at", "order", "pk"):
        yield Need("survey", twin(row, "need" if row.need else "problem"), row.survey, row, row.contact)


def _joined(first: Text, second: Text) -> Text:
    """Half a translation is none: without both parts the whole has no twin. A function may need no comment."""
    if not any(second.values()):
        return first
    return {
        "zh": f"{first['zh']}：{second['zh']}" if first["zh"] and second["zh"] else "",
        "en": f"{first['en']}: {second['en']}" if first["en"] and second["en"] else "",
    }
