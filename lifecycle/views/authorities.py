"""Who may sign for the customer: noted with the letter of authority, revoked with a reason, never forgotten."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lifecycle import access, uploads
from lifecycle.errors import Refused
from lifecycle.forms.authorities import AuthorityForm
from lifecycle.forms.documents import ReasonForm
from lifecycle.frame import Request
from lifecycle.models.authorities import SigningAuthority
from lifecycle.models.customers import Contact, Customer
from lifecycle.records.values import add_refusal

STATES = {
    "valid": ("ok", gettext_lazy("Valid")), "later": ("wait", gettext_lazy("Not yet valid")), "ended": ("off", gettext_lazy("Ended")),
    "revoked": ("bad", gettext_lazy("Revoked")),
}  # fmt: skip


def find(request: Request, pk: int, contact: int) -> Contact:
    """A contact of a customer whom this person may see."""
    customer = get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)
    found = get_object_or_404(customer.contacts, pk=contact)
    found.customer = customer
    return found


def crumbs(contact: Contact) -> list[tuple[Any, str]]:
    customer = contact.customer
    return [(_("Customers"), reverse("customers")), (str(customer), customer.get_absolute_url())]


@access.page("customers")
def index(request: Request, pk: int, contact: int) -> HttpResponse:
    """Every grant of one person, with the form for a further one for those who may note it."""
    person = find(request, pk, contact)
    may_edit = access.can(request.user, "C", "customers")
    form = AuthorityForm(request.POST or None, request.FILES or None) if may_edit else None
    if request.method == "POST":
        access.need(request.user, "C", "customers")
        if form is not None and form.is_valid():
            facts = dict(form.cleaned_data)
            try:
                upload = facts.pop("letter")
                letter = uploads.check(upload) if upload else None
                SigningAuthority.grant(by=request.user, contact=person, letter=letter, **facts)
            except Refused as refusal:
                refusal.field = "letter" if refusal.field == "file" else refusal.field
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Noted: %(name)s may sign.") % {"name": person.label()})
                return redirect("contact_authority", pk, contact)
    context = {
        "heading": _("Authority to sign: %(name)s") % {"name": person.label()},
        "crumbs": crumbs(person),
        "person": person,
        "grants": rows(person, may_edit=may_edit),
        "form": form,
        "cancel_url": person.customer.get_absolute_url(),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "lifecycle/contact_authority.html", context, status=status)


def rows(contact: Contact, *, may_edit: bool) -> list[dict[str, Any]]:
    day, found = timezone.localdate(), []
    for row in contact.authorities.select_related("letter", "granted_by", "revoked_by"):
        place = [contact.customer_id, contact.pk, row.pk]
        state = row.state_on(day)
        found.append({
            "row": row, "tone": STATES[state][0], "state": STATES[state][1],
            "letter_url": reverse("authority_letter", args=place) if row.letter_id else "",
            "revoke_url": reverse("authority_revoke", args=place) if may_edit and not row.revoked_at else "",
        })  # fmt: skip
    return found


@access.page("customers", "C")
def revoke(request: Request, pk: int, contact: int, authority: int) -> HttpResponse:
    person = find(request, pk, contact)
    row = get_object_or_404(person.authorities, pk=authority)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row.revoke(by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The authority of %(name)s is revoked.") % {"name": person.label()})
            return redirect("contact_authority", pk, contact)
    place = reverse("contact_authority", args=[pk, contact])
    context = {
        "heading": _("Revoke the authority to sign"), "crumbs": [*crumbs(person), (person.label(), place)], "form": form,
        "submit": _("Revoke"), "danger": True, "cancel_url": place,
        "text": _("%(name)s may no longer sign: %(kinds)s, %(period)s.")
        % {"name": person.label(), "kinds": row.kinds_label, "period": row.period_label},
        "consequences": [
            _("Whoever sends them a document is warned."), _("What they signed before stays signed."),
            _("Requests that are out stay out; look whether somebody else should sign them."),
        ],
    }  # fmt: skip
    return render(request, "lifecycle/parts/confirm_page.html", context, status=422 if form.errors else 200)


@require_safe
@access.page("customers")
def letter(request: Request, pk: int, contact: int, authority: int) -> Any:
    """The letter of authority, as a download only, whatever it contains."""
    row = get_object_or_404(find(request, pk, contact).authorities.select_related("letter"), pk=authority)
    if row.letter is None:
        raise Http404
    answer = FileResponse(
        row.letter.file.open("rb"), as_attachment=True, filename=row.letter.name, content_type=row.letter.content_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
