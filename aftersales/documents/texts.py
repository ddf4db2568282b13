"""What both kinds of documents need: pairs of texts, dates and shares as documents freeze them."""

from decimal import Decimal
from typing import Any

from lifecycle.text import EN, ZH

Text = dict[str, str]
EMPTY: Text = {ZH: "", EN: ""}


def iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def percent(value: Decimal) -> str:
    return f"{value.normalize():f}"
