"""Meetings with the customer before the contract, for tests, as they are after real work."""

from datetime import time, timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.models import Contact
from presales.models import (
    CompanyIntroduction,
    CompanyVisit,
    DemoSession,
    MaterialAsset,
    TechnicalExchange,
    UserSurvey,
)
from tests.cast import make_contact


def a_user_of_theirs(cast: SimpleNamespace, name: str = "何护士") -> Contact:
    return make_contact(cast.customer, name, ("end-user",), name_en="Nurse He", title="护士", title_en="Nurse")


def head(**fields: Any) -> dict[str, Any]:
    facts = {
        "at": timezone.now() - timedelta(hours=3), "place": "住院部三楼", "place_en": "Ward block, third floor",
        "title": "初次见面", "title_en": "First meeting",
    }  # fmt: skip
    return facts | fields


def _put(record: Any, cast: SimpleNamespace, *, people: Any = None) -> None:
    record.put(by=cast.implementation, read_version=None)
    record.contacts.set([cast.owner] if people is None else people)
    record.our_people.set([cast.implementation])


def a_material(cast: SimpleNamespace, kind: str = "qualification", **facts: Any) -> MaterialAsset:
    material = MaterialAsset(kind=kind)
    told = {
        "title": "软件能力三级认证",
        "title_en": "CMMI level 3",
        "text": "2024 年通过。",
        "text_en": "Passed in 2024.",
    }
    material.write(by=cast.sales, version=0, **(told | facts))
    return material


@transaction.atomic
def an_introduction(cast: SimpleNamespace, **fields: Any) -> CompanyIntroduction:
    row = CompanyIntroduction(project=cast.project, **head(**fields))
    _put(row, cast)
    row.materials.set([a_material(cast)])
    row.after_put(by=cast.implementation)
    return row


def expect(row: CompanyIntroduction, cast: SimpleNamespace, **facts: Any) -> Any:
    told = {"text": "三个月上线", "text_en": "Live in three months", "kind": "schedule"}
    return row.expectations.create(raised_by=cast.sales, raised_with=cast.owner, **(told | facts))


@transaction.atomic
def a_demo(cast: SimpleNamespace, *, ready: bool = True, **fields: Any) -> DemoSession:
    facts = {"product": "药房管理", "product_en": "Pharmacy", "maturity": "mature", "planned_minutes": 60}
    row = DemoSession(project=cast.project, **head(**(facts | dict.fromkeys(DemoSession.PREPARATION, ready) | fields)))
    _put(row, cast)
    row.functions.create(feature="领药", feature_en="Drug slips", fit="fits")
    row.functions.create(feature="退药", feature_en="Returns", fit="gap", comment="不能退费", comment_en="No refund")
    row.after_put(by=cast.implementation)
    return row


JUDGED = {
    "satisfaction": 4,
    "interest": 5,
    "objections": "价格",
    "next_step": "约技术交流",
    "next_step_en": "Exchange",
}


def an_evaluated_demo(cast: SimpleNamespace, **fields: Any) -> DemoSession:
    row = a_demo(cast, **fields)
    row.prepare(by=cast.implementation)
    row.hold(by=cast.implementation, minutes=75)
    row.evaluate(by=cast.implementation, **JUDGED)
    return row


@transaction.atomic
def an_exchange(cast: SimpleNamespace, *, held: bool = True, **fields: Any) -> TechnicalExchange:
    facts = {"topics": "接口", "topics_en": "Interfaces", "intended_direction": "秘密：引导到标准接口"}
    row = TechnicalExchange(project=cast.project, **head(**(facts | fields)))
    _put(row, cast)
    row.after_put(by=cast.implementation)
    if held:
        row.hold(by=cast.implementation)
    return row


FINE = {"verdict_domain": "ok", "verdict_approach": "ok", "verdict_usability": "ok"}


@transaction.atomic
def a_visit(cast: SimpleNamespace, **fields: Any) -> CompanyVisit:
    facts = {"purpose": "看研发与服务", "purpose_en": "Development and support"}
    row = CompanyVisit(project=cast.project, **head(**(facts | fields)))
    _put(row, cast)
    row.stops.create(start=time(9), topic="研发中心", topic_en="Development", host=cast.implementation)
    row.after_put(by=cast.commercial)
    return row


@transaction.atomic
def a_survey(cast: SimpleNamespace, **fields: Any) -> UserSurvey:
    facts = {
        "department": "护理部", "department_en": "Nursing", "observed_work": "跟班看领药。", "observed_work_en": "A shift.",
    }  # fmt: skip
    row = UserSurvey(project=cast.project, **head(**(facts | fields)))
    _put(row, cast, people=[a_user_of_theirs(cast)])
    row.problems.create(
        problem="每班抄两遍", problem_en="Copied twice a shift", frequency="daily", impact="high", workaround="手抄本",
        workaround_en="A notebook", need="一次录入", need_en="Enter once",
    )  # fmt: skip
    row.after_put(by=cast.implementation)
    return row
