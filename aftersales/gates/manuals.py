"""Before anything is rolled out, each key process has a manual that is published, and somebody trained who knows it."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from aftersales.models.training_materials import ITEM, TrainingMaterial
from lifecycle import known
from lifecycle.conditions import items_ended
from lifecycle.gates import Answer
from lifecycle.models.key_users import KeyUser
from lifecycle.models.processes import BusinessProcess
from lifecycle.stages import Condition, Stage
from lifecycle.text import listed, pick


def manuals_complete(project: Any) -> Answer:
    """By the manuals of the key processes (of all, where none is marked), and by who is trained in them.

    A finished item stands for the manuals, since files hang on it too, and not for people; left out with a reason it
    stands for both. Where the project lists no process there is nothing to judge by, and the item alone counts.
    """
    item = known.items(project).get(ITEM)
    if known.skipped(project, ITEM):
        return items_ended(ITEM)(project)
    written = item is not None and not item.is_open
    published = TrainingMaterial.objects.filter(process=OuterRef("pk"), material_kind="manual", state="final")
    trained = Q(key_users__state__in=KeyUser.ABLE)
    rows = list(
        BusinessProcess.of(project).annotate(
            has_manual=Exists(published), able=Count("key_users", filter=trained, distinct=True)
        )
    )
    wanted: list[Any] = [row for row in rows if row.is_key] or list(rows)
    if not wanted:
        return items_ended(ITEM)(project)
    lists = [project.number, Stage.AFTERSALES, "training-material"]
    if bare := [row for row in wanted if not (row.has_manual or written)]:
        url = f"{reverse('record_new', args=lists)}?process={bare[0].number}&kind=manual"
        words = _("No manual is published for %(what)s") % {"what": listed(pick(row, "name") for row in bare)}
        return Answer(False, words, url, _("write it"))
    if untrained := [row for row in wanted if not row.able]:
        url = reverse("record_list", args=[project.number, "lifecycle", "key-users"])
        words = _("No trained key user yet: %(what)s") % {"what": listed(pick(row, "name") for row in untrained)}
        return Answer(False, words, url, _("train them"))
    n = len(wanted)
    words = ngettext("%(n)d process with manual and key user", "%(n)d processes with manual and key user", n) % {
        "n": n
    }
    return Answer(True, words, reverse("record_list", args=lists), _("open"))


manuals_complete.items = (ITEM,)  # type: ignore[attr-defined]  # see lifecycle/places.py

CONDITIONS = [
    Condition(
        "G6-c", "G6", gettext_lazy("Manuals are complete"), gettext_lazy("Users who cannot look things up call us instead."),
        manuals_complete, "hard", ("AFT-41",),
    ),
]  # fmt: skip
