"""What happened, append-only, in one HMAC chain per project (and one for the company)."""

import hashlib
import hmac
import json
from datetime import UTC
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle import anchors
from lifecycle.models.users import User

GENESIS = "0" * 64
ANCHORED = "document."  # what happens to documents is anchored at once, the rest once a day
COMPANY = 0  # the chain of what belongs to no project


def canonical(value: Any) -> bytes:
    """The one byte form of a value that is hashed and signed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder).encode()


def subject_key(subject: models.Model) -> str:
    return subject._meta.label_lower


class ChainHead(models.Model):
    """Where a chain ends. Its row lock puts the events of a project in one order."""

    chain = models.PositiveBigIntegerField(unique=True)
    seq = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return f"{self.chain}: {self.seq}"

    @classmethod
    def locked(cls, chain: int) -> "ChainHead":
        """The end of a chain, its row locked; the first event of a chain makes it."""
        rows = ChainHead.objects.select_for_update()
        try:
            head = rows.get(chain=chain)
        except ChainHead.DoesNotExist:
            ChainHead.objects.bulk_create([ChainHead(chain=chain)], ignore_conflicts=True)
            head = rows.get(chain=chain)
        return head

    @classmethod
    def words(cls, chain: int) -> str:
        """Where the chain stands, as signatures carry it in their reason: they bind each other."""
        head = cls.objects.filter(chain=chain).first()
        return f"events #{head.seq} {head.hash}" if head else "events #0"


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, subject: models.Model) -> "EventQuerySet":
        return self.filter(subject_kind=subject_key(subject), subject_id=subject.pk)

    def newest_first(self) -> "EventQuerySet":
        return self.order_by("-at", "-pk").select_related("actor")


class Event(models.Model):
    """One thing that happened. The database itself refuses to change or delete a row."""

    project = models.ForeignKey(
        "lifecycle.Project", models.PROTECT, related_name="events", null=True, verbose_name=_("project")
    )
    chain = models.PositiveBigIntegerField()
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name=_("who"))
    actor_name = models.CharField(max_length=120, blank=True)  # somebody without an account: a signatory
    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.PositiveBigIntegerField()
    subject_label = models.CharField(max_length=200)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="event_chain_seq")]
        indexes = [
            models.Index(fields=["project", "-at"], name="event_project_at"),
            models.Index(fields=["subject_kind", "subject_id"], name="event_subject"),
            models.Index(fields=["-at"], name="event_at"),
        ]

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq} {self.verb}"

    def body(self) -> dict[str, Any]:
        """What the chain protects, in the form that is hashed."""
        return {
            "chain": self.chain,
            "seq": self.seq,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": self.actor_id,
            "actor_name": self.actor_name,
            "verb": self.verb,
            "subject": [self.subject_kind, self.subject_id, self.subject_label],
            "data": self.data,
        }

    def seal(self) -> str:
        """HMAC-SHA256 over the previous hash and the body, under a key that the database does not hold."""
        return chain_hash(self.prev_hash, self.body())

    @classmethod
    def record(
        cls,
        verb: str,
        *,
        by: User | None,
        subject: models.Model,
        project: Any = None,
        data: dict[str, Any] | None = None,
        actor_name: str = "",
    ) -> "Event":
        """Append an event in the transaction of the verb that calls it."""
        if not transaction.get_connection().in_atomic_block:
            raise transaction.TransactionManagementError("an event is written with the change that it tells of")
        if project is None:
            project = (
                subject if subject._meta.label_lower == "lifecycle.project" else getattr(subject, "project", None)
            )
        chain = project.pk if project is not None else COMPANY
        head = ChainHead.locked(chain)
        event = cls(
            project=project,
            chain=chain,
            seq=head.seq + 1,
            at=timezone.now(),
            actor=by,
            actor_name=actor_name or (by.name if by else ""),
            verb=verb,
            subject_kind=subject_key(subject),
            subject_id=subject.pk,
            subject_label=str(getattr(subject, "event_label", "") or subject)[:200],
            data=json.loads(canonical(data or {})),
            prev_hash=head.hash,
        )
        event.hash = event.seal()
        event.save(force_insert=True)
        ChainHead.objects.filter(pk=head.pk).update(seq=event.seq, hash=event.hash)
        if verb.startswith(ANCHORED):
            transaction.on_commit(lambda: _anchor(chain, event), robust=True)
        return event


def _anchor(chain: int, event: Event) -> None:
    anchors.write([(chain, event.seq, event.hash)])


def chain_hash(prev: str, body: dict[str, Any]) -> str:
    message = prev.encode() + b"\n" + canonical(body)
    return hmac.new(settings.EVENT_KEY.encode(), message, hashlib.sha256).hexdigest()


def changes(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Any]]:
    """What differs between two states of a row, as `{field: [old, new]}`."""
    return {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}
