"""Exams are marked: by themselves, by hand, from paper; what follows for the person, their department and key users."""

import re
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aftersales.exammarking import points_for
from aftersales.examresults import departments, pass_rate, whole
from aftersales.gates.trainings import trained
from aftersales.models import ExamSending, ExamSitting
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Outbox
from tests.aftersales.exams import a_sitting, an_exam, answers, marked
from tests.aftersales.training_plans import make_training_plan
from tests.aftersales.trainings import held
from tests.cast import put_in_state
from tests.lifecycle.keyusers.chosen import a_key_user

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_points_of_closed_questions() -> None:
    several = {"kind": "multiple", "points": 5}
    key = {"right": ["A", "B", "C"]}
    given = (["A", "B", "C"], ["A", "B"], ["A", "D"], [], ["A", "B", "C", "D"])
    assert [points_for(several, key, one) for one in given] == [5, Decimal("2.5"), 0, 0, 0]
    assert points_for({"kind": "truth", "points": 2}, {"right": ["false"]}, ["true"]) == 0


def test_open_questions_are_marked_by_hand(client: Client, cast: SimpleNamespace) -> None:
    sitting = a_sitting(cast, an_exam(cast, "single", "short"))
    sitting.begin()
    sitting.save_answers(answers(sitting.exam))
    sitting.hand_in()
    assert sitting.state == "handed_in"
    item = sitting.exam.items.get(question__question_kind="short")
    client.force_login(cast.implementation)
    page = client.get(sitting.act_url("mark")).content.decode()
    assert "先查原单，再核对" in page and "Look up the slip" in page
    for bad in ("", "11", "3.3", "-1"):
        assert client.post(sitting.act_url("mark"), {f"p{item.pk}": bad}).status_code == 422, bad
    assert client.post(sitting.act_url("mark"), {f"p{item.pk}": "7.5", f"r{item.pk}": "写得清楚"}).status_code == 302
    sitting.refresh_from_db()
    assert (sitting.state, sitting.result, sitting.marked_by) == ("passed", "17.5 / 20 (88%)", cast.implementation)
    assert "写得清楚" in client.get(sitting.get_absolute_url()).content.decode()
    sitting.correct(by=cast.pm, item=item, points=Decimal(0), reason="抄了别人的")
    assert sitting.state == "failed"


def test_a_printed_paper_is_entered(client: Client, cast: SimpleNamespace) -> None:
    sitting = a_sitting(cast, an_exam(cast))
    client.force_login(cast.implementation)
    assert client.get(sitting.act_url("enter")).status_code == 200
    found = {f"q{pk}": given for pk, given in answers(sitting.exam).items()}
    item = sitting.exam.items.get(question__question_kind="short")
    data = found | {"on": timezone.localdate(), f"p{item.pk}": "5"}
    assert client.post(sitting.act_url("enter"), data | {f"p{item.pk}": ""}).status_code == 422
    assert client.post(sitting.act_url("enter"), data | {"on": timezone.localdate() + DAY}).status_code == 422
    assert client.post(sitting.act_url("enter"), data).status_code == 302
    sitting.refresh_from_db()
    assert (sitting.state, sitting.how, sitting.result) == ("passed", "paper", "35.0 / 40 (88%)")


def test_who_failed_is_coached_and_takes_it_again(client: Client, cast: SimpleNamespace) -> None:
    session = held(cast)
    exam = an_exam(cast, session=session)
    sitting = marked(cast, exam, wrong=("single", "multiple", "truth"))
    assert sitting.state == "failed" and pass_rate(cast.project) == (0, 1)
    with pytest.raises(Refused):
        sitting.coach(by=cast.pm, topic="退费", due=timezone.localdate() - DAY)
    sitting.coach(by=cast.pm, topic="退费流程", due=timezone.localdate() + DAY)
    with pytest.raises(Refused):  # a second click
        sitting.coach(by=cast.pm, topic="退费流程", due=timezone.localdate() + DAY)
    assert [str(row) for row in session.open_coaching] == ["小赵: 退费流程"]
    client.force_login(cast.pm)
    for _click in range(2):
        assert client.post(sitting.act_url("again"), {"exam": exam.pk}).status_code in (302, 403, 409, 422)
    again = ExamSitting.objects.get(retake_of=sitting)
    points = {item.pk: 10 for item in exam.items.all() if not item.is_closed}
    again.enter(by=cast.pm, on=timezone.localdate(), answers=answers(exam), points=points)
    assert again.state == "passed" and pass_rate(cast.project) == (1, 1)  # the last try counts
    with pytest.raises(Refused):
        again.take_again(by=cast.pm, exam=exam)
    sitting.refresh_from_db()
    with pytest.raises(Refused):
        sitting.correct(by=cast.pm, item=exam.items.first(), points=Decimal(1), reason="改分")


def test_a_retake_that_fell_through_is_taken_up_again(client: Client, cast: SimpleNamespace) -> None:
    exam, other = an_exam(cast, "single"), an_exam(cast, "truth")
    sitting = marked(cast, exam, wrong=("single",))
    again = sitting.take_again(by=cast.pm, exam=exam)
    again.withdraw(by=cast.pm, reason="生病")
    client.force_login(cast.pm)
    assert "again/" in client.get(sitting.get_absolute_url()).content.decode()
    for _click in range(2):
        client.post(sitting.act_url("again"), {"exam": other.pk})
    again = ExamSitting.objects.get(retake_of=sitting)
    assert (again.state, again.exam, again.withdrawn_reason) == ("invited", other, "")
    again.enter(by=cast.pm, on=timezone.localdate(), answers=answers(other), points={})
    assert again.state == "passed" and pass_rate(cast.project) == (1, 1)


def test_passing_raises_a_key_user_in_what_was_asked(cast: SimpleNamespace) -> None:
    person = a_key_user(cast)
    exam = an_exam(cast, "single", "truth", proves_level=2)
    marked(cast, exam, contact=person.contact)
    person.refresh_from_db()
    assert (person.masteries.get().level, person.state) == (2, "trained")
    assert "100%" in person.competences.get().evidence
    other = a_key_user(cast, "冯雪")
    marked(cast, exam, contact=other.contact, wrong=("single", "truth"))
    assert other.masteries.get().level is None


def test_departments_read_the_best_and_nobody_elses_score(client: Client, cast: SimpleNamespace) -> None:
    exam = an_exam(cast, "single", "multiple", "truth")
    marked(cast, exam, "小赵")
    marked(cast, exam, "小钱", wrong=("truth",))
    assert departments(exam)[0].average is None  # of two it would tell what the other has
    marked(cast, exam, "小孙", wrong=("single", "multiple", "truth"))
    told = whole(exam, "收费处")
    assert ([row.who for row in told.best], told.passed, told.average) == (["小赵", "小钱"], 2, 56)
    client.force_login(cast.pm)
    day = timezone.localdate() + DAY
    data = {"department": "收费处", "contact": cast.owner.pk, "until": day, "message": "请表扬"}
    assert client.post(exam.act_url("tell"), data | {"until": timezone.localdate()}).status_code == 422
    assert client.post(exam.act_url("tell"), data).status_code == 302
    sending = ExamSending.objects.get()
    assert (sending.contact, sending.department) == (cast.owner, "收费处")
    mail = Outbox.objects.get(kind="exam_summary")
    link = re.search(r"/a/[\w-]+/", mail.text)
    assert link and "请表扬" in mail.text
    page = Client().get(link[0]).content.decode()
    assert "小赵" in page and "小孙" not in page and "3 人中 2 人合格" in page
    assert Client().get(f"{link[0]}?pdf=1").content.startswith(b"%PDF")
    assert "收费处" in client.get(exam.get_absolute_url()).content.decode()


def test_a_slip_goes_to_the_person_or_their_supervisor(client: Client, cast: SimpleNamespace) -> None:
    exam = an_exam(cast, "single")
    sitting = marked(cast, exam, "小赵", wrong=("single",))
    client.force_login(cast.pm)
    assert client.post(sitting.act_url("send"), {"to": "person"}).status_code == 422  # has no address
    assert client.post(sitting.act_url("send"), {"to": "supervisor"}).status_code == 422  # who is that?
    assert client.post(sitting.act_url("send"), {"to": "supervisor", "supervisor": cast.owner.pk}).status_code == 302
    sitting.refresh_from_db()
    assert sitting.told_at is None
    mail = Outbox.objects.get(kind="exam_result_of")
    link = re.search(r"/a/[\w-]+/", mail.text)
    assert link and "小赵" in Client().get(link[0]).content.decode()
    mine = marked(cast, exam, contact=cast.owner)
    assert client.post(mine.act_url("send"), {"to": "person"}).status_code == 302
    mail = Outbox.objects.get(kind="exam_result")
    link = re.search(r"/e/[\w-]+/", mail.text)
    assert link and "您已合格" in Client().get(link[0]).content.decode()
    log = client.get(mine.get_absolute_url()).content.decode()
    assert "the person, by mail" in log


def test_the_link_of_a_result_is_ended_where_it_went_to_the_wrong_person(
    client: Client, cast: SimpleNamespace
) -> None:  # fmt: skip
    exam = an_exam(cast, "single")
    sitting = marked(cast, exam, contact=cast.owner)
    sitting.send(by=cast.pm, to="supervisor", supervisor=cast.signatory)
    sitting.send(by=cast.pm, to="person")
    mails = Outbox.objects.filter(kind__startswith="exam_result").order_by("kind")
    paths = re.findall(r"/[ae]/[\w-]+/", " ".join(mail.text for mail in mails))
    assert [Client().get(path).status_code for path in paths] == [200, 200]
    client.force_login(cast.pm)
    page = client.get(sitting.get_absolute_url()).content.decode()
    for sending in ExamSending.objects.all():
        url = reverse("exam_sending_end", args=[cast.project.number, sending.pk])
        assert url in page and client.get(url).status_code == 405
        for _click in range(2):
            assert client.post(url).status_code == 302
    assert [Client().get(path).status_code for path in paths] == [404, 410]
    assert "/exam-sendings/" not in client.get(sitting.get_absolute_url()).content.decode()
    client.force_login(cast.sales)
    assert client.post(url).status_code == 403


def test_a_second_click_sends_nothing_more(client: Client, cast: SimpleNamespace) -> None:
    exam = an_exam(cast, "single")
    sitting = marked(cast, exam, contact=cast.owner)
    client.force_login(cast.pm)
    until = timezone.localdate() + timedelta(days=9)
    for _click in range(2):
        for form in ({"to": "person"}, {"to": "supervisor", "supervisor": cast.signatory.pk}):
            assert client.post(sitting.act_url("send"), form).status_code == 302
        told = {"department": "", "contact": cast.signatory.pk, "until": until.isoformat()}
        assert client.post(exam.act_url("tell"), told).status_code == 302
    assert sorted(ExamSending.objects.values_list("to", flat=True)) == ["department", "person", "supervisor"]
    assert Outbox.objects.filter(kind__startswith="exam_").count() == 3
    sending = ExamSending.objects.get(to="supervisor")
    sending.end(by=cast.pm)  # it went to the wrong person, and then it did not
    client.post(sitting.act_url("send"), {"to": "supervisor", "supervisor": cast.signatory.pk})
    assert ExamSending.objects.filter(to="supervisor").count() == 2


def test_it_is_closed_when_everybody_is_marked(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "aftersales")
    exam = an_exam(cast, "single")
    with pytest.raises(Refused):
        exam.close(by=cast.pm)
    marked(cast, exam)
    waiting = a_sitting(cast, exam, "小钱")
    with pytest.raises(Refused):
        exam.close(by=cast.pm)
    waiting.withdraw(by=cast.pm, reason="离职")
    exam.close(by=cast.pm)
    for code in ("S3-01", "S3-05"):
        item = ChecklistItem.objects.get(project=cast.project, code=code)
        assert [row.document_code for row in item.evidence.all()] == ["D31"], code
    exam.reopen(by=cast.pm, reason="补考")
    assert not ChecklistItem.objects.get(project=cast.project, code="S3-05").evidence.exists()


def test_papers(client: Client, cast: SimpleNamespace) -> None:
    exam = an_exam(cast, "single", "multiple", "truth", "short", "task")
    sitting = marked(cast, exam)
    client.force_login(cast.pm)
    for name, n in (
        ("exam_key", exam.number),
        ("exam_summary", exam.number),
        ("exam_slip", sitting.number),
        ("exam_certificate", sitting.number),
    ):
        answer = client.get(reverse(name, args=[cast.project.number, n]))
        assert answer.content.startswith(b"%PDF"), name
    document = exam.issue(by=cast.pm)
    assert document.kind == "D31" and '"right"' not in str(document.current.data)
    client.force_login(cast.executive)  # who reads does not get the answers
    assert client.get(reverse("exam_key", args=[cast.project.number, exam.number])).status_code == 403


def test_the_gate_goes_by_the_exams(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "aftersales")
    make_training_plan(cast, upto="assessed")
    assert trained(cast.project).met
    exam = an_exam(cast, "single")
    marked(cast, exam, "小钱")
    sitting = marked(cast, exam, "小赵", wrong=("single",))
    assert "50%" in str(trained(cast.project).detail)
    again = sitting.take_again(by=cast.pm, exam=exam)
    again.enter(by=cast.pm, on=timezone.localdate(), answers=answers(exam), points={})
    assert trained(cast.project).met


def test_what_somebody_wrote_in_an_exam_is_text_and_no_markup(client: Client, cast: SimpleNamespace) -> None:
    sitting = a_sitting(cast, an_exam(cast, "short"))
    sitting.begin()
    sitting.save_answers(answers(sitting.exam, text="<b>先查</b>"))
    sitting.hand_in()
    client.force_login(cast.implementation)
    page = client.get(sitting.act_url("mark")).content.decode()
    assert "&lt;b&gt;先查&lt;/b&gt;" in page and "<b>先查</b>" not in page
