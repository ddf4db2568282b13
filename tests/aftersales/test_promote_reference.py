"""A reference: released, presented to others within its consent, the leads that come of it, and what others see."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from aftersales import references
from aftersales.models import ReferencePresentation, ReferencePromotion
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Project
from tests.aftersales.references import a_reference, released, shown
from tests.cast import make_customer, make_project, put_in_state

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "payment")
    return cast


def test_releasing_proves_the_item_and_taking_back_withdraws_it(cast: SimpleNamespace) -> None:
    promotion = a_reference(cast)
    with pytest.raises(Refused, match="consent"):
        promotion.release(by=cast.sales)
    ReferencePromotion.objects.all().delete()
    promotion = released(cast)
    item = ChecklistItem.objects.get(project=cast.project, code="S3-13")
    assert item.evidence.count() == 1 and item.state != "todo"
    promotion.take_back(by=cast.sales, reason="换一版概要")
    assert item.evidence.count() == 0


def test_nobody_is_shown_it_twice_and_never_beyond_the_consent(cast: SimpleNamespace) -> None:
    promotion = released(cast, allows=["name"])
    row = shown(cast, promotion)
    facts = {"by": cast.sales, "audience": "药剂科", "presenter": cast.sales, "customer": row.customer}
    for wrong, field in (
        ({"on": timezone.localdate(), "way": "meeting"}, "customer"),
        ({"on": timezone.localdate() + 400 * DAY, "way": "meeting"}, "on"),
        ({"on": timezone.localdate(), "way": "visit"}, "way"),
        ({"on": timezone.localdate(), "way": "event", "customer": cast.customer}, "customer"),
        ({"on": timezone.localdate(), "way": "event", "customer": None}, "customer"),
        ({"on": timezone.localdate(), "way": "event", "customer": None, "new_name": cast.customer.name}, "new_name"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            promotion.present(**(facts | wrong))
        assert refusal.value.field == field
    made = promotion.present(
        **(facts | {"on": timezone.localdate(), "way": "event", "customer": None, "new_name": "三院"})
    )
    assert (made.customer.name, made.customer.industry) == ("三院", cast.project.industry)


def test_interest_becomes_one_lead_with_a_link_back(cast: SimpleNamespace, client: Client) -> None:
    promotion = released(cast)
    row = shown(cast, promotion)
    lead = {"by": cast.sales, "presentation": row, "name": "江州二院药房", "seller": cast.sales}
    with pytest.raises(Refused, match="interested"):
        promotion.make_lead(**lead)
    with pytest.raises(Refused) as refusal:
        promotion.note_response(by=cast.sales, presentation=row, response="interested")
    assert refusal.value.field == "next_step"
    promotion.note_response(
        by=cast.sales, presentation=row, response="interested", response_words="想看现场", next_step="约演示",
        next_on=timezone.localdate() + 7 * DAY,
    )  # fmt: skip
    with pytest.raises(Refused) as refusal:
        promotion.make_lead(**(lead | {"seller": cast.pm}))
    assert refusal.value.field == "seller"
    promotion.make_lead(**lead)
    promotion.make_lead(**lead)  # a second click
    made = Project.objects.get(came_of_reference=row)
    assert (made.state, made.customer, made.presales_owner) == ("lead", row.customer, cast.sales)
    assert Project.objects.count() == 2
    client.force_login(cast.sales)
    page = client.get(f"/projects/{made.number}/presales/").content.decode()
    assert "Where this lead came from" in page and promotion.label in page
    Project.objects.filter(pk=made.pk).update(contract_passed_at=timezone.now(), contract_amount=500000)
    told = references.numbers(ReferencePresentation.objects.all())
    assert (told["shown"], told["leads"], told["won"]) == (1, 1, 1) and told["amount"]


def test_sales_finds_references_of_the_industry_beside_a_lead(cast: SimpleNamespace, client: Client) -> None:
    promotion = released(cast, allows=["figures"])
    other = make_project(cast.sales, make_customer("江州二院"), "二院药房", presales_owner=cast.sales)
    farm = make_project(
        cast.sales, make_customer("江州钢厂", industry="manufacturing"), "钢厂", presales_owner=cast.sales
    )
    client.force_login(cast.sales)
    page = client.get(f"/projects/{other.number}/presales/").content.decode()
    assert "References in this industry" in page and promotion.title_en in page and "A hospital in Zhejiang" in page
    assert "References in this industry" not in client.get(f"/projects/{farm.number}/presales/").content.decode()
    promotion.withdraw_consent(by=cast.sales, on=timezone.localdate(), reason="来电")
    assert "References in this industry" not in client.get(f"/projects/{other.number}/presales/").content.decode()


def test_the_page_over_all_projects_narrows_and_keeps_names(cast: SimpleNamespace, client: Client) -> None:
    promotion = released(cast, allows=["figures"])
    client.force_login(cast.commercial)
    page = client.get("/references/").content.decode()
    assert promotion.title_en in page
    assert promotion.title_en in client.get("/references/?industry=health&consent=holds").content.decode()
    assert promotion.title_en not in client.get("/references/?consent=expired").content.decode()
    for query in (
        "consent=soon",
        "consent=asked",
        "consent=withdrawn",
        "consent=none",
        "q=药房",
        "sort=-customer",
        "export=csv",
    ):
        assert client.get(f"/references/?{query}").status_code == 200, query
    client.force_login(cast.support)
    assert client.get("/references/").status_code == 403
    from tests.cast import make_user

    stranger = make_user("stranger", ["IM"])
    client.force_login(stranger)
    page = client.get("/references/").content.decode()
    assert "A hospital in Zhejiang" in page and "Renmin" not in page
    case = client.get(f"/references/{promotion.pk}/").content.decode()
    assert "A hospital in Zhejiang" in case and "Renmin" not in case


def test_the_forms_of_the_record_lead_through_it(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.sales)
    base = f"/projects/{cast.project.number}/aftersales/references/"
    form = client.get(f"{base}new/").context
    data = {"title": "药房", "anonymous": "某医院", "overview": "概要", "results": "成效", "figures": ["users"], "keeper": cast.sales.pk,
            "creation_key": form["hidden"]["creation_key"], "features-TOTAL_FORMS": 1, "features-INITIAL_FORMS": 0,
            "features-0-title": "追溯"}  # fmt: skip
    assert client.post(f"{base}new/", data | {"title": ""}).status_code == 422
    assert client.post(f"{base}new/", data).status_code == 302
    assert client.post(f"{base}new/", data).status_code == 302  # a second click
    promotion = ReferencePromotion.objects.get()
    day = timezone.localdate()
    paper = {
        "contact": cast.owner.pk,
        "allows": ["name"],
        "given_on": day.isoformat(),
        "until": (day + DAY).isoformat(),
        "how": "纸质",
    }
    file = lambda: SimpleUploadedFile("signed.pdf", b"%PDF-1.7 x")  # noqa: E731
    assert (
        client.post(promotion.act_url("consent"), paper | {"file": SimpleUploadedFile("x.exe", b"MZ")}).status_code
        == 422
    )
    assert client.post(promotion.act_url("consent"), paper | {"file": file()}).status_code == 302
    promotion = ReferencePromotion.objects.get()
    for act in ("ask", "logo", "withdraw"):
        assert client.get(promotion.act_url(act)).status_code == 200, act
    assert client.get(promotion.get_absolute_url()).status_code == 200
    client.post(promotion.act_url("release"))
    promotion = ReferencePromotion.objects.get()
    assert promotion.state == "ready"
    told = {
        "new_name": "二院",
        "on": day.isoformat(),
        "way": "meeting",
        "presenter": cast.sales.pk,
        "audience": "药剂科",
    }
    assert client.post(promotion.act_url("present"), told | {"audience": ""}).status_code == 422
    assert client.post(promotion.act_url("present"), told).status_code == 302
    row = ReferencePresentation.objects.get()
    said = {"presentation": row.pk, "response": "interested", "next_step": "演示", "next_on": (day + DAY).isoformat()}
    assert client.post(promotion.act_url("respond"), said).status_code == 302
    assert client.get(promotion.act_url("lead")).context["form"].initial["presentation"] == row.pk
    assert "To whom it was shown" in client.get(promotion.get_absolute_url()).content.decode()
    client.force_login(cast.implementation)
    assert client.post(promotion.act_url("take-back"), {"reason": "换概要"}).status_code == 302
    assert client.post(ReferencePromotion.objects.get().act_url("release")).status_code == 403
    assert json.dumps(promotion.figures) == '["users"]'


def test_today_names_next_steps_and_consents_that_end(cast: SimpleNamespace, client: Client) -> None:
    promotion = released(cast)
    row = shown(cast, promotion)
    projects = Project.objects.all()
    assert not any(rows for *_head, rows in references.today(cast.sales, projects))
    ReferencePresentation.objects.filter(pk=row.pk).update(on=timezone.localdate() - 4 * DAY)
    promotion.consents.update(until=timezone.localdate() + 5 * DAY)
    found = {key: rows for key, _title, _icon, rows in references.today(cast.sales, projects)}
    assert len(found["references"]) == 1 and len(found["consents"]) == 1
    assert not any(rows for *_head, rows in references.today(cast.implementation, projects))
