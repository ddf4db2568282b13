"""The unsigned difference: what binds both sides and is not what the customer signed last, and what mends each part.

“Signed” is the data that a signed version froze, and what signed change requests made of it since.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access, hooks
from lifecycle.changing import raise_url
from lifecycle.differences import Row, Text, compare
from lifecycle.errors import Refused
from lifecycle.models.documents import Document
from lifecycle.models.objectives import Objective
from lifecycle.models.requirement_changes import RequirementChange
from lifecycle.models.requirements import Requirement
from lifecycle.models.signatures import SignatureRequest
from lifecycle.models.versions import DocumentVersion
from lifecycle.paperplaces import PLACES
from lifecycle.papers import name
from lifecycle.stages import registry
from lifecycle.text import EN, ZH

REQUIREMENTS = "D05"
# Papers whose current record is set beside the last signed version, text by text.
WHOLE = ("D06", "D22", "D23")
# What of a paper follows from elsewhere: pictures, how far things are, who was told.
DERIVED = {"chart", "confirmations", "carried", "readiness", "coverage", "revision", "reason"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FINAL = (Document.State.COMPLETED, Document.State.DEEMED)


@dataclass(frozen=True)
class Difference:
    """A paper that the customer signed, and what has changed since."""

    title: str
    number: str
    signed_at: datetime | None
    url: str
    rows: tuple[Row, ...]
    mends: tuple[tuple[str, str], ...]  # (address, verb)


def signed_versions(project: Any) -> dict[str, DocumentVersion]:
    """The version of each kind of paper that the customer signed last."""
    online = SignatureRequest.objects.filter(
        version=OuterRef("pk"), state__in=(SignatureRequest.State.COMPLETED, SignatureRequest.State.DEEMED)
    )
    on_paper = Q(pk=F("document__current"), document__state__in=FINAL, document__how=Document.How.PAPER)
    rows = DocumentVersion.objects.filter(
        Exists(online) | on_paper,
        document__project=project, document__internal=False, document__kind__in=(REQUIREMENTS, *WHOLE),
    ).exclude(document__state=Document.State.VOIDED)  # fmt: skip
    return {version.document.kind: version for version in rows.select_related("document").order_by("pk")}


def differences(project: Any, user: Any) -> list[Difference]:
    """Those that this person may read, papers without any left out."""
    found = []
    for code, version in signed_versions(project).items():
        kind = registry.documents.get(code)
        if kind is None or not access.can(user, "R", kind.area, project):
            continue
        one = _requirements(project, user, version) if code == REQUIREMENTS else _whole(project, user, version)
        if one.rows:
            found.append(one)
    for more in hooks.HOOKS["unsigned"]:
        found += [one for one in more(project=project, user=user) if one.rows]
    return found


def count(project: Any, user: Any) -> int:
    return sum(len(one.rows) for one in differences(project, user))


# -- requirements and objectives -------------------------------------------------------------------------------------

REQUIREMENT_FIELDS = ("title", "description", "priority", "approach")
OBJECTIVE_FIELDS = ("statement", "target_value", "due")
FROZEN_AS = {"target_value": "target"}


def _languages(version: DocumentVersion) -> tuple[str, ...]:
    return (ZH, EN) if version.language == "both" else (version.language,)


def _say(both: Any, language: str) -> str:
    if not isinstance(both, dict):
        return str(both or "")
    return both.get(language) or both.get(EN if language == ZH else ZH) or ""


def _own(row: Any, field: str, language: str) -> str:
    main, english = getattr(row, field), getattr(row, f"{field}_en", "")
    if hasattr(main, "isoformat"):
        return str(main.isoformat())
    return str((english or main) if language == EN else (main or english) or "")


def _requirements(project: Any, user: Any, version: DocumentVersion) -> Difference:
    """Requirement by requirement; what was signed as a change since then counts as signed."""
    body, languages, at = version.facts["body"], _languages(version), version.rendered_at
    rows = {row.code: row for row in Requirement.objects.filter(project=project, state__in=Requirement.FIXED)}
    goals = {row.pk: row for row in Objective.objects.filter(project=project)}
    now: dict[str, Text] = {}
    signed: dict[str, Text] = {}
    for code, row in rows.items():
        _put(now, code, row, REQUIREMENT_FIELDS, languages)
    for told in body.get("requirements", []):
        _freeze(signed, told, REQUIREMENT_FIELDS, languages, rows.get(told["code"]))
    changes = RequirementChange.objects.filter(
        requirement__project=project, state=RequirementChange.State.APPROVED, decided_at__gt=at
    ).exclude(signed_in="")
    for change in changes.select_related("requirement").order_by("decided_at"):
        _overlay(signed, change, languages)
    standing = [row for row in goals.values() if row.state not in (Objective.State.REDEFINED, Objective.State.DRAFT)]
    roots = {row.pk: _root(row, goals).code for row in goals.values()}
    for goal in standing:
        _put(now, roots[goal.pk], goal, OBJECTIVE_FIELDS, languages)
    known = {row.code: roots[row.pk] for row in goals.values()}
    for told in body.get("objectives", []):
        root = known.get(told["code"], told["code"])
        mine = next((row for row in standing if roots[row.pk] == root), None)
        _freeze(signed, told | {"code": root}, OBJECTIVE_FIELDS, languages, mine)
    for goal in sorted(goals.values(), key=lambda one: one.revision):
        if goal.signed_in and goal.baselined_at and goal.baselined_at > at:
            _put(signed, roots[goal.pk], goal, OBJECTIVE_FIELDS, languages)
    mends = []
    changed = [row for row in rows.values() if any(key.startswith(f"{row.code} ") for key in now)]
    if changed and (url := raise_url(changed[0], user)):
        mends.append((url.partition("?")[0], _("Raise a change request")))
    listing = reverse("record_list", args=[project.number, "lifecycle", "requirements-documents"])
    mends.append((listing, _("Have the requirements document signed anew")))
    return _difference(version, compare(signed, now), mends)


def _put(texts: dict[str, Text], code: str, row: Any, fields: tuple[str, ...], languages: tuple[str, ...]) -> None:
    for field in fields:
        for language in languages:
            title = _title(code, row._meta.get_field(field).verbose_name, language, languages)
            texts[f"{code} {field} {language}"] = Text(title, _own(row, field, language), row.get_absolute_url())


def _freeze(
    texts: dict[str, Text], told: dict[str, Any], fields: tuple[str, ...], languages: tuple[str, ...], row: Any
) -> None:
    url = row.get_absolute_url() if row is not None else ""
    for field in fields:
        for language in languages:
            label = row._meta.get_field(field).verbose_name if row is not None else PLACES.get(field, field)
            title = _title(told["code"], label, language, languages)
            text = _say(told.get(FROZEN_AS.get(field, field)), language)
            texts[f"{told['code']} {field} {language}"] = Text(title, text, url)


def _overlay(texts: dict[str, Text], change: RequirementChange, languages: tuple[str, ...]) -> None:
    row = change.requirement
    after = {name: change.values.get(name) for name in change.values}
    for field in REQUIREMENT_FIELDS:
        for language in languages:
            name_ = f"{field}_en" if language == EN and f"{field}_en" in after else field
            key = f"{row.code} {field} {language}"
            if name_ in after and not (language == EN and name_ == field and bool(getattr(row, f"{field}_en", ""))):
                label = row._meta.get_field(field).verbose_name  # type: ignore[union-attr]
                title = _title(row.code, label, language, languages)
                texts[key] = Text(title, str(after[name_]), row.get_absolute_url())


def _title(code: str, label: Any, language: str, languages: tuple[str, ...]) -> str:
    words = f"{code} {label}"
    return _("%(what)s (English)") % {"what": words} if language == EN and len(languages) > 1 else words


def _root(row: Objective, goals: dict[int, Objective]) -> Objective:
    while row.supersedes_id and row.supersedes_id in goals:
        row = goals[row.supersedes_id]
    return row


# -- papers as a whole -----------------------------------------------------------------------------------------------


def _whole(project: Any, user: Any, version: DocumentVersion) -> Difference:
    """The newest record of the kind beside what was signed."""
    document = version.document
    record = document.subject
    newest = type(record).objects.filter(project=project).order_by("-number").first() if record is not None else None
    if newest is None:
        return _difference(version, [], [])
    newest.project = project
    try:
        now = registry.documents[document.kind].build(newest)["body"]
    except Refused:  # it cannot be issued yet: there is nothing that could be signed instead
        return _difference(version, [], [])
    languages = _languages(version)
    rows = compare(
        dict(leaves(version.facts["body"], languages, record.get_absolute_url())),
        dict(leaves(now, languages, newest.get_absolute_url())),
    )
    return _difference(version, rows, [(newest.get_absolute_url(), _("Send it for signature"))])


def leaves(
    data: Any, languages: tuple[str, ...], url: str, path: tuple[str, ...] = (), words: tuple[str, ...] = ()
) -> Any:
    """(key, Text) for every text in a paper's data; rows are known by their code or name, else by their place."""
    if isinstance(data, dict) and set(data) == {ZH, EN}:
        for language in languages:
            if text := _say(data, language):
                title = " › ".join(words) or "…"
                yield f"{'/'.join(path)} {language}", Text(_title("", title, language, languages).strip(), text, url)
    elif isinstance(data, dict):
        for key, value in data.items():
            if not path and key in DERIVED:
                continue
            if isinstance(value, str) and DAY.fullmatch(value):
                label = " › ".join([*words, str(PLACES.get(key, key))])
                yield "/".join([*path, key]), Text(label, value, url)
            elif isinstance(value, dict | list):
                yield from leaves(value, languages, url, (*path, key), (*words, str(PLACES.get(key, key))))
    elif isinstance(data, list):
        for place, value in enumerate(data, 1):
            known = value if isinstance(value, dict) else {}
            key = str(known.get("code") or known.get("number") or known.get("n") or place)
            title = (
                _say(
                    known.get("title") or known.get("what") or known.get("phase") or known.get("step") or "",
                    languages[0],
                )
                or key
            )
            yield from leaves(value, languages, url, (*path, key), (*words[:-1], title) if words else (title,))


def _difference(version: DocumentVersion, rows: list[Row], mends: list[tuple[str, str]]) -> Difference:
    document = version.document
    at = document.completed_at or version.rendered_at
    return Difference(
        str(name(document.kind)), document.number, at, document.get_absolute_url(), tuple(rows), tuple(mends)
    )
