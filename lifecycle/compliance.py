"""How far a project keeps to its playbook: what was done in time, or skipped with a reason, of what has come due.

Items count once they are due or have ended; what waits in a project at rest is nobody's fault any more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle.asking import once
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.projects import Project
from lifecycle.progress import waiting_words
from lifecycle.stages import AT_REST, Stage

State = ChecklistItem.State
SKIPPED = Q(state=State.SKIPPED)
DATED = Q(template_item__isnull=False, due__isnull=False)
KEPT = SKIPPED | Q(state=State.DONE, done_on__lte=F("due"))


@dataclass(frozen=True)
class Compliance:
    due: int
    kept: int

    @property
    def percent(self) -> int | None:
        """Nothing before something has come due."""
        return round(100 * self.kept / self.due) if self.due else None

    @property
    def words(self) -> str:
        if self.percent is None:
            return _("Nothing has come due yet")
        return _("%(percent)d%%: %(kept)d of %(due)d") % {"percent": self.percent, "kept": self.kept, "due": self.due}


@dataclass(frozen=True)
class Average:
    percent: int
    projects: int

    @property
    def words(self) -> str:
        text = ngettext("%(percent)d%% in %(n)d project", "%(percent)d%% in %(n)d projects", self.projects)
        return text % {"percent": self.percent, "n": self.projects}


@dataclass(frozen=True)
class Deviation:
    item: Any
    tone: str
    word: str
    reason: str
    who: str
    skipped: bool


def counted(project: Any) -> Q:
    """Of its items those of the playbook that have a day, and have come due or ended."""
    ended = Q(state__in=ChecklistItem.ENDED)
    return DATED & (ended | Q(due__lt=timezone.localdate()) if project.is_running else ended)


def of(project: Any) -> Compliance:
    """From the counts of its stages, which every page of a project asks for."""
    counts = stage_counts(project).values()
    return Compliance(sum(one.called for one in counts), sum(one.kept for one in counts))


@dataclass(frozen=True)
class Counts:
    """Items of a stage. `called`: those that the playbook's dates call for by now."""

    total: int = 0
    done: int = 0
    late: int = 0
    called: int = 0
    kept: int = 0


def stage_counts(project: Any) -> dict[str, Counts]:
    """By stage; asked once a page."""
    ended, called = Q(state__in=ChecklistItem.ENDED), counted(project)

    def ask() -> dict[str, Counts]:
        rows = ChecklistItem.objects.filter(project=project).order_by().values("stage").annotate(
            total=Count("pk"), n_done=Count("pk", filter=ended),
            n_late=Count("pk", filter=~ended & Q(due__lt=timezone.localdate())),
            n_called=Count("pk", filter=called), n_kept=Count("pk", filter=called & KEPT),
        )  # fmt: skip
        return {
            row["stage"]: Counts(row["total"], row["n_done"], row["n_late"], row["n_called"], row["n_kept"])
            for row in rows
        }

    return once(project, "stage counts", ask)


def averages() -> dict[int, Average]:
    """By version of a playbook: the mean of its projects in which something has come due. One query."""
    late = Q(due__lt=timezone.localdate()) & ~Q(project__state__in=AT_REST)
    rows = ChecklistItem.objects.filter(DATED, Q(state__in=ChecklistItem.ENDED) | late).order_by()
    counts = rows.values("project__playbook", "project").annotate(n=Count("pk"), n_kept=Count("pk", filter=KEPT))
    found: dict[int, list[float]] = {}
    for row in counts:
        found.setdefault(row["project__playbook"], []).append(100 * row["n_kept"] / row["n"])
    return {pk: Average(round(sum(shares) / len(shares)), len(shares)) for pk, shares in found.items()}


def deviations(project: Project) -> list[dict[str, Any]]:
    """What was not done in time, and what was skipped, each with its reason, by stage. One query."""
    today = timezone.localdate()
    rows = ChecklistItem.objects.filter(counted(project), project=project).for_list()
    odd = SKIPPED | ~KEPT
    items = list(rows.filter(odd).select_related("done_by", "skip_asked_by").order_by("order", "occurrence"))
    for item in items:
        item.project = project
    return [
        {"title": stage.label, "rows": found}
        for stage in Stage
        if (found := list(_told((item for item in items if item.stage == stage), today)))
    ]


def _told(items: Iterable[ChecklistItem], today: date) -> Iterable[Deviation]:
    for item in items:
        owner = item.owner.label() if item.owner else ""
        if item.state == State.SKIPPED:
            reason = " · ".join(filter(None, (item.skip_reason, item.skip_note)))
            person = item.skip_approved_by or item.skip_asked_by
            yield Deviation(item, "off", _("Skipped"), reason, person.label() if person else owner, skipped=True)
            continue
        assert item.due is not None
        if item.done_on:
            late = (item.done_on - item.due).days
            word = ngettext("Done %(n)d day late", "Done %(n)d days late", late) % {"n": late}
            done_by = item.done_by.label() if item.done_by else owner
            yield Deviation(item, "wait", word, item.result_note, done_by, skipped=False)
            continue
        late = (today - item.due).days
        word = ngettext("Open, %(n)d day late", "Open, %(n)d days late", late) % {"n": late}
        waits = waiting_words(item) if item.state == State.WAITING else ""
        yield Deviation(item, "late", word, str(waits), owner, skipped=False)
