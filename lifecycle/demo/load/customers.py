"""The demo's customers and their people, with what we think of them."""

from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from lifecycle import uploads
from lifecycle.demo import shapes
from lifecycle.demo.load.cast import Cast, industry
from lifecycle.demo.load.papers import authority_letter
from lifecycle.fields import holds
from lifecycle.models import Contact, Customer, Event, SigningAuthority, User
from lifecycle.models.customers import ContactKind

PLAN = "每两周由项目经理单独沟通一次，先解决他提出的具体问题。"


@transaction.atomic
def load(cast: Cast) -> None:
    by = cast.user("sales")
    there = {customer.name: customer for customer in Customer.objects.all()}
    known = {(c.customer_id, c.name): c for c in Contact.objects.all()}
    for told in cast.demo.customers:
        customer = there.get(told.name.zh) or _customer(told, by)
        cast.customers[told.key] = customer
        for person in told.contacts:
            contact = known.get((customer.pk, person.name.zh)) or _contact(customer, person, by)
            cast.contacts[person.key] = contact
        _authority(customer, told, by)


def _customer(told: shapes.Customer, by: User) -> Customer:
    customer = Customer.objects.create(
        name=told.name.zh, name_en=told.name.en, industry=industry(told.industry), region=told.region.zh,
        address=told.address.zh, it_maturity=told.it_maturity, background=told.background.zh,
        reference_consent=told.reference_consent, billing_name=told.name.zh, billing_tax_no=told.billing_tax_number,
        billing_address=told.address.zh, billing_bank=f"{told.billing_bank.zh} {told.billing_account}", created_by=by,
    )  # fmt: skip
    Event.record("customer.added", by=by, subject=customer)
    return customer


def _contact(customer: Customer, told: shapes.Contact, by: User) -> Contact:
    contact = Contact.objects.create(
        customer=customer, name=told.name.zh, name_en=told.name.en, title=told.title.zh, title_en=told.title.en,
        department=told.department.zh, phone=told.phone, email=told.email, kinds=kinds(told.kinds),
        language=told.language, relationship_note=told.relationship_note.zh, cadence_days=told.cadence_days,
    )  # fmt: skip
    Event.record("contact.added", by=by, subject=contact)
    if told.stance != "unknown":
        contact.judge(
            by=by, stance=told.stance, confidence=told.confidence, reason=told.relationship_note.zh,
            action_plan=PLAN if told.stance == "resistant" else "",
        )  # fmt: skip
    return contact


def _authority(customer: Customer, told: shapes.Customer, by: User) -> None:
    """Whoever signs has a letter of authority; at some customers it is missing."""
    n = Customer.objects.filter(pk__lte=customer.pk).count()
    if n % 7 == 3:
        return
    today = timezone.localdate()
    for contact in customer.contacts.filter(kinds__contains=holds(ContactKind.SIGNATORY)):
        letter = uploads.check(ContentFile(authority_letter(told.name.en, contact.name_en), name="authority.pdf"))
        SigningAuthority.grant(
            by=by, contact=contact, valid_from=today, letter=letter, note=f"授权书 {today:%Y}-{n:02d}",
            valid_until=today + timedelta(days=1095), creation_key=uuid5(NAMESPACE_URL, f"demo/authority/{contact.pk}"),
        )  # fmt: skip


def kinds(told: tuple[str, ...]) -> list[Any]:
    """The story writes `it_rd`, the product `it-rd`."""
    return [kind.replace("_", "-") for kind in told]
