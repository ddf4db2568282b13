"""Every way of tampering is found and named; an untouched installation is clean."""

import json
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from lifecycle import anchors
from lifecycle.append_only import drop_triggers, install_triggers
from lifecycle.models import ChainHead, DocumentVersion, Event, Outbox, SignedRevision
from lifecycle.models.events import chain_hash
from tests.lifecycle.signing import papers


@pytest.fixture
def signed(cast, document, open_request):
    for signatory, how in zip(open_request.signatories.order_by("pk"), ("link", "account"), strict=True):
        signatory.sign(**papers.typed() | {"sha256": document.current.pdf_sha256, "identified_by": how})
    return document


@pytest.fixture
def anchored(signed):
    anchors.write_all()
    return signed


@pytest.fixture
def unguarded(anchored):
    """What somebody with the rights of the database's owner can do."""
    drop_triggers(connection)
    yield anchored
    install_triggers(connection)


def verify(**options):
    call_command("verify_events", **options)


def findings(**options):
    with pytest.raises(CommandError) as failed:
        verify(**options)
    return str(failed.value)


def erase(rows):
    """Delete events although mails point at them, the way SQL does."""
    Outbox.objects.filter(event__in=rows).update(event=None)
    rows.delete()


def rewrite(chain, key, keep=lambda event: True):
    """Make a chain anew with a given key, the way somebody who knows the code would."""
    prev, seq = "0" * 64, 0
    rows = [event for event in Event.objects.filter(chain=chain).order_by("seq") if keep(event)]
    erase(Event.objects.filter(chain=chain).exclude(pk__in=[row.pk for row in rows]))
    for event in rows:
        seq += 1
        event.seq, event.prev_hash = seq, prev
        event.hash = prev = key(prev, event.body())
        Event.objects.filter(pk=event.pk).update(seq=seq, prev_hash=event.prev_hash, hash=event.hash, data=event.data)
    ChainHead.objects.filter(chain=chain).update(seq=seq, hash=prev)


def plain_hash(prev, body):
    import hashlib

    from lifecycle.models.events import canonical

    return hashlib.sha256(prev.encode() + b"\n" + canonical(body)).hexdigest()


def test_an_untouched_installation_is_clean(anchored, capsys):
    verify()
    out = capsys.readouterr().out
    assert anchored.project.number in out and "wrong" not in out


def test_the_database_refuses_before_anything_can_be_found(anchored):
    from django.db import DatabaseError, transaction

    for act in (lambda: Event.objects.update(verb="x"), lambda: SignedRevision.objects.update(seq=9)):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act()


@pytest.mark.parametrize("field", ["verb", "data", "actor_name", "subject_label", "at", "actor", "subject_id"])
def test_edited(unguarded, cast, field):
    from datetime import timedelta

    event = Event.objects.get(chain=cast.project.pk, verb="document.sent")
    new = {
        "verb": "x", "data": {}, "actor_name": "别人", "subject_label": "x", "at": event.at + timedelta(seconds=1),
        "actor": cast.admin, "subject_id": 999_999,
    }[field]  # fmt: skip
    Event.objects.filter(pk=event.pk).update(**{field: new})
    assert f"{event.chain}#{event.seq}: its content" in findings()


def test_deleted_in_the_middle(unguarded, cast):
    event = Event.objects.get(chain=cast.project.pk, verb="document.sent")
    erase(Event.objects.filter(pk=event.pk))
    assert f"{event.chain}#{event.seq + 1}: events are missing before it: #{event.seq}" in findings()


def test_the_first_deleted(unguarded, cast):
    erase(Event.objects.filter(chain=cast.project.pk, seq=1))
    assert f"{cast.project.pk}#2: events are missing" in findings()


def test_two_swapped(unguarded, cast):
    chain = Event.objects.filter(chain=cast.project.pk)
    a, b = chain.get(seq=3), chain.get(seq=4)
    chain.filter(pk=a.pk).update(seq=9999)
    chain.filter(pk=b.pk).update(seq=3)
    chain.filter(pk=a.pk).update(seq=4)
    text = findings()
    assert f"{cast.project.pk}#3: " in text and f"{cast.project.pk}#4: " in text


def test_one_inserted_at_the_end_without_the_key(unguarded, cast):
    last = Event.objects.filter(chain=cast.project.pk).order_by("-seq").first()
    forged = Event.objects.get(pk=last.pk)
    forged.pk, forged.seq, forged.prev_hash = None, last.seq + 1, last.hash
    forged.hash = plain_hash(forged.prev_hash, forged.body())
    forged.save(force_insert=True)
    ChainHead.objects.filter(chain=cast.project.pk).update(seq=forged.seq, hash=forged.hash)
    assert f"{cast.project.pk}#{forged.seq}: its content" in findings()


def test_cut_short(unguarded, cast):
    """Rows and head agree and every hash is right: only the anchors know."""
    last = Event.objects.filter(chain=cast.project.pk).order_by("-seq").first()
    erase(Event.objects.filter(chain=cast.project.pk, seq__gt=last.seq - 2))
    now = Event.objects.filter(chain=cast.project.pk).order_by("-seq").first()
    ChainHead.objects.filter(chain=cast.project.pk).update(seq=now.seq, hash=now.hash)
    assert f"{cast.project.pk}#{last.seq}: was anchored outside the database, and is gone" in findings()


def test_written_anew_without_the_key(unguarded, cast):
    rewrite(cast.project.pk, plain_hash)
    assert f"{cast.project.pk}#1: its content" in findings()


def test_written_anew_with_the_key(unguarded, cast):
    """The worst case: key and database in one hand. The anchors were copied elsewhere."""
    rewrite(cast.project.pk, chain_hash, keep=lambda event: event.verb != "document.viewed" and event.seq != 2)
    assert "anchored outside the database" in findings(no_files=True)


def test_written_anew_with_the_key_and_no_anchors_is_not_found(unguarded, cast, settings, tmp_path):
    """Negative control: it is the anchors that find this one."""
    settings.ANCHOR_DIR = tmp_path / "empty"
    rewrite(cast.project.pk, chain_hash, keep=lambda event: event.seq != 2)
    verify(no_files=True)


def test_a_whole_project_gone(unguarded, cast):
    erase(Event.objects.filter(chain=cast.project.pk))
    ChainHead.objects.filter(chain=cast.project.pk).delete()
    assert "is gone" in findings(no_files=True)


def test_files(unguarded):
    version = unguarded.current
    revision = version.latest
    for name, words in ((version.pdf, "is not what was issued"), (revision.pdf, "is not what was signed")):
        path = Path(default_storage.path(name))
        content = path.read_bytes()
        try:
            path.write_bytes(content[:-1] + b"x")
            assert words in findings()
            path.unlink()
            assert "its file is missing" in findings()
        finally:
            path.write_bytes(content)
    verify()


def test_rows_of_documents_against_the_events(unguarded):
    version, revision = unguarded.current, unguarded.current.latest
    DocumentVersion.objects.filter(pk=version.pk).update(data=version.data.replace("T01", "T02"))
    assert "its data is not what was hashed" in findings()
    DocumentVersion.objects.filter(pk=version.pk).update(
        data=version.data, pdf=revision.pdf, pdf_sha256=revision.sha256
    )
    assert "its hash is not the one in the event" in findings()
    DocumentVersion.objects.filter(pk=version.pk).update(pdf=version.pdf, pdf_sha256=version.pdf_sha256)
    verify()
    SignedRevision.objects.filter(pk=revision.pk).delete()
    assert "a signed file is gone" in findings()


def test_one_project_alone(unguarded, cast):
    from tests.cast import make_project

    other = make_project(cast.sales, cast.customer, "另一个")
    Event.objects.filter(chain=cast.project.pk, seq=1).update(verb="x")
    verify(project=other.number)
    assert "#1" in findings(project=cast.project.number)
    with pytest.raises(CommandError, match="no project"):
        verify(project="P-1999-0001")


def test_a_line_that_is_no_anchor_is_named(anchored, settings):
    path = next(Path(settings.ANCHOR_DIR).glob("heads-*.jsonl"))
    path.write_text(path.read_text() + "nonsense\n")
    assert path.name in findings()


def test_heads_of_document_events_are_anchored_with_the_commit(
    cast, document, settings, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        papers.send(cast, document)
    path = next(Path(settings.ANCHOR_DIR).glob("heads-*.jsonl"))
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    event = Event.objects.get(verb="document.sent")
    assert [(row["chain"], row["seq"], row["hash"]) for row in lines] == [(event.chain, event.seq, event.hash)]


def test_a_folder_that_cannot_be_written_stops_nobody_and_shows(
    cast, document, settings, tmp_path, django_capture_on_commit_callbacks
):
    blocked = tmp_path / "file"
    blocked.write_text("")
    settings.ANCHOR_DIR = blocked
    with django_capture_on_commit_callbacks(execute=True):
        papers.send(cast, document)
    assert anchors.problem()
    settings.ANCHOR_DIR = tmp_path / "anchors"
    anchors.write_all()
    assert not anchors.problem()
