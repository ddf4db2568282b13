"""The pages of acceptance and payment: forms with lines, verbs, what is shown to whom."""

import uuid
from decimal import Decimal

import pytest
from django.test import Client

from aftersales.models import Acceptance, PaymentMilestone, PaymentReceipt
from lifecycle.models import Project
from lifecycle.records.writing import RecordAdd
from tests.aftersales.acceptances import make_acceptance, review
from tests.aftersales.milestones import day, make_due, make_milestone
from tests.cast import make_contact, make_customer


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def lines(prefix, rows, initial=0):
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial}
    return data | {f"{prefix}-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}


def acceptance_form(**more):
    data = {"acceptance_kind": "final", "title": "项目终验", "creation_key": uuid.uuid4()}
    for prefix in ("panel", "items", "papers", "outstanding", "delays"):
        data |= lines(prefix, [])
    return data | more


def url(record, act=""):
    return record.get_absolute_url() + (f"do/{act}/" if act else "")


def test_an_acceptance_is_written_with_its_items_and_gets_a_panel(cast):
    client, address = client_of(cast.pm), f"/projects/{cast.project.number}/aftersales/acceptances/new/"
    assert client.get(address).status_code == 200
    items = [
        {"order": "", "source": "contract", "criterion": "后写的"}, {"order": 1, "source": "requirement", "criterion": "先看的"},
    ]  # fmt: skip
    answer = client.post(address, acceptance_form(**lines("items", items)))
    acceptance = Acceptance.objects.get()
    assert answer.status_code == 302 and answer.url == acceptance.get_absolute_url()
    assert [(i.order, i.criterion) for i in acceptance.items.all()] == [(1, "先看的"), (2, "后写的")]
    assert acceptance.panel.count() == 4
    assert client.get(answer.url).status_code == 200


def test_two_clicks_at_the_same_moment_make_one(cast, monkeypatch):
    """The second asked for what the first made before it was there."""
    client, address = client_of(cast.pm), f"/projects/{cast.project.number}/aftersales/acceptances/new/"
    form, ask = acceptance_form(), RecordAdd.made
    first = client.post(address, form)
    answers = [lambda _view, _key: None, ask]
    monkeypatch.setattr(RecordAdd, "made", lambda view, key: answers.pop(0)(view, key))
    second = client.post(address, form)
    assert second.status_code == 302 and second.url == first.url
    assert Acceptance.objects.count() == 1


def test_nobody_is_named_for_two_places_of_the_panel(cast):
    client, address = client_of(cast.pm), f"/projects/{cast.project.number}/aftersales/acceptances/new/"
    rows = [{"role": "PM", "user": cast.pm.pk}, {"role": "IM", "user": cast.pm.pk}]
    answer = client.post(address, acceptance_form(**lines("panel", rows)))
    assert answer.status_code == 422 and "This stands in another line already." in answer.content.decode()
    assert client.post(address, acceptance_form(**lines("panel", rows[:1]))).status_code == 302


def test_people_of_another_customer_cannot_sit_in_the_panel(cast):
    stranger = make_contact(make_customer("另一家"), "外人", ("expert",))
    client, address = client_of(cast.pm), f"/projects/{cast.project.number}/aftersales/acceptances/new/"
    answer = client.post(address, acceptance_form(**lines("panel", [{"role": "expert", "contact": stranger.pk}])))
    assert answer.status_code == 422 and not Acceptance.objects.exists()


@pytest.mark.parametrize("person", [{}, {"contact": "owner", "user": "pm"}, {"user": "pm"}])
def test_a_role_of_the_customer_goes_to_one_person_of_the_customer(cast, person):
    chosen = {name: getattr(cast, who).pk for name, who in person.items()}
    client, address = client_of(cast.pm), f"/projects/{cast.project.number}/aftersales/acceptances/new/"
    assert client.post(address, acceptance_form(**lines("panel", [{"role": "expert", **chosen}]))).status_code == 422


def test_results_are_entered_during_the_check_only(cast):
    client, early = client_of(cast.pm), make_acceptance(cast)
    assert b'name="items-0-result"' not in client.get(url(early) + "edit/").content
    checked = review(cast, "pending", acceptance_kind="phase")
    page = client.get(url(checked) + "edit/").content
    assert b'name="items-0-result"' in page and b'name="items-1-result"' in page
    assert f'<option value="{checked.items.get().pk}">'.encode() in page  # a new line can name the item


def test_english_twins_show_where_documents_are_in_english(cast):
    client, address = client_of(cast.pm), f"/projects/{cast.project.number}/aftersales/acceptances/new/"
    assert b'name="scope_en"' not in client.get(address).content
    Project.objects.filter(pk=cast.project.pk).update(document_language="both")
    page = client.get(address).content
    assert b'name="scope_en"' in page and b'name="items-0-criterion_en"' in page


def test_a_milestone_is_planned_with_the_share_that_is_left(cast):
    make_milestone(cast, Decimal(30))
    client, address = client_of(cast.commercial), f"/projects/{cast.project.number}/aftersales/milestones/new/"
    form = client.get(address).context["form"]
    assert (form["percent"].value(), form["order"].value()) == (70, 2)
    data = {
        "name": "尾款",
        "order": 2,
        "percent": 70,
        "trigger": "acceptance",
        "due_days": 30,
        "creation_key": uuid.uuid4(),
    }
    for _again in range(2):
        assert client.post(address, data).status_code == 302
    milestone = PaymentMilestone.objects.get(name="尾款")
    assert milestone.amount == Decimal("896000.00") and milestone.currency == "CNY"


@pytest.mark.parametrize("percent", ["-1", "100.01", "abc", "1e9"])
def test_a_share_lies_between_nought_and_a_hundred(cast, percent):
    data = {
        "name": "x",
        "order": 1,
        "percent": percent,
        "trigger": "signing",
        "due_days": 30,
        "creation_key": uuid.uuid4(),
    }
    address = f"/projects/{cast.project.number}/aftersales/milestones/new/"
    assert client_of(cast.commercial).post(address, data).status_code == 422


def test_the_list_warns_until_shares_make_a_hundred(cast):
    make_milestone(cast, Decimal(30))
    page = client_of(cast.commercial).get(f"/projects/{cast.project.number}/aftersales/milestones/").content.decode()
    assert "30%" in page and "The shares must make up 100%." in page


def test_a_receipt_sent_twice_from_the_page_is_one(cast):
    milestone, client = make_due(cast), client_of(cast.commercial)
    form = client.get(url(milestone, "receive")).context["form"]
    data = {"amount": "1000", "on": day().isoformat(), "creation_key": form["creation_key"].value()}
    for _again in range(2):
        assert client.post(url(milestone, "receive"), data).status_code == 302
    assert PaymentReceipt.objects.count() == 1
    data |= {"amount": "9999999", "creation_key": uuid.uuid4()}
    answer = client.post(url(milestone, "receive"), data)
    assert answer.status_code == 422 and "Only ¥1,279,000.00 is open" in answer.content.decode()


@pytest.mark.parametrize("act", ["invoice", "promise", "log", "remind", "void-receipt", "receive"])
def test_each_verb_has_its_form(cast, act):
    milestone = make_due(cast, late=9)
    milestone.issue(by=cast.commercial)
    milestone.receive(by=cast.commercial, amount=Decimal(5), on=day())
    assert client_of(cast.commercial).get(url(milestone, act)).status_code == 200


@pytest.mark.parametrize(
    ("who", "status"), [("executive", 200), ("commercial", 403), ("pm", 403), ("consultant", 403)]
)
def test_only_an_executive_is_offered_to_decide_on_a_write_off(cast, who, status):
    milestone = make_due(cast)
    milestone.ask_waiver(by=cast.commercial, amount=Decimal(5), reason="客户资金困难，经协商减免")
    assert client_of(getattr(cast, who)).get(url(milestone, "decide")).status_code == status


def test_what_stays_with_us_is_marked_and_the_page_says_what_holds_the_money_up(cast):
    milestone = make_due(cast, late=9, note="客户资金紧张")
    milestone.log_collection(by=cast.commercial, said="月底付款", contact=cast.owner)
    page = client_of(cast.commercial).get(url(milestone)).content.decode()
    assert "客户资金紧张" in page and "月底付款" in page and "internal" in page
    assert "nobody has asked for the money" in page and "Zhang Min" in page
