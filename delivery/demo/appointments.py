"""Letters of appointment of the demo: an executive signs whom the company makes manager of the project."""

from decimal import Decimal
from typing import Any

from delivery.gates.appointments import ITEM
from delivery.models import Appointment
from lifecycle.demo.load.course import Course
from lifecycle.demo.load.signing import post
from lifecycle.models import SignatureRequest, User
from lifecycle.models.signatures import Invitee

COPIES = ("人力资源部\n财务部\n商务部", "Human resources\nFinance\nCommerce")
LIMITS = (20000, 50000, 80000)


def work(course: Course, item: Any, by: User) -> bool:
    """The signed letter that the item asks for; what else it asks for is done as everywhere."""
    project = course.project
    if item.code == ITEM and project.delivery_owner is not None and not Appointment.objects.filter(project=project):
        appoint(course)
    return False


def appoint(course: Course) -> None:
    project, signer, dice = course.project, course.cast.user("executive"), course.dice("appointment")
    letter = Appointment(project=project)
    letter.prefill(by=course.manager)
    authority = course.words_on("authority")
    letter.signer, letter.spend_limit = signer, Decimal(LIMITS[dice.between(0, 2)])
    letter.change_days = dice.between(2, 5)
    letter.decisions, letter.decisions_en = authority.zh, authority.en
    letter.copy_to, letter.copy_to_en = COPIES
    letter.put(by=course.manager, read_version=None)
    document = letter.issue(by=course.manager)
    assert document.current is not None
    request = SignatureRequest.send(by=course.manager, document=document, people=[Invitee(signer, "vendor-1")])
    for signatory in request.signatories.all():
        signatory.sign(
            method="typed", typed_name=signatory.label(signatory.language), sha256=document.current.pdf_sha256,
            consent=True, identified_by="account",
        )  # fmt: skip
    post()
