"""Data → escaped template → PDF/A-3a with PDF/UA-1. Runs in the worker."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import Context, Engine
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from . import logo, marks, sigfields
from .canonical import digest
from .limits import MAX_PAGES
from .serving import Refuse

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
TEMPLATE_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
FONTS = FontConfiguration()
SHORT_HASH = 12
# What the data is called inside the PDF, and what tells its pages from those of the document that it speaks of.
ATTACHED = {
    "completion": ("evidence.json", "What happened to the document, as data", "c"),
    "paper": ("paper.json", "How the document was signed on paper, as data", "s"),
}
DOCUMENT = ("document.json", "The content of this document as data", "p")

if not settings.configured:
    # The template engine asks for these two; nothing else of the application's settings belongs here.
    settings.configure(USE_I18N=False, USE_TZ=True)


class Locked(URLFetcher):
    """Nothing leaves this process: only data: addresses are read, and JPEGs that came with the job."""

    def __init__(self, pictures: Mapping[str, bytes] | None = None) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)
        self.pictures = pictures or {}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url in self.pictures:
            return URLFetcherResponse(url, self.pictures[url], {"Content-Type": "image/jpeg"})
        return super().fetch(url, headers)


def print_document(
    data: dict[str, Any],
    template: str,
    source: bytes,
    *,
    files: Sequence[Attachment] = (),
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """The bytes of a document."""
    return print_counted(data, template, source, files=files, pictures=pictures)[0]


def print_counted(
    data: dict[str, Any],
    template: str,
    source: bytes,
    *,
    files: Sequence[Attachment] = (),
    pictures: Mapping[str, bytes] | None = None,
) -> tuple[bytes, int]:
    """A document and the number of its pages; `source` is attached to it as it is, and so are `files`.

    The template shows `pictures` by their address. What would be too long a document is not written.
    """
    if not TEMPLATE_NAME.fullmatch(template):
        raise ValueError("not the name of a template")
    markup = HTML(string=html(data, template), url_fetcher=Locked(pictures), base_url=None)
    layout: dict[str, Any] = {"stylesheets": [_style()], "font_config": FONTS}
    if data.get("draft"):
        return _written(markup, layout)
    at = dt.datetime.fromisoformat(data["generated_at"])
    name, description, page_key = ATTACHED.get(template, DOCUMENT)
    attached = Attachment(
        string=source,
        name=name,
        description=description,
        relationship="Source",
        created=at,
        modified=at,
    )

    def finish(document: Any, pdf: Any) -> None:
        marks.claim_accessibility(pdf)
        marks.name_attachments_once(pdf)
        sigfields.add(document, pdf, data.get("slots") or [])
        if data.get("verify_url"):
            marks.add_codes(document, pdf, data["verify_url"], data["version"], page_key)

    archive = {
        "pdf_variant": "pdf/a-3a",
        "attachments": [attached, *files],
        "pdf_identifier": f"{data['number']}.v{data['version']}".encode(),
    }
    return _written(markup, layout | archive, finish)


def _written(markup: HTML, options: dict[str, Any], finisher: Any = None) -> tuple[bytes, int]:
    document = markup.render(**options)
    if len(document.pages) > MAX_PAGES:
        raise Refuse("pages", pages=len(document.pages), most=MAX_PAGES)
    return document.write_pdf(finisher=finisher, **options), len(document.pages)


def html(data: dict[str, Any], template: str) -> str:
    """The page in HTML; everything that comes from the data is escaped or cleaned."""
    picture = logo.safe((data.get("vendor") or {}).get("logo"))
    context = {**data, "data": data, "picture": picture, "digest": digest(data), "hash": digest(data)[:SHORT_HASH]}
    body = data.get("body")
    if isinstance(body, dict) and body.get("appendix"):
        context["body"] = {**body, "appendix": [_redrawn(row) for row in body["appendix"]]}
    return _engine().get_template(f"pdf/{template}.html").render(Context(context))


def _redrawn(row: Any) -> Any:
    """A row of an appendix with its picture written anew, or without one that cannot be shown."""
    if not isinstance(row, dict) or "picture" not in row:
        return row
    return {**row, "picture": logo.safe(row["picture"])}


def print_small(markup: str) -> bytes:
    """A page that becomes part of another PDF: no profile, no tags, its fonts embedded."""
    return HTML(string=markup, url_fetcher=Locked(), base_url=None).write_pdf(font_config=FONTS, output_intent=None)


def small_html(template: str, context: dict[str, Any]) -> str:
    """A template that is not a document."""
    return _engine().get_template(f"pdf/{template}.html").render(Context(context))


def templates_hash() -> str:
    """One hash for all templates and the style of documents."""
    whole = hashlib.sha256()
    folder = TEMPLATES / "pdf"
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return whole.hexdigest()


def has_subsetter() -> bool:
    """Whether HarfBuzz can cut the fonts down; fontTools needs many seconds for the Chinese ones."""
    from weasyprint.text import ffi

    return bool(getattr(ffi, "harfbuzz_subset", None))


def pango_version() -> str:
    """As the library says itself."""
    from weasyprint.text.ffi import pango

    number = pango.pango_version()
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"


@functools.cache
def _engine() -> Engine:
    return Engine(dirs=[str(TEMPLATES)], libraries={"pdf": "lifecycle.templatetags.pdf"}, autoescape=True)


@functools.cache
def _style() -> CSS:
    return CSS(string=(TEMPLATES / "pdf" / "style.css").read_text(), font_config=FONTS, url_fetcher=Locked())
