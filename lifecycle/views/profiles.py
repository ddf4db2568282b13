"""What people set for themselves: name, language, time zone, appearance."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lifecycle import access
from lifecycle.forms.profiles import ProfileForm
from lifecycle.frame import Request
from lifecycle.models.users import Language, Theme, User
from lifecycle.views.customers import edit_row


@access.signed_in
def profile(request: Request) -> HttpResponse:
    user = User.objects.get(pk=request.user.pk)
    context = {"heading": _("My profile"), "cancel_url": reverse("today")}
    return edit_row(request, user, ProfileForm, "user.profile_revised", reverse("profile"), context)


def _back(request: Request) -> str:
    """The page that the person came from, if it is one of ours."""
    wanted = request.POST.get("next", "")
    hosts = {request.get_host()}
    return wanted if url_has_allowed_host_and_scheme(wanted, hosts, require_https=request.is_secure()) else "/"


@access.public("the language of the sign-in and signing pages")
@require_POST
def language(request: Request) -> HttpResponse:
    response = redirect(_back(request))
    wanted = request.POST.get("language")
    if wanted in Language.values:
        if request.user.is_authenticated:
            User.objects.filter(pk=request.user.pk).update(language=wanted)
        translation.activate(wanted)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, wanted, max_age=365 * 86400, secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True, samesite="Lax",
        )  # fmt: skip
    return response


@access.signed_in
@require_POST
def theme(request: Request) -> HttpResponse:
    wanted = request.POST.get("theme")
    if wanted in Theme.values:
        User.objects.filter(pk=request.user.pk).update(theme=wanted)
    return redirect(_back(request))
