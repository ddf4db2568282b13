"""One log line a request, with an id that every other line of that request carries; and a limit on bodies."""

import logging
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext

from lifecycle.middleware.privacy import current_id

GetResponse = Callable[[HttpRequest], HttpResponseBase]

logger = logging.getLogger("lifecycle.requests")


class RequestLog:
    """Who did what, how it ended and how long it took. No address and no content: those can be personal."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request_id = uuid.uuid4().hex[:16]
        token = current_id.set(request_id)
        request.request_id = request_id  # type: ignore[attr-defined]
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request_id
            match = request.resolver_match
            if match or response.status_code >= 400:  # files from static/ would only be noise
                logger.info(
                    "user=%s act=%s method=%s status=%s ms=%.0f",
                    user_id(request),
                    (match.view_name or "unnamed") if match else "none",
                    request.method,
                    response.status_code,
                    (time.perf_counter() - started) * 1000,
                )
            return response
        finally:
            current_id.reset(token)


def user_id(request: HttpRequest) -> str:
    """The signed-in person's id if a view has asked who it is; the log line itself must not query the database."""
    user = getattr(request, "_cached_user", None)
    return str(user.pk) if user is not None and user.pk else "-"


class BodyLimit:
    """Refuse a body larger than any form of ours sends, before it is read."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        limit = settings.UPLOAD_MAX_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        try:
            size = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            size = 0
        if size <= limit:
            return self.get_response(request)
        text = gettext("This is too large: at most %(megabytes)d MB can be sent at once.") % {
            "megabytes": settings.UPLOAD_MAX_BYTES // 1024 // 1024
        }
        return HttpResponse(text, status=413, content_type="text/plain; charset=utf-8")
