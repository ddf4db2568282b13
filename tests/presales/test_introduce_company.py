"""The company introduces itself: materials that hold, presenters, and expectations that become promises."""

import json
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Commitment, Event
from lifecycle.translations import gaps
from presales.documents import company_introduction
from presales.models import CompanyIntroduction, MaterialAsset
from tests.presales.meetings import a_material, an_introduction, expect

pytestmark = pytest.mark.django_db
SHOWN = {"covered_qualifications": True, "personal_intro": True}


def held(cast: SimpleNamespace, **fields: Any) -> CompanyIntroduction:
    row = an_introduction(cast, **fields)
    row.hold(by=cast.implementation, **SHOWN)
    return row


def test_it_takes_place_with_what_was_shown(cast: SimpleNamespace) -> None:
    row = held(cast)
    assert (row.state, row.covered_qualifications, row.covered_solutions, row.personal_intro) == (
        "held",
        True,
        False,
        True,
    )
    assert row.covered == "2 of 4"


@pytest.mark.parametrize("lack", ["later", "nobody", "presenter", "parts"])
def test_it_did_not_take_place_without(cast: SimpleNamespace, lack: str) -> None:
    row = an_introduction(cast, at=timezone.now() + timedelta(days=1 if lack == "later" else -1))
    if lack == "nobody":
        row.contacts.clear()
    if lack == "presenter":
        row.our_people.clear()
    with pytest.raises(Refused):
        row.hold(by=cast.implementation, **({} if lack == "parts" else SHOWN))


def test_raised_expectations_become_promises(cast: SimpleNamespace) -> None:
    row = held(cast)
    expect(row, cast, due=timezone.localdate() + timedelta(days=90))
    row.register(by=cast.implementation)
    promise = Commitment.objects.get(project=cast.project)
    assert (promise.text, promise.promised_by, promise.promised_to) == ("三个月上线", cast.sales, cast.owner)
    assert (promise.verdict, promise.source, promise.promise_kind) == ("unreviewed", "verbal", "schedule")
    assert row.unregistered == []
    with pytest.raises(Refused, match="already"):
        row.register(by=cast.implementation)
    assert Commitment.objects.count() == 1


def test_a_promise_is_not_changed_through_its_expectation(client: Client, cast: SimpleNamespace) -> None:
    row = held(cast)
    line = expect(row, cast)
    row.register(by=cast.implementation)
    row.refresh_from_db()
    client.force_login(cast.implementation)
    client.post(
        row.get_absolute_url() + "edit/",
        {
            "version": row.version, "title": row.title, "at": "2026-03-02T09:00", "contacts": [cast.owner.pk],
            "expectations-TOTAL_FORMS": 1, "expectations-INITIAL_FORMS": 1, "expectations-0-id": line.pk,
            "expectations-0-text": "一个月上线", "expectations-0-kind": "price", "expectations-0-raised_by": cast.sales.pk,
            "expectations-0-raised_with": cast.owner.pk,
        },
    )  # fmt: skip
    line.refresh_from_db()
    assert (line.text, line.kind) == ("三个月上线", "schedule")


def test_confidence_is_kept_with_the_person_and_told_to_nobody(cast: SimpleNamespace) -> None:
    row = held(cast)
    row.judge(by=cast.implementation, marks={cast.owner.pk: 4})
    cast.owner.refresh_from_db()
    assert (cast.owner.confidence, row.confidence_rows()) == (4, [(cast.owner, 4)])
    assert cast.owner.stance_changes.get().reason == "After “First meeting”"
    assert "4" not in json.dumps(Event.objects.get(verb="occasion.judged").data)
    with pytest.raises(Refused):
        row.judge(by=cast.commercial, marks={cast.owner.pk: 1})
    with pytest.raises(Refused):
        row.judge(by=cast.implementation, marks={cast.signatory.pk: 1})


def test_the_document_is_for_those_who_were_there(cast: SimpleNamespace) -> None:
    row = an_introduction(cast)
    with pytest.raises(Refused, match="took place"):
        row.guard_issue()
    row.hold(by=cast.implementation, **SHOWN)
    row.guard_issue()


def test_what_has_expired_is_not_shown(client: Client, cast: SimpleNamespace) -> None:
    row = held(cast)
    row.materials.update(valid_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused, match="no longer valid"):
        row.guard_issue()
    assert not MaterialAsset.objects.usable().exists()
    client.force_login(cast.implementation)
    new = client.get(reverse("record_new", args=[cast.project.number, "presales", "introductions"]))
    assert "软件能力" not in new.content.decode()


def test_the_document_introduces_company_and_presenter(cast: SimpleNamespace) -> None:
    cast.implementation.introduction, cast.implementation.introduction_en = "做过八家医院。", "Eight hospitals so far."
    cast.implementation.domains = [{"industry": "health", "level": 5, "years": 8}]
    cast.implementation.save()
    row = held(cast)
    expect(row, cast, text="秘密的期望")
    row.judge(by=cast.implementation, marks={cast.owner.pk: 2})
    body = company_introduction(row)["body"]
    assert body["presenters"][0]["introduction"] == {"zh": "做过八家医院。", "en": "Eight hospitals so far."}
    assert body["presenters"][0]["fields"] == [{"field": {"zh": "医疗卫生", "en": "Health care"}, "years": 8}]
    assert [q["title"]["en"] for q in body["qualifications"]] == ["CMMI level 3"]
    told = json.dumps(body, ensure_ascii=False)
    assert "秘密" not in told and "confidence" not in told
    assert gaps({"language": "both", "body": body}) == []


def test_certificates_and_former_projects_stand_in_the_document(cast: SimpleNamespace) -> None:
    cast.implementation.certificates, cast.implementation.certificates_en = "PMP\n软考高级", "PMP\nSoftware exam"
    cast.implementation.former_projects = "市医院药品\n县医院门诊"
    cast.implementation.save()
    presenter = company_introduction(held(cast))["body"]["presenters"][0]
    assert presenter["certificates"][1] == {"zh": "软考高级", "en": "Software exam"}
    assert [row["zh"] for row in presenter["former"]] == ["市医院药品", "县医院门诊"]


def test_issuing_completes_the_item(cast: SimpleNamespace) -> None:
    document = held(cast).issue(by=cast.implementation, language="both")
    assert document.current.bytes.startswith(b"%PDF")
    assert ChecklistItem.objects.get(project=cast.project, code="S1-01").state == "done"


def test_a_case_names_only_who_agreed(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="not agreed"):
        a_material(cast, "case", reference=cast.customer)
    cast.customer.reference_consent = True
    cast.customer.save()
    assert a_material(cast, "case", reference=cast.customer).reference == cast.customer


def test_the_library_is_kept_by_those_who_use_it(client: Client, cast: SimpleNamespace) -> None:
    client.force_login(cast.sales)
    page = client.get(reverse("material_new"))
    key = page.context["hidden"]["creation_key"]
    data = {
        "kind": "qualification", "title": "高新技术企业", "creation_key": key, "version": 0,
        "upload": SimpleUploadedFile("证书.txt", "证书".encode()),
    }  # fmt: skip
    assert client.post(reverse("material_new"), data).status_code == 302
    assert client.post(reverse("material_new"), {**data, "upload": ""}).status_code == 302
    material = MaterialAsset.objects.get()
    assert (material.file_name, material.version) == ("证书.txt", 1)
    assert client.get(reverse("material_file", args=[material.pk]))["Content-Disposition"].startswith("attachment")
    stale = client.post(
        reverse("material", args=[material.pk]), {"kind": "case", "title": "b", "version": 0, "upload": ""}
    )
    assert stale.status_code == 409
    bad = {"kind": "case", "title": "b", "version": 1, "upload": SimpleUploadedFile("a.exe", b"MZ")}
    refused = client.post(reverse("material", args=[material.pk]), bad)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["upload"])
    client.force_login(cast.pm)
    assert client.get(reverse("materials")).status_code == 200
    assert client.get(reverse("material_new")).status_code == 403
