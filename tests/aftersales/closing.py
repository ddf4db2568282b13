"""Closing reports for tests, through the same verbs as the pages use."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.models import CustomerClosure, ProjectClosure
from lifecycle.models import Document, Meeting, SignatureRequest
from lifecycle.models.signatures import Invitee


@transaction.atomic
def a_closing_meeting(cast: SimpleNamespace, *, held: bool = True) -> Meeting:
    meeting = Meeting(
        project=cast.project, meeting_kind=Meeting.Kind.CLOSING, title="结项大会", title_en="Closing meeting",
        at=timezone.now() - timedelta(days=1),
    )  # fmt: skip
    meeting.put(by=cast.pm, read_version=None)
    if held:
        Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.HELD)
        meeting.refresh_from_db()
        meeting.project = cast.project
    return meeting


@transaction.atomic
def a_closure(cast: SimpleNamespace, *, upto: str = "draft", **fields: Any) -> ProjectClosure:
    """Complete; `upto`: draft, reviewed or approved."""
    facts: dict[str, Any] = {
        "summary": "按合同上线，两个院区全部使用。", "summary_en": "Live as agreed, in use at both sites.",
        "waiver": "客户领导出差，已书面总结",
    }  # fmt: skip
    closure = ProjectClosure(project=cast.project, **(facts | fields))
    closure.put(by=cast.pm, read_version=None)
    for row in closure.starting_lines(by=cast.pm)["objectives"] or [
        {"text": "月末对账两小时内", "text_en": "Two hours"}
    ]:
        closure.objectives.create(
            **(row | {"result": "reached", "outcome": "实测一小时", "outcome_en": "One hour, measured"})
        )
    closure.lessons.create(
        kind="bad", text="基础数据晚到三周", text_en="Master data came three weeks late", advice="签约时约定数据日期",
        advice_en="Agree on the day of the data when signing", about="S2-05", for_customer=True,
    )  # fmt: skip
    closure.after_put(by=cast.pm)
    if upto == "draft":
        return closure
    closure.review(by=cast.implementation)
    if upto == "approved":
        closure.approve(by=cast.executive)
    return closure


@transaction.atomic
def an_edition(cast: SimpleNamespace) -> CustomerClosure:
    """The customer's edition of the report that stands."""
    edition = CustomerClosure(project=cast.project)
    edition.prefill(by=cast.pm)
    edition.put(by=cast.pm, read_version=None)
    edition.after_put(by=cast.pm)
    return edition


def sign(cast: SimpleNamespace, record: Any, *, language: str = "zh") -> Document:
    """Issue it, and have executive and project manager sign."""
    document = record.issue(by=cast.pm, language=language)
    people = [Invitee(cast.executive, "vendor-1"), Invitee(cast.pm, "vendor-2")]
    request = SignatureRequest.send(by=cast.pm, document=document, people=people)
    for signatory in request.signatories.all():
        signatory.sign(
            method="typed", typed_name=signatory.name, sha256=document.current.pdf_sha256, consent=True,
            identified_by="account",
        )  # fmt: skip
    record.refresh_from_db()
    document.refresh_from_db()
    return document
