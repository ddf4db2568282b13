"""Customers and contacts: who edits what, stale edits, and what is private."""

import re

import pytest

from lifecycle.errors import Refused
from lifecycle.models import Contact, Customer, Event


def form_data(client, url):
    form = client.get(url).context["form"]
    return {field.name: field.value() for field in form if field.value() not in (None, False)}


def test_a_sales_manager_adds_a_customer_and_a_contact(cast, client):
    client.force_login(cast.sales)
    made = client.post("/customers/new/", {"name": "市图书馆", "industry": "culture"})
    customer = Customer.objects.get(name="市图书馆")
    assert made.url == f"/customers/{customer.pk}/"
    added = client.post(
        f"/customers/{customer.pk}/contacts/new/", {"name": "馆长", "kinds": ["owner"], "language": "zh-hans"}
    )
    assert added.status_code == 302 and customer.contacts.get().kinds == ["owner"]


def test_an_error_stands_beside_its_field_and_keeps_what_was_typed(cast, client):
    client.force_login(cast.sales)
    answer = client.post(f"/customers/{cast.customer.pk}/contacts/new/", {"name": "无类别", "language": "en"})
    assert answer.status_code == 422
    assert "kinds" in answer.context["form"].errors
    assert "无类别" in answer.content.decode()
    assert not Contact.objects.filter(name="无类别").exists()


def test_a_stale_edit_shows_both_texts_and_overwrites_nothing(cast, client):
    client.force_login(cast.sales)
    url = f"/customers/{cast.customer.pk}/edit/"
    data = form_data(client, url) | {"version": "1"}
    first = client.post(url, data | {"region": "上海"})
    assert first.status_code == 302
    second = client.post(url, data | {"region": "北京"})
    assert second.status_code == 409
    text = second.content.decode()
    assert "上海" in text and "北京" in text
    assert Customer.objects.get(pk=cast.customer.pk).region == "上海"
    third = client.post(url, data | {"region": "北京", "version": "2"})
    assert third.status_code == 302 and Customer.objects.get(pk=cast.customer.pk).region == "北京"


def test_a_commercial_manager_edits_billing_only(cast, client):
    client.force_login(cast.commercial)
    url = f"/customers/{cast.customer.pk}/edit/"
    answer = client.post(url, {"version": 1, "name": "改名", "billing_tax_no": "91310000X"})
    assert answer.status_code == 302
    customer = Customer.objects.get(pk=cast.customer.pk)
    assert customer.name == "人民医院" and customer.billing_tax_no == "91310000X"


def test_a_commercial_manager_reads_the_people_and_changes_nothing_of_them(cast, client):
    client.force_login(cast.commercial)
    page = f"/customers/{cast.customer.pk}/"
    text = client.get(page).content.decode()
    assert cast.owner.name_en in text
    assert not re.search(rf"{page}contacts/(new/|\d+/\"|\d+/judge/)", text)
    for place in ("new/", f"{cast.owner.pk}/"):
        assert client.get(f"{page}contacts/{place}").status_code == 403
    assert client.post(f"{page}contacts/{cast.owner.pk}/leaves/", {"left_on": "2026-01-01"}).status_code == 403


@pytest.mark.parametrize("who", ["executive", "support"])
def test_readers_do_not_edit(cast, client, who):
    client.force_login(getattr(cast, who))
    assert client.get(f"/customers/{cast.customer.pk}/edit/").status_code in (403, 404)


def test_stance_is_judged_with_a_reason_and_a_resistant_one_needs_a_plan(cast):
    with pytest.raises(Refused):
        cast.owner.judge(by=cast.sales, stance="watching", confidence=3, reason=" ")
    with pytest.raises(Refused) as refusal:
        cast.owner.judge(by=cast.sales, stance="resistant", confidence=2, reason="会上反对上线")
    assert refusal.value.field == "action_plan"
    cast.owner.judge(
        by=cast.sales, stance="resistant", confidence=2, reason="会上反对上线", action_plan="王磊周四单独沟通"
    )
    cast.owner.refresh_from_db()
    assert cast.owner.stance == "resistant" and cast.owner.stance_changes.count() == 1


def test_private_facts_are_seen_by_those_who_may_and_by_nobody_else(cast, client):
    marker = "会上反对上线-标记"
    Contact.objects.filter(pk=cast.owner.pk).update(relationship_note=marker)
    cast.owner.judge(by=cast.sales, stance="watching", confidence=2, reason=marker)
    for who, sees in (("sales", True), ("pm", True), ("executive", True), ("admin", False)):
        client.force_login(getattr(cast, who))
        assert (marker in client.get(f"/customers/{cast.customer.pk}/").content.decode()) is sees, who
    assert not any(marker in str(event.data) for event in Event.objects.all())


def test_a_consultant_sees_only_customers_of_their_projects(cast, client):
    client.force_login(cast.outsider)
    assert client.get(f"/customers/{cast.customer.pk}/").status_code == 404
    client.force_login(cast.consultant)
    assert client.get(f"/customers/{cast.customer.pk}/").status_code == 200
