"""Users and customers for a mass of projects."""

from typing import Any

from django.contrib.auth.hashers import make_password

from lifecycle.demo.bulk import BulkNames
from lifecycle.demo.load.cast import industry
from lifecycle.models import Contact, Customer, User
from lifecycle.models.customers import Industry

ROLES = {"SM": 8, "IM": 6, "PM": 14, "CO": 16, "BM": 3, "CS": 3, "EX": 2}
PROJECTS_A_CUSTOMER = 6
KINDS = (["owner", "signatory"], ["sponsor", "executive"], ["expert", "it-rd"], ["finance"])


def users(names: BulkNames) -> dict[str, list[User]]:
    """Some of every role. They have no password: nobody signs in as one of them."""
    first = User.objects.count()
    rows, secret = [], make_password(None)
    for role, many in ROLES.items():
        for _n in range(many):
            person, index = names.person(), first + len(rows)
            rows.append(User(
                email=names.email(person, index), password=secret, name=person.zh, name_en=person.en, roles=[role],
                phone=names.phone(index), domains=[{"industry": "health", "level": 3, "years": 4}],
            ))  # fmt: skip
    made = User.objects.bulk_create(rows)
    found: dict[str, list[User]] = {}
    for user in made:
        found.setdefault(user.roles[0], []).append(user)
    return found


def customers(names: BulkNames, projects: int, by: User) -> list[tuple[Customer, list[Contact]]]:
    first = Customer.objects.count()
    rows = []
    for n in range(max(1, projects // PROJECTS_A_CUSTOMER)):
        trade, name, region = names.customer()
        kind = industry(trade)
        rows.append(Customer(
            name=f"{name.zh} {first + n:05d}", name_en=f"{name.en} {first + n:05d}", region=region.zh, created_by=by,
            industry=kind if kind in Industry.values else "other",
        ))  # fmt: skip
    made = Customer.objects.bulk_create(rows, batch_size=500)
    contacts = Contact.objects.bulk_create(
        (_contact(names, customer, kinds, first + n) for n, customer in enumerate(made) for kinds in KINDS),
        batch_size=500,
    )
    of: dict[Any, list[Contact]] = {}
    for contact in contacts:
        of.setdefault(contact.customer_id, []).append(contact)
    return [(customer, of[customer.pk]) for customer in made]


def _contact(names: BulkNames, customer: Customer, kinds: list[str], index: int) -> Contact:
    person = names.person()
    return Contact(
        customer=customer, name=person.zh, name_en=person.en, kinds=kinds, email=names.email(person, index),
        phone=names.phone(index), title="主任", title_en="Head", department="业务部",
    )  # fmt: skip
