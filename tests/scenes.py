"""Scenes: what many tests begin with, made once and gone back to. A scene may go on from another one.

A scene is made in a transaction that stays open while one test after the other wants it; each test runs in a savepoint
and gets copies of its own. A test that wants something else, an empty database or real commits ends it first.
The name of a scene is that of the fixture that asks for it, and a test wants what its fixtures ask for.
"""

import copy
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone, translation

COMMITS = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}


@dataclass(frozen=True)
class Scene:
    name: str
    make: Callable[[dict[str, Any]], Any]  # gets what the scenes before it made, by name
    after: str = ""


class Stage:
    def __init__(self) -> None:
        self.known: dict[str, Scene] = {}
        self.blocker: Any = None  # pytest-django's; there once the database is
        self._open: list[tuple[str, Any, Any]] = []  # name, transaction, what was made
        self._day: Any = None
        self._mine: dict[str, Any] = {}

    def add(self, name: str, make: Callable[[dict[str, Any]], Any], after: str = "") -> None:
        self.known[name] = Scene(name, make, after)

    def prepare(self, item: pytest.Item) -> None:
        """Before a test, and before its fixtures: open what it wants, close what it does not."""
        self._mine = {}
        names = set(getattr(item, "fixturenames", ()))
        mark = item.get_closest_marker("django_db")
        if self.blocker is None or not (mark or "django_db_setup" in names or "db" in names):
            return
        commits = bool(COMMITS & names) or bool(mark and (mark.args or mark.kwargs))
        with self.blocker.unblock():
            self._go_to([] if commits else self._wanted(names))
            self._mine = copy.deepcopy({name: made for name, _transaction, made in self._open})

    def get(self, name: str) -> Any:
        """What the scene made, for this test alone; made within the test where no scene could be open."""
        if name not in self._mine:
            scene = self.known[name]
            if scene.after:
                self.get(scene.after)
            self._mine[name] = scene.make(self._mine)
        return self._mine[name]

    def close(self) -> None:
        while self._open:
            self._drop()

    def _wanted(self, names: set[str]) -> list[str]:
        """The longest line of scenes among those that are asked for."""
        lines = [self._line(name) for name in names & set(self.known)]
        return max(lines, key=len, default=[])

    def _line(self, name: str) -> list[str]:
        before = self.known[name].after
        return [*(self._line(before) if before else ()), name]

    def _go_to(self, wanted: list[str]) -> None:
        today = timezone.localdate()
        if self._day != today:  # what is due today is not due tomorrow
            self.close()
        while self._open and [name for name, *_ in self._open] != wanted[: len(self._open)]:
            self._drop()
        self._day = today
        for name in wanted[len(self._open) :]:
            block = transaction.atomic()
            block.__enter__()
            try:
                with translation.override(settings.LANGUAGE_CODE):
                    made = self.known[name].make({name: made for name, _block, made in self._open})
            except BaseException:
                transaction.set_rollback(True)
                block.__exit__(None, None, None)
                raise
            self._open.append((name, block, made))

    def _drop(self) -> None:
        _name, block, _made = self._open.pop()
        try:
            transaction.set_rollback(True)
            block.__exit__(None, None, None)
        except Exception:
            # A test closed the connection: its transaction is gone, and all scenes with it.
            self._open.clear()
            with suppress(Exception):
                connection.close()


stage = Stage()
