"""The download of all that proves a document."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from lifecycle import evidencepack
from lifecycle.frame import Request
from lifecycle.models.documents import Document
from lifecycle.views.documents import document_page


@require_safe
@document_page()
def download(request: Request, document: Document) -> HttpResponse:
    response = HttpResponse(evidencepack.build(document), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{evidencepack.name_of(document)}"'
    response["Cache-Control"] = "private, no-store"
    return response
