"""Files and comments on whatever belongs to a project: who may add, open and archive them."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lifecycle.models import Attachment, Comment, Evidence
from tests.cast import make_customer, make_project, put_in_state

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def upload(client, project, subject, *, name="plan.pdf", content=PDF, kind="file"):
    about = f"{subject._meta.label_lower}/{subject.pk}"
    file = SimpleUploadedFile(name, content)
    return client.post(f"/projects/{project.number}/about/{about}/attach/", {"file": file, "kind": kind})


def download(client, row):
    return client.get(f"/projects/{row.project.number}/files/{row.pk}/")


@pytest.fixture
def item(cast):
    return cast.project.items.get(code="S1-01")


def test_a_file_comes_back_as_a_download_only(cast, item, client):
    client.force_login(cast.implementation)
    assert upload(client, cast.project, item).status_code == 302
    answer = download(client, Attachment.objects.get())
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment") and answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", b"<svg onload=alert(1)>"),
        ("a.html", b"<script>"),
        ("a.pdf", b"MZ\x90"),
        ("empty.pdf", b""),
        ("a.exe", b"MZ"),
    ],
)
def test_hostile_files_are_refused_in_words(cast, item, client, name, content):
    client.force_login(cast.implementation)
    assert upload(client, cast.project, item, name=name, content=content).status_code == 422
    assert not Attachment.objects.exists()


def test_who_does_not_work_on_it_attaches_nothing(cast, item, client):
    client.force_login(cast.consultant)
    assert upload(client, cast.project, item).status_code == 403
    client.force_login(cast.outsider)
    assert upload(client, cast.project, item).status_code == 404
    assert not Attachment.objects.exists()


def test_the_contract_file_is_evidence_and_closed_to_consultants(cast, client):
    client.force_login(cast.sales)
    assert upload(client, cast.project, cast.project, kind="contract").status_code == 302
    row = Attachment.objects.get()
    assert Evidence.objects.filter(item__code="S1-17", document_code="CONTRACT").exists()
    assert download(client, row).status_code == 200
    client.force_login(cast.consultant)
    assert download(client, row).status_code == 403
    assert upload(client, cast.project, cast.project, kind="contract").status_code == 403
    client.force_login(cast.outsider)
    assert download(client, row).status_code == 404


def test_archiving_asks_first_takes_back_the_evidence_and_keeps_the_file(cast, client):
    client.force_login(cast.sales)
    upload(client, cast.project, cast.project, kind="contract")
    row = Attachment.objects.get()
    address = f"/projects/{cast.project.number}/files/{row.pk}/archive/"
    assert client.get(address).status_code == 200
    assert not Attachment.objects.filter(archived_at__isnull=False).exists()
    client.force_login(cast.consultant)
    assert client.post(address).status_code == 403
    client.force_login(cast.sales)
    client.post(address)
    row.refresh_from_db()
    assert row.archived_at and row.file.storage.exists(row.file.name)
    assert not Evidence.objects.exists()


def test_payment_records_are_closed_to_consultants(cast, client):
    """The area of the record's kind decides, not the project."""
    from lifecycle import thread
    from lifecycle.stages import registry

    kind = next(k for k in registry.records.values() if k.area == "payment")
    assert thread.area_of(kind.model_class(project=cast.project)) == "payment"
    client.force_login(cast.consultant)
    about = f"/projects/{cast.project.number}/about/{kind.model.lower()}/1/"
    assert client.post(about + "comment/", {"text": "x", "creation_key": uuid.uuid4()}).status_code == 404


def test_another_projects_subject_or_file_is_as_if_absent(cast, item, client):
    other = make_project(cast.sales, make_customer("别家"), "另一个", presales_owner=cast.sales)
    client.force_login(cast.sales)
    assert upload(client, other, item).status_code == 404
    upload(client, cast.project, cast.project)
    row = Attachment.objects.get()
    assert client.get(f"/projects/{other.number}/files/{row.pk}/").status_code == 404


@pytest.mark.parametrize(
    "kind", ["lifecycle.user", "auth.permission", "nonsense", "lifecycle.record", "lifecycle.sitesettings"]
)
def test_only_known_kinds_have_comments(cast, client, kind):
    client.force_login(cast.sales)
    about = f"/projects/{cast.project.number}/about/{kind}/1/"
    assert client.post(about + "comment/", {"text": "x", "creation_key": uuid.uuid4()}).status_code == 404


def test_a_comment_is_kept_once_and_shown_harmless(cast, item, client):
    client.force_login(cast.consultant)
    about = f"/projects/{cast.project.number}/about/lifecycle.checklistitem/{item.pk}/comment/"
    data = {"text": "**Done** <script>alert(1)</script>", "creation_key": uuid.uuid4()}
    assert client.post(about, data).status_code == 302
    client.post(about, data)
    assert Comment.objects.count() == 1
    text = client.get(item.get_absolute_url()).content.decode()
    assert "<strong>Done</strong>" in text and "<script>alert" not in text


def test_an_ended_project_takes_no_comment_and_no_file(cast, item, client):
    put_in_state(cast.project, "lost", state_before="lead")
    client.force_login(cast.implementation)
    about = f"/projects/{cast.project.number}/about/lifecycle.checklistitem/{item.pk}/comment/"
    client.post(about, {"text": "late", "creation_key": uuid.uuid4()})
    assert upload(client, cast.project, item).status_code == 422
    assert not Comment.objects.exists() and not Attachment.objects.exists()
