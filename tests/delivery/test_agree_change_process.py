"""The change process is agreed by both sides before any change is taken in; a revision takes the place of the one before."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from delivery.gates.changes import process_agreed
from delivery.models import ChangeProcess, Level
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Evidence, Trace
from lifecycle.places import places
from tests.cast import make_contact, make_customer, put_in_state
from tests.delivery.changing import a_change, a_process, agree_process, send_for
from tests.presales.writing import sign_by_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def delivery(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "delivery")
    return cast


def test_changes_are_locked_until_it_is_agreed(delivery: SimpleNamespace) -> None:
    a_process(delivery)
    with pytest.raises(Refused, match="First agree the change process"):
        a_change(delivery)
    ChangeProcess.objects.get().document_signed(None, by=delivery.pm)  # type: ignore[arg-type]
    assert a_change(delivery).state == "draft"


def test_signed_by_both_sides_it_is_in_force_and_proves_its_item(delivery: SimpleNamespace) -> None:
    row = a_process(delivery)
    item = ChecklistItem.objects.get(project=delivery.project, code="S2-10")
    assert not process_agreed(delivery.project).met
    request = send_for(row, delivery)
    row.refresh_from_db()
    assert row.state == "proposed" and not process_agreed(delivery.project).met
    sign_by_all(request)
    row.refresh_from_db()
    item.refresh_from_db()
    answer = process_agreed(delivery.project)
    assert (row.state, answer.met, item.state) == ("agreed", True, "done")
    assert "Chen Zhiyuan" in str(answer.detail)
    assert Evidence.objects.filter(item=item, document_code="D19").exists()


def test_a_revision_replaces_it_once_it_is_signed_itself(delivery: SimpleNamespace) -> None:
    first = agree_process(delivery)
    second = a_process(delivery, assess_within_days=8)
    assert (second.revision, ChangeProcess.agreed(delivery.project)) == (2, first)
    with pytest.raises(Refused, match="being written already"):
        a_process(delivery)
    second.document_signed(None, by=delivery.pm)  # type: ignore[arg-type]
    first.refresh_from_db()
    assert (first.state, ChangeProcess.agreed(delivery.project)) == ("revised", second)
    assert Trace.targets(first) == [second]


def test_declined_it_goes_back_to_the_draft_and_the_old_one_holds(delivery: SimpleNamespace) -> None:
    first = agree_process(delivery)
    second = a_process(delivery)
    request = send_for(second, delivery)
    next(s for s in request.signatories.all() if s.is_customer).decline(
        reason="评估期限太长了", ip="198.51.100.1", agent="test"
    )
    second.refresh_from_db()
    assert (second.state, second.refused_reason) == ("draft", "评估期限太长了")
    assert ChangeProcess.agreed(delivery.project) == first


def test_it_is_not_written_anew_while_it_is_out(delivery: SimpleNamespace) -> None:
    row = a_process(delivery)
    send_for(row, delivery)
    row.refresh_from_db()
    with pytest.raises(Refused, match="out for signature"):
        row.rework(by=delivery.pm)


def test_limits_say_whose_decision_it_is(delivery: SimpleNamespace) -> None:
    row = a_process(delivery)
    told = {
        (0, 0): Level.MANAGER, (20000, 3): Level.MANAGER, (20001, 0): Level.COMMERCIAL, (0, 4): Level.COMMERCIAL,
        (-60000, 0): Level.COMMERCIAL, (100000, 15): Level.COMMERCIAL, (0, 16): Level.EXECUTIVE, (100001, 1): Level.EXECUTIVE,
    }  # fmt: skip
    assert {key: row.level_of(Decimal(key[0]), key[1]) for key in told} == told


def test_nothing_half_is_issued_and_limits_grow(delivery: SimpleNamespace) -> None:
    row = a_process(delivery, single_contact=None, channel="")
    with pytest.raises(Refused, match="single contact, the channel"):
        row.guard_issue()
    with pytest.raises(Refused, match="at least as much"):
        a_process_again(delivery, row, commercial_amount=Decimal(1))
    with pytest.raises(Refused, match="another customer"):
        a_process_again(delivery, row, single_contact=make_contact(make_customer("别家"), "外人"))


def a_process_again(cast: SimpleNamespace, row: ChangeProcess, **values: object) -> None:
    fresh = ChangeProcess.objects.get(pk=row.pk)
    for name, value in values.items():
        setattr(fresh, name, value)
    fresh.put(by=cast.pm, read_version=fresh.version)


def test_left_out_with_a_reason_the_gate_lets_pass(delivery: SimpleNamespace) -> None:
    item = ChecklistItem.objects.get(project=delivery.project, code="S2-10")
    item.skip(by=delivery.consultant, reason_code="OTHER", note="启动会纪要里已写明")
    assert not process_agreed(delivery.project).met
    item.refresh_from_db()
    item.approve_skip(by=delivery.executive)
    assert process_agreed(delivery.project).met


def test_whoever_leaves_the_customer_hands_over_the_door(delivery: SimpleNamespace) -> None:
    agree_process(delivery)
    assert "single contact for changes" in [str(place.text) for place in places(delivery.owner)]
