"""The demo's story is complete in both languages, adds up, and is the same every time it is told."""

import re
import subprocess
import sys
from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import date
from time import perf_counter

import pytest

from lifecycle.demo import build
from lifecycle.demo.bulk import BulkNames
from lifecycle.demo.shapes import Text

DAYS = [date(2026, 9, 5), date(2028, 2, 29), date(2025, 1, 1)]
SIGN_INS = {"sales", "implementation", "pm", "consultant", "executive", "commercial", "support", "admin", "outsider"}
CJK = r"[\u3400-\u9fff]"


@pytest.fixture(params=DAYS, ids=str, scope="module")
def demo(request):
    return build(request.param)


def walk(value, path=""):
    """Every text in the story with the way to it."""
    if isinstance(value, Text):
        yield path, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from walk(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from walk(one, f"{path}[{getattr(one, 'key', index)}]")


def test_it_needs_no_django():
    code = "import lifecycle.demo, sys; assert 'django' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_cast_is_complete(demo):
    assert len(demo.staff) == 12
    assert {s.key for s in demo.staff} >= SIGN_INS
    assert {role for s in demo.staff for role in s.roles} == {"SM", "IM", "PM", "CO", "EX", "BM", "CS", "AD"}
    assert sum("EX" in s.roles for s in demo.staff) == 2
    assert all(s.email.endswith("@throughline.example") for s in demo.staff)
    assert len(demo.customers) == 14
    for customer in demo.customers:
        assert 3 <= len(customer.contacts) <= 6
        held = {kind for contact in customer.contacts for kind in contact.kinds}
        assert held >= {"owner", "sponsor", "signatory", "end_user", "finance", "change_contact", "it_rd"}, (
            customer.key
        )
    emails = [c.email for customer in demo.customers for c in customer.contacts]
    assert len(emails) == len(set(emails))
    assert all(re.fullmatch(r"[a-z.]+@[a-z-]+\.example", email) for email in emails)


def test_thirty_six_projects_stand_in_every_state(demo):
    states = Counter(p.state for p in demo.projects)
    assert len(demo.projects) == 36
    assert len(states) == 13 and min(states.values()) >= 2
    assert sorted(p.currency for p in demo.projects if p.currency != "CNY") == ["EUR", "USD"]
    assert len({p.name.zh for p in demo.projects}) == len({p.key for p in demo.projects}) == 36


def test_the_outsider_is_on_no_project(demo):
    for p in demo.projects:
        people = {p.presales_owner, p.implementation_owner, p.delivery_owner, p.collection_owner, p.support_owner}
        assert "outsider" not in people | set(p.consultants)


def test_every_text_speaks_both_languages(demo):
    faults = []
    for path, text in walk(demo):
        if not text.zh.strip() or not text.en.strip():
            faults.append((path, "empty"))
        if re.search(CJK, text.en):
            faults.append((path, text.en))
        if re.search(r"[{}]", text.zh + text.en):
            faults.append((path, "unfilled", text.en))
        # half-width punctuation beside a Chinese character; Markdown tables and list marks stand apart
        if re.search(rf"{CJK}[,;:?!()]|[,;:?!()]{CJK}", text.zh):
            faults.append((path, text.zh))
        if not re.search(CJK, text.zh) and not re.fullmatch(r"[A-Za-z ]+", text.zh):
            faults.append((path, text.zh))
    assert not faults, faults[:10]


def test_sentences_vary(demo):
    summaries = [s.summary.zh for p in demo.projects for s in p.solutions if s.kind == "presales"]
    assert len(set(summaries)) == len(summaries)
    entries = Counter(e.text.zh for p in demo.projects for log in p.research for e in log.entries)
    assert len(entries) > 500


def test_money_adds_up(demo):
    for p in demo.projects:
        if not p.payments:
            continue
        assert sum(m.percent for m in p.payments) == 100, p.key
        assert sum(m.amount for m in p.payments) == p.expected_amount, p.key
        for m in p.payments:
            received = sum(r.amount for r in m.receipts)
            assert received + m.waived <= m.amount
            assert not m.receipts or m.invoiced_on
            assert not m.invoiced_on or m.triggered_on <= m.invoiced_on
            if p.state in ("paid", "closed"):
                assert received == m.amount, p.key


def test_payments_show_partial_and_late_receipts(demo):
    milestones = [m for p in demo.projects for m in p.payments]
    assert any(0 < sum(r.amount for r in m.receipts) < m.amount for m in milestones)
    assert any(r.received_on > m.due_on for m in milestones for r in m.receipts)
    assert any(m.due_on and m.due_on < demo.today and not m.receipts and not m.waived for m in milestones)
    assert any(m.notes for m in milestones)


def test_nothing_has_happened_before_its_time(demo):
    for p in demo.projects:
        days = [move.on for move in p.moves]
        assert days == sorted(days) and days[-1] <= demo.today, p.key
        assert p.moves[-1].state == p.state
        happened = [log.held_on for log in p.research] + [c.on for c in p.comments]
        happened += [s.written_on for s in p.solutions] + [x.promised_on for x in p.promises]
        for m in p.payments:
            happened += [d for d in (m.triggered_on, m.invoiced_on) if d]
            happened += [r.received_on for r in m.receipts] + [n.on for n in m.notes]
        assert max(happened, default=demo.today) <= demo.today, p.key


def test_people_named_exist(demo):
    staff = {s.key for s in demo.staff}
    for p in demo.projects:
        customer = next(c for c in demo.customers if c.key == p.customer)
        contacts = {c.key for c in customer.contacts}
        assert p.sponsor in contacts
        for promise in p.promises:
            assert promise.promised_by in staff and promise.promised_to in contacts
        for log in p.research:
            assert set(log.people) <= contacts and set(log.by) <= staff
        if p.kickoff:
            assert {r.person for r in p.kickoff.roster} <= staff | contacts
        assert {c.by for c in p.comments} <= staff
        assert {r.raised_by for r in p.requirements} <= contacts


def test_promises_include_some_that_cannot_be_kept(demo):
    verdicts = Counter(x.verdict for p in demo.projects for x in p.promises)
    assert verdicts["infeasible"] >= 5 and verdicts["at_risk"] >= 5 and verdicts["feasible"] >= 20
    assert verdicts["unreviewed"] >= 1


def test_logs_meet_the_rules_of_a_finished_log(demo):
    for p in demo.projects:
        for log in p.research:
            assert len(log.entries) >= 6
            for entry in log.entries:
                assert not entry.unclear or (entry.follow_up and entry.follow_up_owner and entry.follow_up_on)


def test_acceptance_has_eight_to_sixteen_lines(demo):
    found = [p.acceptance for p in demo.projects if p.acceptance]
    assert len(found) >= 8
    for acceptance in found:
        assert 8 <= len(acceptance.lines) <= 16
        assert all((line.finding is not None) == (line.result != "") for line in acceptance.lines)


def test_the_same_day_tells_the_same_story(demo):
    assert build(demo.today) == demo


def test_bulk_names_are_fast_and_repeatable():
    def sample(seed):
        names = BulkNames(seed)
        return [
            (names.person(), names.customer(), names.project(i), names.sentence(), names.amount()) for i in range(50)
        ]

    assert sample(7) == sample(7) != sample(8)
    started, names = perf_counter(), BulkNames(1)
    for i in range(5000):
        names.person(), names.customer(), names.project(i), names.sentence()
    assert perf_counter() - started < 2
