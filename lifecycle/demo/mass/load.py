"""Makes the mass: people first, then projects in batches, each in one transaction."""

from collections.abc import Iterator
from datetime import date
from random import Random

from django.db import transaction

from lifecycle import hooks
from lifecycle.demo.bulk import BulkNames
from lifecycle.demo.mass import documents, events, items, people, projects
from lifecycle.demo.mass.batch import Batch
from lifecycle.demo.mass.rows import amend
from lifecycle.models import Project

SIZE = 200
FIGURES = (
    "total_items", "done_items", "oldest_due", "next_item", "open_promises", "red_promises", "waiting_on_customer_since",
    "collected_amount", "open_amount", "oldest_money_due",
)  # fmt: skip


def load(many: int, seed: str, today: date) -> Iterator[int]:
    """Add `many` projects to whatever is there; yields how many are made after each batch."""
    names = BulkNames(seed)
    # Keys of rows stay unique when the same seed is loaded on top of itself.
    run = f"{seed}/{Project.objects.count()}"
    with transaction.atomic():
        team = people.users(names)
        customers = people.customers(names, many, team["SM"][0])
        sample = documents.sample()
    for first in range(0, many, SIZE):
        batch = Batch(run, today, names, Random(f"{run}/{first}"), team, sample)  # noqa: S311
        with transaction.atomic():
            projects.make(batch, customers, first, min(SIZE, many - first))
            items.make(batch)
            hooks.call("mass", batch=batch)
            events.save(batch)
            amend((row.project for row in batch.rows), FIGURES)
        yield first + len(batch.rows)
