"""The people of a project: joining, changing, leaving, and who of the customer has a part."""

import pytest

from lifecycle.models import ProjectContact, ProjectMember
from tests.cast import make_contact, make_customer, make_project


def url(cast, rest=""):
    return f"/projects/{cast.project.number}/people/{rest}"


def facts(**fields):
    return {"allocation_pct": "50", "from_date": "2026-05-01", "responsibility": "Data", **fields}


def test_a_member_is_added_once_and_only_in_a_role_they_hold(cast, client):
    client.force_login(cast.implementation)
    data = facts(user=cast.outsider.pk, role="CO")
    assert client.post(url(cast, "add/"), data).status_code == 302
    assert client.post(url(cast, "add/"), data).status_code == 302
    assert ProjectMember.objects.filter(project=cast.project, user=cast.outsider).count() == 1
    wrong = client.post(url(cast, "add/"), facts(user=cast.outsider.pk, role="EX"))
    assert wrong.status_code == 422 and "role" in wrong.context["form"].errors


@pytest.mark.parametrize("data", [{"allocation_pct": "101"}, {"to_date": "2026-04-01"}, {"from_date": ""}])
def test_impossible_facts_are_refused_beside_their_field(cast, client, data):
    client.force_login(cast.implementation)
    answer = client.post(url(cast, "add/"), facts(user=cast.outsider.pk, role="CO") | data)
    assert answer.status_code == 422 and answer.context["form"].errors


def test_authority_is_written_down_and_a_stale_form_overwrites_nothing(cast, client):
    row = ProjectMember.objects.get(project=cast.project, user=cast.pm)
    client.force_login(cast.sales)
    data = facts(authority="Up to 50,000", version=row.version)
    assert client.post(url(cast, f"{row.pk}/"), data).status_code == 302
    stale = client.post(url(cast, f"{row.pk}/"), data | {"authority": "All"})
    assert stale.status_code == 409 and "Up to 50,000" in stale.content.decode()
    row.refresh_from_db()
    assert row.authority == "Up to 50,000"
    assert "Up to 50,000" in client.get(url(cast)).content.decode()


def test_members_leave_but_owners_stay(cast, client):
    client.force_login(cast.implementation)
    consultant = ProjectMember.objects.get(project=cast.project, user=cast.consultant)
    assert client.get(url(cast, f"{consultant.pk}/release/")).status_code == 200
    client.post(url(cast, f"{consultant.pk}/release/"))
    consultant.refresh_from_db()
    assert consultant.state == "released"
    owner = ProjectMember.objects.get(project=cast.project, user=cast.pm)
    client.post(url(cast, f"{owner.pk}/release/"))
    owner.refresh_from_db()
    assert owner.state == "active"


@pytest.mark.parametrize(("who", "status"), [("consultant", 403), ("commercial", 403), ("outsider", 404)])
def test_others_change_nothing(cast, client, who, status):
    row = ProjectMember.objects.get(project=cast.project, user=cast.pm)
    client.force_login(getattr(cast, who))
    for rest in ("add/", f"{row.pk}/", f"{row.pk}/release/", "contacts/add/"):
        assert client.post(url(cast, rest), facts()).status_code == status


def test_people_of_another_project_or_customer_are_as_if_absent(cast, client):
    other = make_project(cast.sales, cast.customer, "另一个", presales_owner=cast.sales)
    row = ProjectMember.objects.get(project=other, user=cast.sales)
    client.force_login(cast.implementation)
    assert client.post(url(cast, f"{row.pk}/release/")).status_code == 404
    foreign = make_contact(make_customer("别家"))
    assert client.post(url(cast, "contacts/add/"), {"contact": foreign.pk, "role": "owner"}).status_code == 422


def test_a_person_of_the_customer_is_linked_and_removed(cast, client, django_assert_max_num_queries):
    client.force_login(cast.implementation)
    client.post(url(cast, "contacts/add/"), {"contact": cast.owner.pk, "role": "owner"})
    link = ProjectContact.objects.get(project=cast.project)
    with django_assert_max_num_queries(15):
        assert "Chen Zhiyuan" in client.get(url(cast)).content.decode()
    assert client.get(url(cast, f"contacts/{link.pk}/remove/")).status_code == 405
    client.post(url(cast, f"contacts/{link.pk}/remove/"))
    assert not ProjectContact.objects.exists()
