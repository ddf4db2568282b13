"""What is given out reads back equal, as a table and as XML; nothing typed becomes a formula."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from lifecycle.planning import exporting, importing
from lifecycle.planning.imported import ImportedTask, people
from lifecycle.planning.network import KINDS, Link

pytestmark = pytest.mark.usefixtures("official_calendar")
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="'\u0085\u2028\u2029")
LINE = st.text(LETTERS, max_size=30).map(str.strip)
NAME = st.text(st.characters(categories=("L",), codec="utf-8"), min_size=1, max_size=8)
TEXT = st.lists(st.text(st.characters(categories=("L", "N"), codec="utf-8"), min_size=1), max_size=3).map("\n".join)
DAY = st.integers(0, 600).map(lambda n: date(2025, 1, 1) + timedelta(days=n))
WAYS: dict[str, Callable[[list[ImportedTask]], bytes]] = {
    "xlsx": exporting.table,
    "xml": lambda tasks: exporting.to_mspdi(tasks, title="Plan"),
}


@st.composite
def plans(draw: st.DrawFn) -> list[ImportedTask]:
    made = []
    for n in range(1, draw(st.integers(1, 8)) + 1):
        first, second = sorted((draw(DAY), draw(DAY)))
        befores = draw(st.lists(st.integers(1, n - 1), unique=True, max_size=3)) if n > 1 else []
        days = draw(st.integers(0, 300))
        made.append(
            ImportedTask(
                n, draw(LINE.filter(bool)), phase=draw(LINE), start=first, due=second, days=days,
                progress=draw(st.integers(0, 100)), side=draw(st.sampled_from(("vendor", "customer", "both"))),
                who_vendor=draw(st.lists(NAME, max_size=3).map("、".join).map(people)),
                who_customer=draw(st.lists(NAME, max_size=3).map("、".join).map(people)),
                where=draw(LINE), phase_en=draw(LINE), what_en=draw(LINE), steps=draw(TEXT), expected=draw(TEXT),
                rollback=draw(TEXT), ability=draw(TEXT), verification=draw(TEXT),
                after=tuple(Link(str(b), draw(st.sampled_from(KINDS)), draw(st.integers(-20, 20))) for b in befores),
            )
        )  # fmt: skip
    return made


@pytest.mark.parametrize("way", WAYS)
@FEW
@given(tasks=plans())
def test_what_goes_out_comes_back_equal(way: str, tasks: list[ImportedTask]) -> None:
    made = importing.read(io.BytesIO(WAYS[way](tasks)), name=f"plan.{way}")
    assert made.errors == []
    assert made.rows == tasks


@pytest.mark.parametrize("way", WAYS)
def test_what_is_not_known_stays_so(way: str) -> None:
    tasks = [ImportedTask(1, "只有名称"), ImportedTask(2, "里程碑", days=0, start=date(2026, 9, 5))]
    assert importing.read(io.BytesIO(WAYS[way](tasks)), name=way).rows == tasks


def test_nothing_becomes_a_formula_and_reads_back_without_the_apostrophe() -> None:
    task = ImportedTask(1, '=HYPERLINK("http://evil.example")', steps="-1\n+2", where="＝SUM(A1)")
    content = exporting.table([task])
    cells = [cell for row in load_workbook(io.BytesIO(content)).active.iter_rows(min_row=2) for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert "'=HYPERLINK" in str([cell.value for cell in cells])
    assert importing.read(io.BytesIO(content), name="x").rows == [task]


def test_the_xml_brings_the_calendar_and_phases_as_summary_tasks() -> None:
    tasks = [
        ImportedTask(
            1, "启动", phase="准备", start=date(2026, 9, 28), due=date(2026, 9, 28), days=1, who_vendor="张三"
        ),
        ImportedTask(
            2, "上线", phase="上线", start=date(2026, 9, 29), due=date(2026, 9, 29), days=0, after=(Link("1"),)
        ),
    ]
    root = ElementTree.fromstring(exporting.to_mspdi(tasks, title="计划"))
    space = {"p": "http://schemas.microsoft.com/project"}
    names = [
        (node.findtext("p:Name", "", space), node.findtext("p:Summary", "", space))
        for node in root.iterfind(".//p:Task", space)
    ]
    assert names == [("准备", "1"), ("启动", "0"), ("上线", "1"), ("上线", "0")]
    free = [
        node.findtext("p:TimePeriod/p:FromDate", "", space)[:10]
        for node in root.iterfind(".//p:WeekDay", space)
        if node.findtext("p:DayType", "", space) == "0"
    ]
    assert "2026-10-01" in free and "2026-10-10" in free  # a holiday, and a Saturday worked for it
    assert [node.findtext("p:Group", "", space) for node in root.iterfind(".//p:Resource", space)] == ["乙方 / Vendor"]


def test_characters_that_xml_has_no_place_for_are_left_out() -> None:
    content = exporting.to_mspdi([ImportedTask(1, "a\x00b\x0bc")], title="\ud800x")
    assert importing.read(io.BytesIO(content), name="x").rows[0].what == "abc"
