"""Who does what: the company's table, a project's copy of it, what the customer acknowledges, and the kickoff."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from delivery.models import Kickoff
from lifecycle.errors import Refused, Stale
from lifecycle.models import Responsibility, StandardResponsibility
from lifecycle.models.responsibilities import stamp
from tests.cast import make_contact, make_customer

pytestmark = pytest.mark.django_db


def row(**facts: Any) -> dict[str, Any]:
    told = {
        "stage": "delivery",
        "task": "部署",
        "task_en": "Deploy",
        "side": "vendor",
        "letters": {"IM": "R", "PM": "A"},
    }
    return told | facts


def copied(cast: SimpleNamespace) -> list[Responsibility]:
    Responsibility.copy_standard(cast.project, by=cast.pm)
    return list(Responsibility.objects.filter(project=cast.project))


def posted(client: Client, url: str) -> dict[str, Any]:
    page = client.get(url)
    formset = page.context["formsets"][0]["formset"]
    data = {"tasks-TOTAL_FORMS": len(formset.forms), "tasks-INITIAL_FORMS": formset.initial_form_count()}
    data |= {f.html_name: f.value() for form in formset.forms for f in form if f.value() not in (None, False)}
    return data | {"stamp": page.context["hidden"]["stamp"]}


def test_the_product_ships_a_table_that_gives_commerce_to_sales() -> None:
    table = StandardResponsibility.table()
    commerce = [one for one in table if one.stage == "presales" and one.letters.get("PM") == "S"]
    assert {one.those("R")[0] for one in commerce} >= {"SM", "BM"}
    assert [one for one in table if one.side == "customer" and one.those("R") == ["CU"]]


def test_a_project_takes_it_over_once(cast: SimpleNamespace) -> None:
    assert Responsibility.copy_standard(cast.project, by=cast.pm) == len(StandardResponsibility.table())
    assert Responsibility.copy_standard(cast.project, by=cast.pm) == 0


def test_every_task_has_one_who_does_it(cast: SimpleNamespace) -> None:
    rows = copied(cast)
    with pytest.raises(Refused, match="Nobody does"):
        Responsibility.rewrite(cast.project, [row(letters={"PM": "S"})], by=cast.pm, read=stamp(rows))
    with pytest.raises(Refused, match="More than one role answers"):
        Responsibility.rewrite(
            cast.project, [row(letters={"IM": "R", "PM": "A", "EX": "A"})], by=cast.pm, read=stamp(rows)
        )


def test_what_somebody_else_wrote_is_not_overwritten(cast: SimpleNamespace) -> None:
    read = stamp(copied(cast))
    Responsibility.rewrite(cast.project, [row()], by=cast.pm, read=read)
    with pytest.raises(Stale):
        Responsibility.rewrite(cast.project, [row(task="别的")], by=cast.pm, read=read)
    assert Responsibility.objects.get().task == "部署"


def test_the_customer_acknowledges_what_is_theirs(cast: SimpleNamespace) -> None:
    rows = copied(cast)
    ours = next(one for one in rows if one.side == "vendor")
    theirs = next(one for one in rows if one.side == "customer")
    today = timezone.localdate()
    with pytest.raises(Refused):
        ours.acknowledge(by=cast.pm, contact=cast.owner, on=today)
    stranger = make_contact(make_customer("别家"), "外人")
    with pytest.raises(Refused) as refusal:
        theirs.acknowledge(by=cast.pm, contact=stranger, on=today)
    assert refusal.value.field == "contact"
    theirs.acknowledge(by=cast.pm, contact=cast.owner, on=today)
    assert Responsibility.objects.get(pk=theirs.pk).acknowledged_by == cast.owner


def test_a_task_that_changes_is_acknowledged_anew(cast: SimpleNamespace) -> None:
    theirs = next(one for one in copied(cast) if one.side == "customer")
    theirs.acknowledge(by=cast.pm, contact=cast.owner, on=timezone.localdate())
    kept, changed = ([{"pk": theirs.pk, **theirs.facts}], [{"pk": theirs.pk, **theirs.facts, "task": "另一件"}])
    for wanted, who in ((kept, cast.owner), (changed, None)):
        rows = Responsibility.objects.filter(project=cast.project)
        Responsibility.rewrite(cast.project, wanted, by=cast.pm, read=stamp(rows))
        assert Responsibility.objects.get().acknowledged_by == who


def test_the_pages_show_take_over_edit_and_acknowledge(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.pm)
    url = f"{cast.project.get_absolute_url()}responsibilities/"
    assert "This is the company" in client.get(url).content.decode()
    client.post(f"{url}copy/")
    data = posted(client, f"{url}edit/") | {"tasks-0-task": "照顾客户的人"}
    assert client.post(f"{url}edit/", data).status_code == 302
    assert client.post(f"{url}edit/", data).status_code == 409
    page = client.get(url).content.decode()
    assert "照顾客户的人" in page or "Look after the customer" in page
    assert "tasks of the customer are not acknowledged yet" in page
    theirs = Responsibility.objects.filter(side="customer").first()
    assert theirs is not None
    answer = client.post(f"{url}{theirs.pk}/acknowledge/", {"contact": cast.owner.pk, "on": "2026-01-05"})
    assert answer.status_code == 302 and "Chen Zhiyuan" in client.get(url).content.decode()


def test_only_those_who_lead_edit_it_and_only_administrators_the_companys(
    cast: SimpleNamespace, client: Client
) -> None:
    url = f"{cast.project.get_absolute_url()}responsibilities/"
    client.force_login(cast.consultant)
    assert client.get(url).status_code == 200
    assert client.post(f"{url}copy/").status_code == 403 and client.get(f"{url}edit/").status_code == 403
    client.force_login(cast.pm)
    assert client.get("/settings/responsibilities/").status_code == 403
    client.force_login(cast.admin)
    data = posted(client, "/settings/responsibilities/") | {"tasks-0-task": "照顾客户"}
    assert client.post("/settings/responsibilities/", data).status_code == 302
    assert StandardResponsibility.objects.first().task == "照顾客户"
    assert copied(cast)[0].task == "照顾客户"


def test_the_kickoff_is_filled_from_it_once(cast: SimpleNamespace) -> None:
    copied(cast)
    kickoff = Kickoff(project=cast.project)
    kickoff.prefill(by=cast.pm)
    kickoff.put(by=cast.pm, read_version=None)
    kickoff.decide_hold(by=cast.pm)
    kickoff.take_responsibilities(by=cast.pm)
    told = {line.task: line for line in kickoff.responsibilities.all()}
    assert told["编制计划并按计划实施"].who == "张敏" and told["编制计划并按计划实施"].who_en == "Zhang Min"
    assert "合同谈判与签订" not in told and told["整理并录入基础数据"].side == "customer"
    with pytest.raises(Refused):
        kickoff.take_responsibilities(by=cast.pm)
