"""Events: one HMAC chain per project, written with the change, refused by the database afterwards."""

from itertools import pairwise

import pytest
from django.db import DatabaseError, connection, transaction

from lifecycle.models import ChainHead, Event
from lifecycle.models.events import COMPANY, GENESIS
from tests.cast import make_project


def test_every_project_has_a_chain_of_its_own(cast):
    other = make_project(cast.sales, cast.customer, "另一个")
    for project in (cast.project, other):
        chain = list(Event.objects.filter(project=project).order_by("seq"))
        assert [event.seq for event in chain] == list(range(1, len(chain) + 1))
        assert chain[0].prev_hash == GENESIS
        for before, after in pairwise(chain):
            assert after.prev_hash == before.hash
        assert ChainHead.objects.get(chain=project.pk).hash == chain[-1].hash


def test_what_belongs_to_no_project_is_in_the_company_chain(cast):
    with transaction.atomic():
        event = Event.record("settings.revised", by=cast.admin, subject=cast.admin)
    assert event.chain == COMPANY and event.project is None


def test_the_hash_depends_on_a_key_that_the_database_does_not_hold(cast, settings):
    event = Event.objects.filter(project=cast.project).first()
    assert event.seal() == event.hash
    settings.EVENT_KEY = "another key"
    assert event.seal() != event.hash


@pytest.mark.parametrize("statement", ["UPDATE lifecycle_event SET verb = 'x'", "DELETE FROM lifecycle_event"])
def test_the_database_refuses_to_change_or_delete(cast, statement):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Event.objects.filter(verb="project.opened").exists()


def test_an_event_without_its_change_is_refused(cast, django_db_blocker):
    class Outside:
        in_atomic_block = False

    import lifecycle.models.events as events

    original = events.transaction.get_connection
    events.transaction.get_connection = lambda *a, **k: Outside()
    try:
        with pytest.raises(transaction.TransactionManagementError):
            Event.record("x", by=cast.admin, subject=cast.admin)
    finally:
        events.transaction.get_connection = original


def test_an_undone_change_leaves_no_event(cast):
    n = Event.objects.count()
    with pytest.raises(RuntimeError), transaction.atomic():
        Event.record("x", by=cast.admin, subject=cast.project)
        raise RuntimeError
    assert Event.objects.count() == n
    head = ChainHead.objects.get(chain=cast.project.pk)
    assert head.seq == Event.objects.filter(project=cast.project).count()
