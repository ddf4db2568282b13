"""The work of models/jobs.py: which function does which kind, and who does it when.

A job begins after the commit of what queued it, in a thread of the same process (under gevent: a greenlet). Should the
process die, the scheduled round takes it up when its lease ends: a function may therefore run twice and must find what
it made the first time.
"""

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import close_old_connections, connection
from django.db.models import F
from django.utils import timezone

from lifecycle.models.jobs import Job

log = logging.getLogger(__name__)

KINDS: dict[str, Callable[[Job], None]] = {}


def register(kind: str, function: Callable[[Job], None]) -> None:
    """The function does the job; it may set `result` and `result_name`, and report with `progress`. What it raises
    is kept, and it is tried again."""
    KINDS[kind] = function


def begin() -> None:
    """Do what is due, without keeping the asker waiting."""
    if settings.JOBS_IN_THREAD:
        threading.Thread(target=_in_thread, name="jobs", daemon=True).start()
    else:
        run_due()


def _in_thread() -> None:
    close_old_connections()
    try:
        run_due()
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
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.DONE, ended_at=now, last_error="", result=job.result, result_name=job.result_name,
        done=F("total"),
    )  # fmt: skip
    job.state, job.ended_at = Job.State.DONE, now
    return True


def progress(job: Job, done: int, total: int) -> None:
    """How far it is; also renews the lease."""
    until = timezone.now() + Job.LEASE
    Job.objects.filter(pk=job.pk).update(done=done, total=total, next_at=until)
    job.done, job.total, job.next_at = done, total, until


def _claim(job: Job) -> bool:
    until = timezone.now() + Job.LEASE
    mine = Job.objects.filter(pk=job.pk, state=job.state, attempts=job.attempts, next_at=job.next_at)
    if not mine.update(state=Job.State.RUNNING, attempts=job.attempts + 1, next_at=until):
        return False
    job.state, job.attempts, job.next_at = Job.State.RUNNING, job.attempts + 1, until
    return True


def _later(job: Job, error: Exception) -> None:
    given_up = job.attempts >= Job.MAX_ATTEMPTS
    pause = timedelta(minutes=min(2**job.attempts, 24 * 60))
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.FAILED if given_up else Job.State.QUEUED, next_at=timezone.now() + pause,
        last_error=f"{type(error).__name__}: {error}"[:250], ended_at=timezone.now() if given_up else None,
    )  # fmt: skip
