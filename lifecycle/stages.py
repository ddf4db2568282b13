"""The lifecycle's order, and what a stage app brings: its StageConfig declares kinds, conditions and hooks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import AppConfig, apps
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(TextChoices):
    PRESALES = "presales", _("Pre-sales")
    DELIVERY = "delivery", _("Delivery")
    AFTERSALES = "aftersales", _("After-sales")


class State(TextChoices):
    LEAD = "lead", _("Lead")
    PRESALES = "presales", _("Pre-sales")
    CONTRACT = "contract", _("Contract")
    DELIVERY = "delivery", _("Delivery")
    TRIAL_RUN = "trial_run", _("Trial run")
    AFTERSALES = "aftersales", _("After-sales")
    ACCEPTANCE = "acceptance", _("Acceptance")
    PAYMENT = "payment", _("Payment collection")
    PAID = "paid", pgettext_lazy("project state", "Paid")
    CLOSED = "closed", pgettext_lazy("project state", "Closed")
    LOST = "lost", pgettext_lazy("project state", "Lost")
    SUSPENDED = "suspended", pgettext_lazy("project state", "Suspended")
    TERMINATED = "terminated", pgettext_lazy("project state", "Terminated")


PATH = (
    State.LEAD,
    State.PRESALES,
    State.CONTRACT,
    State.DELIVERY,
    State.TRIAL_RUN,
    State.AFTERSALES,
    State.ACCEPTANCE,
    State.PAYMENT,
    State.PAID,
    State.CLOSED,
)
STAGE_OF = {
    State.LEAD: Stage.PRESALES,
    State.PRESALES: Stage.PRESALES,
    State.CONTRACT: Stage.PRESALES,
    State.DELIVERY: Stage.DELIVERY,
    State.TRIAL_RUN: Stage.DELIVERY,
    State.AFTERSALES: Stage.AFTERSALES,
    State.ACCEPTANCE: Stage.AFTERSALES,
    State.PAYMENT: Stage.AFTERSALES,
    State.PAID: Stage.AFTERSALES,
    State.CLOSED: Stage.AFTERSALES,
}
# The after-sales checklist already opens at trial run: users are trained while it lasts (domain section 5).
OPENS_AT = {Stage.PRESALES: State.LEAD, Stage.DELIVERY: State.DELIVERY, Stage.AFTERSALES: State.TRIAL_RUN}
# Where the trial run is shown (a setting of the company): the stages that are left out, by its value.
TRIAL_RUN_NOT_IN = {"delivery": Stage.AFTERSALES, "aftersales": Stage.DELIVERY}
UNSIGNED = (State.LEAD, State.PRESALES, State.CONTRACT)
AT_REST = (State.CLOSED, State.LOST, State.SUSPENDED, State.TERMINATED)
FINAL = (State.CLOSED, State.LOST, State.TERMINATED)


def states_of(stage: str, trial_run_in: str = "both") -> list[State]:
    """The states in which a stage has the project; the trial run is both delivery's and that of after-sales, or one's."""
    found: list[State] = [state for state, own in STAGE_OF.items() if own == stage and state != State.TRIAL_RUN]
    if stage in (Stage.DELIVERY, Stage.AFTERSALES) and TRIAL_RUN_NOT_IN.get(trial_run_in) != stage:
        found.append(State.TRIAL_RUN)
    return found


def position(state: str) -> int:
    """Place of a state on the path, 0 for lead; -1 for the side states."""
    return PATH.index(State(state)) if state in PATH else -1


def reached(project: Any) -> int:
    """How far a project is on the path; one that rests, how far it was when it came to rest."""
    return position(project.state if project.state in PATH else project.state_before or State.LEAD)


@dataclass(frozen=True)
class Act:
    """A verb that a record's page offers: `method` of the model, called with `by=` and the form's cleaned data."""

    name: str
    label: Any
    method: str
    states: tuple[str, ...]
    need: str = "E"  # capability in the kind's area: C, E, A …
    form: str | None = None  # dotted path of a form class for what the verb must be told
    style: str = "outline-secondary"
    confirm: Any = None
    # a further condition on the record, where the state alone does not tell
    when: Callable[[Any], bool] | None = None
    # a further condition on the person, where their role alone does not tell: (record, user)
    who: Callable[[Any, Any], bool] | None = None


@dataclass(frozen=True)
class Lines:
    """Child rows that are edited with their record, in one form."""

    relation: str  # related_name on the record
    title: Any
    fields: tuple[str, ...]
    form: str | None = None  # dotted path of a ModelForm class; a plain one over `fields` if None
    min_num: int = 0
    extra: int = 1
    help: Any = ""
    stacked: bool = False  # each row a card of its own, for lines with many fields or long texts
    area: str = ""  # what may be read and edited only with that right in an area of its own, such as costs
    folded: bool = False  # closed until somebody opens it, where it is empty
    fixed: bool = False  # only the rows that the record begins with, none to add
    when: Callable[[Any], bool] | None = None  # edited only while that holds for the record; always shown
    without: dict[str, Any] | None = None  # rows that are not edited here, as a filter
    unseen: tuple[str, ...] = ()  # what the form carries along and nobody reads, such as keys


@dataclass(frozen=True)
class RecordKind:
    """A kind of record that gets the shared pages. `slug` stands in the URL, `area` is its row in the access table."""

    slug: str
    model: str  # "app_label.Model"
    area: str
    title: Any
    title_plural: Any
    purpose: Any  # one sentence for the empty state: what it is for and what to do next
    form: str  # dotted path of the ModelForm
    stage: str = ""  # filled by the StageConfig
    lines: tuple[Lines, ...] = ()
    acts: tuple[Act, ...] = ()
    document: str | None = None  # code of the document kind it issues
    papers: tuple[str, ...] = ()  # further kinds that it issues in other states; it says then which (document_kind)
    columns: tuple[tuple[str, Any], ...] = ()  # (attribute or method, heading) after number, title, state
    sections: tuple[tuple[Any, tuple[str, ...]], ...] = ()  # detail page: (heading, fields)
    icon: str = "file-text"
    detail_template: str | None = None
    list_template: str | None = None
    single: bool = False  # at most one open record of the kind in a project
    single_reason: Any = ""
    # how far a project is with it, in words, for the stage's page; asked once a page
    note: Callable[[Any], Any] | None = None
    also: tuple[str, ...] = ()  # further stages whose pages lead to it and let one be added
    # narrows the list by what stands in its address, and adds what its template shows: (project, rows, query)
    listing: Callable[[Any, Any, Any], tuple[Any, dict[str, Any]]] | None = None

    @property
    def key(self) -> str:
        return f"{self.stage}.{self.slug}"

    @property
    def model_class(self) -> Any:
        return apps.get_model(self.model)


@dataclass(frozen=True)
class DocumentKind:
    """A kind of document. `build(record)` returns the body and the slots that its PDF is made from."""

    code: str
    title: dict[str, str]
    build: Callable[..., dict[str, Any]]
    template: str
    template_version: int = 1
    internal: bool = False
    area: str = "documents"
    signs: tuple[str, ...] = ()  # roles that the domain wants as signatories: CC, IM, PM …
    stage: str | None = None
    also: tuple[str, ...] = ()  # further stages whose items it proves
    private_area: str = ""  # what reading an edition that is only ours asks as well

    def speaks_in(self, stage: str) -> bool:
        return self.stage in (stage, "lifecycle") or stage in self.also


@dataclass(frozen=True)
class Condition:
    """A gate's condition. `check(project)` answers with a `lifecycle.gates.Answer`."""

    code: str
    gate: str
    text: Any
    why: Any
    check: Callable[[Any], Any]
    mode: str = "hard"
    rows: tuple[str, ...] = ()
    customer_signs: bool = False  # only a signature of the customer can meet it


@dataclass
class Registry:
    """All that the installed apps declared, filled once at start."""

    records: dict[str, RecordKind] = field(default_factory=dict)
    documents: dict[str, DocumentKind] = field(default_factory=dict)
    conditions: dict[str, Condition] = field(default_factory=dict)

    def records_of(self, stage: str) -> list[RecordKind]:
        return [kind for kind in self.records.values() if kind.stage == stage]

    def shown_in(self, stage: str) -> list[RecordKind]:
        """The kinds that a stage's page leads to: its own, then those that others lend it."""
        return self.records_of(stage) + [kind for kind in self.records.values() if stage in kind.also]

    def record_of(self, obj: Any) -> RecordKind | None:
        label = obj._meta.label_lower
        return next((kind for kind in self.records.values() if kind.model.lower() == label), None)

    def conditions_of(self, gate: str) -> Iterator[Condition]:
        return (c for _code, c in sorted(self.conditions.items()) if c.gate == gate)


registry = Registry()


class StageConfig(AppConfig):
    """What an app brings to the lifecycle. Subclasses fill these in `declare()`, which runs once at start."""

    stage: str | None = None
    default_auto_field = "django.db.models.BigAutoField"

    def declare(self) -> tuple[list[RecordKind], list[DocumentKind], list[Condition]]:
        raise ValueError(f"{type(self).__name__} declares nothing")

    def ready(self) -> None:
        from dataclasses import replace

        records, documents, conditions = self.declare()
        for kind in records:
            named = replace(kind, stage=self.stage or "lifecycle")
            registry.records[named.key] = named
        for document in documents:
            registry.documents[document.code] = replace(document, stage=self.stage or "lifecycle")
        for condition in conditions:
            registry.conditions[condition.code] = condition
