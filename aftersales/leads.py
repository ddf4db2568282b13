"""A new lead that came of a project: of its second phase, or of presenting it to others. Made once."""

import uuid
from typing import Any

from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.customers import Customer
from lifecycle.models.projects import Project
from lifecycle.models.users import User

TELLING = 2


def open_lead(
    *, by: User, key: uuid.UUID, name: str, customer: Customer, seller: User, name_en: str = "", **facts: Any
) -> Project:
    """For somebody of sales. The same key a second time finds what the first one made."""
    if "SM" not in seller.roles or not seller.is_active:
        raise Refused(_("%(name)s does not work in sales.") % {"name": seller}, "seller")
    if len(name.strip()) < TELLING:
        raise Refused(_("Give it a name."), "name")
    return Project.open(
        by=by, name=name.strip(), name_en=name_en.strip(), customer=customer, presales_owner=seller, creation_key=key,
        **facts,
    )  # fmt: skip
