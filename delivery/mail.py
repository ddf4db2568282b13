"""Mail of delivery: the day has come to which a kickoff was put off; a plan waits for somebody to confirm it."""

from typing import Any

from django.utils.translation import gettext as _

from lifecycle.mail import absolute, post


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


def tell_plan(plan: Any, *, to: Any, event: Any) -> None:
    """Somebody of ours whom a plan names: what they are to do, once for each revision that is communicated."""
    project = plan.project
    mine = list(plan.items.filter(ours=to).order_by("start", "order")[:20])
    post(
        "plan_told", key=f"plan-told:{plan.pk}:{plan.revision}:{plan.version}:{to.pk}", to=to, event=event, project=project,
        context={"plan": plan, "items": mine, "project": project, "link": absolute(plan.get_absolute_url())},
        subject=lambda: _("Confirm the plan: %(project)s") % {"project": project.label()},
    )  # fmt: skip
