"""Bank statements: upload, look at every row and what will happen with it, change it, confirm."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from aftersales.forms.statements import ReadingForm, RowForm, UploadForm
from aftersales.models import BankStatement
from aftersales.statements import booking, columns, matching
from lifecycle import access, deadlocks
from lifecycle.display import moment, money
from lifecycle.errors import Refused, Stale
from lifecycle.frame import Request, posted
from lifecycle.models.attachments import Attachment
from lifecycle.records.values import add_refusal
from lifecycle.templatetags.tl import badge

PAGE = 50


def _find(request: Request, pk: int) -> BankStatement:
    rows = BankStatement.objects.visible_to(request.user).select_related("uploaded_by", "booked_by")
    return get_object_or_404(rows, pk=pk)


def _crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Payments"), reverse("payments")), (_("Bank statements"), reverse("statements")), *more]


@access.page("payment", "own")
def index(request: Request) -> HttpResponse:
    rows = BankStatement.objects.visible_to(request.user).select_related("uploaded_by").defer("cells", "choices")
    page: Any = Paginator(rows.annotate(entered=Count("entries")).order_by("-uploaded_at", "-pk"), PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "heading": _("Bank statements"), "crumbs": _crumbs()[:1], "page": page,
        "rows": [
            {
                "url": row.get_absolute_url(), "name": row.name, "account": row.account, "who": str(row.uploaded_by),
                "at": moment(row.uploaded_at), "state": badge(row.tone, row.get_state_display()), "entered": row.entered,
            }
            for row in page
        ],
    }  # fmt: skip
    return render(request, "aftersales/statements.html", context)


@access.page("payment", "own")
def upload(request: Request) -> HttpResponse:
    form = UploadForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = booking.take_in(
                by=request.user, upload=data["file"], account=data["account"], currency=data["currency"],
                key=data["creation_key"],
            )  # fmt: skip
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            if made.uploaded_by_id != request.user.pk:
                raise Http404
            return redirect(made)
    context = {
        "heading": _("Upload a bank statement"), "crumbs": _crumbs(), "form": form, "multipart": True,
        "submit": _("Look at the rows"), "cancel_url": reverse("statements"), "guard": False,
        "intro": _("First you see every row and what would happen with it. Receipts are entered when you confirm, all of them or none."),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


@require_safe
@access.page("payment", "own")
def preview(request: Request, pk: int) -> HttpResponse:
    return _preview(request, _find(request, pk))


def _preview(
    request: Request, statement: BankStatement, form: ReadingForm | None = None, status: int = 200
) -> HttpResponse:
    live = statement.state == BankStatement.State.READ
    complete = all(name in statement.reading.get("columns", {}) for name in columns.NEEDED)
    plan = matching.plan(statement, request.user) if live and complete else matching.Plan()
    counts = {key: sum(row.outcome == key for row in plan.rows) for key in matching.TONES}
    context = {
        "heading": statement.name, "crumbs": _crumbs(), "statement": statement, "live": live, "complete": complete,
        "form": form or (ReadingForm(statement=statement) if live else None), "rows": [_row(statement, row) for row in plan.rows],
        "counts": counts, "sums": [money(amount, currency) for currency, amount in sorted(plan.sums.items())],
        "digest": plan.digest(statement.version), "entries": _entered(statement) if not live else [],
        "state": badge(statement.tone, statement.get_state_display()),
        "file": Attachment.objects.about(statement).first(),
    }  # fmt: skip
    return render(request, "aftersales/statement.html", context, status=status)


def _row(statement: BankStatement, row: matching.Planned) -> dict[str, Any]:
    entry = row.entry
    changeable = row.outcome in (matching.BOOK, matching.SKIP) and not entry.outgoing
    return {
        "n": entry.n, "day": entry.day, "amount": money(entry.amount, entry.currency), "payer": entry.payer,
        "reference": entry.reference, "text": entry.text, "word": badge(row.tone, row.word), "why": row.why,
        "parts": row.parts, "chosen": row.chosen, "bad": row.outcome == matching.BAD,
        "url": reverse("statement_row", args=[statement.pk, entry.n]) if changeable else "",
    }  # fmt: skip


def _entered(statement: BankStatement) -> list[Any]:
    return list(statement.entries.prefetch_related("receipts__milestone__project"))  # type: ignore[attr-defined]


@require_POST
@access.page("payment", "own")
def reading(request: Request, pk: int) -> HttpResponse:
    statement = _find(request, pk)
    form = ReadingForm(request.POST, statement=statement)
    if not form.is_valid():
        return _preview(request, statement, form, 422)
    data = form.cleaned_data
    try:
        statement.read_as(
            by=request.user,
            version=data["version"],
            reading=form.reading(),
            account=data["account"],
            currency=data["currency"],
        )
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The file is read anew."))
    return redirect(statement)


@access.page("payment", "own")
def row(request: Request, pk: int, n: int) -> HttpResponse:
    """What happens with one row: what is proposed, milestones and amounts of one's own, or nothing."""
    statement = _find(request, pk)
    if statement.state != BankStatement.State.READ:
        return redirect(statement)
    planned = next((one for one in matching.plan(statement, request.user).rows if one.entry.n == n), None)
    if planned is None or planned.entry.outgoing or planned.outcome in (matching.BAD, matching.ALREADY):
        raise Http404
    form = RowForm(
        posted(request), entry=planned.entry, choice=statement.choices.get(str(n)), proposed=planned.parts,
        version=statement.version, user=request.user,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            statement.choose(by=request.user, version=form.cleaned_data["version"], n=n, choice=form.choice())
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect(f"{statement.get_absolute_url()}#row-{n}")
    entry = planned.entry
    facts = [str(entry.day), money(entry.amount, entry.currency), entry.payer, entry.reference, entry.text]
    context = {
        "heading": _("Row %(n)d") % {"n": n}, "crumbs": _crumbs((statement.name, statement.get_absolute_url())),
        "form": form, "submit": _("Take it so"), "cancel_url": f"{statement.get_absolute_url()}#row-{n}",
        "intro": " · ".join(filter(None, facts)),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


@require_POST
@access.page("payment", "own")
def confirm(request: Request, pk: int) -> HttpResponse:
    statement = _find(request, pk)
    if statement.state == BankStatement.State.BOOKED:
        messages.info(request, _("This statement was entered already."))
        return redirect(statement)
    try:
        n = deadlocks.again(lambda: booking.confirm(statement, by=request.user, digest=request.POST.get("digest", "")))
    except Stale as stale:
        messages.error(request, stale.message)
        return _preview(request, _find(request, pk), status=409)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(statement)
    messages.success(request, ngettext("%(n)d row entered", "%(n)d rows entered", n) % {"n": n})
    return redirect(statement)


@require_POST
@access.page("payment", "own")
def drop(request: Request, pk: int) -> HttpResponse:
    statement = _find(request, pk)
    try:
        statement.drop(by=request.user, version=statement.version)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(statement)
    messages.success(request, _("The statement is put aside. Nothing of it was entered."))
    return redirect("statements")


@require_safe
@access.page("payment", "own")
def file(request: Request, pk: int) -> Any:
    """The file as it was uploaded; as a download, whatever it holds."""
    row = Attachment.objects.about(_find(request, pk)).first()
    if row is None:
        raise Http404
    answer = FileResponse(row.file.open("rb"), as_attachment=True, filename=row.name, content_type=row.content_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
