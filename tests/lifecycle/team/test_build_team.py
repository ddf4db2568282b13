"""Places in a team, weeks of people, substitutes, and the growth that nobody else may read."""

from datetime import date, timedelta

import pytest

from lifecycle import workloads
from lifecycle.consultants import hint
from lifecycle.errors import Refused
from lifecycle.models import (
    Absence,
    ConsultantTraining,
    Evidence,
    OneToOne,
    Outbox,
    Project,
    ProjectMember,
    Requirement,
    SkillAssessment,
    TeamSlot,
    TeamTemplate,
)
from lifecycle.models.assigning import activate_due
from lifecycle.models.calendar import is_workday
from lifecycle.models.consultant_trainings import wanted
from lifecycle.models.skill_assessments import ABILITIES
from tests.cast import make_project, make_user, put_in_state

TODAY = date.today()
MONDAY = TODAY - timedelta(days=TODAY.weekday())


@pytest.fixture
def slot(cast):
    return TeamSlot.objects.create(
        project=cast.project, name="培训顾问", name_en="Training lead", role="CO", share=40,
        from_date=TODAY, to_date=TODAY + timedelta(days=30),
    )  # fmt: skip


def test_a_template_opens_its_places_once(cast, client):
    template = TeamTemplate.suited_to(cast.project)[0]
    made = TeamSlot.lay_out(cast.project, template, by=cast.pm)
    assert len(made) == len(template.slots) and all(row.to_date >= row.from_date for row in made)
    with pytest.raises(Refused):
        TeamSlot.lay_out(cast.project, template, by=cast.pm)
    client.force_login(cast.pm)
    assert "Find somebody" in client.get(f"/projects/{cast.project.number}/people/").content.decode()


def test_a_person_is_asked_once_however_often_somebody_clicks(cast, slot, client):
    client.force_login(cast.pm)
    url = f"/projects/{cast.project.number}/people/places/{slot.pk}/assign/"
    assert client.get(f"{url}?person={cast.outsider.pk}").status_code == 200
    data = {
        "user": cast.outsider.pk, "mentor": cast.implementation.pk, "allocation_pct": "40", "from_date": TODAY,
        "to_date": TODAY + timedelta(days=30),
    }  # fmt: skip
    assert client.post(url, data).status_code == 302
    assert client.post(url, data).status_code == 302
    row = ProjectMember.objects.get(project=cast.project, user=cast.outsider)
    assert (row.state, row.mentor, row.place) == ("proposed", cast.implementation, slot)
    assert Outbox.objects.filter(kind="team_proposed").count() == 1


def test_from_proposed_to_released(cast, slot):
    row = ProjectMember.propose(by=cast.pm, slot=slot, user=cast.outsider)
    with pytest.raises(Refused):
        row.confirm(by=cast.pm)
    with pytest.raises(Refused):
        row.activate(by=cast.pm)
    row.confirm(by=cast.outsider)
    row.confirm(by=cast.outsider)
    assert activate_due(today=TODAY) == 1
    row.refresh_from_db()
    assert row.state == "active"
    row.release(by=cast.pm)
    assert slot in TeamSlot.objects.open()


def test_declining_needs_a_reason_and_opens_the_place_again(cast, slot):
    row = ProjectMember.propose(by=cast.pm, slot=slot, user=cast.outsider)
    with pytest.raises(Refused):
        row.decline(by=cast.outsider, reason=" ")
    row.decline(by=cast.outsider, reason="On leave")
    assert slot in TeamSlot.objects.open()
    assert Outbox.objects.filter(kind="team_declined", to_email=cast.pm.email).exists()


def test_a_complete_team_is_evidence_until_a_place_opens_again(cast, slot):
    ProjectMember.propose(by=cast.pm, slot=slot, user=cast.consultant)
    found = Evidence.objects.filter(item__project=cast.project, item__code="S2-13")
    assert found.count() == 1
    extra = TeamSlot(project=cast.project)
    extra.put(by=cast.pm, version=0, name="x", role="CO", share=10, from_date=TODAY, to_date=TODAY + timedelta(days=1))
    assert not found.exists()


def test_sales_assigns_only_before_delivery_takes_over(cast, client, slot):
    client.force_login(cast.sales)
    url = f"/projects/{cast.project.number}/people/places/{slot.pk}/assign/"
    assert client.get(url).status_code == 200
    put_in_state(cast.project, "delivery")
    assert client.get(url).status_code == 403
    client.force_login(cast.pm)
    assert client.get(url).status_code == 200


# -- weeks -------------------------------------------------------------------------------------------------------------


def post(share, start, end=None):
    return workloads.Post(1, 1, 1, "x", "CO", share, start, end)


def test_a_week_counts_working_days_on_which_the_person_is_there(db):
    week = [date(2026, 3, 9) + timedelta(days=i) for i in range(7)]  # an ordinary week
    working = [day for day in week if is_workday(day)]
    assert len(working) == 5
    (full,) = workloads.loads([post(100, week[0])], [], week[0], week[-1])
    assert full.load == 100 and not full.over
    (half,) = workloads.loads([post(100, week[0]), post(50, working[-1])], [], week[0], week[-1])
    assert half.load == round((100 * len(working) + 50) / len(working)) and half.over
    gone = Absence(from_date=working[-1], to_date=working[-1])
    (away,) = workloads.loads([post(100, week[0]), post(50, working[-1])], [gone], week[0], week[-1])
    assert away.load == 100 and away.away == 1


def test_too_much_is_a_warning_that_names_the_other_projects_one_may_see(cast, client):
    other = make_project(cast.sales, cast.customer, "秘密", name_en="Secret", presales_owner=cast.sales)
    ProjectMember.add(by=cast.sales, project=other, user=cast.consultant, role="CO", allocation_pct=90)
    mine = ProjectMember.objects.get(project=cast.project, user=cast.consultant)
    client.force_login(cast.implementation)
    data = {"allocation_pct": "60", "from_date": TODAY, "version": mine.version}
    answer = client.post(f"/projects/{cast.project.number}/people/{mine.pk}/", data, follow=True).content.decode()
    assert "150%" in answer and "another project 90%" in answer and "Secret" not in answer
    page = client.get(f"/projects/{cast.project.number}/people/{mine.pk}/").content.decode()
    assert 'id="member-load"' in page and "150%" in page


def test_the_page_of_the_team_costs_the_same_for_many(cast, client, django_assert_max_num_queries):
    for n in range(30):
        person = make_user(f"many{n}", ["CO"])
        ProjectMember.add(by=cast.pm, project=cast.project, user=person, role="CO", allocation_pct=100)
    client.force_login(cast.executive)
    for query in ("", "?over=1", "?role=CO&kind="):
        with django_assert_max_num_queries(15):
            assert client.get(f"/team/{query}").status_code == 200
    for rest in ("kinds/", "templates/", f"{cast.consultant.pk}/"):
        with django_assert_max_num_queries(15):
            assert client.get(f"/team/{rest}").status_code == 200


# -- standing in -------------------------------------------------------------------------------------------------------


def away(cast, **fields):
    row = Absence(user=cast.consultant)
    facts = {"from_date": TODAY, "to_date": TODAY + timedelta(days=3), "substitute": cast.outsider, **fields}
    row.note_down(by=cast.consultant, **facts)
    return row


def test_a_substitute_sees_projects_work_and_mail_of_who_is_away(cast, client):
    client.force_login(cast.outsider)
    url = f"/projects/{cast.project.number}/"
    assert client.get(url).status_code == 404
    row = away(cast)
    assert client.get(url).status_code == 200
    from lifecycle.models import ChecklistItem

    item = ChecklistItem.objects.filter(project=cast.project, stage="presales").first()
    ChecklistItem.objects.filter(pk=item.pk).update(owner=cast.consultant)
    page = client.get("/").content.decode()
    assert "For Zhao Qiang, who is away" in page and item.title in page
    slot = TeamSlot.objects.create(
        project=cast.project, name="x", role="CO", from_date=TODAY, to_date=TODAY + timedelta(days=9)
    )
    ProjectMember.objects.filter(user=cast.consultant).delete()
    row.refresh_from_db()
    ProjectMember.propose(by=cast.pm, slot=slot, user=cast.consultant)
    assert Outbox.objects.filter(kind="team_proposed", to_email=cast.outsider.email).count() == 1
    row.call_off(by=cast.consultant)
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("name", ["sales", "consultant"])
def test_nobody_stands_in_for_themselves_or_without_the_role(cast, name):
    with pytest.raises(Refused):
        away(cast, substitute=getattr(cast, name))


def test_nobody_is_away_twice_nor_covered_by_somebody_who_is_away(cast):
    away(cast)
    with pytest.raises(Refused):
        away(cast)
    row = Absence(user=cast.outsider)
    with pytest.raises(Refused):
        row.note_down(by=cast.outsider, from_date=TODAY, to_date=TODAY, substitute=cast.consultant)


# -- growth ------------------------------------------------------------------------------------------------------------


def test_growth_is_read_by_the_person_their_mentor_lead_and_executives(cast, client):
    cast.consultant.mentor = cast.implementation
    cast.consultant.save()
    url = f"/team/{cast.consultant.pk}/growth/"
    expected = {
        "consultant": 200, "implementation": 200, "pm": 200, "executive": 200, "sales": 404, "outsider": 404, "admin": 403,
    }  # fmt: skip
    found = {}
    for name in expected:
        client.force_login(getattr(cast, name))
        found[name] = client.get(url).status_code
    assert found == expected


def test_a_talk_is_private_until_it_is_shared(cast, client):
    cast.consultant.mentor = cast.implementation
    cast.consultant.save()
    talk = OneToOne(person=cast.consultant)
    talk.write(by=cast.implementation, held_on=TODAY, text="PRIVATE-MARK", agreed="")
    url = f"/team/{cast.consultant.pk}/growth/"
    shows = {}
    for name in ("implementation", "executive", "pm", "consultant"):
        client.force_login(getattr(cast, name))
        shows[name] = "PRIVATE-MARK" in client.get(url).content.decode()
    assert shows == {"implementation": True, "executive": True, "pm": False, "consultant": False}
    with pytest.raises(Refused):
        talk.share(by=cast.executive)
    talk.share(by=cast.implementation)
    client.force_login(cast.consultant)
    assert "PRIVATE-MARK" in client.get(url).content.decode()


def test_nobody_judges_themselves_and_a_year_has_one_assessment(cast, client):
    scores = dict.fromkeys(ABILITIES, 3) | {"planning": 2}
    with pytest.raises(Refused):
        SkillAssessment(person=cast.consultant, year=2026).judge(by=cast.consultant, version=0, **scores)
    client.force_login(cast.executive)
    url = f"/team/{cast.consultant.pk}/growth/"
    assert client.post(f"{url}assess/", scores | {"version": 0}).status_code == 302
    assert client.post(f"{url}assess/", scores | {"version": 0}).status_code == 409
    assert "A training would help with: Planning." in client.get(url).content.decode()
    client.force_login(cast.consultant)
    assert client.get(f"{url}assess/").status_code == 403


def test_trainings_are_wanted_after_joining_and_promotion(cast):
    person = cast.consultant
    person.consultant_type, person.joined_on = "PRODUCT_APP", TODAY - timedelta(days=10)
    assert wanted(person, [], TODAY) == [("joining", TODAY + timedelta(days=20))]
    held = ConsultantTraining(person=person, kind="joining", topic="x", planned_for=TODAY)
    assert wanted(person, [held], TODAY) == []
    person.joined_on, person.promoted_on = TODAY - timedelta(days=800), TODAY
    assert [kind for kind, _due in wanted(person, [], TODAY)] == ["promotion", "closed"]


def test_forms_of_growth_and_templates_save(cast, client):
    client.force_login(cast.executive)
    url = f"/team/{cast.consultant.pk}/growth/"
    data = {"consultant_type": "TECH_SERVICE", "promoted_on": TODAY, "why": "Led the interface work"}
    assert client.post(f"{url}advance/", data).status_code == 302
    key = "6d0a7e9e-6a6e-4c0c-9a8e-0b1f5d6c7a10"
    plan = {"kind": "closed", "planned_for": TODAY, "topic": "Blueprints", "creation_key": key, "version": 0}
    for _n in range(2):
        assert client.post(f"{url}trainings/", plan).status_code == 302
    row = ConsultantTraining.objects.get()
    assert client.post(f"{url}trainings/{row.pk}/held/", {"on": TODAY, "result": "Good"}).status_code == 302
    entry = {"on": TODAY, "text": "First workshop alone", "creation_key": key}
    assert client.post(f"{url}log/", entry).status_code == 302
    page = client.get(url).content.decode()
    assert "First workshop alone" in page and "Led the interface work" in page and "Blueprints" in page
    template = TeamTemplate.usable().first()
    assert client.get(f"/team/templates/{template.pk}/").status_code == 200
    client.force_login(cast.pm)
    assert client.get(f"/team/templates/{template.pk}/").status_code == 403
    assert Project.objects.count() == 1


def test_a_management_consultant_is_suggested_where_a_gap_in_management_is_the_cause(cast):
    team = [cast.pm, cast.consultant]
    assert hint(cast.project, team) == ""
    row = Requirement(project=cast.project, title="多级审批", category="functional", source="demo")
    row.put(by=cast.pm, read_version=None)
    assert hint(cast.project, team) == ""
    Requirement.objects.filter(pk=row.pk).update(root_cause="management")
    assert "1 " in hint(cast.project, team)
    adviser = make_user("adviser", ["CO"], consultant_type="MGMT_CONSULT")
    assert hint(cast.project, [*team, adviser]) == ""
