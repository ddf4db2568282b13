"""Signing on a phone by private link: drawing, taking a stroke back, what is missing, and the same link afterwards."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from lifecycle.models import Signature
from tests.e2e.walk_signing import draw
from tests.presales.writing import a_presented_solution, send


@pytest.fixture
def phone(open_page: Callable[..., Page], cast: SimpleNamespace) -> Iterator[Page]:
    """The customer's phone, with the document open."""
    document = a_presented_solution(cast).issue(by=cast.implementation, language="en")
    cast.owner.language = "en"
    cast.owner.save()
    cast.signatory_row = send(document, cast.implementation, cast.owner).signatories.get(contact=cast.owner)
    cast.link = reverse("sign", args=[cast.signatory_row.new_link()])
    page = open_page(path=cast.link, language="en", width=390, height=844)
    page.get_by_role("button", name="Read and sign").click()
    yield page


def test_drawing(phone: Page, cast: SimpleNamespace, axe: Any) -> None:
    expect(phone.get_by_role("radio", name="Draw")).to_be_checked()
    assert axe(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_role("checkbox").check()
    phone.get_by_role("button", name="Sign", exact=True).click()
    expect(phone.get_by_text("Please draw your signature first, or choose to type your name.")).to_be_visible()
    draw(phone)
    phone.get_by_role("button", name="Undo the last stroke").click()
    # Turning the phone keeps what was drawn.
    phone.set_viewport_size({"width": 844, "height": 390})
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.get_by_role("button", name="Sign", exact=True).click()
    expect(phone.get_by_role("heading", name="Thank you, your signature is recorded")).to_be_visible()
    assert axe(phone) == []
    signature = Signature.objects.get(signatory=cast.signatory_row)
    assert signature.method == Signature.Method.DRAWN and len(signature.strokes) == 1
    assert all(0 <= point["x"] <= 600 and 0 <= point["y"] <= 240 for point in signature.strokes[0])

    phone.goto(cast.link)
    phone.get_by_role("button", name="Open the document").click()
    expect(phone.get_by_role("heading", name="Thank you, your signature is recorded")).to_be_visible()
    paper = phone.request.get(str(phone.get_by_role("link", name="Download").get_attribute("href")))
    assert paper.ok and paper.body().startswith(b"%PDF")


def test_without_consent_the_drawing_stays(phone: Page, cast: SimpleNamespace) -> None:
    draw(phone)
    phone.get_by_role("button", name="Sign", exact=True).click()
    expect(phone.get_by_role("alert").first).to_contain_text("Tick that you have read the document and may sign it.")
    phone.get_by_role("checkbox").check()
    phone.get_by_role("button", name="Sign", exact=True).click()
    expect(phone.get_by_role("heading", name="Thank you, your signature is recorded")).to_be_visible()
    assert len(Signature.objects.get(signatory=cast.signatory_row).strokes) == 2


def test_declining_tells_the_author_why(phone: Page, open_page: Callable[..., Page], cast: SimpleNamespace) -> None:
    phone.get_by_role("link", name="Decline and say why").click()
    phone.get_by_label("What is not right?").fill("The second site is missing")
    phone.get_by_role("button", name="Decline to sign", exact=True).click()
    expect(phone.get_by_role("heading", name="You declined to sign")).to_be_visible()
    document = cast.signatory_row.request.document
    page = open_page(cast.implementation, document.get_absolute_url(), language="en")
    expect(page.locator("main")).to_contain_text("The second site is missing")
    phone.goto(cast.link)
    expect(phone.get_by_role("button", name="Read and sign")).to_have_count(0)


def test_another_link_of_the_same_person_works_and_a_wrong_one_does_not(phone: Page, cast: SimpleNamespace) -> None:
    cast.signatory_row.remind(by=cast.implementation, pause=timedelta(0))
    phone.goto(cast.link)  # the first link is still good
    expect(phone.get_by_role("button", name="Read and sign")).to_be_visible()
    phone.goto(cast.link[:-4] + "abc/")
    expect(phone.get_by_role("heading", name="This link does not work")).to_be_visible()
