"""Why a PDF was not made. All are refusals: nothing was written, and the message is for the person who asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from ..errors import Refused


class RenderFailed(Refused):
    """The renderer died, ran out of time or memory, or answered with an error; `detail` is for the log alone."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(_("The PDF could not be made. Nothing was changed. Try again, or make the texts shorter."))
        self.detail = detail

    def __repr__(self) -> str:
        return f"RenderFailed({self.detail!r})"


class TooLarge(Refused):
    """The data is beyond what a document may hold."""


class TooManyPages(TooLarge):
    """Laid out, it is longer than a document may be."""

    def __init__(self, pages: int, most: int) -> None:
        text = _("This would be a document of %(pages)d pages; %(most)d are the most. Please split it.")
        super().__init__(text % {"pages": pages, "most": most})


class MissingGlyphs(Refused):
    """The fonts have no picture for these characters."""

    def __init__(self, chars: Iterable[str]) -> None:
        self.chars = sorted(set(chars))
        named = ", ".join(_name(char) for char in self.chars[:12])
        super().__init__(
            _("These characters cannot be printed: %(characters)s. Please replace them.") % {"characters": named}
        )


class UnknownSlot(Refused):
    """The PDF has no such place for a signature."""

    def __init__(self, slot: str) -> None:
        super().__init__(_("This document has no place for that signature."))
        self.slot = slot


class SlotTaken(Refused):
    """The place already shows or holds a signature."""

    def __init__(self, slot: str) -> None:
        super().__init__(_("This place has already been signed."))
        self.slot = slot


class BadStrokes(Refused):
    """The drawn signature is not a drawing that we accept."""


def _name(char: str) -> str:
    code = f"U+{ord(char):04X}"
    visible = unicodedata.category(char)[0] not in "CZM"
    return f"{char} ({code})" if visible else code
