"""The second factor in front of a signature by account: whether somebody has one, and gave it in this session."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import REDIRECT_FIELD_NAME

from lifecycle.frame import Request

KINDS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def was_given(request: Request) -> bool:
    """Did this session pass a code, a key or a passkey, at sign-in or since?"""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def is_missing(request: Request) -> bool:
    """Somebody who has a second factor signs with it."""
    return is_mfa_enabled(request.user, types=KINDS) and not was_given(request)


def place_to_give(request: Request) -> str:
    """The page that asks for it and leads back to this one. Never the one that would be content with the password."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    url = next(method["url"] for method in methods if method["id"].startswith("mfa"))
    return f"{url}?{urlencode({REDIRECT_FIELD_NAME: request.path})}"


def identified_by(request: Request) -> str:
    return "account+second" if was_given(request) else "account"
