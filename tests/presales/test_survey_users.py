"""We go to the users: those who operate the software, not who is in charge; what they say becomes requirements."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem
from lifecycle.translations import gaps
from presales.documents import survey_report
from presales.gates.duties import users_consulted
from presales.needs import heard
from tests.presales.meetings import a_survey, an_evaluated_demo

pytestmark = pytest.mark.django_db


def test_the_customer_in_charge_is_no_user(client: Client, cast: SimpleNamespace) -> None:
    survey = a_survey(cast)
    survey.contacts.add(cast.owner)
    with pytest.raises(Refused, match="not a user"):
        survey.finish(by=cast.implementation)
    with pytest.raises(Refused):
        survey.after_put(by=cast.implementation)
    client.force_login(cast.implementation)
    offered = client.get(survey.get_absolute_url().rsplit("/", 2)[0] + "/new/").context["form"].fields["contacts"]
    assert cast.owner not in offered.queryset
    assert [c.name for c in offered.queryset] == ["何护士"]


@pytest.mark.parametrize("lack", ["contacts", "our_people", "observed_work", "problems", "later"])
def test_a_survey_is_finished_when_it_is_whole(cast: SimpleNamespace, lack: str) -> None:
    survey = a_survey(cast, **({"observed_work": ""} if lack == "observed_work" else {}))
    if lack in ("contacts", "our_people"):
        getattr(survey, lack).clear()
    if lack == "problems":
        survey.problems.all().delete()
    if lack == "later":
        type(survey).objects.filter(pk=survey.pk).update(at=timezone.now() + timedelta(days=1))
    with pytest.raises(Refused):
        survey.finish(by=cast.implementation)


def test_its_report_completes_the_item(cast: SimpleNamespace) -> None:
    survey = a_survey(cast)
    with pytest.raises(Refused, match="Finish"):
        survey.guard_issue()
    survey.finish(by=cast.implementation)
    document = survey.issue(by=cast.implementation, language="both")
    survey.refresh_from_db()
    assert (survey.state, document.current.bytes[:4]) == ("reported", b"%PDF")
    assert ChecklistItem.objects.get(project=cast.project, code="S1-07").state == "done"
    survey.reopen(by=cast.implementation, reason="补一个科室")
    assert survey.is_editable


def test_report_tells_problems_with_frequency_impact_and_workaround(cast: SimpleNamespace) -> None:
    built = survey_report(a_survey(cast))
    row = built["body"]["problems"][0]
    assert (row["frequency"], row["impact"], row["workaround"]["en"]) == ("daily", "high", "A notebook")
    assert gaps({"language": "both", "body": built["body"], "title": built["title"]}) == []


def test_gate_counts_users_and_not_the_customer(cast: SimpleNamespace) -> None:
    assert not users_consulted(cast.project).met
    survey = a_survey(cast, other_people="李师傅\n张师傅")
    assert not users_consulted(cast.project).met  # it has not taken place yet
    survey.finish(by=cast.implementation)
    answer = users_consulted(cast.project)
    assert answer.met
    assert "3" in str(answer.detail)


def test_what_they_said_waits_for_the_register(cast: SimpleNamespace) -> None:
    a_survey(cast).finish(by=cast.implementation)
    an_evaluated_demo(cast)
    found = [(need.source, need.text["zh"]) for need in heard(cast.project)]
    assert found == [("demo", "退药：不能退费"), ("survey", "一次录入")]


def test_pages_open(client: Client, cast: SimpleNamespace) -> None:
    survey = a_survey(cast)
    client.force_login(cast.consultant)
    for url in (survey.get_absolute_url(), survey.get_absolute_url() + "edit/"):
        assert client.get(url).status_code == 200
    assert client.post(survey.act_url("finish")).status_code == 302
    client.force_login(cast.sales)
    assert client.get(survey.get_absolute_url() + "edit/").status_code == 403
