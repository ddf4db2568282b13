"""What the sender does with a request that is out: remind, and take it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lifecycle.errors import Refused
from lifecycle.forms.documents import ReasonForm
from lifecycle.frame import Request
from lifecycle.models.documents import Document
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import SignatureRequest
from lifecycle.views.documents import document_page, form_page


@require_POST
@document_page("request")
def remind(request: Request, document: Document, pk: int) -> HttpResponse:
    signatory = get_object_or_404(Signatory, pk=pk, request__document=document)
    try:
        if signatory.remind(by=request.user):
            messages.success(request, _("%(name)s has been reminded.") % {"name": signatory.label()})
        else:
            messages.info(request, _("%(name)s was written to a moment ago.") % {"name": signatory.label()})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(document)


@document_page("request")
def withdraw(request: Request, document: Document) -> HttpResponse:
    """End the open request; the document can be sent again."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = document.requests.filter(state=SignatureRequest.State.OPEN).first()
        try:
            if found is None:
                raise Refused(_("This request has ended already."))
            found.void(by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("Withdrawn. The links that were sent no longer work."))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect(document)
    lines = [_("Links that were sent stop working at once."), _("Signatures given so far do not count for the next request."),
             _("The document can be sent again.")]  # fmt: skip
    return form_page(
        request, document, form, _("Withdraw from signing"), _("Withdraw"), status=422 if form.errors else 200,
        template="lifecycle/parts/confirm_page.html", danger=True, consequences=lines,
        text=_("Nobody will be able to sign %(number)s any more.") % {"number": document.number},
    )  # fmt: skip
