"""Five documents from issue to end: three signatories in order, paper, declined and issued again, deemed, superseded."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import time_machine
from django.core.management import call_command
from django.utils import timezone

from lifecycle.models import Commitment, Document, PaperCopy, Project, SignatureRequest
from lifecycle.models.signatures import Invitee
from lifecycle.stages import DocumentKind, registry
from tests.cast import make_cast
from tests.lifecycle.papercopies import sheets
from tests.lifecycle.pdf import samples
from tests.lifecycle.signing import papers

BEGINS = date(2026, 3, 2)
STROKES = [[{"x": 20 + 9 * n, "y": 90 + 30 * (n % 3)} for n in range(12)]]
AGENT = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"


@dataclass
class Story:
    """A document and the files that it left, in order: name, bytes, how many signatures, the file it begins with."""

    title: str
    number: str
    files: list[tuple[str, bytes, int, str]] = field(default_factory=list)

    def keep(self, stage: str, content: bytes, signatures: int, parent: str = "") -> str:
        name = f"{self.number}-{stage}.pdf"
        self.files.append((name, content, signatures, parent))
        return name


def build(record: Commitment) -> dict[str, Any]:
    """Two places for the customer and one for us; the body of the sample certificate, shortened."""
    project = record.project
    head, owner = (project.customer.contacts.get(name=name) for name in ("林院长", "陈志远"))
    manager = project.delivery_owner
    slots = [
        {"key": key, "party": party, "role": role, "seal": seal,
         "name": samples.both(person.name, person.name_en), "title": samples.both(person.title, person.title_en)}
        for key, party, role, seal, person in (
            ("customer-1", "customer", samples.both("甲方项目负责人", "Project owner"), False, owner),
            ("customer-2", "customer", samples.both("甲方代表", "For the customer"), True, head),
            ("vendor-1", "vendor", samples.both("项目经理", "Project manager"), True, manager),
        )
    ]  # fmt: skip
    body = {
        key: value[:3] if isinstance(value, list) else value for key, value in samples.acceptance()["body"].items()
    }
    return {"title": papers.TITLE, "body": body, "slots": slots}


KIND = DocumentKind(code="T35", title=papers.TITLE, build=build, template="acceptance", stage="lifecycle")


@contextmanager
def known() -> Iterator[None]:
    """The kind of these documents, for as long as they are told of."""
    registry.documents[KIND.code] = KIND
    try:
        yield
    finally:
        registry.documents.pop(KIND.code, None)


def tell() -> list[Story]:
    """All five, in an empty database."""
    with known(), at(BEGINS, 9):
        cast = make_cast()
        Project.objects.filter(pk=cast.project.pk).update(
            document_language="both", contract_passed_at=timezone.now(), deemed_clause="第 9.2 条", deemed_days=5,
            deemed_kinds=[KIND.code],
        )  # fmt: skip
        cast.project.refresh_from_db()
        return [story(cast) for story in (three_in_order, on_paper, declined_and_again, deemed, superseded)]


def three_in_order(cast: SimpleNamespace) -> Story:
    document = issue(cast, "三人依次签署")
    story = Story("Bilingual, three signatories in order", document.number)
    before = story.keep("certified", certified(document), 1)
    request = send(cast, document)
    for n, signatory in enumerate(request.signatories.order_by("order"), 2):
        sign(signatory)
        before = story.keep(f"signed-{n - 1}", newest(document), n, before)
    story.keep("completion", completion(document), 1)
    return story


def on_paper(cast: SimpleNamespace) -> Story:
    document = issue(cast, "纸质签署", "zh")
    story = Story("On paper, with stamps", document.number)
    story.keep("certified", certified(document), 1)
    paper = PaperCopy.issue(by=cast.sales, document=document, note="by courier")
    pages = [sheets.stamped(page) for page in sheets.pages(certified(document))]
    paper.receive(by=cast.sales, files=[sheets.checked(sheets.pdf(pages), "scan.pdf")])
    seen = {"name": "陈志远", "signed": True, "stamped": True, "on": timezone.localdate()}
    seals = {slot["key"]: dict(seen) for slot in paper.version.slots}
    paper.confirm(by=cast.pm, seals=seals, straddle="seen", remark="", selection=paper.selection())
    paper.refresh_from_db()
    story.keep("record", paper.bytes, 1)
    story.keep("completion", completion(document), 1)
    return story


def declined_and_again(cast: SimpleNamespace) -> Story:
    document = issue(cast, "拒签后重发")
    story = Story("Declined, then issued again and signed", document.number)
    before = story.keep("v1-certified", certified(document), 1)
    first, second, *_rest = send(cast, document).signatories.order_by("order")
    sign(first)
    story.keep("v1-signed-1", newest(document), 2, before)
    second.refresh_from_db()
    second.decline(reason="第三项的数据不对", ip="192.0.2.7", agent=AGENT)
    document = issue(cast, "拒签后重发", record=document.subject, reason="第三项按实测改正")
    before = story.keep("v2-certified", certified(document), 1)
    for n, signatory in enumerate(send(cast, document).signatories.order_by("order"), 2):
        sign(signatory)
        before = story.keep(f"v2-signed-{n - 1}", newest(document), n, before)
    story.keep("completion", completion(document), 1)
    return story


def deemed(cast: SimpleNamespace) -> Story:
    """Ours signs; of the customer nobody says a word until the contract's days are over."""
    document = issue(cast, "逾期视为确认")
    story = Story("Deemed accepted", document.number)
    before = story.keep("certified", certified(document), 1)
    request = send(cast, document, ordered=False)
    sign(request.signatories.get(user__isnull=False))
    story.keep("signed-by-us", newest(document), 2, before)
    day = timezone.localdate()
    while Document.objects.get(pk=document.pk).state not in ("deemed", "expired"):
        day += timedelta(days=1)
        with at(day, 20):
            call_command("tick", quiet=True)
    story.keep("completion", completion(document), 1)
    return story


def superseded(cast: SimpleNamespace) -> Story:
    document = issue(cast, "已被新版本取代")
    story = Story("Superseded by a second version", document.number)
    before = story.keep("v1-certified", certified(document), 1)
    request = send(cast, document)
    sign(request.signatories.order_by("order")[0])
    story.keep("v1-signed-1", newest(document), 2, before)
    document = issue(cast, "已被新版本取代", record=document.subject, reason="补充遗留问题")
    story.keep("v2-certified", certified(document), 1)
    return story


def issue(
    cast: SimpleNamespace, text: str, language: str = "both", *, record: Any = None, reason: str = ""
) -> Document:
    record = record or papers.record(cast, text)
    return Document.issue(by=cast.sales, record=record, kind=KIND, language=language, reason=reason)


def send(cast: SimpleNamespace, document: Document, *, ordered: bool = True) -> SignatureRequest:
    people = [Invitee(cast.owner, "customer-1"), Invitee(cast.signatory, "customer-2", order=2)]
    people.append(Invitee(cast.pm, "vendor-1", order=3))
    return SignatureRequest.send(
        by=cast.sales, document=document, people=people, ordered=ordered, creation_key=uuid.uuid4()
    )


def sign(signatory: Any) -> None:
    signatory.refresh_from_db()
    signatory.sign(
        method="drawn", strokes=STROKES, sha256=signatory.request.version.pdf_sha256, consent=True,
        identified_by="link" if signatory.is_customer else "account", ip="192.0.2.7", agent=AGENT,
    )  # fmt: skip


def certified(document: Document) -> bytes:
    """As it was issued."""
    assert document.current is not None
    return document.current.bytes


def newest(document: Document) -> bytes:
    """With the signatures so far."""
    version: Any = Document.objects.get(pk=document.pk).current
    return version.latest.bytes


def completion(document: Document) -> bytes:
    version: Any = Document.objects.get(pk=document.pk).current
    return version.completions.first().bytes


def at(day: date, hour: int) -> Any:
    return time_machine.travel(f"{day} {hour:02d}:00+08:00", tick=True)
