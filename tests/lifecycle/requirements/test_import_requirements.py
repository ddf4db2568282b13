"""Requirements from a table: every fault is named by row and column, all rows are taken in or none, once."""

import io
import zipfile
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from openpyxl import Workbook, load_workbook

from lifecycle import requirementtable, spreadsheets
from lifecycle.errors import Refused
from lifecycle.models import Requirement
from tests.cast import put_in_state
from tests.presales.requirements import make_requirements

pytestmark = pytest.mark.django_db
HEAD = ("title", "category", "source", "priority", "raised_by", "description")


def workbook(rows: list[Any], head: Any = HEAD) -> bytes:
    book = Workbook()
    for row in [head, *rows]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("wishes.xlsx", content)


def parsed(cast: SimpleNamespace, rows: list[Any], head: Any = HEAD) -> requirementtable.Table:
    return requirementtable.parse(spreadsheets.read(file(workbook(rows, head))), cast.project)


def good(n: int) -> tuple[str, ...]:
    return (f"需求 {n}", "functional", "research", "must", "", "说明")


def upload(client: Client, cast: SimpleNamespace, content: bytes) -> Any:
    return client.post(reverse("requirements_import", args=[cast.project.number]), {"file": file(content)})


def test_a_table_is_looked_at_then_taken_in_once(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.implementation)
    page = upload(client, cast, workbook([good(1), good(2), good(3)]))
    assert page.status_code == 200
    assert "Take in 3 requirements" in page.content.decode()
    assert Requirement.objects.count() == 0
    url = reverse("requirements_import_confirm", args=[cast.project.number])
    told = {"key": str(page.context["key"])}
    assert client.post(url, told).status_code == 302
    assert Requirement.objects.count() == 3
    again = client.post(url, told, follow=True)
    assert "taken in already" in again.content.decode()
    assert Requirement.objects.count() == 3
    assert list(Requirement.objects.values_list("title", "state")[:1]) == [("需求 1", "captured")]


def test_forty_wrong_rows_are_all_named_and_none_is_taken_in(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.implementation)
    wrong = [(f"需求 {n}", "nonsense", "research", "", "", "") for n in range(40)]
    page = upload(client, cast, workbook([good(100), *wrong]))
    assert page.status_code == 422
    text = page.content.decode()
    assert "40 rows have faults" in text
    faults = page.context["table"].faults
    assert [fault.row for fault in faults] == list(range(3, 43))
    assert all(f'data-label="Row">{n}</td>' in text for n in range(3, 43))
    confirm = reverse("requirements_import_confirm", args=[cast.project.number])
    refused = client.post(confirm, {"key": str(page.context["key"])}, follow=True)
    assert "nothing was taken in" in refused.content.decode()
    assert Requirement.objects.count() == 0


def test_faults_say_what_is_wrong(cast: SimpleNamespace) -> None:
    rows = [
        ("", "functional", "research", "", "", ""),
        ("a" * 161, "functional", "research", "", "", ""),
        ("b", "functional", "research", "urgent", "", ""),
        ("c", "functional", "research", "", "谁", ""),
        ("d", "functional", "research", "", "", "=1+1"),
        ("d", "functional", "", "", "", ""),
    ]
    faults = [(fault.row, fault.text) for fault in parsed(cast, rows).faults]
    assert faults == [
        (2, "This must not be empty."),
        (3, "At most 160 characters."),
        (4, "“urgent” is none of: Must, Should, Could, Later."),
        (5, "“谁” is nobody of this customer."),
        (6, "This is a formula. Write down what it shows."),
        (7, "This must not be empty."),
        (7, "The same title stands in row 6."),
    ]


def test_words_of_either_language_and_people_are_understood(cast: SimpleNamespace) -> None:
    with translation.override("zh-hans"):
        chinese = str(Requirement.Priority.SHOULD.label)
    rows = [("一", "Function", "Demonstration", chinese, cast.owner.name_en, "x"), (*good(2)[:4], cast.owner.email, 7)]
    table = parsed(cast, rows, [requirementtable.heading(HEAD[0]), *HEAD[1:]])
    assert table.faults == []
    first, second = table.rows
    assert (first["category"], first["source"], first["priority"]) == ("functional", "demo", "should")
    assert (first["raised_by"], second["raised_by"], second["description"]) == (cast.owner.pk, cast.owner.pk, "7")


def test_headings_that_nobody_knows_or_that_are_missing_are_named(cast: SimpleNamespace) -> None:
    for head, match in (
        (("title", "category", "source", "colour"), "“colour”"),
        (("title", "priority"), "category"),
        (("title", "title", "category", "source"), "twice"),
    ):
        with pytest.raises(Refused, match=f"(?i){match}"):
            parsed(cast, [("x",) * len(head)], head)
    with pytest.raises(Refused, match="empty"):
        parsed(cast, [])


def test_a_title_that_is_there_already_deserves_a_look(cast: SimpleNamespace) -> None:
    make_requirements(cast, 1)
    table = parsed(cast, [("领药一次录入 1", "functional", "research", "", "", "")])
    assert table.faults == []
    assert [remark.row for remark in table.remarks] == [2]


def test_too_many_rows_too_large_and_no_workbook_are_refused(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="more than 1000 rows"):
        parsed(cast, [good(n) for n in range(1001)])
    assert len(parsed(cast, [good(n) for n in range(1000)]).rows) == 1000
    with pytest.raises(Refused, match="5 MB"):
        spreadsheets.read(file(b"PK\x03\x04" + b"0" * spreadsheets.MAX_BYTES))
    for content in (b"%PDF-1.7", b"PK\x03\x04broken", b"title,category"):
        with pytest.raises(Refused, match="not an XLSX"):
            spreadsheets.read(file(content))


def test_what_unpacks_to_too_much_is_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * (spreadsheets.MAX_UNPACKED + 1))
    assert len(out.getvalue()) < spreadsheets.MAX_BYTES
    with pytest.raises(Refused, match="unpacks"):
        spreadsheets.read(file(out.getvalue()))


def test_one_refusal_takes_back_all(cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    import uuid

    put, calls = Requirement.put, []

    def refuse_the_second(self: Any, **facts: Any) -> None:
        calls.append(self)
        if len(calls) == 2:
            raise Refused("no")
        put(self, **facts)

    monkeypatch.setattr(Requirement, "put", refuse_the_second)
    rows = parsed(cast, [good(1), good(2)]).rows
    with pytest.raises(Refused):
        requirementtable.take_in(rows, project=cast.project, by=cast.implementation, key=uuid.uuid4())
    assert Requirement.objects.count() == 0


def test_late_tables_go_to_phase_two(cast: SimpleNamespace) -> None:
    import uuid

    put_in_state(cast.project, "acceptance")
    rows = parsed(cast, [good(1)]).rows
    requirementtable.take_in(rows, project=cast.project, by=cast.implementation, key=uuid.uuid4())
    assert Requirement.objects.get().state == "phase_two"


def test_the_template_is_a_table_that_is_understood(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.implementation)
    content = client.get(reverse("requirements_template", args=[cast.project.number])).content
    book = load_workbook(io.BytesIO(content))
    assert len(book.worksheets) == 2
    head = [cell.value for cell in book.worksheets[0][1]]
    assert len(head) == len(requirementtable.COLUMNS)
    allowed = [row[2].value for row in book.worksheets[1].iter_rows(min_row=2)]
    assert any("Must" in str(word) for word in allowed)
    told = {"title": "一", "category": "Function", "source": "Training"}
    rows = [[told.get(name, "") for name in requirementtable.COLUMNS]]
    assert parsed(cast, rows, head).faults == []


def test_the_register_goes_out_as_a_table(cast: SimpleNamespace, client: Client) -> None:
    make_requirements(cast, 2, upto="analysed")
    client.force_login(cast.sales)
    content = client.get(reverse("requirements_export", args=[cast.project.number])).content
    sheet = load_workbook(io.BytesIO(content)).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["R-01", "R-02"]


def test_who_only_reads_takes_nothing_in(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.sales)
    assert upload(client, cast, workbook([good(1)])).status_code == 403
