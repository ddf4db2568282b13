"""Heads of the event chains, written outside the database: they show a chain that was cut short or written anew.

One line a head in ANCHOR_DIR/heads-YYYY-MM.jsonl. Whoever copies that folder elsewhere, even now and then, can prove
what the database said on that day.
"""

import json
import logging
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache

log = logging.getLogger(__name__)

FAILED = "anchors-failed"
KEPT_SECONDS = 7 * 24 * 3600


def write(heads: list[tuple[int, int, str]]) -> bool:
    """Append heads as (chain, seq, hash). A full or missing disk is logged and shown, and stops nobody's work."""
    moment = datetime.now(UTC)
    lines = [
        json.dumps({"at": moment.isoformat(timespec="seconds"), "chain": chain, "seq": seq, "hash": digest})
        for chain, seq, digest in heads
    ]
    try:
        _append(Path(settings.ANCHOR_DIR), moment, "".join(f"{line}\n" for line in lines).encode())
    except OSError as error:
        log.error("anchors not written: %s", error)
        cache.set(FAILED, f"{moment:%Y-%m-%d %H:%M} UTC: {error.strerror or error}", KEPT_SECONDS)
        return False
    if cache.get(FAILED):
        cache.delete(FAILED)
    return True


def problem() -> str:
    """When and why the last writing failed; empty when all is well."""
    return str(cache.get(FAILED) or "")


def write_all() -> int:
    """The heads of all chains, once a day; returns how many, or raises OSError."""
    from lifecycle.models.events import ChainHead

    heads = list(ChainHead.objects.filter(seq__gt=0).order_by("chain").values_list("chain", "seq", "hash"))
    if heads and not write(heads):
        raise OSError(problem())
    return len(heads)


def read() -> Iterator[dict[str, Any]]:
    """Every anchor that was ever written, oldest file first; a line that is no anchor comes as {"broken": …}."""
    folder = Path(settings.ANCHOR_DIR)
    for path in sorted(folder.glob("heads-*.jsonl")):
        for n, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            try:
                row = json.loads(line)
                yield {
                    "chain": int(row["chain"]),
                    "seq": int(row["seq"]),
                    "hash": str(row["hash"]),
                    "at": str(row["at"]),
                }
            except (ValueError, KeyError, TypeError):
                yield {"broken": f"{path.name}:{n}"}


def written_on(day: Any) -> bool:
    """Has the daily round been made on that day?"""
    return _stamp().exists() and _stamp().read_text().strip() == day.isoformat()


def note_daily(day: Any) -> None:
    _stamp().parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    _stamp().write_text(day.isoformat())


def _stamp() -> Path:
    return Path(settings.ANCHOR_DIR) / "daily"


def _append(folder: Path, moment: datetime, content: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    path = folder / f"heads-{moment:%Y-%m}.jsonl"
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
    try:
        # one write for all lines: lines of two processes never mix
        os.write(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)
