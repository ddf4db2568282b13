"""Where one thing came from and what it led to: the thread from a promise or a need to contract and acceptance."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models

from lifecycle.models.events import subject_key
from lifecycle.models.users import User


class Trace(models.Model):
    """The source led to the target: a talk to a requirement, a requirement to a section, a promise to an amendment."""

    project = models.ForeignKey("lifecycle.Project", models.PROTECT, related_name="traces")
    source_kind = models.CharField(max_length=60)
    source_id = models.PositiveBigIntegerField()
    target_kind = models.CharField(max_length=60)
    target_id = models.PositiveBigIntegerField()
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source_kind", "source_id", "target_kind", "target_id"], name="trace_once")
        ]
        indexes = [
            models.Index(fields=["source_kind", "source_id"], name="trace_source"),
            models.Index(fields=["target_kind", "target_id"], name="trace_target"),
        ]

    @classmethod
    def note(cls, source: Any, target: Any, *, by: User | None = None) -> "Trace":
        """`source` led to `target`; noting it again changes nothing. Records, or rows of records that know `project`."""
        return cls.objects.get_or_create(
            source_kind=subject_key(source), source_id=source.pk, target_kind=subject_key(target), target_id=target.pk,
            defaults={"project": target.project, "made_by": by},
        )[0]  # fmt: skip

    @classmethod
    def sources(cls, thing: Any) -> list[Any]:
        """What led to it, the oldest first."""
        rows = cls.objects.filter(target_kind=subject_key(thing), target_id=thing.pk).order_by("pk")
        return _things(rows.values_list("source_kind", "source_id"))

    @classmethod
    def targets(cls, thing: Any, model: type[models.Model] | None = None) -> list[Any]:
        """What it led to, the oldest first; only what is of that model, where one is named."""
        rows = cls.objects.filter(source_kind=subject_key(thing), source_id=thing.pk).order_by("pk")
        if model is not None:
            rows = rows.filter(target_kind=model._meta.label_lower)
        return _things(rows.values_list("target_kind", "target_id"))


def _things(keys: Iterable[tuple[str, int]]) -> list[Any]:
    """One query a kind, however many there are of it."""
    keys = list(keys)
    wanted: dict[str, list[int]] = {}
    for kind, pk in keys:
        wanted.setdefault(kind, []).append(pk)
    found = {kind: apps.get_model(kind)._default_manager.in_bulk(pks) for kind, pks in wanted.items()}
    return [found[kind][pk] for kind, pk in keys if pk in found[kind]]
