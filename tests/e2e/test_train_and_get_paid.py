"""After-sales by browser, in Chinese and in English: twenty-four users are trained and tested, two departments start,
the trial run ends, the customer accepts with two things left to do, pays late, and the project is closed.

The trial run has begun; what lies before it is made through the product's verbs. `--chapter training` walks one chapter
of tests/e2e/months/story.py alone.
"""

from pathlib import Path

import pytest

from tests.e2e.months import story
from tests.e2e.weeks.clock import Weeks


def test_a_trial_run_becomes_a_paid_project(weeks: Weeks, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    story.walk_through(weeks, tmp_path, only=request.config.getoption("--chapter", default=""))
