"""People are ranked by what they know of the project's field of business, and held against the skills that are wanted."""

from types import SimpleNamespace

import pytest
from django.test import Client

from lifecycle import knowhow
from lifecycle.models import ProjectMember, User
from tests.cast import PASSWORD, make_user

pytestmark = pytest.mark.django_db


def know(user: User, level: int, years: int = 0, industry: str = "health") -> User:
    user.domains = [{"industry": industry, "level": level, "years": years}]
    user.save()
    return user


@pytest.fixture
def sales(cast: SimpleNamespace, client: Client) -> Client:
    client.login(username=cast.sales.email, password=PASSWORD)
    return client


def labels(client: Client, url: str, field: str) -> list[str]:
    form = client.get(url).context["form"]
    return [str(label) for _key, label in form.fields[field].choices]


def test_who_knows_the_field_best_comes_first(cast: SimpleNamespace) -> None:
    know(cast.pm, 3, 9)
    know(cast.consultant, 5)
    know(cast.implementation, 3, 10)
    people = knowhow.ranked([cast.sales, cast.pm, cast.consultant, cast.implementation], "health")
    assert people == [cast.consultant, cast.implementation, cast.pm, cast.sales]


def test_the_form_of_a_project_ranks_its_owners(cast: SimpleNamespace, sales: Client) -> None:
    expert = know(make_user("expert", ["PM"], name_en="Ding Yi"), 5, 8)
    shown = labels(sales, f"{cast.project.get_absolute_url()}edit/", "delivery_owner")
    assert shown[1] == f"{expert} · knows the field, level 5 of 5, 8 years" and "Zhang Min" in shown


def test_a_new_project_ranks_by_the_customers_industry(cast: SimpleNamespace, sales: Client) -> None:
    make_user("other", ["IM"], name_en="An")
    know(cast.implementation, 4)
    shown = labels(sales, f"/projects/new/?customer={cast.customer.pk}", "implementation")
    assert shown[1] == "Wang Lei · knows the field, level 4 of 5"
    assert labels(sales, "/projects/new/", "implementation")[1:] == ["An", "Wang Lei"]


def test_nobody_who_knows_it_is_a_warning(cast: SimpleNamespace, sales: Client) -> None:
    url = f"{cast.project.get_absolute_url()}people/add/"
    assert "Nobody here knows this field of business: Health care." in sales.get(url).content.decode()
    people = f"{cast.project.get_absolute_url()}people/"
    assert "Nobody here knows this field" in sales.get(people).content.decode()
    know(cast.consultant, 2)
    assert "Nobody here knows this field" not in sales.get(url).content.decode()
    assert "Nobody here knows this field" not in sales.get(people).content.decode()


def test_whoever_is_added_is_held_against_the_skills(cast: SimpleNamespace, sales: Client) -> None:
    cast.outsider.skills = ["Java development"]
    cast.outsider.save()
    data = {
        "user": cast.outsider.pk, "role": "CO", "skills_wanted": "Java、SQL", "allocation_pct": 50, "from_date": "2026-09-01",
    }  # fmt: skip
    answer = sales.post(f"{cast.project.get_absolute_url()}people/add/", data, follow=True).content.decode()
    assert ProjectMember.objects.get(user=cast.outsider).skills_wanted == "Java、SQL"
    assert "these skills do not show: SQL." in answer
    assert "no match" in answer and "match" in answer


def test_a_person_writes_down_what_they_know(cast: SimpleNamespace, sales: Client) -> None:
    form = sales.get("/profile/").context["form"]
    data = {f.name: f.value() for f in form if f.value() not in (None, False)} | {"version": cast.sales.version}
    data |= {
        "field_0": "health",
        "level_0": "4",
        "years_0": "7",
        "field_1": "pharma",
        "level_1": "2",
        "skills_known": "SQL",
    }
    data |= {"certificates": "PMP\n软考", "certificates_en": "PMP\nSoftware exam", "former_projects": "市医院药品"}
    assert sales.post("/profile/", data).status_code == 302
    cast.sales.refresh_from_db()
    assert knowhow.knowledge(cast.sales, "health") == (4, 7) and knowhow.knowledge(cast.sales, "pharma") == (2, 0)
    assert cast.sales.skills == ["SQL"]
    assert cast.sales.lines("certificates")[1] == {"zh": "软考", "en": "Software exam"}


def test_a_field_stands_once_and_a_level_needs_its_field(cast: SimpleNamespace, sales: Client) -> None:
    form = sales.get("/profile/").context["form"]
    data = {f.name: f.value() for f in form if f.value() not in (None, False)} | {"version": cast.sales.version}
    twice = sales.post("/profile/", data | {"field_0": "health", "field_1": "health"})
    assert twice.status_code == 422 and "field_1" in twice.context["form"].errors
    bare = sales.post("/profile/", data | {"level_0": "4"})
    assert bare.status_code == 422 and "field_0" in bare.context["form"].errors
