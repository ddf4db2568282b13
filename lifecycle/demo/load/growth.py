"""How the demo company's people grow: abilities judged by somebody else, trainings, talks under four eyes, the log."""

from datetime import date, timedelta
from functools import partial

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.cast import Cast
from lifecycle.models import User
from lifecycle.models.consultant_trainings import ConsultantTraining
from lifecycle.models.growth_notes import GrowthEntry, OneToOne
from lifecycle.models.skill_assessments import ABILITIES, SkillAssessment

# Who is judged by whom: last year, this year, and what the scores rest on.
JUDGED = (
    ("consultant", "implementation", (2, 2, 3, 1, 3, 4, 2, 3), (3, 3, 3, 2, 3, 5, 2, 4),
     "两个项目的调研日志当天写完；演示时把药房的绕行办法讲成了标准做法，客户当场采纳。"),
    ("pm2", "pm", (3, 2, 4, 3, 3, 3, 3, 3), (4, 3, 4, 3, 4, 3, 3, 4),
     "停线窗口里的切换按计划完成，回款比约定早一周；与客户高层的汇报还可以更主动。"),
    ("outsider", "consultant", None, (2, 1, 2, 1, 2, 3, 2, 3), "刚来，先跟着做完一个项目再看。"),
)  # fmt: skip
# Whose, by whom, kind, Chinese and English topic, days from today, hours, trainer, what came of it.
TRAININGS = (
    ("consultant", "implementation", "closed", ("调研访谈与日志", "Interviews and their logs"), -118, 14, "林晓芸",
     "分组演练四场访谈；她的提纲被选为范本。"),
    ("consultant", "implementation", "closed", ("业务蓝图怎么画", "Drawing a blueprint"), 16, 7, "高文博", ""),
    ("outsider", "consultant", "joining", ("标准打法入门", "The company's playbook, an introduction"), -20, 21, "许知夏",
     "三个阶段的检查单都走了一遍，能独立准备调研提纲。"),
    ("pm2", "pm", "closed", ("向高层汇报", "Reporting to executives"), -4, 4, "沈国维", ""),
)  # fmt: skip
# Of whom, by whom, days ago, what was said, what was agreed, is it shared with them?
TALKS = (
    ("consultant", "implementation", 62, "她想多接触管理层面的问题，眼下的项目只让她谈功能。",
     "下一场院领导访谈由她主持前半场，林晓芸旁听。", True),
    ("consultant", "implementation", 13, "院领导访谈开场很稳，追问“为什么”时退缩了两次。", "下周一起把追问的清单写出来。", False),
    ("pm2", "pm", 34, "项目同时进入试运行，他担心两边都顾不上。", "现场问题先由顾问收，每周二一起排一次。", True),
)  # fmt: skip
LOG = (
    ("consultant", 96, "第一次独立主持调研：三场访谈，日志当天发出，客户逐条回读。"),
    ("consultant", 29, "发现药房补录是夜班排班造成的，不用改程序，客户改了排班。"),
    ("pm2", 51, "停线两小时内完成切换，预案里的回退步骤一步没用上。"),
    ("outsider", 8, "旁听第一场启动大会，记下了三处客户没听懂的术语。"),
)  # fmt: skip


def plan(clock: Clock, cast: Cast) -> None:
    """Told once: whoever is judged already has it all."""
    if SkillAssessment.objects.exists():
        return
    today = cast.today
    before, now = date(today.year - 1, 11, 18), max(date(today.year, 1, 8), later(today, -25))
    for n, (key, by, last, this, note) in enumerate(JUDGED):
        for day, scores in ((before, last), (now, this)):
            if scores:
                told: dict[str, object] = dict(zip(ABILITIES, scores, strict=True)) | {
                    "note": note if day == now else ""
                }
                clock.at(day, f"16:{10 + n}", partial(_judge, clock, cast.user(key), cast.user(by), told))
    for key, by, kind, topic, days, hours, trainer, result in TRAININGS:
        facts = {
            "kind": kind, "topic": topic[0], "topic_en": topic[1], "planned_for": later(today, days), "hours": hours,
            "trainer": trainer,
        }  # fmt: skip
        begun = min(later(today, days) - timedelta(days=14), later(today, -2))
        clock.at(begun, "10:20", partial(_train, clock, cast.user(key), cast.user(by), facts, result))
    for key, by, ago, text, agreed, shared in TALKS:
        facts = {"held_on": later(today, -ago), "text": text, "agreed": agreed}
        clock.at(later(today, -ago), "17:10", partial(_talk, cast.user(key), cast.user(by), facts, shared))
    for key, ago, text in LOG:
        day, person = later(today, -ago), cast.user(key)
        clock.at(day, "17:40", partial(GrowthEntry(person=person).write, by=person, on=day, text=text))


def _judge(clock: Clock, person: User, by: User, told: dict[str, object]) -> None:
    SkillAssessment(person=person, year=clock.today.year).judge(by=by, version=0, **told)


def _train(clock: Clock, person: User, by: User, facts: dict[str, object], result: str) -> None:
    training = ConsultantTraining(person=person)
    training.plan(by=by, version=0, **facts)
    if result:
        day = training.planned_for
        clock.at(day, "17:30", partial(training.hold, by=by, on=day, result=result))


def _talk(person: User, by: User, facts: dict[str, object], shared: bool) -> None:
    talk = OneToOne(person=person)
    talk.write(by=by, **facts)
    if shared:
        talk.share(by=by)
