"""A customer signs on a phone: by drawing, by typing, without scripts; nothing for axe to find on any page."""

import os
import re

import pytest

from lifecycle.models import Outbox, Signatory, Signature
from tests.cast import make_cast
from tests.lifecycle.signing import papers

pytestmark = [pytest.mark.any_database, pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("SHOTS")


@pytest.fixture
def sent(live_server):
    cast = make_cast()
    document = papers.issue(cast)
    papers.send(cast, document, message="请于本周内签署，谢谢。")
    return cast, document


def link(kind="ask_to_sign"):
    row = Outbox.objects.filter(kind=kind, to_email__contains="customer").first()
    return re.search(r"http://[^/]+(/sign/\S+)", row.text).group(1)


def look(page, axe, name):
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} scrolls sideways"


def draw(page):
    box = page.locator("[data-sign-canvas]")
    box.scroll_into_view_if_needed()
    at = box.bounding_box()
    page.mouse.move(at["x"] + 20, at["y"] + 40)
    page.mouse.down()
    for n in range(1, 20):
        page.mouse.move(at["x"] + 20 + 9 * n, at["y"] + 40 + 25 * (n % 4))
    page.mouse.up()


@pytest.mark.parametrize(
    ("language", "width", "dark"), [("zh-hans", 390, False), ("en", 1280, True), ("en", 360, False)]
)
def test_draw_and_sign(sent, open_page, axe, language, width, dark):
    Signatory.objects.update(language=language)
    page = open_page(path=link(), width=width, dark=dark)
    name = f"{language}-{width}"
    look(page, axe, f"open-{name}")
    page.locator("main form button").click()
    page.wait_for_url("**/s/")
    page.wait_for_function("document.querySelector('.sheet img').complete")
    draw(page)
    look(page, axe, f"sign-{name}")
    page.locator("main form.sign-form button.btn-primary").click()
    page.wait_for_load_state()
    assert not Signature.objects.exists(), "without consent nothing is signed"
    look(page, axe, f"sign-errors-{name}")
    page.locator("input[name=consent]").check()
    page.locator("main form.sign-form button.btn-primary").click()
    page.wait_for_selector(".sign-closed")
    look(page, axe, f"signed-{name}")
    signature = Signature.objects.get()
    assert signature.method == "drawn" and sum(map(len, signature.strokes)) >= 5


def test_sign_by_typing_without_scripts(sent, open_page):
    page = open_page(path=link(), width=390, js=False)
    page.locator("main form button").click()
    page.fill("input[name=typed_name]", "陈志远")
    page.locator("input[name=consent]").check()
    page.locator("main form.sign-form button.btn-primary").click()
    page.wait_for_selector(".sign-closed")
    assert Signature.objects.get().typed_name == "陈志远"


def test_decline_and_the_ends(sent, open_page, axe):
    page = open_page(path=link(), width=390)
    page.locator("main form button").click()
    page.goto("/s/decline/")
    look(page, axe, "decline")
    page.fill("textarea[name=reason]", "金额与合同不符")
    page.locator("main form button.btn-danger").click()
    page.wait_for_selector(".is-declined")
    look(page, axe, "declined")
    for path, name in (("/sign/nothing/", "unknown"), (link(), "declined-link")):
        page.goto(path)
        look(page, axe, name)


@pytest.mark.parametrize(
    ("language", "width", "dark"), [("zh-hans", 390, False), ("en", 1280, False), ("zh-hans", 1280, True)]
)
def test_our_own_pages(sent, open_page, axe, language, width, dark):
    cast, document = sent
    for person in (cast.sales, cast.pm, cast.admin):
        person.language, person.theme = language, "dark" if dark else "light"
        person.save()
    Signatory.objects.filter(contact=cast.owner).get().sign(**papers.typed() | {"sha256": document.current.pdf_sha256})
    other = papers.issue(cast, papers.INTERNAL)
    name = f"{language}-{width}{'-dark' if dark else ''}"
    mail = Outbox.objects.filter(kind="ask_to_sign").first()
    for user, path, title in (
        (cast.sales, "/documents/", "documents"), (cast.sales, "/documents/?state=declined", "documents-none"),
        (cast.sales, f"/projects/{cast.project.number}/documents/", "project-documents"),
        (cast.sales, document.get_absolute_url(), "document"),
        (cast.sales, f"/documents/{other.number}/send/", "send"),
        (cast.sales, f"/documents/{document.number}/withdraw/", "withdraw"),
        (cast.admin, f"/documents/{document.number}/void/", "void"),
        (cast.pm, f"/documents/{document.number}/sign/", "sign-here"),
        (cast.pm, f"/documents/{document.number}/decline/", "decline-here"),
        (cast.sales, "/outbox/", "outbox"), (cast.sales, f"/outbox/{mail.pk}/", "outbox-mail"),
    ):  # fmt: skip
        page = open_page(user, path, language=language, width=width, dark=dark)
        page.wait_for_load_state("networkidle")
        look(page, axe, f"{title}-{name}")
