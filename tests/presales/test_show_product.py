"""A product is shown: mature or with a reason, prepared or with a reason, judged function by function."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem
from lifecycle.translations import gaps
from presales.documents import demo_record
from presales.gates.duties import only_mature_shown
from presales.models import DemoSession
from tests.presales.meetings import JUDGED, a_demo, an_evaluated_demo

pytestmark = pytest.mark.django_db


def item(cast: SimpleNamespace, code: str) -> ChecklistItem:
    return ChecklistItem.objects.get(project=cast.project, code=code)


def test_what_is_not_mature_needs_a_reason(client: Client, cast: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="not mature"):
        a_demo(cast, maturity="development")
    assert a_demo(cast, maturity="development", exception_reason="客户点名要看").pk
    client.force_login(cast.implementation)
    url = reverse("record_new", args=[cast.project.number, "presales", "demonstrations"])
    page = client.post(
        url, {"creation_key": "6f1c3c1e-5c9e-4a63-9d0c-1d1f4a1b2c3d", "maturity": "pilot", "functions-TOTAL_FORMS": 0,
              "functions-INITIAL_FORMS": 0},
    )  # fmt: skip
    assert page.status_code == 422
    assert "exception_reason" in page.context["form"].errors


def test_prepared_means_all_four(cast: SimpleNamespace) -> None:
    demo = a_demo(cast, ready_rehearsed=False)
    with pytest.raises(Refused, match="rehearsed"):
        demo.prepare(by=cast.implementation)
    demo.ready_rehearsed = True
    demo.put(by=cast.implementation, read_version=demo.version)
    demo.prepare(by=cast.implementation)
    assert demo.state == "prepared"
    demo.ready_plan = False
    demo.put(by=cast.implementation, read_version=demo.version)
    demo.after_put(by=cast.implementation)
    assert demo.state == "planned"


def test_unprepared_only_with_a_reason(cast: SimpleNamespace) -> None:
    demo = a_demo(cast, ready=False)
    with pytest.raises(Refused) as refused:
        demo.hold(by=cast.implementation, minutes=60)
    assert refused.value.field == "reason"
    demo.hold(by=cast.implementation, minutes=60, reason="客户临时改期")
    assert (demo.state, demo.unprepared_reason) == ("held", "客户临时改期")


def test_it_lies_ahead(cast: SimpleNamespace) -> None:
    demo = a_demo(cast, at=timezone.now() + timedelta(hours=2))
    demo.prepare(by=cast.implementation)
    with pytest.raises(Refused, match="later time"):
        demo.hold(by=cast.implementation, minutes=60)


def test_every_function_is_judged_and_a_gap_explained(cast: SimpleNamespace) -> None:
    demo = a_demo(cast)
    demo.prepare(by=cast.implementation)
    demo.hold(by=cast.implementation, minutes=75)
    demo.functions.filter(feature="领药").update(fit="")
    demo.functions.filter(feature="退药").update(comment="")
    with pytest.raises(Refused, match=r"not judged.*Say what “Returns” lacks"):
        demo.evaluate(by=cast.implementation, **JUDGED)
    demo.functions.all().delete()
    with pytest.raises(Refused, match="at least one function"):
        demo.evaluate(by=cast.implementation, **JUDGED)


def test_the_evaluation_proves_the_demonstration_and_no_exchange(cast: SimpleNamespace) -> None:
    demo = an_evaluated_demo(cast)
    assert (demo.state, demo.actual_minutes, demo.satisfaction, demo.interest) == ("evaluated", 75, 4, 5)
    assert item(cast, "S1-04").state == "done"
    assert item(cast, "S1-05").state == "todo"
    demo.reopen(by=cast.implementation, reason="漏了一项功能")
    assert not item(cast, "S1-04").evidence.exists()


def test_the_record_says_what_was_an_outlook_and_nothing_private(cast: SimpleNamespace) -> None:
    demo = an_evaluated_demo(cast, maturity="planned", exception_reason="秘密：竞品有")
    DemoSession.objects.filter(pk=demo.pk).update(objections="秘密：太贵", unprepared_reason="秘密")
    demo.refresh_from_db()
    built = demo_record(demo)
    told = json.dumps(built, ensure_ascii=False)
    assert "秘密" not in told and "interest" not in told
    assert (built["body"]["maturity"], built["body"]["satisfaction"]) == ("planned", 4)
    assert gaps({"language": "both", "body": built["body"], "title": built["title"]}) == []


def test_the_record_waits_for_the_evaluation(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="Evaluate"):
        a_demo(cast).guard_issue()
    document = an_evaluated_demo(cast).issue(by=cast.implementation, language="both")
    assert document.current.bytes.startswith(b"%PDF")


def test_gate_names_an_immature_product_without_its_verdict(cast: SimpleNamespace) -> None:
    assert not only_mature_shown(cast.project).met
    demo = an_evaluated_demo(cast)
    assert only_mature_shown(cast.project).met
    DemoSession.objects.filter(pk=demo.pk).update(maturity="pilot", exception_reason="试点医院就在本市")
    answer = only_mature_shown(cast.project)
    assert answer.met
    assert "with a reason" in str(answer.detail)


def test_pages_open_and_take_the_evaluation(client: Client, cast: SimpleNamespace) -> None:
    demo = a_demo(cast)
    demo.prepare(by=cast.implementation)
    demo.hold(by=cast.implementation, minutes=60)
    client.force_login(cast.sales)
    assert client.get(demo.act_url("evaluate")).status_code == 200
    assert client.post(demo.act_url("evaluate"), {"satisfaction": 9}).status_code == 422
    assert client.post(demo.act_url("evaluate"), JUDGED).status_code == 302
    page = client.get(demo.get_absolute_url()).content.decode()
    assert "Gap" in page and "Satisfaction, 1 to 5" in page
    assert client.get(demo.act_url("confidence")).status_code == 200
    client.force_login(cast.pm)
    assert client.get(demo.get_absolute_url()).status_code == 200
    assert client.get(demo.get_absolute_url() + "edit/").status_code == 403
