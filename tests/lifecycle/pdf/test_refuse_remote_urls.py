"""Nothing that people write makes the renderer fetch, read or link."""

import contextlib
import http.server
import re
import threading

import pytest
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from lifecycle import pdf
from lifecycle.pdf import printer, prose
from tests.lifecycle.pdf import samples
from tests.lifecycle.pdf.papers import text


@pytest.fixture
def listener():
    """A server on the loopback that remembers who came."""
    hits = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            hits.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_POST = do_HEAD = do_GET

        def log_message(self, *_args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", hits
    server.shutdown()
    server.server_close()


MARKUP = [
    '<img src="{0}/img">',
    '<link rel="stylesheet" href="{0}/css">',
    "<style>@import url({0}/import);</style>",
    "<style>@font-face{{font-family:x;src:url({0}/font)}} p{{font-family:x}}</style><p>a</p>",
    "<style>p{{background:url({0}/background)}}</style><p>a</p>",
    '<p style="background-image:url({0}/style)">a</p>',
    '<object data="{0}/object"></object>',
    '<embed src="{0}/embed">',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="{0}/svg" width="9" height="9"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><use href="{0}/use#a"/></svg>',
    '<link rel="attachment" href="{0}/attachment">',
    '<a rel="attachment" href="{0}/attached">a</a>',
    '<base href="{0}/"><img src="relative">',
    '<img src="//127.0.0.1/scheme">',
    '<link rel="attachment" href="file:///etc/passwd">',
    '<img src="file:///etc/passwd">',
]


@pytest.mark.parametrize("markup", MARKUP)
def test_the_fetcher_stays_at_home(markup, listener):
    address, hits = listener
    made = b""
    with contextlib.suppress(FatalURLFetchingError):
        made = HTML(string=markup.format(address), url_fetcher=printer.Locked(), base_url=None).write_pdf()
    assert hits == [] and b"root:" not in made and b"EmbeddedFile" not in made


@pytest.mark.parametrize("template", samples.KINDS)
def test_markup_in_a_text_is_text(template, listener, tmp_path):
    address, hits = listener
    hostile = "".join(MARKUP[at].format(address) for at in (0, 2, 8)) + f"![x]({address}/markdown)"

    def poison(value, key=""):
        if isinstance(value, dict) and set(value) == {"zh", "en"}:
            return {language: hostile + words for language, words in value.items()}
        if isinstance(value, dict):
            return {name: poison(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [poison(inner) for inner in value[:2]]
        return value

    data = samples.KINDS[template]("zh")
    data["body"] = poison(data["body"])
    data["title"] = {"zh": '"><img src=x>', "en": ""}
    made = pdf.render(data, template)
    assert hits == []
    assert "<imgsrc=" in "".join(text(made, tmp_path).split())
    assert not re.search(rb"/URI\b|/Launch|/JavaScript", made)


@pytest.mark.parametrize("logo", ["http://127.0.0.1/logo.png", "file:///etc/passwd", "data:image/svg+xml;base64,PHN2Zy8+",
                                  "data:image/png;base64,AAAA", "data:text/html,<script>"])  # fmt: skip
def test_a_logo_is_a_picture_or_nothing(logo):
    from lifecycle.pdf.logo import safe

    assert safe(logo) is None


def test_a_logo_is_written_anew():
    from lifecycle.pdf.logo import safe

    given = samples.logo()
    assert safe(given).startswith("data:image/png;base64,")
    data = samples.payment_request("en")
    data["vendor"]["logo"] = given
    assert len(pdf.render(data, "payment_request")) > 1000


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;"),
        ("[a](javascript:alert(1))", "javascript"),
        ("[docs](https://docs.example.com/x)", "docs (https://docs.example.com/x)"),
        ("<https://example.com/>", "https://example.com/"),
        ("**bold** and\n\n| a | b |\n|---|---|\n| 1 | 2 |", '<th scope="col">a</th>'),
        ("# one\n\n### three", "<h4>three</h4>"),
        ("- a\n\n  b", "a<br>"),
    ],
)
def test_markdown_becomes_small_safe_html(written, shown):
    made = prose.prose(written)
    assert shown in made
    assert not re.search(r"<(a|img|script|iframe)\b|href|\sstyle=|\son\w+=", made)
