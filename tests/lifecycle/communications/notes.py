"""Contacts, questions and questionnaires as tests need them."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.models import CommunicationLog, Contact, Question, Questionnaire


@transaction.atomic
def a_contact(cast: SimpleNamespace, *people: Contact, by: Any = None, **fields: Any) -> CommunicationLog:
    facts = {
        "at": timezone.now() - timedelta(hours=1), "channel": "phone", "audience": "customer", "formality": "formal",
        "purpose": "relation", "summary": "问了接口的进度", "summary_en": "Asked how far the interface is",
    }  # fmt: skip
    row = CommunicationLog(project=cast.project, **(facts | fields))
    by = by or cast.sales
    row.put(by=by, read_version=None)
    row.contacts.set(people)
    row.after_put(by=by)
    return row


def a_consultation(cast: SimpleNamespace, **fields: Any) -> CommunicationLog:
    facts = {
        "purpose": "consultation", "question": "断网时还能登记吗？", "question_en": "Can we register without a network?",
        "answer": "可以，回网后自动上传。", "answer_en": "Yes, it uploads when the network is back.",
    }  # fmt: skip
    return a_contact(cast, cast.owner, **(facts | fields))


@transaction.atomic
def a_question(cast: SimpleNamespace, **fields: Any) -> Question:
    facts = {
        "text": "旧系统的数据能全部迁入吗？", "text_en": "Can all the old data be taken over?", "question_kind": "doubt",
        "severity": "high", "owner": cast.implementation, "due": timezone.localdate() + timedelta(days=2),
        "raised_by": cast.owner,
    }  # fmt: skip
    row = Question(project=cast.project, **(facts | fields))
    row.put(by=cast.sales, read_version=None)
    row.after_put(by=cast.sales)
    return row


@transaction.atomic
def a_questionnaire(cast: SimpleNamespace) -> Questionnaire:
    row = Questionnaire(project=cast.project, title="需求问卷", title_en="What you need", intro="五分钟")
    row.put(by=cast.implementation, read_version=None)
    row.questions.create(order=1, text="什么最费时间？", text_en="What takes most time?", form="text", required=True)
    row.questions.create(
        order=2,
        text="用哪种终端？",
        text_en="Which device?",
        form="choice",
        options="电脑\n手机",
        options_en="Computer\nPhone",
    )
    row.questions.create(order=3, text="满意吗？", text_en="Are you content?", form="scale")
    return row


def token_in(mail: Any) -> str:
    return str(mail.text.split("/a/", 1)[1].split("/", 1)[0])
