"""A plan from a table: words of both languages, what people write for dates and links, every wrong row named."""

import io
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from lifecycle.errors import Refused
from lifecycle.planning import exporting, importing
from lifecycle.planning.importing import Imported
from lifecycle.planning.network import Link

HEAD = (
    "序号",
    "阶段",
    "事项",
    "责任方",
    "工作日",
    "开始",
    "完成",
    "进度 %",
    "乙方人员",
    "甲方人员",
    "地点",
    "前置事项",
)
GOOD = (
    1,
    "准备",
    "启动会",
    "双方",
    0,
    date(2026, 9, 1),
    date(2026, 9, 1),
    100,
    "张三、李四",
    "王五",
    "一楼会议室",
    "",
)


def workbook(rows: list[Any], head: Any = HEAD) -> io.BytesIO:
    book = Workbook()
    for row in [head, *rows]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return out


def read(rows: list[Any], head: Any = HEAD) -> Imported:
    return importing.read(workbook(rows, head), name="plan.xlsx")


def row(n: int, **more: Any) -> tuple[Any, ...]:
    facts = dict(zip(HEAD, GOOD, strict=True)) | {"序号": n, "事项": f"事项 {n}"} | more
    return tuple(facts[name] for name in HEAD)


def test_a_row_is_read_as_it_was_meant() -> None:
    made = read([GOOD, row(2, 责任方="Vendor", 工作日="5 天", 完成="2026年9月8日", 前置事项="1; 1"[:1])])
    assert made.errors == []
    first, second = made.rows
    assert (first.n, first.phase, first.what, first.side, first.days) == (1, "准备", "启动会", "both", 0)
    assert (first.start, first.due, first.progress) == (date(2026, 9, 1), date(2026, 9, 1), 100)
    assert (first.who_vendor, first.who_customer, first.where) == ("张三、李四", "王五", "一楼会议室")
    assert (second.side, second.days, second.due, second.after) == ("vendor", 5, date(2026, 9, 8), (Link("1"),))


@pytest.mark.parametrize(
    "text",
    ["2026-09-08", "2026/9/8", "2026.9.8", "2026年9月8日", "8 Sep 2026", "2026-09-08 08:00", datetime(2026, 9, 8, 8)],
)
def test_dates_as_people_write_them(text: Any) -> None:
    assert read([row(1, 完成=text)]).rows[0].due == date(2026, 9, 8)


def test_links_as_planning_programs_write_them() -> None:
    rows = [row(n) for n in (1, 2, 3, 4)]
    rows.append(row(5, 前置事项="1；2FS+2, 3ss-1 d; 4FF+3 days"))
    assert read(rows).rows[4].after == (Link("1"), Link("2", "FS", 2), Link("3", "SS", -1), Link("4", "FF", 3))


def test_percentages_of_a_spreadsheet_are_understood() -> None:
    made = read([row(1, **{"进度 %": 1}), row(2, **{"进度 %": 0.55}), row(3, **{"进度 %": "30%"})])
    assert [task.progress for task in made.rows] == [100, 55, 30]
    assert [task.progress for task in read([row(1, **{"进度 %": 1}), row(2, **{"进度 %": 55})]).rows] == [1, 55]


def test_headings_of_ms_project_and_no_numbers_will_do() -> None:
    head = ("Task Name", "Duration", "Start", "Finish", "Predecessors", "Resource Names")
    made = read(
        [("Kick-off", "1 day", "2026-09-01", "2026-09-01", "", "Anna; Bob"), ("Build", "5 days?", "", "", "1", "")],
        head,
    )
    assert made.errors == []
    assert [(task.n, task.what, task.days) for task in made.rows] == [(1, "Kick-off", 1), (2, "Build", 5)]
    assert made.rows[0].who_vendor == "Anna, Bob"
    assert made.rows[1].after == (Link("1"),)


def test_forty_wrong_rows_are_all_named_and_no_plan_is_made_of_the_rest() -> None:
    faults = (
        {"事项": ""}, {"责任方": "他们"}, {"工作日": "2.5"}, {"开始": "明天"}, {"完成": "09/08/2026"}, {"进度 %": "120"},
        {"前置事项": "一"}, {"事项": "长" * 201}, {"完成": date(2026, 8, 1)}, {"工作日": -1},
    )  # fmt: skip
    wrong = [row(n, **faults[n % len(faults)]) for n in range(2, 42)]
    made = read([GOOD, *wrong])
    assert sorted({error.row for error in made.errors}) == list(range(3, 43))
    assert made.wrong_rows == 40
    assert all(error.column and error.text for error in made.errors)


def test_formulas_are_refused_where_they_stand() -> None:
    made = read([row(1, 工作日="=1+1"), row(2, 事项='=HYPERLINK("http://evil.example","x")')])
    assert [(error.row, error.column) for error in made.errors] == [(2, "工作日 / Working days"), (3, "事项 / Item")]
    assert "formula" in made.errors[0].text


@pytest.mark.parametrize(
    ("after", "said"),
    [("9", "not in the file"), ("2", "itself"), ("1; 1SS", "twice"), ("3", "circle"), ("1FS+5000", "working days")],
)
def test_links_that_cannot_be_are_named(after: str, said: str) -> None:
    made = read([GOOD, row(2, 前置事项=after), row(3, 前置事项="2")])
    assert [error.row for error in made.errors] == [3]
    assert said in made.errors[0].text


def test_a_number_stands_for_one_item() -> None:
    made = read([row(7), row(7)])
    assert [(error.row, error.column) for error in made.errors] == [(3, "序号 / No.")]


@pytest.mark.parametrize(
    ("rows", "head", "said"),
    [
        ([], HEAD, "empty"),
        ([("x", "y")], ("事项", "心情"), "心情"),
        ([("x", "y")], ("事项", "Item"), "twice"),
        ([("x",)], ("阶段",), "missing"),
    ],
)
def test_a_table_that_is_none_is_refused(rows: list[Any], head: Any, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read(rows, head)


def test_more_rows_than_a_plan_has_are_refused() -> None:
    with pytest.raises(Refused, match="1000 rows"):
        read([(f"事项 {n}",) for n in range(1002)], ("事项",))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0 old", "its own program"),
        (b"what,days\nx,1", "neither a table"),
        (b"PK\x03\x04 broken", "not an XLSX"),
        (b"<" + b"x" * (13 * 1024 * 1024), "larger than 12 MB"),
    ],
)
def test_other_files_are_refused_with_a_hint(content: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        importing.read(io.BytesIO(content), name="plan.mpp")


def test_the_template_has_the_columns_and_says_what_they_hold() -> None:
    book = load_workbook(io.BytesIO(exporting.template()))
    heads = [cell.value for cell in book.worksheets[0][1]]
    assert heads[:4] == ["序号 / No.", "阶段 / Phase", "阶段（英文） / Phase in English", "事项 / Item"]
    assert [cell.value for cell in book.worksheets[1]["A"]][1:] == heads
    with pytest.raises(Refused, match="empty"):
        importing.read(io.BytesIO(exporting.template()), name="t.xlsx")
