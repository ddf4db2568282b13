"""What the sender does with a request that is out: remind, replace, give more time, end a link, take it all back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lifecycle import display, identification, paperwork
from lifecycle.errors import Refused
from lifecycle.forms.documents import ReasonForm
from lifecycle.forms.signatories import ExtendForm, ReplaceForm
from lifecycle.frame import Request, project_context
from lifecycle.models import authorities
from lifecycle.models.documents import Document
from lifecycle.models.links import SigningLink
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import SignatureRequest
from lifecycle.records.values import add_refusal
from lifecycle.views.documents import document_page, form_page


def _signatory(document: Document, pk: int) -> Signatory:
    rows = Signatory.objects.select_related("request__version", "request__sent_by", "replaced_by", "signature")
    signatory = get_object_or_404(rows, pk=pk, request__document=document)
    signatory.request.document = document
    return signatory


@require_safe
@document_page("request")
def detail(request: Request, document: Document, pk: int) -> HttpResponse:
    """One person in one request: how far they are, how they were identified, and the links they hold."""
    signatory = _signatory(document, pk)
    alive = signatory.request.is_open and document.current_id == signatory.request.version_id
    waited_for = alive and not document.is_at_rest and signatory.state not in Signatory.SETTLED
    asked = waited_for and signatory.state in Signatory.ASKED
    signature = getattr(signatory, "signature", None)
    context = project_context(document.project, request.user, "documents") | {
        "document": document, "signatory": signatory, "request_": signatory.request, "signature": signature,
        "warning": authorities.warning_text(signatory.warning),
        "tone": paperwork.SIGNATORY_TONES[signatory.state],
        "identified": identification.words(signature.identified_by) if signature else "",
        "certificate": identification.own_certificate(signatory) if signature else None,
        "links": [
            {"made_at": link.made_at, "until": link.expires_at, "dead": link.has_expired or bool(signatory.revoked_at),
             "end_url": reverse("signing_link_end", args=[document.number, link.pk])}
            for link in signatory.links.order_by("-pk")
        ],
        "remind_url": reverse("signatory_remind", args=[document.number, pk]) if asked else "",
        "replace_url": reverse("signatory_replace", args=[document.number, pk]) if waited_for else "",
        "crumbs": [
            (_("Documents"), reverse("project_documents", args=[document.project.number])),
            (document.number, document.get_absolute_url()),
        ],
    }  # fmt: skip
    return render(request, "lifecycle/signatory.html", context)


@document_page("request")
def replace(request: Request, document: Document, pk: int) -> HttpResponse:
    signatory = _signatory(document, pk)
    form = ReplaceForm(request.POST if request.method == "POST" else None, signatory=signatory)
    if request.method == "POST" and form.is_valid():
        try:
            successor = signatory.replace(by=request.user, **form.facts())
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            names = {"new": successor.label(), "old": signatory.label()}
            messages.success(request, _("%(new)s signs instead of %(old)s.") % names)
            return redirect(document)
    name = signatory.label()
    lines = [_("Every link that %(name)s holds stops working at once.") % {"name": name},
             _("The new person is asked in the same turn, for the same place."),
             _("Signatures of others stay as they are.")]  # fmt: skip
    return form_page(
        request, document, form, _("Somebody else signs"), _("Replace"), status=422 if form.errors else 200,
        template="lifecycle/parts/confirm_page.html", consequences=lines,
        text=_("Choose who signs %(number)s instead of %(name)s.") % {"number": document.number, "name": name},
    )  # fmt: skip


@require_POST
@document_page("request")
def end_link(request: Request, document: Document, pk: int) -> HttpResponse:
    rows = SigningLink.objects.select_related("signatory")
    link = get_object_or_404(rows, pk=pk, signatory__request__document=document)
    if link.revoke(by=request.user):
        messages.success(request, _("This link no longer works."))
    else:
        messages.info(request, _("This link had ended already."))
    return redirect("signatory", document.number, link.signatory_id)


@document_page("request")
def extend(request: Request, document: Document) -> HttpResponse:
    form = ExtendForm(request.POST if request.method == "POST" else None)
    found = document.requests.filter(state=SignatureRequest.State.OPEN).first()
    if request.method == "POST" and form.is_valid():
        try:
            if found is None:
                raise Refused(_("This request has ended already."))
            found.extend(by=request.user, days=form.cleaned_data["days"])
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Open until %(day)s.") % {"day": display.day_full(found.expires_at)})
            return redirect(document)
    text = _("It ends on %(day)s.") % {"day": display.day_full(found.expires_at)} if found else ""
    return form_page(
        request, document, form, _("Give more time"), _("Give more time"), status=422 if form.errors else 200,
        template="lifecycle/parts/confirm_page.html", text=text,
    )  # fmt: skip


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
    lines = [_("Links stop working at once. Whoever was asked is told, with your reason."), _("Signatures given so far do not count for the next request."),
             _("The document can be sent again.")]  # fmt: skip
    return form_page(
        request, document, form, _("Withdraw from signing"), _("Withdraw"), status=422 if form.errors else 200,
        template="lifecycle/parts/confirm_page.html", danger=True, consequences=lines,
        text=_("Nobody will be able to sign %(number)s any more.") % {"number": document.number},
    )  # fmt: skip
