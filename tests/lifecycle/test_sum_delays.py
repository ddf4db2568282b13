"""Whatever is noted, signed, unsigned or withdrawn in whatever order: the ledger by side is the slip that stands."""

from types import SimpleNamespace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lifecycle.delayledger import ledger
from lifecycle.errors import Refused
from lifecycle.models import DelayEntry
from tests.lifecycle.sitework import make_delay

ACTS = st.lists(
    st.tuples(
        st.sampled_from(["note", "note", "sign", "fall", "withdraw"]),
        st.integers(0, 9),
        st.integers(1, 60),
        st.sampled_from(DelayEntry.Side.values),
    ),
    max_size=12,
)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_the_sides_sum_to_the_slip(cast: SimpleNamespace, acts: list[tuple[str, int, int, str]]) -> None:
    point = transaction.savepoint()
    told: dict[int, list] = {}  # what was done, written down apart: side, days, agreed
    try:
        for act, n, days, side in acts:
            if act == "note":
                told[make_delay(cast, days=days, side=side).pk] = [side, days, False]
            elif told:
                do(cast, told, act, sorted(told)[n % len(told)])
            found = ledger(cast.project)
            assert sum(row.days for row in found.sides) == sum(row[1] for row in told.values()) == found.days
            assert found.agreed == sum(row[1] for row in told.values() if row[2])
            for row in found.sides:
                assert row.days == sum(known[1] for known in told.values() if known[0] == row.key)
    finally:
        transaction.savepoint_rollback(point)


def do(cast: SimpleNamespace, told: dict[int, list], act: str, pk: int) -> None:
    entry = DelayEntry.objects.select_related("project").get(pk=pk)
    if act == "sign":
        if not entry.agreed:
            entry._agree(cast.pm)
        told[pk][2] = True
    elif act == "fall":
        if entry.agreed:
            entry.shift(entry.State.OURS, by=cast.pm, verb="delay.disagreed", agreed_on=None)
        told[pk][2] = False
    elif told[pk][2]:
        with pytest.raises(Refused), transaction.atomic():
            entry.take_back(by=cast.pm, reason="重复")
    else:
        entry.take_back(by=cast.pm, reason="重复")
        del told[pk]
