"""Mail of delivery: a kickoff that was put off, or that departments are told of, a plan to be confirmed, users asked and answered in a trial run."""

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


def tell_department(kickoff: Any, notice: Any, *, event: Any) -> None:
    """What a department must know of the kickoff: before it, or after it. Nothing of what stays with us."""
    project = kickoff.project
    minutes = notice.notice_kind == notice.Kind.MINUTES
    post(
        "kickoff_told", key=notice.mail_key, to=notice.contact, event=event, project=project,
        context={
            "kickoff": kickoff, "project": project, "minutes": minutes, "sender": notice.sent_by, "link": "",
            "people": [row for row in kickoff.attendees.select_related("contact", "user") if not minutes or row.attended],
            "decisions": kickoff.decisions.all() if minutes else [],
        },
        subject=lambda: (_("What was agreed at the kickoff: %(project)s") if minutes else _("The project begins: %(project)s"))
        % {"project": pick(project, "name")},
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


def tell_handed_in(change: Any, *, event: Any) -> None:
    """The project manager learns at once what the single contact handed in; the time to assess it runs."""
    project = change.project
    to = project.delivery_owner
    if to is None or not to.is_active:
        return
    post(
        "change_handed_in", key=f"change-handed-in:{change.pk}", to=to, event=event, project=project,
        context={"change": change, "project": project, "link": absolute(change.get_absolute_url())},
        subject=lambda: _("New change request: %(what)s (%(project)s)") % {"what": change.label, "project": project.label()},
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


def open_plan_items(plan: Any, link: Any, token: str) -> None:
    """To somebody of the customer who owns items: their link, which exists nowhere else than in this mail."""
    items = [row for row in type(plan).owned_by(link) if not row.is_done]
    post(
        "plan_items", key=f"portal:{link.pk}", to=link.contact, event=None, project=plan.project,
        context={
            "link": absolute(reverse("portal", args=[token])), "sender": link.made_by, "message": link.message,
            "project": plan.project, "items": items, "expires_at": link.expires_at,
        },
        subject=lambda: _("Your items of the plan: %(project)s") % {"project": pick(plan.project, "name")},
    )  # fmt: skip


def tell_contact_reported(plan: Any, item: Any, link: Any, *, remark: str, event: Any) -> None:
    """The project manager, and whoever of ours is named for the item, learn at once what its owner said."""
    project = plan.project
    for person in {project.delivery_owner, item.ours} - {None}:
        if person is not None and person.is_active:
            post(
                "plan_item_reported", key=f"plan-item:{item.pk}:{item.version}:{person.pk}", to=person, event=event,
                project=project,
                context={
                    "item": item, "contact": link.contact, "remark": remark, "project": project,
                    "link": absolute(item.get_absolute_url()),
                },
                subject=lambda: _("%(name)s on “%(item)s”: %(n)d%%")
                % {"name": link.contact.label(), "item": item.label, "n": item.progress},
            )  # fmt: skip
