"""One byte form of a document's data, so that its hash means the same everywhere."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical(data: dict[str, Any]) -> bytes:
    """UTF-8 JSON, keys sorted, no spaces, no NaN; raises ValueError for what JSON or UTF-8 cannot hold."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def digest(data: dict[str, Any]) -> str:
    """SHA-256 of the canonical form, in hex."""
    return hashlib.sha256(canonical(data)).hexdigest()
