"""Documents: what was issued under a number. Its bytes are in its versions."""

import secrets
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import PROJECT_ENDED, Refused
from lifecycle.models.events import ChainHead, Event, subject_key
from lifecycle.models.numbers import draw
from lifecycle.models.users import User
from lifecycle.models.versions import DocumentVersion
from lifecycle.stages import DocumentKind, registry
from lifecycle.text import choose

if TYPE_CHECKING:
    from lifecycle.preparations import Prepared

CODE_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def public_code() -> str:
    """10 random base32 characters: 50 bits, enough that a document cannot be found by guessing."""
    return "".join(secrets.choice(CODE_ALPHABET) for _i in range(10))


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: User) -> "DocumentQuerySet":
        """Documents of the projects that the user sees, but for kinds whose area is closed to their role there."""
        from lifecycle import access
        from lifecycle.models.members import ProjectMember
        from lifecycle.models.projects import Project

        rows = self.filter(project__in=Project.objects.visible_to(user))
        kinds: dict[tuple[str, ...], list[str]] = {}  # by who reads them: many areas have the same readers
        for kind in registry.documents.values():
            kinds.setdefault(tuple(access.roles_with("R", kind.area)), []).append(kind.code)
        for readers, codes in kinds.items():
            if any(role in readers and role in access.COMPANY_WIDE for role in user.roles):
                continue
            mine = ProjectMember.objects.acting(user).filter(role__in=readers)
            rows = rows.exclude(Q(kind__in=codes) & ~Q(project__in=mine.values("project")))
        for kind in registry.documents.values():
            readers = tuple(access.roles_with("R", kind.private_area)) if kind.private_area else ()
            if readers and not any(role in readers and role in access.COMPANY_WIDE for role in user.roles):
                mine = ProjectMember.objects.acting(user).filter(role__in=readers)
                rows = rows.exclude(Q(kind=kind.code, internal=True) & ~Q(project__in=mine.values("project")))
        return rows

    def open_to(self, user: User, project: Any) -> "DocumentQuerySet":
        """Those of one project that the person may read there; asks nothing beyond the roles that they have in it."""
        return self.filter(project=project).exclude(_closed(user, project))

    def closed_to(self, user: User, project: Any) -> "DocumentQuerySet":
        return self.filter(_closed(user, project), project=project)

    def locked(self, pk: int) -> "Document":
        """The document with its row locked. The head of the project's chain is locked before it: every verb ends
        there, so whoever begins there waits for nobody who waits for them."""
        ChainHead.locked(Document.objects.values_list("project_id", flat=True).get(pk=pk))
        return Document.objects.select_related("project").select_for_update(no_key=True, of=("self",)).get(pk=pk)

    def for_list(self) -> "DocumentQuerySet":
        return self.select_related("project", "project__customer", "current")

    def about(self, subject: models.Model) -> "DocumentQuerySet":
        return self.filter(subject_kind=subject_key(subject), subject_id=subject.pk)


def _closed(user: User, project: Any) -> Q:
    """Kinds whose area is closed to the person in that project, and editions of ours whose facts are."""
    from lifecycle import access

    def codes(*, private: bool) -> list[str]:
        kinds = registry.documents.values()
        return [kind.code for kind in kinds if not access.reads_paper(user, kind, project, private=private)]

    return Q(kind__in=codes(private=False)) | Q(kind__in=codes(private=True), internal=True)


class Document(models.Model):
    class State(models.TextChoices):
        FROZEN = "frozen", gettext_lazy("Issued")
        SENT = "sent", gettext_lazy("Out for signature")
        VIEWED = "viewed", gettext_lazy("Opened by a signatory")
        PARTIAL = "partial", gettext_lazy("Partly signed")
        COMPLETED = "completed", gettext_lazy("Signed")
        DECLINED = "declined", gettext_lazy("Declined")
        EXPIRED = "expired", gettext_lazy("Link expired")
        VOIDED = "voided", gettext_lazy("Void")
        PAPER = "paper", gettext_lazy("Out on paper")
        DEEMED = "deemed", gettext_lazy("Deemed accepted")

    class How(models.TextChoices):
        ONLINE = "online", gettext_lazy("signed online")
        PAPER = "paper", gettext_lazy("signed on paper")
        DEEMED = "deemed", gettext_lazy("deemed accepted")

    OUT = (State.SENT, State.VIEWED, State.PARTIAL)
    SENDABLE = (State.FROZEN, State.DECLINED, State.EXPIRED)

    project = models.ForeignKey("lifecycle.Project", models.PROTECT, related_name="documents")
    kind = models.CharField(gettext_lazy("kind"), max_length=10)
    number = models.CharField(gettext_lazy("number"), max_length=50, unique=True)
    title = models.CharField(gettext_lazy("title"), max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    stage = models.CharField(max_length=10)
    language = models.CharField(
        gettext_lazy("language"),
        max_length=4,
        choices=[("zh", gettext_lazy("Chinese")), ("en", gettext_lazy("English")), ("both", gettext_lazy("Both"))],
    )
    internal = models.BooleanField(default=False)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.FROZEN)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.PositiveBigIntegerField()
    public_code = models.CharField(max_length=10, unique=True, default=public_code)
    current = models.OneToOneField("DocumentVersion", models.PROTECT, null=True, related_name="+")
    how = models.CharField(max_length=10, blank=True, choices=How.choices)  # once it is completed
    void_reason = models.TextField(blank=True)
    completed_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("document")
        verbose_name_plural = gettext_lazy("documents")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "kind", "subject_kind", "subject_id"],
                condition=~Q(state="voided"),
                name="one_document_a_subject",
            )
        ]
        indexes = [
            models.Index(fields=["project", "-created_at"], name="document_project_at"),
            models.Index(fields=["state"], name="document_state"),
            models.Index(fields=["subject_kind", "subject_id"], name="document_subject"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def label(self) -> str:
        return choose({"zh": self.title, "en": self.title_en})

    @property
    def kind_of(self) -> DocumentKind:
        return registry.documents[self.kind]

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.number])

    @property
    def subject(self) -> Any:
        from django.apps import apps

        return apps.get_model(self.subject_kind).objects.filter(pk=self.subject_id).first()

    @property
    def is_at_rest(self) -> bool:
        """Has its project ended for what it is about? Papers of customer service go on in a closed one."""
        from django.apps import apps

        return bool(self.project.read_only and apps.get_model(self.subject_kind).rests_in(self.project))

    @property
    def is_signed(self) -> bool:
        return self.state == self.State.COMPLETED

    @property
    def is_final(self) -> bool:
        """Signed, or deemed accepted: others rely on it, so it is replaced with a reason only."""
        return self.state in (self.State.COMPLETED, self.State.DEEMED)

    @classmethod
    @transaction.atomic
    def issue(
        cls, *, by: User, record: Any, kind: DocumentKind, language: str, reason: str = "",
        prepared: "Prepared | None" = None,
    ) -> "Document":  # fmt: skip
        """Freeze the record's facts and their PDF. A document that exists gets a new version; open requests are voided.

        `prepared` is the PDF made beforehand. Where somebody issued the same content since then, that version stands.
        Raises Refused where the kind's builder finds something that must not go out.
        """
        from lifecycle import evidence
        from lifecycle.models.projects import Project
        from lifecycle.models.signatures import SignatureRequest

        ChainHead.locked(record.project_id)
        project = Project.objects.get(pk=record.project_id)
        if type(record).rests_in(project):
            raise Refused(PROJECT_ENDED)
        rows = cls.objects.select_for_update(no_key=True).about(record).filter(kind=kind.code, project=project)
        document = rows.exclude(state=cls.State.VOIDED).first()
        if document is not None and document.is_final and not reason.strip():
            raise Refused(_("This document is signed or accepted. Say why it is issued again."), "reason")
        if document is not None and document.is_issued_since(prepared, record, language, reason.strip()):
            return document
        if document is None:
            document = cls.fresh(record, kind, language, seq=draw(cls.scope(project.pk, kind)))
            document.created_by = by
            if prepared is not None:
                document.public_code = prepared.public_code
            document.save()
        else:
            for request in document.requests.filter(state=SignatureRequest.State.OPEN):
                request.void(by=by, reason=_("A new version was issued."), newer=True)
            document.end_paper(by=by, reason=_("A new version was issued."))
            evidence.withdraw(document)
            document.language = language
        version = DocumentVersion.freeze(document, record, kind, by=by, reason=reason.strip(), prepared=prepared)
        document.current = version
        document.state = cls.State.FROZEN
        document.completed_at, document.how = None, ""
        document.save()
        facts = {"number": document.number, "version": version.n, "sha256": version.pdf_sha256, "reason": reason}
        Event.record("document.issued", by=by, subject=document, data=facts)
        evidence.tell(document, record, forms=("document",), by=by)
        return document

    @staticmethod
    def scope(project: int, kind: DocumentKind) -> str:
        """Documents of a kind are counted in each project."""
        return f"doc:{project}:{kind.code}"

    @classmethod
    def fresh(cls, record: Any, kind: DocumentKind, language: str, *, seq: int) -> "Document":
        """A new document of that record, not yet saved. What several stages write belongs to the stage of the record."""
        own = record.kind.stage if kind.stage == "lifecycle" else kind.stage
        return cls(
            project=record.project, kind=kind.code, number=f"{record.project.number}-{kind.code}-{seq:02d}",
            title=kind.title["zh"], title_en=kind.title["en"], stage=own or "", language=language,
            internal=kind.internal or record.is_private_paper, subject_kind=subject_key(record), subject_id=record.pk,
        )  # fmt: skip

    def is_issued_since(self, prepared: "Prepared | None", record: Any, language: str, reason: str) -> bool:
        """Whether a version came after `prepared` was begun, and says the same: a second click, or two people at once."""
        from lifecycle.documents import compose
        from lifecycle.preparations import same_content

        current = self.current
        if prepared is None or current is None or current.n <= prepared.after or self.state != self.State.FROZEN:
            return False
        if current.language != language:
            return False
        again = compose(self, record, self.kind_of, n=current.n, moment=prepared.moment, reason=reason)
        return same_content(current.facts, again)

    @transaction.atomic
    def void(self, *, by: User, reason: str) -> None:
        """Declare it void. It stays readable, marked as void, and its evidence no longer counts."""
        from lifecycle import evidence
        from lifecycle.models.signatures import SignatureRequest

        now = Document.objects.locked(self.pk)
        if now.state == self.State.VOIDED:
            raise Refused(_("This document is void already."))
        if now.is_at_rest:  # what it is about would go back to work that nobody may do any more
            raise Refused(PROJECT_ENDED)
        if len(reason.strip()) < 5:
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        for request in self.requests.filter(state=SignatureRequest.State.OPEN):
            request.void(by=by, reason=reason)
        self.end_paper(by=by, reason=reason)
        self.state, self.void_reason = self.State.VOIDED, reason.strip()
        self.save(update_fields=["state", "void_reason", "updated_at"])
        evidence.withdraw(self)
        Event.record("document.voided", by=by, subject=self, data={"reason": reason.strip()})
        subject = self.subject
        if subject is not None:
            subject.document_fell(self, by=by)
        self.project.refresh_figures()

    def end_paper(self, *, by: User, reason: str) -> None:
        """Paper that is out counts for nothing any more."""
        from lifecycle.models.papercopies import PaperCopy

        if paper := PaperCopy.open_of(self):
            paper.cancel(by=by, reason=reason)

    def set_state(self, state: str, **changed: Any) -> None:
        """Only for the verbs of signature requests, inside their transaction."""
        Document.objects.filter(pk=self.pk).update(state=state, updated_at=timezone.now(), **changed)
        self.state = state
        for name, value in changed.items():
            setattr(self, name, value)
