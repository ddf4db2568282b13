"""What proves a completed document: its certificate of completion and its timestamps."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lifecycle import access, completion, sent, visits
from lifecycle.frame import Request
from lifecycle.models.completions import Completion
from lifecycle.models.documents import Document
from lifecycle.views.documents import document_page, readable, version_of


@require_safe
@access.signed_in
def certificate(request: Request, number: str) -> HttpResponse:
    """Of the current version or of `?v=n`; of several the newest, or `?c=` one by its number."""
    document = readable(request, number)
    rows = Completion.objects.filter(version=version_of(document, request.GET.get("v", ""))).select_related("version")
    if (wanted := request.GET.get("c", "")).isdecimal() and len(wanted) < 16:
        rows = rows.filter(pk=int(wanted))
    if (made := rows.first()) is None:
        raise Http404
    return sent.completion(made, document.number)


@require_safe
@access.signed_in
def timestamp(request: Request, number: str, pk: int) -> HttpResponse:
    """The token, to be kept beside the file that it dates."""
    row = get_object_or_404(readable(request, number).timestamps.filter(embedded=False, state="made"), pk=pk)
    response = HttpResponse(bytes(row.token), content_type="application/timestamp-token")
    response["Content-Disposition"] = f'attachment; filename="{number}-{row.sha256[:12]}.tst"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@document_page("request")
def again(request: Request, document: Document) -> HttpResponse:
    """Try once more what failed too often."""
    if completion.again(document):
        messages.success(request, _("The certificate of completion is being made."))
    return redirect(document)


@access.public("certificate of completion by private link")
@visits.private
@require_safe
def by_link(request: HttpRequest) -> HttpResponse:
    """For whoever may still read the document by their link."""
    visit = visits.current(request)
    made = completion.of_visit(visit) if visit else None
    if visit is None or made is None:
        raise Http404
    return sent.completion(made, visit.document.number)
