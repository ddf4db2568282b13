"""Mail of delivery: a kickoff that was put off, a plan to be confirmed, users asked and answered in a trial run."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle.mail import absolute, post
from lifecycle.text import pick


def tell_trigger(kickoff: Any, *, event: Any) -> None:
    """Once for each time it is put off."""
    project = kickoff.project
    to = project.delivery_owner
    if to is None or not to.is_active:
        return
    post(
        "kickoff_due", key=f"kickoff-due:{kickoff.pk}:{kickoff.trigger_on}", to=to, event=event, project=project,
        context={"kickoff": kickoff, "project": project, "link": absolute(kickoff.get_absolute_url())},
        subject=lambda: _("Decide on the kickoff: %(project)s") % {"project": project.label()},
    )  # fmt: skip


def open_changes_page(link: Any, token: str) -> None:
    """To the customer's single contact."""
    post(
        "changes_page", key=f"portal:{link.pk}", to=link.contact, event=None, project=link.project,
        context={
            "link": absolute(reverse("portal", args=[token])), "sender": link.made_by, "message": link.message,
            "project": link.project, "expires_at": link.expires_at,
        },
        subject=lambda: _("Your change requests: %(project)s") % {"project": pick(link.project, "name")},
    )  # fmt: skip


def tell_plan(plan: Any, *, to: Any, event: Any) -> None:
    """Somebody of ours whom a plan names: what they are to do, once for each revision that is communicated."""
    project = plan.project
    mine = list(plan.items.filter(ours=to).order_by("start", "order")[:20])
    post(
        "plan_told", key=f"plan-told:{plan.pk}:{plan.revision}:{plan.version}:{to.pk}", to=to, event=event, project=project,
        context={"plan": plan, "items": mine, "project": project, "link": absolute(plan.get_absolute_url())},
        subject=lambda: _("Confirm the plan: %(project)s") % {"project": project.label()},
    )  # fmt: skip


def ask_for_feedback(trial: Any, link: Any, token: str) -> None:
    """A user's private link; it exists nowhere else than in this mail."""
    post(
        "ask_for_feedback", key=f"portal:{link.pk}", to=link.contact, event=None, project=trial.project,
        context={
            "link": absolute(reverse("portal", args=[token])), "sender": link.made_by, "message": link.message,
            "project": trial.project, "trial": trial, "expires_at": link.expires_at,
        },
        subject=lambda: _("What works and what does not? %(project)s") % {"project": pick(trial.project, "name")},
    )  # fmt: skip


def tell_answer(feedback: Any) -> None:
    """Whoever said it learns what became of it."""
    post(
        "feedback_answered", key=f"trial-feedback:{feedback.pk}", to=feedback.contact, event=None, project=feedback.project,
        context={"feedback": feedback, "project": feedback.project, "sender": feedback.answered_by, "link": ""},
        subject=lambda: _("Our answer to what you told us: %(project)s") % {"project": pick(feedback.project, "name")},
    )  # fmt: skip
