"""Documents on their way in a walk: issued, sent, signed on a phone or with an account, declined."""

from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, expect

from tests.e2e.walk import Person, Walk

PHONE = {"width": 390, "height": 844}


def issue(writer: Person, language: str | None = None, reason: str = "") -> str:
    """Issue the document of the record whose page is open; its number."""
    writer.follow("Issue a new version" if reason else "Issue the document")
    if language:
        writer.fill({"Language": language})
    if reason:
        writer.fill({"What has changed since the last version": reason})
    writer.press("Issue")
    number = writer.page.url.rstrip("/").rsplit("/", 1)[1]
    writer.told("Issued: %(number)s", number=number)
    return number


def send(sender: Person, number: str) -> None:
    """Ask those whom the document names. Nobody has a letter of authority here: it is said, and ticked."""
    sender.visit(f"/documents/{number}/").follow("Send for signature").press("Send for signature")
    boxes = sender.page.locator("input[name='nevertheless']")
    if boxes.count():
        for box in boxes.all():
            box.check()
        sender.press("Send for signature")
    sender.told("%(number)s is out for signature.", number=number)


def private_link(reader: Person, contact: str) -> str:
    """The link of the newest mail to that person of the customer, as the outbox page shows it."""
    reader.visit("/outbox/")
    reader._leave(reader.page.get_by_role("row").filter(has_text=contact).first.get_by_role("link"))
    reader.look()
    return str(reader.page.locator("main a[href*='/sign/']").first.get_attribute("href"))


def open_on_phone(walk: Walk, number: str, link: str) -> Person:
    """The customer follows the link on a phone that knows nothing of us. Opening it signs nothing."""
    customer = walk.stranger(**PHONE)
    customer.visit(link).reads("Opening it signs nothing.").press("Read and sign")
    expect(customer.page.locator("main")).to_contain_text(number)
    expect(customer.page.locator("html")).to_have_attribute("lang", walk.language)
    return customer


def draw(page: Page) -> None:
    """Two strokes with the finger."""
    canvas = page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    for points in (((20, 60), (90, 20), (140, 90), (180, 40)), ((60, 100), (200, 70), (260, 100))):
        (x, y), *rest = [(box["x"] + x, box["y"] + y) for x, y in points]
        page.mouse.move(x, y)
        page.mouse.down()
        for x, y in rest:
            page.mouse.move(x, y, steps=6)
        page.mouse.up()


def sign(signer: Person, how: Literal["Draw", "Type"], name: str, picture: Path | None = None) -> None:
    """Fill in the open signing page and sign."""
    page = signer.page
    signer.control("radio", how).check()
    if how == "Draw":
        draw(page)
    else:
        signer.fill({"Your full name": name})
    page.get_by_role("checkbox").check()
    if picture:
        page.screenshot(path=picture)
    signer.press("Sign")


def sign_on_phone(walk: Walk, number: str, contact: str, name: str, how: Literal["Draw", "Type"] = "Draw") -> None:
    customer = open_on_phone(walk, number, private_link(walk.person("implementation"), contact))
    sign(customer, how, name)
    customer.reads("Thank you, your signature is recorded")
    customer.page.context.close()


def sign_here(walk: Walk, number: str, key: str) -> None:
    """Sign with the account of one of ours, from the document's page."""
    person = walk.person(key)
    person.visit(f"/documents/{number}/").follow("Sign here")
    sign(person, "Type", walk.name(key))
    person.told("Signed. Thank you.")


def decline_on_phone(walk: Walk, number: str, contact: str, reason: str) -> None:
    customer = open_on_phone(walk, number, private_link(walk.person("implementation"), contact))
    customer.follow("Decline and say why").fill({"What is not right?": reason}).press("Decline to sign")
    customer.reads("You declined to sign")
    customer.page.context.close()
