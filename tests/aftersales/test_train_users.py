"""Training sessions: planned, held with a signed sheet, closed once everything heard has its place."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from aftersales.documents.trainings import build_sign_in_sheet
from aftersales.models import TrainingSession
from aftersales.trainings import findings
from lifecycle.errors import Refused
from lifecycle.evidence import missing, unprovable
from lifecycle.hooks import HOOKS
from lifecycle.models import ChecklistItem, Requirement, Trace
from presales.models import DemoSession
from tests.aftersales.trainings import a_training, held
from tests.cast import put_in_state
from tests.presales.meetings import a_demo

pytestmark = pytest.mark.django_db


def codes(session: TrainingSession) -> set[str]:
    return {finding.code for finding in findings(session)}


def test_it_names_one_trainer_and_a_place(cast: SimpleNamespace) -> None:
    for wrong, field in (
        ({"trainer": None}, "trainer"), ({"trainer_contact": cast.owner}, "trainer"), ({"place": " "}, "place"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            a_training(cast, **wrong)
        assert refusal.value.field == field
    a_training(cast, trainer=None, trainer_contact=cast.owner, mode="online", place="")


def test_thinking_comes_before_operation(cast: SimpleNamespace) -> None:
    session = a_training(cast)
    assert "order" not in codes(session)
    session.outline.filter(kind="concept").update(order=9)
    assert "order" in codes(session)
    session.outline.filter(kind="concept").delete()
    assert any("Only the operation" in finding.text for finding in findings(session))


def test_what_no_session_teaches_is_named_and_so_is_a_full_outline(cast: SimpleNamespace) -> None:
    session = a_training(cast, minutes=60)
    assert {"soft", "problems", "length"} <= codes(session)
    a_training(cast, topic="出了问题怎么办", training_kind="problems")
    session.outline.create(kind="soft", title="怎样带同事")
    assert not {"soft", "problems"} & codes(session)


def test_it_is_held_with_those_who_signed(cast: SimpleNamespace) -> None:
    session = a_training(cast)
    with pytest.raises(Refused) as refusal:
        session.hold(by=cast.implementation, minutes=90, came=[])
    assert refusal.value.field == "came"
    ahead = a_training(cast, at=timezone.now() + timedelta(days=2))
    with pytest.raises(Refused, match="later time"):
        ahead.hold(by=cast.implementation, minutes=90, came=list(ahead.attendance.all()))
    bare = a_training(cast)
    bare.outline.all().delete()
    with pytest.raises(Refused, match="outline"):
        bare.hold(by=cast.implementation, minutes=90, came=list(bare.attendance.all()))
    session = held(cast)
    assert (session.state, session.actual_minutes, session.turnout) == ("held", 95, "1 of 2")
    assert session.present[0].signed_at == session.at


def test_questions_are_answered_and_wishes_registered_before_it_is_closed(cast: SimpleNamespace) -> None:
    session = held(cast)
    question = session.notes.create(kind="question", text="退药怎么办")
    session.notes.create(kind="wish", text="希望能批量退药", contact=cast.owner)
    with pytest.raises(Refused, match="no answer"):
        session.close(by=cast.implementation)
    with pytest.raises(Refused) as refusal:
        session.answer(by=cast.implementation, note=question, words=" ")
    assert refusal.value.field == "words"
    session.answer(by=cast.implementation, note=question, words="走退药单")
    with pytest.raises(Refused, match="register"):
        session.close(by=cast.implementation)
    session.register_wishes(by=cast.implementation, category="functional")
    requirement = Requirement.objects.get()
    assert (requirement.source, requirement.raised_by) == ("training", cast.owner)
    assert Trace.targets(session) == [requirement]
    with pytest.raises(Refused, match="already"):
        session.register_wishes(by=cast.implementation, category="functional")
    session.close(by=cast.implementation, lessons="人太多，分两班")
    assert session.state == "closed"
    session.reopen(by=cast.implementation, reason="补签")
    assert session.state == "held"


def test_a_closed_session_shows_its_sheet_on_the_item_and_finishing_by_hand_stays_possible(
    cast: SimpleNamespace,
) -> None:
    early = held(cast)
    early.close(by=cast.implementation)
    put_in_state(cast.project, "trial_run")
    ChecklistItem.schedule(cast.project, "aftersales", start=timezone.localdate())
    item = ChecklistItem.objects.get(project=cast.project, code="S3-01")
    assert not item.evidence.exists() and unprovable(item) and "Sign-in sheet" not in " ".join(missing(item))
    session = held(cast)
    session.close(by=cast.implementation)
    assert [row.document_code for row in item.evidence.all()] == ["D30"]
    session.reopen(by=cast.implementation, reason="补签")
    assert not item.evidence.exists()


def test_coaching_goes_on_after_it_is_closed(cast: SimpleNamespace) -> None:
    session = held(cast)
    item = session.coaching.create(contact=cast.owner, topic="退药", due=timezone.localdate() + timedelta(days=7))
    session.close(by=cast.implementation)
    with pytest.raises(Refused) as refusal:
        session.coach(by=cast.implementation, item=item, on=timezone.localdate() + timedelta(days=1))
    assert refusal.value.field == "on"
    session.coach(by=cast.implementation, item=item, on=timezone.localdate())
    assert not session.open_coaching
    with pytest.raises(Refused):
        session.coach(by=cast.implementation, item=item, on=timezone.localdate())


def test_the_sheet_has_empty_rows_until_it_is_held(cast: SimpleNamespace) -> None:
    session = a_training(cast)
    body = build_sign_in_sheet(session)["body"]
    assert len(body["rows"]) == 10 and not any(row["signed"] for row in body["rows"])
    session.hold(by=cast.implementation, minutes=95, came=list(session.attendance.all())[:1])
    body = build_sign_in_sheet(session)["body"]
    assert [bool(row["signed"]) for row in body["rows"]] == [True, False] and body["minutes"] == 95


def test_a_demonstration_counts_as_the_first_training(cast: SimpleNamespace, client: Client) -> None:
    demo = a_demo(cast, counts_as_training=True)
    (tell,) = HOOKS["first_trainings"]
    assert tell(project=cast.project) == []
    demo.prepare(by=cast.implementation)
    demo.hold(by=cast.implementation, minutes=50)
    (first,) = tell(project=cast.project)
    assert (first.label, first.people) == (demo.label, 1)
    client.force_login(cast.implementation)
    assert demo.label in client.get(a_training(cast).get_absolute_url()).content.decode()
    DemoSession.objects.update(counts_as_training=False)
    assert tell(project=cast.project) == []


@pytest.mark.parametrize("stage", ["presales", "delivery", "aftersales"])
def test_every_stage_leads_to_it(cast: SimpleNamespace, client: Client, stage: str) -> None:
    client.force_login(cast.implementation)
    page = client.get(f"{cast.project.get_absolute_url()}{stage}/").content.decode()
    assert "aftersales/training-sessions/new/" in page


def test_it_is_written_and_held_on_its_pages(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.implementation)
    url = f"{cast.project.get_absolute_url()}aftersales/training-sessions/new/"
    page = client.get(url)
    sets = {f"{name}-{which}": "0" for name in ("outline", "attendance", "notes", "coaching")
            for which in ("TOTAL_FORMS", "INITIAL_FORMS")}  # fmt: skip
    data = sets | {
        "creation_key": page.context["hidden"]["creation_key"], "topic": "领药", "training_kind": "process", "mode": "on_site",
        "at": "2026-01-05 09:30", "minutes": "60", "place": "三楼", "trainer": cast.implementation.pk,
        "outline-TOTAL_FORMS": "1", "outline-0-kind": "concept", "outline-0-title": "为什么",
        "attendance-TOTAL_FORMS": "1", "attendance-0-name": "何护士", "attendance-0-department": "内科",
    }  # fmt: skip
    nobody = client.post(url, data | {"attendance-0-name": ""})
    assert nobody.status_code == 422
    assert client.post(url, data).status_code == 302
    session = TrainingSession.objects.get()
    came = session.attendance.get()
    assert client.post(session.act_url("hold"), {"minutes": "55", "came": [came.pk]}).status_code == 302
    assert "1 of 1" in client.get(session.get_absolute_url()).content.decode()
    sheet = client.get(f"{session.get_absolute_url()}edit/")
    lines = sets | {"outline-TOTAL_FORMS": "0", "attendance-TOTAL_FORMS": "1", "attendance-INITIAL_FORMS": "1"}
    told = data | lines | {"version": sheet.context["hidden"]["version"], "attendance-0-id": came.pk}
    gone = client.post(f"{session.get_absolute_url()}edit/", told | {"attendance-0-DELETE": "1"})
    assert gone.status_code == 422 and "何护士" in gone.content.decode()
    assert client.post(f"{session.get_absolute_url()}edit/", told | {"attendance-0-name": "李四"}).status_code == 302
    came.refresh_from_db()
    assert (came.name, came.signed) == ("何护士", True)  # whoever signed stays who they are
