"""The picture of a plan: what it holds, in which language, what a hostile name can't do, and how it falls into sheets."""

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from lifecycle.planning import paper
from lifecycle.planning.bars import Bar
from lifecycle.planning.gantt import gantt, pages
from lifecycle.planning.network import Link, schedule
from lifecycle.planning.timescale import TimeScale, measure, wrapped
from tests.lifecycle.planning.randomplans import BEGIN, plan

pytestmark = pytest.mark.usefixtures("official_calendar")
A = Bar("a", "调研", "both", date(2026, 9, 1), date(2026, 9, 10), progress=40, critical=True, group="准备")
B = Bar("b", "数据", "customer", date(2026, 9, 11), date(2026, 9, 21), after=("a",), critical=True, group="准备")
C = Bar(
    "c", "配置", "vendor", date(2026, 9, 11), date(2026, 9, 18), date(2026, 9, 22), date(2026, 9, 15), group="实施"
)
END = Bar("d", "上线", "both", date(2026, 9, 21), date(2026, 9, 21), after=("b", Link("c", "FF")), milestone=True)
ALL = (A, B, C, END)


def drawn(*bars: Bar, today: date | None = None, language: str = "en") -> str:
    return str(gantt(bars or ALL, today=today, language=language))


def looks(page: str) -> set[str]:
    return set(re.findall(r'class="tl-g-([a-z-]+)"', page))


def many(size: int) -> list[Bar]:
    tasks = plan(random.Random(1), size, size * 2)
    placed = schedule(tasks, BEGIN).placed
    return [
        Bar(
            task.key, f"第 {n} 项工作 of the plan" + "，说明更长一些" * (n % 5), "vendor",
            placed[task.key].start, placed[task.key].due, group=f"Phase {n // 10}", after=task.after,
        )
        for n, task in enumerate(tasks)
    ]  # fmt: skip


def test_the_page_has_well_formed_shapes_and_no_style_of_its_own() -> None:
    page = drawn(today=date(2026, 9, 16))
    ElementTree.fromstring(f"<div>{page}</div>")
    assert "style=" not in page and "<style" not in page and "<script" not in page
    assert 'class="tl-gantt" tabindex="0" role="region" aria-label="Timeline of the plan"' in page
    assert 'role="img" aria-label="Timeline of the plan: 4 items from 2026-09-01 to 2026-09-21, 2 of them' in page


def test_sides_are_told_by_pattern_and_the_critical_path_by_a_frame() -> None:
    assert {"vendor", "customer", "stripes", "critical", "wait-critical", "milestone", "progress"} <= looks(drawn())
    alone = looks(drawn(replace(C, actual_end=None, baseline_due=C.due)))
    assert alone.isdisjoint({"customer", "stripes", "critical", "wait", "baseline", "done", "milestone"})


def test_today_what_is_late_what_moved_and_what_is_done_are_marked() -> None:
    page = drawn(today=date(2026, 9, 16))
    assert {"today", "late", "baseline", "slip", "done"} <= looks(page)
    assert '<b class="tl-g-sign-late">!</b>' in page and '<b class="tl-g-sign-done">✓</b>' in page
    assert looks(drawn()).isdisjoint({"today", "late"})
    # A day that is years away is not shown; the picture would be a desert.
    assert "today" not in looks(drawn(today=date(2031, 1, 1)))


def test_it_speaks_the_readers_language() -> None:
    assert "关键路径" in drawn(language="zh-hans") and "2026年9月" in drawn(language="zh-hans")
    assert "Critical path" in drawn() and "Sep 2026" in drawn()
    assert "关键路径 Critical path" in drawn(language="both")


def test_a_hostile_name_is_only_text() -> None:
    evil = replace(A, label='"><script>alert(1)</script>', group="<b>&", key="'")
    page = drawn(evil)
    assert "<script" not in page and "<b>&" not in page
    ElementTree.fromstring(f"<div>{page}</div>")
    ElementTree.fromstring(str(gantt([evil], today=None, language="en", width=900)).replace("<br>", ""))


def test_links_to_itself_or_to_nobody_draw_nothing() -> None:
    page = drawn(replace(A, after=("a", "ghost")))
    assert not re.search(r'class="tl-g-wait"[^>]* d="M\d+ \d+[hHV]', page.split("tl-gantt-legend")[0])


def test_an_empty_plan_says_so() -> None:
    assert str(gantt([], today=None, language="en")) == '<p class="text-secondary">The plan has no items yet.</p>'
    assert list(pages([], today=None, language="en", width=900, height=500)) == []
    assert paper.sheets({"rows": [], "days": {}}, "zh") == []


def test_free_days_are_shaded_and_makeup_days_are_not() -> None:
    from lifecycle.models.calendar import is_workday

    scale = TimeScale(date(2026, 2, 9), date(2026, 3, 2), language="en", working=is_workday)
    shaded = {round(x / scale.day) for x, _wide in scale.free()}
    begin = (date(2026, 2, 15) - scale.first).days
    assert begin in shaded  # New Year, nine days at once
    assert (date(2026, 2, 14) - scale.first).days not in shaded  # the Saturday before it is worked


@pytest.mark.parametrize("days", [1, 20, 60, 150, 400, 1500, 6000])
def test_every_span_has_an_axis_that_can_be_read(days: int) -> None:
    first = date(2026, 3, 5)
    for width in (None, 678):
        scale = TimeScale(first, first + timedelta(days=days), language="en", working=lambda _day: True, width=width)
        for ticks in (scale.upper(), scale.lower()):
            assert any(tick.text for tick in ticks) or days > 3000
            assert all(tick.width >= measure(tick.text) * 9 for tick in ticks if tick.text)
            assert abs(sum(tick.width for tick in ticks) - scale.width) < 0.01
        assert scale.width <= (width or 5000) + 0.01


def test_sheets_hold_every_item_once_and_none_is_too_high() -> None:
    bars = many(120)
    found = [str(sheet) for sheet in pages(bars, today=None, language="zh", width=968, height=500)]
    numbers = [int(n) for sheet in found for n in re.findall(r"<i>(\d+)</i>", sheet)]
    assert numbers == list(range(1, 121))
    assert len(found) > 4
    for sheet in found:
        ElementTree.fromstring(sheet.replace("<br>", ""))
        high = re.search(r'height="([\d.]+)"', sheet)
        assert high and float(high[1]) <= 501
        assert "事项" in sheet and "2026" in sheet
    # What waits for something on another sheet tells its number.
    assert any(re.search(r'text-anchor="end"[^>]*>\d+(, \d+)*…?</text>', sheet) for sheet in found)


def test_a_document_keeps_what_the_picture_needs() -> None:
    labels = {"a": {"zh": "调研", "en": "Research"}}
    data = paper.as_data(ALL, labels=labels, groups={"准备": {"zh": "准备", "en": "Preparation"}})
    assert data["days"]["2026-10-01"] is False and data["days"]["2026-09-20"] is True
    assert paper.bars_of(data, "en")[0].label == "Research"
    assert paper.bars_of(data, "both")[0].label == "调研 Research"
    again = paper.bars_of(data, "zh")
    assert [replace(bar, after=tuple(bar.links())) for bar in ALL] == again
    (sheet,) = paper.sheets(data, "both")
    assert "tl-gantt-legend" in sheet and "准备 Preparation" in sheet


def test_names_are_broken_between_words_and_end_in_an_ellipsis() -> None:
    assert wrapped("数据迁移与核对", 4, 2) == ["数据迁移", "与核对"]
    assert wrapped("interfaces to HIS and PACS", 8, 2) == ["interfaces to", "HIS and PACS"]
    assert wrapped("数据迁移与核对以及更多", 4, 2)[1].endswith("…")
    assert wrapped("", 4, 2) == [""]
