"""Key users grow process by process, each level with a day and what showed it, and the matrix tells who masters what."""

import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from delivery.gates.key_users import masters_named
from lifecycle.errors import Refused
from lifecycle.keyflows import matrix
from lifecycle.models import ChecklistItem, Event, KeyUser
from lifecycle.places import places
from tests.cast import make_contact, make_customer, make_project, put_in_state
from tests.lifecycle.backbone import make_process
from tests.lifecycle.keyusers.chosen import SHOWN, TODAY, a_key_user, judged, trained

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_the_furthest_process_tells_how_far_they_are(cast: SimpleNamespace) -> None:
    row = trained(cast)
    assert row.state == "trained"
    judged(row, cast, 3)
    assert (row.state, row.days_to_independence, row.tone) == ("independent", 0, "ok")
    judged(row, cast, 4, evidence="为窗口同事讲了两次课，签到表已存")
    assert row.state == "teaches" and row.independent_on == TODAY()
    item = ChecklistItem.objects.get(project=cast.project, code="S2-15")
    assert [(e.document_code, e.form) for e in item.evidence.all()] == [("—", "internal_record")]
    judged(row, cast, 2, evidence="退费处理仍需我们协助")  # not as far as we thought
    assert (row.state, row.independent_on) == ("trained", None)
    assert [place.text for place in places(row.contact)] == ["Key user"]
    row.end(by=cast.pm, reason="调往分院")
    assert row.state == "ended" and not item.evidence.exists() and not places(row.contact)
    again = KeyUser(project=cast.project, contact=row.contact)
    again.put(by=cast.pm, read_version=None)  # who came back begins anew


def test_without_the_supervisor_they_stay_a_candidate(cast: SimpleNamespace) -> None:
    row = a_key_user(cast, agreed=False)
    judged(row, cast, 3)
    assert row.state == "candidate"
    for who, on, field in ((row.contact, TODAY(), "who"), (cast.owner, TODAY() + DAY, "on")):
        with pytest.raises(Refused) as refusal:
            row.consent(by=cast.pm, who=who, on=on)
        assert refusal.value.field == field
    with pytest.raises(Refused):
        row.consent(by=cast.pm, who=make_contact(make_customer("别家"), "外人"), on=TODAY())
    row.consent(by=cast.pm, who=cast.owner, on=TODAY() - DAY)
    assert (row.state, row.days_to_independence) == ("independent", 1)
    with pytest.raises(Refused):
        row.end(by=cast.pm, reason=" ")


def test_once_in_a_project_and_of_its_customer(cast: SimpleNamespace) -> None:
    row = a_key_user(cast)
    with pytest.raises(Refused, match="already"):
        KeyUser(project=cast.project, contact=row.contact).put(by=cast.pm, read_version=None)
    with pytest.raises(Refused, match="another customer"):
        stranger = make_contact(make_customer("别家"), "外人")
        KeyUser(project=cast.project, contact=stranger).put(by=cast.pm, read_version=None)


def test_the_newest_level_counts_and_the_others_stay(cast: SimpleNamespace) -> None:
    row = a_key_user(cast)
    process = row.processes.get()
    other = make_process(cast, "药房发药", name_en="Dispensing")
    make_process(cast, "收费日结", name_en="Daily closing", is_key=False)
    judged(row, cast, 3)
    judged(row, cast, 3)  # a second click
    judged(row, cast, 1, on=TODAY() - 9 * DAY, evidence="首日只看未操作")
    for bad, field in (
        ({"process": other}, "process"), ({"level": 5}, "level"), ({"on": TODAY() + DAY}, "on"), ({"evidence": ""}, "evidence"),
    ):  # fmt: skip
        facts = {"process": process, "level": 2, "on": TODAY(), "evidence": SHOWN} | bad
        with pytest.raises(Refused) as refusal:
            row.assess(by=cast.pm, **facts)
        assert refusal.value.field == field
    found = matrix(cast.project)
    assert [[cell.level for _who, cell in line["cells"]] for line in found["flows"]] == [[3], [None]]
    assert (found["nobody"], found["alone"], found["substituted"]) == ([other], [process], 1)
    assert row.competences.count() == 2
    row.masteries.all().delete()  # taken off the process, and put back
    row.processes.add(process)
    row.after_put(by=cast.pm)
    assert row.masteries.get().level == 3


def test_pages(client: Client, cast: SimpleNamespace) -> None:
    process, other = make_process(cast), make_process(cast, "药房发药", name_en="Dispensing")
    contact = make_contact(cast.customer, "何晓梅", ("end_user",))
    client.force_login(cast.pm)
    listed = reverse("record_list", args=[cast.project.number, "lifecycle", "key-users"])
    assert "Key processes without any key user" in client.get(listed).content.decode()
    url = reverse("record_new", args=[cast.project.number, "lifecycle", "key-users"])
    data = {"contact": contact.pk, "processes": [process.pk], "motivation": "想学", "creation_key": str(uuid.uuid4())}
    assert client.post(url, data).status_code == 302
    row = KeyUser.objects.get()
    edit = reverse("record_edit", args=[cast.project.number, "lifecycle", "key-users", row.number])
    changed = data | {"processes": [process.pk, other.pk], "motivation": "怕被淘汰", "version": row.version}
    assert client.post(edit, changed).status_code == 302
    told = Event.objects.filter(verb="record.revised").latest("pk").data["changes"]
    assert set(told) == {"processes"} and "Dispensing" in told["processes"][1]  # what moves them stays out of it
    for act, facts in (
        ("consent", {"who": cast.owner.pk, "on": TODAY()}),
        ("assess", {"process": process.pk, "level": 3, "on": TODAY(), "evidence": SHOWN}),
    ):  # fmt: skip
        assert client.get(row.act_url(act)).status_code == 200
        assert client.post(row.act_url(act), facts).status_code == 302, act
    assert client.post(row.act_url("assess"), {"process": process.pk, "level": 9}).status_code == 422
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Implements it alone" in page and "怕被淘汰" in page and "Judge stance" in page
    text = client.get(listed).content.decode()
    assert "hang on one person" in text and "Works alone" in text


def test_what_is_private_needs_the_right(client: Client, cast: SimpleNamespace) -> None:
    row = a_key_user(cast, motivation="想学", pressure="怕被淘汰")
    listed = reverse("record_list", args=[cast.project.number, "lifecycle", "key-users"])
    for user, sees in ((cast.executive, True), (cast.admin, False)):
        client.force_login(user)
        page = client.get(row.get_absolute_url()).content.decode()
        assert [word in page for word in ("想学", "怕被淘汰", "Stance")] == [sees] * 3
        assert "想学" not in client.get(listed).content.decode()
    client.force_login(cast.commercial)
    assert client.get(listed).status_code == 403


def test_another_projects_people_and_processes_are_no_choice(client: Client, cast: SimpleNamespace) -> None:
    process = make_process(cast)
    theirs = make_project(cast.sales, make_customer("别家"), "别的项目")
    foreign = make_process(SimpleNamespace(project=theirs, consultant=cast.consultant))
    stranger = make_contact(theirs.customer, "外人")
    client.force_login(cast.pm)
    url = reverse("record_new", args=[cast.project.number, "lifecycle", "key-users"])
    for contact, chosen in ((stranger, process), (cast.owner, foreign)):
        data = {"contact": contact.pk, "processes": [chosen.pk], "creation_key": str(uuid.uuid4())}
        assert client.post(url, data).status_code == 422
    assert not KeyUser.objects.exists()


def test_the_gate_asks_for_a_trained_one_in_each_key_process(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "delivery")
    assert not masters_named(cast.project).met
    ChecklistItem.objects.filter(project=cast.project, code="S2-15").update(state="done")
    assert masters_named(cast.project).met  # nobody is listed: the item decides
    row = a_key_user(cast)
    assert "has no trained key user" in str(masters_named(cast.project).detail)
    judged(row, cast, 1)
    assert masters_named(cast.project).met
    other = make_process(cast, "药房发药", name_en="Dispensing")
    row.processes.add(other)
    assert "Dispensing" in str(masters_named(cast.project).detail)  # being good at one is not being good at all
    judged(row, cast, 2, process=other)
    assert masters_named(cast.project).met
    row.end(by=cast.pm, reason="调往分院")
    assert masters_named(cast.project).met  # nobody is left, the item is done


def test_projects_of_a_manager_stand_beside_their_substitutes(client: Client, cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "delivery")
    judged(a_key_user(cast), cast, 3)
    make_process(cast, "药房发药", name_en="Dispensing")
    client.force_login(cast.executive)
    row = client.get(reverse("team")).context["managers"][0]
    assert {name: row[name] for name in ("projects", "key_users", "alone", "substituted", "flows")} == {
        "projects": 1, "key_users": 1, "alone": 1, "substituted": 1, "flows": 2,
    }  # fmt: skip
    client.force_login(cast.outsider)  # who sees none of these projects learns nothing of them
    page = client.get(reverse("team"))
    assert page.status_code != 200 or not page.context["managers"]
