"""Implementation solutions of the demo: one that was signed before the project went live, one that the customer reads."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from delivery.models import ImplementationSolution
from delivery.models.departures import Verdict, suggested
from delivery.models.solutions import MADE, Check
from lifecycle.demo import story as told
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import ask
from lifecycle.demo.shapes import Text
from lifecycle.models import Contact, User
from lifecycle.models.objectives import Objective

ITEM = "S2-05"
STORIES = ("hosp-erp", "edu-office")  # the others signed on paper of their own
NOTE = "实施解决方案另以纸质文件双方签字，原件存档。"
# What the sections of the standard template say; the others hold what the story tells.
TEXTS = {
    "scope": Text(
        "**变更**：{dept}的登记方式与终端；信息科机房新增两台服务器。\n\n不变：与本项目无关的部门和设备。",
        "**Changes**: how {dept} records its work, and its terminals; two more servers in the server room.\n\nStays: departments and equipment outside the project.",
    ),
    "processes": Text(
        "| 流程 | 现在 | 以后 |\n|---|---|---|\n| {flow} | 纸单登记，事后汇总 | 当场登记一次，各岗位直接看到 |\n| {second} | 表格往返 | 在系统中办理并留痕 |",
        "| Process | Today | Later |\n|---|---|---|\n| {flow} | On paper, added up later | Recorded once on the spot, seen by all |\n| {second} | Spreadsheets to and fro | Done in the system, with its trail |",
    ),
    "environment": Text(
        "- 应用与数据库服务器各一台，另备一台\n- 与{system}的网络专线，上线前两周由信息科开通\n- 账号按岗位授权，名单由{dept}确认",
        "- One server each for application and database, one in reserve\n- A line to {system}, opened by IT two weeks before going live\n- Accounts by post; {dept} confirms the list",
    ),
    "data": Text(
        "迁移近三年数据，更早的留在旧系统只读查询。客户清理，我方导入，{dept}抽查一百条并签字。",
        "Three years of data move; older data stays readable in the old system. The customer cleans, we import, {dept} checks a hundred rows and signs.",
    ),
    "cutover": Text(
        "1. 周六 20:00 停止旧系统录入并备份\n2. 夜间迁移、核对\n3. 周日 06:00 开放，首周双方在现场",
        "1. Saturday 20:00: entries stop, backup\n2. Move and check during the night\n3. Sunday 06:00: open; both sides on site for a week",
    ),
    "fallback": Text(
        "周日 04:00 前核对不符，由{sponsor}决定退回；旧系统两小时内恢复，三天内随时可退。",
        "If the check fails by Sunday 04:00, {sponsor} decides to go back; the old system is up within two hours, and one can go back for three days.",
    ),
    "verification": Text(
        "{flow}连续两周在系统中办结率 98% 以上；由{owner}按验证单逐条签字。",
        "{flow}: 98% done in the system for two weeks; {owner} signs each line of the verification sheet.",
    ),
}  # fmt: skip
REASONS = {
    Verdict.CHANGED: Text(
        "现场调研后按实际排班和接口进度调整。", "Adapted to the shifts and interfaces found on site."
    ),
    Verdict.DROPPED: Text("与客户商定移至二期。", "Moved to phase two, as agreed with the customer."),
    Verdict.NEW: Text("现场调研中提出，双方同意纳入。", "Came up on site; both sides agreed to take it in."),
}
REVIEWED = "切换与回退写得清楚，可以给客户看。"
PUT_RIGHT = "夜班的登记时间另作说明，已补入。"


def plan(clock: Clock, course: Course) -> None:
    for solution in course.story.solutions:
        if solution.kind == "implementation" and course.story.key in STORIES:
            clock.at(solution.written_on, "09:35", partial(_write, clock, course, solution))


def work(course: Course, item: Any, by: User) -> bool:
    """A signature ends the item by itself; where nothing is signed here it is left out, and says why."""
    if item.code != ITEM:
        return False
    if course.story.key not in STORIES:
        item.skip(by=course.manager, reason_code="OTHER", note=NOTE)
    return True


@transaction.atomic
def _write(clock: Clock, course: Course, solution: told.Solution) -> None:
    by = course.cast.user(solution.author)
    row = ImplementationSolution(project=course.project)
    row.prefill(by=by)
    row.summary_plain, row.summary_plain_en = solution.summary.zh, solution.summary.en
    understood = solution.business_understanding
    row.business_understanding, row.business_understanding_en = understood.zh, understood.en
    row.put(by=by, read_version=None)
    _fill(row, course, solution)
    row.after_put(by=by)
    _compare(row, by)
    steps: list[tuple[str, int, Callable[..., None]]] = [
        ("10:20", 2, _submit), ("11:10", 3, _pass), ("13:30", 5, _present), ("14:15", 6, _agree), ("14:55", 6, partial(_issue, clock)),
    ]  # fmt: skip
    live = course.on("trial_run")
    for hour, days, act in steps:
        day = following(solution.written_on, days)
        clock.at(min(day, later(live, -4)) if live else day, hour, partial(act, course, solution, row.pk))


def _fill(row: ImplementationSolution, course: Course, solution: told.Solution) -> None:
    aims = list(Objective.objects.filter(project=course.pk).valid().order_by("number"))
    texts = {code: text.fill(**course.words) for code, text in TEXTS.items()}
    texts["approach"] = solution.approach
    if solution.differences is not None:
        texts["differences"] = solution.differences
    both = [(step.title, side, step) for side in ("vendor", "customer") for step in solution.steps]
    texts["responsibilities"] = Text(
        "\n".join(f"- {'乙方' if side == 'vendor' else '甲方'}，{title.zh}：{getattr(step, side).zh}" for title, side, step in both),
        "\n".join(f"- {'We' if side == 'vendor' else 'The customer'}, {title.en}: {getattr(step, side).en}" for title, side, step in both),
    )  # fmt: skip
    for n, section in enumerate(row.sections.all()):  # type: ignore[attr-defined]
        if section.code in texts:
            section.body, section.body_en = texts[section.code].zh, texts[section.code].en
            section.save()
        elif section.code == "objectives" and not aims:
            section.body, section.body_en = solution.summary.zh, solution.summary.en
            section.save()
        if aims and section.code not in MADE:
            section.objectives.set([aims[n % len(aims)]])
    if left := row.uncovered_musts():
        row.sections.get(code="processes").requirements.add(*left)  # type: ignore[attr-defined]


def _compare(row: ImplementationSolution, by: User) -> None:
    answers = []
    for line in row.table():
        verdict, reason = suggested(row, line)
        if verdict != Verdict.KEPT and not any(reason.values()):
            words = REASONS[Verdict(verdict)]
            reason = {"zh": words.zh, "en": words.en}
        answers.append((line.subject.key, verdict, reason["zh"], reason["en"]))
    if answers:
        row.compare(by=by, answers=answers)


# -- with the reviewer, then with the customer -------------------------------------------------------------------------


def _row(course: Course, pk: int) -> ImplementationSolution | None:
    return ImplementationSolution.objects.get(pk=pk) if course.project.is_running else None


def _submit(course: Course, solution: told.Solution, pk: int) -> None:
    if (row := _row(course, pk)) is not None:
        by = course.cast.user(solution.author)
        if row.risks_to_refresh():
            row.fill_risks(by=by)
            _compare(row, by)
        row.submit(by=by, reviewer=course.cast.user(solution.reviewer))


def _pass(course: Course, solution: told.Solution, pk: int) -> None:
    if (row := _row(course, pk)) is not None:
        row.pass_review(by=course.cast.user(solution.reviewer), score=4, note=REVIEWED, checks=list(Check.values))


def _present(course: Course, solution: told.Solution, pk: int) -> None:
    if (row := _row(course, pk)) is not None:
        to = {course.cast.of_kind(course.story, kind) for kind in ("owner", "sponsor")}
        row.present(by=course.implementer, on=timezone.localdate(), to=sorted(to, key=lambda contact: contact.pk))


def _agree(course: Course, solution: told.Solution, pk: int) -> None:
    if (row := _row(course, pk)) is not None:
        by, today, owner = course.implementer, timezone.localdate(), course.cast.of_kind(course.story, "owner")
        row.confirm_understanding(by=by, on=today, contact=owner, note=PUT_RIGHT)
        row.agree(by=by, on=today, contact=owner)


def _issue(clock: Clock, course: Course, solution: told.Solution, pk: int) -> None:
    if (row := _row(course, pk)) is not None:
        signer = course.cast.of_kind(course.story, "signatory")
        people: list[tuple[Contact | User, str]] = [(signer, "customer-1"), (course.manager, "vendor-1")]
        fate = "signed" if solution.state == "signed" else "viewed"
        ask(clock, course, row.issue(by=course.implementer), people, by=course.implementer, fate=fate)
