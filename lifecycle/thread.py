"""What hangs on a record, an item, a document or a project: comments, files, and what happened to it."""

import uuid
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404
from django.urls import reverse

from lifecycle import access, evidence, words
from lifecycle.frame import Request
from lifecycle.models.attachments import Attachment, Comment
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.documents import Document
from lifecycle.models.events import Event, subject_key
from lifecycle.models.projects import Project
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.stages import registry
from lifecycle.templatetags.tl import markdown

# A file of these kinds is what the playbook wants to see: its name there.
EVIDENCE_CODES = {Attachment.Kind.CONTRACT: "CONTRACT", Attachment.Kind.MANUAL: "MANUAL"}
SHOWN_EVENTS = 20


def thread(request: Request, project: Project, subject: models.Model) -> dict[str, Any]:
    """Comments, files and history of `subject`, as the shared parts expect them, with the forms this person may use.

    Keys: comments, comment_form, comment_action, files, attach_form, attach_action, events.
    """
    from lifecycle.forms.attachments import AttachmentForm
    from lifecycle.forms.comments import CommentForm

    user = request.user
    kind, lives = subject_key(subject), not rests(subject, project)
    attach = lives and may_attach(user, project, subject)
    comment_form = CommentForm(initial={"creation_key": uuid.uuid4()}, auto_id="comment_%s") if lives else None
    return {
        "comments": comments_of(subject, user),
        "comment_form": comment_form,
        "comment_action": reverse("comment_add", args=[project.number, kind, subject.pk]),
        "files": files_of(subject, project, user),
        "attach_form": AttachmentForm(user=user, project=project, auto_id="attach_%s") if attach else None,
        "attach_action": reverse("attachment_add", args=[project.number, kind, subject.pk]),
        "events": words.feed(Event.objects.about(subject).newest_first()[:SHOWN_EVENTS], user, project, link=False),
    }


def comments_of(subject: models.Model, user: User) -> list[dict[str, Any]]:
    rows = Comment.objects.about(subject).select_related("author")
    return [
        {"id": row.pk, "who": row.author.label(), "at": row.at, "html": markdown(row.text), "mine": row.author_id == user.pk}
        for row in rows
    ]  # fmt: skip


def files_of(subject: models.Model, project: Project, user: User) -> list[dict[str, Any]]:
    """Files of a subject that this person may open, the newest version of each name first."""
    rows = Attachment.objects.about(subject).filter(archived_at=None).select_related("uploaded_by")
    if not access.can(user, "R", "contract", project):
        rows = rows.exclude(kind=Attachment.Kind.CONTRACT)
    edits = not rests(subject, project) and may_attach(user, project, subject)
    return [
        {
            "name": row.name, "size": row.size, "version": row.number, "who": row.uploaded_by.label(),
            "at": row.uploaded_at, "url": reverse("attachment", args=[project.number, row.pk]),
            "delete_url": reverse("attachment_archive", args=[project.number, row.pk]) if edits else "",
        }
        for row in rows
    ]  # fmt: skip


# -- whose business it is ------------------------------------------------------------------------------------------


def find_subject(project: Project, kind: str, pk: int) -> Any:
    """The row that comments or files are about; 404 unless it is of a known kind and of this project."""
    if kind == subject_key(project):
        if pk == project.pk:
            return project
        raise Http404
    try:
        model = apps.get_model(kind)
    except (LookupError, ValueError):
        raise Http404 from None
    if not issubclass(model, Record | ChecklistItem | Document) or model._meta.abstract:
        raise Http404
    found = model._default_manager.filter(project=project, pk=pk).first()
    if found is None:
        raise Http404
    found.project = project
    return found


def page_of(subject: Any) -> str:
    """Where its comments and files stand; those of a project beside its activity."""
    if isinstance(subject, Project):
        return reverse("project_events", args=[subject.number])
    return str(subject.get_absolute_url())


def rests(subject: Any, project: Project) -> bool:
    """Has the project ended for it? Customer service goes on in a closed one."""
    return bool(subject.is_at_rest if isinstance(subject, Record | Document) else project.read_only)


def area_of(subject: models.Model) -> str:
    """Its row in the access table."""
    if isinstance(subject, Project):
        return "projects"
    if isinstance(subject, ChecklistItem):
        return "checklist"
    if isinstance(subject, Document):
        kind = registry.documents.get(subject.kind)
        return kind.area if kind else "documents"
    record = registry.record_of(subject)
    return record.area if record else ""


def need_read(user: User, project: Project, subject: models.Model) -> None:
    """Raise PermissionDenied unless the person may read that subject, an edition of a document that is only ours too."""
    access.need(user, "R", area_of(subject), project)
    if isinstance(subject, Document) and not Document.objects.open_to(user, project).filter(pk=subject.pk).exists():
        raise PermissionDenied


def may_attach(user: User, project: Project, subject: models.Model) -> bool:
    """Whoever works on it may hang files on it, and take them out of sight."""
    if isinstance(subject, ChecklistItem):
        return access.can_edit_item(user, subject)
    if isinstance(subject, Document) and access.can(user, "request", "documents", project):
        return access.can(user, "R", area_of(subject), project)
    return any(access.can(user, act, area_of(subject), project) for act in ("C", "E", "A"))


def need_file(user: User, project: Project, subject: models.Model, kind: str) -> None:
    """Raise PermissionDenied unless the person may open a file of that kind about that subject."""
    need_read(user, project, subject)
    if kind == Attachment.Kind.CONTRACT:
        access.need(user, "R", "contract", project)


def need_attach(user: User, project: Project, subject: models.Model, kind: str) -> None:
    need_file(user, project, subject, kind)
    contract = kind == Attachment.Kind.CONTRACT and access.can(user, "E", "contract", project)
    if not (contract or may_attach(user, project, subject)):
        raise PermissionDenied


# -- files that the playbook asks for ------------------------------------------------------------------------------


@transaction.atomic
def attach(
    *, by: User, subject: models.Model, project: Project, checked: Any, kind: str, caption: str = ""
) -> Attachment:
    """Keep a file; a contract or a manual also speaks for the items that ask for it."""
    row = Attachment.add(by=by, subject=subject, project=project, checked=checked, kind=kind, caption=caption)
    code = EVIDENCE_CODES.get(Attachment.Kind(kind))
    if code and getattr(subject, "files_prove", True):
        evidence.offer(project, code=code, forms=("attachment",), subject=row, label=row.name, stage=None, by=by)
    return row


@transaction.atomic
def archive(row: Attachment, *, by: User, subject: models.Model) -> None:
    row.archive(by=by, subject=subject)
    evidence.withdraw(row)


def latest_contract(project: Project) -> Attachment | None:
    rows = Attachment.objects.filter(project=project, kind=Attachment.Kind.CONTRACT, archived_at=None)
    return rows.order_by("-uploaded_at", "-pk").first()
