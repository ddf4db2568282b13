"""Today names rollouts that wait, to whoever leads them alone; the gate judges manuals by the records."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from aftersales.gates.manuals import manuals_complete
from aftersales.models import Rollout, RolloutUnit, TrainingMaterial
from aftersales.rolloutpages import today
from lifecycle.models import BusinessProcess, ChecklistItem, Project
from tests.aftersales.rollouts import a_rollout, rolling
from tests.aftersales.training_feedback import a_material
from tests.cast import put_in_state
from tests.lifecycle.backbone import make_process
from tests.lifecycle.keyusers.chosen import trained

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "aftersales")
    return cast


def told(person: Any) -> list[str]:
    return [row["note"] for *_head, rows in today(person, Project.objects.all()) for row in rows]


def test_preconditions_that_are_not_met_wait_for_whoever_leads_it(cast: SimpleNamespace) -> None:
    row = a_rollout(cast)
    Rollout.objects.update(our_lead=cast.implementation)
    assert told(cast.implementation) == ["4 preconditions are not met"]
    assert told(cast.pm) == []
    RolloutUnit.objects.update(
        planned_from=timezone.localdate() + 60 * DAY, planned_until=timezone.localdate() + 70 * DAY
    )
    assert told(cast.implementation) == []  # far ahead
    Rollout.objects.filter(pk=row.pk).update(our_lead=None)
    RolloutUnit.objects.update(planned_from=timezone.localdate())
    assert told(cast.pm) == ["4 preconditions are not met"]


def test_units_that_are_to_start_or_are_late_wait(cast: SimpleNamespace, django_assert_num_queries: Any) -> None:
    rolling(cast)
    Rollout.objects.update(our_lead=cast.implementation)
    assert told(cast.implementation) == ["2 units are to start"]
    first = RolloutUnit.objects.order_by("order").first()
    assert first is not None
    past = timezone.localdate() - 3 * DAY
    RolloutUnit.objects.filter(pk=first.pk).update(state="rolling", planned_from=past - DAY, planned_until=past)
    assert told(cast.implementation) == ["1 unit is late; 1 unit is to start"]
    with django_assert_num_queries(1):
        assert len(told(cast.implementation)) == 1
    RolloutUnit.objects.update(state="reached")
    assert told(cast.implementation) == ["every unit is reached or put off: end it"]
    Rollout.objects.update(state="done")
    assert told(cast.implementation) == []


def test_manuals_are_judged_by_what_is_published_and_who_is_trained(cast: SimpleNamespace) -> None:
    make_process(cast)
    BusinessProcess.objects.update(is_key=True)
    process = BusinessProcess.objects.get()
    answer = manuals_complete(cast.project)
    assert not answer.met and f"?process={process.number}&kind=manual" in answer.url
    manual = TrainingMaterial(
        project=cast.project, material_kind="manual", title="手册", process=process, address="https://x.example/"
    )
    manual.put(by=cast.implementation, read_version=None)
    assert not manuals_complete(cast.project).met  # a draft
    TrainingMaterial.objects.update(state="final")
    answer = manuals_complete(cast.project)
    assert not answer.met and "trained key user" in answer.detail
    trained(cast, "周敏")
    assert manuals_complete(cast.project).met


def test_without_processes_or_with_the_item_ended_the_checklist_counts(cast: SimpleNamespace) -> None:
    assert not manuals_complete(cast.project).met
    item = ChecklistItem.objects.get(project=cast.project, code="S2-16")
    assert manuals_complete(cast.project).url == item.get_absolute_url()
    make_process(cast)
    item.skip(by=cast.pm, reason_code="OTHER", note="客户自编手册")
    assert manuals_complete(cast.project).met


def test_the_finished_item_stands_for_the_manuals_and_not_for_the_people(cast: SimpleNamespace) -> None:
    a_material(cast, process=make_process(cast, is_key=True), upto="final")
    item = ChecklistItem.objects.get(project=cast.project, code="S2-16")
    assert not item.is_open  # the last manual ended it
    answer = manuals_complete(cast.project)
    assert not answer.met and "trained key user" in answer.detail
    trained(cast, "周敏")
    assert manuals_complete(cast.project).met
