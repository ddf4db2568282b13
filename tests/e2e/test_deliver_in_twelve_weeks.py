"""A delivery of twelve weeks by browser, in Chinese and in English: a kickoff that is put off, three rounds of research,
a plan in which what was agreed must not get lost, a change, a delay that is disputed, and the gate to go live, which
is red exactly where it should be until the trial run is agreed.

How time passes stands in tests/e2e/weeks/clock.py. What lies before the hand-over is made through the product's verbs.
"""

from tests.e2e.weeks import story
from tests.e2e.weeks.clock import Weeks


def test_twelve_weeks_of_delivery(weeks: Weeks) -> None:
    for chapter in story.CHAPTERS:
        chapter(weeks)
