"""The three requirements of a research log: a complete header, structured entries, a follow-up for each unclear point."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Lack:
    """Something without which a log is not final, and the form field that mends it."""

    text: str
    field: str


def lacks(log: Any) -> list[Lack]:
    """What a final log still needs, in the order of its form."""
    found = []
    header = (
        ("place", _("the place"), log.place),
        ("purpose", _("the purpose"), log.purpose),
        ("hours", _("the hours"), log.hours),
        ("process", _("what was gone through"), log.process),
        ("our_people", _("our people"), log.our_people.exists()),
        ("contacts", _("the people of the customer"), log.contacts.exists() or log.other_people.strip()),
    )
    for field, what, value in header:
        if not (value.strip() if isinstance(value, str) else value):
            found.append(Lack(_("Missing in the header: %(what)s") % {"what": what}, field))
    entries = [entry for entry in log.entries.all() if entry.kind != "idea"]  # as the form has them
    if not entries:
        found.append(Lack(_("Nothing of what was heard is written down yet"), "entries-0-text"))
    for n, entry in enumerate(entries):
        for field, what in entry.lacks():
            found.append(Lack(_("Entry %(n)d lacks %(what)s") % {"n": n + 1, "what": what}, f"entries-{n}-{field}"))
    return found
