"""Questions and doubts: answered, settled by who asked, closed, opened again; late ones stand on their owner's page."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.areas import open_by_area
from lifecycle.errors import Refused
from lifecycle.models import Question, Trace
from tests.lifecycle.communications.notes import a_contact, a_question
from tests.presales.ready import make_risk

pytestmark = pytest.mark.django_db


def test_from_asking_to_closing(cast: SimpleNamespace) -> None:
    row = a_question(cast)
    assert (row.stage, row.raiser) == ("presales", "Chen Zhiyuan")
    with time_machine.travel(timezone.now() + timedelta(hours=5), tick=False):
        row.give_answer(by=cast.implementation, answer="可以，分三批")
    assert row.response_words == "5 hours"
    with pytest.raises(Refused) as refused:
        row.confirm(by=cast.implementation, on=timezone.localdate(), how="")
    assert refused.value.field == "how"
    with pytest.raises(Refused):
        row.close(by=cast.pm)  # whoever asked has not been heard
    row.confirm(by=cast.implementation, on=timezone.localdate(), how="电话")
    row.close(by=cast.pm)
    row.reopen(by=cast.sales, reason="缺两年的数据", due=timezone.localdate())
    assert (row.state, row.times_reopened, row.answered_at) == ("open", 1, None)
    counts = Question.counts(cast.project)
    assert (counts["open"], counts["closed"], counts["mean"]) == (1, 0, "")


def test_what_one_of_ours_asked_only_they_call_settled(client: Client, cast: SimpleNamespace) -> None:
    row = a_question(cast, raised_by=None, raised_by_us=cast.consultant)
    row.give_answer(by=cast.implementation, answer="可以")
    with pytest.raises(Refused):
        row.confirm(by=cast.pm, on=timezone.localdate(), how="听说")
    client.force_login(cast.pm)
    assert client.post(row.act_url("confirm"), {"on": timezone.localdate(), "how": "听说"}).status_code == 403
    client.force_login(cast.consultant)
    assert client.post(row.act_url("confirm"), {"on": timezone.localdate()}).status_code == 302


@pytest.mark.parametrize(("fields", "field"), [({"raised_by_us": "pm"}, "raised_by_us")])
def test_nobody_is_named_twice(cast: SimpleNamespace, fields: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        a_question(cast, **{name: getattr(cast, key) for name, key in fields.items()})
    assert refused.value.field == field


def test_it_is_written_on_its_page_and_counted(client: Client, cast: SimpleNamespace) -> None:
    client.force_login(cast.support)
    new = reverse("record_new", args=[cast.project.number, "lifecycle", "questions"])
    page = client.get(new)
    told = {
        "text": "打印很慢", "question_kind": "problem", "severity": "high", "area": "quality", "owner": cast.consultant.pk,
        "due": timezone.localdate(), "creation_key": page.context["hidden"]["creation_key"],
    }  # fmt: skip
    assert client.post(new, told | {"text": ""}).status_code == 422
    assert client.post(new, told).status_code == 302
    row = Question.objects.get()
    assert row.raised_by_us == cast.support
    listed = reverse("record_list", args=[cast.project.number, "lifecycle", "questions"])
    assert client.get(listed).context["counts"]["open"] == 1
    assert client.get(listed + "?question_kind=doubt").context["rows"] == []
    make_risk(cast, area="quality")
    make_risk(cast)
    found = [(row["area"], row["risks"], row["questions"]) for row in open_by_area(cast.project)]
    assert found == [("quality", 1, 1), ("", 1, 0)]
    text = client.get(reverse("record_list", args=[cast.project.number, "lifecycle", "risks"])).content.decode()
    assert "Open by field of management" in text


def test_late_ones_stand_on_the_page_of_who_answers(client: Client, cast: SimpleNamespace) -> None:
    row = a_question(cast)
    client.force_login(cast.implementation)
    assert 'id="questions"' not in client.get("/").content.decode()
    Question.objects.filter(pk=row.pk).update(due=timezone.localdate() - timedelta(days=1))
    assert 'id="questions"' in client.get("/").content.decode()
    client.force_login(cast.pm)
    assert 'id="questions"' not in client.get("/").content.decode()


def test_a_talk_becomes_a_question_in_one_step(client: Client, cast: SimpleNamespace) -> None:
    row = a_contact(cast, cast.owner)
    client.force_login(cast.sales)
    form = client.get(row.act_url("raise")).context["form"]
    told = {name: form[name].value() or "" for name in form.fields}
    answer = client.post(row.act_url("raise"), told | {"question_kind": "doubt"})
    made = Question.objects.get()
    assert answer.url == made.get_absolute_url()
    assert made.raised_by == cast.owner and Trace.sources(made) == [row]
    assert row.get_absolute_url() in client.get(made.get_absolute_url()).content.decode()
