"""The columns of a plan as a table: what they are called in both languages and what their cells may say."""

import re
from datetime import date, datetime
from functools import cache
from math import ceil
from typing import Any

from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.exports import RISKY
from lifecycle.planning.imported import MOST_DAYS
from lifecycle.planning.links import KINDS, Kind, Link
from lifecycle.spreadsheets import Formula

# Its name in Chinese and in English, and what other programs and people call it.
COLUMNS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "n": ("序号", "No.", ("编号", "id", "#")),
    "phase": ("阶段", "Phase", ()),
    "phase_en": ("阶段（英文）", "Phase in English", ()),
    "what": ("事项", "Item", ("任务", "任务名称", "工作内容", "name", "task", "task name")),
    "what_en": ("事项（英文）", "Item in English", ()),
    "side": ("责任方", "Responsible side", ("负责方", "side")),
    "days": ("工作日", "Working days", ("工期", "duration", "days")),
    "start": ("开始", "Start", ("开始时间", "开始日期", "start date", "begin")),
    "due": ("完成", "Due", ("完成时间", "完成日期", "结束时间", "结束日期", "截止日期", "finish", "end", "due date")),
    "progress": ("进度 %", "Progress %", ("进度", "完成百分比", "progress", "% complete", "percent complete")),
    "who_vendor": ("乙方人员", "Vendor's people", ("资源名称", "负责人", "resource names")),
    "who_customer": ("甲方人员", "Customer's people", ()),
    "where": ("地点", "Where", ("place",)),
    "after": ("前置事项", "Waits for", ("前置任务", "predecessors")),
    "steps": ("步骤", "Steps", ()),
    "expected": ("预期结果", "Expected result", ()),
    "rollback": ("回退办法", "Fallback", ()),
    "ability": ("所需能力", "Ability needed", ()),
    "verification": ("验证方法", "Verification", ()),
    "strategy": ("策略", "Strategy", ("实施策略",)),
    "strategy_en": ("策略（英文）", "Strategy in English", ()),
}
SIDES = {"vendor": ("乙方", "Vendor"), "customer": ("甲方", "Customer"), "both": ("双方", "Both sides")}
SIDE_WORDS = {
    "我方": "vendor",
    "供方": "vendor",
    "us": "vendor",
    "客户": "customer",
    "客户方": "customer",
    "both": "both",
}
MILESTONES = ("里程碑", "milestone")
DAY_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d", "%d %b %Y", "%d %B %Y")
DAYS = re.compile(r"(\d+)(?:\.0+)?\s*(?:d|days?|工作日|个工作日|天|日)?\??", re.I)
PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*[%％]?")
LINK = re.compile(r"(\d{1,9})\s*(FS|SS|FF|SF)?\s*(?:([+\-])\s*(\d{1,6})\s*(?:d|days?|天|个工作日|工作日)?)?", re.I)


def heading(name: str) -> str:
    chinese, english, _others = COLUMNS[name]
    return f"{chinese} / {english}"


def plain(text: str) -> str:
    return " ".join(text.replace("*", " ").replace("／", "/").casefold().split())


@cache
def headings() -> dict[str, str]:
    """Everything that a column may be called → its name."""
    known: dict[str, str] = {}
    for name, (chinese, english, others) in COLUMNS.items():
        for word in (name, chinese, english, heading(name), *others):
            known.setdefault(plain(word), name)
    return known


@cache
def sides() -> dict[str, str]:
    return SIDE_WORDS | {
        plain(word): side
        for side, both in SIDES.items()
        for word in (side, *both, " / ".join(both))
    }  # fmt: skip


def value(name: str, cell: Any) -> Any:
    """What a cell says, or Refused in words that tell the person what to write instead."""
    if isinstance(cell, Formula):
        raise Refused(_("This is a formula. Write down what it shows."))
    text = unquoted(str(cell))
    if not text:
        if name == "what":
            raise Refused(_("This must not be empty."))
        return "" if name not in READERS else None
    return READERS[name](text) if name in READERS else text


def unquoted(text: str) -> str:
    """Without the apostrophe that an export puts before what looks like a formula."""
    return text[1:] if text[:1] == "'" and text[1:].lstrip(" \u3000\u00a0").startswith(RISKY) else text


def _number(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text) or not int(text):
        raise Refused(_("“%(what)s” is not a whole number from 1 on.") % {"what": text[:40]})
    return int(text)


def _side(text: str) -> str:
    if (side := sides().get(plain(text))) is None:
        words = ", ".join(" / ".join(both) for both in SIDES.values())
        raise Refused(_("“%(what)s” is none of: %(words)s.") % {"what": text[:40], "words": words})
    return side


def _days(text: str) -> int:
    if plain(text) in MILESTONES:
        return 0
    found = DAYS.fullmatch(text)
    if not found or int(found[1]) > MOST_DAYS:
        raise Refused(
            _("“%(what)s” is not a number of whole working days, 0 to %(n)d.") % {"what": text[:40], "n": MOST_DAYS}
        )
    return int(found[1])


def _day(text: str) -> date:
    """A date, or a date with time, in one of the ways that say which is the month."""
    day = re.sub(r"[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$", "", text).strip()
    for form in DAY_FORMS:
        try:
            return datetime.strptime(day, form).date()  # noqa: DTZ007 - a day is the same everywhere
        except ValueError:
            continue
    raise Refused(_("“%(what)s” is not a date. Write it like 2026-09-30.") % {"what": text[:40]})


def _progress(text: str) -> int:
    found = PERCENT.fullmatch(text)
    if not found or float(found[1]) > 100:
        raise Refused(_("“%(what)s” is not a percentage from 0 to 100.") % {"what": text[:40]})
    return ceil(float(found[1])) if 0 < float(found[1]) < 1 else int(float(found[1]))


def _after(text: str) -> tuple[Link, ...]:
    """Numbers of other items, as planning programs write them: 3, 4FS+2, 5SS; without letters FS is meant."""
    found = []
    for part in filter(None, (piece.strip() for piece in re.split(r"[;,，；、\n]", text))):
        link = LINK.fullmatch(part)
        if not link:
            raise Refused(
                _("“%(what)s” is not understood. Write numbers of items, like 3 or 4FS+2 or 5SS.")
                % {"what": part[:40]}
            )
        key, kind, sign, lag = link.groups()
        found.append(Link(str(int(key)), _kind(kind), int(f"{sign}{lag}") if lag else 0))
    return tuple(found)


def _kind(text: str | None) -> Kind:
    return next((kind for kind in KINDS if kind == (text or "").upper()), "FS")


def written(link: Link) -> str:
    """A link as a cell says it."""
    lag = f"{link.lag:+d}" if link.lag else ""
    return f"{link.key}{'' if link.kind == 'FS' and not lag else link.kind}{lag}"


READERS: dict[str, Any] = {
    "n": _number, "side": _side, "days": _days, "start": _day, "due": _day, "progress": _progress, "after": _after,
}  # fmt: skip
