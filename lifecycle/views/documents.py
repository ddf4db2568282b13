"""Documents: the list, one document with its versions and signatures, its PDF, and sending it for signature."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from lifecycle import access, balls, completion, exports, missingpapers, paperwork, sent, silence, timestamps
from lifecycle.errors import Refused
from lifecycle.filters.documents import DocumentFilter
from lifecycle.forms.documents import ReasonForm, SendForm
from lifecycle.frame import Request, project_context
from lifecycle.models.documents import Document, DocumentQuerySet
from lifecycle.models.projects import Project
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import SignatureRequest, open_for
from lifecycle.models.versions import DocumentVersion, SignedRevision
from lifecycle.records.values import add_refusal
from lifecycle.stages import registry
from lifecycle.thread import thread
from lifecycle.views.projects import chips, export_links

PAGE = 50
SORTS = {
    "number": ("number",), "title": ("title", "number"), "project": ("project__number", "number"),
    "state": ("state", "number"), "at": ("current__rendered_at", "number"), "since": ("since", "number"),
}  # fmt: skip
View = Callable[..., HttpResponse]


def document_page(act: str = "R") -> Callable[[View], View]:
    """A page of a document. The view gets the Document in place of its number: 404 if not visible, 403 if not allowed."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, number: str, *args: Any, **kwargs: Any) -> HttpResponse:
            document = find(request, number)
            access.need(request.user, act, "documents", document.project)
            return view(request, document, *args, **kwargs)

        guarded.access = access.Rule("project", "documents", act)  # type: ignore[attr-defined]
        return guarded

    return mark


def find(request: Request, number: str) -> Document:
    """The document of that number among those that this person may see."""
    if "\x00" in number:
        raise Http404
    return get_object_or_404(Document.objects.visible_to(request.user).for_list(), number=number)


# -- lists ---------------------------------------------------------------------------------------------------------


@access.page("documents")
def index(request: Request) -> HttpResponse:
    rows = Document.objects.visible_to(request.user)
    context = {"heading": _("Documents")}
    return _list(request, rows, None, context, "lifecycle/documents.html")


@access.project_page("documents")
def project_documents(request: Request, project: Project) -> HttpResponse:
    rows = Document.objects.visible_to(request.user).filter(project=project)
    context = project_context(project, request.user, "documents")
    if access.can(request.user, "R", "checklist", project) and not request.GET:
        context["wanted"] = missingpapers.of(project, request.user)
    return _list(request, rows, project, context, "lifecycle/project_documents.html")


def _list(
    request: Request, rows: DocumentQuerySet, project: Project | None, context: dict[str, Any], template: str
) -> HttpResponse:
    narrowed = DocumentFilter(request.GET, rows, user=request.user, project=project)
    if narrowed.form.is_valid():
        rows = narrowed.qs
    sort = request.GET.get("sort", "-at")
    keys = SORTS.get(sort.lstrip("-"), SORTS["at"])
    rows = balls.by_since(rows) if "since" in keys else rows
    rows = rows.for_list().only(*paperwork.COLUMNS)
    rows = rows.order_by(*(f"-{key}" for key in keys) if sort.startswith("-") else keys)
    if (form := request.GET.get("export")) in exports.FORMATS:
        table = paperwork.export_rows(rows[: exports.MAX_ROWS])
        return exports.answer(form, "documents", paperwork.export_head(), table)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    n = page.paginator.count
    context |= {
        "page": page, "rows": paperwork.rows(page), "form": narrowed.form, "default_sort": "-at",
        "count": n, "creation_key": uuid.uuid4(),
        "summary": ngettext("%(n)d document", "%(n)d documents", n) % {"n": n},
        "chips": chips(narrowed.form, request.GET), "clear_url": request.path,
        "exports": export_links(request.GET),
        "keep": [(key, value) for key, value in request.GET.items() if key == "sort"],
    }  # fmt: skip
    return render(request, template, context)


# -- one document --------------------------------------------------------------------------------------------------


@require_safe
@document_page()
def detail(request: Request, document: Document) -> HttpResponse:
    user, project = request.user, document.project
    lives = not document.is_at_rest
    may_request = lives and access.can(user, "request", "documents", project)
    out = document.state in Document.OUT
    requests = paperwork.requests(document, user)
    version = document.current
    latest = version.latest if version else None
    context = project_context(project, user, "documents") | thread(request, project, document) | {
        "document": document,
        "version": version,
        "kind": paperwork.kind_label(document.kind),
        "tone": paperwork.TONES[document.state],
        "state": paperwork.state_label(document),
        "ball": balls.of([document])[document.pk],
        "completion": completion.card(document),
        "timestamps": timestamps.rows(document),
        "may_request": may_request,
        "senders": "" if may_request or not lives else access.role_names(access.roles_with("request", "documents")),
        "source": _source(request, document),
        "versions": paperwork.versions(document),
        "requests": requests,
        "deeming": silence.card(document),
        "pages": paperwork.pictures(
            document, lambda n: reverse("document_page", args=[document.number, n]) + ("?signed=1" if latest else "")
        ),
        "pdf_url": paperwork.pdf_url(document, signed=False),
        "signed_url": paperwork.pdf_url(document, signed=True) if latest or document.is_signed else "",
        "send_url": reverse("document_send", args=[document.number])
        if may_request and document.state in Document.SENDABLE else "",
        "withdraw_url": reverse("document_withdraw", args=[document.number]) if may_request and out else "",
        "extend_url": reverse("document_extend", args=[document.number]) if may_request and out else "",
        "void_url": reverse("document_void", args=[document.number])
        if lives and document.state != Document.State.VOIDED and access.can(user, "void", "documents", project) else "",
        "sign_url": reverse("document_sign", args=[document.number])
        if open_for(user).filter(request__document=document).exists() else "",
        "crumbs": [(_("Documents"), reverse("project_documents", args=[project.number]))],
    }  # fmt: skip
    return render(request, "lifecycle/document.html", context)


def _source(request: Request, document: Document) -> dict[str, str] | None:
    """The record that issued it, for those who may open it."""
    record = document.subject
    kind = registry.record_of(record) if record is not None else None
    if kind is None or not access.can(request.user, "R", kind.area, document.project):
        return None
    return {"title": record.label, "url": record.get_absolute_url()}


@require_safe
@access.signed_in
def pdf(request: Request, number: str) -> HttpResponse:
    """The issued PDF, of the current version or of `?v=n`; with `?signed=1` the one with the signatures so far,
    or the record of its paper."""
    document = readable(request, number)
    version = version_of(document, request.GET.get("v", ""))
    if request.GET.get("signed") == "1" and (
        paper := version.papers.filter(state="confirmed").exclude(pdf="").first()
    ):
        return sent.kept(paper.bytes, paper.pdf_sha256, f"{number}-v{version.n}-paper.pdf")
    return sent.pdf(version, document.number, _revision(request, version))


@require_safe
@access.signed_in
def page_image(request: Request, number: str, page: int) -> HttpResponse:
    document = readable(request, number)
    version = version_of(document, "")
    return sent.page(version, page, _revision(request, version))


def readable(request: Request, number: str) -> Document:
    """Whoever sees the document, and whoever is asked to sign it, may read it."""
    if "\x00" in number:
        raise Http404
    asked = Signatory.objects.filter(user=request.user).exclude(request__state=SignatureRequest.State.VOIDED)
    visible = Document.objects.visible_to(request.user)
    rows = visible | Document.objects.filter(pk__in=asked.values("request__document"))
    return get_object_or_404(rows.for_list().distinct(), number=number)


def version_of(document: Document, wanted: str) -> DocumentVersion:
    if not wanted:
        if document.current is None:
            raise Http404
        return document.current
    if not wanted.isdecimal() or len(wanted) > 4:
        raise Http404
    return get_object_or_404(document.versions, n=int(wanted))


def _revision(request: Request, version: DocumentVersion) -> SignedRevision | None:
    if request.GET.get("signed") != "1":
        return None
    if (latest := version.latest) is None:
        raise Http404
    return latest


# -- what is done with it ------------------------------------------------------------------------------------------


@document_page("request")
def send(request: Request, document: Document) -> HttpResponse:
    form = SendForm(request.POST or None, document=document)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            SignatureRequest.send(
                by=request.user, document=document, people=form.invitees(), message=data["message"],
                ordered=bool(data.get("ordered")), days=data["days"], creation_key=data["creation_key"],
            )  # fmt: skip
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("%(number)s is out for signature.") % {"number": document.number})
            return redirect(document)
    return form_page(
        request, document, form, _("Send for signature"), _("Send for signature"), status=422 if form.errors else 200,
        places=bool(form.slots), template="lifecycle/document_send.html", silence_rule=silence.before_sending(document),
    )  # fmt: skip


@document_page("void")
def void(request: Request, document: Document) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            document.void(by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("%(number)s is void.") % {"number": document.number})
            return redirect(document)
    lines = [_("It stays readable and is marked as void everywhere."), _("It no longer counts for checklists and gates."),
             _("This cannot be taken back; the record can be issued again under a new number.")]  # fmt: skip
    return form_page(
        request, document, form, _("Declare void"), _("Declare void"), status=422 if form.errors else 200,
        template="lifecycle/parts/confirm_page.html", danger=True, consequences=lines,
        text=_("%(number)s will count for nothing any more.") % {"number": document.number},
    )  # fmt: skip


def form_page(
    request: Request,
    document: Document,
    form: Any,
    heading: str,
    submit: str,
    *,
    status: int,
    template: str,
    **more: Any,
) -> HttpResponse:
    project = document.project
    context = project_context(project, request.user, "documents") | more | {
        "shell_template": "base_project.html", "heading": heading, "form": form, "submit": submit,
        "cancel_url": document.get_absolute_url(), "document": document,
        "crumbs": [
            (_("Documents"), reverse("project_documents", args=[project.number])),
            (document.number, document.get_absolute_url()),
        ],
    }  # fmt: skip
    return render(request, template, context, status=status)
