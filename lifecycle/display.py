"""How values are written for people: money, days, moments, deadlines, initials.

Plain functions, so that list views can build ready strings; the template tags in `tl` call the same ones.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django.utils import timezone
from django.utils.dates import MONTHS_3
from django.utils.translation import get_language, gettext

NONE = "—"
SYMBOLS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "JPY": "JP¥", "TWD": "NT$", "SGD": "S$"}
SOON_DAYS = 3

# Largest first, so that the first one an amount reaches is the one it is written in.
SHORT_EN = ((Decimal(10**9), "B"), (Decimal(10**6), "M"), (Decimal(10**3), "K"))
SHORT_ZH = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))


def _chinese() -> bool:
    return (get_language() or "").startswith("zh")


def _decimal(amount: Any) -> Decimal | None:
    if amount is None or amount == "":
        return None
    try:
        value = Decimal(str(amount))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _sign(currency: str) -> str:
    if not currency:
        return ""
    return SYMBOLS.get(currency, f"{currency} ")


def money(amount: Any, currency: str = "CNY") -> str:
    """`¥1,280,000.00`; a dash where nothing is known."""
    value = _decimal(amount)
    if value is None:
        return NONE
    minus = "−" if value < 0 else ""
    return f"{minus}{_sign(currency)}{abs(value).quantize(Decimal('0.01'), ROUND_HALF_UP):,}"


def money_short(amount: Any, currency: str = "CNY") -> str:
    """Three significant figures for headings and cards: `¥1.28M`, in Chinese `¥128万`."""
    value = _decimal(amount)
    if value is None:
        return NONE
    minus = "−" if value < 0 else ""
    value = abs(value)
    for unit, word in SHORT_ZH if _chinese() else SHORT_EN:
        # Half a unit of the last shown figure below the step already rounds up to it: 999,950 is 1M, not 1000K.
        if value >= unit * Decimal("0.9995"):
            return f"{minus}{_sign(currency)}{_figures(value / unit)}{word}"
    return f"{minus}{_sign(currency)}{_figures(value)}"


def _figures(value: Decimal) -> str:
    places = 2 if value < 10 else 1 if value < 100 else 0
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _local(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def day(value: date | datetime | None) -> str:
    """`11 May`, with the year only when it isn't this one."""
    if not value:
        return NONE
    local = _local(value)
    return _written(local, with_year=local.year != timezone.localdate().year)


def day_full(value: date | datetime | None) -> str:
    """`11 May 2026`."""
    return _written(_local(value)) if value else NONE


def _written(value: date, *, with_year: bool = True) -> str:
    # Lists write hundreds of days: Django's own formats take ten times as long.
    if _chinese():
        return f"{value.year}年{value.month}月{value.day}日" if with_year else f"{value.month}月{value.day}日"
    words = f"{value.day} {MONTHS_3[value.month].title()}"
    return f"{words} {value.year}" if with_year else words


def moment(value: datetime | None) -> str:
    """`11 May 2026, 10:42` in the reader's time zone."""
    if not value:
        return NONE
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{_written(local)}{' ' if _chinese() else ', '}{local:%H:%M}"


def ago_text(value: datetime | date | None) -> str:
    """How long since, in the coarsest unit that still helps; a plain date after a week."""
    if not value:
        return NONE
    if not isinstance(value, datetime):
        days = (timezone.localdate() - value).days
        return gettext("today") if days == 0 else _days_ago(days, value)
    if timezone.is_naive(value):
        value = timezone.make_aware(value)
    minutes = int((timezone.now() - value).total_seconds() // 60)
    if -1 <= minutes < 1:
        return gettext("just now")
    if 0 < minutes < 60:
        return gettext("%(n)s min ago") % {"n": minutes}
    days = (timezone.localdate() - _local(value)).days
    if minutes > 0 and (days == 0 or minutes < 12 * 60):
        return gettext("%(n)s h ago") % {"n": minutes // 60}
    return _days_ago(days, value)


def _days_ago(days: int, value: date) -> str:
    if days == 1:
        return gettext("yesterday")
    if 1 < days <= 7:
        return gettext("%(n)s d ago") % {"n": days}
    return day(value)


def due_state(value: date | None, done: bool = False) -> tuple[str, str]:
    """Tone (`late`, `soon` or nothing) and words of a deadline, counted in calendar days from today."""
    if not value:
        return "", NONE
    text = day(value)
    left = (_local(value) - timezone.localdate()).days
    if done or left > SOON_DAYS:
        return "", text
    if left < 0:
        return "late", gettext("%(day)s · %(n)s d late") % {"day": text, "n": -left}
    if left == 0:
        return "soon", gettext("%(day)s · due today") % {"day": text}
    return "soon", gettext("%(day)s · due in %(n)s d") % {"day": text, "n": left}


def initials(name: Any) -> str:
    """Two letters for an avatar: `WL` for Wang Lei, the last two characters of a Chinese name."""
    words = str(name or "").split()
    if not words:
        return "?"
    if words[0][0] > "\u2e7f":
        return words[0][-2:]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
