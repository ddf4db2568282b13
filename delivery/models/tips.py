"""What makes a kickoff good: the six tips, and the three things that everybody must know after it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from delivery.models.kickoffs import Kickoff


@dataclass(frozen=True)
class Tip:
    title: Any
    met: bool
    lacking: str  # what is missing, in words; empty when met


def tips(kickoff: "Kickoff") -> list[Tip]:
    """The moment, the preparatory meeting, executives, speeches, the venue and an agenda with times; then the roster, the
    rules and who gets to know. An internal one needs our side only."""
    sides = kickoff.sides
    attendees, speeches = list(kickoff.attendees.all()), list(kickoff.speeches.all())
    names = {"customer": _("the customer"), "vendor": _("our side")}

    def by_side(having: set[str], text: str) -> str:
        lacking = [names[side] for side in sides if side not in having]
        return text % {"sides": _(" and ").join(lacking)} if lacking else ""

    executives = {row.side for row in attendees if row.is_executive and row.confirmed}
    drafted = {speech.side for speech in speeches if speech.draft.strip()}
    rows = [
        (_("The moment is chosen"), "" if kickoff.at else _("the time")),
        (_("A preparatory meeting was held"), _preparatory(kickoff)),
        (_("Executives have confirmed"), by_side(executives, _("a confirmed executive of %(sides)s"))),
        (_("Speeches are designed"), by_side(drafted, _("a speech of %(sides)s with its draft"))),
        (_("The venue is chosen"), "" if kickoff.place.strip() else _("the place")),
        (_("The agenda has times"), _agenda(kickoff)),
        (
            _("The roster is complete"),
            by_side({row.side for row in attendees}, _("people of %(sides)s on the roster")),
        ),
        (_("Working rules are written"), "" if kickoff.working_rules.strip() else _("the working rules")),
        (
            _("It is clear who gets to know of it"),
            ""
            if not kickoff.with_customer or kickoff.readers.exists()
            else _("the departments that the project touches"),
        ),
    ]
    return [Tip(title, not lacking, lacking) for title, lacking in rows]


def _preparatory(kickoff: "Kickoff") -> str:
    """Held, with minutes; or a reason why there is none."""
    meeting = kickoff.prep_meeting
    if kickoff.prep_notes.strip():
        return ""
    if meeting is None:
        return _("a preparatory meeting, or why there is none")
    if not meeting.was_held:
        return _("the preparatory meeting is not held yet")
    return "" if meeting.minutes.strip() else _("the minutes of the preparatory meeting")


def _agenda(kickoff: "Kickoff") -> str:
    rows = list(kickoff.agenda.all())
    if not rows:
        return _("the agenda")
    open_ended = [row for row in rows if not row.minutes]
    return _("how long each point of the agenda takes") if open_ended else ""
