"""What shows that an item of acceptance is met: a document, a record or a file of the same project, by a real link."""

from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.models.attachments import Attachment
from lifecycle.models.documents import Document
from lifecycle.models.events import subject_key
from lifecycle.stages import registry
from lifecycle.text import EN, ZH, named, same, worded

# Kinds of records that show what was tried, measured or taught.
RECORDS = (
    "delivery.verifications", "delivery.trial", "delivery.trial-reports", "lifecycle.memos", "lifecycle.meetings",
    "aftersales.training-sessions", "aftersales.exams", "aftersales.rollouts",
)  # fmt: skip
MOST = 60  # of each, the latest first
DOCUMENT, FILE = "lifecycle.document", "lifecycle.attachment"


def choices(project: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups for a field: documents, records, files. Papers and files that stay with us are not offered: the certificate
    names what was chosen."""
    documents = Document.objects.filter(project=project, internal=False).exclude(state=Document.State.VOIDED)
    groups = [(_("Documents"), [option(row) for row in documents.exclude(kind="D34").order_by("-pk")[:MOST]])]
    for key in RECORDS:
        if (kind := registry.records.get(key)) is not None:
            rows = kind.model_class.objects.filter(project=project).select_related("project").order_by("-pk")[:MOST]
            mine = [row for row in rows if not row.is_private_paper]
            groups.append((str(kind.title_plural), [option(row) for row in mine]))
    files = Attachment.objects.filter(project=project, archived_at=None).order_by("-pk")[:MOST]
    groups.append((_("Files"), [option(row) for row in files if _open(row)]))
    return [(title, options) for title, options in groups if options]


def _open(file: Attachment) -> bool:
    """Is it of a part of the project that the customer may hear of?"""
    kind = next((k for k in registry.records.values() if k.model.lower() == file.subject_kind), None)
    return kind is None or kind.document is None or not registry.documents[kind.document].internal


def option(thing: Any) -> tuple[str, str]:
    return f"{subject_key(thing)}:{thing.pk}", " ".join(filter(None, (_number(thing), _name(thing))))


def _number(thing: Any) -> str:
    return str(thing.number) if isinstance(thing, Document) else ""


def _name(thing: Any) -> str:
    return str(thing.name if isinstance(thing, Attachment) else thing.label)


def things(keys: Any, project: Any) -> dict[str, Any]:
    """What the keys stand for, by key; only what is of this project. One query a kind."""
    wanted: dict[str, set[int]] = {}
    for key in keys:
        kind, _colon, pk = key.partition(":")
        if pk.isdecimal():
            wanted.setdefault(kind, set()).add(int(pk))
    found = {}
    for kind, pks in wanted.items():
        try:
            model = apps.get_model(kind)
        except (LookupError, ValueError):
            continue
        for row in model._default_manager.filter(pk__in=pks, project=project):
            row.project = project
            found[f"{kind}:{row.pk}"] = row
    return found


def attach(items: list[Any], project: Any, user: Any) -> list[Any]:
    """The items, each with `proof` and `origin`: name and, where this person may open it, address."""
    keys = [key for item in items for key in (item.evidence_key, item.source_key) if key]
    found = things(keys, project) if keys else {}
    for item in items:
        item.proof = _shown(found.get(item.evidence_key), user)
        item.origin = _shown(found.get(item.source_key), user)
    return items


def _shown(thing: Any, user: Any) -> dict[str, str] | None:
    if thing is None:
        return None
    return {"name": option(thing)[1], "url": _url(thing) if _may(thing, user) else ""}


def _may(thing: Any, user: Any) -> bool:
    if isinstance(thing, Document):
        return access.can(user, "R", thing.kind_of.area, thing.project)
    kind = registry.record_of(thing)
    return kind is None or access.can(user, "R", kind.area, thing.project)


def _url(thing: Any) -> str:
    if isinstance(thing, Attachment):
        return reverse("attachment", args=[thing.project.number, thing.pk]) if thing.project else ""
    return str(thing.get_absolute_url())


def printed(item: Any, found: dict[str, Any]) -> list[dict[str, Any]]:
    """As the certificate names it: the number of a paper, the title of a record, the name of a file; and words."""
    lines: list[dict[str, Any]] = []
    thing = found.get(item.evidence_key)
    if isinstance(thing, Document):
        lines.append({"number": thing.number, "title": {ZH: thing.title, EN: thing.title_en}})
    elif isinstance(thing, Attachment):
        lines.append({"number": None, "title": same(thing.name)})
    elif thing is not None:
        lines.append({"number": None, "title": _title(thing)})
    if item.evidence_ref:
        lines.append({"number": None, "title": same(item.evidence_ref)})
    return lines


def _title(record: Any) -> dict[str, str]:
    """In both languages: by its title where it has one, else by its kind and number."""
    if hasattr(record, "title_en"):
        return named(record, "title")
    words = worded(record.kind.title)
    return {lang: f"{words[lang]} {record.number}" for lang in (ZH, EN)}
