"""How the project's papers defined a matter earlier: the passages that say most of the words of a text.

Chinese is compared by pairs of characters, so that words of two characters are found without a dictionary; other
languages by words. What few papers say counts more than what all of them say.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import get_language

from lifecycle import access
from lifecycle.models.documents import Document
from lifecycle.models.events import subject_key
from lifecycle.models.records import Record
from lifecycle.stages import registry
from lifecycle.text import EN, ZH

HAN = re.compile(r"[\u3400-\u9fff]+")
LATIN = re.compile(r"[a-z][a-z0-9-]{2,}", re.I)
SKIPPED = {
    "the", "and", "for", "with", "that", "this", "from", "are", "was", "not", "our", "has", "have", "will", "should",
    "can", "all", "into", "each", "more", "want", "wants", "need", "needs", "change", "request", "instead",
    "需要", "我们", "可以", "以及", "或者", "进行", "应该", "希望", "变更", "要求", "修改", "改为", "增加", "一个", "项目", "客户",
}  # fmt: skip
AROUND = 60  # characters of an excerpt before and after the first word that was found
MOST = 12
# Where matters are defined; money, people and what is only ours are not looked through.
AREAS = {"research", "solution", "commitments", "kickoff", "contract", "amendments", "memos", "meetings", "changes", "demonstrations"}  # fmt: skip
UNTOLD = {"state", "version", "creation_key"}


@dataclass(frozen=True)
class Paper:
    """Something that may define the matter, and all that it says."""

    kind: str
    pk: int
    what: str
    label: str
    url: str
    text: str
    record: Any = field(default=None, compare=False)


@dataclass(frozen=True)
class Prior:
    """A paper that was found, with the passage."""

    kind: str
    pk: int
    what: str
    label: str
    url: str
    excerpt: str
    score: float
    record: Any = field(default=None, compare=False)

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.pk}"


def words(text: str) -> set[str]:
    """What a text is compared by."""
    pairs = {run[i : i + 2] for run in HAN.findall(text) for i in range(len(run) - 1)}
    return (pairs | {word.lower() for word in LATIN.findall(text)}) - SKIPPED


def rank(wanted: str, papers: Iterable[Paper]) -> list[Prior]:
    """Those that share words with the text, most and rarest first. One word alone is chance, unless there are few."""
    asked = words(wanted)
    shared = [(paper, found) for paper in papers if (found := asked & words(paper.text))]
    often: dict[str, int] = {}
    for _paper, found in shared:
        for word in found:
            often[word] = often.get(word, 0) + 1
    least = 1 if len(asked) <= 3 else 2
    hits = [
        Prior(
            paper.kind, paper.pk, paper.what, paper.label, paper.url, excerpt(paper.text, found),
            sum(math.log(1 + len(shared) / often[word]) for word in found), paper.record,
        )
        for paper, found in shared
        if len(found) >= least
    ]  # fmt: skip
    return sorted(hits, key=lambda hit: (-hit.score, hit.kind, hit.pk))[:MOST]


def excerpt(text: str, found: set[str]) -> str:
    """The passage in which most of the words stand, on one line."""
    low = text.lower()
    places = sorted(low.find(word) for word in found)
    best = max(places, key=lambda at: sum(at <= other < at + 2 * AROUND for other in places))
    start, end = max(best - AROUND, 0), min(best + 2 * AROUND, len(text))
    passage = " ".join(text[start:end].split())
    return ("… " if start else "") + passage + (" …" if end < len(text) else "")


def search(project: Any, user: Any, wanted: str, *, without: Any = None) -> list[Prior]:
    """In the issued documents and the records of a project that this person may read."""
    return rank(wanted, papers(project, user, without=without))


def papers(project: Any, user: Any, *, without: Any = None) -> Iterator[Paper]:
    """Issued documents, and the records that issued none. `without`: the record that asks."""
    issued: set[tuple[str, int]] = set()
    languages = (EN, ZH) if (get_language() or "").startswith("en") else (ZH, EN)  # passages in one language
    mine = (subject_key(without), without.pk) if without is not None else None
    rows = Document.objects.filter(project=project, internal=False).exclude(state=Document.State.VOIDED)
    for document in rows.select_related("current"):
        kind = registry.documents.get(document.kind)
        about = (document.subject_kind, document.subject_id)
        if kind is None or kind.area not in AREAS or about == mine or document.current is None:
            continue
        issued.add(about)
        if access.can(user, "R", kind.area, project):
            text = " \n".join(
                leaf for lang in languages for leaf in leaves(document.current.facts.get("body", {}), lang)
            )
            yield Paper(
                subject_key(document), document.pk, document.label, f"{document.label} {document.number}",
                document.get_absolute_url(), text, document.subject,
            )  # fmt: skip
    for shared in registry.records.values():
        if shared.area not in AREAS or not access.can(user, "R", shared.area, project):
            continue
        relations = [line.relation for line in shared.lines if not line.area]
        for record in shared.model_class.objects.filter(project=project).prefetch_related(*relations):
            record.project = project
            key = (subject_key(record), record.pk)
            if key not in issued and key != mine:
                text = " \n".join(said(record, relations, languages))
                yield Paper(*key, str(shared.title), record.label, record.get_absolute_url(), text, record)


def leaves(data: Any, language: str) -> Iterator[str]:
    """Every text of a document's data in that language; codes and dates are no texts."""
    if isinstance(data, dict):
        if set(data) == {ZH, EN}:
            yield str(data[language])
            return
        for value in data.values():
            yield from leaves(value, language)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value, language)


def said(record: Record, relations: Iterable[str], languages: Iterable[str]) -> Iterator[str]:
    """What the record and its lines say, but for what stays with us: all of it in one language, then in the other."""
    rows = [record, *(row for relation in relations for row in getattr(record, relation).all())]
    for language in languages:
        for row in rows:
            yield from texts(row, getattr(row, "private", set()), language)


def texts(row: Any, private: set[str], language: str) -> Iterator[str]:
    for one in row._meta.concrete_fields:
        plain = isinstance(one, models.TextField | models.CharField) and not one.choices
        mine = one.name.endswith("_en") == (language == EN)
        if plain and mine and one.name not in private and one.name not in UNTOLD:
            value = getattr(row, one.name)
            if isinstance(value, str) and value.strip():
                yield value
