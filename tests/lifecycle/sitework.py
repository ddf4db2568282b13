"""Meetings, memos and delays for tests."""

from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from lifecycle.models import DelayEntry


def make_delay(cast: SimpleNamespace, **facts: Any) -> DelayEntry:
    facts = {
        "days": 3, "cause": "机房未交付", "cause_en": "The server room was not handed over", "side": "customer",
        "from_day": timezone.localdate(), "source": None,
    } | facts  # fmt: skip
    return DelayEntry.note(cast.project, by=cast.pm, **facts)
