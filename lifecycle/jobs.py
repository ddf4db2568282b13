"""The work of models/jobs.py: which function does which kind, and who does it when.

A job begins after the commit of what queued it, in a thread of the same process (under gevent: a greenlet). Should the
process die, the scheduled round takes it up when its lease ends: a function may therefore run twice and must find what
it made the first time.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connection, transaction
from django.db.models import F
from django.utils import timezone

from lifecycle.models.jobs import Job

log = logging.getLogger(__name__)

KINDS: dict[str, Callable[[Job], None]] = {}
_held = 0
_turn, _more = threading.Lock(), threading.Event()


def register(kind: str, function: Callable[[Job], None]) -> None:
    """The function does the job; it may set `result` and `result_name`, and report with `progress`. What it raises
    is kept, and it is tried again."""
    KINDS[kind] = function


@contextmanager
def held() -> Iterator[None]:
    """Nothing begins meanwhile; what was queued waits for the scheduled round. For loads that set their own clock."""
    global _held
    _held += 1
    try:
        yield
    finally:
        _held -= 1


def begin() -> None:
    """Do what is due, without keeping the asker waiting."""
    if _held:
        return
    if settings.JOBS_IN_THREAD:
        _more.set()
        if not _turn.locked():
            threading.Thread(target=_in_thread, args=(_run_all,), name="jobs", daemon=True).start()
    else:
        run_due()


def _run_all() -> None:
    """One thread of a process at a time; what was queued while it worked is done as well."""
    while _more.is_set() and _turn.acquire(blocking=False):
        try:
            _more.clear()
            while run_due():
                pass
        finally:
            _turn.release()


def nudge(job: Job) -> None:
    """Do this one ahead of its turn, as somebody is looking for it; it never keeps them waiting."""
    if settings.JOBS_IN_THREAD and job.state == Job.State.QUEUED and job.next_at <= timezone.now():
        threading.Thread(target=_in_thread, args=(partial(run, job),), name="jobs", daemon=True).start()


def _in_thread(work: Callable[[], object]) -> None:
    close_old_connections()
    try:
        work()
    except Exception:  # the scheduled round does what is left
        log.exception("jobs: the thread ended early")
    finally:
        connection.close()


def run_due(limit: int = 20) -> int:
    """Do the jobs that are due; returns how many were finished."""
    due = Job.objects.filter(state__in=(Job.State.QUEUED, Job.State.RUNNING), next_at__lte=timezone.now())
    return sum(run(job) for job in list(due.order_by("next_at", "pk")[:limit]))


def run(job: Job) -> bool:
    """Do one job, unless another process has it. True if it is done."""
    if not _claim(job):
        return False
    try:
        KINDS[job.kind](job)
    except Exception as error:  # whatever it is: kept, shown and tried again
        log.exception("job %s %s failed", job.pk, job.kind)
        _later(job, error)
        return False
    now = timezone.now()
    _set(
        job, state=Job.State.DONE, ended_at=now, last_error="", result=job.result, result_name=job.result_name,
        done=F("total"),
    )  # fmt: skip
    job.state, job.ended_at = Job.State.DONE, now
    return True


def progress(job: Job, done: int, total: int) -> None:
    """How far it is; also renews the lease."""
    until = timezone.now() + Job.LEASE
    _set(job, done=done, total=total, next_at=until)
    job.done, job.total, job.next_at = done, total, until


def _claim(job: Job) -> bool:
    until = timezone.now() + Job.LEASE
    mine = Job.objects.filter(pk=job.pk, state=job.state, attempts=job.attempts, next_at=job.next_at)
    with transaction.atomic():
        if not mine.update(state=Job.State.RUNNING, attempts=job.attempts + 1, next_at=until):
            return False
    job.state, job.attempts, job.next_at = Job.State.RUNNING, job.attempts + 1, until
    return True


def _later(job: Job, error: Exception) -> None:
    given_up = job.attempts >= Job.MAX_ATTEMPTS
    pause = timedelta(minutes=min(2**job.attempts, 24 * 60))
    _set(
        job, state=Job.State.FAILED if given_up else Job.State.QUEUED, next_at=timezone.now() + pause,
        last_error=f"{type(error).__name__}: {error}"[:250], ended_at=timezone.now() if given_up else None,
    )  # fmt: skip


def _set(job: Job, **fields: Any) -> None:
    """In a transaction: on SQLite, waiting for the lock elsewhere stops every request of the process."""
    with transaction.atomic():
        Job.objects.filter(pk=job.pk).update(**fields)
