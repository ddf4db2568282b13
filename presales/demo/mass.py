"""Research logs and solutions for a mass of projects."""

from datetime import date, timedelta
from typing import Any

from lifecycle.demo.mass import documents
from lifecycle.demo.mass.batch import Batch, Row, moment, record_facts
from lifecycle.demo.mass.rows import insert
from lifecycle.models import SolutionTemplate
from lifecycle.stages import State
from presales.models import LogEntry, ResearchLog, Solution, SolutionSection

KINDS = ("process", "rule", "problem", "exception")


def load(batch: Batch) -> None:
    rows = [row for row in batch.rows if row.saw(State.PRESALES)]
    days = {row.project.pk: row.days[State.PRESALES] + timedelta(days=7) for row in rows}
    logs = insert(_log(batch, row, days[row.project.pk]) for row in rows)
    ResearchLog.contacts.through.objects.bulk_create(
        ResearchLog.contacts.through(researchlog=log, contact=row.contacts[0])
        for log, row in zip(logs, rows, strict=True)
    )
    insert(entry for log in logs for entry in _entries(batch, log))
    sold = [row for row in rows if row.saw(State.CONTRACT)]
    template = SolutionTemplate.default(Solution.TEMPLATES)
    solutions = insert(_solution(batch, row, template) for row in sold)
    insert(part for solution in solutions for part in _sections(batch, solution))
    papers = []
    for log, row in zip(logs, rows, strict=True):
        day, by = days[row.project.pk], row.team["IM"]
        row.tell(day, "record.added", by, log, log.title, 11)
        papers.append(documents.issue(batch, row, "D03", log, by, day, signed=row.saw(State.CONTRACT)))
    for solution, row in zip(solutions, sold, strict=True):
        day, by = row.days[State.CONTRACT] - timedelta(days=4), row.team["IM"]
        row.tell(day, "record.added", by, solution, solution.title, 11)
        papers.append(documents.issue(batch, row, "D06", solution, by, day, signed=True))
    documents.save(batch, papers)


def _log(batch: Batch, row: Row, day: date) -> ResearchLog:
    said = batch.names.sentence()
    return ResearchLog(
        title="业务访谈", title_en="Talk about the business", purpose=said.zh, purpose_en=said.en, at=moment(day, 9),
        hours="2.0", place="会议室", place_en="Meeting room", process="从第一张单据看到最后一份报表。", precondition="product",
        state="confirmed" if row.saw(State.CONTRACT) else "final",
        **record_facts(batch, row, ResearchLog, row.team["IM"], day),
    )  # fmt: skip


def _entries(batch: Batch, log: ResearchLog) -> list[LogEntry]:
    heard = [batch.names.sentence() for _kind in KINDS]
    return [
        LogEntry(log=log, order=order, kind=kind, topic="主流程", topic_en="Main flow", text=text.zh, text_en=text.en)
        for order, (kind, text) in enumerate(zip(KINDS, heard, strict=True), 1)
    ]


def _solution(batch: Batch, row: Row, template: Any) -> Solution:
    day = row.days[State.CONTRACT] - timedelta(days=10)
    text = batch.names.paragraph()
    return Solution(
        template=template, title=f"{row.project.name}售前解决方案"[:160], summary_plain=text.zh, summary_plain_en=text.en,
        reviewer=row.team["PM"], review_score=4, reviewed_at=moment(day), presented_on=day, agreed_on=day,
        agreed_by=row.contacts[0], state="signed", edited_by=row.team["IM"],
        **record_facts(batch, row, Solution, row.team["IM"], day),
    )  # fmt: skip


def _sections(batch: Batch, solution: Solution) -> list[SolutionSection]:
    return [
        SolutionSection(
            solution=solution, code=part["code"], order=order, mandatory=part["mandatory"], title=part["zh"],
            title_en=part["en"], body=batch.names.sentence().zh,
        )
        for order, part in enumerate(solution.template.sections, 1)
        if part["mandatory"]
    ]  # fmt: skip
