"""What allauth asks us about accounts: nobody signs up, and links in mail lead to the configured site."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext


class Site:
    """What allauth's mails call `current_site`."""

    def __init__(self) -> None:
        self.name = gettext("Throughline")
        self.domain = urlsplit(settings.SITE_URL).netloc


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """allauth builds links from the request's Host header; a mail must never carry what a stranger sent there."""
        safe: dict[str, Any] = {
            key: own_address(value) if key.endswith("_url") and isinstance(value, str) else value
            for key, value in context.items()
        }
        super().send_mail(template_prefix, email, {**safe, "current_site": Site()})


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


def own_address(url: str) -> str:
    """The same page at SITE_URL, whatever host the address names."""
    parts = urlsplit(url)
    return settings.SITE_URL + parts._replace(scheme="", netloc="").geturl()
