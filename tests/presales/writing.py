"""Research logs and solutions for tests, as they are after real work."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.models import Contact, Document, SignatureRequest, SolutionTemplate, User
from lifecycle.models.signatures import Invitee
from presales.models import ResearchLog, Solution


@transaction.atomic
def a_log(cast: SimpleNamespace, *, entries: bool = True, **fields: Any) -> ResearchLog:
    """A log with a complete header; with two entries it is drafted, without any it is planned."""
    facts: dict[str, Any] = {
        "title": "药品如何到病房", "title_en": "How drugs get to the ward", "at": timezone.now() - timedelta(hours=3),
        "hours": "2.0", "place": "住院部三楼会议室", "place_en": "Meeting room, ward block", "purpose": "弄清药品流转", "purpose_en": "Understand drug supply",
        "process": "医嘱到发药", "process_en": "From order to dispensing", "precondition": "product",
        "opening_remarks": "我们是华信的实施团队，想了解药品流转，大约两小时，结果会给各位确认。",
    }  # fmt: skip
    log = ResearchLog(project=cast.project, **(facts | fields))
    log.put(by=cast.implementation, read_version=None)
    log.contacts.set([cast.owner])
    log.our_people.set([cast.implementation])
    if entries:
        log.entries.create(
            kind="process", topic="领药", topic_en="Drug slips", text="护士每天两次领药", text_en="Twice a day"
        )
        log.entries.create(
            kind="problem", topic="对账", topic_en="Reconciling", text="月末对账要两天", text_en="Two days a month",
            need_behind="对账自动完成", need_behind_en="Reconcile by itself",
        )  # fmt: skip
    log.after_put(by=cast.implementation)
    return log


def a_final_log(cast: SimpleNamespace, **fields: Any) -> ResearchLog:
    log = a_log(cast, **fields)
    log.finish(by=cast.implementation)
    return log


@transaction.atomic
def a_solution(cast: SimpleNamespace, *, filled: bool = True, **fields: Any) -> Solution:
    """A draft by the implementation manager; `filled`: its mandatory sections say something."""
    facts = {
        "title": "医院 ERP 售前解决方案", "summary_plain": "六个月内打通门诊、住院与药房。",
        "summary_plain_en": "Out-patients, wards and pharmacy connected in six months.",
        "template": SolutionTemplate.default("presales"),
    }  # fmt: skip
    solution = Solution(project=cast.project, **(facts | fields))
    solution.put(by=cast.implementation, read_version=None)
    if filled:
        solution.sections.filter(mandatory=True).update(body="**内容**", body_en="**Content**")
        solution.sections.filter(code="approach").update(answers="对账自动完成", answers_en="Reconcile by itself")
        solution.steps.create(step="需求确认", step_en="Confirm", resource="顾问 2 人", resource_en="Two", side="both")
    return solution


def a_presented_solution(cast: SimpleNamespace, **fields: Any) -> Solution:
    solution = a_solution(cast, **fields)
    solution.submit(by=cast.implementation, reviewer=cast.pm)
    solution.pass_review(by=cast.pm, score=4, note="可以")
    solution.present(by=cast.implementation, on=timezone.localdate(), to=[cast.owner])
    return solution


def send(document: Document, by: User, contact: Contact) -> SignatureRequest:
    """To the customer's contact and to the vendor's author."""
    people = [Invitee(contact, "customer-1"), Invitee(by, "vendor-1", order=2)]
    return SignatureRequest.send(by=by, document=document, people=people)


def sign_by_all(request: SignatureRequest) -> None:
    for signatory in request.signatories.all():
        signatory.sign(
            method="typed", typed_name=signatory.name, sha256=request.version.pdf_sha256, consent=True,
            identified_by="link" if signatory.is_customer else "account",
        )  # fmt: skip
