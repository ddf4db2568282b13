"""Who of the demo company is, was or will be away, and who stands in."""

from functools import partial
from typing import Any

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.cast import Cast
from lifecycle.demo.load.signing import post
from lifecycle.models import Absence

# Who, who stands in, why, first and last day from today, noted how many days ago, what the substitute must know.
AWAY = (
    ("sales", "sales2", "holiday", -41, -37, 55, "两个线索在等客户答复，手机随时可以找到我。"),
    ("executive2", "executive", "holiday", -1, 3, 9, "需要审批的放行请转沈总。"),
    ("consultant", "outsider", "training", 10, 12, 6, "调研日志都已定稿，现场有问题先记下来。"),
    ("pm", "pm2", "holiday", 23, 30, 4, "周例会照开，备忘录请当天发出。"),
)  # fmt: skip


def plan(clock: Clock, cast: Cast) -> None:
    if Absence.objects.exists():
        return
    for key, stands_in, kind, first, last, ago, note in AWAY:
        person = cast.user(key)
        facts: dict[str, Any] = {
            "kind": kind, "from_date": later(cast.today, first), "to_date": later(cast.today, last), "note": note,
            "substitute": cast.user(stands_in),
        }  # fmt: skip
        clock.at(later(cast.today, -ago), "11:30", partial(Absence(user=person).note_down, by=person, **facts))
    clock.at(cast.today, "12:00", post)
