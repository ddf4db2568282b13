"""The contract: its facts, and the scanned paper that proves them."""

from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction

from lifecycle import thread, uploads
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course
from lifecycle.demo.load.papers import contract_scan
from lifecycle.models import Attachment

SILENT = ("edu-office", "hosp-erp", "pharma-gsp")


def plan(clock: Clock, course: Course) -> None:
    signed = course.gate("G3")
    if signed:
        clock.at(signed, "11:00", partial(_file, course))


def silence(key: str) -> dict[str, object]:
    """Some contracts say that silence confirms."""
    if key not in SILENT:
        return {}
    return {"deemed_clause": "第 9.4 条 Clause 9.4", "deemed_days": 5, "deemed_kinds": ["D03", "D18"]}


@transaction.atomic
def _file(course: Course) -> None:
    story, project, by = course.story, course.project, course.collector
    project.revise(
        by=by, version=project.version, contract_number=story.contract_number, contract_amount=story.contract_amount,
        contract_signed_on=story.contract_signed_on, contract_due_on=story.contract_due_on,
        planned_start=story.planned_start, planned_end=story.planned_end, **silence(story.key),
    )  # fmt: skip
    name = f"{story.contract_number}.pdf"
    scan = uploads.check(ContentFile(contract_scan(story.contract_number, project.customer.name_en), name=name))
    thread.attach(by=by, subject=project, project=project, checked=scan, kind=Attachment.Kind.CONTRACT)
