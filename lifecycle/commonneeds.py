"""Needs that are common to a field of business: what other projects of the field wrote down, offered to this one."""

import uuid
from typing import Any

from django.db import transaction

from lifecycle.models.events import ChainHead
from lifecycle.models.requirements import Requirement
from lifecycle.models.traces import Trace
from lifecycle.models.users import User

# What describes the need itself. Situation, people and answers are the other customer's and stay there.
COPIED = (
    "title",
    "title_en",
    "description",
    "description_en",
    "category",
    "priority",
    "underlying_need",
    "underlying_need_en",
)
MOST = 200


def key_of(source: Requirement, project: Any) -> uuid.UUID:
    """The same need is copied into a project once."""
    return uuid.uuid5(source.creation_key, f"common:{project.pk}")


def offered(project: Any) -> list[Requirement]:
    """Common needs of the same field that this project does not have yet, each title once, the newest first."""
    rows = Requirement.objects.filter(origin=Requirement.Origin.DOMAIN, project__industry=project.industry)
    rows = rows.exclude(project=project).exclude(state=Requirement.State.DECLINED).order_by("-pk")[:MOST]
    mine = set(Requirement.objects.filter(project=project).values_list("title", flat=True))
    found: dict[str, Requirement] = {}
    for row in rows:
        if row.title not in mine:
            found.setdefault(row.title, row)
    return list(found.values())


@transaction.atomic
def copy(rows: list[Requirement], *, project: Any, by: User) -> int:
    """Take them over as captured requirements of the project. Returns how many are new."""
    ChainHead.locked(project.pk)
    made = 0
    for source in rows:
        key = key_of(source, project)
        if Requirement.objects.filter(creation_key=key).exists():
            continue
        target = Requirement(
            project=project, creation_key=key, origin=Requirement.Origin.DOMAIN, source=Requirement.Source.OTHER,
            state=Requirement.first_state(project), **{name: getattr(source, name) for name in COPIED},
        )  # fmt: skip
        target.put(by=by, read_version=None)
        Trace.note(source, target, by=by)
        made += 1
    return made
