"""The three responses to a requirement, in the company's own words where it has some."""

from typing import Any

from django.utils.translation import override

from lifecycle.models.requirement_types import Response
from lifecycle.models.settings import SiteSettings
from lifecycle.text import choose


def words(site: SiteSettings | None = None) -> dict[str, dict[str, str]]:
    """Each response in both languages: the company's words, else ours."""
    own = (site or SiteSettings.load()).response_labels
    found = {}
    for value in Response.values:
        said = own.get(value) or {}
        found[value] = {key: str(said.get(key) or "").strip() or _ours(value, key) for key in ("zh", "en")}
    return found


def _ours(value: str, key: str) -> str:
    with override("zh-hans" if key == "zh" else "en"):
        return str(Response(value).label)


def label(value: str) -> str:
    return choose(words()[value]) if value in Response.values else ""


def choices(known: dict[str, dict[str, str]] | None = None) -> list[tuple[str, str]]:
    """`known`: the words, where they were asked for already."""
    return [(value, choose(both)) for value, both in (known or words()).items()]


def both(value: str) -> dict[str, str] | None:
    """For documents, which freeze both languages."""
    return words().get(value)


def said(known: dict[str, dict[str, str]] | None = None, field: str = "response") -> Any:
    """A column that says each row's response, for lists: one look at the settings, however many rows there are."""
    from django.db.models import Case, CharField, Value, When

    cases = [When(**{field: value}, then=Value(text)) for value, text in choices(known)]
    return Case(*cases, default=Value(""), output_field=CharField())
