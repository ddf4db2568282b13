"""Friendly findings: what experience would have us look at again, where it stands, and what to do. None of them blocks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """`code`: the taboo (lifecycle/taboos.py) or rule that it comes from; `url`: where it is mended.

    `needed`: a later step will ask for it, so it is more than advice.
    """

    code: str
    text: str
    url: str = ""
    needed: bool = False

    @property
    def severity(self) -> str:
        return "needed" if self.needed else "friendly"
