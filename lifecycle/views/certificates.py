"""The company's seal: its certificate and authority, how long they last, and how they are replaced."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from cryptography import x509
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lifecycle import access, seal
from lifecycle.errors import Refused
from lifecycle.forms.certificates import BundleForm
from lifecycle.frame import Request
from lifecycle.models.certificates import Certificate
from lifecycle.models.timestamps import Timestamp
from lifecycle.records.values import add_refusal
from lifecycle.seal import keys
from lifecycle.sealing import issuing


def crumbs() -> list[tuple[str, str]]:
    return [(_("Settings"), reverse("settings")), (_("Company seal"), reverse("settings_seal"))]


@access.page("settings")
@require_safe
def index(request: Request) -> HttpResponse:
    rows = list(Certificate.objects.select_related("made_by"))
    context = {
        "heading": _("Company seal"),
        "crumbs": crumbs()[:1],
        "certificates": [facts(row) for row in rows if row.active],
        "earlier": [facts(row) for row in rows if not row.active],
        "from_environment": bool(settings.SEAL_PKCS12),
        "may_edit": access.can(request.user, "E", "settings"),
        "authority": authority_host(),
        "owed": Timestamp.objects.filter(state=Timestamp.State.OWED).count(),
    }
    return render(request, "lifecycle/settings_seal.html", context)


def facts(row: Certificate) -> dict[str, Any]:
    cert = x509.load_pem_x509_certificate(row.pem.encode())
    return {
        "role": row.get_role_display(),
        "origin": row.get_origin_display(),
        "subject": issuing.shown(cert.subject),
        "issuer": issuing.shown(cert.issuer) if row.issuer != row.subject else "",
        "fingerprint": ":".join(row.fingerprint[at : at + 4] for at in range(0, 64, 4)).upper(),
        "from": row.not_before,
        "until": row.not_after,
        "soon": row.ends_soon() and not row.has_ended(),
        "ended": row.has_ended(),
        "development": row.development,
        "who": row.made_by.label() if row.made_by else "",
        "retired_at": row.retired_at,
    }


def authority_host() -> str:
    """Only the host: the address may hold a password."""
    from urllib.parse import urlsplit

    return urlsplit(settings.TIMESTAMP_URL).hostname or ""


@access.page("settings", "E")
@reauthentication_required
def upload(request: Request) -> HttpResponse:
    """Seal with a certificate of the company's own from now on."""
    form = BundleForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            keys.upload(form.cleaned_data["file"], form.cleaned_data["password"], by=request.user)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Documents are sealed with this certificate from now on."))
            return redirect("settings_seal")
    context = {
        "heading": _("Seal with your own certificate"), "crumbs": crumbs(), "form": form, "multipart": True,
        "submit": _("Upload"), "cancel_url": reverse("settings_seal"),
        "intro": _(
            "A certificate of a public authority makes every reader show your company's name without being told "
            "whom to trust. Documents sealed so far stay as they are and can still be checked."
        ),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


@access.page("settings", "E")
@reauthentication_required
def renew(request: Request) -> HttpResponse:
    """A new certificate of our own authority for the company's seal."""
    if request.method == "POST":
        keys.make_company(by=request.user)
        messages.success(request, _("Documents are sealed with this certificate from now on."))
        return redirect("settings_seal")
    context = {
        "heading": _("Make a new certificate"), "crumbs": crumbs(), "submit": _("Make a new certificate"),
        "cancel_url": reverse("settings_seal"),
        "text": _("A new key and certificate for the company's seal are made here, issued by our own authority."),
        "consequences": [
            _("Documents issued from now on carry the new certificate."),
            _("Documents sealed so far stay as they are and can still be checked."),
        ],
    }  # fmt: skip
    return render(request, "lifecycle/parts/confirm_page.html", context)


@access.page("settings")
@require_safe
def roots(request: Request) -> HttpResponse:
    """The roots as one PEM file, for those who check documents with tools of their own."""
    response = HttpResponse("".join(seal.roots()), content_type="application/x-pem-file")
    response["Content-Disposition"] = 'attachment; filename="ca.pem"'
    return response
