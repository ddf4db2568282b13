"""Many documents as one ZIP: what is in it, who gets it, and for how long."""

import csv
import hashlib
import io
import uuid
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from lifecycle import archives, jobs
from lifecycle.errors import Refused
from lifecycle.models import Document, Event, ProjectMember
from lifecycle.models.jobs import Job
from tests.lifecycle.documents.test_complete_document import made, sign_all
from tests.lifecycle.signing import papers


def asked(client, **data):
    data.setdefault("creation_key", str(uuid.uuid4()))
    return client.post("/documents/archives/", data)


def of(answer):
    return Job.objects.get(pk=answer.url.rstrip("/").rsplit("/", 1)[1])


def opened(answer):
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_it_holds_the_files_their_certificates_and_a_list(cast, client, document, open_request):
    certificate = made(sign_all(open_request))
    other = papers.issue(cast, text="另一件事")
    client.force_login(cast.sales)
    answer = asked(client, document=[document.pk, other.pk], back="/documents/")
    job = Job.objects.get(kind="archive")
    assert answer.url == f"/documents/archives/{job.pk}/"
    page = client.get(answer.url).content.decode()
    assert "0 of 2 documents" in page and "every 2s" in page and "<main" in page
    part = client.get(answer.url, headers={"HX-Request": "true"}).content.decode()
    assert "<main" not in part and "0 of 2" in part
    assert client.get(f"{answer.url}file/").status_code == 302
    assert jobs.run(job), job.last_error
    page = client.get(answer.url).content.decode()
    assert "every 2s" not in page and f"{answer.url}file/" in page

    archive = opened(client.get(f"{answer.url}file/"))
    stem = f"{cast.project.number}/{document.number}-v1"
    assert archive.read(f"{stem}.pdf") == document.current.bytes
    assert archive.read(f"{stem}-signed.pdf") == open_request.latest.bytes
    assert archive.read(f"{stem}-completion.pdf") == certificate.bytes
    rows = list(csv.DictReader(io.StringIO(archive.read("index.csv").decode("utf-8-sig"))))
    assert {row["文件 File"] for row in rows} | {"index.csv", "README.txt"} == set(archive.namelist())
    for row in rows:
        assert hashlib.sha256(archive.read(row["文件 File"])).hexdigest() == row["SHA-256"]
    readme = archive.read("README.txt").decode()
    assert "2 documents" in readme and "sha256sum" in readme
    assert Event.objects.get(verb="archive.made").data == {"n": 2}


def test_a_second_click_and_the_same_wish_lead_to_the_same_job(cast, client, document):
    client.force_login(cast.sales)
    data = {"document": [document.pk], "creation_key": str(uuid.uuid4())}
    places = {asked(client, **data).url for _n in range(2)} | {asked(client, document=[document.pk]).url}
    assert len(places) == 1
    jobs.run(Job.objects.get(kind="archive"))
    assert asked(client, **data).url in places, "the same form again"
    assert asked(client, document=[document.pk]).url not in places, "a new wish, a new archive"


def test_all_means_all_that_the_filter_shows_and_the_person_sees(cast, client, document, open_request):
    secret, plain = papers.issue(cast, papers.SECRET, text="机密"), papers.issue(cast, text="另一件事")
    client.force_login(cast.support)
    for query, wanted in [("", {document, plain}), ("state=sent", {document}), ("state=nonsense", {document, plain})]:
        job = of(asked(client, all="1", query=query, project=cast.project.number))
        assert set(job.data["documents"]) == {row.pk for row in wanted}, query
    job = of(asked(client, document=[secret.pk, plain.pk]))
    assert job.data["documents"] == [plain.pk] and job.by == cast.support


def test_nothing_chosen_too_much_chosen_and_nonsense_are_refused(cast, client, document, monkeypatch):
    client.force_login(cast.sales)
    for data in ({}, {"document": ["x", "-1", "9" * 30]}, {"document": ["999999"]}):
        answer = asked(client, **data, back="https://evil.example/")
        assert answer.url == "/documents/"
    assert not Job.objects.filter(kind="archive").exists()
    monkeypatch.setattr(archives, "MOST", 0)
    with pytest.raises(Refused, match="at most 0"):
        archives.ask(cast.sales, [document.pk], key=uuid.uuid4())


def test_it_is_for_the_one_who_asked_and_only_while_they_see_all_of_it(cast, client, document):
    client.force_login(cast.consultant)
    place = asked(client, document=[document.pk]).url
    job = Job.objects.get(kind="archive")
    client.force_login(cast.sales)
    assert client.get(place).status_code == client.get(f"{place}file/").status_code == 404
    assert client.get("/documents/archives/99999999999999999999/").status_code == 404
    jobs.run(job)
    client.force_login(cast.consultant)
    assert client.get(f"{place}file/").status_code == 200
    ProjectMember.objects.filter(user=cast.consultant).update(state="released")
    answer = client.get(f"{place}file/")
    assert answer.status_code == 302 and answer.url == "/documents/"


def test_what_was_closed_to_them_meanwhile_stays_out(cast, client, document):
    client.force_login(cast.consultant)
    asked(client, document=[document.pk])
    ProjectMember.objects.filter(user=cast.consultant).update(state="released")
    job = Job.objects.get(kind="archive")
    assert jobs.run(job)
    with default_storage.open(job.result) as file:
        assert set(zipfile.ZipFile(file).namelist()) == {"index.csv", "README.txt"}


def test_a_damaged_file_is_named_and_left_out(cast, document):
    path = default_storage.path(document.current.pdf)
    whole = document.current.bytes
    job = archives.ask(cast.sales, [document.pk], key=uuid.uuid4())
    try:
        with open(path, "wb") as file:
            file.write(whole[:-1])
        assert jobs.run(job)
    finally:
        with open(path, "wb") as file:
            file.write(whole)
    with default_storage.open(job.result) as file:
        archive = zipfile.ZipFile(file)
        assert not [name for name in archive.namelist() if name.endswith(".pdf")]
        assert "changed on the disk" in archive.read("index.csv").decode()


def test_a_week_later_it_is_gone(cast, client, document):
    client.force_login(cast.sales)
    place = asked(client, document=[document.pk]).url
    job = Job.objects.get(kind="archive")
    jobs.run(job)
    assert archives.expire() == 0
    Job.objects.update(ended_at=timezone.now() - timedelta(days=7, minutes=1))
    assert archives.expire() == 1 and archives.expire() == 0
    assert not default_storage.exists(job.result)
    assert "removed after a week" in client.get(place).content.decode()
    assert client.get(f"{place}file/").status_code == 302
    assert Document.objects.filter(pk=document.pk).exists()
