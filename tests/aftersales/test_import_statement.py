"""Receipts from a bank statement: read, matched, shown, changed, entered once."""

import uuid
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersales.models import BankEntry, BankStatement, PaymentMilestone, PaymentReceipt
from aftersales.statements import booking, matching
from lifecycle.errors import Refused, Stale
from lifecycle.models import Attachment
from tests.aftersales.milestones import day, make_milestone, signed
from tests.aftersales.statements import confirm, csv_of, line, make_invoiced, plan, upload
from tests.cast import make_customer, make_project, put_in_state

# -- reading -----------------------------------------------------------------------------------------------------------


# -- matching ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def due(cast):
    return make_invoiced(cast)


def outcomes(cast, *lines):
    return [(row.outcome, [(p.milestone.pk, p.amount) for p in row.parts]) for row in plan(upload(cast, csv_of(*lines)), cast.commercial).rows]  # fmt: skip


@pytest.mark.parametrize(
    "facts",
    [{"text": "付款 发票26440001", "payer": "张三"}, {"text": "HT-2026-88 进度款", "payer": "张三"}, {"payer": "人民医院"},
     {"payer": "Renmin Hospital"}],
)  # fmt: skip
def test_found_by_invoice_contract_or_payer(cast, due, facts):
    assert outcomes(cast, line(**facts)) == [("book", [(due.pk, Decimal("1000.00"))])]


def test_of_two_customers_the_one_whose_name_says_more_is_the_payer(cast, due):
    other = make_project(
        cast.sales, make_customer("滨海人民医院"), "滨海", delivery_owner=cast.pm, collection_owner=cast.commercial
    )
    put_in_state(other, "delivery")
    theirs = make_milestone(cast, project=other)
    theirs.reach(by=cast.pm, on=day())
    assert outcomes(cast, line(payer="滨海人民医院")) == [("book", [(theirs.pk, Decimal("1000.00"))])]
    assert outcomes(cast, line(payer="人民医院")) == [("book", [(due.pk, Decimal("1000.00"))])]


@pytest.mark.parametrize(
    ("side", "outcome"),
    [("贷方", "book"), ("C", "book"), ("", "book"), ("借方", "skip"), ("转出", "skip"), ("冲正", "bad")],
)
def test_what_says_that_it_went_out_is_never_entered(cast, due, side, outcome):
    content = csv_of(f"{day()},F001,人民医院,1000.00,{side}", head="交易日期,交易流水号,对方户名,交易金额,借贷标志")
    (row,) = plan(upload(cast, content), cast.commercial).rows
    assert row.outcome == outcome


@pytest.mark.parametrize("facts", [{"text": "发票264400019", "payer": "张三"}, {"payer": "别家公司"}])
def test_what_only_looks_alike_is_skipped(cast, due, facts):
    assert outcomes(cast, line(**facts)) == [("skip", [])]


def test_an_amount_alone_is_named_but_not_booked(cast, due):
    (row,) = plan(upload(cast, csv_of(line("1280000.00", payer="张三"))), cast.commercial).rows
    assert row.outcome == "skip" and "Only the amount fits" in row.why


def test_one_row_is_split_over_several_and_two_rows_never_overbook(cast):
    signed(cast)
    first, second = make_milestone(cast, Decimal(30)), make_milestone(cast, Decimal(70), "kickoff")
    for n, milestone in enumerate((first, second)):
        milestone.refresh_from_db()
        milestone.reach(by=cast.commercial, on=day(-n))
    first.invoice(by=cast.commercial, number="26440001", on=day())
    assert outcomes(cast, line("500000.00", text="26440001")) == [
        ("book", [(first.pk, Decimal("384000.00")), (second.pk, Decimal("116000.00"))])
    ]
    found = outcomes(cast, line("1280000.00"), line("5.00", ref="F2"), line("1280000.01", ref="F3"))
    assert [outcome for outcome, _parts in found] == ["book", "skip", "skip"]
    assert sum(amount for _pk, amount in found[0][1]) == Decimal("1280000.00")


def test_bad_rows_are_explained_and_outgoing_ones_left(cast, due):
    rows = plan(
        upload(cast, csv_of(line("abc"), line(on="32.13.2026"), line("", out="5.00"), line(on=day(1)), line("1.005"))),
        cast.commercial,
    ).rows
    assert [row.outcome for row in rows] == ["bad", "bad", "skip", "bad", "bad"]
    assert "“abc” is no amount." in rows[0].why and "is no day" in rows[1].why and "went out" in rows[2].why


def test_what_somebody_entered_by_hand_is_not_entered_again(cast, due):
    due.receive(by=cast.commercial, amount=Decimal("1000.00"), on=day(), bank_ref="F001")
    assert [outcome for outcome, _p in outcomes(cast, line(), line(ref="F009"))] == ["already", "book"]


def test_what_was_entered_by_hand_for_another_day_is_known_by_its_reference(cast, due):
    due.receive(by=cast.commercial, amount=Decimal("1000.00"), on=day(-2), bank_ref="F-001")
    assert [outcome for outcome, _p in outcomes(cast, line(), line(ref="F009"))] == ["already", "book"]
    due.refresh_from_db()
    due.receive(by=cast.commercial, amount=Decimal("500.00"), on=day(-2), bank_ref="货款")
    assert [outcome for outcome, _p in outcomes(cast, line("500.00", ref="货款"))] == ["book"]  # a word, no number


def test_another_currency_is_not_booked_but_led_to_its_form(cast, due):
    statement = upload(cast, csv_of(line("5.00", text="26440001")), currency="USD")
    (row,) = plan(statement, cast.commercial).rows
    assert row.outcome == "skip" and "with its rate" in row.why


# -- entering ----------------------------------------------------------------------------------------------------------


def test_nothing_is_entered_before_it_is_confirmed_and_then_all_at_once(cast, due):
    statement = upload(cast, csv_of(line(), line(ref="F002"), line("abc")))
    assert not PaymentReceipt.objects.exists() and Attachment.objects.about(statement).count() == 1
    assert confirm(statement, cast.commercial) == 2
    due.refresh_from_db()
    assert due.received_amount == Decimal("2000.00")
    assert list(PaymentReceipt.objects.values_list("bank_ref", flat=True)) == ["F001", "F002"]
    with pytest.raises(Refused):
        confirm(statement, cast.commercial)


def test_a_stale_preview_is_refused_whole(cast, due):
    statement = upload(cast, csv_of(line(), line(ref="F002")))
    now = BankStatement.objects.get(pk=statement.pk)
    seen = matching.plan(now, cast.commercial).digest(now.version)
    due.receive(by=cast.commercial, amount=Decimal(7), on=day())
    with pytest.raises(Stale):
        booking.confirm(now, by=cast.commercial, digest=seen)
    assert PaymentReceipt.objects.count() == 1 and not BankEntry.objects.exists()


def test_twins_in_a_file_are_two_rows_and_the_file_again_adds_nothing(cast, due):
    content = csv_of(line(), line(), line("77.00"))
    assert confirm(upload(cast, content), cast.commercial) == 3
    again = upload(cast, content + b"\n" + line("88.00", ref="F9").encode())
    assert [row.outcome for row in plan(again, cast.commercial).rows] == ["already"] * 3 + ["book"]
    assert confirm(again, cast.commercial) == 1
    due.refresh_from_db()
    assert due.received_amount == Decimal("2165.00")


def test_a_void_row_may_be_entered_again(cast, due):
    content = csv_of(line())
    confirm(upload(cast, content), cast.commercial)
    due.void_receipt(by=cast.commercial, receipt=PaymentReceipt.objects.get(), reason="记错项目")
    again = upload(cast, content)
    assert confirm(again, cast.commercial) == 1
    due.refresh_from_db()
    assert due.received_amount == Decimal("1000.00") and BankEntry.objects.count() == 2


row_of = st.tuples(st.integers(1, 40_000), st.sampled_from(["F1", "F2", ""]), st.integers(0, 2), st.booleans())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(row_of, min_size=1, max_size=6))
def test_the_same_statement_twice_adds_nothing_whatever_it_holds(cast, rows):
    from django.db import transaction

    with transaction.atomic():
        signed(cast, contract_amount=Decimal("1000.00"))
        milestone = make_milestone(cast)
        milestone.reach(by=cast.commercial, on=day())
        content = csv_of(*(
            line(f"{cents / 100:.2f}", ref=ref, on=day(-days), payer="人民医院" if known else "别家") for cents, ref, days, known in rows
        ))  # fmt: skip
        for n in range(2):
            made = upload(cast, content)
            if plan(made, cast.commercial).booked:
                confirm(made, cast.commercial)
            milestone.refresh_from_db()
            booked = sum((r.amount for r in PaymentReceipt.objects.all()), Decimal(0))
            assert milestone.received_amount == booked <= milestone.amount
            if n == 0:
                entered, receipts = booked, PaymentReceipt.objects.count()
        assert (booked, PaymentReceipt.objects.count()) == (entered, receipts)
        transaction.set_rollback(True)


# -- pages -------------------------------------------------------------------------------------------------------------


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def test_from_the_file_to_the_receipt_on_the_pages(cast, due):
    client, key = client_of(cast.commercial), uuid.uuid4()
    for _again in range(2):
        data = {"account": "6222", "currency": "CNY", "creation_key": key, "file": SimpleUploadedFile("流水.csv", csv_of(line(), line("abc", ref="F2")))}  # fmt: skip
        answer = client.post("/payments/statements/new/", data)
        assert answer.status_code == 302
    statement = BankStatement.objects.get()
    here = statement.get_absolute_url()
    page = client.get(here)
    assert "“abc” is no amount." in page.content.decode() and "The payer is this customer." in page.content.decode()
    digest = page.context["digest"]
    assert client.post(f"{here}rows/2/", {"kind": "skip", "version": 1}).status_code == 302
    stale = client.post(f"{here}confirm/", {"digest": digest})
    assert stale.status_code == 409 and not PaymentReceipt.objects.exists()
    form = client.get(f"{here}rows/2/").context["form"]
    assert form["kind"].value() == "skip"
    wrong = {"kind": "book", "version": 2, "milestone_1": due.pk, "amount_1": "5"}
    assert client.post(f"{here}rows/2/", wrong).status_code == 422
    assert client.post(f"{here}rows/2/", wrong | {"amount_1": "1000.00"}).status_code == 302
    for _again in range(2):
        digest = client.get(here).context["digest"]
        assert client.post(f"{here}confirm/", {"digest": digest}).status_code == 302
    assert PaymentReceipt.objects.get().amount == 1000
    assert client.get(f"{here}file/").getvalue() == csv_of(line(), line("abc", ref="F2"))
    assert "流水.csv" in client.get("/payments/statements/").content.decode()
    assert "流水.csv, row 2" in client.get(due.get_absolute_url()).content.decode()


def test_columns_that_nobody_knows_are_chosen_by_hand(cast, due):
    content = csv_of(f"{day()},人民医院,1000.00", head="wann,wer,wieviel")
    client = client_of(cast.commercial)
    statement = upload(cast, content)
    here = statement.get_absolute_url()
    assert "Say below which columns" in client.get(here).content.decode()
    data = {"account": "6222", "currency": "CNY", "head": 0, "order": "ymd", "decimal": ".", "version": 1, "in_day": "0", "in_amount": "0", "in_payer": "1"}  # fmt: skip
    wrong = client.post(f"{here}reading/", data)
    assert wrong.status_code == 422 and "holds something else already" in wrong.content.decode()
    assert client.post(f"{here}reading/", data | {"in_amount": "2"}).status_code == 302
    assert [row.outcome for row in plan(statement, cast.commercial).rows] == ["book"]


def test_a_statement_is_for_those_who_decide_on_payment_and_whoever_uploaded_it(cast, due):
    mine = upload(cast, csv_of(line()), by=cast.sales)
    theirs = upload(cast, csv_of(line()))
    assert client_of(cast.sales).get(mine.get_absolute_url()).status_code == 200
    assert client_of(cast.sales).get(theirs.get_absolute_url()).status_code == 404
    assert client_of(cast.commercial).get(mine.get_absolute_url()).status_code == 200
    assert client_of(cast.consultant).get("/payments/statements/").status_code == 403
    assert [row.outcome for row in plan(mine, cast.sales).rows] == ["skip"]  # collects nothing
    PaymentMilestone.objects.filter(pk=due.pk).update(collector=cast.sales)
    assert [row.outcome for row in plan(mine, cast.sales).rows] == ["book"]


def test_a_statement_that_was_put_aside_enters_nothing(cast, due):
    statement = upload(cast, csv_of(line()))
    client = client_of(cast.commercial)
    assert client.post(f"{statement.get_absolute_url()}drop/").status_code == 302
    client.post(f"{statement.get_absolute_url()}confirm/", {"digest": "x"})
    assert not PaymentReceipt.objects.exists()


def test_money_of_another_customer_is_not_taken_for_ours(cast, due):
    other = make_project(cast.sales, make_customer("市图书馆"), name="图书馆", collection_owner=cast.commercial)
    put_in_state(other, "delivery", contract_amount=1000)
    theirs = make_milestone(cast, project=other)
    theirs.reach(by=cast.commercial, on=day())
    assert outcomes(cast, line("1000.00", payer="市图书馆")) == [("book", [(theirs.pk, Decimal("1000.00"))])]
