"""How evidence reaches the checklist: what proves which item, and what an item still lacks.

The playbook demands evidence in a form:
`document` (issued), `signed_document` and `internal_document` (signed by all), `record` and `internal_record`
(the record is finished), `section` (a part of another document), `attachment` (a file of that kind).
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from lifecycle import papers
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.events import subject_key
from lifecycle.models.evidence import Evidence
from lifecycle.models.users import User
from lifecycle.stages import RecordKind, Stage, registry

SIGNED_FORMS = ("signed_document", "internal_document")
ISSUED_FORMS = ("document", *SIGNED_FORMS)
RECORD_FORMS = ("record", "internal_record")


def provable(demand: dict[str, Any], stage: str) -> bool:
    """Can this product make what the playbook demands? What it can't, a person shows with a file or a sentence.

    A paper that nobody signs here, such as a sheet that is signed in ink, is no signed document of this product.
    """
    code, form = demand["document"], demand["form"]
    if form == "attachment":
        return True
    kind = registry.documents.get(code)
    if form in ISSUED_FORMS:
        signable = form not in SIGNED_FORMS or (kind is not None and bool(kind.signs))
        return kind is not None and kind.speaks_in(stage) and signable
    if form in RECORD_FORMS:
        return any(k.document == code and k.stage in (stage, "lifecycle") for k in registry.records.values())
    return False


def maker(code: str, item: ChecklistItem) -> RecordKind | None:
    """The kind of record that makes the paper that an item wants."""
    for kind in registry.records.values():
        proves = kind.model_class.proves
        if code in (kind.document, *kind.papers) and (
            item.code in proves if proves else kind.stage in (item.stage, "lifecycle")
        ):
            return kind
    return None


def unprovable(item: ChecklistItem) -> bool:
    """True if something the item demands can only be shown by a file or a sentence, or if it demands nothing."""
    return not item.demanded or any(not provable(demand, item.stage) for demand in item.demanded)


def demand_label(demand: dict[str, Any]) -> str:
    """The demand in words: “Pre-sales solution, signed”."""
    code, form = demand["document"], demand["form"]
    words = {
        "document": _("%(name)s, issued"),
        "signed_document": _("%(name)s, signed"),
        "internal_document": _("%(name)s, signed internally"),
        "section": _("%(name)s, as a part of another document"),
    }
    return words.get(form, "%(name)s") % {"name": papers.name(code)}


def lines(item: ChecklistItem) -> list[dict[str, Any]]:
    """Each demand of an item with what has been found for it, for the item's page."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    for evidence in item.evidence.all():
        found.setdefault((evidence.document_code, evidence.form), []).append(evidence)
    return [
        {
            "label": demand_label(demand),
            "provable": provable(demand, item.stage),
            "found": found.get((demand["document"], demand["form"]), []),
            "code": demand["document"],
            "form": demand["form"],
        }
        for demand in item.demanded
    ]


def missing(item: ChecklistItem) -> list[str]:
    """Words for what this product can make and the item does not have."""
    return [line["label"] for line in lines(item) if line["provable"] and not line["found"]]


def offer(
    project: Any,
    *,
    code: str,
    forms: tuple[str, ...],
    subject: models.Model,
    label: str,
    stage: str | None,
    by: User | None,
    items: tuple[str, ...] = (),
    whole: bool = True,
    only_open: bool = False,
) -> None:
    """Lay a piece of evidence before every open item that demands it; an item whose demands are all met completes.

    Called in the transaction of the verb that made the evidence. A document of a stage speaks for that stage's items
    only (a research log of pre-sales proves nothing about delivery); `stage=None` speaks for all. `items`: the codes that it speaks for, where several items demand the
    same paper. Not `whole`: a part of what is wanted, on which an item begins but does not complete itself.
    `only_open`: it says nothing about what was finished before, as with an item that comes back every week.
    """
    if project.read_only:  # what goes on after the end, such as customer service, changes no item any more
        return
    rows = ChecklistItem.objects.filter(project=project).select_related("template_item", "project")
    if stage in Stage.values:
        rows = rows.filter(stage=stage)
    if items:
        rows = rows.filter(code__in=items)
    for item in rows.exclude(state=ChecklistItem.State.SKIPPED).order_by("order", "occurrence"):
        hits = [d for d in item.demanded if d["document"] == code and d["form"] in forms]
        if not hits or (only_open and not item.is_open):
            continue
        for demand in hits:
            Evidence.objects.get_or_create(
                item=item, document_code=code, form=demand["form"],
                subject_kind=subject_key(subject), subject_id=subject.pk, defaults={"label": label[:200]},
            )  # fmt: skip
        if whole and item.is_open and all(provable(d, item.stage) for d in item.demanded) and not missing(item):
            item.complete_by_evidence(by=by, label=label)
        elif item.state == ChecklistItem.State.TODO:
            item.note_evidence(by=by)


def tell(document: Any, record: Any, *, forms: tuple[str, ...], by: User | None) -> None:
    """Offer a document: to the items of its stage, or to those that its record names, where several want such a paper."""
    items = getattr(record, "proves", ())
    offer(
        document.project, code=document.kind, forms=forms, subject=document, label=document.number,
        stage=None if items else document.stage, by=by, items=items,
        only_open=getattr(record, "proves_open_only", False),
    )  # fmt: skip


def withdraw(subject: models.Model) -> None:
    """Evidence that no longer holds: its document was voided or superseded, its record reopened."""
    Evidence.objects.filter(subject_kind=subject_key(subject), subject_id=subject.pk).delete()
