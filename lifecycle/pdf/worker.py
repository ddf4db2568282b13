"""The render worker: `python -m lifecycle.pdf.worker`, a child that answers length-prefixed JSON jobs.

It parses fonts, pictures and PDFs, so it is the place where hostile input would do harm: it has limits on memory and
processor time, no settings of the application, no database, and a URL fetcher that knows nothing but data: addresses.
"""

from __future__ import annotations

import base64
import gc
import importlib.metadata
import json
import os
import resource
import signal
from collections.abc import Callable
from typing import Any, BinaryIO

from . import limits
from .renderer import SIZE

Answer = dict[str, Any]
WORN_KILOBYTES = 450 * 1024
DISTRIBUTIONS = ("weasyprint", "pydyf", "pyhanko", "django", "segno", "markdown-it-py", "nh3", "pillow", "fonttools")


class Refuse(Exception):
    """An answer that the parent turns into one of its own refusals."""

    def __init__(self, refused: str, **more: Any) -> None:
        super().__init__(refused)
        self.answer: Answer = {"refused": refused, **more}


def render(job: Answer) -> Answer:
    from . import fonts, printer

    data = json.loads(job["data"])
    if not data.get("draft") and (missing := fonts.missing(data)):
        raise Refuse("glyphs", chars=missing)
    return {"pdf": _encode(printer.print_document(data, job["template"], job["data"].encode()))}


def glyphs(job: Answer) -> Answer:
    from . import fonts

    if missing := fonts.missing(json.loads(job["data"])):
        raise Refuse("glyphs", chars=missing)
    return {}


def stamp(job: Answer) -> Answer:
    from . import stamps

    return {"pdf": _encode(stamps.stamp(base64.b64decode(job["pdf"]), job["slot"], _appearance(job)))}


def appearance(job: Answer) -> Answer:
    from . import stamps

    return {"pdf": _encode(stamps.page_for(base64.b64decode(job["pdf"]), job["slot"], _appearance(job)))}


def slots(job: Answer) -> Answer:
    from . import stamps

    return {"slots": stamps.slots(base64.b64decode(job["pdf"]))}


def pages(job: Answer) -> Answer:
    from . import stamps

    return {"pages": stamps.page_count(base64.b64decode(job["pdf"]))}


def engine(_job: Answer) -> Answer:
    from . import fonts, printer

    problems = []
    try:
        hashes = fonts.hashes()
    except (fonts.NoFont, OSError) as problem:
        hashes = {}
        problems.append(f"Documents need the packages fonts-noto-core and fonts-noto-cjk: {problem}")
    if not printer.has_subsetter():
        problems.append("Documents take sixteen times as long without the package libharfbuzz-subset0.")
    versions = {name: importlib.metadata.version(name) for name in DISTRIBUTIONS}
    versions |= {"pango": printer.pango_version(), "templates": printer.templates_hash()}
    return {"versions": versions, "fonts": hashes, "problems": problems}


JOBS: dict[str, Callable[[Answer], Answer]] = {
    job.__name__: job for job in (render, glyphs, stamp, appearance, slots, pages, engine)
}


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent; the end of input ends this process
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not be taken for an answer
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    gc.disable()  # a tenth of the time of a layout; what it leaves is collected once the answer is on its way
    while (job := _read(source)) is not None:
        _limit_time()
        answer = _do(job)
        answer["worn"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > WORN_KILOBYTES
        sent = json.dumps(answer).encode()
        target.write(SIZE.pack(len(sent)) + sent)
        target.flush()
        del job, answer, sent
        gc.collect()


def _do(job: Answer) -> Answer:
    try:
        return JOBS[job["job"]](job)
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


def _appearance(job: Answer) -> Answer:
    from . import fonts

    if missing := fonts.missing({**job["appearance"], "strokes": []}):
        raise Refuse("glyphs", chars=missing)
    return job["appearance"]


def _limit_time() -> None:
    """Should the parent die, nobody stops a job that never ends; the kernel does after the same time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + limits.JOB_SECONDS, resource.RLIM_INFINITY))


def _read(source: BinaryIO) -> Answer | None:
    head = source.read(SIZE.size)
    if len(head) < SIZE.size:
        return None
    (size,) = SIZE.unpack(head)
    return json.loads(source.read(size))


def _encode(pdf: bytes) -> str:
    return base64.b64encode(pdf).decode()


if __name__ == "__main__":
    # Under the name that other modules import, so that their Refuse is ours.
    from lifecycle.pdf import worker

    worker.main()
