"""Signing on paper: print it, upload what comes back, say what it shows."""

import hashlib
from typing import Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lifecycle import paperroute, scans, sent
from lifecycle.errors import Refused, Stale
from lifecycle.forms.documents import ReasonForm
from lifecycle.forms.paper_copies import ConfirmForm, PlaceForm, PrintForm, ScansForm
from lifecycle.frame import Request, posted, project_context
from lifecycle.models.documents import Document
from lifecycle.models.papercopies import PaperCopy, PaperPage, PaperScan
from lifecycle.models.receiving import Receipt
from lifecycle.records.values import add_refusal
from lifecycle.text import listed
from lifecycle.views.documents import document_page

NOTHING = "default-src 'none'; sandbox"


@document_page("request")
def paper(request: Request, document: Document) -> HttpResponse:
    """The paper that is out, with what has come back; where none is out, the question to print it."""
    if found := PaperCopy.open_of(document):
        return _work(request, document, found, ScansForm())
    form = PrintForm(posted(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            PaperCopy.issue(by=request.user, document=document, note=data["note"], creation_key=data["creation_key"])
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            return redirect("document_paper", document.number)
    context = _frame(request, document) | {
        "heading": _("Print and sign on paper"), "form": form, "submit": _("Print and sign on paper"),
        "cancel_url": document.get_absolute_url(),
        "intro": _(
            "The document is printed, signed and sealed by hand, and scanned or photographed. Its pages are known again "
            "by the code at their lower edge. While it is out on paper it cannot be sent for signature online."
        ),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


@require_POST
@document_page("request")
def upload(request: Request, document: Document) -> HttpResponse:
    found = _open(document)
    form = ScansForm(request.POST, request.FILES)
    refused: list[str] = []
    files = []
    if form.is_valid():
        for one in form.uploads():
            try:
                files.append(scans.check(one))
            except Refused as refusal:
                refused.append(str(refusal))
        try:
            receipt = found.receive(by=request.user, files=files) if files or not refused else Receipt()
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            _tell(request, found, receipt, refused)
            return redirect("document_paper", document.number)
    return _work(request, document, found, form, status=422)


def _tell(request: Request, found: PaperCopy, receipt: Receipt, refused: list[str]) -> None:
    for words in [*refused, *receipt.refused]:
        messages.error(request, words)
    if receipt.known:
        messages.info(request, _("Already there: %(names)s.") % {"names": listed(receipt.known)})
    if not receipt.kept:
        return
    if missing := found.missing():
        messages.info(request, _("Still missing: page %(pages)s.") % {"pages": listed(str(n) for n in missing)})
    else:
        n = found.version.pages
        messages.success(request, ngettext("The page is back.", "All %(n)d pages are back.", n) % {"n": n})


@require_POST
@document_page("request")
def place(request: Request, document: Document, pk: int) -> HttpResponse:
    found = _open(document)
    row = get_object_or_404(PaperPage, pk=pk, scan__paper=found)
    form = PlaceForm(request.POST, pages=found.version.pages)
    try:
        if not form.is_valid():
            raise Refused(_("Say which page it is."))
        found.place(row, form.cleaned_data["n"], by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("This scan now stands for page %(n)d.") % {"n": form.cleaned_data["n"]})
    return redirect("document_paper", document.number)


@require_POST
@document_page("request")
def drop(request: Request, document: Document, pk: int) -> HttpResponse:
    found = _open(document)
    row = get_object_or_404(PaperPage, pk=pk, scan__paper=found)
    try:
        found.drop(row, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Left out. The other pages stay; scan this page again."))
    return redirect("document_paper", document.number)


@document_page("request")
def confirm(request: Request, document: Document) -> HttpResponse:
    found = PaperCopy.open_of(document)
    if found is None:  # a second click, after the first one confirmed it
        return redirect(document)
    if missing := found.missing():
        messages.error(request, _("Still missing: page %(pages)s.") % {"pages": listed(str(n) for n in missing)})
        return redirect("document_paper", document.number)
    form = ConfirmForm(posted(request), paper=found)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            found.confirm(
                by=request.user, seals=form.seals(), straddle=data["straddle"], remark=data["remark"],
                selection=data["selection"],
            )  # fmt: skip
        except Stale as stale:
            messages.error(request, str(stale))
            return redirect("paper_confirm", document.number)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("%(number)s is signed on paper.") % {"number": document.number})
            return redirect(document)
    context = _frame(request, document) | {
        "title": _("What does the paper show?"), "paper": found, "form": form,
        "pages": paperroute.issued_pages(found), "work_url": reverse("document_paper", args=[document.number]),
    }  # fmt: skip
    return render(request, "lifecycle/paper_confirm.html", context, status=422 if form.errors else 200)


@document_page("request")
def cancel(request: Request, document: Document) -> HttpResponse:
    found, form = _open(document), ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            found.cancel(by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The paper counts for nothing any more."))
            return redirect(document)
    context = _frame(request, document) | {
        "heading": _("Give up this paper"), "form": form, "submit": _("Give up this paper"), "danger": True,
        "text": _("What is signed on this printing of %(number)s will not count.") % {"number": document.number},
        "consequences": [_("Scans that were uploaded are kept."), _("The document can be sent or printed again.")],
        "cancel_url": reverse("document_paper", args=[document.number]),
    }  # fmt: skip
    return render(request, "lifecycle/parts/confirm_page.html", context, status=422 if form.errors else 200)


# -- files ---------------------------------------------------------------------------------------------------------


@require_safe
@document_page()
def page(request: Request, document: Document, pk: int) -> HttpResponse:
    """A scanned page, as it was written anew."""
    row = get_object_or_404(PaperPage, pk=pk, scan__paper__document=document)
    return _private(HttpResponse(_stored(row.image, row.image_sha256), content_type="image/jpeg"))


@require_safe
@document_page()
def scan(request: Request, document: Document, pk: int) -> HttpResponse:
    """A file as it was uploaded, as a download only."""
    row = get_object_or_404(PaperScan, pk=pk, paper__document=document)
    answer = HttpResponse(
        _stored(row.file, row.sha256), content_type=row.content_type, headers={"Content-Security-Policy": NOTHING}
    )
    answer["Content-Disposition"] = content_disposition_header(True, row.name) or "attachment"
    return _private(answer)


@require_safe
@document_page()
def record(request: Request, document: Document, pk: int) -> HttpResponse:
    """The sealed record of a confirmed paper."""
    found = get_object_or_404(PaperCopy.objects.exclude(pdf=""), pk=pk, document=document)
    return sent.kept(found.bytes, found.pdf_sha256, f"{document.number}-v{found.version.n}-paper.pdf")


def _stored(name: str, sha256: str) -> bytes:
    with default_storage.open(name) as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError(f"{name}: the stored file is not the one that was kept")
    return content


def _private(answer: HttpResponse) -> HttpResponse:
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


# -- the pages -------------------------------------------------------------------------------------------------------


def _open(document: Document) -> PaperCopy:
    found = PaperCopy.open_of(document)
    if found is None:
        raise Http404
    return found


def _work(request: Request, document: Document, found: PaperCopy, form: ScansForm, status: int = 200) -> HttpResponse:
    version, missing = found.version, found.missing()
    context = _frame(request, document) | {
        "title": _("Signing on paper"), "paper": found, "form": form, "version": version,
        "who": found.issued_by.label(), "pages": paperroute.issued_pages(found),
        "others": paperroute.other_scans(found), "missing": [str(n) for n in missing],
        "back": version.pages - len(missing),
        "pdf_url": reverse("document_pdf", args=[document.number]) + f"?v={version.n}",
        "upload_url": reverse("paper_scans", args=[document.number]),
        "confirm_url": "" if missing else reverse("paper_confirm", args=[document.number]),
        "cancel_url": reverse("paper_cancel", args=[document.number]),
    }  # fmt: skip
    return render(request, "lifecycle/paper.html", context, status=status)


def _frame(request: Request, document: Document) -> dict[str, Any]:
    project = document.project
    return project_context(project, request.user, "documents") | {
        "shell_template": "base_project.html", "document": document,
        "crumbs": [
            (_("Documents"), reverse("project_documents", args=[project.number])),
            (document.number, document.get_absolute_url()),
        ],
    }  # fmt: skip
