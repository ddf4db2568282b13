"""Those who deliver say what it costs and how long it takes, before a price and a date are offered."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from lifecycle import durations
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Commitment, Event
from lifecycle.models.calendar import add_workdays, workdays_between
from presales import promised
from presales.gates import estimates as gates
from presales.models import Estimate
from tests.presales.estimating import make_assessed_risk, make_estimate

pytestmark = pytest.mark.django_db


def promise(cast: SimpleNamespace, **fields: object) -> Commitment:
    told = {
        "text": "一个月上线", "text_en": "Live in a month", "promise_kind": "schedule", "source": "verbal", "days": 30,
        "promised_by": cast.sales, "promised_to": cast.owner,
    }  # fmt: skip
    row = Commitment(project=cast.project, **(told | fields))
    row.put(by=cast.sales, read_version=None)
    row.after_put(by=cast.sales)
    return row


def test_cost_lines_add_up(cast: SimpleNamespace) -> None:
    estimate = make_estimate(cast, upto="draft")
    assert estimate.total == Decimal("640000.00")
    assert dict(estimate.by_kind) == {"Labour": Decimal(576000), "Travel": Decimal(64000)}
    assert estimate.margin == Decimal(640000)


def test_schedule_is_reckoned_by_pert(cast: SimpleNamespace) -> None:
    """Mean (best + 4 likely + worst)/6; deviations 2, 16/3 and 2 add up as squares to √36.4 = 6.04."""
    schedule = make_estimate(cast, upto="draft").schedule
    assert (schedule.optimistic, schedule.likely, schedule.pessimistic) == (46, 64, 102)
    assert round(schedule.mean, 2) == round(76 / 6 + 252 / 6 + 76 / 6, 2) == 67.33
    assert schedule.p80 == 73  # 67.33 + 0.8416 × 6.04 = 72.4, rounded up


def test_without_deviation_the_p80_is_the_mean(cast: SimpleNamespace) -> None:
    assert make_estimate(cast, upto="draft", steps=(("analysis", 10, 10, 10),)).schedule.p80 == 10


def test_its_ends_are_working_days(cast: SimpleNamespace) -> None:
    estimate = make_estimate(cast, upto="draft")
    assert estimate.likely_end == add_workdays(date(2026, 3, 2), 64)
    assert estimate.p80_end == add_workdays(date(2026, 3, 2), 73)


def test_a_new_one_supersedes_the_old(cast: SimpleNamespace) -> None:
    old = make_estimate(cast)
    old.use(by=cast.commercial)
    new = make_estimate(cast, title="二次估算")
    old.refresh_from_db()
    assert (old.state, new.state) == ("superseded", "submitted")
    assert list(Estimate.objects.filter(project=cast.project).valid()) == [new]
    assert Event.objects.filter(verb="estimate.superseded").count() == 1


@pytest.mark.parametrize("lacks", ["costs", "steps", "starts_on"])
def test_nothing_half_is_handed_to_sales(cast: SimpleNamespace, lacks: str) -> None:
    estimate = make_estimate(cast, upto="draft")
    if lacks == "starts_on":
        Estimate.objects.filter(pk=estimate.pk).update(starts_on=None)
    else:
        getattr(estimate, lacks).all().delete()
    with pytest.raises(Refused, match="Still missing"):
        estimate.submit(by=cast.pm)


def test_what_an_offer_rests_on_is_not_taken_back(cast: SimpleNamespace) -> None:
    estimate = make_estimate(cast)
    estimate.withdraw(by=cast.pm, reason="漏了数据迁移")
    assert (estimate.state, estimate.likely_days, estimate.reference) == ("draft", None, {})
    estimate.submit(by=cast.pm)
    estimate.use(by=cast.commercial)
    with pytest.raises(Refused):
        estimate.withdraw(by=cast.pm, reason="再改")


def test_promised_days_stand_beside_the_likely_ones(cast: SimpleNamespace) -> None:
    promise(cast)
    make_estimate(cast)
    cast.project.refresh_from_db()
    days = workdays_between(date(2026, 3, 2), date(2026, 4, 1))
    assert (cast.project.promised_days, cast.project.likely_days) == (days, 64)
    found = durations.likely([cast.project.pk])[cast.project.pk]
    assert found.days == (add_workdays(date(2026, 3, 2), 64) - date(2026, 3, 2)).days and found.p80 is None


def test_the_tightest_promise_counts_and_the_contract_is_one(cast: SimpleNamespace) -> None:
    promise(cast, days=None, due=date(2026, 8, 3))
    make_estimate(cast)
    cast.project.revise(by=cast.sales, version=cast.project.version, contract_due_on=date(2026, 5, 1))
    cast.project.refresh_from_db()
    found = promised.promised(cast.project, date(2026, 3, 2))
    assert [one.ends_on for one in found] == [date(2026, 5, 1), date(2026, 8, 3)]
    assert cast.project.promised_days == found[0].days < 64


# -- the gate of signing -----------------------------------------------------------------------------------------------


def test_gate_wants_an_estimate_and_an_assessed_risk(cast: SimpleNamespace) -> None:
    answer = gates.estimated(cast.project)
    assert not answer.met and "estimate" in answer.detail and "risk" in answer.detail
    make_estimate(cast)
    assert "risk" in gates.estimated(cast.project).detail
    make_assessed_risk(cast, state="identified")
    assert not gates.estimated(cast.project).met
    make_assessed_risk(cast)
    assert gates.estimated(cast.project).met


def test_a_draft_does_not_count(cast: SimpleNamespace) -> None:
    make_estimate(cast, upto="draft")
    make_assessed_risk(cast)
    assert not gates.estimated(cast.project).met
    assert not gates.promised_long_enough(cast.project).met


def test_both_items_skipped_with_a_reason_will_do(cast: SimpleNamespace) -> None:
    for code in ("S1-11", "S1-12"):
        assert not gates.estimated(cast.project).met
        item = ChecklistItem.objects.get(project=cast.project, code=code, occurrence=1)
        item.skip(by=cast.executive, reason_code=next(iter(dict(item.skip_reasons))), note="补充采购，沿用一期的估算")
    assert gates.estimated(cast.project).met
    assert gates.promised_long_enough(cast.project).met


def test_a_promise_shorter_than_likely_turns_the_gate_red(cast: SimpleNamespace) -> None:
    promise(cast)
    estimate = make_estimate(cast)
    Estimate.objects.filter(pk=estimate.pk).update(reference={"scope": "industry", "n": 12, "median": 71, "p80": 95})
    answer = gates.promised_long_enough(cast.project)
    assert not answer.met
    assert "Promised 22 working days, likely 64, P80 of 12 comparable projects 95" in answer.detail


def test_an_approved_promise_is_let_through(cast: SimpleNamespace) -> None:
    row = promise(cast)
    make_estimate(cast)
    row.review(by=cast.pm, verdict="infeasible", note="至少三个月")
    assert not gates.promised_long_enough(cast.project).met
    row.approve(by=cast.executive, note="战略客户，公司增派两人。")
    assert gates.promised_long_enough(cast.project).met
    # A contract that promises still less is not covered by it.
    cast.project.revise(by=cast.sales, version=cast.project.version, contract_due_on=date(2026, 3, 16))
    assert not gates.promised_long_enough(cast.project).met


def test_a_promise_long_enough_does_no_harm(cast: SimpleNamespace) -> None:
    promise(cast, days=150)
    make_estimate(cast)
    assert gates.promised_long_enough(cast.project).met


# -- on pages ----------------------------------------------------------------------------------------------------------


def post_data(**more: object) -> dict[str, object]:
    data: dict[str, object] = {
        "creation_key": "6a4c4f6e-8f5e-4a52-9f3d-0d7a0c3f1a11", "title": "估算", "starts_on": "2026-03-02",
        "basis_note": "经验", "quoted_amount": "1000",
    }  # fmt: skip
    rows = {
        "steps": [{"step": "analysis", "what": "", "optimistic": 5, "likely": 8, "pessimistic": 13}],
        "costs": [{"kind": "labour", "what": "顾问", "step": "", "quantity": 10, "unit": "人天", "rate": 1800}],
    }
    for prefix, lines in rows.items():
        data |= {f"{prefix}-TOTAL_FORMS": len(lines), f"{prefix}-INITIAL_FORMS": 0}
        for n, line in enumerate(lines):
            data |= {f"{prefix}-{n}-{name}": value for name, value in line.items()}
    return data | more


def test_written_on_its_page(client: Client, cast: SimpleNamespace) -> None:
    client.force_login(cast.pm)
    url = reverse("record_new", args=[cast.project.number, "presales", "estimates"])
    page = client.get(url).content.decode()
    assert "No finished project to compare with yet" in page  # what others took stands beside the fields
    assert client.post(url, post_data()).status_code == 302
    estimate = Estimate.objects.get()
    assert (estimate.schedule.likely, estimate.total) == (8, Decimal(18000))
    assert client.get(estimate.get_absolute_url()).status_code == 200


def test_three_points_come_in_order(client: Client, cast: SimpleNamespace) -> None:
    client.force_login(cast.pm)
    url = reverse("record_new", args=[cast.project.number, "presales", "estimates"])
    answer = client.post(url, post_data(**{"steps-0-likely": 3}))
    assert answer.status_code == 422 and "Likely is not shorter than at best." in answer.content.decode()


def test_a_consultant_sets_days_and_sees_no_money(client: Client, cast: SimpleNamespace) -> None:
    estimate = make_estimate(cast, upto="draft")
    client.force_login(cast.consultant)
    page = client.get(estimate.get_absolute_url()).content.decode()
    assert "64" in page and "640,000" not in page and "1,280,000" not in page
    url = reverse("record_edit", args=[cast.project.number, "presales", "estimates", estimate.number])
    form = client.get(url).content.decode()
    assert "quoted_amount" not in form and "costs-0" not in form and "steps-0-likely" in form
    preview = reverse("record_preview", args=[cast.project.number, "presales", "estimates", estimate.number])
    assert client.get(preview).status_code == 403
