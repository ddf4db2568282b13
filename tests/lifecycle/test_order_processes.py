"""Business processes: their order, what it lacks, and what names them."""

import pytest
from django.urls import reverse

from lifecycle.errors import Refused
from lifecycle.lint.processes import findings
from lifecycle.models import BusinessProcess
from tests.cast import PASSWORD
from tests.presales.registers import make_requirement

pytestmark = pytest.mark.django_db


def a_process(cast, name="门诊收费", **fields):
    process = BusinessProcess(project=cast.project, name=name, **fields)
    process.put(by=cast.consultant, read_version=None)
    return process


def order(cast):
    return list(BusinessProcess.of(cast.project).values_list("name", flat=True))


def test_without_a_number_it_comes_last(cast):
    a_process(cast, "挂号", sequence=4)
    assert a_process(cast, "收费").sequence == 5


def test_two_of_one_name_are_refused(cast):
    a_process(cast)
    with pytest.raises(Refused):
        a_process(cast)


def test_neighbours_change_places(cast):
    rows = [a_process(cast, name) for name in ("挂号", "看诊", "收费")]
    rows[2].move(by=cast.consultant, up=True)
    assert order(cast) == ["挂号", "收费", "看诊"]
    rows[0].move(by=cast.consultant, up=False)
    assert order(cast) == ["收费", "挂号", "看诊"]
    with pytest.raises(Refused):
        BusinessProcess.objects.get(name="收费").move(by=cast.consultant, up=True)


def test_doubles_are_told_apart_when_one_moves(cast):
    a_process(cast, "挂号", sequence=1)
    second = a_process(cast, "收费", sequence=1)
    second.move(by=cast.consultant, up=True)
    assert order(cast) == ["收费", "挂号"]


def test_gaps_and_doubles_are_seen_and_numbered_away(cast):
    a_process(cast, "挂号", sequence=2, is_key=True)
    a_process(cast, "看诊", sequence=2)
    a_process(cast, "收费", sequence=5)
    assert [row.code for row in findings(cast.project)] == ["order", "order", "order"]
    BusinessProcess.renumber(cast.project, by=cast.pm)
    assert findings(cast.project) == []


def test_something_is_key(cast):
    a_process(cast, sequence=1)
    assert [row.code for row in findings(cast.project)] == ["key"]


def test_it_is_left_out_with_a_reason_and_taken_back(cast):
    process = a_process(cast)
    with pytest.raises(Refused):
        process.drop(by=cast.pm, reason=" ")
    process.drop(by=cast.pm, reason="不在范围内")
    assert order(cast) == []
    process.take_back(by=cast.pm)
    assert order(cast) == ["门诊收费"]


def test_the_page_moves_it_without_a_script(cast, client):
    a_process(cast, "挂号", is_key=True)
    second = a_process(cast, "收费")
    client.login(email=cast.consultant.email, password=PASSWORD)
    list_url = reverse("record_list", args=[cast.project.number, "lifecycle", "processes"])
    page = client.get(list_url).content.decode()
    assert page.index("挂号") < page.index("收费")
    move = reverse("process_move", args=[cast.project.number, second.number])
    assert client.post(move, {"up": "1"}).status_code == 302
    assert order(cast) == ["收费", "挂号"]
    BusinessProcess.objects.filter(pk=second.pk).update(sequence=9)
    assert client.post(reverse("processes_renumber", args=[cast.project.number])).status_code == 302
    assert sorted(BusinessProcess.of(cast.project).values_list("sequence", flat=True)) == [1, 2]


def test_its_page_says_what_names_it(cast, client):
    process = a_process(cast)
    requirement = make_requirement(cast, upto="captured")
    requirement.business_processes.add(process)
    client.login(email=cast.consultant.email, password=PASSWORD)
    assert requirement.label in client.get(process.get_absolute_url()).content.decode()


def test_a_requirement_names_processes_of_its_project(cast, client):
    requirement = make_requirement(cast, upto="captured")
    client.login(email=cast.consultant.email, password=PASSWORD)
    edit = requirement.get_absolute_url() + "edit/"
    assert b"business_processes" not in client.get(edit).content
    a_process(cast)
    assert b"business_processes" in client.get(edit).content
