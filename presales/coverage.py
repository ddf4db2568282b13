"""How far pre-sales has come: its ten duties, read off the records, and the last time that anybody met the customer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lifecycle import access, known
from lifecycle.models.communications import CommunicationLog
from lifecycle.models.requirements import Requirement
from lifecycle.models.requirements_documents import RequirementsDocument
from lifecycle.models.risks import Risk
from lifecycle.stages import Stage, registry
from presales.models import (
    Budget,
    CompanyIntroduction,
    CompanyVisit,
    DemoSession,
    Estimate,
    FeasibilityAssessment,
    HandoverPackage,
    NegotiationRound,
    ResearchLog,
    ResourceRequest,
    SalesProposal,
    Solution,
    TechnicalExchange,
    UserSurvey,
)

DONE, STARTED, NOTHING = "done", "started", "nothing"
WORDS = {DONE: _("Done"), STARTED: _("Started"), NOTHING: _("Nothing yet")}
TONES = {DONE: "ok", STARTED: "now", NOTHING: "draft"}
MEETINGS: tuple[Any, ...] = (
    CompanyIntroduction, ResearchLog, DemoSession, TechnicalExchange, CompanyVisit, UserSurvey, NegotiationRound,
)  # fmt: skip
AHEAD = ("planned", "appointed")
COUNTED: tuple[Any, ...] = (
    *MEETINGS, Requirement, RequirementsDocument, Solution, ResourceRequest, Budget, SalesProposal, Estimate,
    FeasibilityAssessment, Risk, HandoverPackage, CommunicationLog,
)  # fmt: skip


# Talks among ourselves are not contacts with the customer.
OUTSIDE = {"lifecycle.communications": Q(audience__in=CommunicationLog.OUTSIDE)}


def met(*, contacts: list[int]) -> Iterator[tuple[int, datetime]]:
    """The last time that each of these people took part in a talk of pre-sales. One query."""
    parts = []
    for model in MEETINGS:
        rows = model.contacts.through.objects.filter(contact_id__in=contacts).order_by()
        name = model._meta.model_name
        rows = rows.exclude(**{f"{name}__state__in": AHEAD}).values("contact_id").annotate(last=Max(f"{name}__at"))
        parts.append(rows.values_list("contact_id", "last"))
    yield from parts[0].union(*parts[1:], all=True)


class Tally:
    """How many records of each kind are in which state."""

    def __init__(self, project: Any) -> None:
        kinds = {model: registry.record_of(model) for model in COUNTED}
        others = [kind for kind in kinds.values() if kind and kind.stage != Stage.PRESALES]
        found = known.records(project, Stage.PRESALES) | known.counted(project, others, OUTSIDE)
        self.exchanges_wanted = TechnicalExchange.target(project)
        self.counts = {model: found[kind.key].states if kind else {} for model, kind in kinds.items()}
        met = [
            at
            for model in (*MEETINGS, CommunicationLog)
            if (kind := kinds[model])
            for state, at in found[kind.key].met.items()
            if state not in AHEAD
        ]
        self.met_at: datetime | None = max(met, default=None)

    def n(self, model: Any, *states: str) -> int:
        """Of a kind, in these states or in any."""
        counts = self.counts[model]
        return sum(counts.get(state, 0) for state in states) if states else sum(counts.values())

    def any(self, *models: Any) -> bool:
        return any(self.n(model) for model in models)


@dataclass(frozen=True)
class Duty:
    title: Any
    model: Any  # the kind of record that it begins with
    state: str
    url: str = ""

    @property
    def word(self) -> Any:
        return WORDS[self.state]

    @property
    def tone(self) -> str:
        return TONES[self.state]


def duties(tally: Tally, project: Any, user: Any) -> list[Duty]:
    """The ten duties of whoever manages pre-sales, in their order (002: from requirements analysis to after-sales)."""
    n = tally.n
    judged = (
        (
            _("Requirements analysis"), Requirement, n(RequirementsDocument, "baselined", "signed"),
            tally.any(Requirement, RequirementsDocument, ResearchLog),
        ),
        (_("Solution design"), Solution, n(Solution, "signed"), tally.any(Solution)),
        (
            _("Resource coordination"), ResourceRequest,
            n(ResourceRequest, "confirmed") and not n(ResourceRequest, "asked"), tally.any(ResourceRequest, Budget),
        ),
        (
            _("Talks with the customer"), ResearchLog,
            n(ResearchLog, *ResearchLog.FINISHED) and n(CompanyIntroduction, "held"), tally.any(*MEETINGS),
        ),
        (
            _("Technical training and advice"), TechnicalExchange,
            n(TechnicalExchange, "concluded") >= tally.exchanges_wanted, tally.any(TechnicalExchange),
        ),
        (
            _("Support for sales"), SalesProposal, n(SalesProposal, "sent", "accepted"),
            tally.any(SalesProposal, NegotiationRound),
        ),
        (
            _("Project plan and feasibility"), Estimate, n(Estimate, *Estimate.VALID),
            tally.any(Estimate, FeasibilityAssessment),
        ),
        (_("Risk management"), Risk, n(Risk) and not n(Risk, "identified"), tally.any(Risk)),
        (_("Demonstration"), DemoSession, n(DemoSession, "evaluated"), tally.any(DemoSession)),
        (
            _("Preparing what comes after signing"), HandoverPackage, n(HandoverPackage, *HandoverPackage.TAKEN),
            tally.any(HandoverPackage),
        ),
    )  # fmt: skip
    return [
        Duty(title, model, DONE if done else STARTED if begun else NOTHING, _url(model, project, user))
        for title, model, done, begun in judged
    ]


def _url(model: Any, project: Any, user: Any) -> str:
    """The list of that kind of record, for those who may read it."""
    kind = registry.record_of(model)
    if kind is None or not access.can(user, "R", kind.area, project):
        return ""
    return reverse("record_list", args=[project.number, kind.stage, kind.slug])
