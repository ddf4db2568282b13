"""A person at a browser, who reads words: buttons, links and fields are found by what stands on them, in the person's
language. Every page that is opened for the first time in a walk is audited by axe."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.urls import resolve
from django.utils import translation
from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from lifecycle.models import Project, User
from tests.cast import PASSWORD, PEOPLE

# A page of another record, number or version of the same thing is the same page.
SAME = ("number", "pk", "n", "contact", "token", "page", "item")


class Walk:
    """What the people of one walk share: the language, the project, and which pages were audited already."""

    def __init__(self, open_page: Callable[..., Page], axe: Callable[..., list[str]], language: str) -> None:
        self.open_page, self.axe, self.language = open_page, axe, language
        self.seen: set[str] = set()
        self.faults: list[str] = []  # what the audits found; told all at once at the end
        self.number = ""
        self.contacts: dict[str, str] = {}
        self.at_work: dict[str, Person] = {}
        self.users: dict[str, User] = {}

    def hire(self, **roles: list[str]) -> None:
        """Everybody of the cast, who reads this walk's language; `roles` gives somebody others than usual."""
        for key, (name, english, usual) in PEOPLE.items():
            self.users[key] = User.objects.create_user(
                f"{key}@throughline.example", PASSWORD, name=name, name_en=english, roles=roles.get(key, usual),
                language=self.language, title="顾问", title_en="Consultant",
            )  # fmt: skip

    def say(self, zh: str, en: str) -> str:
        """What people write: in the language of the walk."""
        return zh if self.language == "zh-hans" else en

    def readings(self, text: str) -> list[str]:
        """The product's own translations of an English text. Where Chinese has several words for an English one, a
        context tells them apart; people know the context, a walk tries each."""
        with translation.override(self.language):
            plain = translation.gettext(text)
        catalogue = translation.trans_real.translation(self.language)._catalog
        others = [
            said
            for key, said in catalogue.items()
            if isinstance(key, str) and key.endswith(f"\x04{text}") and said and said != plain
        ]
        return [plain, *others]

    def spoken(self, text: str, **facts: Any) -> str:
        """A pattern for what people read: the text in any of its translations, the facts in it in any of theirs."""
        ways = []
        for said in self.readings(text):
            if facts:
                said = said % {key: f"<{key}>" if isinstance(fact, str) else fact for key, fact in facts.items()}
            way = re.escape(said)
            for key, fact in facts.items():
                if isinstance(fact, str):
                    way = way.replace(re.escape(f"<{key}>"), self.spoken(fact))
            ways.append(way)
        return f"(?:{'|'.join(ways)})"

    def counted(self, one: str, many: str, n: int) -> str:
        """What the product says of so many."""
        with translation.override(self.language):
            return translation.ngettext(one, many, n) % {"n": n}

    def name(self, key: str) -> str:
        return self.users[key].label(self.language)

    @property
    def project(self) -> Project:
        return Project.objects.get(number=self.number)

    def person(self, key: str) -> "Person":
        """Somebody of ours at their own browser, signed in."""
        if key not in self.at_work:
            self.at_work[key] = Person(self, self.open_page(self.users[key], language=self.language))
        return self.at_work[key]

    def stranger(self, **browser: Any) -> "Person":
        """A browser that nobody has signed in from."""
        return Person(self, self.open_page(language=self.language, **browser))


class Person:
    def __init__(self, walk: Walk, page: Page, *, held: bool = False) -> None:
        """`held`: at a phone, whose pages are audited for themselves."""
        self.walk, self.page, self.held = walk, page, held
        self.say = walk.say
        self.complaints: list[str] = []
        page.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        # A form that comes back with its errors (422) and a conflict (409) are answers, which Chromium reports.
        if message.type == "error" and not re.search(r"status of (409|422)", message.text):
            self.complaints.append(f"{message.text} {message.location}")

    # -- where one is ----------------------------------------------------------------------------------------------

    def visit(self, path: str) -> "Person":
        self.page.goto(path)
        return self.look()

    def project(self, *parts: str) -> "Person":
        """A page of the walk's project, by its address."""
        return self.visit("/".join(["/projects", self.walk.number, *parts]) + "/")

    def look(self) -> "Person":
        """Look around: nothing broke, and a page that nobody has seen yet in this walk stands up to an audit."""
        self.walk.faults += self.complaints
        self.complaints.clear()
        found = resolve(urlsplit(self.page.url).path)
        key = f"{found.view_name} {sorted((k, v) for k, v in found.kwargs.items() if k not in SAME)}"
        if self.page.locator("[data-error-summary]").count():
            key += " with errors"
        if self.held:
            key += " on a phone"
        if key not in self.walk.seen:
            self.walk.seen.add(key)
            self.walk.faults += [f"{key}: {fault}" for fault in self.walk.axe(self.page)]
            width = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if width > 0:
                self.walk.faults.append(f"{key}: {width} px too wide")
        return self

    def follow(self, text: str, within: Locator | None = None, **facts: Any) -> "Person":
        """Click the link with these words on it."""
        self._leave(self.control("link", text, within, **facts))
        return self.look()

    def press(self, text: str, within: Locator | None = None, *, confirm: bool = False, **facts: Any) -> "Person":
        """Press a button that leads to another page; `confirm` says yes to the question that it asks."""
        button = self.control("button", text, within, **facts)
        if confirm:
            button.click()
            button = self.control("button", text, self.page.get_by_role("dialog"), **facts)
        self._leave(button)
        return self.look()

    def control(self, role: Any, text: str, within: Locator | None = None, **facts: Any) -> Locator:
        """The control with exactly these words, else one that begins with them and goes on for screen readers."""
        scope = within or self.page.locator("main")
        exact = scope.get_by_role(role, name=re.compile(rf"^\s*{self.walk.spoken(text, **facts)}\s*$"))
        return (exact if exact.count() else scope.get_by_role(role, name=self._is(text, **facts))).first

    def _leave(self, control: Locator) -> None:
        with self.page.expect_event("domcontentloaded"):
            control.click()
        self.page.wait_for_load_state()

    def _is(self, text: str, **facts: Any) -> re.Pattern[str]:
        return re.compile(rf"^\s*{self.walk.spoken(text, **facts)}(?!\w)", re.IGNORECASE)

    # -- forms -----------------------------------------------------------------------------------------------------

    def fill(self, answers: dict[str, Any], within: Locator | None = None) -> "Person":
        """Answer the fields with these labels. True and False tick, a list ticks choices of a group, a `Choice` picks
        an option by its words."""
        scope = within or self.page.locator("main")
        for label, answer in answers.items():
            if isinstance(answer, list):
                group = scope.get_by_role("group", name=self.label(label)).first
                for one in answer:
                    group.get_by_label(self.label(one)).check()
                continue
            field = scope.get_by_label(self.label(label)).first
            if isinstance(answer, bool):
                field.set_checked(answer)
            elif field.get_attribute("type") == "file":
                field.set_input_files(answer)
            elif field.evaluate("field => field.tagName") == "SELECT":
                self._choose(field, answer)
            else:
                field.fill(str(answer))
        return self

    def _choose(self, field: Locator, answer: str) -> None:
        """The option that is these words, or begins with them."""
        options = field.locator("option").all_text_contents()
        wanted = self._is(answer)
        found = next((text for text in options if wanted.match(text)), None)
        assert found is not None, f"{answer} is not among {options}"
        field.select_option(label=found)

    def label(self, text: str) -> re.Pattern[str]:
        return re.compile(rf"^\s*{self.walk.spoken(text)}\s*\*?\s*$", re.IGNORECASE)

    def rows(self, title: str) -> Locator:
        """The lines of a record's form, under their title."""
        return self.page.get_by_role("group", name=self.label(title)).locator("[data-formset-row]")

    def row(self, title: str, n: int) -> Locator:
        """A line of a record's form by its number from 0; lines that are not there yet are added."""
        rows = self.rows(title)
        while rows.count() <= n:
            self.page.get_by_role("group", name=self.label(title)).locator("[data-formset-add]").click()
        return rows.nth(n)

    # -- what one reads --------------------------------------------------------------------------------------------

    def told(self, text: str, **facts: Any) -> "Person":
        expect(self.page.locator("#toasts")).to_contain_text(re.compile(self.walk.spoken(text, **facts)))
        return self

    def refused(self, text: str, **facts: Any) -> "Person":
        """The form came back and says why."""
        expect(self.page.locator("[data-error-summary]")).to_contain_text(re.compile(self.walk.spoken(text, **facts)))
        return self

    def reads(self, text: str, **facts: Any) -> "Person":
        expect(self.page.locator("main")).to_contain_text(re.compile(self.walk.spoken(text, **facts)))
        return self

    def offered(self, text: str) -> bool:
        """Is there a button or link of that name?"""
        name, main = self._is(text), self.page.locator("main")
        return bool(main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name)).count())
