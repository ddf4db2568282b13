"""What every test stands on: databases that can be emptied, a browser, axe. The people and projects are in cast.py."""

import gc
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test import Client, TransactionTestCase
from django.utils import timezone, translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from playwright.sync_api import Browser, ConsoleMessage, Page

from lifecycle.models import calendar
from lifecycle.seal import keys
from tests.cast import make_cast
from tests.databases import begin, empty
from tests.scenes import COMMITS, stage

AXE = next(Path(__file__).parent.glob("vendor/axe-core/*/axe.min.js"))
# Every rule on every element; only of what is wrong we hear each element. Telling of those in order takes twice as long
# as the audit itself.
AUDIT = """async scope => {
    const found = await axe.run(scope || document, {resultTypes: ["violations"]})
    return {passes: found.passes.length, violations: found.violations}
}"""
# The same engine without the windows of a desktop around it opens a page in half the time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
KEYS = 8
LONGEST = (
    "test_train_and_get_paid.py",
    "test_deliver_in_twelve_weeks.py",
    "test_walk_project.py",
    "test_sink_project.py",
    "test_keep_agreements.py",
    "test_meet_bar.py",
    "test_open_urls.py",
    "test_sign_in_browser.py",
    "test_fit_phone.py",
    "test_keep_silence_from_counting.py",
    "test_see_request_pages.py",
    "test_deem_document.py",
    "test_migrate_database.py",
    "test_work_paper.py",
    "test_render_document.py",
    "test_keep_from_sales.py",
    "test_count_deemed_document.py",
    "test_complete_document.py",
    "test_seed_demo.py",
)
# How busy the machine is says nothing about what is tested.
hypothesis.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("busy")
LOCALES = {"zh-hans": "zh-CN", "en": "en-GB"}


def empty_tables_and_restore(self: TransactionTestCase) -> None:
    """Empty the tables after a test that committed, and put back what the migrations had put there."""
    from lifecycle.append_only import drop_triggers, install_triggers
    from lifecycle.models import Playbook, PlaybookItem, RequirementType, SiteSettings
    from lifecycle.models.requirement_types import load_requirement_types
    from lifecycle.standard import load_standard_playbook

    guarded = [connections[name] for name in connections if connections[name].vendor == "sqlite"]
    for connection in guarded:
        drop_triggers(connection)
    try:
        empty()
    finally:
        for connection in guarded:
            install_triggers(connection)
    load_standard_playbook(Playbook, PlaybookItem, SiteSettings, timezone.now())
    load_requirement_types(RequirementType)


TransactionTestCase._fixture_teardown = empty_tables_and_restore  # type: ignore[method-assign]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--another-database",
        action="store_true",
        help="after a run on one database: leave out what the database cannot change, which is tests that ask none, "
        "and the second language of a test that is made in both",
    )


def asks_database(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    if item.get_closest_marker("any_database") or speaks_again(item):
        return False
    return item.get_closest_marker("django_db") is not None or bool(names & {"db", "django_db_setup", *COMMITS})


def speaks_again(item: pytest.Item) -> bool:
    """Made in English what the same test makes in Chinese. Walks are made in one language a run."""
    made_for = getattr(item, "callspec", None)
    return made_for is not None and "en" in made_for.params.values() and not {"walk", "weeks"} & set(made_for.params)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest files begin: begun last, one of them would let the other processes wait for it."""
    if config.getoption("--another-database"):
        config.hook.pytest_deselected(items=[item for item in items if not asks_database(item)])
        items[:] = [item for item in items if asks_database(item)]
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.e2e)
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


def pytest_collection_finish() -> None:
    """What is there now stays until the end: the collector need not walk through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any, django_db_createdb: bool) -> Iterator[None]:
    """Instead of pytest-django's: a copy of a database that was migrated before. --create-db migrates anew."""
    with django_db_blocker.unblock():
        database = begin(anew=django_db_createdb)
    stage.blocker = django_db_blocker
    yield
    stage.blocker = None
    with django_db_blocker.unblock():
        stage.close()
        database.end()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    stage.prepare(item)


@pytest.fixture(scope="session", autouse=True)
def keys_in_turn() -> Iterator[None]:
    """Real keys of the company's seal, a few for the whole run in turn: making one takes longer than most tests."""
    make, made, turn = keys.new_key, [], count()

    def next_key() -> Any:
        if len(made) < KEYS:
            made.append(make())
            return made[-1]
        return made[next(turn) % KEYS]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "new_key", next_key)
        yield


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """One test's attempts at signing in, and its days off, must not count in the next."""
    yield
    cache.clear()
    calendar.clear_cache()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Words are English unless a test says otherwise; what the last request of another test spoke does not count."""
    translation.activate("en")
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def own_anchors(settings: Any, tmp_path: Path) -> None:
    """What one test's committed events left outside the database is no finding of the next one's."""
    settings.ANCHOR_DIR = tmp_path / "anchors"


@pytest.fixture(autouse=True)
def own_site_address(request: pytest.FixtureRequest) -> None:
    """Tests with a live server get links that lead to it."""
    if "live_server" in request.fixturenames:
        address = request.getfixturevalue("live_server").url
        request.getfixturevalue("settings").SITE_URL = address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not program:
        pytest.fail("No Chromium found. Debian: apt-get install chromium")
    return {
        **browser_type_launch_args,
        "executable_path": program,
        "args": ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-color-profile=srgb"],
    }


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """`open_page(user=None, path=None, language="zh-hans", width=1280, height=900, dark=False, js=True,
    touch=False)`: a new
    browser of that person. The test fails at its end if any page broke the content policy or threw an error."""
    contexts: list[Any] = []
    faults: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    def opened(
        user: Any = None,
        path: str | None = None,
        *,
        language: str = "zh-hans",
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        js: bool = True,
        touch: bool = False,
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            locale=LOCALES[language],
            timezone_id="Asia/Shanghai",
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=js,
            has_touch=touch,
        )
        contexts.append(context)
        context.set_default_timeout(30_000)
        if user is not None:
            sign_in(context, user, live_server.url)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: faults.append(str(error)))
        if path is not None:
            page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults, faults


def sign_in(context: Any, user: Any, address: str) -> None:
    """Give a browser context the session of a person, without the sign-in page."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])


@pytest.fixture
def axe() -> Callable[..., list[str]]:
    """`axe(page)`: what axe-core finds wrong on a page that `open_page` opened, a line each; [] is what we want."""

    def violations(page: Page, scope: str | None = None) -> list[str]:
        if not page.evaluate("'axe' in window"):  # few of the pages that are opened: on the others it would only cost
            page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(AUDIT, scope)
        # An audit that looked at nothing would find nothing.
        assert found["passes"], "axe examined nothing"
        return [
            f"{rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))}: {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    return violations


stage.add("cast_scene", lambda before: make_cast())


@pytest.fixture
def cast_scene(db: None) -> Any:
    return stage.get("cast_scene")


@pytest.fixture
def cast(cast_scene: Any) -> Any:
    """Everybody, a customer and a project: see tests/cast.py."""
    return cast_scene
