"""Mail to whoever asked for something: that it is done."""

from typing import Any

from django.utils.translation import gettext as _

from lifecycle.mail import post


def tell_done(requirement: Any, *, words: str, by: Any, event: Any) -> None:
    """To the person of the customer who raised it. They have no account, so nothing in it leads to a page."""
    post(
        "requirement_done", key=f"requirement-done:{requirement.pk}:{requirement.version}", to=requirement.raised_by,
        project=requirement.project, event=event,
        context={"requirement": requirement, "project": requirement.project, "words": words, "sender": by},
        subject=lambda: _("What you asked for is done: %(what)s") % {"what": requirement.label},
    )  # fmt: skip
