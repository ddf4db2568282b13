"""Projects by the thousand: plausible, consistent, the same for the same seed, on top of what is there."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from lifecycle.models import (
    ChecklistItem,
    Document,
    Event,
    NumberSequence,
    Playbook,
    PlaybookItem,
    Project,
    SiteSettings,
)
from lifecycle.models.numbers import draw
from lifecycle.stages import PATH, State
from lifecycle.standard import load_standard_playbook

MANY = 60


@pytest.fixture(scope="module")
def mass(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_standard_playbook(Playbook, PlaybookItem, SiteSettings, None)
        call_command("seed_bulk", projects=MANY, seed="a", force=True, verbosity=0)
        yield
        transaction.set_rollback(True)


def test_figures_are_those_of_the_rows(mass: None) -> None:
    for project in Project.objects.all():
        for name, value in project.computed_figures().items():
            assert getattr(project, name) == value, (project.number, project.state, name)


def test_chains_are_whole(mass: None) -> None:
    call_command("verify_events", stdout=StringIO())
    assert Event.objects.filter(project__isnull=False).count() > MANY * 5


def test_projects_are_in_many_states_with_items_and_documents(mass: None) -> None:
    assert Project.objects.count() == MANY
    states = set(Project.objects.values_list("state", flat=True))
    assert len(states) >= 8 and states <= set(State.values)
    assert ChecklistItem.objects.count() == MANY * PlaybookItem.objects.count()
    assert set(Document.objects.values_list("kind", flat=True)) == {"D03", "D06", "D18", "D35", "D36"}


def test_numbers_go_on_where_the_mass_ended(mass: None) -> None:
    last = Project.objects.order_by("-number").values_list("number", flat=True)[0]
    scope = NumberSequence.objects.get(scope__startswith="project:").scope
    assert f"{draw(scope):04d}" > last[-4:]
    document = Document.objects.filter(kind="D06").select_related("project")[0]
    assert draw(f"doc:{document.project_id}:D06") == 2


def test_what_was_done_lies_in_stages_that_were_reached(mass: None) -> None:
    early = Project.objects.filter(state__in=PATH[:3])
    assert not ChecklistItem.objects.filter(project__in=early, stage="delivery").exclude(state="todo").exists()


def test_the_same_seed_makes_the_same_again(mass: None) -> None:
    first = list(Project.objects.order_by("pk").values_list("name_en", "state"))
    call_command("seed_bulk", projects=5, seed="a", force=True, verbosity=0)
    again = list(Project.objects.order_by("pk").values_list("name_en", "state"))
    assert again[: len(first)] == first and len(again) == len(first) + 5


@pytest.mark.django_db
def test_refused_where_debug_is_off() -> None:
    with pytest.raises(CommandError, match="DEBUG is off"):
        call_command("seed_bulk", projects=1)
    assert not Project.objects.exists()
