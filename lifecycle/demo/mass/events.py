"""What happened in a mass of projects, as valid chains."""

import json

from lifecycle.demo.mass.batch import Batch, Row
from lifecycle.demo.mass.rows import insert
from lifecycle.models import ChainHead, Event, NumberSequence
from lifecycle.models.events import GENESIS, canonical, subject_key


def save(batch: Batch) -> None:
    events, heads = [], []
    for row in batch.rows:
        chain = _chain(row)
        events += chain
        last = chain[-1]
        heads.append(ChainHead(chain=last.chain, seq=last.seq, hash=last.hash))
    insert(events)
    insert(heads)
    numbers = [NumberSequence(scope=scope, last=n) for row in batch.rows for scope, n in row.numbers.items()]
    insert(numbers)


def _chain(row: Row) -> list[Event]:
    chain, before = [], GENESIS
    for seq, told in enumerate(sorted(row.happened, key=lambda told: told.at), 1):
        event = Event(
            project_id=row.project.pk, chain=row.project.pk, seq=seq, at=told.at, actor_id=told.by.pk, actor_name=told.by.name,
            verb=told.verb, subject_kind=subject_key(told.subject), subject_id=told.subject.pk, subject_label=told.label,
            data=json.loads(canonical(told.data)), prev_hash=before,
        )  # fmt: skip
        before = event.hash = event.seal()
        chain.append(event)
    return chain
