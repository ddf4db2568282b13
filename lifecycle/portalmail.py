"""Mail by which people of the customer are asked: to answer questions, confirm requirements, say whether it is ready, whom they taught."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle.mail import absolute, post
from lifecycle.text import pick


def _words(link: Any, token: str) -> dict[str, Any]:
    return {
        "link": absolute(reverse("portal", args=[token])), "sender": link.made_by, "message": link.message,
        "project": link.project, "expires_at": link.expires_at,
    }  # fmt: skip


def ask_to_answer(link: Any, token: str) -> None:
    sheet = link.questionnaire
    post(
        "ask_to_answer", key=f"portal:{link.pk}", to=link.contact, event=None, project=link.project,
        context=_words(link, token) | {"questionnaire": sheet},
        subject=lambda: _("Please answer a few questions: %(title)s") % {"title": pick(sheet, "title")},
    )  # fmt: skip


def ask_to_confirm(link: Any, token: str) -> None:
    post(
        "ask_to_confirm", key=f"portal:{link.pk}", to=link.contact, event=None, project=link.project,
        context=_words(link, token) | {"asks": list(link.asks.all())},
        subject=lambda: _("Please confirm what we understood: %(project)s") % {"project": pick(link.project, "name")},
    )  # fmt: skip


def ask_whether_ready(link: Any, token: str) -> None:
    post(
        "ask_whether_ready", key=f"portal:{link.pk}", to=link.contact, event=None, project=link.project,
        context=_words(link, token) | {"asks": list(link.readiness_asks.order_by("pk"))},
        subject=lambda: _("Is it ready? %(project)s") % {"project": pick(link.project, "name")},
    )  # fmt: skip


def ask_to_log(link: Any, token: str) -> None:
    post(
        "ask_to_log", key=f"portal:{link.pk}", to=link.contact, event=None, project=link.project,
        context=_words(link, token),
        subject=lambda: _("Log the sessions that you hold: %(project)s") % {"project": pick(link.project, "name")},
    )  # fmt: skip
