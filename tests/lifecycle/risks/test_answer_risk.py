"""A serious risk is answered in three parts, a small one in one; then it is over, or it happened."""

import json
import uuid
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import Risk
from tests.presales.ready import make_risk

pytestmark = pytest.mark.django_db
LATER = timezone.localdate() + timedelta(days=20)
WORDS = {"prevention": "提前联调", "contingency": "人工导入", "trigger": "两周没有回复"}


def assessed(cast: SimpleNamespace, probability: int = 4, impact: int = 4) -> Risk:
    risk = make_risk(cast)
    risk.assess(by=cast.pm, probability=probability, impact=impact, due=LATER)
    return risk


def answer(risk: Risk, cast: SimpleNamespace, **words: Any) -> None:
    risk.respond(by=cast.pm, owner=cast.consultant, due=LATER, **(WORDS | words))


@pytest.mark.parametrize("part", WORDS)
def test_a_serious_one_needs_all_three_parts(cast: SimpleNamespace, part: str) -> None:
    risk = assessed(cast)
    with pytest.raises(Refused, match="12 or more") as refusal:
        answer(risk, cast, **{part: " "})
    assert refusal.value.field == part
    answer(risk, cast)
    assert (risk.state, risk.owner, risk.lacking) == ("responding", cast.consultant, [])


def test_a_small_one_needs_one(cast: SimpleNamespace) -> None:
    risk = assessed(cast, 1, 3)
    with pytest.raises(Refused):
        answer(risk, cast, prevention="", contingency="", trigger="")
    answer(risk, cast, contingency="", trigger="")
    assert risk.state == "responding"


def test_it_is_rated_before_it_is_answered(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused):
        answer(make_risk(cast), cast)


def test_an_answer_is_not_taken_out_by_editing(cast: SimpleNamespace) -> None:
    risk = assessed(cast)
    answer(risk, cast)
    risk.contingency = ""
    with pytest.raises(Refused) as refusal, transaction.atomic():
        risk.put(by=cast.pm, read_version=risk.version)
    assert refusal.value.field == "contingency"


@pytest.mark.parametrize(("verb", "state"), [("close", "closed"), ("occur", "occurred")])
def test_it_ends_with_words(cast: SimpleNamespace, verb: str, state: str) -> None:
    risk = assessed(cast)
    with pytest.raises(Refused) as refusal:
        getattr(risk, verb)(by=cast.pm, outcome=" ")
    assert refusal.value.field == "outcome"
    getattr(risk, verb)(by=cast.pm, outcome="接口如期交付")
    assert risk.state == state
    with pytest.raises(Refused):
        risk.close(by=cast.pm, outcome="接口如期交付")


def test_pages(client: Client, cast: SimpleNamespace) -> None:
    client.force_login(cast.pm)
    new = reverse("record_new", args=[cast.project.number, "lifecycle", "risks"])
    data = {
        "title": "关键用户离职", "category": "stakeholder", "area": "people", "probability": 4, "impact": 5,
        "owner": cast.pm.pk, "due": LATER, "creation_key": str(uuid.uuid4()),
    }  # fmt: skip
    assert client.post(new, data).status_code == 302
    risk = Risk.objects.get()
    assert "stays with us" in client.get(risk.get_absolute_url()).content.decode()
    edit = client.get(f"{risk.get_absolute_url()}edit/").context["form"]
    assert "probability" not in edit.fields
    client.post(risk.act_url("assess"), {"probability": 4, "impact": 5, "due": LATER})
    short = client.post(risk.act_url("respond"), WORDS | {"trigger": "", "owner": cast.pm.pk, "due": LATER})
    assert short.status_code == 422
    assert list(short.context["form"].errors) == ["trigger"]
    assert client.post(risk.act_url("respond"), WORDS | {"owner": cast.pm.pk, "due": LATER}).status_code == 302
    assert client.post(risk.act_url("close"), {"outcome": "已安排替补"}).status_code == 302
    risk.refresh_from_db()
    assert risk.state == "closed"


def test_nothing_about_people_gets_into_a_document(cast: SimpleNamespace) -> None:
    from lifecycle.stages import registry

    make_risk(cast, title="信息科主任反对", category="stakeholder")
    kinds = [kind for kind in registry.records.values() if kind.document]
    for kind in kinds:
        for record in kind.model_class.objects.filter(project=cast.project):
            built = registry.documents[kind.document].build(record)
            assert "信息科主任反对" not in json.dumps(built, ensure_ascii=False, default=str)
