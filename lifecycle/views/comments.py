"""Comments on whatever belongs to a project."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lifecycle import access, thread
from lifecycle.errors import PROJECT_ENDED, Refused
from lifecycle.forms.comments import CommentForm
from lifecycle.frame import Request
from lifecycle.models.attachments import Comment
from lifecycle.models.projects import Project


@require_POST
@access.project_page("projects", ended=True)
def add(request: Request, project: Project, kind: str, pk: int) -> HttpResponse:
    """Whoever may see the thing may say something about it, while the project lives."""
    subject = thread.find_subject(project, kind, pk)
    thread.need_read(request.user, project, subject)
    form = CommentForm(request.POST)
    try:
        if thread.rests(subject, project):
            raise Refused(PROJECT_ENDED)
        if not form.is_valid():
            raise Refused(_("Nothing was saved: write between 1 and 5,000 characters."))
        Comment.add(by=request.user, subject=subject, project=project, **form.cleaned_data)
        messages.success(request, _("Your comment is saved."))
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return redirect(thread.page_of(subject))
