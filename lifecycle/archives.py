"""Many documents at once, as one ZIP: made in the background, kept for a week, for the one who asked for it.

It holds what that person may see when it is made; should they see less of it later, it is not handed out any more.
"""

import csv
import hashlib
import io
import json
import os
import shutil
import tempfile
import uuid
import zipfile
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from lifecycle import jobs, paperwork
from lifecycle.errors import Refused
from lifecycle.exports import harmless
from lifecycle.models.completions import Completion
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.jobs import Job
from lifecycle.models.papercopies import PaperCopy
from lifecycle.models.users import User

JOB = "archive"
FOLDER = "archives"
KEPT = timedelta(days=7)
MOST = 2_000
PIECE = 1 << 20
HEAD = (
    "编号 Number", "类型 Kind", "标题 Title", "英文标题 English title", "项目 Project", "客户 Customer", "版本 Version",
    "状态 State", "方式 How", "签发 Issued", "完成 Completed", "文件 File", "内容 What it is", "SHA-256",
)  # fmt: skip
# What a file of the archive is, in the index: like everything in it in both languages, whoever asked.
ISSUED = "签发文件 as issued"
SIGNED = "签署文件 with the signatures"
PAPER = "纸质签署记录 record of signing on paper"
COMPLETION = "完成证书 certificate of completion"
TOKEN = "时间戳 timestamp (RFC 3161)"  # noqa: S105
DAMAGED = "文件缺失或已改动，未收入 missing or changed on the disk, left out"


def ask(user: User, documents: Iterable[int], *, key: uuid.UUID, project: Any = None) -> Job:
    """Begin one for these documents. A second click, or the same wish while it is being made, leads to the same job."""
    wanted = sorted(set(Document.objects.visible_to(user).filter(pk__in=list(documents)).values_list("pk", flat=True)))
    if not wanted:
        raise Refused(_("Choose at least one document."))
    if len(wanted) > MOST:
        raise Refused(_("These are %(n)d documents. An archive holds at most %(most)d; narrow the list down first.")
                      % {"n": len(wanted), "most": MOST})  # fmt: skip
    mark = hashlib.sha256(json.dumps(wanted).encode()).hexdigest()
    with transaction.atomic():
        mine = Job.objects.filter(kind=JOB, by=user)
        going = mine.filter(state__in=(Job.State.QUEUED, Job.State.RUNNING), data__mark=mark).first()
        return going or Job.put(
            JOB, key=f"{JOB}:{user.pk}:{key}", by=user, project=project, total=len(wanted),
            data={"documents": wanted, "mark": mark},
        )  # fmt: skip


def make(job: Job) -> None:
    """Write it, document by document, straight to the disk."""
    wanted = job.data["documents"]
    folder = Path(default_storage.path(FOLDER))
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".new-", suffix=".zip", delete=False) as file:
        temporary = Path(file.name)
        try:
            count = _write(file, job, wanted)
            file.flush()
            os.fsync(file.fileno())
            name = f"{FOLDER}/{job.pk}-{get_random_string(20).lower()}.zip"
            temporary.replace(default_storage.path(name))
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    job.result, job.result_name = name, f"documents-{timezone.localdate():%Y%m%d}-{job.pk}.zip"
    with transaction.atomic():
        Event.record("archive.made", by=job.by, subject=job, project=job.project, data={"n": count})


def _write(file: Any, job: Job, wanted: list[int]) -> int:
    index = io.StringIO(newline="")
    table = csv.writer(index)
    table.writerow(HEAD)
    count, user = 0, job.by
    assert user is not None
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        jobs.progress(job, 0, len(wanted))
        for some in paperwork.batched(wanted, 100):
            # Asked again for each part: what was closed to them meanwhile stays out.
            rows = Document.objects.visible_to(user).for_list().filter(pk__in=some, current__isnull=False)
            for document in rows.order_by("number"):
                for line in _add(archive, document):
                    table.writerow([harmless(cell) for cell in line])
                count += 1
                jobs.progress(job, count, len(wanted))
        archive.writestr("index.csv", b"\xef\xbb\xbf" + index.getvalue().encode())
        archive.writestr("README.txt", readme(count))
    return count


def _add(archive: zipfile.ZipFile, document: Document) -> Iterator[list[Any]]:
    """Put in all files of a document; gives their lines for the index."""
    version = document.current
    assert version is not None
    facts = [
        document.number, _both(document, "kind"), document.title, document.title_en, document.project.number,
        document.project.customer.name, version.n, _both(document, "state"), _both(document, "how"),
        _moment(version.rendered_at), _moment(document.completed_at),
    ]  # fmt: skip
    for path, what, name, digest in _files(document, version):
        kept = _copy(archive, name, path, digest)
        yield [*facts, path if kept else "", what if kept else f"{what}: {DAMAGED}", digest]
    for stamp in document.timestamps.filter(state="made", embedded=False):
        path = f"{_stem(document)}-{stamp.sha256[:12]}.tst"
        archive.writestr(path, bytes(stamp.token))
        yield [*facts, path, TOKEN, hashlib.sha256(bytes(stamp.token)).hexdigest()]


def _files(document: Document, version: Any) -> Iterator[tuple[str, str, str, str]]:
    """(path in the archive, what it is, name in the storage, SHA-256)"""
    stem = f"{_stem(document)}-v{version.n}"
    yield f"{stem}.pdf", ISSUED, version.pdf, version.pdf_sha256
    if latest := version.latest:
        yield f"{stem}-signed.pdf", SIGNED, latest.pdf, latest.sha256
    for paper in version.papers.filter(state=PaperCopy.State.CONFIRMED).exclude(pdf=""):
        yield f"{stem}-paper.pdf", PAPER, paper.pdf, paper.pdf_sha256
    for n, made in enumerate(Completion.objects.filter(version=version).order_by("pk"), 1):
        number = "" if n == 1 else f"-{n}"
        yield f"{stem}-completion{number}.pdf", COMPLETION, made.pdf, made.pdf_sha256


def _stem(document: Document) -> str:
    return f"{document.project.number}/{document.number}"


def _copy(archive: zipfile.ZipFile, name: str, path: str, digest: str) -> bool:
    """Piece by piece; only what is still what was kept."""
    try:
        with default_storage.open(name) as source:
            if hashlib.file_digest(source, "sha256").hexdigest() != digest:
                return False
            source.seek(0)
            with archive.open(zipfile.ZipInfo(path, timezone.localtime().timetuple()[:6]), "w") as target:
                shutil.copyfileobj(source, target, PIECE)
    except FileNotFoundError:
        return False
    return True


def readme(count: int) -> str:
    """What is in the archive and how to check it; Chinese, then English."""
    parts = []
    for language in ("zh-hans", "en"):
        with translation.override(language):
            parts.append(
                render_to_string("lifecycle/archive_readme.txt", {"count": count, "at": _moment(timezone.now())})
            )
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _both(document: Document, field: str) -> str:
    """A choice in both languages."""
    words = []
    for language in ("zh-hans", "en"):
        with translation.override(language):
            match field:
                case "kind":
                    words.append(paperwork.kind_label(document.kind))
                case "state":
                    words.append(paperwork.state_label(document))
                case _:
                    words.append(str(document.get_how_display()))
    return " ".join(dict.fromkeys(words)).strip()


def _moment(value: Any) -> str:
    return timezone.localtime(value).isoformat(sep=" ", timespec="seconds") if value else ""


# -- handing it out ----------------------------------------------------------------------------------------------------


def may_have(user: User, job: Job) -> bool:
    """Do they still see every document that is in it?"""
    wanted = job.data["documents"]
    for some in paperwork.batched(wanted, 500):
        if Document.objects.visible_to(user).filter(pk__in=some).count() < len(some):
            return False
    return job.by_id == user.pk


def content(job: Job) -> IO[bytes] | None:
    """The file; nothing once its week is over."""
    if not job.result or not default_storage.exists(job.result):
        return None
    return default_storage.open(job.result)


def expire() -> int:
    """For the scheduled round: remove what is older than a week, and what a process that died left behind."""
    old = timezone.now() - KEPT
    count = 0
    for job in Job.objects.filter(kind=JOB, ended_at__lte=old).exclude(result=""):
        default_storage.delete(job.result)
        Job.objects.filter(pk=job.pk).update(result="")
        count += 1
    folder = Path(default_storage.path(FOLDER))
    for path in folder.glob(".new-*") if folder.exists() else ():
        if path.stat().st_mtime < (timezone.now() - timedelta(days=1)).timestamp():
            path.unlink(missing_ok=True)
    return count
