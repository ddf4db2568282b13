"""What an exam shows somebody to be weak in leads to a coaching, also where they passed or the exam tested no session."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from aftersales import trainingrounds, weakspots
from aftersales.models import Exam, ExamItem
from lifecycle.errors import Refused
from lifecycle.models import Project
from tests.aftersales.exams import a_question, an_exam, marked
from tests.aftersales.trainings import held
from tests.lifecycle.backbone import make_process

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@transaction.atomic
def two_processes(cast: SimpleNamespace, **fields: object) -> Exam:
    """Three questions on the first process, one, of true and false, on the second."""
    first, second = make_process(cast, name="收费"), make_process(cast, name="退费", name_en="Refunds")
    exam = Exam(project=cast.project, title="收费岗位考核", title_en="Exam of the cashiers", **fields)
    exam.put(by=cast.implementation, read_version=None)
    for n, (kind, process) in enumerate(
        (("single", first), ("single", first), ("multiple", first), ("truth", second)), 1
    ):
        ExamItem.objects.create(exam=exam, question=a_question(cast, kind, process=process), order=n)
    exam.after_put(by=cast.implementation)
    exam.ready(by=cast.implementation)
    return exam


def test_who_passed_and_is_weak_in_a_process_is_coached_in_it(client: Client, cast: SimpleNamespace) -> None:
    session = held(cast)
    exam = two_processes(cast, session=session)
    sitting, best = marked(cast, exam, wrong=("truth",)), marked(cast, exam, "小钱")
    assert sitting.state == best.state == "passed"
    assert [(one.process["zh"], one.percent) for one in weakspots.of_sitting(sitting)] == [("退费", 0)]
    told = weakspots.of_exam(exam, [sitting, best])
    assert [(one.process["zh"], one.percent, one.people) for one in told] == [("退费", 50, [sitting])]
    client.force_login(cast.implementation)
    assert "Weak spots" in client.get(exam.get_absolute_url()).content.decode()
    page = client.get(sitting.get_absolute_url()).content.decode()
    assert "Weak spots" in page and "Refunds" in page
    form = client.get(sitting.act_url("coach")).context["form"]
    assert form.initial["topic"] == "Refunds" and "session" not in form.fields
    data = {"topic": "退费", "due": timezone.localdate() + DAY}
    assert client.post(sitting.act_url("coach"), data).status_code == 302
    assert client.post(sitting.act_url("coach"), data).status_code == 422  # a second click
    assert [str(row) for row in session.open_coaching] == ["小赵: 退费"]
    with pytest.raises(Refused):
        best.coach(by=cast.implementation, topic="退费", due=timezone.localdate() + DAY)
    page = client.get(best.get_absolute_url()).content.decode()
    assert best.act_url("coach") not in page and "Weak spots" not in page


def test_where_the_exam_tests_no_session_one_is_chosen(client: Client, cast: SimpleNamespace) -> None:
    sitting = marked(cast, an_exam(cast, "single"), wrong=("single",))
    client.force_login(cast.implementation)
    assert sitting.act_url("coach") not in client.get(sitting.get_absolute_url()).content.decode()
    session = held(cast)
    assert sitting.act_url("coach") in client.get(sitting.get_absolute_url()).content.decode()
    data = {"topic": "收费", "due": timezone.localdate() + DAY}
    assert client.post(sitting.act_url("coach"), data).status_code == 422
    assert client.post(sitting.act_url("coach"), data | {"session": session.pk}).status_code == 302
    assert [str(row) for row in session.open_coaching] == ["小赵: 收费"]


def test_who_waits_to_be_coached_stands_on_the_trainers_page_of_today(cast: SimpleNamespace) -> None:
    def told(person: object) -> list[str]:
        rows = {key: rows for key, _title, _icon, rows in trainingrounds.today(person, Project.objects.all())}
        return [row["title"] for row in rows["coaching"]]

    session = held(cast, trainer=cast.consultant)
    row = session.coaching.create(name="小赵", topic="退费", due=timezone.localdate() + 30 * DAY)
    assert told(cast.consultant) == []  # far ahead
    session.coaching.update(due=timezone.localdate() - DAY)
    assert told(cast.consultant) == ["小赵: 退费"]
    assert told(cast.implementation) == []  # who planned it trains nobody here
    session.coach(by=cast.consultant, item=row, on=timezone.localdate())
    assert told(cast.consultant) == []
