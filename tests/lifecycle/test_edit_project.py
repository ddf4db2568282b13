"""Opening a project and changing its facts through their forms."""

import uuid

import pytest

from lifecycle.models import Event, Project


def new_data(cast, **fields):
    return {
        "customer": cast.customer.pk, "name": "二期", "type": "product", "currency": "CNY", "win_probability": "30",
        "document_language": "zh", "presales_owner": cast.sales.pk, "implementation": cast.implementation.pk,
        "expected_amount": "500000", "creation_key": str(uuid.uuid4()), **fields,
    }  # fmt: skip


def edit_data(client, project, **fields):
    form = client.get(f"/projects/{project.number}/edit/").context["form"]
    data = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in (data | fields).items()}


def test_a_second_click_opens_one_project(cast, client):
    client.force_login(cast.sales)
    data = new_data(cast)
    first = client.post("/projects/new/", data)
    second = client.post("/projects/new/", data)
    assert first.status_code == 302 and first.url == second.url
    project = Project.objects.get(name="二期")
    assert project.industry == "health" and project.members.filter(user=cast.implementation, role="IM").exists()


def test_errors_stand_beside_their_fields_and_nothing_is_made(cast, client):
    client.force_login(cast.sales)
    answer = client.post(
        "/projects/new/", new_data(cast, name="", planned_start="2026-05-01", planned_end="2026-04-01")
    )
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"name", "planned_end"}
    assert Project.objects.count() == 1


@pytest.mark.parametrize("who", ["consultant", "commercial", "executive", "admin", "outsider"])
def test_those_who_may_not_open_projects_are_refused(cast, client, who):
    client.force_login(getattr(cast, who))
    assert client.get("/projects/new/").status_code == 403
    assert client.post("/projects/new/", new_data(cast)).status_code == 403


def test_an_owner_must_hold_the_role(cast, client):
    client.force_login(cast.sales)
    answer = client.post("/projects/new/", new_data(cast, delivery_owner=cast.sales.pk))
    assert answer.status_code == 422 and "delivery_owner" in answer.context["form"].errors


def test_a_change_is_saved_with_its_history(cast, client):
    client.force_login(cast.sales)
    answer = client.post(f"/projects/{cast.project.number}/edit/", edit_data(client, cast.project, product="HIS 3"))
    assert answer.status_code == 302
    cast.project.refresh_from_db()
    assert cast.project.product == "HIS 3"
    assert Event.objects.get(verb="project.revised").data["changes"]["product"] == ["", "HIS 3"]


def test_a_stale_form_shows_both_texts_and_overwrites_nothing(cast, client):
    client.force_login(cast.sales)
    data = edit_data(client, cast.project, name="mine")
    cast.project.revise(by=cast.implementation, version=cast.project.version, name="theirs")
    answer = client.post(f"/projects/{cast.project.number}/edit/", data)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "theirs" in text and "mine" in text and "Wang Lei" in text
    cast.project.refresh_from_db()
    assert cast.project.name == "theirs"
    again = data | {"version": answer.context["form"]["version"].value()}
    assert client.post(f"/projects/{cast.project.number}/edit/", again).status_code == 302


def test_foreign_projects_are_as_if_absent_and_readers_are_refused(cast, client):
    url = f"/projects/{cast.project.number}/edit/"
    client.force_login(cast.outsider)
    assert client.get(url).status_code == 404
    client.force_login(cast.consultant)
    assert client.get(url).status_code == 403


def test_a_sponsor_of_another_customer_is_no_choice(cast, client):
    from tests.cast import make_contact, make_customer

    foreign = make_contact(make_customer("别家"))
    client.force_login(cast.sales)
    answer = client.post(f"/projects/{cast.project.number}/edit/", edit_data(client, cast.project, sponsor=foreign.pk))
    assert answer.status_code == 422 and "sponsor" in answer.context["form"].errors
