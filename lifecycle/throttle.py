"""Limits on how often a link or an address may knock, counted in the cache; and whose address a request came from."""

import hashlib
import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


def over(name: str, key: str, limit: int, seconds: int) -> bool:
    """Count one more knock of `key` at `name`; True when it is more than `limit` within `seconds`."""
    window = int(time.time() // seconds)
    digest = hashlib.sha256(key.encode()).hexdigest()[:32]
    place = f"throttle:{name}:{digest}:{window}"
    cache.add(place, 0, timeout=seconds * 2)
    try:
        return cache.incr(place) > limit
    except ValueError:  # the cache forgot it in between
        return False


def address_of(request: HttpRequest) -> str | None:
    """The visitor's address. Of X-Forwarded-For only what our own proxies added is believed."""
    found = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        chain = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
        if len(chain) >= settings.TRUSTED_PROXIES:
            found = chain[-settings.TRUSTED_PROXIES]
    try:
        return str(ipaddress.ip_address(found.split("%")[0]))
    except ValueError:
        return None


def agent_of(request: HttpRequest) -> str:
    """What the browser calls itself, cut to what is kept."""
    return "".join(c for c in request.META.get("HTTP_USER_AGENT", "") if c.isprintable())[:250]
