"""Delivery in a walk: the kickoff and its minutes, going live, the rollout."""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from lifecycle.models import ChecklistItem
from tests.e2e.walk import Walk
from tests.e2e.walk_contract import finish_items, leave_out
from tests.e2e.walk_presales import SIGNATORY
from tests.e2e.walk_signing import issue, send, sign_here, sign_on_phone


def kick_off(walk: Walk, minutes_language: str | None = None) -> str:
    """Decided, prepared, held; the minutes are signed by the customer and the project manager."""
    manager, say = walk.person("pm"), walk.say
    manager.project("delivery", "kickoffs", "new")
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
            manager.rows("Speeches").nth(n),
        )
    theirs, ours = manager.rows("Who comes").nth(0), manager.rows("Who comes").nth(1)
    coming = {"executive": True, "has confirmed": True}
    manager.fill({"side": "Customer", "contact": walk.contacts[SIGNATORY], **coming}, theirs)
    manager.fill({"side": "Us", "one of our people": walk.name("pm"), **coming}, ours)
    manager.press("Save").press("Hold it").press("Mark as prepared")
    manager.follow("Note that it was held").fill({
        "The customer's leader spoke and stands behind the project": True,
        "Both teams and the working rules were introduced": True,
    }).press("Note that it was held")  # fmt: skip
    manager.follow("Edit").fill(
        {
            "minutes": say(
                "院长宣布项目启动，会议按议程进行。", "The president opened the project; all went as planned."
            )
        }
    )
    manager.press("Save")
    number = issue(manager, minutes_language)
    send(manager, number)
    sign_on_phone(walk, number, SIGNATORY, walk.contacts[SIGNATORY])
    sign_here(walk, number, "pm")
    assert walk.project.items.get(code="S2-02").state == ChecklistItem.State.DONE
    return number


def go_live(walk: Walk) -> None:
    leave_out(walk, "S2-03", "S2-05", "S2-06", "S2-10", "S2-17")
    finish_items(walk, "S2-09", "S2-14")
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
    finish_items(walk, "S3-01", "S3-02")
    leave_out(walk, "S3-08")
    lead.project().press("Move to acceptance").told("Done: %(what)s.", what="Apply for acceptance")
