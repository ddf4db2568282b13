"""Settings: the company's facts, its logo, gate modes, calendar and users; an administrator's only."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from lifecycle.models import CalendarDay, SiteSettings, User
from lifecycle.models.calendar import is_workday


@pytest.fixture
def admin(cast, client):
    client.force_login(cast.admin)
    return client


def company_data(client):
    form = client.get("/settings/company/").context["form"]
    return {field.name: field.value() for field in form if field.value() is not None} | {
        "version": SiteSettings.load().version
    }


def test_the_company_is_described(admin):
    data = company_data(admin) | {"vendor_name": "新名软件", "comm_ratio": "4：3：3", "cadence_memo": 5}
    assert admin.post("/settings/company/", data).status_code == 302
    site = SiteSettings.load()
    assert site.vendor_name == "新名软件" and site.comm_ratio == "4:3:3" and site.days("memo") == 5


@pytest.mark.parametrize(("field", "value"), [("comm_ratio", "3:4"), ("numbering_prefix", "p-"), ("cadence_memo", 0)])
def test_a_wrong_value_is_refused_beside_its_field(admin, field, value):
    answer = admin.post("/settings/company/", company_data(admin) | {field: value})
    assert answer.status_code == 422 and field in answer.context["form"].errors


def test_two_administrators_do_not_overwrite_each_other(admin):
    data = company_data(admin)
    assert admin.post("/settings/company/", data | {"bank_name": "工商银行"}).status_code == 302
    assert admin.post("/settings/company/", data | {"bank_name": "建设银行"}).status_code == 409
    assert SiteSettings.load().bank_name == "工商银行"


def test_a_logo_is_drawn_anew_from_its_pixels(admin):
    out = io.BytesIO()
    Image.new("RGB", (3000, 900), "navy").save(out, "JPEG")
    upload = SimpleUploadedFile("../../evil.php.jpg", out.getvalue(), "image/jpeg")
    assert admin.post("/settings/company/logo/", {"logo": upload}).status_code == 302
    site = SiteSettings.load()
    with site.logo.open("rb") as file:
        content = file.read()
    assert content.startswith(b"\x89PNG") and "evil" not in site.logo.name


@pytest.mark.parametrize(
    "content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\nbroken", b"%PDF-1.7"]
)
def test_what_is_no_picture_is_refused(admin, content):
    answer = admin.post("/settings/company/logo/", {"logo": SimpleUploadedFile("logo.png", content)})
    assert answer.status_code == 422 and not SiteSettings.load().logo


def test_a_gate_condition_is_softened_and_set_back(admin):
    version = SiteSettings.load().version
    admin.post("/settings/gates/", {"G2-a": "soft", "version": version})
    assert SiteSettings.load().gate_modes == {"G2-a": "soft"}
    admin.post("/settings/gates/", {"G2-a": "hard", "version": version + 1})
    assert SiteSettings.load().gate_modes == {}


def test_a_day_of_our_own_counts(admin):
    day = date(2026, 6, 10)  # a Wednesday
    assert is_workday(day)
    admin.post("/settings/calendar/day/", {"date": "2026-06-10", "working": "0", "name": "公司成立日"})
    assert not is_workday(day)
    admin.post(f"/settings/calendar/{CalendarDay.objects.get(date=day).pk}/remove/")
    assert is_workday(day)


def test_official_holidays_are_loaded(admin):
    admin.post("/settings/calendar/", {"year": 2025})
    assert not is_workday(date(2025, 1, 29)) and is_workday(date(2025, 1, 26))


def test_an_administrator_adds_a_user_who_can_sign_in(admin, client):
    page = admin.get("/settings/users/new/")
    assert page.status_code == 200
    data = {
        "email": "New@throughline.example", "name": "新人", "roles": ["CO"], "language": "en", "is_active": "on",
        "time_zone": "Asia/Shanghai", "password": "a-first-password-9", "field_0": "health", "level_0": "4",
        "years_0": "6", "skills_known": "Java, SQL",
    }  # fmt: skip
    assert admin.post("/settings/users/new/", data).status_code == 302
    user = User.objects.get(email="new@throughline.example")
    assert user.check_password("a-first-password-9") and user.domains == [
        {"industry": "health", "level": 4, "years": 6}
    ]
    assert user.skills == ["Java", "SQL"]
    again = admin.post("/settings/users/new/", data)
    assert again.status_code == 422 and "email" in again.context["form"].errors
    weak = admin.post("/settings/users/new/", data | {"email": "x@throughline.example", "password": "short"})
    assert weak.status_code == 422 and "password" in weak.context["form"].errors


def test_nobody_takes_their_own_administration_away(admin, cast):
    page = admin.get(f"/settings/users/{cast.admin.pk}/")
    data = {f.name: f.value() for f in page.context["form"] if f.value() not in (None, False)} | {
        "version": cast.admin.version
    }
    answer = admin.post(f"/settings/users/{cast.admin.pk}/", data | {"roles": ["CO"]})
    assert answer.status_code == 422
    cast.admin.refresh_from_db()
    assert cast.admin.roles == ["AD"]


@pytest.mark.parametrize(
    "path", ["/settings/", "/settings/company/", "/settings/gates/", "/settings/calendar/", "/settings/users/"]
)
def test_the_others_do_not_open_settings(cast, client, path):
    for who in ("sales", "pm", "executive", "commercial"):
        client.force_login(getattr(cast, who))
        assert client.get(path).status_code == 403
