"""How many projects each manager runs, and how far key users of the customers take our place in them."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from lifecycle.keyflows import SUBSTITUTE
from lifecycle.models.key_users import KeyUser, Mastery
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.stages import State

RUN_IN = (State.DELIVERY, State.TRIAL_RUN, State.AFTERSALES, State.ACCEPTANCE)
SHOWN = 30


def managers(user: Any) -> list[dict[str, Any]]:
    """Managers of projects that the reader sees, those with the most projects first. Five queries, however many there are."""
    seen = Project.objects.visible_to(user).filter(state__in=RUN_IN, delivery_owner__isnull=False).order_by()
    counted = dict(
        seen.values_list("delivery_owner")
        .annotate(n=Count("pk", distinct=True))
        .order_by("-n", "delivery_owner")[:SHOWN]
    )
    if not counted:
        return []
    mine = Q(project__in=seen.values("pk"))
    people = {
        owner: (n, alone)
        for owner, n, alone in KeyUser.objects.filter(mine, state__in=KeyUser.LADDER).order_by()
        .values_list("project__delivery_owner")
        .annotate(n=Count("pk"), alone=Count("pk", filter=Q(state__in=KeyUser.LADDER[2:])))
    }  # fmt: skip
    flows = BusinessProcess.objects.filter(mine, is_key=True, state=BusinessProcess.State.IN_USE).order_by()
    all_flows = dict(flows.values_list("project__delivery_owner").annotate(n=Count("pk")))
    held = Mastery.objects.filter(
        level__gte=SUBSTITUTE, key_user__state__in=KeyUser.ABLE, process__in=flows.values("pk")
    )
    masters = dict(held.values_list("process__project__delivery_owner").annotate(n=Count("process", distinct=True)))
    names = {one.pk: one.label() for one in User.objects.filter(pk__in=counted)}
    return [
        {
            "name": names[pk], "url": reverse("concerns", args=[pk]), "projects": n, "key_users": people.get(pk, (0, 0))[0],
            "alone": people.get(pk, (0, 0))[1], "substituted": masters.get(pk, 0), "flows": all_flows.get(pk, 0),
        }
        for pk, n in counted.items()
    ]  # fmt: skip
