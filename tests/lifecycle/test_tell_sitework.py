"""Memos, meetings and delays of the demo."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone, translation

from lifecycle import carrying, pdf, seal
from lifecycle.delayledger import ledger
from lifecycle.demo import build
from lifecycle.demo.load import company, customers, projects
from lifecycle.demo.load.cast import Cast
from lifecycle.models import ChecklistItem, Document, Meeting, Memo, Project

TOLD = ("hosp-erp", "bus-dispatch")


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Project]]:
    now = timezone.now() - timedelta(minutes=30)
    demo = build(timezone.localdate(now))
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        transaction.atomic(),
        translation.override("zh-hans"),
    ):
        patch.setattr(pdf, "render_counted", lambda data, template: (f"%PDF {data['number']}".encode(), 1))
        patch.setattr(pdf, "render", lambda data, template: f"%PDF {data['number']}".encode())
        patch.setattr(seal, "certify", lambda content, **facts: seal.Sealed(content + b"\nsealed", "5" * 64, "B-B"))
        patch.setattr(
            seal, "sign", lambda content, slot, **facts: seal.Sealed(content + f"\n{slot}".encode(), "7" * 64, "B-B")
        )
        patch.setattr(pdf, "engine_versions", dict)
        patch.setattr(pdf, "font_hashes", dict)
        cast = Cast(demo)
        company.load(cast)
        customers.load(cast)
        found = {}
        for story in demo.projects:
            if story.key in TOLD:
                projects.load(story, cast, now)
                found[story.key] = Project.objects.get(creation_key=projects.creation_key(story))
        yield found
        transaction.set_rollback(True)


def test_a_memo_is_signed_and_one_waits(seeded: dict[str, Project]) -> None:
    project = seeded["hosp-erp"]
    first, second = Memo.objects.filter(project=project).order_by("number")
    assert first.state in Memo.signed_states  # its steps stand in the plan, where the project has one by then
    assert second.state == "sent"
    assert carrying.uncarried(project)
    found = ledger(project)
    assert next(row.agreed for row in found.causes if row.key == "data") == 3
    assert found.ours >= 3
    assert Meeting.objects.filter(project=project, state="invited").count() == 1
    done = ChecklistItem.objects.filter(project=project, code="S2-12", state="done")
    assert done.count() == 1
    assert Document.objects.filter(project=project, kind="D24", current__isnull=False).exists()


def test_a_delay_is_disputed(seeded: dict[str, Project]) -> None:
    project = seeded["bus-dispatch"]
    memo = Memo.objects.get(project=project)
    assert memo.state == "draft"
    assert memo.document is not None
    assert memo.document.state == "declined"
    assert ledger(project).agreed == 0
