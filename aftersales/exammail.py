"""Mail of exams: please take it, here is your result, here is that of your department. Each with a private link."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle.mail import absolute, post
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.users import User
from lifecycle.text import pick


def ask_to_take(sitting: Any, token: str, *, by: User, message: str) -> None:
    _to_person("ask_to_take_exam", sitting, token, by, message, lambda: _("Your exam: %(title)s"))


def give_result(sitting: Any, token: str, *, by: User, message: str) -> None:
    _to_person("exam_result", sitting, token, by, message, lambda: _("Your result: %(title)s"))


def _to_person(kind: str, sitting: Any, token: str, by: User, message: str, subject: Any) -> None:
    exam = sitting.exam
    post(
        kind, key=f"{kind}:{sitting.pk}:{sitting.token_hash[:16]}", to=sitting.contact, event=None, project=sitting.project,
        context={
            "link": absolute(reverse("exam_room", args=[token])), "sender": by, "message": message.strip(), "exam": exam,
            "project": sitting.project, "expires_at": sitting.expires_at, "sitting": sitting,
        },
        subject=lambda: subject() % {"title": pick(exam, "title")},
    )  # fmt: skip


def give_result_to(sending: Any, token: str) -> None:
    """The slip of a person to their supervisor."""
    _to_reader("exam_result_of", sending, token, lambda: _("Result of %(who)s: %(title)s"))


def give_summary(sending: Any, token: str) -> None:
    _to_reader("exam_summary", sending, token, lambda: _("Results of your people: %(title)s"))


def _to_reader(kind: str, sending: Any, token: str, subject: Any) -> None:
    exam, link = sending.exam, sending.link
    assert isinstance(link, PortalLink)
    post(
        kind, key=f"portal:{link.pk}", to=sending.contact, event=None, project=exam.project,
        context={
            "link": absolute(reverse("portal", args=[token])), "sender": sending.by, "message": link.message, "exam": exam,
            "project": exam.project, "expires_at": link.expires_at, "who": sending.about,
        },
        subject=lambda: subject() % {"title": pick(exam, "title"), "who": sending.about},
    )  # fmt: skip
