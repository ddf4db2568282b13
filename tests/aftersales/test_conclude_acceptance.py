"""Acceptance: the panel, the check, the result that follows from the items, what is left to do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from aftersales.gates.acceptances import items_passed
from aftersales.models import PanelMember
from lifecycle.errors import Refused, Stale
from lifecycle.models import Event, SiteSettings
from tests.aftersales.acceptances import make_acceptance, passed, review
from tests.cast import make_contact


def test_a_new_panel_holds_those_whom_the_project_knows_and_the_owner(cast):
    expert = make_contact(cast.customer, "何主任", ("expert",))
    acceptance = make_acceptance(cast)
    people = {member.role: member.person for member in acceptance.panel.all()}
    assert people["IM"] == cast.implementation and people["BM"] == cast.commercial and people["PM"] == cast.pm
    assert {people["expert"], people["owner"]} == {expert, cast.owner}
    assert [member.order for member in acceptance.panel.all()] == [1, 2, 3, 4, 5]


def test_nobody_sits_in_the_panel_twice(cast):
    acceptance = make_acceptance(cast)
    assert [member.role for member in acceptance.panel.all()] == ["expert", "IM", "BM", "PM"]
    cast.implementation.roles = ["IM", "BM"]
    assert len({m.person for m in acceptance.panel.all()}) == 4


@pytest.mark.parametrize("role", [PanelMember.Role(key) for key in ("expert", "IM", "BM", "PM")])
def test_applying_needs_every_required_role(cast, role):
    acceptance = make_acceptance(cast)
    acceptance.panel.filter(role=role).delete()
    with pytest.raises(Refused) as refused:
        acceptance.apply(by=cast.pm)
    assert str(role.label) in str(refused.value)


def test_the_company_says_which_roles_are_required(cast):
    site = SiteSettings.load()
    site.revise(by=cast.admin, version=site.version, acceptance_roles=["expert", "owner", "PM"])
    acceptance = make_acceptance(cast)
    acceptance.panel.filter(role="BM").delete()
    with pytest.raises(Refused, match="project owner"):
        acceptance.apply(by=cast.pm)
    acceptance.panel.create(role="owner", contact=cast.signatory, order=9)
    acceptance.apply(by=cast.pm)
    assert acceptance.state == "applied"


def test_applying_needs_an_item(cast):
    with pytest.raises(Refused):
        make_acceptance(cast, items=0).apply(by=cast.pm)


@pytest.mark.parametrize(
    ("results", "state"),
    [
        (("pass", "pass"), "passed"),
        (("pass", "conditional"), "conditional"),
        (("fail", "conditional"), "failed"),
        (("fail", "pass"), "failed"),
    ],
)
def test_the_result_follows_from_the_items(cast, results, state):
    acceptance = review(cast, *results)
    acceptance.outstanding.create(text="打印缺编号", user=cast.pm, due=timezone.localdate())
    acceptance.conclude(by=cast.pm, conclusion="见上表")
    assert acceptance.state == state and acceptance.concluded_on == timezone.localdate()


def test_nothing_is_concluded_while_an_item_is_unchecked(cast):
    with pytest.raises(Refused):
        review(cast, "pass", "pending").conclude(by=cast.pm)


def test_a_failure_is_explained(cast):
    with pytest.raises(Refused) as refused:
        review(cast, "fail").conclude(by=cast.pm)
    assert refused.value.field == "conclusion"


@pytest.mark.parametrize("lacking", [{"user": None}, {"due": None}])
def test_a_condition_needs_an_owner_and_a_date(cast, lacking):
    acceptance = review(cast, "conditional")
    line = {
        "text": "打印缺编号",
        "user": cast.pm,
        "due": timezone.localdate(),
        "item": acceptance.items.get(),
    } | lacking
    acceptance.outstanding.create(**line)
    with pytest.raises(Refused):
        acceptance.conclude(by=cast.pm)


def test_each_condition_needs_a_line_of_its_own(cast):
    acceptance = review(cast, "conditional", "conditional")
    first, _second = acceptance.items.all()
    for _n in range(2):
        acceptance.outstanding.create(text="打印缺编号", name="王工", due=timezone.localdate(), item=first)
    with pytest.raises(Refused):
        acceptance.conclude(by=cast.pm)
    acceptance.outstanding.create(text="备份报告", name="王工", due=timezone.localdate())
    acceptance.conclude(by=cast.pm)
    assert acceptance.state == "conditional"


def test_rework_says_what_and_checks_again_only_what_did_not_pass(cast):
    acceptance = review(cast, "fail", "pass")
    acceptance.conclude(by=cast.pm, conclusion="医保结算不一致")
    with pytest.raises(Refused):
        acceptance.rework(by=cast.pm, reason=" ")
    with pytest.raises(Refused, match="owner and date: 1"):
        acceptance.rework(by=cast.pm, reason="修复医保结算后重新验收")
    line = {
        "item": acceptance.items.first(),
        "text": "修复医保结算",
        "owner": cast.implementation,
        "due": timezone.localdate(),
    }
    with pytest.raises(Refused) as refused:
        acceptance.rework(by=cast.pm, reason="修复", lines=[line | {"due": timezone.localdate() - timedelta(days=1)}])
    assert refused.value.field == f"due_{acceptance.items.first().pk}"
    acceptance.rework(by=cast.pm, reason="修复医保结算后重新验收", lines=[line])
    assert acceptance.state == "preparing"
    assert [item.result for item in acceptance.items.all()] == ["pending", "pass"]
    assert Event.objects.filter(verb="acceptance.rework").count() == 1


def test_what_was_settled_for_the_last_round_covers_no_condition_of_this_one(cast):
    acceptance = review(cast, "fail", "pass")
    acceptance.conclude(by=cast.pm, conclusion="医保结算不一致")
    line = {
        "item": acceptance.items.first(),
        "text": "修复",
        "owner": cast.implementation,
        "due": timezone.localdate(),
    }
    acceptance.rework(by=cast.pm, reason="修复后重新验收", lines=[line])
    acceptance.settle(by=cast.pm, line=acceptance.outstanding.get(), note="补丁 1.2")
    acceptance.apply(by=cast.pm)
    acceptance.start_review(by=cast.pm)
    acceptance.items.filter(order=1).update(result="conditional")
    with pytest.raises(Refused, match="owner and date: 1"):
        acceptance.conclude(by=cast.pm)
    acceptance.outstanding.create(item=acceptance.items.first(), text="补报告", user=cast.pm, due=timezone.localdate())
    acceptance.conclude(by=cast.pm)
    acceptance.settle(by=cast.pm, line=acceptance.outstanding.get(done_on=None), note="补丁 1.3")
    assert acceptance.state == "passed" and items_passed(cast.project).met


def test_with_the_last_line_settled_a_conditional_acceptance_is_a_full_one(cast):
    acceptance = review(cast, "conditional")
    lines = [
        acceptance.outstanding.create(text=text, user=cast.pm, due=timezone.localdate()) for text in ("编号", "报告")
    ]
    acceptance.conclude(by=cast.pm)
    acceptance.settle(by=cast.pm, line=lines[0], note="补丁 1.2")
    assert acceptance.state == "conditional"
    with pytest.raises(Refused):
        acceptance.settle(by=cast.pm, line=lines[0], note="补丁 1.2")
    with pytest.raises(Refused):
        acceptance.settle(by=cast.pm, line=lines[1], note="补丁", done_on=timezone.localdate() + timedelta(days=1))
    acceptance.settle(by=cast.pm, line=lines[1], note="补丁 1.3")
    assert acceptance.state == "passed"


def test_a_line_of_another_acceptance_is_refused(cast):
    other = review(cast, "conditional").outstanding.create(text="编号", user=cast.pm, due=timezone.localdate())
    with pytest.raises(Refused):
        passed(cast).settle(by=cast.pm, line=other, note="补丁")


def test_two_people_cannot_conclude_at_once(cast):
    acceptance = review(cast)
    stale = type(acceptance).objects.get(pk=acceptance.pk)
    acceptance.conclude(by=cast.pm)
    with pytest.raises((Refused, Stale)):
        stale.conclude(by=cast.pm)
    assert Event.objects.filter(verb="acceptance.concluded").count() == 1


def test_what_is_left_to_do_stands_on_its_owners_day_until_it_is_settled(cast, client):
    acceptance = review(cast, "conditional")
    line = acceptance.outstanding.create(text="补打印编号", user=cast.implementation, due=timezone.localdate())
    client.force_login(cast.implementation)
    assert "补打印编号" not in client.get("/").content.decode()
    acceptance.conclude(by=cast.pm)
    assert "补打印编号" in client.get("/").content.decode()
    acceptance.settle(by=cast.pm, line=line, note="补丁 1.2")
    assert "补打印编号" not in client.get("/").content.decode()
