"""Delivery in a walk: the kickoff and its minutes, going live, the rollout."""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Locator

from lifecycle.models import ChecklistItem
from tests.e2e.walk import Person, Walk
from tests.e2e.walk_contract import finish_items, leave_out
from tests.e2e.walk_presales import SIGNATORY
from tests.e2e.walk_signing import issue, send, sign_here, sign_on_phone


def kick_off(walk: Walk, minutes_language: str | None = None) -> str:
    """Decided, prepared, held; the minutes are signed by the customer and the project manager."""
    manager = walk.person("pm")
    manager.project("delivery", "kickoffs", "new")
    plan_kickoff(walk, manager)
    return hold_kickoff(walk, manager, minutes_language)


def plan_kickoff(walk: Walk, manager: Person) -> None:
    """All that its form asks for. Who is on the roster already stays there."""
    say = walk.say
    held = timezone.localtime() - timedelta(hours=3)
    manager.fill({
        "begins": held.strftime("%Y-%m-%dT%H:%M"), "place": say("门诊楼报告厅", "Lecture hall"),
        "why there is no preparatory meeting": say("电话里与院办对过", "Talked through with the president's office"),
        "objectives": say("对账缩短到两小时", "Reconciling takes two hours"),
        "working rules": say("问题当天登记", "Issues are logged the same day"),
    })  # fmt: skip
    manager.fill(
        {"topic": say("院长讲话与实施安排", "The president speaks; how we work"), "length in minutes": "60"},
        manager.rows("Agenda").first,
    )
    manager.fill(
        {"department or group": say("各科室主任", "Heads of all departments")},
        manager.rows("Who gets to know of it").first,
    )
    for n, (side, speaker) in enumerate((("Customer", SIGNATORY), ("Us", "pm"))):
        who = walk.contacts.get(speaker) or walk.name(speaker)
        manager.fill(
            {
                "side": side,
                "speaker": who,
                "topic": say("项目的意义", "Why it matters"),
                "what is said": say("派出最好的人", "We send our best people"),
            },
            manager.row("Speeches", n),
        )
    coming = {"executive": True, "has confirmed": True}
    for contact, who in ((True, walk.contacts[SIGNATORY]), (False, walk.name("pm"))):
        field = "contact" if contact else "one of our people"
        manager.fill({"side": "Customer" if contact else "Us", field: who, **coming}, _place_of(manager, field, who))
    manager.press("Save")


def _place_of(manager: Person, field: str, who: str) -> Locator:
    """The row of the roster that names this person, or else the first that names nobody, added if need be."""
    rows = manager.rows("Who comes").all()
    named = [row.get_by_label(manager.label(field)).locator("option:checked").text_content() or "" for row in rows]
    others = [row.get_by_label(manager.label("side")).input_value() for row in rows]
    found = next((row for row, name in zip(rows, named, strict=True) if who in name), None)
    free = next((row for row, side in zip(rows, others, strict=True) if not side), None)
    return found or free or manager.row("Who comes", len(rows))


def hold_kickoff(walk: Walk, manager: Person, minutes_language: str | None = None) -> str:
    """From its page: it is held, and its minutes are signed."""
    manager.press("Hold it").press("Mark as prepared")
    manager.follow("Note that it was held").fill({
        "The customer's leader spoke and stands behind the project": True,
        "Both teams and the working rules were introduced": True,
    }).press("Note that it was held")  # fmt: skip
    minutes = walk.say("院长宣布项目启动，会议按议程进行。", "The president opened the project; all went as planned.")
    manager.follow("Edit").fill({"minutes": minutes}).press("Save")
    number = issue(manager, minutes_language)
    send(manager, number)
    sign_on_phone(walk, number, SIGNATORY, walk.contacts[SIGNATORY])
    sign_here(walk, number, "pm")
    assert walk.project.items.get(code="S2-02").state == ChecklistItem.State.DONE
    return number


def go_live(walk: Walk) -> None:
    leave_out(walk, "S2-03", "S2-05", "S2-06", "S2-10", "S2-14", "S2-17")
    finish_items(walk, "S2-09")
    manager = walk.person("pm")
    manager.project().press("Move to trial run").told("Done: %(what)s.", what="Go live")


def roll_out(walk: Walk, folder: Path) -> None:
    """The manual is attached to its item; the other conditions are met."""
    manual = folder / "manual.txt"
    manual.write_text(walk.say("第一章 登录", "Chapter one: signing in"), encoding="utf-8")
    manager, lead = walk.person("implementation"), walk.person("pm")
    manager.visit(walk.project.items.get(code="S2-16").get_absolute_url())
    manager.fill({"File": str(manual), "Kind": "Manual"}).press("Upload").reads("manual.txt")
    if walk.project.items.get(code="S2-16").is_open:
        finish_items(walk, "S2-16")
    finish_items(walk, "S3-07")
    manager.project().press("Move to after-sales").told("Done: %(what)s.", what="Start the rollout")
    leave_out(walk, "S3-01", "S3-02", "S3-08")
    lead.project().press("Move to acceptance").told("Done: %(what)s.", what="Apply for acceptance")
