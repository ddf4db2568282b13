"""Walks whose clock is set forward between their steps."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Page

from tests.e2e.weeks.clock import FIRST_MONDAY, Weeks


@pytest.fixture
def clock() -> Iterator[Any]:
    """Before any other fixture: what they make is of that day too."""
    with time_machine.travel(FIRST_MONDAY, tick=True) as clock:
        yield clock


@pytest.fixture
def weeks(
    clock: Any, transactional_db: None, open_page: Callable[..., Page], axe: Any, request: Any
) -> Iterator[Weeks]:
    """Somebody's weeks, in the language that the test is given; what the audits found is told at the end."""
    weeks = Weeks(open_page, axe, request.param)
    weeks.clock = clock
    yield weeks
    if weeks.faults:
        pytest.fail("\n".join(weeks.faults), pytrace=False)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Walks take minutes: they are Chinese on the one database, English on the other. .ci/run walks in both."""
    language = "en" if metafunc.config.getoption("--another-database") else "zh-hans"
    for walk in {"walk", "weeks"} & set(metafunc.fixturenames):
        metafunc.parametrize(walk, [language], indirect=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Known only where pytest is given a path in this folder."""
    parser.addoption("--chapter", default="", help="walk only this chapter by pages; what lies before it is made")
