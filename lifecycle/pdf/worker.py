"""The render worker: `python -m lifecycle.pdf.worker`, a child that answers length-prefixed JSON jobs.

It parses fonts, pictures and PDFs, so it is the place where hostile input would do harm: it has limits on memory and
processor time, no settings of the application, no database, and a URL fetcher that knows nothing but data: addresses.
"""

from __future__ import annotations

import base64
import gc
import importlib.metadata
import json
from collections.abc import Callable

from .serving import Answer, Refuse, encoded, serve

DISTRIBUTIONS = ("weasyprint", "pydyf", "pyhanko", "django", "segno", "markdown-it-py", "nh3", "pillow", "fonttools")


def render(job: Answer) -> Answer:
    from . import fonts, printer

    data = json.loads(job["data"])
    if not data.get("draft") and (missing := fonts.missing(data)):
        raise Refuse("glyphs", chars=missing)
    made, count = printer.print_counted(data, job["template"], job["data"].encode())
    return {"pdf": encoded(made), "pages": count}


def glyphs(job: Answer) -> Answer:
    from . import fonts

    if missing := fonts.missing(json.loads(job["data"])):
        raise Refuse("glyphs", chars=missing)
    return {}


def appearance(job: Answer) -> Answer:
    from . import stamps

    return {"pdf": encoded(stamps.page_for(base64.b64decode(job["pdf"]), job["slot"], _appearance(job)))}


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


def seal(job: Answer) -> Answer:
    from . import stamps

    return {"pdf": encoded(stamps.seal_page(job["words"]))}


JOBS: dict[str, Callable[[Answer], Answer]] = {
    job.__name__: job for job in (render, glyphs, appearance, seal, slots, pages, engine)
}


def _appearance(job: Answer) -> Answer:
    from . import fonts

    if missing := fonts.missing({**job["appearance"], "strokes": []}):
        raise Refuse("glyphs", chars=missing)
    return job["appearance"]


if __name__ == "__main__":
    gc.disable()  # a tenth of the time of a layout; what it leaves is collected once the answer is on its way
    serve(JOBS)
