"""Headers that Django does not set, and the sign-in redirect that htmx can follow."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    )
)


class SecurityHeaders:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.headers.get("HX-Request") == "true" and leads_to_sign_in(response):
            # htmx would follow a 302 by itself and put the whole sign-in page into a fragment.
            moved = HttpResponse(status=204, headers={"HX-Redirect": sign_in_address(request)})
            moved.cookies = response.cookies
            response = moved
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        user = getattr(request, "_cached_user", None)
        if user is not None and user.is_authenticated and is_page(response):
            # A shared computer's Back button must not show a page after signing out.
            response.setdefault("Cache-Control", "no-store, private")
        return response


def is_page(response: HttpResponseBase) -> bool:
    return response.get("Content-Type", "").startswith("text/html")


def leads_to_sign_in(response: HttpResponseBase) -> bool:
    if response.status_code != 302:
        return False
    return response["Location"].split("?")[0] == resolve_url(settings.LOGIN_URL)


def sign_in_address(request: HttpRequest) -> str:
    """Sign-in that leads back to the page the person sees, not to the fragment that was asked for."""
    page = request.headers.get("HX-Current-URL", "")
    here = urlsplit(page)._replace(scheme="", netloc="", fragment="").geturl()
    ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    query = f"?{urlencode({REDIRECT_FIELD_NAME: here})}" if page and ours else ""
    return resolve_url(settings.LOGIN_URL) + query
