"""The company's settings: facts, logo, cadences and thresholds, and how strict each gate condition is."""

import io
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lifecycle import access
from lifecycle.errors import Refused, Stale
from lifecycle.forms.settings import CompanyForm, LogoForm
from lifecycle.frame import Request
from lifecycle.gates import GATES
from lifecycle.models.settings import SiteSettings
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none
from lifecycle.stages import registry

LOGO_BYTES = 2 * 1024 * 1024
LOGO_PIXELS = (1200, 600)
MAX_PIXELS = 16_000_000  # decoded, these are 64 MB


def crumbs() -> list[tuple[str, str]]:
    return [(_("Settings"), reverse("settings"))]


@access.page("settings")
def index(request: Request) -> HttpResponse:
    rooms = [
        (
            "settings_company",
            "building",
            _("Company"),
            _("Name, logo, bank, numbering, languages, cadences, thresholds"),
        ),
        ("playbooks", "list-check", _("Playbooks"), _("What is to be done in a project, in versions")),
        ("solution_templates", "file-text", _("Solution templates"), _("Which sections a solution must have")),
        ("products", "package", _("Products"), _("What is sold, how mature it is, and which modules are not")),
        ("response_labels", "message-circle", _("Responses to requirements"), _("What the three answers are called")),
        ("product_ideas", "bulb", _("Ideas for products"), _("What came up in projects and belongs to the product")),
        (
            "requirement_types",
            "git-branch",
            _("Types of requirements"),
            _("How each kind of wish is recognised, and what to do about it"),
        ),
        ("settings_gates", "lock", _("Gates"), _("Which conditions must be met, which only warn, which are off")),
        ("settings_seal", "shield-lock", _("Company seal"), _("The certificate that seals documents, and timestamps")),
        ("settings_signing", "writing", _("Signing rules"), _("How long links last, which documents ask for a code")),
        (
            "settings_service",
            "tool",
            _("Times of customer service"),
            _("When it works, and how soon it answers and solves"),
        ),
        ("settings_calendar", "calendar", _("Calendar"), _("Public holidays, make-up workdays and days of our own")),
        (
            "settings_responsibilities",
            "clipboard-list",
            _("Who does what"),
            _("Tasks, stage by stage, and what each role has to do with them"),
        ),
        ("users", "users", _("Users and roles"), _("Who signs in, and what they may do")),
    ]
    cards = [{"url": reverse(n), "icon": icon, "title": title, "text": text} for n, icon, title, text in rooms]
    return render(request, "lifecycle/settings.html", {"heading": _("Settings"), "cards": cards})


@access.page("settings", "E")
def company(request: Request) -> HttpResponse:
    site = SiteSettings.load()
    form = CompanyForm(request.POST or None, instance=site)
    context: dict[str, Any] = {"heading": _("Company"), "crumbs": crumbs(), "site": site, "logo_form": LogoForm()}
    context |= {"form": form, "cancel_url": reverse("settings"), "hidden": {"version": site.version}}
    if request.method == "POST" and form.is_valid():
        read = int_or_none(request.POST.get("version"))
        try:
            SiteSettings.load().revise(by=request.user, version=read or 0, **form.facts())
        except Stale as stale:
            form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
            context["hidden"] = {"version": SiteSettings.load().version}
            return render(request, "lifecycle/settings_company.html", context, status=409)
        messages.success(request, _("Saved: %(what)s") % {"what": _("Company")})
        return redirect("settings_company")
    return render(request, "lifecycle/settings_company.html", context, status=422 if form.errors else 200)


@access.page("settings", "E")
@require_POST
def logo(request: Request) -> HttpResponse:
    form = LogoForm(request.POST, request.FILES)
    site = SiteSettings.load()
    if form.is_valid():
        try:
            name, content = clean_logo(form.cleaned_data["logo"])
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            from django.core.files.base import ContentFile

            stored = SiteSettings._meta.get_field("logo").storage.save(f"company/{name}", ContentFile(content))
            site.revise(by=request.user, version=site.version, logo=stored)
            messages.success(request, _("Saved: %(what)s") % {"what": _("Logo")})
            return redirect("settings_company")
    context = {"heading": _("Company"), "crumbs": crumbs(), "site": site, "form": CompanyForm(instance=site)}
    context |= {"logo_form": form, "hidden": {"version": site.version}, "cancel_url": reverse("settings")}
    return render(request, "lifecycle/settings_company.html", context, status=422)


def clean_logo(upload: Any) -> tuple[str, bytes]:
    """A logo drawn anew from its pixels, so that nothing but the picture is kept."""
    from PIL import Image

    if upload.size > LOGO_BYTES:
        raise Refused(_("The file is larger than %(mb)d MB.") % {"mb": 2}, "logo")
    try:
        with Image.open(io.BytesIO(upload.read()), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ValueError
            picture = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError):
        raise Refused(_("This is not a PNG or JPEG picture."), "logo") from None
    picture.thumbnail(LOGO_PIXELS)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return "logo.png", out.getvalue()


@access.page("settings", "E")
def gates(request: Request) -> HttpResponse:
    site = SiteSettings.load()
    if request.method == "POST":
        modes = dict(site.gate_modes)
        for code, condition in registry.conditions.items():
            wanted = request.POST.get(code)
            if wanted not in SiteSettings.GateMode.values:
                continue
            if wanted == condition.mode:
                modes.pop(code, None)
            else:
                modes[code] = wanted
        try:
            site.revise(by=request.user, version=int_or_none(request.POST.get("version")) or 0, gate_modes=modes)
        except Stale as stale:
            messages.error(request, stale.message)
        else:
            messages.success(request, _("Saved: %(what)s") % {"what": _("Gates")})
        return redirect("settings_gates")
    table = [
        {
            "title": gate.title,
            "to": gate.to.label,
            "who": access.role_names(gate.approvers),
            "conditions": [
                {"code": c.code, "text": c.text, "why": c.why, "mode": site.mode_of(c), "default": _mode_word(c.mode)}
                for c in registry.conditions_of(gate.code)
            ],
        }
        for gate in GATES.values()
    ]
    context = {"heading": _("Gates"), "crumbs": crumbs(), "gates": table, "modes": SiteSettings.GateMode.choices}
    return render(request, "lifecycle/settings_gates.html", context | {"version": site.version})


def _mode_word(mode: str) -> str:
    return str(SiteSettings.GateMode(mode).label)
