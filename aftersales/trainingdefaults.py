"""What a training plan begins with: the contents of the house by audience, a goal, a way to divide the time and to test."""

from typing import Any

GOAL = (
    "每位使用者能用本系统独立完成自己的日常业务，遇到问题知道怎样处理和上报。",
    "Everyone does their daily work with the system on their own, and knows what to do and whom to tell when something fails.",
)
TIMES = (
    "先关键用户两个半天，再分批培训全体使用者，每批一个半天：三成讲思路，五成上机练习，两成答疑和考核。",
    "Key users first, two half days; then everyone in groups, half a day each: three tenths for the thinking behind it, half for "
    "practice, two tenths for questions and the test.",
)  # fmt: skip
ASSESSMENT = (
    "以真实业务为题上机考核，当场评分；成绩发给本人和所在部门，优秀者表扬，未通过者补课后补考。",
    "A test at the computer with cases of real business, marked at once. Results go to each person and their department; the best "
    "are praised, and those who fail are coached and tested again.",
)  # fmt: skip
# For whom, kind, what. The matrix of the house by three levels: external default, to be changed in each plan.
MATRIX = (
    ("decision", "concept", "系统带来的管理变化，报表怎么看、怎么用于决策", "What changes in management; how to read reports and decide by them"),
    ("decision", "process", "关键业务的审批与监督", "Approving and watching over the key processes"),
    ("maintenance", "concept", "系统结构、权限与基础数据的思路", "The thinking behind structure, rights and master data"),
    ("maintenance", "operation", "用户、权限、基础数据和备份的日常维护", "Daily care of users, rights, master data and backups"),
    ("maintenance", "problems", "常见问题的判断、处理和上报", "Telling apart, solving and reporting common problems"),
    ("operation", "concept", "为什么这样做：业务流程和数据从哪来、到哪去", "Why it runs like this: where work and data come from and go to"),
    ("operation", "process", "本岗位的完整业务流程", "The whole process of one's own post"),
    ("operation", "operation", "用真实业务上机练习", "Practice at the computer with real business"),
    ("operation", "problems", "遇到问题怎么办：先自查，再找关键用户，再报服务", "When something fails: look yourself, ask the key user, then report it"),
    ("operation", "soft", "沟通与带教：怎样向同事讲清楚、怎样提意见", "Soft skills: explaining to colleagues, and saying what should be better"),
)  # fmt: skip
KEY = ("各部门关键用户，先学会再带人", "Key users of each department, who learn first and then coach")
BROAD = ("全体使用者，由讲师和关键用户一起带", "Everyone who works with it, taught by trainers and key users")


def content(project: Any) -> list[dict[str, Any]]:
    return [{"level": level, "kind": kind, "what": zh, "what_en": en} for level, kind, zh, en in MATRIX]


def trainers(project: Any, by: Any) -> list[dict[str, Any]]:
    """The implementation manager or the project manager: both know the requirements and the domain."""
    people = project.people_by_role()
    found = people.get("IM") or people.get("PM") or by
    return [{"user": found, "topic": "业务流程与操作", "topic_en": "Processes and operation"}]


def waves() -> list[dict[str, Any]]:
    return [
        {"audience": "key", "who": KEY[0], "who_en": KEY[1]},
        {"audience": "broad", "who": BROAD[0], "who_en": BROAD[1]},
    ]
