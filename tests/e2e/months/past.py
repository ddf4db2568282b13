"""What lies behind the project when its trial run begins: through the product's verbs."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.models import PaymentMilestone
from lifecycle.models import BusinessProcess, ChecklistItem, Requirement
from tests.aftersales.acceptances import review, sign_by_panel
from tests.aftersales.tickets import a_list
from tests.aftersales.training_feedback import a_material
from tests.delivery.kickoffs import MEASURE, make_kickoff
from tests.delivery.trials import a_trial
from tests.delivery.verifying import concluded
from tests.e2e.months.wishes import WISH
from tests.e2e.walk_contract import leave_out
from tests.e2e.weeks.clock import Weeks
from tests.e2e.weeks.past import hand_over, sign_paper
from tests.lifecycle.backbone import make_process
from tests.lifecycle.keyusers.chosen import a_key_user, judged
from tests.presales.registers import make_requirement

KEY_USERS = (
    ("何晓梅", "He Xiaomei"), ("周敏", "Zhou Min"), ("孙立", "Sun Li"), ("吴芳", "Wu Fang"), ("郑凯", "Zheng Kai"),
    ("冯雪", "Feng Xue"),
)  # fmt: skip
DEPARTMENTS = (("门诊药房", "Out-patient pharmacy"), ("住院药房", "Ward pharmacy"))
PROCESS = ("门诊发药", "Dispensing")
STILL_OPEN = ("S2-15", "S2-16")  # key users and manuals go on in the trial run


def go_live(walk: Weeks) -> None:
    """Sold, delivered and live: flows verified and signed, a trial run of ten weeks signed, six key users chosen."""
    hand_over(walk)
    deliver(walk)
    run_on_trial(walk)
    with transaction.atomic():
        choose_key_users(walk)


@transaction.atomic
def deliver(walk: Weeks) -> None:
    cast, note = walk.cast, walk.say("纸质文件存项目档案", "The papers are in the project's file")
    kickoff = make_kickoff(cast)
    kickoff.ask_skip(by=cast.pm, reason="RUN_IN", measure=MEASURE)
    kickoff.approve_skip(by=cast.executive)
    for item in ChecklistItem.objects.open().filter(project=cast.project, stage="delivery"):
        if item.code not in (*STILL_OPEN, "S2-14", "S2-17"):
            item.skip(by=cast.pm, reason_code="OTHER", note=note)
    cast.process = make_process(cast, name=walk.say(*PROCESS), name_en=PROCESS[1])


def run_on_trial(walk: Weeks) -> None:
    cast, today = walk.cast, timezone.localdate()
    sign_paper(walk, concluded(cast, flow=cast.process))
    cast.trial = a_trial(cast, starts_on=today, planned_end=today + timedelta(weeks=10))
    sign_paper(walk, cast.trial)
    pass_gate(walk, "pm", "G5")
    first = PaymentMilestone.objects.get(project=walk.project, order=1)
    first.reach(by=walk.users["commercial"], on=today)


def pass_gate(walk: Weeks, key: str, gate: str) -> None:
    outcome = walk.project.advance(by=walk.users[key], gate=gate)
    assert outcome.result == "passed", [str(line.answer.detail) for line in outcome.gate.blockers]


def choose_key_users(walk: Weeks) -> None:
    """Three of each pharmacy, whose head agreed."""
    cast = walk.cast
    cast.key_users = [key_user(walk, n) for n in range(len(KEY_USERS))]
    assert BusinessProcess.of(cast.project).get() == cast.process


def key_user(walk: Weeks, n: int) -> Any:
    cast, (name, english) = walk.cast, KEY_USERS[n]
    row = a_key_user(cast, name)
    row.contact.name_en, row.contact.department = english, walk.say(*DEPARTMENTS[n // 3])
    row.contact.language = walk.language
    row.contact.save()
    walk.contacts[row.contact.email] = walk.say(name, english)
    return row


def nothing(walk: Weeks) -> None:
    """Nothing that comes after it asks for it."""


@transaction.atomic
def asked(walk: Weeks) -> None:
    """The first instalment is there, the second asked for."""
    by = walk.users["commercial"]
    for row in PaymentMilestone.objects.filter(project=walk.project, state="triggered").order_by("order"):
        row.issue(by=by)
        row.refresh_from_db()
        row.invoice(by=by, number=f"2644{row.order:04d}", on=timezone.localdate())
        if row.order == 1:
            row.receive(by=by, amount=row.amount, on=timezone.localdate())


def trained(walk: Weeks) -> None:
    """All key users can work with it; the item of training is left out."""
    for row in walk.cast.key_users:
        judged(row, walk.cast, 1)
    make_requirement(walk.cast, upto="captured", source="training", title=walk.say(*WISH))
    leave_out(walk, "S3-01")


@transaction.atomic
def reminded(walk: Weeks, level: int, week: int) -> None:
    walk.go_to(week, day=2)
    PaymentMilestone.objects.get(project=walk.project, order=2).remind(by=walk.users["commercial"], level=level)


def rolled_out(walk: Weeks) -> None:
    a_material(walk.cast, process=walk.cast.process, upto="final")
    leave_out(walk, "S3-07", "S3-02")
    pass_gate(walk, "implementation", "G6")


def tried(walk: Weeks) -> None:
    leave_out(walk, "S3-08")
    pass_gate(walk, "pm", "G7")


@transaction.atomic
def accepted(walk: Weeks) -> None:
    """What was wished is frozen, the certificate is signed, the last instalment received."""
    walk.go_to(10)
    Requirement.objects.filter(project=walk.project, source="training").update(state=Requirement.State.PHASE_TWO)
    a_list(walk.cast, frozen=True)
    record = review(walk.cast, no_delays=True)
    record.conclude(by=walk.cast.pm, meeting_on=timezone.localdate())
    sign_by_panel(record, record.issue(by=walk.cast.pm))
    pass_gate(walk, "pm", "G8")
    last = PaymentMilestone.objects.get(project=walk.project, trigger="acceptance")
    last.issue(by=walk.users["commercial"])
    last.refresh_from_db()
    last.invoice(by=walk.users["commercial"], number="26440003", on=timezone.localdate())
    last.receive(by=walk.users["commercial"], amount=last.amount, on=timezone.localdate())


@transaction.atomic
def paid(walk: Weeks) -> None:
    walk.go_to(14)
    for row in PaymentMilestone.objects.filter(project=walk.project, state__in=PaymentMilestone.LIVE):
        row.receive(by=walk.users["commercial"], amount=row.open_amount, on=timezone.localdate())
    pass_gate(walk, "commercial", "G9")
