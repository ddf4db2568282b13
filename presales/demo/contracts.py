"""Contracts of the demo: terms written, promises judged, approved before the signing; and amended where it must be."""

from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import ask
from lifecycle.models import Commitment, Contact, Document, Signatory, SignatureRequest, User
from lifecycle.models.signatures import Invitee
from presales.models import Contract, ContractAmendment

ITEM = "S1-17"
AMENDED_AFTER = 7  # days in delivery
# What is on its way in projects that people look at: the state in which the contract stands while it is negotiated.
NEGOTIATED = {"bank-file": "reviewed", "car-europe": "draft"}


def plan(clock: Clock, course: Course) -> None:
    begun, signed = course.on("contract"), course.gate("G3")
    if begun is None or not course.story.payments:
        return
    written = following(begun, 2)
    if signed:
        written = max(begun, min(written, later(signed, -2)))
        clock.at(max(written, later(signed, -1)), "18:30", partial(_judge, course))
        clock.at(signed, "11:20", partial(_sum_up, clock, course))
    clock.at(written, "14:20", partial(_write, course))
    if not signed and NEGOTIATED.get(course.story.key) == "reviewed":
        clock.at(following(written, 4), "16:30", partial(_review, course))
    if started := course.on("delivery"):
        clock.at(following(started, AMENDED_AFTER), "10:40", partial(_amend, clock, course))


def work(course: Course, item: Any, by: User) -> bool:
    """The review of the contract ends itself by its papers; where there are none it stays open."""
    return item.code == ITEM


@transaction.atomic
def _write(course: Course) -> None:
    story, project, by = course.story, course.project, course.seller
    product = story.product
    contract = Contract(
        project=project, tax_rate=Decimal(6), warranty_months=12,
        deliverables=f"{product.zh}的全部功能，旧数据迁入，用户培训与一年质保。",
        deliverables_en=f"All functions of {product.en}, the old data taken over, training of the users, a year of warranty.",
        acceptance_criteria="主要流程连续运行十五天无停机；\n抽查五十张单据，系统与实物一致；\n遗留问题均有责任人和期限。",
        acceptance_criteria_en=(
            "The main flows run for fifteen days without a stop;\nfifty papers are checked, and system and stock agree;\n"
            "whatever is left has an owner and a date."
        ),
    )  # fmt: skip
    contract.prefill(by=by)
    contract.put(by=by, read_version=None)
    for order, row in enumerate(story.payments, 1):
        contract.terms.create(
            order=order, name=row.name.zh, name_en=row.name.en, percent=Decimal(row.percent), trigger=row.trigger,
            on=row.planned_on if row.trigger in ("date", "warranty_end") else None, clause=f"第五条第 {order} 款",
            retention=row.trigger == "warranty_end",
        )  # fmt: skip
    contract.after_put(by=by)


def _review(course: Course) -> Contract | None:
    """Nothing comes of it while somebody has a promise left to judge."""
    contract = Contract.current(course.project)
    if contract is None or contract.unjudged or not course.project.is_running:
        return None
    contract.review(by=course.manager)
    return contract


def _judge(course: Course) -> None:
    contract = _review(course)
    if contract is None:
        return
    red = bool(contract.needs_executive)
    promisers = {row.promised_by_id for row in contract.promises}
    people = [course.cast.user("executive"), course.cast.user("executive2")]
    if not red:
        people.insert(0, course.collector)
    by = next((user for user in people if user.pk not in promisers), None)
    if by is not None:
        contract.approve(by=by, note=course.say("approved", by))


def _sum_up(clock: Clock, course: Course) -> None:
    """The summary is printed once amount and date are known, and signed within the hour."""
    contract = Contract.current(course.project)
    if contract is None or contract.state != Contract.State.APPROVED:
        return
    document = contract.issue(by=course.seller)
    people = [Invitee(course.seller, "vendor-1"), Invitee(course.manager, "vendor-2")]
    if contract.executive:
        people.append(Invitee(contract.executive, "vendor-3"))
    if len({invitee.person.pk for invitee in people}) < len(people):
        return
    request = SignatureRequest.send(by=course.seller, document=document, people=people)
    for n, signatory in enumerate(request.signatories.all(), 1):
        clock.soon(20 * n, partial(_sign, signatory.pk))


def _sign(pk: int) -> None:
    signatory = Signatory.objects.select_related("request__document", "request__version", "user").get(pk=pk)
    signatory.sign(
        sha256=signatory.request.version.pdf_sha256, consent=True, identified_by="account", method="typed",
        typed_name=signatory.label(signatory.language), ip="203.0.113.24", agent="Mozilla/5.0",
    )  # fmt: skip


# -- amendments ----------------------------------------------------------------------------------------------------------


def _amend(clock: Clock, course: Course) -> None:
    """What was promised and cannot be kept is put to the customer, with the date by which it can."""
    project, by = course.project, course.manager
    told = [row.text.zh for row in course.story.promises if row.outcome == "amended"]
    promises = list(Commitment.objects.filter(project=project, text__in=told, state__in=Commitment.OPEN))
    if not promises or not project.is_running:
        return
    row = _draft(course, promises)
    row.approve(by=course.collector if course.collector != by else course.cast.user("executive"))
    document: Document = row.issue(by=by)
    signer = course.cast.of_kind(course.story, "signatory")
    people: list[tuple[Contact | User, str]] = [(signer, "customer-1"), (row.approved_by or by, "vendor-1")]
    if row.approved_by != by:
        people.append((by, "vendor-2"))
    ask(clock, course, document, people, by=by, fate="signed")


@transaction.atomic
def _draft(course: Course, promises: list[Commitment]) -> ContractAmendment:
    project, by = course.project, course.manager
    row = ContractAmendment(
        project=project, reason="原承诺按现场条件无法兑现，双方协商调整。",
        reason_en="Under the real conditions the promise cannot be kept; both sides agreed on another way.",
        facts="现场网络与数据尚未就绪，关键岗位只有一人兼职；按同类项目的经验，需要分批上线。",
        facts_en="Network and data are not ready, and a key post is filled part time; comparable projects went live in batches.",
        new_due_on=project.contract_due_on + timedelta(days=45) if project.contract_due_on else None,
    )  # fmt: skip
    row.prefill(by=by)
    row.effective_on = timezone.localdate()
    row.put(by=by, read_version=None)
    row.commitments.set(promises)
    for order, promise in enumerate(promises, 1):
        row.clauses.create(
            order=order, clause=f"第四条第 {order} 款", old=promise.text, old_en=promise.text_en,
            new="分批上线，每批上线前由双方书面确认。",
            new_en="It goes live in batches, each after both sides have confirmed it in writing.",
        )  # fmt: skip
    row.after_put(by=by)
    return row
