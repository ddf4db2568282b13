"""Documents on their way, signed by whomever they name: the customer on a phone of their own, ours with their account."""

from lifecycle.models import Document
from tests.e2e.walk import Person
from tests.e2e.walk_signing import issue, send, sign_here, sign_on_phone
from tests.e2e.weeks.clock import Weeks


def sign_by_all(walk: Weeks, number: str) -> None:
    """In the order in which they were asked."""
    asked = Document.objects.get(number=number).requests.latest("pk").signatories.order_by("order", "pk")
    for row in asked.select_related("contact", "user"):
        if row.contact is not None:
            sign_on_phone(walk, number, row.contact.email, walk.contacts[row.contact.email])
        else:
            sign_here(walk, number, row.user.email.split("@")[0])


def settle(walk: Weeks, writer: Person, reason: str = "") -> str:
    """The document of the record whose page is open is issued, sent and signed; its number."""
    number = issue(writer, reason=reason)
    send(writer, number)
    sign_by_all(walk, number)
    return number
