"""A record that is written down from the page of another: where it came from, and what it led to."""

from typing import Any

from django.db import models

from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.stages import registry


class Originating(models.Model):
    """Capability of a record kind. Its add form is opened with `?from=presales.exchanges.3` and keeps that key."""

    origin_key = ""  # of a new one, until it is written

    class Meta:
        abstract = True

    def origin(self) -> Any | None:
        """The record of this project that `origin_key` names."""
        stage, _dot, rest = self.origin_key.partition(".")
        slug, _dot, number = rest.partition(".")
        kind = registry.records.get(f"{stage}.{slug}")
        if kind is None or not number.isdecimal() or len(number) > 9:
            return None
        project = self.project  # type: ignore[attr-defined]
        return kind.model_class.objects.filter(project=project, number=int(number)).first()

    def note_origin(self, *, by: User) -> None:
        if (record := self.origin()) is not None:
            Trace.note(record, self, by=by)

    @property
    def origins(self) -> list[Any]:
        """The records that it came from."""
        return Trace.sources(self)

    @property
    def results(self) -> list[Any]:
        """What it led to: a risk, an amendment …"""
        return Trace.targets(self)
