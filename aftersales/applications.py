"""What an application for acceptance rests on: the readiness of the project, by its records, and what it brings in."""

import hashlib
from dataclasses import replace
from typing import Any

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from aftersales import proofs
from aftersales.models.acceptance_papers import AcceptancePaper
from aftersales.models.items import AcceptanceItem
from aftersales.models.training_materials import TrainingMaterial
from lifecycle import access, gates, hooks, ways
from lifecycle.asking import once
from lifecycle.models.attachments import Attachment
from lifecycle.models.documents import Document
from lifecycle.models.events import subject_key
from lifecycle.models.requirements import Requirement
from lifecycle.models.traces import Trace
from lifecycle.stages import State, position
from lifecycle.text import EN, ZH, short, twin

GATE = "G7"  # its conditions are what readiness is judged by, each as hard or soft as the company sets it
IN_SCOPE = (Requirement.State.CONFIRMED, *Requirement.FIXED)
# Papers of the money, and those of acceptance itself, are no delivery.
NOT_DELIVERED = ("D34", "D35", "D36", "D39", "D40")
SIGNED = (Document.State.COMPLETED, Document.State.DEEMED)
Source = AcceptanceItem.Source


# -- readiness ---------------------------------------------------------------------------------------------------------


def readiness(project: Any) -> list[gates.Line]:
    """Trial run, training, rollout, severe issues, reports, documents and promises, as the records say now."""
    return once(project, "acceptance_readiness", lambda: gates.evaluate(project, GATE).lines)


def refusing(project: Any) -> list[gates.Line]:
    """What forbids applying. Once the gate was passed, or an executive let the project through, it only warns."""
    if position(project.state) >= position(State.ACCEPTANCE):
        return []
    return [line for line in readiness(project) if line.blocks]


# -- what is brought in ------------------------------------------------------------------------------------------------


def candidates(project: Any) -> list[dict[str, Any]]:
    """Criteria of the contract, then every requirement that was agreed; with what each comes from."""
    found = [_criterion(line) for tell in hooks.HOOKS["acceptance_criteria"] for line in tell(project=project)]
    rows = Requirement.objects.filter(project=project, state__in=IN_SCOPE).order_by("number")
    return found + [_requirement(row) for row in rows]


def _criterion(line: dict[str, Any]) -> dict[str, Any]:
    """A line of a text has no number of its own: it is known by what it says."""
    mark = hashlib.sha256(" ".join(line[ZH].split() or line[EN].split()).encode()).hexdigest()[:16]
    return {
        "criterion": line[ZH] or line[EN], "criterion_en": line[EN], "source": Source.CONTRACT,
        "source_ref": line["ref"][:120], "source_key": f"contract:{mark}", "record": line["record"],
    }  # fmt: skip


def _requirement(row: Requirement) -> dict[str, Any]:
    title, more = twin(row, "title"), twin(row, "description")
    words = {lang: f"{title[lang]}\n{short(more[lang], 300)}".strip() if title[lang] else "" for lang in (ZH, EN)}
    return {
        "criterion": words[ZH] or words[EN], "criterion_en": words[EN] if words[ZH] else "",
        "source": Source.REQUIREMENT, "source_ref": row.code, "source_key": f"{subject_key(row)}:{row.pk}",
        "record": row,
    }  # fmt: skip


def delivered(project: Any) -> list[dict[str, Any]]:
    """What the customer signed, and the manuals: files, and what is published elsewhere."""
    rows = Document.objects.filter(project=project, internal=False, state__in=SIGNED).exclude(kind__in=NOT_DELIVERED)
    papers = [
        {
            "name": row.title[:200], "name_en": row.title_en[:200], "ref": row.number,
            "on": timezone.localtime(row.completed_at).date() if row.completed_at else None,
            "source_key": f"{subject_key(row)}:{row.pk}",
        }
        for row in rows.defer("current__data").order_by("kind", "number")
    ]  # fmt: skip
    manuals: dict[str, Attachment] = {}
    files = Attachment.objects.filter(project=project, kind=Attachment.Kind.MANUAL, archived_at=None)
    for row in files.order_by("name", "number"):
        manuals[row.name] = row
    papers += [
        {
            "name": row.name, "name_en": row.name, "on": timezone.localtime(row.uploaded_at).date(),
            "source_key": f"{subject_key(row)}:{row.pk}",
        }
        for row in manuals.values()
    ]  # fmt: skip
    published = TrainingMaterial.objects.filter(project=project, state=TrainingMaterial.State.FINAL).exclude(
        address=""
    )
    return papers + [
        {"name": row.title[:200], "name_en": row.title_en[:200], "source_key": f"{subject_key(row)}:{row.pk}"}
        for row in published.order_by("number")
    ]


Rows = list[dict[str, Any]]


def missing(acceptance: Any) -> tuple[Rows, Rows]:
    """Items and delivered documents that stand in the project and not in the acceptance."""
    return once(acceptance.project, ("acceptance_lacks", acceptance.pk), lambda: _missing(acceptance))


def _missing(acceptance: Any) -> tuple[Rows, Rows]:
    project, mine, listed = acceptance.project, list(acceptance.items.all()), list(acceptance.papers.all())
    keys = {item.source_key for item in mine}
    # Whoever wrote an item by hand needs no second one: it names its requirement, or says what the contract says.
    named = {item.source_ref for item in mine if item.source == Source.REQUIREMENT}
    told = {item.criterion for item in mine if item.source != Source.REQUIREMENT}
    items = [
        row
        for row in candidates(project)
        if row["source_key"] not in keys
        and (row["source_ref"] not in named if row["source"] == Source.REQUIREMENT else row["criterion"] not in told)
    ]
    there, refs = {paper.source_key for paper in listed}, {paper.ref for paper in listed if paper.ref}
    papers = [row for row in delivered(project) if row["source_key"] not in there and row.get("ref", "") not in refs]
    return items, papers


def draw(acceptance: Any, *, by: Any) -> int:
    """Bring them in; how many there were. Each item remembers what it comes from, and so does the thread."""
    items, papers = missing(acceptance)
    last = acceptance.items.aggregate(n=Max("order"))["n"] or 0
    for order, row in enumerate(items, last + 1):
        record = row.pop("record")
        acceptance.items.create(order=order, **row)
        if row["source"] != Source.REQUIREMENT:  # a requirement's thread finds the item itself, see threads.py
            Trace.note(record, acceptance, by=by)
    last = acceptance.papers.aggregate(n=Max("order"))["n"] or 0
    for order, row in enumerate(papers, last + 1):
        AcceptancePaper.objects.create(acceptance=acceptance, order=order, **row)
    return len(items) + len(papers)


# -- its page ----------------------------------------------------------------------------------------------------------


def facts(acceptance: Any, user: Any) -> dict[str, Any]:
    if acceptance.pk is None:
        return {}
    preparing = acceptance.state == acceptance.State.PREPARING
    project = acceptance.project
    may_apply = preparing and access.can(user, "A", "acceptance", project) and not acceptance.is_at_rest
    items, papers = missing(acceptance) if preparing and not acceptance.is_at_rest else ([], [])
    ready = [
        line if ways.is_open(user, line.answer.url, project) else replace(line, answer=replace(line.answer, url=""))
        for line in (readiness(project) if preparing else [])
    ]
    # A document is shown in its own card while it is the one that is worked on.
    application = None if acceptance.is_applying else acceptance.application
    return {
        "readiness": ready, "ready": sum(line.answer.met for line in ready),
        "gate_passed": position(project.state) >= position(State.ACCEPTANCE),
        "to_draw": len(items) + len(papers),
        "lacks": acceptance.lacks() if preparing else [],
        "apply_url": _issue(acceptance) if may_apply else "",
        "application_paper": application if access.can(user, "R", "documents", project) else None,
        "rounds": list(acceptance.rounds.all()) if acceptance.round > 1 else [],
        "items_shown": proofs.attach(list(acceptance.items.all()), project, user),
    }  # fmt: skip


def _issue(acceptance: Any) -> str:
    kind = acceptance.kind
    return reverse("record_issue", args=[acceptance.project.number, kind.stage, kind.slug, acceptance.number])
