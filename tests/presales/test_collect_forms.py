"""Forms and reports of the customer: asked for, collected with a day, shown in log and report."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import Requirement
from lifecycle.models.traces import Trace
from lifecycle.researchlogpaper import research_log
from lifecycle.researchreportpaper import research_report
from presales.models import CollectedForm
from tests.presales.rounds import a_form, a_report
from tests.presales.writing import a_final_log

pytestmark = pytest.mark.django_db


def test_it_is_collected_on_a_day_that_is_not_ahead(cast: SimpleNamespace) -> None:
    form, today = a_form(cast), timezone.localdate()
    with pytest.raises(Refused, match="lies ahead"):
        form.collect(by=cast.implementation, on=today + timedelta(days=1))
    form.collect(by=cast.implementation, on=today)
    assert (form.state, form.collected_on) == ("collected", today)
    with pytest.raises(Refused):
        form.collect(by=cast.implementation, on=today)


def test_what_was_not_it_is_asked_for_again(cast: SimpleNamespace) -> None:
    form = a_form(cast)
    form.collect(by=cast.implementation, on=timezone.localdate())
    with pytest.raises(Refused):
        form.miss(by=cast.implementation, reason=" ")
    form.miss(by=cast.implementation, reason="是空白样张")
    assert (form.state, form.collected_on) == ("wanted", None)


def test_what_is_wanted_earlier_is_late(cast: SimpleNamespace) -> None:
    assert a_form(cast, wanted_by=timezone.localdate() - timedelta(days=1)).is_late
    assert not a_form(cast, wanted_by=timezone.localdate()).is_late


def test_it_led_to_the_requirements_read_from_it(cast: SimpleNamespace) -> None:
    form = a_form(cast)
    need = Requirement(project=cast.project, title="一次录入")
    need.put(by=cast.implementation, read_version=None)
    form.requirements.add(need)
    form.after_put(by=cast.implementation)
    assert Trace.targets(form) == [need]


def test_log_lists_what_its_people_gave_and_report_lists_all(cast: SimpleNamespace) -> None:
    log, form = a_final_log(cast), a_form(cast)
    a_form(cast, name="院长日报", asked_from=cast.signatory).collect(by=cast.implementation, on=timezone.localdate())
    assert research_log(log)["body"]["forms"] == []
    form.collect(by=cast.implementation, on=timezone.localdate())
    (listed,) = research_log(log)["body"]["forms"]
    assert (listed["name"]["en"], listed["kind"], listed["frequency"]["zh"]) == ("Drug slip", "form", "每天")
    assert [row["name"]["zh"] for row in research_report(a_report(cast))["body"]["forms"]] == ["领药单", "院长日报"]


def test_pages_add_and_collect_it(client: Client, cast: SimpleNamespace) -> None:
    client.force_login(cast.consultant)
    new = reverse("record_new", args=[cast.project.number, "presales", "collected-forms"])
    key = "00000000-0000-4000-8000-000000000002"
    told = {
        "name": "领药单",
        "form_kind": "form",
        "department": "护理部",
        "frequency": "",
        "note": "",
        "creation_key": key,
    }
    client.post(new, told)
    form = CollectedForm.objects.get()
    client.post(form.act_url("collect"), {"on": timezone.localdate().isoformat()})
    page = client.get(form.get_absolute_url()).content.decode()
    assert "No sample is attached yet" in page
    listed = client.get(reverse("record_list", args=[cast.project.number, "presales", "collected-forms"]))
    assert "护理部" in listed.content.decode()
    client.force_login(cast.sales)
    assert client.get(new).status_code == 403
