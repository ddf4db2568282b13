"""How values are written for people."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from lifecycle import display


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (Decimal(1280000), "CNY", "¥1,280,000.00"),
        ("1280000.005", "CNY", "¥1,280,000.01"),
        (0, "USD", "$0.00"),
        (-384, "EUR", "−€384.00"),
        (1, "CHF", "CHF 1.00"),
        (None, "CNY", "—"),
        ("", "CNY", "—"),
        ("rubbish", "CNY", "—"),
        ("NaN", "CNY", "—"),
    ],
)
def test_money(amount: object, currency: str, text: str) -> None:
    assert display.money(amount, currency) == text


@pytest.mark.parametrize(
    ("amount", "english", "chinese"),
    [
        (0, "¥0", "¥0"),
        (950, "¥950", "¥950"),
        (1280, "¥1.28K", "¥1,280"),
        (384000, "¥384K", "¥38.4万"),
        (999950, "¥1M", "¥100万"),
        (1280000, "¥1.28M", "¥128万"),
        (31200000, "¥31.2M", "¥3,120万"),
        (120000000, "¥120M", "¥1.2亿"),
        (-5100000, "−¥5.1M", "−¥510万"),
    ],
)
def test_short_money_counts_in_thousands_or_in_ten_thousands(amount: int, english: str, chinese: str) -> None:
    with translation.override("en"):
        assert display.money_short(amount) == english
    with translation.override("zh-hans"):
        assert display.money_short(amount) == chinese


def test_a_day_shows_its_year_only_when_it_is_another() -> None:
    this = timezone.localdate().year
    with translation.override("en"):
        assert display.day(date(this, 5, 11)) == "11 May"
        assert display.day(date(2019, 5, 11)) == "11 May 2019"
        assert display.day_full(date(2026, 5, 11)) == "11 May 2026"
        assert display.day(None) == "—"
    with translation.override("zh-hans"):
        assert display.day(date(this, 5, 11)) == "5月11日"
        assert display.day_full(date(2026, 5, 11)) == "2026年5月11日"


def test_moments_are_told_in_the_readers_zone() -> None:
    with translation.override("en"), timezone.override("Asia/Shanghai"):
        assert display.moment(datetime(2026, 9, 4, 18, 30, tzinfo=UTC)) == "5 Sep 2026, 02:30"


@pytest.mark.parametrize(
    ("days", "done", "tone", "words"),
    [
        (-4, False, "late", "4 d late"),
        (-4, True, "", ""),
        (0, False, "soon", "due today"),
        (2, False, "soon", "due in 2 d"),
        (30, False, "", ""),
    ],
)
def test_deadlines(days: int, done: bool, tone: str, words: str) -> None:
    with translation.override("en"):
        found, text = display.due_state(timezone.localdate() + timedelta(days=days), done)
    assert found == tone
    assert words in text


@pytest.mark.parametrize(
    ("back", "text"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=7), "7 min ago"),
        (timedelta(hours=2), "2 h ago"),
        (timedelta(days=3), "3 d ago"),
    ],
)
def test_ago(back: timedelta, text: str) -> None:
    with translation.override("en"):
        assert display.ago_text(timezone.now() - back) == text


def test_ago_of_a_day_and_of_long_ago() -> None:
    with translation.override("en"):
        assert display.ago_text(timezone.localdate()) == "today"
        assert display.ago_text(timezone.localdate() - timedelta(days=1)) == "yesterday"
        assert display.ago_text(datetime(2019, 5, 11, 4, tzinfo=UTC)) == "11 May 2019"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Wang Lei", "WL"), ("王磊", "王磊"), ("张大明", "大明"), ("anna", "A"), ("Ada B. Lovelace", "AL"), ("", "?")],
)
def test_initials(name: str, letters: str) -> None:
    assert display.initials(name) == letters
