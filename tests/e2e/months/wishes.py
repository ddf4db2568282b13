"""A wish that was heard in training is no part of this project: it goes to the list for phase two, which is frozen."""

from aftersales.models import PhaseTwoList
from lifecycle.models import Requirement
from tests.e2e.walk_presales import OWNER
from tests.e2e.weeks.clock import Weeks

WISH = ("退药清单能按病区打印", "Print returns by ward")


def put_off(walk: Weeks) -> None:
    """Judged as every requirement is; the answer is: later."""
    manager, say = walk.person("implementation"), walk.say
    wish = Requirement.objects.get(project=walk.project, source="training")
    manager.visit(wish.get_absolute_url()).follow("Analyse").fill({
        "Is the need reasonable?": ["Reasonable"], "Until then": say("按全院打印后人工分拣", "Print all and sort by hand"),
        "Need behind it": say("各病区自己核对", "Each ward checks its own"),
        "Situation in the business": say("每周退药一次", "Returns once a week"), "Response": ["An alternative, or later"],
        "Reason for the response": say("不影响发药，放到二期一起做", "Dispensing does not need it now"),
    })  # fmt: skip
    manager.page.locator("[name=type]").last.check()
    manager.press("Analyse").follow("Put to phase two").fill({
        "Reason": say("不影响发药，放到二期一起做", "Dispensing does not need it now"),
    }).press("Put to phase two")  # fmt: skip
    wish.refresh_from_db()
    assert wish.state == Requirement.State.PHASE_TWO


def freeze(walk: Weeks) -> None:
    """It stands on the list by itself; weighed, and announced to the customer."""
    manager, say = walk.person("implementation"), walk.say
    manager.project("aftersales", "phase-two", "new")
    manager.fill({"value": "High", "rough size": "Small: up to 5 days"}, manager.row("Wishes", 0)).press("Save").reads(
        say(*WISH)
    )
    manager.follow("The freeze is announced").fill({
        "Who of the customer was told": walk.contacts[OWNER], "How": say("验收准备会", "At the meeting before acceptance"),
    }).press("The freeze is announced")  # fmt: skip
    assert PhaseTwoList.objects.get(project=walk.project).state == PhaseTwoList.State.PROPOSED
