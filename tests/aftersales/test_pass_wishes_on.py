"""The list for phase two: gathered, weighed, frozen with the customer's knowledge, proposed, passed to sales once."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from aftersales import wishes as gathering
from aftersales.gates.phase_two import frozen, passed
from aftersales.models import PhaseTwoList
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Outbox, Project, Requirement, Trace
from tests.aftersales.tickets import a_list, an_improvement
from tests.aftersales.trainings import held
from tests.cast import put_in_state
from tests.presales.registers import make_requirement

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "acceptance")
    return cast


def put_off(cast: SimpleNamespace, **fields: object) -> Requirement:
    row = Requirement(
        project=cast.project, state="phase_two", title="移动审批", title_en="Approve on the phone", category="functional",
        source="training", **fields,
    )  # fmt: skip
    row.put(by=cast.implementation, read_version=None)
    return row


def freeze(wishes: PhaseTwoList, cast: SimpleNamespace) -> None:
    wishes.freeze(by=cast.implementation, contact=cast.owner, on=timezone.localdate(), how="验收会议")


def test_it_gathers_what_was_wished_everywhere(cast: SimpleNamespace) -> None:
    requirement = put_off(cast)
    session = held(cast)
    session.notes.create(kind="wish", text="批量退药", text_en="Return in one go")
    item = an_improvement(cast)
    item.decide(by=cast.support, decision="later", reason="二期再做更合适")
    rows = {row["text"]: row for row in gathering.lines(cast.project)}
    assert set(rows) == {"移动审批", "批量退药", "批量打印"}
    assert rows["移动审批"]["origin"] == "training" and rows["批量打印"]["origin"] == "improvement"
    wishes = a_list(cast)
    assert requirement in Trace.sources(wishes)
    with pytest.raises(Refused, match="already"):
        wishes.draw(by=cast.implementation)
    session.register_wishes(by=cast.implementation, category="functional")
    assert [row["text"] for row in gathering.missing(wishes)] == ["批量退药"]
    with pytest.raises(Refused, match="already"):
        a_list(cast)


def test_the_freeze_wants_every_wish_weighed_and_every_need_decided(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "aftersales")
    early = make_requirement(cast)
    Requirement.objects.filter(pk=early.pk).update(state="captured")
    wishes = a_list(cast)
    with pytest.raises(Refused, match="from acceptance on"):
        freeze(wishes, cast)
    put_in_state(cast.project, "acceptance")
    wishes.project.refresh_from_db()
    wishes.items.create(text="没有价值的")
    put_off(cast)
    with pytest.raises(Refused, match=r"value and size.*not on the list.*nobody has decided"):
        freeze(wishes, cast)
    Requirement.objects.filter(pk=early.pk).update(state="declined")
    wishes.draw(by=cast.implementation)
    wishes.items.update(value="low", size="large")
    with pytest.raises(Refused) as refusal:
        wishes.freeze(
            by=cast.implementation, contact=cast.owner, on=timezone.localdate() + timedelta(days=1), how="验收会议"
        )
    assert refusal.value.field == "on"
    assert not frozen(cast.project).met
    freeze(wishes, cast)
    assert frozen(cast.project).met and wishes.state == "proposed"


def test_new_needs_go_there_and_nowhere_else_while_defects_go_on(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refusal:
        Requirement(project=cast.project, title="新需求", category="functional", source="other", state="captured").put(
            by=cast.pm, read_version=None
        )
    assert refusal.value.field == "later"
    from tests.aftersales.tickets import a_ticket

    ticket = a_ticket(cast)
    issue = ticket.make_issue(by=cast.support, severity="high", owner=cast.pm, due=timezone.localdate())
    assert issue.question_kind == "defect"
    assert ticket.make_requirement(by=cast.support, category="functional").state == "phase_two"


def test_it_is_passed_to_sales_once(cast: SimpleNamespace, client: Client) -> None:
    wishes = a_list(cast, frozen=True)
    facts = {"name": "二期", "name_en": "Phase two", "expected_amount": 300000}
    with pytest.raises(Refused) as refusal:
        wishes.pass_on(by=cast.implementation, seller=cast.pm, **facts)
    assert refusal.value.field == "seller"
    assert not passed(cast.project).met
    wishes.pass_on(by=cast.implementation, seller=cast.sales, **facts)
    with pytest.raises(Refused):
        wishes.pass_on(by=cast.implementation, seller=cast.sales, **facts)
    made = Project.objects.get(parent=cast.project)
    assert (made.state, made.type, made.presales_owner, made.customer) == (
        "lead",
        "phase_two",
        cast.sales,
        cast.customer,
    )
    assert wishes.next_project == made and passed(cast.project).met
    assert Outbox.objects.filter(kind="phase_two_passed", to_email=cast.sales.email).count() == 1
    client.force_login(cast.sales)
    assert made.number in client.get(wishes.get_absolute_url()).content.decode()


def test_nothing_wished_is_said_and_nothing_passed(cast: SimpleNamespace) -> None:
    wishes = PhaseTwoList(project=cast.project)
    wishes.put(by=cast.implementation, read_version=None)
    with pytest.raises(Refused, match="nothing was wished"):
        freeze(wishes, cast)
    PhaseTwoList.objects.update(nothing_wished=True)
    freeze(wishes, cast)
    assert passed(cast.project).met
    with pytest.raises(Refused, match="nothing to pass"):
        wishes.pass_on(by=cast.implementation, seller=cast.sales, name="二期")


def test_the_proposal_proves_the_item(cast: SimpleNamespace) -> None:
    wishes = a_list(cast)
    with pytest.raises(Refused, match="freeze"):
        wishes.issue(by=cast.implementation)
    freeze(wishes, cast)
    document = wishes.issue(by=cast.implementation)
    assert [row["value"] for row in json.loads(document.current.data)["body"]["wishes"]] == ["high"]
    assert ChecklistItem.objects.get(project=cast.project, code="S3-09").state == "done"


def test_a_line_stands_for_records_of_its_own_project_alone(cast: SimpleNamespace, client: Client) -> None:
    requirement = put_off(cast)
    wishes = a_list(cast)
    client.force_login(cast.implementation)
    base = f"/projects/{cast.project.number}/aftersales/phase-two/"
    for url in (base, wishes.get_absolute_url(), f"{wishes.get_absolute_url()}edit/"):
        assert client.get(url).status_code == 200, url
    page = client.get(wishes.get_absolute_url()).content.decode()
    assert requirement.title_en in page and "lifecycle.requirement:" not in page  # keys are for the form alone
    form = client.get(f"{wishes.get_absolute_url()}edit/").context
    data = {"version": form["hidden"]["version"], "introduction": "更好"}
    for row in form["formsets"]:
        prefix = row["formset"].prefix
        data |= {f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-INITIAL_FORMS": 0}
    data |= {"items-0-text": "冒名", "items-0-origin": "other", "items-0-source_key": "lifecycle.user:1"}
    client.post(f"{wishes.get_absolute_url()}edit/", data)
    assert wishes.items.get(text="冒名").source_key == ""
    assert wishes.items.filter(source_key=f"lifecycle.requirement:{requirement.pk}").count() == 1
    for act in ("freeze",):
        assert client.get(wishes.act_url(act)).status_code == 200


def test_the_gate_takes_the_item_that_was_left_out(cast: SimpleNamespace) -> None:
    assert not frozen(cast.project).met and not passed(cast.project).met
    item = ChecklistItem.objects.get(project=cast.project, code="S3-09")
    item.skip(by=cast.pm, reason_code="OTHER", note="没有新需求")
    assert frozen(cast.project).met and passed(cast.project).met
