"""An exam is taken behind a private link: begun, kept while one writes, handed in once, over when the time is."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aftersales.models import ExamAnswer, ExamSitting
from lifecycle.models import Outbox
from tests.aftersales.exams import a_sitting, an_exam, answers
from tests.cast import put_in_state

pytestmark = pytest.mark.django_db


def door(sitting: ExamSitting, cast: SimpleNamespace) -> str:
    token = sitting.renew_link(by=cast.pm, until=timezone.localdate() + timedelta(days=3))
    return reverse("exam_room", args=[token])


def written(sitting: ExamSitting, **more: object) -> dict[str, object]:
    found: dict[str, object] = {f"q{pk}": given for pk, given in answers(sitting.exam).items()}
    return found | more


def test_from_the_first_page_to_handing_in(client: Client, cast: SimpleNamespace) -> None:
    sitting = a_sitting(cast, an_exam(cast, minutes=30))
    url = door(sitting, cast)
    page = client.get(url).content.decode()
    assert "30 分钟" in page and "先做什么" not in page  # nothing to read before the clock runs
    client.get(url)
    sitting.refresh_from_db()
    assert sitting.state == "invited"  # looking begins nothing
    for _click in range(2):
        client.post(url, {"act": "begin"})
    page = client.get(url).content.decode()
    assert "先做什么" in page and "A. 查原单" in page
    first = sitting.exam.items.first()
    assert client.post(url, {"act": "save", f"q{first.pk}": "A"}).status_code == 302
    assert ExamAnswer.objects.get(item=first).given == ["A"]
    again = Client()  # the phone was lost: another one, the same link
    assert re.search(r'value="A"[^>]*checked', again.get(url).content.decode())
    quiet = again.post(url, {"act": "save", **written(sitting)}, headers={"X-Requested-With": "fetch"})
    assert quiet.json() == {"saved": True, "over": False}
    assert again.post(url, {"act": "hand_in", **written(sitting)}).status_code == 302
    assert "已交卷" in again.get(url).content.decode()
    sitting.refresh_from_db()
    assert (sitting.state, sitting.how) == ("handed_in", "link")
    late = again.post(url, {"act": "hand_in", f"q{first.pk}": "B"})
    assert late.status_code == 200 and ExamAnswer.objects.get(item=first).given == ["A"]


def test_only_closed_questions_mark_themselves_at_once(client: Client, cast: SimpleNamespace) -> None:
    sitting = a_sitting(cast, an_exam(cast, "single", "multiple", "truth"))
    url = door(sitting, cast)
    client.post(url, {"act": "begin"})
    several = sitting.exam.items.get(question__question_kind="multiple")
    client.post(url, {"act": "hand_in", **written(sitting, **{f"q{several.pk}": ["A"]})})
    sitting.refresh_from_db()
    assert (sitting.state, float(sitting.score), sitting.percent) == ("passed", 25.0, 83)  # half for the half
    page = client.get(url).content.decode()
    assert "83" not in page  # the trainer gives it
    sitting.send(by=cast.pm, to="by_hand")
    assert "25.0 / 30 (83%)" in client.get(url).content.decode()
    assert client.get(f"{url}certificate/").status_code == 200
    pdf = client.get(f"{url}result/")
    assert pdf.content.startswith(b"%PDF") and "no-store" in pdf["Cache-Control"]


def test_what_is_no_answer_is_refused(client: Client, cast: SimpleNamespace) -> None:
    sitting = a_sitting(cast, an_exam(cast, "single"))
    url = door(sitting, cast)
    item = sitting.exam.items.get()
    assert client.post(url, {"act": "save", f"q{item.pk}": "A"}).status_code == 200  # not begun
    assert not ExamAnswer.objects.exists()
    client.post(url, {"act": "begin"})
    assert client.post(url, {"act": "save", f"q{item.pk}": "Z"}).status_code == 422
    quiet = client.post(url, {"act": "save", f"q{item.pk}": "Z"}, headers={"X-Requested-With": "fetch"})
    assert (quiet.status_code, quiet.json()["saved"]) == (409, False)
    assert client.get(f"{url}result/").status_code == 404
    assert client.get(reverse("exam_room", args=["no-such-token"])).status_code == 404


def test_when_the_time_is_over_what_was_saved_counts(client: Client, cast: SimpleNamespace) -> None:
    sitting = a_sitting(cast, an_exam(cast, "single", minutes=20))
    url, item = door(sitting, cast), sitting.exam.items.get()
    client.post(url, {"act": "begin"})
    client.post(url, {"act": "save", f"q{item.pk}": "A"})
    ExamSitting.objects.update(started_at=timezone.now() - timedelta(minutes=23))
    quiet = client.post(url, {"act": "save", f"q{item.pk}": "B"}, headers={"X-Requested-With": "fetch"})
    assert quiet.status_code in (200, 409)
    sitting.refresh_from_db()
    assert sitting.state == "passed" and ExamAnswer.objects.get().given == ["A"]
    assert sitting.ended_at == sitting.ends_at


def test_a_new_link_ends_the_old_one_and_withdrawing_ends_both(client: Client, cast: SimpleNamespace) -> None:
    exam = an_exam(cast, "single")
    sitting = a_sitting(cast, exam, contact=cast.owner)
    old = door(sitting, cast)
    sitting.invite(by=cast.pm, until=timezone.localdate() + timedelta(days=2), message="请带工牌")
    mail = Outbox.objects.get(kind="ask_to_take_exam")
    new = re.search(r"/e/[\w-]+/", mail.text)
    assert new and "请带工牌" in mail.text
    assert (client.get(old).status_code, client.get(new[0]).status_code) == (404, 200)
    ExamSitting.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert client.get(new[0]).status_code == 410
    sitting.refresh_from_db()
    sitting.withdraw(by=cast.pm, reason="休产假")
    assert client.get(new[0]).status_code == 404
    exam.admit(by=cast.pm, contacts=[cast.owner])  # came back


def test_the_link_does_not_pass_to_whoever_takes_the_place(client: Client, cast: SimpleNamespace) -> None:
    sitting = a_sitting(cast, an_exam(cast, "single"))
    url, desk = door(sitting, cast), Client()
    desk.force_login(cast.pm)
    edit = f"{sitting.get_absolute_url()}edit/"
    data = {"exam": sitting.exam_id, "name": sitting.name, "department": "退费处"}
    told = data | {"version": desk.get(edit).context["hidden"]["version"]}
    assert desk.post(edit, told).status_code == 302
    assert client.get(url).status_code == 200  # still the same person
    told = data | {"version": desk.get(edit).context["hidden"]["version"], "name": "小孙"}
    assert desk.post(edit, told).status_code == 302
    assert client.get(url).status_code == 404


def test_codes_and_answers_are_found_on_the_page_of_the_exam(client: Client, cast: SimpleNamespace) -> None:
    exam = an_exam(cast, "single")
    places = [reverse(name, args=[cast.project.number, exam.number]) for name in ("exam_codes", "exam_key")]
    for person, found in ((cast.implementation, ["exam_key"]), (cast.executive, [])):
        client.force_login(person)
        text = client.get(exam.get_absolute_url()).content.decode()
        assert places[0] not in text  # nobody takes it yet
        assert (places[1] in text) == bool(found)
    a_sitting(cast, exam)
    client.force_login(cast.implementation)
    text = client.get(exam.get_absolute_url()).content.decode()
    assert all(place in text for place in places)
    client.force_login(cast.executive)
    text = client.get(exam.get_absolute_url()).content.decode()
    assert not any(place in text for place in places)


def test_codes_are_shown_once(client: Client, cast: SimpleNamespace) -> None:
    exam = an_exam(cast, "single")
    sitting = a_sitting(cast, exam)
    client.force_login(cast.implementation)
    url = reverse("exam_codes", args=[cast.project.number, exam.number])
    assert client.get(url).status_code == 200
    assert client.post(url, {"until": timezone.localdate()}).status_code == 422
    page = client.post(url, {"people": [sitting.pk], "until": timezone.localdate()})
    text = page.content.decode()
    link = re.search(r"/e/[\w-]+/", text)
    assert "<svg" in text and link and "no-store" in page["Cache-Control"]
    assert Client().get(link[0]).status_code == 200
    client.force_login(cast.executive)
    assert client.post(url, {"people": [sitting.pk]}).status_code == 403


def test_codes_and_the_trainers_copy_are_offered_once_the_paper_is_ready(
    client: Client, cast: SimpleNamespace
) -> None:
    exam = an_exam(cast, "single")
    codes, key = (reverse(name, args=[cast.project.number, exam.number]) for name in ("exam_codes", "exam_key"))
    client.force_login(cast.implementation)
    assert codes not in client.get(exam.get_absolute_url()).content.decode()  # nobody takes it yet
    a_sitting(cast, exam)
    page = client.get(exam.get_absolute_url()).content.decode()
    assert codes in page and key in page
    client.force_login(cast.executive)
    page = client.get(exam.get_absolute_url()).content.decode()
    assert codes not in page and key not in page


def test_in_a_project_that_ended_and_for_who_left_the_link_opens_nothing(
    client: Client, cast: SimpleNamespace
) -> None:  # fmt: skip
    sitting = a_sitting(cast, an_exam(cast, "single", minutes=30), contact=cast.owner)
    url = door(sitting, cast)
    client.post(url, {"act": "begin"})
    cast.owner.leave(by=cast.pm, on=timezone.localdate())
    assert client.get(url).status_code == 410
    type(cast.owner).objects.update(left_on=None)
    ExamSitting.objects.update(started_at=timezone.now() - timedelta(hours=2))
    put_in_state(cast.project, "terminated", state_before="aftersales")
    assert client.get(url).status_code == 410
    sitting.refresh_from_db()
    assert sitting.state == "writing"
