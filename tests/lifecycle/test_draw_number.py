"""Numbers: no gap, no double, also when many draw at once and some give up."""

import threading

import pytest
from django.db import connection, transaction

from lifecycle.models import NumberSequence
from lifecycle.models.numbers import draw


def test_scopes_count_by_themselves(db):
    with transaction.atomic():
        assert [draw("a"), draw("a"), draw("b")] == [1, 2, 1]


def test_an_undone_transaction_leaves_no_gap(db):
    with pytest.raises(RuntimeError), transaction.atomic():
        assert draw("a") == 1
        raise RuntimeError
    with transaction.atomic():
        assert draw("a") == 1


@pytest.mark.django_db(transaction=True)
def test_a_draw_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        draw("a")
    assert not NumberSequence.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_parallel_draws_are_gapless_although_every_fifth_gives_up():
    drawn, given_up, lock = [], [], threading.Lock()

    def work(worker: int) -> None:
        try:
            for i in range(25):
                try:
                    with transaction.atomic():
                        n = draw("parallel")
                        if (worker + i) % 5 == 0:
                            raise RuntimeError
                    with lock:
                        drawn.append(n)
                except RuntimeError:
                    with lock:
                        given_up.append(1)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(given_up) == 40  # the floor of what the test must have exercised
    assert sorted(drawn) == list(range(1, 161))
