"""Two transactions that wait for each other: PostgreSQL ends one of them. Its verb did nothing and is simply run again."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, transaction

Answer = TypeVar("Answer")

TIMES = 3
# deadlock detected, serialisation failure
AGAIN = {"40P01", "40001"}


def again(act: Callable[[], Answer]) -> Answer:
    """Run a verb that writes all or nothing, once more where the database had to break a tie."""
    left = TIMES
    while True:
        left -= 1
        try:
            return act()
        except OperationalError as error:
            code = getattr(error.__cause__, "pgcode", None)
            if code not in AGAIN or not left or transaction.get_connection().in_atomic_block:
                raise
            time.sleep(0.05 * (TIMES - left))
