"""Markdown written by people, as the small safe HTML that a tagged PDF can carry."""

from __future__ import annotations

import functools
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "br",
    "strong",
    "em",
    "s",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
ATTRIBUTES = {"th": {"scope"}, "ol": {"start"}}
FIRST_LEVEL = 3


@functools.cache
def _parser() -> MarkdownIt:
    return (
        MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"]).disable("image")
    )


def prose(text: str) -> str:
    """Safe HTML: no raw HTML, no images, links as their address in words, headings beneath the section's own."""
    tokens = _parser().parse(text)
    _headings(tokens)
    _lists(tokens)
    for token in tokens:
        if token.type == "th_open":
            token.attrs = {"scope": "col"}
        elif token.type == "td_open":
            token.attrs = {}
        elif token.type == "inline" and token.children:
            token.children = _links(token.children)
    html = _parser().renderer.render(tokens, _parser().options, {})
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=set(), link_rel=None)


def _headings(tokens: list[Token]) -> None:
    """PDF/UA forbids skipped levels: each heading is at most one deeper than the one before."""
    ranks = sorted({token.tag for token in tokens if token.type == "heading_open"})
    level = FIRST_LEVEL - 1
    for token in tokens:
        if token.type == "heading_open":
            level = min(level + 1, FIRST_LEVEL + ranks.index(token.tag), 6)
            token.tag = f"h{level}"
        elif token.type == "heading_close":
            token.tag = f"h{level}"


def _lists(tokens: list[Token]) -> None:
    """Inside a list item only inline text is allowed by the tagger, so paragraphs there lose their own box."""
    depth, seen = 0, [False]
    for token in tokens:
        if token.type == "list_item_open":
            depth += 1
            seen.append(False)
        elif token.type == "list_item_close":
            depth -= 1
            seen.pop()
        elif depth and token.type in ("paragraph_open", "paragraph_close"):
            token.hidden = True
        elif depth and token.type == "inline":
            if seen[-1] and token.children is not None:
                token.children.insert(0, Token("hardbreak", "br", 0))
            seen[-1] = True


def _links(children: list[Token]) -> list[Token]:
    """On paper a link is worth its written address; and an address nobody sees cannot be signed."""
    kept: list[Token] = []
    open_links: list[tuple[Any, int]] = []
    for token in children:
        if token.type == "link_open":
            open_links.append((token.attrGet("href"), len(kept)))
        elif token.type == "link_close":
            address, start = open_links.pop()
            shown = "".join(inner.content for inner in kept[start:])
            if address and str(address) not in (shown, f"mailto:{shown}"):
                kept.append(Token("text", "", 0, content=f" ({address})"))
        else:
            kept.append(token)
    return kept
