"""Which papers the playbook's items of a stage demand, and which of them are not there or not signed."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from lifecycle import access, evidence
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.documents import Document
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.paperwork import TONES, state_label
from lifecycle.stages import PATH, Stage
from lifecycle.text import twin, worded

# Nothing more comes of these: what is signed and yet proves nothing here was signed for another stage.
ENDED = (Document.State.VOIDED, Document.State.COMPLETED, Document.State.DEEMED)
WANTED = (*evidence.ISSUED_FORMS, "attachment")


@dataclass(frozen=True)
class Missing:
    """A paper that is wanted: how far it is, and the page where it goes on."""

    label: str
    items: tuple[str, ...]  # what demands it
    tone: str
    word: str
    url: str
    verb: str


def of(project: Project, user: User) -> list[dict[str, Any]]:
    """By stage: `n` papers demanded, `rows` of those that are missing. Three queries."""
    rows = ChecklistItem.objects.filter(project=project, occurrence=1, template_item__isnull=False)
    items = list(
        rows.exclude(state=ChecklistItem.State.SKIPPED).select_related("template_item").prefetch_related("evidence")
    )
    written: dict[tuple[str, str], Document] = {}
    papers = Document.objects.visible_to(user).filter(project=project).exclude(state__in=ENDED)
    for document in papers.order_by("pk"):
        for stage in Stage:
            if document.stage == stage or document.kind_of.speaks_in(stage):
                written[document.kind, stage] = document
    here = list(Stage).index(project.stage) if project.state in PATH else len(Stage)
    found = []
    for n, stage in enumerate(Stage):
        wanted = _wanted([item for item in items if item.stage == stage])
        lacking = {key: pair for key, pair in wanted.items() if not any(held for _item, _line, held in pair)}
        told = [_row(key, pair, written, project, user) for key, pair in lacking.items()]
        if wanted:
            found.append({
                "title": stage.label, "n": len(wanted), "there": len(wanted) - len(told), "rows": told,
                "ahead": n > here, "now": n == here,
            })  # fmt: skip
    return found


def lacking(project: Project, *, but: tuple[str, ...] = ()) -> list[dict[str, dict[str, str]]]:
    """What is demanded and not there, in both languages, whoever reads it: {"what", "item"}. `but`: codes of items."""
    rows = ChecklistItem.objects.filter(project=project, occurrence=1, template_item__isnull=False)
    items = rows.exclude(state=ChecklistItem.State.SKIPPED).exclude(code__in=but)
    pairs = _wanted(list(items.select_related("template_item").prefetch_related("evidence"))).values()
    words = lazy(evidence.demand_label, str)
    return [
        {
            "what": worded(words({"document": line["code"], "form": line["form"]})),
            "item": twin(item.template_item, "title"),
        }
        for found in pairs
        if not any(held for _item, _line, held in found)
        for item, line, _held in found[:1]
    ]


Pair = tuple[ChecklistItem, dict[str, Any], bool]


def _wanted(items: list[ChecklistItem]) -> dict[tuple[str, str], list[Pair]]:
    """By code and form, the demands for a paper with their items, and whether each is met.

    What the product cannot make itself, a person has shown by finishing the item.
    """
    found: dict[tuple[str, str], list[Pair]] = {}
    for item in items:
        for line in evidence.lines(item):
            if line["form"] in WANTED:
                held = bool(line["found"]) or (not line["provable"] and not item.is_open)
                found.setdefault((line["code"], line["form"]), []).append((item, line, held))
    return found


def _row(
    key: tuple[str, str], pairs: list[Pair], written: dict[tuple[str, str], Document], project: Project, user: User
) -> Missing:  # fmt: skip
    code, form = key
    item, line, _held = pairs[0]
    item.project = project
    titles = tuple(dict.fromkeys(item.title for item, _line, _held in pairs))
    document = written.get((code, item.stage))
    if document is not None and form in evidence.SIGNED_FORMS:
        return Missing(
            line["label"], titles, TONES[document.state], state_label(document), document.get_absolute_url(), _("open")
        )
    url, verb = item.get_absolute_url(), _("show it") if form == "attachment" or not line["provable"] else _("open")
    kind = evidence.maker(code, item) if form != "attachment" else None
    if kind is not None:
        if access.can(user, "R", kind.area, project):
            url = reverse("record_list", args=[project.number, kind.stage, kind.slug])
            verb = _("open")
            if access.can(user, "C", kind.area, project) and not project.read_only:
                verb = _("write it")
        else:
            url = verb = ""
    return Missing(line["label"], titles, "draft", _("Not there yet"), url, verb)
