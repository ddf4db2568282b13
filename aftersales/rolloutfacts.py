"""What bears the four preconditions of a rollout: the records and checklist items that each of them rests on."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aftersales.models.rollout_parts import RolloutPrecondition, RolloutResource
from lifecycle import hooks, known
from lifecycle.gates import Answer
from lifecycle.models.key_users import KeyUser
from lifecycle.models.processes import BusinessProcess
from lifecycle.text import labelled, listed, pick

What = RolloutPrecondition.What
FUNCTIONS, MANUALS = "S2-14", "S2-16"
WRITTEN = (BusinessProcess.Manual.READY, BusinessProcess.Manual.GIVEN)


def fact(rollout: Any, what: str) -> Answer:
    return {
        What.FUNCTIONS: functions, What.PERFORMANCE: performance, What.MANUALS: manuals, What.RESOURCES: resources,
    }[What(what)](rollout)  # fmt: skip


def _by_item(project: Any, code: str) -> Answer:
    item = known.items(project).get(code)
    if item is None:
        return Answer(True, _("The checklist of this project does not ask for it."), "", "")
    words = item.title if not item.is_open else _("Open: %(titles)s") % {"titles": item.title}
    return Answer(not item.is_open, words, item.get_absolute_url(), _("open"))


def functions(rollout: Any) -> Answer:
    """The signed verification; where nobody keeps one, its item of the checklist."""
    project = rollout.project
    answers = [tell(project=project) for tell in hooks.HOOKS["functions_verified"]]
    found: Answer | None = next((answer for answer in answers if answer is not None), None)
    item = known.skipped(project, FUNCTIONS)
    if found is not None and (found.met or item is None):
        return found
    return _by_item(project, FUNCTIONS)


def performance(rollout: Any) -> Answer:
    """The last check counts: all four figures measured, and found good enough."""
    last = max(rollout.checks.all(), key=lambda row: (row.on, row.pk), default=None) if rollout.pk else None
    url = f"{rollout.get_absolute_url()}#checks" if rollout.pk else ""
    if last is None:
        return Answer(False, _("Nothing was measured yet."), url, _("open"))
    if not last.measured:
        return Answer(False, _("Not all figures are measured."), url, _("open"))
    return Answer(last.verdict == last.Verdict.OK, labelled(last, last.verdict_label), url, _("open"))


def manuals(rollout: Any) -> Answer:
    """Each key process has its manual and a trained key user; where none is listed, the item of the checklist."""
    project = rollout.project
    trained = Q(key_users__state__in=KeyUser.ABLE)
    flows = list(
        BusinessProcess.of(project)
        .filter(is_key=True)
        .annotate(able=Count("key_users", filter=trained, distinct=True))
    )
    if not flows or known.skipped(project, MANUALS):
        return _by_item(project, MANUALS)
    url = reverse("record_list", args=[project.number, "lifecycle", "processes"])
    item = known.items(project).get(MANUALS)
    by_hand = item is not None and not item.is_open  # the files hang on the item
    unwritten = [pick(row, "name") for row in flows if row.manual_state not in WRITTEN]
    if unwritten and not by_hand:
        return Answer(False, _("No manual yet: %(what)s") % {"what": listed(unwritten)}, url, _("open"))
    untrained = [pick(row, "name") for row in flows if not row.able]  # type: ignore[attr-defined]
    if untrained:
        return Answer(False, _("No trained key user yet: %(what)s") % {"what": listed(untrained)}, url, _("open"))
    n = len(flows)
    words = ngettext("%(n)d key process with manual and key user", "%(n)d key processes with manual and key user", n)
    return Answer(True, words % {"n": n}, url, _("open"))


def resources(rollout: Any) -> Answer:
    """Both sides bring something, nothing is unconfirmed, and somebody leads at the customer."""
    rows = list(rollout.resources.all())
    url = f"{rollout.get_absolute_url()}#resources" if rollout.pk else ""
    if rollout.their_lead_id is None:
        return Answer(False, _("Nobody is named who leads it at the customer."), url, _("open"))
    for side, words in (
        (RolloutResource.Side.CUSTOMER, _("The customer brings nothing yet.")),
        (RolloutResource.Side.VENDOR, _("We bring nothing yet.")),
    ):
        if not any(row.side == side for row in rows):
            return Answer(False, words, url, _("open"))
    if left := [row for row in rows if not row.confirmed]:
        return Answer(False, _("Not confirmed: %(what)s") % {"what": listed(str(row) for row in left)}, url, _("open"))
    n = len(rows)
    text = ngettext("%(n)d resource, led by %(who)s", "%(n)d resources, led by %(who)s", n)
    return Answer(True, text % {"n": n, "who": rollout.their_lead.label()}, url, _("open"))
