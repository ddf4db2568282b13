"""The project manager is appointed in writing, with authority, before delivery begins."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delivery.models.appointments import Appointment
from lifecycle import known
from lifecycle.gates import Answer
from lifecycle.models.members import ProjectMember
from lifecycle.stages import Condition, Stage

ITEM = "S2-07"


def manager_appointed(project: Any) -> Answer:
    """An executive signed the letter. Where the item that asks for it ended without one, what the team's page says holds."""
    if not project.delivery_owner_id:
        url = reverse("project_edit", args=[project.number])
        return Answer(False, _("No project manager is named."), url, _("name one"))
    letters = list(Appointment.objects.filter(project=project).exclude(state=Appointment.State.ENDED))
    for letter in letters:
        letter.project = project  # as it is known here
        if letter.state == Appointment.State.IN_FORCE and letter.manager_id == project.delivery_owner_id:
            return Answer(True)
    item = known.items(project).get(ITEM)
    if not letters and (item is None or not item.is_open):
        return _written(project)
    if letters:
        url = letters[0].get_absolute_url()
        return Answer(False, _("The project manager's letter of appointment is not signed."), url, _("open"))
    url = reverse("record_new", args=[project.number, Stage.DELIVERY, "appointments"])
    return Answer(False, _("The project manager is not appointed in writing."), url, _("write the letter"))


def _written(project: Any) -> Answer:
    manager = ProjectMember.objects.filter(project=project, user=project.delivery_owner_id, role="PM").first()
    if manager is None or not manager.authority.strip():
        url = reverse("project_people", args=[project.number])
        return Answer(False, _("The project manager's authority is not written down."), url, _("write it down"))
    return Answer(True)


CONDITIONS = [
    Condition(
        "G4-a", "G4", gettext_lazy("A project manager is appointed, with authority"),
        gettext_lazy("A manager without authority answers for what others decide."),
        manager_appointed, "hard", ("DEL-14", "DEL-87"),
    ),
]  # fmt: skip
