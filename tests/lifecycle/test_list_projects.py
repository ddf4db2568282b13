"""The projects list: filters, sorting, sums, exports, and who sees which amounts."""

import csv
import io
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from lifecycle.models import Project
from tests.cast import make_customer, make_project, put_in_state


@pytest.fixture
def listed(cast):
    library = make_customer("市图书馆", name_en="City Library", industry="culture")
    cast.library = make_project(cast.sales, library, "档案数字化", name_en="Archive", expected_amount=420000)
    put_in_state(cast.library, "delivery", contract_amount=420000)
    return cast


def text_of(client, user, query=""):
    client.force_login(user)
    answer = client.get(f"/projects/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("?q=图书", "Archive", "Hospital ERP"),
        ("?q=hospital", "Hospital ERP", "Archive"),
        ("?stage=delivery", "Archive", "Hospital ERP"),
        ("?state=lead", "Hospital ERP", "Archive"),
        ("?industry=culture", "Archive", "Hospital ERP"),
    ],
)
def test_filters_narrow(listed, client, query, there, gone):
    text = text_of(client, listed.sales, query)
    assert there in text and gone not in text
    assert "1 project" in text


def test_late_finds_what_is_not_green(listed, client):
    Project.objects.filter(pk=listed.project.pk).update(oldest_due=date.today() - timedelta(days=1))
    Project.objects.filter(pk=listed.library.pk).update(oldest_due=date.today() + timedelta(days=9), planned_end=None)
    text = text_of(client, listed.sales, "?health=late")
    assert "Hospital ERP" in text and "Archive" not in text


def test_sorting_turns_round_and_nonsense_is_ignored(listed, client):
    up = text_of(client, listed.sales, "?sort=customer")
    down = text_of(client, listed.sales, "?sort=-customer")
    first, second = str(listed.library.number), str(listed.project.number)
    assert (up.index(first) < up.index(second)) != (down.index(first) < down.index(second))
    for query in ("?sort=password", "?page=99999999999", "?page=x", "?stage=moon", "?state=x", f"?q={'a' * 500}"):
        text_of(client, listed.sales, query)


def test_the_summary_adds_up_the_filtered_set(listed, client):
    assert "2 projects · ¥1.7M · weighted ¥340K" in text_of(client, listed.sales)


def test_only_visible_projects_and_no_amounts_for_consultants(listed, client):
    text = text_of(client, listed.consultant)
    assert "Hospital ERP" in text and "Archive" not in text and "1,280,000" not in text
    assert "You belong to no project yet" in text_of(client, listed.outsider)


def test_the_number_of_queries_is_constant(listed, client, django_assert_max_num_queries):
    for n in range(60):
        make_project(listed.sales, listed.customer, f"项目{n}", presales_owner=listed.sales)
    client.force_login(listed.sales)
    with django_assert_max_num_queries(15):
        text = client.get("/projects/").content.decode()
    assert text.count("<tr>") == 51 and "1–50" in text


def test_exports_hold_the_filtered_set_and_no_formula(listed, client):
    Project.objects.filter(pk=listed.project.pk).update(name_en="=cmd|' /C calc'!A0")
    client.force_login(listed.sales)
    answer = client.get("/projects/?state=lead&export=csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 2 and rows[1][1].startswith("'=cmd")
    assert answer["Content-Disposition"].startswith("attachment")
    sheet = load_workbook(io.BytesIO(client.get("/projects/?export=xlsx").content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert sheet.max_row == 3 and {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}


def test_exports_keep_amounts_from_consultants(listed, client):
    client.force_login(listed.consultant)
    text = client.get("/projects/?export=csv").content.decode()
    assert listed.project.number in text and "1280000" not in text
