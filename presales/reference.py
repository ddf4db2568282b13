"""The reference class: what comparable finished projects really took, in working days, read from their gates.

Finished: acceptance was passed. Comparable: same product and industry; where fewer than three are known the class is
widened, to the industry, to the type, to all. Only the latest ones count, as the company of ten years ago was another.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lifecycle.models.calendar import workdays_between
from lifecycle.models.projects import Project
from lifecycle.models.transitions import StageTransition
from lifecycle.models.users import User
from lifecycle.pastdurations import Spread
from lifecycle.stages import State

ENOUGH = 3  # fewer are examples, not a statistic
LATEST = 200
THROUGH = (StageTransition.Result.PASSED, StageTransition.Result.OVERRIDDEN)
ENDED = (State.PAYMENT, State.PAID, State.CLOSED)
# (gate before, gate behind, what lies between them)
PARTS = (
    ("", "G4", gettext_lazy("Signing to hand-over")),
    ("G4", "G5", gettext_lazy("Hand-over to trial run")),
    ("G5", "G6", gettext_lazy("Trial run to rollout")),
    ("G6", "G8", gettext_lazy("Rollout to acceptance")),
)
SCOPES = {
    "product": gettext_lazy("same product and industry"),
    "industry": gettext_lazy("same industry"),
    "type": gettext_lazy("same type of project"),
    "all": gettext_lazy("all projects"),
}


@dataclass(frozen=True)
class Finished:
    pk: int
    number: str
    days: int
    parts: dict[str, int] = field(default_factory=dict)  # by the gate that ends the part


@dataclass(frozen=True)
class ReferenceClass:
    scope: str
    projects: list[Finished]

    @property
    def n(self) -> int:
        return len(self.projects)

    @property
    def enough(self) -> bool:
        return self.n >= ENOUGH

    @cached_property
    def total(self) -> Spread | None:
        return Spread(tuple(p.days for p in self.projects)) if self.projects else None

    @cached_property
    def parts(self) -> list[tuple[Any, Spread]]:
        """(what, how long) for each part that three or more of the projects tell of."""
        found = []
        for _before, gate, title in PARTS:
            days = tuple(p.parts[gate] for p in self.projects if gate in p.parts)
            if len(days) >= ENOUGH:
                found.append((title, Spread(days)))
        return found

    @property
    def scope_label(self) -> str:
        return str(SCOPES[self.scope])

    @property
    def words(self) -> str:
        return words_of(self.frozen())

    @property
    def part_words(self) -> str:
        """The medians of the parts, as help for whoever estimates them."""
        rows = [_("%(what)s %(days)d") % {"what": title, "days": spread.median} for title, spread in self.parts]
        return _("; ").join(rows)

    def frozen(self) -> dict[str, Any]:
        """As an estimate keeps it: figures without the names of projects, a median only of three and more."""
        facts: dict[str, Any] = {"scope": self.scope, "n": self.n}
        if self.total is not None:
            facts |= {"least": self.total.least, "most": self.total.most}
        if self.total is not None and self.enough:
            facts |= {"median": self.total.median, "p80": self.total.p80}
        return facts

    def named(self, user: User) -> tuple[list[Finished], int]:
        """(the projects that this reader may see, how many they may not)."""
        keys = [p.pk for p in self.projects]
        seen = set(Project.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))
        shown = [p for p in self.projects if p.pk in seen]
        return shown, self.n - len(shown)


def words_of(facts: dict[str, Any]) -> str:
    """One line for what `frozen` gave; it never makes two projects look like a statistic."""
    n = facts.get("n", 0)
    if not n:
        return _("No finished project to compare with yet")
    if "p80" not in facts:
        text = ngettext(
            "Only %(n)d finished project to compare with (%(least)d to %(most)d working days): too few for a rule",
            "Only %(n)d finished projects to compare with (%(least)d to %(most)d working days): too few for a rule",
            n,
        )
        return text % facts
    text = _("%(n)d comparable projects (%(scope_label)s): median %(median)d, P80 %(p80)d working days")
    return text % {**facts, "scope_label": SCOPES[facts["scope"]]}


def comparable(project: Any) -> ReferenceClass:
    """The narrowest class that has three members; if none has, the widest one, which says that it is too small."""
    found = ReferenceClass("all", [])
    for scope, wanted in _scopes(project):
        found = ReferenceClass(scope, _finished(wanted, project.pk))
        if found.enough:
            break
    return found


def _scopes(project: Any) -> Iterable[tuple[str, Q]]:
    if project.product.strip() and project.industry:
        yield "product", Q(product__iexact=project.product.strip(), industry=project.industry)
    if project.industry:
        yield "industry", Q(industry=project.industry)
    if project.type:
        yield "type", Q(type=project.type)
    yield "all", Q()


def _candidates(wanted: Q, but: int) -> QuerySet[Any]:
    accepted = Max("transitions__at", filter=Q(transitions__gate="G8", transitions__result__in=THROUGH))
    rows = Project.objects.filter(wanted).exclude(pk=but).exclude(state__in=(State.LOST, State.TERMINATED))
    over = Q(accepted__isnull=False) | Q(state__in=ENDED, actual_end__isnull=False)
    dated: Any = rows.annotate(accepted=accepted)
    return dated.filter(over).order_by(F("accepted").desc(nulls_last=True), "-pk")


def _finished(wanted: Q, but: int) -> list[Finished]:
    """Two queries, however many projects there are."""
    rows = list(
        _candidates(wanted, but).values("pk", "number", "contract_signed_on", "actual_end", "accepted")[:LATEST]
    )
    gates: dict[int, dict[str, date]] = {}
    if rows:
        moves = StageTransition.objects.filter(
            project__in=[row["pk"] for row in rows], result__in=THROUGH, gate__in=("G3", "G4", "G5", "G6", "G8")
        )
        for pk, gate, at in moves.order_by("at").values_list("project", "gate", "at"):
            gates.setdefault(pk, {})[gate] = timezone.localtime(at).date()  # the last time counts
    return [found for row in rows if (found := _measured(row, gates.get(row["pk"], {})))]


def _measured(row: dict[str, Any], passed: dict[str, date]) -> Finished | None:
    """None where the dates do not tell how long it took."""
    start = row["contract_signed_on"] or passed.get("G3") or passed.get("G4")
    end = passed.get("G8") or row["actual_end"]
    if not start or not end or end <= start:
        return None
    parts = {}
    for before, behind, _title in PARTS:
        a, b = (passed.get(before) if before else start), passed.get(behind)
        if a and b and b >= a:
            parts[behind] = workdays_between(a, b)
    return Finished(row["pk"], row["number"], workdays_between(start, end), parts)
