"""Questions of another project's bank are copied, once, for a process here, by those who see both."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aftersales.models import ExamQuestion
from lifecycle.models import BusinessProcess, Trace
from tests.aftersales.exams import a_question
from tests.cast import make_project, make_user, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def there(cast: SimpleNamespace) -> Any:
    """Another project, in which the same implementation manager works, with two questions."""
    other = make_project(
        cast.sales, cast.customer, name="分院 ERP", team=[(cast.implementation, "IM")], delivery_owner=cast.pm
    )
    flow = BusinessProcess(project=other, name="门诊收费", is_key=True)
    flow.put(by=cast.implementation, read_version=None)
    away = SimpleNamespace(**(vars(cast) | {"project": other}))
    a_question(away, process=flow)
    a_question(away, "short", process=flow, text="怎样退费？")
    return other


def own(cast: SimpleNamespace, name: str = "门诊收费") -> BusinessProcess:
    row = BusinessProcess(project=cast.project, name=name)
    row.put(by=cast.implementation, read_version=None)
    return row


def url(cast: SimpleNamespace, source: Any) -> str:
    return reverse("question_bring", args=[cast.project.number]) + f"?source={source.pk}"


def test_they_come_once_with_their_answers(cast: SimpleNamespace, client: Client, there: Any) -> None:
    flow = own(cast)
    first, second = ExamQuestion.objects.filter(project=there).order_by("pk")
    client.force_login(cast.implementation)
    page = client.get(url(cast, there))
    assert page.context["form"][f"q{first.pk}"].value() == flow.pk  # the process of the same name is proposed
    data = {f"q{first.pk}": str(flow.pk), f"q{second.pk}": ""}
    assert client.post(url(cast, there), data).status_code == 302
    assert client.post(url(cast, there), data).status_code == 302  # a second click
    made = ExamQuestion.objects.get(project=cast.project)
    assert (made.text, made.process, made.options.count(), made.options.get(right=True).text) == (
        first.text,
        flow,
        3,
        "查原单",
    )
    assert [row.pk for row in Trace.targets(first)] == [made.pk]
    made.text = "改了"
    made.put(by=cast.implementation, read_version=made.version)
    first.refresh_from_db()
    assert first.text == "先做什么？"


def test_nothing_chosen_is_refused(cast: SimpleNamespace, client: Client, there: Any) -> None:
    own(cast)
    client.force_login(cast.implementation)
    page = client.post(url(cast, there), {})
    assert page.status_code == 422
    assert "at least one" in page.content.decode()
    stranger = BusinessProcess.objects.get(project=there)
    first = ExamQuestion.objects.filter(project=there).first()
    assert first is not None
    assert client.post(url(cast, there), {f"q{first.pk}": str(stranger.pk)}).status_code == 422
    assert not ExamQuestion.objects.filter(project=cast.project).exists()


def test_who_does_not_see_the_other_project_gets_nothing_of_it(
    cast: SimpleNamespace, client: Client, there: Any
) -> None:
    own(cast)
    newcomer = make_user("newcomer", ["IM"])
    member(cast.project, newcomer, "IM")
    client.force_login(newcomer)
    page = client.get(url(cast, there))
    assert page.context["form"] is None
    assert "先做什么" not in page.content.decode()
    client.force_login(cast.sales)
    assert client.get(url(cast, there)).status_code == 403
