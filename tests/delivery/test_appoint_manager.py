"""The letter of appointment: what it grants, who signs it, what follows from it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation

from delivery.documents.appointments import build_appointment
from delivery.gates.appointments import manager_appointed
from delivery.models import Appointment
from lifecycle import hooks
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Document, Evidence, Project, ProjectMember
from tests.cast import make_user
from tests.delivery.appointing import an_appointment, sign_letter
from tests.delivery.kickoffs import make_kickoff


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def fresh(cast):
    return Project.objects.get(pk=cast.project.pk)


def test_it_says_what_the_manager_decides_over_money_people_and_work(cast):
    letter = an_appointment(
        cast, exchanges_people=True, decisions="停工须报告", decisions_en="Reports before stopping"
    )
    both = letter.authority()
    assert both["zh"].splitlines() == [
        "预算：审批 CNY 50,000.00 以内的项目支出",
        "人员：分派项目组成员及其工作；可要求调换项目组成员",
        "决策：批准 3 人天以内的变更；代表我方签署计划、纪要和备忘录；停工须报告",
    ]
    assert both["en"].startswith("Budget: Approves spending up to CNY 50,000.00\nPeople: ")


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"manager": "consultant"}, "manager"), ({"signer": "sales"}, "signer"), ({"manager": "other_pm"}, "manager")],
)
def test_only_the_projects_manager_is_named_and_only_an_executive_signs(cast, facts, field):
    cast.other_pm = make_user("other", ["PM"])
    with pytest.raises(Refused) as refused:
        an_appointment(cast, **{name: getattr(cast, who) for name, who in facts.items()})
    assert refused.value.field == field


def test_a_letter_that_grants_nothing_is_not_issued(cast):
    letter = an_appointment(cast, spend_limit=None, assigns_people=False)
    with translation.override("en"), pytest.raises(Refused) as refused:
        letter.guard_issue()
    assert "budget, people" in str(refused.value)


def test_signed_it_is_the_members_authority_and_shows_for_the_item(cast):
    document = sign_letter(letter := an_appointment(cast))
    member = ProjectMember.objects.get(project=cast.project, user=cast.pm, role="PM")
    assert (letter.state, letter.signed_on, document.state) == ("in_force", timezone.localdate(), "completed")
    assert member.authority == letter.authority()["zh"] and member.state == "active"
    item = ChecklistItem.objects.get(project=cast.project, code="S2-07")
    assert Evidence.objects.filter(item=item, document_code="D17").exists()
    assert document.internal and document.number == f"{cast.project.number}-D17-01"


def test_it_names_the_projects_manager_where_nobody_was_named(cast):
    Project.objects.filter(pk=cast.project.pk).update(delivery_owner=None)
    cast.project.refresh_from_db()
    assert not manager_appointed(fresh(cast)).met
    sign_letter(an_appointment(cast))
    assert fresh(cast).delivery_owner == cast.pm and manager_appointed(fresh(cast)).met


def test_the_gate_asks_for_the_signed_letter(cast):
    assert not manager_appointed(fresh(cast)).met
    ProjectMember.objects.filter(project=cast.project, user=cast.pm).update(authority="全权负责")
    assert not manager_appointed(fresh(cast)).met
    letter = an_appointment(cast)
    assert letter.get_absolute_url() == manager_appointed(fresh(cast)).url
    sign_letter(letter)
    assert manager_appointed(fresh(cast)).met


def test_where_the_item_ended_without_a_letter_the_teams_page_says_it(cast):
    ChecklistItem.objects.filter(project=cast.project, code="S2-07").update(state="done")
    assert not manager_appointed(fresh(cast)).met
    ProjectMember.objects.filter(project=cast.project, user=cast.pm).update(authority="全权负责")
    assert manager_appointed(fresh(cast)).met


def test_a_newer_letter_ends_the_one_before_and_ending_it_takes_the_authority_back(cast):
    sign_letter(first := an_appointment(cast))
    sign_letter(second := an_appointment(cast, spend_limit=80000))
    first.refresh_from_db()
    assert (first.state, second.state) == ("ended", "in_force")
    with pytest.raises(Refused):
        second.end(by=cast.executive, reason="换人")
    with pytest.raises(Refused):
        second.end(by=cast.executive, reason="项目经理调往另一个项目", on=timezone.localdate() + timedelta(days=1))
    second.end(by=cast.executive, reason="项目经理调往另一个项目")
    assert not ProjectMember.objects.get(project=cast.project, user=cast.pm, role="PM").authority
    assert not manager_appointed(fresh(cast)).met


def test_a_void_letter_is_a_draft_again(cast):
    document = sign_letter(letter := an_appointment(cast))
    Document.objects.get(pk=document.pk).void(by=cast.admin, reason="日期写错，需要重新签署")
    letter.refresh_from_db()
    assert letter.state == "draft"


def test_one_draft_at_a_time(cast):
    an_appointment(cast)
    with pytest.raises(Refused):
        an_appointment(cast)


def test_the_kickoff_begins_with_what_was_granted(cast):
    sign_letter(letter := an_appointment(cast))
    kickoff = make_kickoff(cast)
    kickoff.prefill(by=cast.pm)
    assert (kickoff.manager_authority, kickoff.manager_authority_en) == tuple(letter.authority().values())


def test_the_paper_tells_term_authority_team_and_deliverables(cast, monkeypatch):
    monkeypatch.setitem(hooks.HOOKS, "deliverables", [lambda **facts: [{"zh": "药房模块", "en": "Pharmacy"}]])
    body = build_appointment(an_appointment(cast))["body"]
    assert body["manager"]["name"]["zh"] == "张敏" and body["until"] is None
    assert [row["part"] for row in body["authority"]] == ["budget", "people", "decisions"]
    assert {"王磊", "赵强"} <= {row["name"]["zh"] for row in body["team"]}
    assert body["deliverables"] and len(body["copies"]) == 2


def test_its_pages(cast):
    url = f"/projects/{cast.project.number}/delivery/appointments/new/"
    page = client_of(cast.pm).get(url)
    assert page.status_code == 200 and "自合同签订起" in page.content.decode()
    assert client_of(cast.implementation).get(url).status_code == 200
    assert client_of(cast.sales).get(url).status_code == 403
    sign_letter(letter := an_appointment(cast))
    text = client_of(cast.sales).get(letter.get_absolute_url()).content.decode()
    assert "Approves spending up to" in text and "Not yet. The kickoff announces it" in text
    end = letter.act_url("end")
    facts = {"reason": "项目经理调往另一个项目", "on": timezone.localdate().isoformat()}
    assert client_of(cast.pm).post(end, facts).status_code == 403
    assert client_of(cast.executive).post(end, facts).status_code == 302
    assert Appointment.objects.get(pk=letter.pk).state == "ended"
