"""The letter of appointment of the project manager. It stays with us; the kickoff tells the customer what it grants."""

from typing import Any

from delivery.models.appointments import Appointment
from lifecycle import hooks
from lifecycle.documents import person
from lifecycle.stages import DocumentKind
from lifecycle.text import EN, ZH, named, paired, twin

SIGNS = {ZH: "任命人（公司领导）", EN: "Appointed by (executive)"}


def build_appointment(letter: Appointment) -> dict[str, Any]:
    body = {
        "manager": {"name": named(letter.manager), "title": twin(letter.manager, "title")},
        "from": letter.from_date.isoformat(),
        "until": letter.to_date.isoformat() if letter.to_date else None,
        "duties": twin(letter, "duties"),
        "authority": [{"part": name, "rows": letter.part(name)} for name in letter.PARTS],
        "deliverables": delivered(letter.project),
        "team": letter.team_rows(),
        "copies": paired(letter, "copy_to"),
    }
    return {"body": body, "slots": [person(letter.signer, key="vendor-1", party="vendor", role=SIGNS, seal=True)]}


def delivered(project: Any) -> list[dict[str, str]]:
    """What the contract says is delivered, one a line; nothing where it does not say."""
    return [row for found in hooks.HOOKS["deliverables"] for row in found(project=project)]


APPOINTMENT = DocumentKind(
    code="D17",
    title={ZH: "项目经理任命书", EN: "Project manager's appointment letter"},
    build=build_appointment,
    template="appointment",
    internal=True,
    area="appointments",
    signs=("EX",),
)
