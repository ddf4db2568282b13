"""What users say in a trial run: by private link and through us, sorted with a reason, answered, never left lying."""

import uuid
from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from delivery import portal
from delivery.models import ChangeRequest, TrialFeedback
from lifecycle.errors import Refused
from lifecycle.models import Event, Outbox, Project, Question, Requirement
from lifecycle.models.attachments import Attachment
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.traces import Trace
from lifecycle.stages import registry
from tests.cast import make_contact, put_in_state
from tests.delivery.changing import agree_process
from tests.delivery.trials import a_trial_report, days_ago, measure, running, said
from tests.lifecycle.communications.notes import token_in

pytestmark = pytest.mark.django_db
WHY = "操作习惯与旧系统不同，功能本身可用"


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "trial_run")
    return cast


@pytest.fixture
def trial(cast):
    return running(cast)


def link_of(trial, cast, contact=None) -> str:
    """The address that this person got by mail."""
    trial.invite(by=cast.pm, contacts=[contact or cast.owner])
    return f"/a/{token_in(Outbox.objects.filter(kind='ask_for_feedback').latest('pk'))}/"


def words(text: str = "退药时找不到原单", **more) -> dict[str, object]:
    return {"feedback_kind": "defect", "place": "退药", "text": text, "creation_key": str(uuid.uuid4())} | more


# -- by private link ---------------------------------------------------------------------------------------------------


def test_a_user_says_something_without_an_account(cast, trial, client):
    path = link_of(trial, cast)
    assert client.get(path).status_code == 200
    answer = client.post(path, words(), follow=True)
    assert "找不到原单" in answer.content.decode()
    row = TrialFeedback.objects.get()
    assert (row.contact, row.state, row.trial, row.feedback_kind) == (cast.owner, "new", trial, "defect")
    event = Event.objects.get(verb="trial_feedback.given")
    assert event.actor is None and event.actor_name == cast.owner.name


def test_sent_twice_it_is_there_once(cast, trial, client):
    path, told = link_of(trial, cast), words()
    assert [client.post(path, told).status_code for _n in range(2)] == [302, 302]
    assert TrialFeedback.objects.count() == 1


def test_nobody_sees_what_others_said(cast, trial, client):
    other = make_contact(cast.customer, "周护士", ())
    mine, theirs = link_of(trial, cast), link_of(trial, cast, other)
    client.post(theirs, words("周护士说的话"))
    said(cast, "别人当面说的话", contact=None, said_by="夜班")
    client.post(mine, words("我说的话"))
    page = client.get(mine).content.decode()
    assert "我说的话" in page and "周护士说的话" not in page and "别人当面说的话" not in page
    key = TrialFeedback.objects.get(contact=other).creation_key
    answer = client.post(mine, words("占用别人的表单", creation_key=str(key)))
    assert answer.status_code == 422 and "周护士说的话" not in answer.content.decode()


def test_what_we_think_of_it_is_not_on_the_link(cast, trial, client):
    path = link_of(trial, cast)
    client.post(path, words())
    TrialFeedback.objects.get().sort(
        by=cast.pm,
        disposition="answered",
        analysis="用户没参加培训",
        answer="请按单号查询",
        answer_en="Search by number",
    )
    page = client.get(path).content.decode()
    assert "用户没参加培训" not in page and ("Search by number" in page or "请按单号查询" in page)


def test_it_closes_with_the_trial_run_and_keeps_the_answers(cast, trial, client):
    path = link_of(trial, cast)
    client.post(path, words())
    row = TrialFeedback.objects.get()
    row.sort(by=cast.pm, disposition="answered", analysis=WHY, answer="请按单号查询", answer_en="Search by number")
    trial.refresh_from_db()
    trial.close(by=cast.pm, verdict="passed", on=timezone.localdate())
    page = client.get(path)
    assert page.status_code == 200 and "<textarea" not in page.content.decode()
    assert "找不到原单" in page.content.decode()
    client.post(path, words("再说一句"))
    assert TrialFeedback.objects.count() == 1


def test_an_ended_link_is_dead_and_so_is_the_one_before(cast, trial, client):
    old = link_of(trial, cast)
    new = link_of(trial, cast)
    assert [client.get(path).status_code for path in (old, new)] == [410, 200]
    link = PortalLink.objects.get(revoked_at=None)
    url = f"/projects/{cast.project.number}/delivery/trial/links/{link.pk}/end/"
    client.force_login(cast.sales)
    assert client.post(url).status_code == 403
    client.force_login(cast.pm)
    assert client.post(url).status_code == 302
    assert client.get(new).status_code == 410
    assert client.post(f"/projects/{cast.project.number}/portal-links/{link.pk}/end/").status_code == 404


def test_one_link_cannot_flood_us(cast, trial, client, monkeypatch):
    monkeypatch.setattr(portal, "PER_HOUR", 2)
    path = link_of(trial, cast)
    assert [client.post(path, words()).status_code for _n in range(3)] == [302, 302, 429]
    assert TrialFeedback.objects.count() == 2


def picture(name: str = "屏幕.png") -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (20, 20)).save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), "image/png")


def test_screenshots_come_along_and_nothing_else(cast, trial, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    path = link_of(trial, cast)
    bad = SimpleUploadedFile("x.png", b"%PDF-1.7 no picture", "image/png")
    assert client.post(path, words(pictures=[bad])).status_code == 422
    assert client.post(path, words(pictures=[picture(str(n) + ".png") for n in range(5)])).status_code == 422
    assert not TrialFeedback.objects.exists()
    assert client.post(path, words(pictures=[picture()])).status_code == 302
    assert Attachment.objects.about(TrialFeedback.objects.get()).get().content_type == "image/png"
    assert Event.objects.get(verb="attachment.added").actor_name == cast.owner.name


def test_whoever_has_no_address_or_another_employer_is_not_asked(cast, trial):
    nobody = make_contact(cast.customer, "无邮箱", (), email="")
    for people in ([nobody], []):
        with pytest.raises(Refused):
            trial.invite(by=cast.pm, contacts=people)


# -- through us --------------------------------------------------------------------------------------------------------


def test_a_consultant_writes_down_what_was_said(cast, trial, client):
    client.force_login(cast.consultant)
    told = words() | {"said_by": "三楼护士站"}
    for _n in range(2):
        assert client.post(trial.act_url("note-feedback"), told).status_code == 302
    row = TrialFeedback.objects.get()
    assert (row.created_by, row.giver) == (cast.consultant, "三楼护士站")


def test_only_while_a_trial_run_goes_on_and_by_somebody(cast):
    with pytest.raises(Refused, match="while a trial run"):
        said(cast)
    running(cast)
    with pytest.raises(Refused, match="who said it"):
        said(cast, contact=None)


# -- sorted ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("disposition", "more", "kind"),
    [
        ("requirement", {"category": "functional"}, Requirement),
        ("defect", {"severity": "high"}, Question),
        ("training", {}, Question),
        ("change", {}, ChangeRequest),
    ],
)
def test_it_becomes_what_it_is_and_keeps_the_words(cast, trial, disposition, more, kind):
    agree_process(cast)
    row = said(cast)
    row.sort(by=cast.pm, disposition=disposition, analysis=WHY, **more)
    made = row.outcome
    assert isinstance(made, kind) and Trace.sources(made) == [row]
    assert "退药时找不到原单" in getattr(made, "description", "") + getattr(made, "text", "")
    if kind is Requirement:
        assert (made.source, made.raised_by) == ("trial", cast.owner)
    if kind is Question:
        assert made.question_kind == ("defect" if disposition == "defect" else "question")
    assert (row.state, row.disposition) == ("triaged", disposition)
    with pytest.raises(Refused):
        row.sort(by=cast.pm, disposition="answered", analysis=WHY, answer="再分一次")


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"disposition": "answered", "analysis": "好", "answer": "好的"}, "analysis"),
        ({"disposition": "", "analysis": WHY}, "disposition"),
        ({"disposition": "answered", "analysis": WHY}, "answer"),
        ({"disposition": "requirement", "analysis": WHY}, "category"),
        ({"disposition": "defect", "analysis": WHY}, "severity"),
        ({"disposition": "duplicate", "analysis": WHY}, "duplicate_of"),
    ],
)
def test_nothing_is_sorted_with_one_click(cast, trial, told, field):
    row = said(cast)
    with pytest.raises(Refused) as refusal:
        row.sort(by=cast.pm, **told)
    assert refusal.value.field == field
    row.refresh_from_db()
    assert row.state == "new" and not Requirement.objects.exists() and not Question.objects.exists()


def test_no_change_without_a_process(cast, trial):
    row = said(cast)
    with pytest.raises(Refused, match="change process"):
        row.sort(by=cast.pm, disposition="change", analysis=WHY)
    row.refresh_from_db()
    assert row.state == "new"


def test_said_before_points_at_the_first(cast, trial):
    first, second, third = said(cast), said(cast, "退药查不到"), said(cast, "还是查不到")
    second.sort(by=cast.pm, disposition="duplicate", analysis=WHY, duplicate_of=first)
    third.sort(by=cast.pm, disposition="duplicate", analysis=WHY, duplicate_of=second)
    assert third.duplicate_of == first and third.outcome == first


def test_who_said_it_gets_an_answer_by_mail(cast, trial):
    row = said(cast)
    row.sort(by=cast.pm, disposition="training", analysis=WHY)
    row.reply(by=cast.consultant, answer="周四培训会讲退药", answer_en="Thursday's session covers returns")
    mail = Outbox.objects.get(kind="feedback_answered")
    assert mail.to_email == cast.owner.email and "退药" in mail.text and WHY not in mail.text
    with pytest.raises(Refused):
        row.reply(by=cast.pm, answer="再答一次")


# -- not left lying ----------------------------------------------------------------------------------------------------


def test_the_gate_warns_of_what_has_waited_too_long(cast, trial, client):
    days_ago(trial, 20)
    condition = registry.conditions["G6-e"]
    assert condition.mode == "soft"
    row = said(cast)
    ask = lambda: condition.check(Project.objects.get(pk=cast.project.pk))  # noqa: E731
    assert ask().met
    TrialFeedback.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(days=6))
    assert not ask().met and ask().url.endswith("?waits=late")
    client.force_login(cast.pm)
    assert "退药" in client.get(ask().url).content.decode()
    row.refresh_from_db()
    row.sort(by=cast.pm, disposition="answered", analysis=WHY, answer="请按单号查询")
    assert ask().met


def test_the_list_shows_the_oldest_first_and_narrows(cast, trial, client):
    said(cast, "第一条")
    said(cast, "第二条", feedback_kind="question")
    client.force_login(cast.pm)
    here = f"/projects/{cast.project.number}/delivery/trial-feedback/"
    page = client.get(here).content.decode()
    assert page.index("第一条") < page.index("第二条")
    page = client.get(f"{here}?feedback_kind=question").content.decode()
    assert "第一条" not in page and "第二条" in page


def test_no_words_of_a_user_are_on_the_report(cast, trial):
    said(cast, "请不要写进报告").sort(by=cast.pm, disposition="answered", analysis=WHY, answer="好的，知道了")
    measure(trial, cast, "met", "met")
    body = str(registry.documents["D28"].build(a_trial_report(cast, trial)))
    assert "请不要写进报告" not in body and WHY not in body and "answered" in body
