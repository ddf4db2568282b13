"""What the picture of a plan shows: bars in rows, by phase, and the words around them in the reader's language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lifecycle.planning.links import Link

Side = Literal["vendor", "customer", "both"]
WORDS = {
    "item": ("事项", "Item"),
    "vendor": ("乙方", "Vendor"),
    "customer": ("甲方", "Customer"),
    "both": ("双方", "Both sides"),
    "critical": ("关键路径", "Critical path"),
    "progress": ("完成进度", "Progress"),
    "milestone": ("里程碑", "Milestone"),
    "baseline": ("基线日期", "Baseline date"),
    "done": ("实际完成", "Actually done"),
    "late": ("逾期", "Overdue"),
    "wait": ("前后依赖", "Waits for"),
    "off": ("非工作日", "Free days"),
    "today": ("今天", "Today"),
    "chart": ("计划横道图", "Timeline of the plan"),
    "empty": ("计划中尚无事项。", "The plan has no items yet."),
}


@dataclass(frozen=True)
class Bar:
    """An item as it is drawn. `after` names bars by their keys, or tells the kind of link as well."""

    key: str
    label: str
    side: Side
    start: date
    due: date
    actual_end: date | None = None
    baseline_due: date | None = None
    progress: int = 0
    critical: bool = False
    group: str = ""
    after: tuple[str | Link, ...] = ()
    milestone: bool = False

    def links(self) -> Iterator[Link]:
        for link in self.after:
            yield link if isinstance(link, Link) else Link(link)

    @property
    def moved(self) -> date | None:
        """The date of the baseline, where it is another one than today's."""
        return self.baseline_due if self.baseline_due != self.due else None

    def late(self, today: date | None) -> bool:
        return bool(today and not self.actual_end and self.due < today)


@dataclass(frozen=True)
class Row:
    """A line of the picture: a bar with its number in the plan, or the head of a phase with all its bars."""

    top: float
    height: float
    number: int = 0
    bar: Bar | None = None
    phase: str = ""
    bars: tuple[Bar, ...] = ()

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def tongue(language: str) -> str:
    """zh, en, or both at once."""
    return "both" if language == "both" else "en" if language.lower().startswith("en") else "zh"


def word(key: str, language: str) -> str:
    chinese, english = WORDS[key]
    return {"zh": chinese, "en": english}.get(language, f"{chinese} {english}")


def phases(bars: Sequence[Bar]) -> list[tuple[str, tuple[Bar, ...]]]:
    """Bars one after the other that belong to the same phase."""
    found: list[tuple[str, list[Bar]]] = []
    for bar in bars:
        if not found or found[-1][0] != bar.group:
            found.append((bar.group, []))
        found[-1][1].append(bar)
    return [(group, tuple(inside)) for group, inside in found]


def span(bars: Sequence[Bar], today: date | None) -> tuple[date, date]:
    """The first and the last day that matter. A today that is far away doesn't: a line in the desert tells nothing."""
    days = [day for bar in bars for day in (bar.start, bar.due, bar.actual_end, bar.baseline_due) if day]
    first, last = min(days), max(days)
    if today and abs((today - max(first, min(today, last))).days) <= max(30, (last - first).days // 3):
        first, last = min(first, today), max(last, today)
    return first, last


def summary(bars: Sequence[Bar], language: str) -> str:
    """What somebody is told who doesn't see the picture."""
    first, last = min(bar.start for bar in bars), max(bar.due for bar in bars)
    critical, done = sum(bar.critical for bar in bars), sum(bool(bar.actual_end) for bar in bars)
    chinese = (
        f"计划横道图：{len(bars)} 个事项，{first} 至 {last}，其中 {critical} 个在关键路径上，{done} 个已完成。"
        "各事项的内容列于表中。"
    )
    english = (
        f"Timeline of the plan: {len(bars)} items from {first} to {last}, {critical} of them on the critical path, "
        f"{done} done. A table lists them all."
    )
    return {"zh": chinese, "en": english}.get(language, f"{chinese} {english}")


def told(bar: Bar, language: str) -> str:
    """What a pointer over a bar is told."""
    when = f"{bar.start}" if bar.start == bar.due else f"{bar.start} – {bar.due}"
    parts = [bar.label, when, word(bar.side, language), f"{bar.progress}%"]
    if bar.critical:
        parts.append(word("critical", language))
    if bar.moved:
        parts.append(f"{word('baseline', language)} {bar.moved}")
    if bar.actual_end:
        parts.append(f"{word('done', language)} {bar.actual_end}")
    return " · ".join(parts)
