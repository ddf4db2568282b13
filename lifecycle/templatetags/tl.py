"""Tags and filters of the pages. `mark_safe` appears here once, in `markdown`, behind nh3."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import nh3
from django import template
from django.template.base import FilterExpression, Parser, Token, VariableNode
from django.templatetags.static import static
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from lifecycle import display, text
from lifecycle.qrcodes import svg

register = template.Library()

register.filter("money", display.money)
register.filter("money_short", display.money_short)
register.filter("day", display.day)
register.filter("day_full", display.day_full)
register.filter("moment", display.moment)
register.filter("initials", display.initials)
register.filter("choose", text.choose)
register.filter("listed", text.listed)
register.filter("labelled", text.labelled)

# tone: (badge class, icon that carries the same meaning as the colour)
TONES = {
    "ok": ("tl-badge-ok", "circle-check"),
    "now": ("tl-badge-now", "player-play"),
    "wait": ("tl-badge-wait", "hourglass"),
    "bad": ("tl-badge-bad", "alert-triangle"),
    "late": ("tl-badge-bad", "alarm"),
    "draft": ("tl-badge-off", "pencil"),
    "off": ("tl-badge-off", "circle-minus"),
    "info": ("tl-badge-info", "info-circle"),
}


@lru_cache(maxsize=1)
def sprite() -> str:
    """Where the symbols are; only a new release, which starts anew, moves them."""
    return static("icons/sprite.svg")


@register.simple_tag
def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """One symbol of the sprite. Decorative unless `label` says what it means."""
    return _symbol(str(name), str(label), str(css))


@lru_cache(maxsize=1000)
def _symbol(name: str, label: str, css: str) -> SafeString:
    href = f"{sprite()}#{name}"
    classes = f"icon {css}".strip()
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}"></use></svg>', classes, label, href
        )
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"></use></svg>', classes, href)


@register.simple_tag
def qr(address: str, title: Any) -> SafeString:
    """A QR code of an address; `title` is what a screen reader says."""
    return svg(address, str(title))


@register.simple_tag
def badge(tone: str, text: Any, icon: str = "") -> SafeString:
    """A state in a word, a colour and an icon; the word alone already says it."""
    css, default = TONES.get(tone, TONES["off"])
    return format_html('<span class="badge tl-badge {}">{}{}</span>', css, _symbol(icon or default, "", ""), text)


@register.simple_tag
def bar(value: float, maximum: float, label: Any, tone: str = "") -> SafeString:
    """A progress bar; browsers refuse a maximum of nought, and nothing to do reads as an empty bar."""
    return format_html(
        '<progress class="tl-bar{}" value="{}" max="{}" aria-label="{}">{}</progress>',
        f" tl-bar-{tone}" if tone else "", str(value or 0), str(maximum or 1), label, f"{value or 0}/{maximum or 0}",
    )  # fmt: skip


@register.simple_tag
def due(value: date | None, done: bool = False) -> SafeString | str:
    """A deadline: late in red, near in amber, both with an icon and in words."""
    if not value:
        return ""
    tone, text = display.due_state(value, done)
    if not tone:
        return format_html('<time datetime="{}">{}</time>', value.isoformat(), text)
    return format_html(
        '<time class="due-{}" datetime="{}">{} {}</time>',
        tone, value.isoformat(), icon("alarm" if tone == "late" else "clock"), text,
    )  # fmt: skip


@register.filter
def ago(value: datetime | date | None) -> SafeString | str:
    """`2 h ago`, with the exact moment in the tooltip."""
    if not value:
        return ""
    exact = display.moment(value) if isinstance(value, datetime) else display.day_full(value)
    return format_html('<time datetime="{}" title="{}">{}</time>', value.isoformat(), exact, display.ago_text(value))


@register.filter
def pick(obj: Any, field: str) -> str:
    """The text of a field in the reader's language, the other one where it is missing."""
    return text.pick(obj, field) if obj else ""


@register.filter
def iso_date(value: Any) -> str:
    """What `<input type=date>` understands, whatever order of year, month and day the language writes."""
    return str(value).replace("/", "-") if value else ""


@register.filter
def iso_moment(value: Any) -> str:
    """What `<input type=datetime-local>` understands."""
    return iso_date(value).replace(" ", "T", 1)[:16]


@register.filter
def column(form: Any, name: str) -> str:
    """Grid classes of a field: forms may state `columns = {"start": 6, "end": 6}`, a full row is the default."""
    width = (getattr(form, "columns", None) or {}).get(name)
    return f"col-12 col-md-{int(width)}" if width else "col-12"


@register.filter
def folds(form: Any, name: str) -> bool:
    """Does this field lie in the part that is closed at first? Forms may state `folded = ("place",)`."""
    return name in (getattr(form, "folded", None) or ())


@register.filter
def folded_open(form: Any) -> bool:
    """Something in the folded part wants to be seen."""
    return any(name in form.errors for name in form.folded)


@register.filter
def in_words(value: Any) -> str:
    """Any value of a record as text: dates and instants as people write them, lists joined, nothing as a dash."""
    if value is None or value == "":
        return "—"
    if isinstance(value, datetime):
        return display.moment(value)
    if isinstance(value, date):
        return display.day_full(value)
    if isinstance(value, list | tuple | set):
        return text.listed(value)
    return localize(value)


@register.filter
def item(mapping: Any, key: Any) -> Any:
    """`mapping[key]`, nothing where it is missing."""
    return mapping.get(key) if isinstance(mapping, Mapping) else None


@register.simple_tag(takes_context=True)
def sort_link(context: template.Context, key: str, title: Any, css: str = "") -> SafeString:
    """A whole `<th>` that sorts by `key`, turns round when it already does, and starts again at page one."""
    request = context["request"]
    current = request.GET.get("sort", context.get("default_sort", ""))
    state = {key: "ascending", f"-{key}": "descending"}.get(current)
    query = request.GET.copy()
    query["sort"] = f"-{key}" if state == "ascending" else key
    query.pop("page", None)
    mark = {"ascending": "arrow-up", "descending": "arrow-down", None: "arrows-sort"}[state]
    return format_html(
        '<th scope="col" class="{}" aria-sort="{}"><a class="tl-sort" href="?{}" title="{}">{} {}</a></th>',
        css, state or "none", query.urlencode(), _("Sort by this column"), title, icon(mark),
    )  # fmt: skip


class EachNode(template.Node):
    def __init__(self, nodes: template.NodeList, rows: FilterExpression) -> None:
        self.nodes, self.rows = nodes, rows

    def render(self, context: template.Context) -> SafeString:
        return format_html_join("", self.nodes.render(context), self.rows.resolve(context))


@register.tag
def each(parser: Parser, token: Token) -> EachNode:
    """`{% each rows %}<li>{name}</li>{% endeach %}`: the body once for each row, with the row's values, escaped.

    For lists of many rows: the body is rendered once, translations and all, and each row costs one formatting instead
    of a walk through the template. A value in double braces would be read as a format, so there may be none.
    """
    rows = parser.compile_filter(token.split_contents()[1])
    nodes = parser.parse(("endeach",))
    parser.delete_first_token()
    if nodes.get_nodes_by_type(VariableNode):
        raise template.TemplateSyntaxError(
            "Inside {% each %} values come from the rows: {name} instead of {{ name }}."
        )
    return EachNode(nodes, rows)


ALLOWED_TAGS = {
    "p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a",
    "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ALLOWED_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    # Pictures are left out: a page must not fetch an address that somebody typed.
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True})
    return parser.enable(["table", "strikethrough"]).disable("image")


@register.filter
def markdown(text: Any) -> SafeString:
    """Markdown as safe HTML; headings start at h3, because the page above has the first two."""
    if not text:
        return SafeString("")
    parser = _parser()
    tokens = parser.parse(str(text))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + 2)}"
    html = parser.renderer.render(tokens, parser.options, {})
    clean = nh3.clean(
        html, tags=ALLOWED_TAGS, attributes=ALLOWED_ATTRIBUTES, url_schemes=ALLOWED_SCHEMES,
        link_rel="nofollow noopener noreferrer",
    )  # fmt: skip
    return mark_safe(clean)  # noqa: S308 - nh3 has just removed everything that is not on the lists above


@register.simple_tag(takes_context=True)
def way(context: Any, url: str) -> str:
    """The address, if the reader may go there in the project of the page; else nothing: {% way row.url as url %}."""
    from lifecycle import ways  # which asks for rights, and these for models that know this module

    if not url or "project" not in context:
        return url or ""
    return url if ways.is_open(context["request"].user, url, context["project"]) else ""
