"""Kickoffs for a mass of projects."""

from datetime import timedelta

from delivery.models import Kickoff
from lifecycle.demo.mass import documents
from lifecycle.demo.mass.batch import Batch, Row, moment, record_facts
from lifecycle.demo.mass.rows import insert
from lifecycle.stages import State


def load(batch: Batch) -> None:
    rows = [row for row in batch.rows if row.saw(State.TRIAL_RUN)]
    kickoffs = insert(_kickoff(batch, row) for row in rows)
    papers = []
    for kickoff, row in zip(kickoffs, rows, strict=True):
        day, by = row.days[State.DELIVERY] + timedelta(days=8), row.team["PM"]
        row.tell(day, "kickoff.held", by, kickoff, kickoff.title, 12, on=day)
        papers.append(documents.issue(batch, row, "D18", kickoff, by, day, signed=True))
    documents.save(batch, papers)


def _kickoff(batch: Batch, row: Row) -> Kickoff:
    day = row.days[State.DELIVERY] + timedelta(days=8)
    text = batch.names.paragraph()
    return Kickoff(
        title=f"{row.project.name}启动大会"[:160], at=moment(day, 9), place="报告厅", working_rules=text.zh,
        working_rules_en=text.en, minutes="会议按议程进行。", decision="hold", state="signed", signed_on=day,
        sponsor_speech_done=True, teams_introduced=True, **record_facts(batch, row, Kickoff, row.team["PM"], day),
    )  # fmt: skip
