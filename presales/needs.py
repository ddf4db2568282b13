"""What customers and users said that is a need, wherever it was heard, and its way into the register."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import IntegerField, QuerySet, Value
from django.urls import reverse

from lifecycle import hooks
from lifecycle.models import ChainHead, Requirement, Trace, User
from lifecycle.models.events import subject_key
from lifecycle.models.interviews import needs_told
from lifecycle.text import choose, short, twin
from presales.models import (
    DemoSession,
    LogEntry,
    ParkedWish,
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
        return key_of(subject_key(self.row), self.row.pk)


NEEDS = uuid.UUID("5e0a8f0c-51b5-4c39-9d0e-6c6b6f3b7d11")


def key_of(kind: str, pk: int) -> uuid.UUID:
    return uuid.uuid5(NEEDS, f"{kind}:{pk}")


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
    """How many wait: told from their keys alone, as lists ask for it."""
    rows = [*_entries(project), _functions(project), _wishes(project), _problems(project)]
    parts = [
        part.order_by().annotate(place=Value(place, output_field=IntegerField())).values_list("place", "pk")
        for place, part in enumerate(rows)
    ]
    found = {key_of(rows[place].model._meta.label_lower, pk) for place, pk in parts[0].union(*parts[1:], all=True)}
    found |= {key_of(TechnicalExchange._meta.label_lower, row.pk) for row in _doubtful(project)}
    there = Requirement.objects.filter(project=project, creation_key__in=found).count()
    return {"n": len(found) - there, "url": reverse("needs_heard", args=[project.number])}


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


def _entries(project: Any) -> list[QuerySet[Any]]:
    """What finished logs say, ours and those of the stages after us."""
    later = [function(project=project) for function in hooks.HOOKS["needs_in_logs"]]
    return [needs_told(LogEntry.objects.filter(log__project=project)), *later]


def _researched(project: Any) -> Iterator[Need]:
    logs = [rows.select_related("log__project").prefetch_related("log__contacts") for rows in _entries(project)]
    for row in sorted((row for rows in logs for row in rows), key=lambda row: (row.log.at, row.order, row.pk)):
        text = twin(row, "need_behind" if row.need_behind else "text")
        people = row.log.contacts.all()
        yield Need("research", text, row.log, row, people[0] if len(people) == 1 else None)


def _functions(project: Any) -> QuerySet[ShownFunction]:
    return ShownFunction.objects.filter(
        demo__project=project, demo__state=DemoSession.State.EVALUATED, fit__in=(Fit.PARTIAL, Fit.GAP)
    )


def _shown(project: Any) -> Iterator[Need]:
    for row in _functions(project).select_related("demo__project").order_by("demo__at", "order", "pk"):
        yield Need("demo", _joined(twin(row, "feature"), twin(row, "comment")), row.demo, row)


def _doubtful(project: Any) -> list[TechnicalExchange]:
    """Concluded exchanges in which something did not convince, and what it was."""
    rows = TechnicalExchange.objects.filter(project=project, state=TechnicalExchange.State.CONCLUDED)
    return [row for row in rows if row.has_doubt and row.findings]


def _wishes(project: Any) -> QuerySet[ParkedWish]:
    return ParkedWish.objects.filter(exchange__project=project, disposition=Disposition.REQUIREMENT)


def _exchanged(project: Any) -> Iterator[Need]:
    for exchange in _doubtful(project):
        yield Need("exchange", twin(exchange, "findings"), exchange, exchange)
    for row in _wishes(project).select_related("exchange__project", "contact").order_by("exchange__at", "order", "pk"):
        yield Need("exchange", twin(row, "text"), row.exchange, row, row.contact)


def _problems(project: Any) -> QuerySet[UserProblem]:
    return UserProblem.objects.filter(survey__project=project, survey__state__in=UserSurvey.HEARD)


def _surveyed(project: Any) -> Iterator[Need]:
    for row in _problems(project).select_related("survey__project", "contact").order_by("survey__at", "order", "pk"):
        yield Need("survey", twin(row, "need" if row.need else "problem"), row.survey, row, row.contact)


def _joined(first: Text, second: Text) -> Text:
    """Half a translation is none: without both parts the whole has no twin. A function may need no comment."""
    if not any(second.values()):
        return first
    return {
        "zh": f"{first['zh']}：{second['zh']}" if first["zh"] and second["zh"] else "",
        "en": f"{first['en']}: {second['en']}" if first["en"] and second["en"] else "",
    }
