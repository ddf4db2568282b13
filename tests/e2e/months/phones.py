"""Phones of the customer's people: 390 pixels wide, touched, and nobody is signed in on them."""

import re

from playwright.sync_api import Locator

from lifecycle.qrcodes import svg
from tests.e2e.walk import Person
from tests.e2e.walk_signing import PHONE
from tests.e2e.weeks.clock import Weeks


def phone(walk: Weeks) -> Person:
    return walk.stranger(touch=True, **PHONE)


def scanned(reader: Person, within: Locator, address: str) -> str:
    """Where the code on the page leads: the address beside it, if the code is drawn of that very address."""
    drawn = within.locator("svg path").last.get_attribute("d")
    assert drawn and drawn in svg(address, ""), "the code leads elsewhere"
    return address


def choose(person: Person, question: str, answer: str) -> None:
    """Tap an answer to a question that stands in its own words, not in those of the product."""
    group = person.page.get_by_role("group", name=re.compile(re.escape(question)))
    group.get_by_label(re.compile(re.escape(answer))).first.check()


def rate(person: Person, marks: dict[str, str]) -> None:
    """The four questions after a session, each with what is ticked."""
    person.fill({question: [mark] for question, mark in marks.items()})
    person.press("Send").reads("Thank you. What you said reaches the trainer without your name.")
