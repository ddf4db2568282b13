"""Tags of the PDF templates. A document speaks Chinese, English or both at once, whoever prints it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from lifecycle.pdf import capitals, prose, words
from lifecycle.planning import paper
from lifecycle.qrcodes import svg

register = template.Library()

SYMBOLS = {"CNY": "¥", "USD": "US$", "EUR": "€", "GBP": "£", "HKD": "HK$", "JPY": "JP¥"}
EMPTY = "—"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@register.simple_tag(takes_context=True)
def say(context: template.Context, text: Any, inline: bool = False) -> SafeString:
    """A text of the data: a pair or a plain value. Both languages: Chinese, and English beneath (or beside) it."""
    chinese, english = _pair(text)
    return _show(context["language"], chinese, english, inline) + _gap(context, chinese, english)


@register.simple_tag(takes_context=True)
def label(context: template.Context, chinese: str, english: str, inline: bool = True) -> SafeString:
    """A fixed text of the template."""
    return _show(context["language"], chinese, english, inline)


@register.simple_tag(takes_context=True)
def short(context: template.Context, text: Any) -> str:
    """The document's first language alone, where there is room for one."""
    chinese, english = _pair(text)
    return (english or chinese) if context["language"] == "en" else (chinese or english)


@register.simple_tag(takes_context=True)
def plain_label(context: template.Context, chinese: str, english: str) -> str:
    """A fixed text without markup."""
    return plain(context, {"zh": chinese, "en": english})


@register.simple_tag(takes_context=True)
def word(context: template.Context, code: Any, kind: str, inline: bool = True) -> SafeString:
    """The words for a code; a code without words is a mistake, never printed raw."""
    chinese, english = words.SETS[kind][code]
    return _show(context["language"], chinese, english, inline)


@register.simple_tag(takes_context=True)
def plain(context: template.Context, text: Any) -> str:
    """Without markup, for the document's title and its running heads."""
    chinese, english = _pair(text)
    match context["language"]:
        case "zh":
            return chinese or english
        case "en":
            return english or chinese
    return " ".join(dict.fromkeys(part for part in (chinese, english) if part))


@register.simple_tag(takes_context=True)
def markdown(context: template.Context, text: Any) -> SafeString:
    """A long text; both languages: the whole Chinese text, then the whole English one."""
    chinese, english = _pair(text)
    language = context["language"]
    if language == "both" and chinese and english and chinese != english:
        quiet = format_html('<div class="en" lang="en">{}</div>', mark_safe(prose.prose(english)))  # noqa: S308
        return mark_safe(prose.prose(chinese)) + quiet  # noqa: S308 - cleaned by nh3 in prose()
    chosen = (english or chinese) if language == "en" else (chinese or english)
    return mark_safe(prose.prose(chosen)) + _gap(context, chinese, english)  # noqa: S308


@register.simple_tag(takes_context=True)
def qr(context: template.Context, address: str, chinese: str, english: str) -> SafeString:
    """A QR code of an address, said in words for readers."""
    return svg(address, plain_label(context, chinese, english))


@register.simple_tag(takes_context=True)
def plan_sheets(context: template.Context, chart: dict[str, Any] | None) -> list[SafeString]:
    """The picture of a plan, one SVG a sheet."""
    return paper.sheets(chart, context["language"]) if chart else []


@register.filter
def money(amount: dict[str, str] | None) -> str:
    """¥1,280,000.00"""
    if not amount:
        return EMPTY
    value = Decimal(amount["amount"]).quantize(Decimal("0.01"), ROUND_HALF_UP)
    currency = amount.get("currency") or "CNY"
    sign = "-" if value < 0 else ""
    return f"{sign}{SYMBOLS.get(currency, currency + ' ')}{abs(value):,.2f}"


@register.filter
def capital(amount: dict[str, str] | None) -> str:
    """大写金额 of an amount in yuan, as Chinese letters about money write it beside the figures; else nothing."""
    if not amount or amount.get("currency", "CNY") != "CNY":
        return ""
    return capitals.capital(Decimal(amount["amount"]))


@register.filter
def day(date: str | None) -> str:
    """2026-09-05, also of a date with time."""
    return str(date)[:10] if date else EMPTY


@register.filter
def clock(moment: str | None) -> str:
    """2026-09-05 09:30 of an ISO date and time, as local to the place as it was written."""
    if not moment:
        return EMPTY
    text = str(moment)
    return f"{text[:10]} {text[11:16]}".strip()


@register.filter
def instant(moment: str | None) -> str:
    """2026-09-05 09:30:12 +08:00, for what is evidence."""
    if not moment:
        return EMPTY
    text = str(moment)
    return f"{text[:10]} {text[11:19]} {text[19:].replace('Z', '+00:00')}".strip()


@register.simple_tag(takes_context=True)
def long_day(context: template.Context, date: str | None) -> SafeString:
    """2026 年 9 月 5 日 · 5 September 2026"""
    if not date:
        return SafeString(EMPTY)
    year, month, number = (int(part) for part in str(date)[:10].split("-"))
    return _show(
        context["language"], f"{year} 年 {month} 月 {number} 日", f"{number} {MONTHS[month - 1]} {year}", True
    )


@register.filter
def count(rows: list[dict[str, Any]] | None, condition: str) -> int:
    """How many rows have field=value: {{ items|count:"result=passed" }}."""
    field, value = condition.split("=")
    return sum(1 for row in rows or [] if str(row.get(field)) == value)


@register.filter
def days_by_side(delays: list[dict[str, Any]] | None) -> list[tuple[str, int]]:
    """Total days of each side, the largest first."""
    totals: dict[str, int] = {}
    for row in delays or []:
        totals[row["side"]] = totals.get(row["side"], 0) + int(row["days"])
    return sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))


@register.filter
def total_days(delays: list[dict[str, Any]] | None) -> int:
    """Days of all sides together."""
    return sum(int(row["days"]) for row in delays or [])


@register.filter
def crowded(slot: dict[str, Any]) -> bool:
    """Whether the words of a signature block need smaller letters to stay above the place for the signature."""
    words_in_slot = "".join("".join(_pair(slot.get(key))) for key in ("role", "name", "title"))
    room = 90 if slot.get("seal") else 150
    return sum(2 if ord(char) > 0x2E7F else 1 for char in words_in_slot) > room


@register.filter
def in_pairs(rows: list[Any] | None) -> list[list[Any]]:
    """Two by two, so that two signature blocks stand side by side and never part."""
    rows = rows or []
    return [rows[at : at + 2] for at in range(0, len(rows), 2)]


def _pair(text: Any) -> tuple[str, str]:
    if isinstance(text, dict):
        return str(text.get("zh") or ""), str(text.get("en") or "")
    plain_text = "" if text is None else str(text)
    return plain_text, plain_text


def _gap(context: template.Context, chinese: str, english: str) -> SafeString:
    """In the draft of a bilingual document, a mark where a text has no twin."""
    if not context.get("gaps") or bool(chinese.strip()) == bool(english.strip()):
        return SafeString("")
    missing = "缺英文 English missing" if chinese.strip() else "缺中文 Chinese missing"
    return format_html(' <span class="gap">〔{}〕</span>', missing)


def _show(language: str, chinese: str, english: str, inline: bool) -> SafeString:
    if language == "en":
        return _lines(english or chinese)
    if language == "both" and chinese and english and chinese != english:
        # A line break and not a block: the tagger allows only inline boxes inside list items.
        gap = SafeString(" " if inline else "<br>")
        return format_html('{}{}<span class="en" lang="en">{}</span>', _lines(chinese), gap, _lines(english))
    if chinese:
        return _lines(chinese)
    return format_html('<span lang="en">{}</span>', _lines(english)) if english else SafeString("")


def _lines(text: str) -> SafeString:
    return SafeString("<br>".join(conditional_escape(line) for line in text.splitlines()))
