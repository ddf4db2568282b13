"""What the code in the margin of a page says: which document, which version, which page of how many."""

import re
from typing import NamedTuple

_MARK = re.compile(r"https?://[^\s?#]{1,200}/v/([A-Z2-7]{10})\?v=([1-9]\d{0,3})&p=([1-9]\d{0,3})-([1-9]\d{0,3})")


class Mark(NamedTuple):
    code: str
    version: int
    page: int
    pages: int


def parse(text: str) -> Mark | None:
    """The mark in the text of a QR code; None for codes that are not the mark of a page of ours."""
    found = _MARK.fullmatch(text)
    return Mark(found[1], int(found[2]), int(found[3]), int(found[4])) if found else None
