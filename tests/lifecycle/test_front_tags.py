"""Tags of the pages: what they write, and that nothing hostile gets through them."""

import re
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from lifecycle.templatetags import tl

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
SPRITE = settings.BASE_DIR / "static" / "icons" / "sprite.svg"


def render(source: str, **context: object) -> str:
    return Template("{% load tl %}" + source).render(Context(context))


def test_icons_are_decorative_unless_they_have_a_label() -> None:
    assert 'aria-hidden="true"' in tl.icon("check")
    assert 'role="img" aria-label="Done"' in tl.icon("check", label="Done")


def test_a_badge_says_its_state_in_a_word_and_an_icon() -> None:
    html = tl.badge("late", "Overdue")
    assert "Overdue</span>" in html
    assert "#alarm" in html
    assert "#circle-minus" in tl.badge("no such tone", "?")


@pytest.mark.parametrize(
    "html",
    [
        tl.badge("ok", HOSTILE),
        tl.icon(HOSTILE, label=HOSTILE, css=HOSTILE),
        tl.bar(1, 2, HOSTILE, HOSTILE),
    ],
)
def test_what_people_wrote_is_escaped(html: str) -> None:
    assert "<script>" not in html
    assert "<img" not in html


def test_a_bar_with_nothing_to_do_is_valid() -> None:
    assert 'value="0" max="1"' in tl.bar(0, 0, "Checklist")


def test_due_marks_what_is_late_with_colour_icon_and_words() -> None:
    with translation.override("en"):
        html = tl.due(timezone.localdate() - timedelta(days=4))
    assert 'class="due-late"' in html
    assert "#alarm" in html
    assert "4 d late" in html
    assert "due-" not in tl.due(timezone.localdate() - timedelta(days=4), done=True)
    assert tl.due(None) == ""


def test_pick_takes_the_readers_language_and_falls_back() -> None:
    row = SimpleNamespace(name="人民医院", name_en="Renmin Hospital")
    with translation.override("en"):
        assert render('{{ row|pick:"name" }}', row=row) == "Renmin Hospital"
        assert render('{{ row|pick:"name" }}', row=SimpleNamespace(name="人民医院", name_en="")) == "人民医院"
    with translation.override("zh-hans"):
        assert render('{{ row|pick:"name" }}', row=row) == "人民医院"


def test_sorting_turns_round_and_starts_at_the_first_page() -> None:
    def header(query: str) -> str:
        return render('{% sort_link "due" "Due" %}', request=RequestFactory().get(f"/x/?{query}"))

    assert 'aria-sort="none"' in header("page=3&owner=me")
    assert 'href="?owner=me&amp;sort=due"' in header("page=3&owner=me")
    assert 'aria-sort="ascending"' in header("sort=due")
    assert 'href="?sort=-due"' in header("sort=due")
    assert 'aria-sort="descending"' in header("sort=-due")
    assert "<script>" not in header("owner=<script>")


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        "![x](http://evil.example/track.png)",
        "![x](x onerror=alert(1))",
        "<svg onload=alert(1)>",
        "<iframe src=//evil.example></iframe>",
        "<a href=x style=position:fixed>x</a>",
        '[x](https://a.example "t\\" onmouseover=alert(1) x=\\"")',
        "```<script>\nalert(1)</script>\n```",
        "|<script>|\n|-|\n|<img src=x onerror=1>|",
        "<!--><script>alert(1)</script>-->",
    ],
)
def test_markdown_lets_nothing_run(text: str) -> None:
    html = tl.markdown(text)
    tags = set(re.findall(r"<\s*([a-zA-Z0-9]+)", html))
    assert tags <= tl.ALLOWED_TAGS
    for tag in re.findall(r"<[^>]*>", html):
        assert not re.search(r"\son\w+\s*=", re.sub(r'"[^"]*"', '""', tag))
        assert "style=" not in tag
        assert not re.search(r'href="\s*(javascript|data|vbscript)', tag, re.IGNORECASE)


def test_markdown_writes_what_people_mean() -> None:
    html = tl.markdown("# Title\n\none\ntwo **bold** [site](https://a.example)\n\n- x\n\n| a |\n|-|\n| 1 |")
    assert "<h3>Title</h3>" in html
    assert "one<br" in html
    assert "<strong>bold</strong>" in html
    assert 'rel="nofollow noopener noreferrer"' in html
    assert "<td>1</td>" in html
    assert tl.markdown(None) == ""


def test_iso_dates_for_date_fields() -> None:
    assert tl.iso_date("2026/09/05") == "2026-09-05"
    assert tl.iso_date(date(2026, 9, 5)) == "2026-09-05"
    assert tl.iso_moment("2026/09/05 10:42:00") == "2026-09-05T10:42"
    assert tl.iso_date(None) == ""


def test_every_icon_that_pages_name_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text()))
    named = {icon for _, icon in tl.TONES.values()}
    for page in (settings.BASE_DIR / "templates").rglob("*.html"):
        named |= set(re.findall(r'(?:{% icon |\bicon=)"([a-z0-9-]+)"', page.read_text()))
    for app in ("lifecycle", "presales", "delivery", "aftersales"):
        for module in (settings.BASE_DIR / app).rglob("*.py"):
            named |= set(re.findall(r'\bicon ?= ?"([a-z0-9-]+)"', module.read_text()))
    assert named - sprite == set()


def test_vendored_files_carry_their_licence() -> None:
    for folder in (settings.BASE_DIR / "static" / "vendor").glob("*/*"):
        assert (folder / "LICENSE").is_file(), folder.name
        for file in Path(folder).rglob("*.[cj]s*"):
            assert "sourceMappingURL" not in file.read_text()[-300:]
