"""The official calendar without a table to read it from."""

from datetime import date, timedelta

import pytest

from lifecycle.models import calendar

FIRST, YEARS = date(2025, 1, 1), 2


@pytest.fixture(scope="session")
def official_days() -> dict[date, bool]:
    days = (FIRST + timedelta(days=n) for n in range(YEARS * 365))
    return {day: facts["working"] for day in days if (facts := calendar._official_day(day))}


@pytest.fixture
def official_calendar(official_days: dict[date, bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar._exceptions, "get", lambda: official_days)
