"""Weeks eight and nine: whose delay it was is disputed, then agreed. The ledger tells our view from what both signed."""

from datetime import timedelta

from django.utils import timezone

from lifecycle.models import DelayEntry, Document, Memo
from tests.e2e.walk import Person
from tests.e2e.walk_signing import decline_on_phone, issue, send
from tests.e2e.weeks.clock import Weeks
from tests.e2e.weeks.papers import settle

CAUSE = ("病区网络未通", "No network on the wards")


def dispute(walk: Weeks) -> None:
    """We hold four days against the customer, who does not sign that and says why."""
    writer, say = walk.phone("pm"), walk.say
    writer.project("lifecycle", "memos", "new")
    writer.fill({
        "purpose of the visit": say("病区联调", "Joint test on the wards"), "place": say("三病区", "Ward three"),
        "no next steps were agreed": True,
    })  # fmt: skip
    done = writer.rows("Work done, and what it was for")
    proposed = [row for row in done.all() if row.get_by_label(writer.label("work done")).input_value()]
    assert len(proposed) == 3  # what the plan has in these days
    for row in proposed:
        writer.fill({"what it was for": say("病区可录单", "Wards enter slips")}, row)
    since = timezone.localdate() - timedelta(days=4)
    fill_delay(writer, {"days lost": 4, "from": since.isoformat(), "side": "Customer", "cause": say(*CAUSE)})
    number = issue(writer)
    send(writer, number)
    why = say("网络当天已通，两天是等接口", "The network was up; two days went on the interface")
    signer = Document.objects.get(number=number).requests.get().signatories.exclude(contact=None).get()
    decline_on_phone(walk, number, signer.contact.email, why)
    writer.visit(f"/documents/{number}/").reads(why)
    writer.project("lifecycle", "delays").reads(say(*CAUSE)).reads("Our view")
    entry = DelayEntry.objects.get(project=walk.project, cause__in=CAUSE)
    assert (entry.state, entry.days, entry.side) == (DelayEntry.State.OURS, 4, "customer")


def agree(walk: Weeks) -> None:
    """Two days, on both sides' account: signed, and agreed."""
    writer, say = walk.phone("pm"), walk.say
    memo = Memo.objects.filter(project=walk.project).latest("number")
    writer.visit(memo.get_absolute_url()).follow("Edit")
    fill_delay(writer, {"days lost": 2, "side": "Both sides"})
    settle(walk, writer, reason=say("延误两天，双方各半", "Two days, on both sides' account"))
    writer.project("lifecycle", "delays").reads(say(*CAUSE)).reads("Agreed")
    entry = DelayEntry.objects.get(project=walk.project, cause__in=CAUSE)
    assert (entry.state, entry.days, entry.agreed_on) == (DelayEntry.State.AGREED, 2, timezone.localdate())
    writer.visit(entry.get_absolute_url())
    assert not writer.offered("Withdraw") and not writer.offered("Edit")


def fill_delay(writer: Person, line: dict[str, object]) -> None:
    """Its lines lie folded, as most memos have none."""
    folded = writer.control("group", "What held us up")
    if not folded.is_visible():
        writer.page.locator("summary").filter(has_text=writer.label("What held us up")).click()
    writer.fill(line, writer.row("What held us up", 0))
    writer.press("Save")
