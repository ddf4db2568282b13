"""Files named by their content are whole or not there; pictures of pages are drawn from exactly those bytes."""

import hashlib
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from lifecycle import blobs, pageimages
from lifecycle.models.versions import store


def test_the_same_bytes_are_one_file(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    name = store(b"%PDF-one")
    assert store(b"%PDF-one") == name and name.endswith(f"{hashlib.sha256(b'%PDF-one').hexdigest()}.pdf")
    assert Path(default_storage.path(name)).stat().st_mode & 0o007 == 0
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_half_a_file_is_mended_by_the_next_write(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    name = store(b"%PDF-whole")
    Path(default_storage.path(name)).write_bytes(b"%PDF")
    store(b"%PDF-whole")
    assert Path(default_storage.path(name)).read_bytes() == b"%PDF-whole"


def test_a_full_disk_leaves_nothing_behind(tmp_path, settings, monkeypatch):
    settings.MEDIA_ROOT = tmp_path

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(blobs.os, "fsync", full)
    with pytest.raises(OSError):
        store(b"%PDF-x")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_page_is_drawn_once_and_only_from_the_right_bytes(document, monkeypatch):
    version = document.current
    first = pageimages.page(version.pdf, version.pdf_sha256, 1)
    assert first.width == pageimages.WIDTH and abs(first.height - pageimages.HEIGHT) < 5
    monkeypatch.setattr(pageimages, "_draw", lambda *_args: pytest.fail("drawn twice"))
    assert pageimages.page(version.pdf, version.pdf_sha256, 1).content == first.content
    monkeypatch.undo()
    for digest, n in (("0" * 64, 1), ("../../etc/passwd", 1), (version.pdf_sha256, 0), (version.pdf_sha256, 500)):
        with pytest.raises(pageimages.NoPicture):
            pageimages.page(version.pdf, digest, n)
