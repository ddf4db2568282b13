"""One of many customers or people: chosen from a list, or named where the list would be longer than the page."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet

MANY = 150


def offer(narrowing: filters.FilterSet, name: str, rows: QuerySet[Any], *paths: str, key: str = "pk") -> None:
    """Let the filter `name` be one of these rows; `paths` lead to them from what is narrowed down. `key`: the field
    that addresses hold."""
    choice = narrowing.filters[name]
    if not rows.order_by().values("pk")[MANY:].exists():
        choice.queryset = rows.only(key, "name", "name_en")
        return
    words = Named(paths, key, label=choice.label, max_length=100)
    words.parent, words.model, words.field_name = narrowing, narrowing._meta.model, name
    narrowing.filters[name] = words


class Named(filters.CharFilter):
    """Words of a name in either language; the key itself too, so that old addresses keep their meaning."""

    def __init__(self, paths: tuple[str, ...], key: str, **extra: Any) -> None:
        super().__init__(**extra)
        self.paths, self.key = paths, key

    def filter(self, rows: Any, value: str) -> Any:
        word = value.strip().replace("\x00", "")
        if not word:
            return rows
        wanted = Q()
        for path in self.paths:
            wanted |= Q(**{f"{path}__name__icontains": word}) | Q(**{f"{path}__name_en__icontains": word})
            if self.key != "pk" or word.isdecimal():
                wanted |= Q(**{f"{path}__{self.key}": word})
        return rows.filter(wanted)
