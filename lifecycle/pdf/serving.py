"""The child's side of a worker: jobs are read from standard input, answered one by one, within limits."""

from __future__ import annotations

import base64
import gc
import json
import os
import resource
import signal
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from . import limits
from .renderer import SIZE

Answer = dict[str, Any]
WORN_BYTES = 450 * 1024 * 1024


class Refuse(Exception):
    """An answer that the parent turns into one of its own refusals."""

    def __init__(self, refused: str, **more: Any) -> None:
        super().__init__(refused)
        self.answer: Answer = {"refused": refused, **more}


def serve(
    jobs: Mapping[str, Callable[[Answer], Answer]],
    *,
    seconds: int = limits.JOB_SECONDS,
    after: Callable[[], None] = lambda: None,
) -> None:
    """Answer until the input ends. `after` runs when an answer is on its way."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent; the end of input ends this process
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not be taken for an answer
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    while (job := _read(source)) is not None:
        _limit_time(seconds)
        answer = _do(jobs, job)
        answer["worn"] = _resident_bytes() > WORN_BYTES
        sent = json.dumps(answer).encode()
        target.write(SIZE.pack(len(sent)) + sent)
        target.flush()
        del job, answer, sent
        after()
        gc.collect()


def encoded(content: bytes) -> str:
    """Bytes as JSON carries them."""
    return base64.b64encode(content).decode()


def _do(jobs: Mapping[str, Callable[[Answer], Answer]], job: Answer) -> Answer:
    try:
        return jobs[job["job"]](job)
    except Refuse as refusal:
        return refusal.answer
    except MemoryError:
        os._exit(1)  # what is left of this process is not worth trusting
    except Exception as problem:
        frames, trace = [], problem.__traceback__
        while trace is not None:
            frames.append(f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}")
            trace = trace.tb_next
        # Without the message's full length: it may quote the document.
        detail = f"{type(problem).__name__}: {str(problem)[:200]} ({' < '.join(reversed(frames[-6:]))})"
        return {"refused": "failed", "detail": detail}


def _resident_bytes() -> int:
    """What this process holds now. Its peak (ru_maxrss) would begin with that of the process that started it."""
    try:
        with open("/proc/self/statm", "rb") as told:
            return int(told.read().split()[1]) * resource.getpagesize()
    except OSError:  # not Linux
        return 0


def _limit_time(seconds: int) -> None:
    """Should the parent die, nobody stops a job that never ends; the kernel does after the same time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))


def _read(source: BinaryIO) -> Answer | None:
    head = source.read(SIZE.size)
    if len(head) < SIZE.size:
        return None
    (size,) = SIZE.unpack(head)
    return json.loads(source.read(size))
