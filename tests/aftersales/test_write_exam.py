"""Questions of the bank, and papers drawn from it or put together by hand."""

import uuid
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from aftersales.models import Exam, ExamItem, ExamQuestion
from lifecycle.errors import Refused
from tests.aftersales.exams import a_question, a_sitting, an_exam
from tests.cast import make_customer, make_project
from tests.lifecycle.backbone import make_process

pytestmark = pytest.mark.django_db


def address(cast: SimpleNamespace, slug: str, name: str = "record_list", *more: object) -> str:
    return reverse(name, args=[cast.project.number, "aftersales", slug, *more])


def filled(flow: object, **more: object) -> dict[str, object]:
    data: dict[str, object] = {
        "process": flow, "question_kind": "single", "difficulty": 3, "points": 5, "text": "先做什么？",
        "creation_key": str(uuid.uuid4()), "options-TOTAL_FORMS": 3, "options-INITIAL_FORMS": 0,
        "options-0-text": "查原单", "options-0-right": "on", "options-1-text": "查库存", "options-2-text": "",
    }  # fmt: skip
    return data | more


def test_a_question_with_its_answers(client: Client, cast: SimpleNamespace) -> None:
    process = make_process(cast)
    client.force_login(cast.consultant)
    url = address(cast, "exam-questions", "record_new")
    data = filled(process.pk)
    for _click in range(2):
        assert client.post(url, data).status_code == 302
    row = ExamQuestion.objects.get()
    assert [(one.text, one.right) for one in row.options.all()] == [("查原单", True), ("查库存", False)]
    page = client.get(row.get_absolute_url()).content.decode()
    assert "A. 查原单" in page
    listed = client.get(address(cast, "exam-questions") + "?difficulty=5").content.decode()
    assert "先做什么" not in listed
    assert "先做什么" in client.get(address(cast, "exam-questions") + f"?process={process.pk}").content.decode()


def test_what_cannot_be_marked_is_refused(client: Client, cast: SimpleNamespace) -> None:
    process = make_process(cast)
    other = make_process(
        SimpleNamespace(project=make_project(cast.sales, make_customer("别家"), "别的"), consultant=cast.consultant)
    )
    client.force_login(cast.consultant)
    url = address(cast, "exam-questions", "record_new")
    for bad in (
        {"options-1-right": "on"}, {"options-0-right": ""}, {"options-1-text": ""}, {"question_kind": "short"},
        {"question_kind": "truth"}, {"process": other.pk}, {"points": 0}, {"difficulty": 6},
        {"question_kind": "task", "answer": "看操作"},
    ):  # fmt: skip
        assert client.post(url, filled(process.pk, **bad)).status_code == 422, bad
    assert not ExamQuestion.objects.exists()
    row = a_question(cast)
    row.retire(by=cast.consultant, reason="流程改了")
    with pytest.raises(Refused):
        row.retire(by=cast.consultant, reason="再来")
    row.use_again(by=cast.consultant)
    client.force_login(cast.commercial)
    assert client.get(url).status_code == 403


def test_questions_are_drawn_evenly_within_what_is_asked(cast: SimpleNamespace) -> None:
    one, two = make_process(cast), make_process(cast, "药房发药", name_en="Dispensing")
    for process in (one, two):
        for difficulty in (1, 2, 3, 5):
            a_question(cast, "truth", process=process, difficulty=difficulty)
    exam = an_exam(cast, "short", ready=False)
    exam.draw(by=cast.pm, processes=[one, two], easiest=2, hardest=3, n=4)
    drawn = exam.items.exclude(question__question_kind="short")
    assert sorted((item.question.process_id, item.question.difficulty) for item in drawn) == [
        (one.pk, 2), (one.pk, 3), (two.pk, 2), (two.pk, 3),
    ]  # fmt: skip
    assert exam.total == 50
    for facts, field in (({"n": 1}, "n"), ({"easiest": 4, "hardest": 3, "n": 1}, "hardest"), ({"n": 60}, "n")):
        told = {"processes": [one, two], "easiest": 2, "hardest": 3} | facts
        with pytest.raises(Refused) as refusal:
            exam.draw(by=cast.pm, **told)
        assert refusal.value.field == field


def test_by_hand_and_finished_it_stands(client: Client, cast: SimpleNamespace) -> None:
    question = a_question(cast)
    client.force_login(cast.implementation)
    data = {
        "title": "收费考核", "pass_percent": 60, "proves_level": 1, "creation_key": str(uuid.uuid4()),
        "items-TOTAL_FORMS": 1, "items-INITIAL_FORMS": 0, "items-0-question": question.pk, "items-0-points": "",
    }  # fmt: skip
    assert client.post(address(cast, "exams", "record_new"), data).status_code == 302
    exam = Exam.objects.get()
    assert (exam.total, exam.items.get().points) == (10, 10)
    assert client.post(exam.act_url("ready")).status_code == 302
    question.refresh_from_db()
    question.text = "改过的题"
    question.put(by=cast.pm, read_version=question.version)
    exam.refresh_from_db()
    assert exam.items.get().shown["text"]["zh"] == "先做什么？"  # as it was asked
    sitting = a_sitting(cast, exam)
    exam.rework(by=cast.pm)
    exam.ready(by=cast.pm)
    sitting.refresh_from_db()
    sitting.begin()
    with pytest.raises(Refused):
        exam.rework(by=cast.pm)


def test_an_empty_paper_is_not_finished(cast: SimpleNamespace) -> None:
    exam = Exam(project=cast.project, title="空卷")
    exam.put(by=cast.pm, read_version=None)
    with pytest.raises(Refused):
        exam.ready(by=cast.pm)
    question = a_question(cast)
    ExamItem.objects.create(exam=exam, question=question, points=5)
    question.retire(by=cast.pm, reason="流程改了")
    with pytest.raises(Refused):
        exam.ready(by=cast.pm)
    with pytest.raises(Refused):
        exam.admit(by=cast.pm, names=[("小赵", "")])


def test_people_are_admitted_once(cast: SimpleNamespace) -> None:
    exam = an_exam(cast, "truth")
    assert exam.admit(by=cast.pm, contacts=[cast.owner], names=[("小赵", "收费处"), ("小赵", "收费处")]) == 2
    with pytest.raises(Refused):
        exam.admit(by=cast.pm, contacts=[cast.owner], names=[("小赵", "收费处")])
    assert exam.sittings.count() == 2
