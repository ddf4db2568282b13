"""The parent's side of a worker: one child in each process, asked in turn, replaced when it misbehaves.

`renderer` lays out pages (worker.py); lifecycle.sealing has children of its own for signing and for examining.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import logging
import os
import socket
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from . import errors
from .limits import JOB_SECONDS, JOBS_PER_WORKER

ROOT = Path(__file__).resolve().parents[2]
KEPT_ENVIRONMENT = ("PATH", "HOME", "XDG_CACHE_HOME", "LD_LIBRARY_PATH")
SIZE = struct.Struct(">I")
MAX_ANSWER = 256 * 1024 * 1024

log = logging.getLogger("lifecycle.pdf")


class Renderer:
    """Length-prefixed JSON over a socket pair that is the child's standard input and output.

    A socket with a timeout behaves the same with threads and under gevent, where everything here is patched.
    """

    _child: subprocess.Popen[bytes] | None = None
    _link: socket.socket | None = None

    def __init__(
        self, module: str = "lifecycle.pdf.worker", seconds: float = JOB_SECONDS, jobs: int = JOBS_PER_WORKER
    ) -> None:
        self.module = module
        self.seconds = seconds
        self.jobs = jobs
        self._forget()
        atexit.register(self.close)
        os.register_at_fork(after_in_child=self._forget)

    def ask(self, job: dict[str, Any]) -> dict[str, Any]:
        """Do a job in the child. Raises what the child refuses, and RenderFailed for all else."""
        deadline = time.monotonic() + self.seconds
        if not self._lock.acquire(timeout=self.seconds):
            raise errors.RenderFailed("all the time was spent waiting for other documents")
        try:
            answer = self._exchange(job, deadline)
        finally:
            self._lock.release()
        if answer.get("refused"):
            raise _refusal(answer)
        return answer

    def close(self) -> None:
        """End the child; the next job starts a new one."""
        child, link = self._child, self._link
        self._child = self._link = None
        self._done = 0
        if link is not None:
            link.close()
        if child is not None:
            child.kill()
            with contextlib.suppress(Exception):
                child.wait(5)

    def _exchange(self, job: dict[str, Any], deadline: float) -> dict[str, Any]:
        sent = json.dumps(job, ensure_ascii=False).encode()
        try:
            link = self._connect()
            link.settimeout(_left(deadline))
            link.sendall(SIZE.pack(len(sent)) + sent)
            (size,) = SIZE.unpack(_receive(link, SIZE.size, deadline))
            if size > MAX_ANSWER:
                raise OSError("the answer is too long")
            answer = json.loads(_receive(link, size, deadline))
        except (OSError, ValueError) as problem:
            self.close()
            detail = f"{job.get('job')}: {type(problem).__name__} {problem}"
            log.error("%s was stopped: %s", self.module, detail)
            raise errors.RenderFailed(detail) from problem
        except BaseException:
            # A greenlet's own timeout or a shutdown: the child's late answer must not reach the next asker.
            self.close()
            raise
        self._done += 1
        if self._done >= self.jobs or answer.get("worn"):
            self.close()
        return answer

    def _connect(self) -> socket.socket:
        if self._link is not None and self._child is not None and self._child.poll() is None:
            return self._link
        self.close()
        ours, theirs = socket.socketpair()
        try:
            self._child = subprocess.Popen(
                [sys.executable, "-m", self.module],
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                cwd=ROOT,
                env=_environment(),
            )
        finally:
            theirs.close()
        self._link = ours
        return ours

    def _forget(self) -> None:
        """Also after a fork: the child belongs to the process that started it."""
        if self._link is not None:
            self._link.close()
        self._lock = threading.Lock()
        self._child = self._link = None
        self._done = 0


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ}
    fonts = Path(__file__).with_name("fonts.conf")
    return kept | {"FONTCONFIG_FILE": str(fonts), "LANG": "C.UTF-8", "TZ": "UTC", "PYTHONPATH": str(ROOT)}


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("out of time")
    return left


def _receive(link: socket.socket, size: int, deadline: float) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        link.settimeout(_left(deadline))
        part = link.recv(min(size - len(parts), 1 << 20))
        if not part:
            raise OSError("the worker ended without an answer")
        parts += part
    return bytes(parts)


def _refusal(answer: dict[str, Any]) -> Exception:
    match answer["refused"]:
        case "glyphs":
            return errors.MissingGlyphs(answer["chars"])
        case "pages":
            return errors.TooManyPages(answer["pages"], answer["most"])
        case "slot":
            return errors.UnknownSlot(answer["slot"])
        case "taken":
            return errors.SlotTaken(answer["slot"])
    log.error("The render worker failed: %s", answer.get("detail"))
    return errors.RenderFailed(answer.get("detail", ""))


renderer = Renderer()
