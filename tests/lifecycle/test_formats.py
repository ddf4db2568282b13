"""Dates and numbers as people write them."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.forms import DateField
from django.template import Context, Template
from django.utils import translation
from django.utils.formats import date_format

DAY = date(2026, 9, 5)


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "DATE_FORMAT", "5 Sep 2026"),
        ("zh-hans", "DATE_FORMAT", "2026年9月5日"),
        ("en", "MONTH_DAY_FORMAT", "5 Sep"),
        ("zh-hans", "MONTH_DAY_FORMAT", "9月5日"),
        ("en", "DATETIME_FORMAT", "5 Sep 2026, 14:30"),
        ("zh-hans", "DATETIME_FORMAT", "2026年9月5日 14:30"),
    ],
)
def test_dates(language: str, name: str, text: str) -> None:
    with translation.override(language):
        assert date_format(datetime(2026, 9, 5, 14, 30), name) == text


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_money_is_grouped_by_thousands(language: str) -> None:
    with translation.override(language):
        assert Template("{{ n }}").render(Context({"n": Decimal("1280000.00")})) == "1,280,000.00"


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "2026-09-05"), ("zh-hans", "2026-09-05"), ("zh-hans", "2026年9月5日"), ("en", "5 Sep 2026")],
)
def test_dates_are_read_back(language: str, text: str) -> None:
    with translation.override(language):
        assert DateField().clean(text) == DAY


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_date_inputs_hold_what_browsers_understand(language: str) -> None:
    with translation.override(language):
        assert 'value="2026-09-05"' in str(DateField().widget.render("day", DAY))
