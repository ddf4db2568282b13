"""The pages around a request, looked at on a phone and a screen, in both languages, light and dark."""

import pytest

from lifecycle.models import Signatory, SiteSettings
from tests.cast import make_cast
from tests.lifecycle.signing import papers
from tests.lifecycle.signing.test_give_code import code_of
from tests.lifecycle.signing.test_sign_in_browser import link, look

pytestmark = [pytest.mark.any_database, pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def sent(live_server):
    cast = make_cast()
    SiteSettings.objects.update(code_kinds=["T01"])
    document = papers.issue(cast)
    papers.send(cast, document)
    return cast, document


@pytest.mark.parametrize(
    ("language", "width", "dark"), [("zh-hans", 360, False), ("en", 390, True), ("en", 1280, False)]
)
def test_nothing_to_find_on_any_of_them(sent, open_page, axe, language, width, dark):
    cast, document = sent
    name = f"{language}-{width}{'-dark' if dark else ''}"
    Signatory.objects.update(language=language)
    for person in (cast.sales, cast.admin):
        person.language, person.theme = language, "dark" if dark else "light"
        person.save()
    invitation = link()
    page = open_page(path=invitation, width=width, dark=dark, js=width != 360)
    look_ = look if width != 360 else lambda *_args: None  # axe needs scripts
    page.locator("main form button").click()
    page.wait_for_url("**/s/code/")
    look_(page, axe, f"code-ask-{name}")
    page.locator("main form button").click()
    page.wait_for_selector("input[name=code]")
    look_(page, axe, f"code-{name}")
    page.fill("input[name=code]", "000000")
    page.locator("main form button.btn-primary").click()
    page.wait_for_selector("[data-error-summary]")
    look_(page, axe, f"code-wrong-{name}")
    page.fill("input[name=code]", code_of(cast.owner.email))
    page.locator("main form button.btn-primary").click()
    page.wait_for_url("**/s/")
    page.goto("/s/own/")
    look_(page, axe, f"own-{name}")
    page.locator("main form button.btn-primary").click()
    page.wait_for_load_state()
    look_(page, axe, f"own-errors-{name}")
    pk = Signatory.objects.get(contact=cast.owner).pk
    for user, path, title in (
        (cast.sales, f"/documents/{document.number}/", "document"),
        (cast.sales, f"/documents/{document.number}/signatories/{pk}/", "signatory"),
        (cast.sales, f"/documents/{document.number}/signatories/{pk}/replace/", "replace"),
        (cast.sales, f"/documents/{document.number}/extend/", "extend"),
        (cast.admin, "/settings/signing/", "settings"),
    ):
        page = open_page(user, path, language=language, width=width, dark=dark)
        page.wait_for_load_state("networkidle")
        look(page, axe, f"{title}-{name}")
    Signatory.objects.get(pk=pk).replace(by=cast.sales, person=cast.signatory, reason="已离职")
    page = open_page(path=invitation, width=width, dark=dark)
    assert page.locator("main form button").count() == 0
    look(page, axe, f"relieved-{name}")
