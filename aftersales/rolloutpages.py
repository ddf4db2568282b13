"""What the page of a rollout shows beside its fields: how each precondition stands, figures, both sides, units."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, Q, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aftersales.models.rollout_parts import RolloutUnit
from aftersales.models.rollouts import Rollout
from aftersales.rolloutfacts import fact
from lifecycle.templatetags.tl import due

MOST = 100  # rows on Today
START_SOON = timedelta(days=3)
AHEAD = timedelta(days=21)  # before its first unit, in which a rollout is prepared

Standing = dict[str, Any]


def facts(rollout: Any) -> Standing:
    if rollout.pk is None:
        return {}
    state = rollout.State
    judged = rollout.state in (state.CHECKING, state.READY)
    rows = list(rollout.preconditions.select_related("judged_by"))
    units = list(rollout.units.all())
    prefetch_related_objects(units, "lead", "deferred_with", "key_users__contact", "progress__noted_by")
    for unit in units:
        for key_user in unit.key_users.all():
            key_user.project = rollout.project
    users = sum(row.users for row in units)
    covered = sum(row.covered for row in units)
    return {
        "preconditions": [{"row": row, "fact": fact(rollout, row.what) if judged else None} for row in rows],
        "checks": list(rollout.checks.all()),
        "resources": list(rollout.resources.all()),
        "units": units,
        "users": users,
        "covered": covered,
        "share": covered * 100 // users if users else 0,
        "lacks": rollout.lacks() if rollout.state == state.CHECKING else [],
        "to_sign": rollout.state == state.READY and not rollout.is_out,
        "to_finish": rollout.state == state.ROLLING
        and bool(units)
        and all(row.state in RolloutUnit.ENDED for row in units),
    }


# -- Today -------------------------------------------------------------------------------------------------------------


def today(user: Any, projects: Any) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """Rollouts that wait for whoever leads them: preconditions, signatures, units that are to start or are late."""
    now, unit = timezone.localdate(), RolloutUnit.State
    mine = Q(our_lead=user) | Q(our_lead=None, project__delivery_owner=user)
    to_start = Q(units__state=unit.PLANNED, units__planned_from__lte=now + START_SOON)
    late = Q(units__state__in=(unit.PLANNED, unit.ROLLING), units__planned_until__lt=now)
    rows = (
        Rollout.objects.filter(mine, project__in=projects)
        .exclude(state=Rollout.State.DONE)
        .select_related("project__customer")
        .annotate(
            missing=Count("preconditions", filter=~Q(preconditions__verdict="ok"), distinct=True),
            starts=Count("units", filter=to_start, distinct=True),
            late=Count("units", filter=late, distinct=True),
            left=Count("units", filter=~Q(units__state__in=RolloutUnit.ENDED), distinct=True),
            first=Min("units__planned_from", filter=Q(units__state=unit.PLANNED)),
            last=Min("units__planned_until", filter=late),
        )
        .order_by("first", "pk")
    )
    found = [(row, told) for row in rows[:MOST] if (told := _waits(row, now))]
    return [
        (
            "rollouts", _("Rollouts that wait"), "presentation",
            [
                {
                    "title": row.label, "url": row.get_absolute_url(), "end": due(row.last or row.first) if row.last or row.first else "",
                    "note": told, "project": row.project.label(), "customer": str(row.project.customer),
                }
                for row, told in found
            ],
        )
    ]  # fmt: skip


def _waits(row: Any, now: date) -> str:
    """What the rollout waits for, in words; nothing while its first unit is far."""
    state = Rollout.State
    if row.state in (state.CHECKING, state.READY) and row.first is not None and row.first > now + AHEAD:
        return ""
    if row.state == state.CHECKING and row.missing:
        text = ngettext("%(n)d precondition is not met", "%(n)d preconditions are not met", row.missing)
        return text % {"n": row.missing}
    if row.state in (state.CHECKING, state.READY):
        return _("to be signed by both sides")
    words = []
    if row.late:
        words.append(ngettext("%(n)d unit is late", "%(n)d units are late", row.late) % {"n": row.late})
    if row.starts:
        words.append(ngettext("%(n)d unit is to start", "%(n)d units are to start", row.starts) % {"n": row.starts})
    if not row.left:
        words.append(_("every unit is reached or put off: end it"))
    return _("; ").join(words)
