"""Material and manuals: by process, tried by users, published; the last manual of the key processes proves the item."""

from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from aftersales.models import TrainingMaterial
from aftersales.models.training_materials import without_manual, without_material
from lifecycle import thread, uploads
from lifecycle.errors import Refused
from lifecycle.models import Attachment, ChecklistItem, TrainerQualification
from lifecycle.models.trainers import unverified
from tests.aftersales.training_feedback import a_material
from tests.aftersales.training_plans import a_summary, hold_one, make_training_plan
from tests.lifecycle.backbone import make_process
from tests.lifecycle.keyusers.chosen import a_key_user

pytestmark = pytest.mark.django_db


def test_it_is_published_once_a_user_worked_by_it(cast: SimpleNamespace) -> None:
    row = a_material(cast, address="")
    right = {"contact": cast.owner, "name": "", "on": row.created_at.date(), "worked": True, "words": ""}
    with pytest.raises(Refused, match="file"):
        row.try_out(by=cast.consultant, **right)
    TrainingMaterial.objects.update(address="https://files.customer.example/m")
    for wrong, field in (({"contact": None}, "contact"), ({"worked": False}, "words")):
        with pytest.raises(Refused) as refusal:
            row.try_out(by=cast.consultant, **right | wrong)
        assert refusal.value.field == field
    for _click in range(2):
        row.try_out(by=cast.consultant, **right | {"worked": False, "words": "第三步缺图"})
    assert row.trials.count() == 1
    with pytest.raises(Refused, match="success"):
        row.publish(by=cast.consultant)
    row.try_out(by=cast.consultant, **right)
    row.publish(by=cast.consultant, given_to=cast.owner)
    row.process.refresh_from_db()
    assert row.state == "final" and row.process.manual_state == "given"
    row.revise(by=cast.consultant, edition="1.1", reason="流程改了")
    row.process.refresh_from_db()
    assert row.state == "draft" and row.process.manual_state == "draft"
    row.try_out(by=cast.consultant, **right | {"worked": False, "words": "第二步不对"})
    with pytest.raises(Refused, match="success"):  # the trial of the former edition does not count
        row.publish(by=cast.consultant)


def test_the_item_is_proved_by_the_last_manual(cast: SimpleNamespace) -> None:
    item = ChecklistItem.objects.get(project=cast.project, code="S2-16")
    first, second = make_process(cast, is_key=True), make_process(cast, name="入库", is_key=True)
    row = a_material(cast, process=first)
    checked = uploads.check(ContentFile(b"chapter one", name="manual.txt"))
    thread.attach(by=cast.consultant, subject=row, project=cast.project, checked=checked, kind=Attachment.Kind.MANUAL)
    item.refresh_from_db()
    assert item.is_open and not item.evidence.exists()  # a draft proves nothing
    row.try_out(by=cast.consultant, contact=cast.owner, name="", on=row.created_at.date(), worked=True, words="")
    row.publish(by=cast.consultant)
    item.refresh_from_db()
    assert item.is_open and item.evidence.count() == 1
    assert [one.pk for one in without_manual(cast.project)] == [second.pk]
    a_material(cast, process=second, upto="final")
    item.refresh_from_db()
    assert not item.is_open and without_material(cast.project) == []


def test_it_is_written_and_tried_on_its_pages(cast: SimpleNamespace, client: Client) -> None:
    process = make_process(cast)
    client.force_login(cast.consultant)
    url = f"{cast.project.get_absolute_url()}aftersales/training-material/new/"
    page = client.get(f"{url}?process={process.number}&kind=manual")
    assert process.name in page.context["form"].initial["title"]
    data = {"creation_key": page.context["hidden"]["creation_key"], "material_kind": "manual", "title": "手册", "level": "operation",
            "edition": "1.0", "process": "", "address": "https://files.customer.example/m"}  # fmt: skip
    assert client.post(url, data).status_code == 422
    assert client.post(url, data | {"process": process.pk}).status_code == 302
    row = TrainingMaterial.objects.get()
    wrong = client.post(row.act_url("try"), {"on": "2026-01-01", "worked": "1"})
    assert wrong.status_code == 422
    client.post(row.act_url("try"), {"on": "2026-01-01", "worked": "1", "name": "何护士"})
    assert "何护士" in client.get(row.get_absolute_url()).content.decode()


def test_a_summary_is_given_back_with_what_changes(cast: SimpleNamespace, client: Client) -> None:
    plan = make_training_plan(cast, upto="confirmed")
    summary = a_summary(cast, plan, better="")
    with pytest.raises(Refused, match="Nobody"):
        summary.share(by=cast.pm, shared_with="内科")
    hold_one(cast, plan)
    with pytest.raises(Refused, match="changed"):
        summary.share(by=cast.pm, shared_with="内科")
    type(summary).objects.update(better="多练习半小时")
    summary.refresh_from_db()
    with pytest.raises(Refused) as refusal:
        summary.share(by=cast.pm, shared_with=" ")
    assert refusal.value.field == "shared_with"
    client.force_login(cast.implementation)
    page = client.get(summary.get_absolute_url()).content.decode()
    assert "练习再多些" in page and "4.0" in page and "何护士" not in page
    summary.share(by=cast.pm, shared_with="内科")
    assert summary.state == "shared"


def test_trainers_are_verified_by_somebody_else(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.implementation)
    data = {"person": cast.consultant.pk, "topic": "流程", "on": "2026-01-05", "score": "82"}
    page = client.get("/team/trainers/new/")
    key = str(page.context["hidden"]["creation_key"])
    assert client.post("/team/trainers/new/", data | {"creation_key": key, "score": "101"}).status_code == 422
    own = data | {"creation_key": key, "person": cast.implementation.pk}
    assert client.post("/team/trainers/new/", own).status_code == 422
    for _twice in range(2):
        assert client.post("/team/trainers/new/", data | {"creation_key": key}).status_code == 302
    row = TrainerQualification.objects.get()
    assert row.holds and unverified([cast.consultant, cast.pm]) == [cast.pm]
    assert "82" in client.get("/team/trainers/").content.decode()
    assert client.post(f"/team/trainers/{row.pk}/end/", {"reason": ""}).status_code == 422
    client.post(f"/team/trainers/{row.pk}/end/", {"reason": "一年没有讲课"})
    assert unverified([cast.consultant]) == [cast.consultant]
    client.force_login(cast.consultant)
    assert client.get("/team/trainers/").status_code == 200
    assert client.get("/team/trainers/new/").status_code == 403


def test_tips_of_users_go_into_an_edition_once(cast: SimpleNamespace) -> None:
    row = a_material(cast)
    with pytest.raises(Refused) as refusal:
        row.note_tip(by=cast.consultant, text="先扫码再录入更快")
    assert refusal.value.field == "contact"
    for _click in range(2):
        row.note_tip(by=cast.consultant, text="先扫码再录入更快", contact=cast.owner)
    row.note_tip(by=cast.consultant, text="用回车代替鼠标", name="何护士")
    first, second = row.tips.all()
    with pytest.raises(Refused) as refusal:
        row.take_tips(by=cast.consultant, tips=[first], left_out=[second])
    assert refusal.value.field == "reason"
    row.take_tips(by=cast.consultant, tips=[first], left_out=[second], reason="下一版界面改了")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.taken_in, first.tone, second.tone) == (row.edition, "ok", "off")
    assert not row.open_tips.exists()


def test_what_a_key_user_wrote_in_a_session_becomes_a_tip_once(cast: SimpleNamespace, client: Client) -> None:
    row = a_material(cast)
    key_user = a_key_user(cast)
    key_user.processes.add(row.process)
    key_user.log(
        by=cast.pm, process=row.process, topic="领药", on=timezone.localdate(), minutes=30, people=[("何护士", "内科")],
        note="先打印再核对，不会漏",
    )  # fmt: skip
    session = key_user.sessions.get()
    client.force_login(cast.pm)
    page = client.get(row.act_url("tip")).content.decode()
    assert "领药" in page
    row.note_tip(by=cast.pm, text="", session=session)
    tip = row.tips.get()
    assert (tip.text, tip.contact) == ("先打印再核对，不会漏", key_user.contact)
    with pytest.raises(Refused) as refusal:
        row.note_tip(by=cast.pm, text="", session=session)
    assert refusal.value.field == "session"
    assert "先打印再核对" in client.get(row.get_absolute_url()).content.decode()


def test_its_link_can_be_followed(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.consultant)
    page = client.get(a_material(cast).get_absolute_url()).content.decode()
    assert 'href="https://files.customer.example/manual"' in page
