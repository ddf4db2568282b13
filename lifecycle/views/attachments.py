"""Files of whatever belongs to a project. They leave as downloads only, whatever they contain."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lifecycle import access, smallpictures, thread, uploads
from lifecycle.errors import PROJECT_ENDED, Refused
from lifecycle.forms.attachments import AttachmentForm
from lifecycle.frame import Request, project_context
from lifecycle.models.attachments import Attachment
from lifecycle.models.projects import Project


@require_POST
@access.project_page("projects", ended=True)
def add(request: Request, project: Project, kind: str, pk: int) -> HttpResponse:
    subject = thread.find_subject(project, kind, pk)
    form = AttachmentForm(request.POST, request.FILES, user=request.user, project=project)
    valid = form.is_valid()
    file_kind = form.cleaned_data.get("kind", Attachment.Kind.FILE)
    thread.need_attach(request.user, project, subject, file_kind)
    if valid:
        try:
            if thread.rests(subject, project):
                raise Refused(PROJECT_ENDED)
            thread.attach(
                by=request.user, subject=subject, project=project, checked=uploads.check(form.cleaned_data["file"]),
                kind=file_kind, caption=form.cleaned_data["caption"],
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.message))
        else:
            messages.success(request, _("The file is attached."))
            return redirect(thread.page_of(subject))
    context = project_context(project, request.user, "") | {
        "shell_template": "base_project.html", "heading": _("Attach a file"), "form": form, "submit": _("Upload"),
        "multipart": True, "cancel_url": thread.page_of(subject),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422)


@require_safe
@access.project_page("projects")
def download(request: Request, project: Project, pk: int) -> Any:
    row, _subject = _find(request, project, pk)
    answer = FileResponse(row.file.open("rb"), as_attachment=True, filename=row.name, content_type=row.content_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@access.project_page("projects")
def picture(request: Request, project: Project, pk: int) -> HttpResponse:
    """A diagram or a prototype inside a page: drawn anew, within limits; what is no picture is no page."""
    row, _subject = _find(request, project, pk)
    shown = smallpictures.jpeg(row) if row.archived_at is None else None
    if shown is None:
        raise Http404
    answer = HttpResponse(shown, content_type="image/jpeg")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


@access.project_page("projects", ended=True)
def archive(request: Request, project: Project, pk: int) -> HttpResponse:
    """Asks first; the file stays in the store, since it may be evidence."""
    row, subject = _find(request, project, pk)
    thread.need_attach(request.user, project, subject, row.kind)
    if request.method == "POST":
        if thread.rests(subject, project):
            messages.error(request, str(PROJECT_ENDED))
        else:
            thread.archive(row, by=request.user, subject=subject)
            messages.success(request, _("The file is archived."))
        return redirect(thread.page_of(subject))
    context = project_context(project, request.user, "") | {
        "shell_template": "base_project.html", "heading": _("Archive this file"), "submit": _("Archive"),
        "text": _("“%(name)s” disappears from the list. It is kept, because others may rely on it.") % {"name": row.name},
        "cancel_url": thread.page_of(subject), "danger": True,
    }  # fmt: skip
    return render(request, "lifecycle/parts/confirm_page.html", context)


def _find(request: Request, project: Project, pk: int) -> tuple[Attachment, Any]:
    """A file of this project and what it hangs on: 404 if it is another's, 403 if this person may not open it."""
    row = get_object_or_404(Attachment, project=project, pk=pk)
    subject = thread.find_subject(project, row.subject_kind, row.subject_id)
    thread.need_file(request.user, project, subject, row.kind)
    return row, subject
