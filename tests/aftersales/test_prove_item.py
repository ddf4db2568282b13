"""Evidence of an item of acceptance: chosen from the project, a link on the page, named in the certificate."""

from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from aftersales import proofs
from aftersales.documents.certificate import build_acceptance
from lifecycle.models import Attachment
from lifecycle.uploads import check
from tests.aftersales.acceptances import applied, posted, review
from tests.cast import make_project

pytestmark = pytest.mark.django_db


def a_file(cast: SimpleNamespace, name: str = "measured.txt") -> Attachment:
    return Attachment.add(
        by=cast.pm, subject=cast.project, project=cast.project, checked=check(ContentFile(b"1.2 s", name)), kind="file"
    )


def edited(client: Client, acceptance: object, key: str) -> int:
    """The form as the page gives it, with that evidence for the first item; the status of the answer."""
    answer = posted(client, acceptance, {"items-0-evidence_key": key})
    if answer.status_code == 422:
        items = next(row["formset"] for row in answer.context["formsets"] if row["formset"].prefix == "items")
        assert list(items.errors[0]) == ["evidence_key"]
    return answer.status_code


def test_what_was_chosen_is_a_link_and_stands_in_the_certificate(cast: SimpleNamespace, client: Client) -> None:
    acceptance = review(cast, "pass")
    file = a_file(cast)
    client.force_login(cast.pm)
    key = f"lifecycle.attachment:{file.pk}"
    assert edited(client, acceptance, key) == 302
    assert acceptance.items.get().evidence_key == key
    page = client.get(acceptance.get_absolute_url()).content.decode()
    assert f'/{cast.project.number}/files/{file.pk}/"' in page and "measured.txt" in page
    acceptance.refresh_from_db()
    item = build_acceptance(acceptance)["body"]["items"][0]
    assert [proof["title"]["en"] for proof in item["evidence"]] == ["measured.txt"]


def test_a_paper_is_named_by_its_number(cast: SimpleNamespace) -> None:
    paper = applied(cast).application
    found = proofs.things([f"lifecycle.document:{paper.pk}"], cast.project)
    item = SimpleNamespace(evidence_key=f"lifecycle.document:{paper.pk}", evidence_ref="现场照片")
    lines = proofs.printed(item, found)
    assert lines[0]["number"] == paper.number and lines[1]["title"]["zh"] == "现场照片"


@pytest.mark.parametrize("key", ["lifecycle.attachment:99999", "lifecycle.user:1", "nonsense", "lifecycle.project:1"])
def test_nothing_else_can_be_chosen(cast: SimpleNamespace, client: Client, key: str) -> None:
    acceptance = review(cast, "pass")
    client.force_login(cast.pm)
    assert edited(client, acceptance, key) == 422
    assert acceptance.items.get().evidence_key == ""


def test_a_file_of_another_project_is_no_evidence_here(cast: SimpleNamespace, client: Client) -> None:
    acceptance, file = review(cast, "pass"), a_file(cast)
    other = make_project(cast.sales, cast.customer, name="另一个项目")
    Attachment.objects.update(project=other)
    client.force_login(cast.pm)
    assert edited(client, acceptance, f"lifecycle.attachment:{file.pk}") == 422
    assert proofs.things([f"lifecycle.attachment:{file.pk}"], cast.project) == {}
