"""Who came to a meeting, as documents list them."""

from typing import Any

from lifecycle.paperwords import NONE, Text, moment, said, titled
from lifecycle.text import named, same, twin

__all__ = ["NONE", "Text", "moment", "people", "said", "titled"]


def people(occasion: Any) -> list[dict[str, Any]]:
    """Theirs first, those without a contact of their own after them, then ours."""
    theirs = [
        {"party": "customer", "name": named(c), "department": same(c.department), "title": twin(c, "title")}
        for c in occasion.contacts.all()
    ]
    others = [{"party": "customer", "name": same(name), "department": NONE, "title": NONE} for name in occasion.others]
    ours = [
        {"party": "vendor", "name": named(u), "department": NONE, "title": twin(u, "title")}
        for u in occasion.our_people.all()
    ]
    return theirs + others + ours
