"""The hand-over to customer service: packed, handed over, returned or accepted, introduced, signed by all three."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from aftersales import packing
from aftersales.gates.service_handovers import knowledge_given, taken_over
from aftersales.models import ServiceHandover
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Document, Outbox, Question, SignatureRequest
from lifecycle.models.signatures import Invitee
from presales.models import TechnicalExchange
from tests.aftersales.tickets import a_handover
from tests.aftersales.training_feedback import a_material
from tests.cast import make_contact, put_in_state
from tests.presales.meetings import a_demo

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "payment")
    return cast


def test_it_is_packed_of_what_the_project_knows(cast: SimpleNamespace) -> None:
    question = Question(
        project=cast.project, text="退药打印慢", text_en="Printing returns is slow", raised_by=cast.owner, owner=cast.pm,
        due=timezone.localdate(), question_kind="defect",
    )  # fmt: skip
    question.put(by=cast.pm, read_version=None)
    manual = a_material(cast, upto="final")
    a_material(cast, title="没发布的", process=manual.process)
    lines = packing.lines(cast.project)
    assert [(row["title"], row["place"]) for row in lines["manuals"]] == [(manual.title, manual.address)]
    assert [row["question"] for row in lines["issues"]] == [question]
    assert cast.pm in [row.get("user") for row in lines["people"]]
    assert cast.owner in [row.get("contact") for row in lines["people"]]
    handover = a_handover(cast)
    handover.draw(by=cast.pm)
    assert [row.question for row in handover.issues.all()] == [question]
    with pytest.raises(Refused, match="already"):
        handover.draw(by=cast.pm)


def test_a_few_of_many_people_are_those_who_are_asked_first(cast: SimpleNamespace) -> None:
    for n in range(9):
        make_contact(cast.customer, f"一{n}", ("end-user",))
    it, silent = make_contact(cast.customer, "赵工", ("it-rd",)), make_contact(cast.customer, "路人", ())
    found = [row["contact"] for row in packing.lines(cast.project)["people"] if "contact" in row]
    assert found[:3] == [cast.owner, it, cast.signatory] and len(found) == 5 and silent not in found


def test_it_is_not_handed_over_while_something_is_missing(cast: SimpleNamespace) -> None:
    handover = a_handover(cast, environment="", sla="")
    handover.manuals.all().delete()
    with pytest.raises(Refused, match=r"environment.*service.*manuals"):
        handover.submit(by=cast.pm)
    handover.issues.create(text="没有负责人的问题")
    assert "for every open issue who sees to it and by when" in handover.lacks()


def test_it_waits_until_the_system_is_live_and_for_the_first_one(cast: SimpleNamespace) -> None:
    a_handover(cast)
    with pytest.raises(Refused, match="already"):
        a_handover(cast)
    put_in_state(cast.project, "delivery")
    with pytest.raises(Refused, match="live"):
        a_handover(cast)


def test_customer_service_returns_it_with_a_reason_or_accepts_it(cast: SimpleNamespace) -> None:
    handover = a_handover(cast, upto="submitted")
    assert Outbox.objects.filter(kind="service_handed_over", to_email=cast.support.email).count() == 1
    with pytest.raises(Refused) as refusal:
        handover.give_back(by=cast.support, reason="不全")
    assert refusal.value.field == "reason"
    handover.give_back(by=cast.support, reason="缺少接口清单和备份恢复说明")
    assert (handover.state, handover.returns) == ("returned", 1)
    assert Outbox.objects.filter(kind="service_decided", to_email=cast.pm.email).count() == 1
    handover.submit(by=cast.pm)
    with pytest.raises(Refused) as refusal:
        handover.accept(by=cast.support, support_owner=cast.pm, responsible_from=timezone.localdate())
    assert refusal.value.field == "support_owner"
    type(cast.project).objects.filter(pk=cast.project.pk).update(support_owner=None)
    handover.project.refresh_from_db()
    handover.accept(by=cast.support, support_owner=cast.support, responsible_from=timezone.localdate())
    cast.project.refresh_from_db()
    assert cast.project.support_owner == cast.support
    with pytest.raises(Refused):  # a second click
        handover.accept(by=cast.support, support_owner=cast.support, responsible_from=timezone.localdate())


def test_whoever_handed_it_over_does_not_accept_it(cast: SimpleNamespace, client) -> None:
    handover = a_handover(cast, upto="submitted")
    ServiceHandover.objects.filter(pk=handover.pk).update(submitted_by=cast.support)
    client.force_login(cast.support)
    assert client.get(handover.act_url("accept")).status_code == 403
    client.force_login(cast.pm)
    assert client.get(handover.act_url("accept")).status_code == 403


def test_all_three_sign_and_the_item_is_done_by_it(cast: SimpleNamespace) -> None:
    item = ChecklistItem.objects.get(project=cast.project, code="S3-10")
    handover = a_handover(cast, upto="accepted")
    with pytest.raises(Refused, match="Introduce"):
        handover.issue(by=cast.pm)
    with pytest.raises(Refused) as refusal:
        handover.introduce(by=cast.pm, contact=cast.owner, on=timezone.localdate() + timedelta(days=1), how="移交会议")
    assert refusal.value.field == "on"
    handover.introduce(by=cast.pm, contact=cast.owner, on=timezone.localdate(), how="移交会议", how_en="Meeting")
    document = handover.issue(by=cast.pm)
    people = [(cast.signatory, "customer-1"), (cast.pm, "vendor-1"), (cast.support, "vendor-2")]
    request = SignatureRequest.send(by=cast.pm, document=document, people=[Invitee(*pair) for pair in people])
    for signatory in request.signatories.all():
        signatory.sign(
            method="typed", typed_name=signatory.name, sha256=document.current.pdf_sha256, consent=True,
            identified_by="account" if signatory.user_id else "link",
        )  # fmt: skip
    item.refresh_from_db()
    handover.refresh_from_db()
    assert (item.state, handover.signed_on) == ("done", timezone.localdate())


def test_the_gate_asks_the_record_or_the_item_that_was_left_out(cast: SimpleNamespace) -> None:
    assert not taken_over(cast.project).met
    handover = a_handover(cast, upto="submitted")
    assert not taken_over(cast.project).met
    handover.accept(by=cast.support, support_owner=cast.support, responsible_from=timezone.localdate())
    assert taken_over(cast.project).met
    ServiceHandover.objects.all().update(state="returned")
    assert not taken_over(cast.project).met
    item = ChecklistItem.objects.get(project=cast.project, code="S3-10")
    item.skip(by=cast.pm, reason_code="OTHER", note="客户自己运维，合同已写明")
    assert taken_over(cast.project).met


def test_knowledge_that_was_promised_is_given(cast: SimpleNamespace) -> None:
    exchange = TechnicalExchange(project=cast.project, demo=a_demo(cast), topics="接口", at=timezone.now())
    exchange.put(by=cast.implementation, read_version=None)
    exchange.knowledge.create(topic="看接口日志", topic_en="Reading logs", contact=cast.owner)
    assert not knowledge_given(cast.project).met
    lines = packing.lines(cast.project)["knowledge"]
    handover = a_handover(cast)
    handover.knowledge.all().delete()
    row = handover.knowledge.create(**lines[0])
    with pytest.raises(Refused) as refusal:
        handover.give_knowledge(by=cast.pm, item=row, on=timezone.localdate() + timedelta(days=1))
    assert refusal.value.field == "on"
    handover.give_knowledge(by=cast.pm, item=row, on=timezone.localdate())
    assert knowledge_given(cast.project).met
    with pytest.raises(Refused, match="already"):
        handover.give_knowledge(by=cast.pm, item=row, on=timezone.localdate())


def test_its_pages_open_and_the_form_tells_what_is_wrong(cast: SimpleNamespace, client) -> None:
    client.force_login(cast.pm)
    base = f"/projects/{cast.project.number}/aftersales/service-handovers/"
    page = client.get(f"{base}new/")
    assert page.status_code == 200 and "Open issues" in page.content.decode()
    handover = a_handover(cast, environment="")
    page = client.get(handover.get_absolute_url()).content.decode()
    assert "How complete it is" in page and "Hand over to customer service</button>" not in page
    assert client.get(base).status_code == 200
    assert client.get(f"{handover.get_absolute_url()}edit/").status_code == 200
    client.force_login(cast.commercial)
    assert client.get(handover.get_absolute_url()).status_code == 403


def test_papers_are_named_to_those_who_may_open_them(cast: SimpleNamespace) -> None:
    handover, kinds = a_handover(cast), ("D05", "D36")
    for code in kinds:
        Document.objects.create(
            project=cast.project, kind=code, number=f"X-{code}", title=code, language="zh", stage="presales",
            subject_kind="x.y", subject_id=1, created_by=cast.pm,
        )  # fmt: skip
    told = {
        who: [row.kind for row in packing.facts(handover, getattr(cast, who))["papers"]] for who in ("pm", "support")
    }
    assert told == {"pm": ["D05", "D36"], "support": ["D05"]}
