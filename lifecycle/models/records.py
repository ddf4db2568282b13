"""What every kind of record shares: its project, number, version, author, and the document that it issues."""

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle import evidence
from lifecycle.asking import once
from lifecycle.errors import PROJECT_ENDED, Refused, Stale
from lifecycle.models.documents import Document
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.numbers import draw
from lifecycle.models.users import User
from lifecycle.preparations import Prepared, prepare
from lifecycle.stages import DocumentKind, RecordKind, registry
from lifecycle.stages import State as ProjectState


class Record(models.Model):
    """Abstract. A kind adds `State`, its fields and its verbs; `lifecycle/records.py` gives it its pages."""

    private: ClassVar[set[str]] = set()
    marked_up: ClassVar[set[str]] = set()  # texts that are written in Markdown
    labels: ClassVar[
        dict[str, Any]
    ] = {}  # what its page calls values that are no fields, or are called otherwise in forms
    editable_states: ClassVar[tuple[str, ...]] = ()
    signed_states: ClassVar[tuple[str, ...]] = ()  # those that the signatures on its document bring
    files_prove: ClassVar[bool] = True  # whether a manual or a contract among its files speaks for its item by itself
    figured: ClassVar[bool] = False  # whether the lights of its project are read from it
    outlives: ClassVar[bool] = False  # goes on in a closed project, as customer service does
    proves_open_only: ClassVar[bool] = False  # says nothing of items that were finished before it
    proves: ClassVar[
        tuple[str, ...]
    ] = ()  # the items that its document speaks for, where not all that want such a paper

    project = models.ForeignKey("lifecycle.Project", models.PROTECT, related_name="%(app_label)s_%(class)ss")
    number = models.PositiveIntegerField(gettext_lazy("number"))
    version = models.PositiveIntegerField(default=1)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("created by"))
    created_at = models.DateTimeField(gettext_lazy("created"), auto_now_add=True)
    updated_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("changed by"))
    updated_at = models.DateTimeField(gettext_lazy("changed"), auto_now=True)

    class Meta:
        abstract = True
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="%(app_label)s_%(class)s_number")]

    def __str__(self) -> str:
        return f"{self.kind.title} {self.number}"

    @property
    def label(self) -> str:
        """What a person calls this record; a kind with a title of its own overrides it."""
        return str(self)

    @property
    def is_private_paper(self) -> bool:
        """Is its document for our own people, although others of its kind go to the customer?"""
        return False

    @property
    def event_label(self) -> str:
        return self.label

    @property
    def kind(self) -> RecordKind:
        found = registry.record_of(self)
        if found is None:
            raise LookupError(f"{type(self).__name__} is declared by no app")
        return found

    @property
    def state_label(self) -> str:
        if self.is_deemed:
            return _("Deemed accepted")
        return str(self.get_state_display())  # type: ignore[attr-defined]

    @property
    def is_deemed(self) -> bool:
        """Is it in its state by the customer's silence rather than by a signature? Asked only where a contract has that."""
        if self.state not in self.signed_states or not self.project.deemed_days:  # type: ignore[attr-defined]
            return False
        document = self.document
        return document is not None and document.state == Document.State.DEEMED

    @property
    def tone(self) -> str:
        """Tone of the state's badge: ok, now, wait, bad, draft, off."""
        return "draft"

    @property
    def is_editable(self) -> bool:
        return self.state in self.editable_states and not self.is_at_rest  # type: ignore[attr-defined]

    @property
    def is_at_rest(self) -> bool:
        """Has its project ended, so that it can only be read?"""
        return self.rests_in(self.project)

    @classmethod
    def rests_in(cls, project: Any) -> bool:
        return bool(project.read_only and not (cls.outlives and project.state == ProjectState.CLOSED))

    @classmethod
    def takes_new(cls, project: Any) -> bool:
        """May one be added, as far as the project goes on?"""
        return not cls.rests_in(project)

    def is_editable_by(self, user: User) -> bool:
        """Beyond their role and its state; a kind that belongs to its author overrides it."""
        return self.is_editable

    def is_owned_by(self, user: User) -> bool:
        """Is it theirs to work on where the table of rights says `own`? A kind that somebody owns overrides it."""
        return False

    def not_editable(self) -> str:
        """Why it cannot be edited, in words; a kind that knows another way says which."""
        return _("In the state “%(state)s” this can no longer be changed.") % {"state": self.state_label}

    def get_absolute_url(self) -> str:
        kind = self.kind
        return reverse("record", args=[self.project.number, kind.stage, kind.slug, self.number])

    def act_url(self, name: str) -> str:
        kind = self.kind
        return reverse("record_act", args=[self.project.number, kind.stage, kind.slug, self.number, name])

    @property
    def document(self) -> Document | None:
        """The document that this record issued and that is not void."""
        rows = Document.objects.about(self).exclude(state=Document.State.VOIDED).select_related("current")
        return once(self.project, ("document", self._meta.label, self.pk), rows.first)

    # -- writing ---------------------------------------------------------------------------------------------------

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        """Write a new record, or a changed one that was read at `read_version`. Runs in the caller's transaction."""
        if self.is_at_rest:
            raise Refused(PROJECT_ENDED)
        self.updated_by = by
        if self.pk is None:
            self.guard_new()
            self.number = draw(f"{self._meta.label_lower}:{self.project_id}")
            self.created_by = by
            self.save(force_insert=True)
            Event.record("record.added", by=by, subject=self)
            self.refresh_lights()
            return
        ChainHead.locked(self.project_id)
        now = type(self).objects.select_for_update().get(pk=self.pk)  # type: ignore[attr-defined]
        if now.version != read_version:
            raise Stale(_("Somebody else changed this meanwhile."))
        if not now.is_editable:
            raise Refused(now.not_editable())
        self.version = now.version + 1
        self.save()
        shown = {name: pair for name, pair in (diff or {}).items() if name not in self.private}
        Event.record("record.revised", by=by, subject=self, data={"changes": shown})
        self.refresh_lights()

    def refresh_lights(self) -> None:
        """What the project's lights say follows this record, where they are read from its kind."""
        if self.figured:
            self.project.refresh_figures()

    def guard_new(self) -> None:
        """May this record be added to its project now? Raises Refused; a kind with a rule overrides it."""

    def after_put(self, *, by: User) -> None:
        """Called once the record's lines are written too, in the same transaction."""

    def shift(
        self, state: str, *, by: User | None, verb: str, data: dict[str, Any] | None = None, **changed: Any
    ) -> None:
        """Compare and set the state; the event goes with it. For the verbs of a kind, inside their transaction."""
        old = self.state  # type: ignore[attr-defined]
        changed |= {"state": state, "version": self.version + 1, "updated_at": timezone.now()}
        if by is not None:
            changed["updated_by"] = by
        rows = type(self).objects.filter(pk=self.pk, state=old, version=self.version)  # type: ignore[attr-defined]
        if rows.update(**changed) != 1:
            raise Stale(_("Somebody else changed this a moment ago. Nothing was changed; look again."))
        for name, value in changed.items():
            setattr(self, name, value)
        facts = {"from": old, "to": state} | (data or {})
        Event.record(verb, by=by, subject=self, data=facts)
        self.refresh_lights()

    def locked(self, *states: str) -> None:
        """Take the row lock and read the row anew; refuse unless it is in one of `states` and the project lives."""
        ChainHead.locked(self.project_id)
        now = type(self).objects.select_for_update().get(pk=self.pk)  # type: ignore[attr-defined]
        if now.is_at_rest:
            raise Refused(PROJECT_ENDED)
        if states and now.state not in states:
            raise Refused(_("That is not possible in the state “%(state)s”.") % {"state": now.state_label})
        self.refresh_from_db()

    def offer_evidence(self, *, by: User | None, code: str | None = None) -> None:
        """Tell the checklist that this record is finished."""
        kind = self.kind
        evidence.offer(
            self.project, code=code or kind.document or kind.slug, forms=evidence.RECORD_FORMS, subject=self,
            label=self.label, stage=kind.stage, by=by,
        )  # fmt: skip

    def page_facts(self, user: User) -> dict[str, Any]:
        """What its page shows to this reader beyond fields and lines; a kind with more to tell overrides it."""
        return {}

    # -- documents -------------------------------------------------------------------------------------------------

    def issue_words(self) -> dict[str, Any]:
        """`heading`, `submit` and `intro` of the page that issues it, where issuing is more than printing."""
        return {}

    def prepare_issue(self, *, language: str | None = None, reason: str = "", after: int | None = None) -> Prepared:
        """Print and seal what `issue` would freeze now, while nothing is locked yet."""
        self.guard_issue()
        language = language or self.project.document_language
        return prepare(self, self.document_kind, language=language, reason=reason.strip(), after=after)

    def issue(
        self, *, by: User, language: str | None = None, reason: str = "", after: int | None = None,
        prepared: Prepared | None = None,
    ) -> Document:  # fmt: skip
        """Freeze this record into its document, with PDF, number and hash.

        `after`: the version that the person saw, 0 for none; the same content issued since then is not issued again.
        """
        if prepared is None:
            now = type(self).objects.get(pk=self.pk)  # type: ignore[attr-defined]
            prepared = now.prepare_issue(language=language, reason=reason, after=after)
        return self._issue(prepared, by=by, language=language or self.project.document_language, reason=reason)

    @transaction.atomic
    def _issue(self, prepared: Prepared, *, by: User, language: str, reason: str) -> Document:
        self.locked()
        self.guard_issue()
        document = Document.issue(
            by=by, record=self, kind=self.document_kind, language=language, reason=reason, prepared=prepared
        )
        self.document_issued(document, by=by)
        return document

    def guard_unchanged(self, document: Document, changed: datetime | None) -> None:
        """Nobody signs words that moved on: refused where it was `changed` after the current version was printed."""
        version = document.current
        if version and changed and version.rendered_at < changed.replace(microsecond=0):
            raise Refused(_("It was changed since this version was issued. Issue it again."))

    @property
    def document_kind(self) -> DocumentKind:
        """The kind of document that it is issued as. Raises Refused for a record that has none."""
        code = self.kind.document
        if code is None:
            raise Refused(_("This kind of record issues no document."))
        return registry.documents[code]

    def guard_issue(self) -> None:
        """May its document be issued now? Raises Refused; a kind with a rule overrides it."""

    def document_issued(self, document: Document, *, by: User) -> None:
        """The document was frozen."""

    def document_sent(self, document: Document, *, by: User) -> None:
        """The document went out for signature."""

    def document_signed(self, document: Document, *, by: User | None) -> None:
        """All signatories have signed."""

    def document_deemed(self, document: Document, *, by: User | None) -> None:
        """The customer's silence confirmed it, and our gates take that for a signature: it goes on as if signed.

        A kind says otherwise where a signature is more to it than a step; its state is labelled as deemed in any case.
        """
        self.document_signed(document, by=by)

    def document_declined(self, document: Document, *, reason: str) -> None:
        """A signatory declined; the record is to be reworked."""

    def document_fell(self, document: Document, *, by: User) -> None:
        """The document was declared void."""
