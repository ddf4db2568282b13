"""A lead gets a number, freezes a playbook, and gives its items to people."""

import uuid
from datetime import date

import pytest

from lifecycle.errors import Refused
from lifecycle.models import CalendarDay, Event, Playbook, Project
from tests.cast import make_project


def test_a_new_project_gets_the_next_number_of_its_year(cast):
    year = date.today().year
    second = make_project(cast.sales, cast.customer, "第二个项目")
    assert [cast.project.number, second.number] == [f"P-{year}-0001", f"P-{year}-0002"]


def test_it_freezes_the_playbook_into_items_of_all_stages(cast):
    items = cast.project.items.all()
    assert items.count() == 49
    assert {item.stage for item in items} == {"presales", "delivery", "aftersales"}
    assert cast.project.total_items == 49 and cast.project.done_items == 0


def test_items_go_to_the_people_who_hold_their_roles(cast):
    owners = {item.code: item.owner for item in cast.project.items.select_related("owner")}
    assert owners["S1-02"] == cast.implementation
    assert owners["S2-02"] == cast.pm
    assert owners["S3-04"] == cast.commercial
    assert owners["S1-16"] == cast.sales
    assert cast.consultant in cast.project.items.get(code="S1-02").support.all()


def test_due_dates_are_working_days_after_what_must_come_before(cast, time_machine):
    time_machine.move_to("2026-03-02 09:00+08:00")  # a Monday
    project = make_project(cast.sales, cast.customer, "周一的项目")
    due = dict(project.items.filter(stage="presales").values_list("code", "due"))
    assert due["S1-01"] == date(2026, 3, 3)
    assert due["S1-02"] == date(2026, 3, 9)
    assert due["S1-09"] == date(2026, 3, 16)  # five days after the research
    assert due["S1-03"] == date(2026, 3, 25)  # seven after the requirements


def test_a_holiday_moves_the_due_date(cast, time_machine):
    time_machine.move_to("2026-03-02 09:00+08:00")
    CalendarDay.objects.create(date=date(2026, 3, 3), working=False, name="公司日", source="own")
    from lifecycle.models.calendar import clear_cache

    clear_cache()
    project = make_project(cast.sales, cast.customer, "有假日")
    clear_cache()
    assert project.items.get(code="S1-01").due == date(2026, 3, 4)


def test_items_of_later_stages_have_no_due_date_before_their_stage_is_planned(cast):
    assert not cast.project.items.exclude(stage="presales").filter(due__isnull=False).exists()


def test_the_same_click_twice_opens_one_project(cast):
    key = uuid.uuid4()
    first = make_project(cast.sales, cast.customer, "两次点击", creation_key=key)
    again = make_project(cast.sales, cast.customer, "两次点击", creation_key=key)
    assert first.pk == again.pk
    assert Project.objects.filter(name="两次点击").count() == 1


def test_a_draft_playbook_opens_nothing_and_draws_no_number(cast):
    draft = cast.project.playbook.new_version(by=cast.admin)
    with pytest.raises(Refused):
        make_project(cast.sales, cast.customer, "草稿", playbook=draft)
    assert make_project(cast.sales, cast.customer, "下一个").number.endswith("-0002")


def test_a_project_keeps_the_version_that_it_froze(cast):
    draft = cast.project.playbook.new_version(by=cast.admin)
    draft.items.get(code="S1-01").revise(by=cast.admin, title="换了标题")
    draft.publish(by=cast.admin)
    assert cast.project.items.get(code="S1-01").template_item.title == "公司介绍"
    assert Playbook.objects.filter(state="published").count() == 2


def test_opening_is_an_event(cast):
    assert Event.objects.filter(project=cast.project, verb="project.opened", actor=cast.sales).exists()
