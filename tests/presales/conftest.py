"""The cast in pre-sales. Words are read in English, whatever the site's language is."""

import copy
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation

from tests.cast import put_in_state
from tests.scenes import stage


def presales(before: dict[str, Any]) -> SimpleNamespace:
    cast: SimpleNamespace = copy.deepcopy(before["cast_scene"])  # which other tests go back to
    put_in_state(cast.project, "presales")
    return cast


stage.add("presales_scene", presales, after="cast_scene")


@pytest.fixture
def presales_scene(db: None) -> SimpleNamespace:
    return stage.get("presales_scene")


@pytest.fixture
def cast(presales_scene: SimpleNamespace) -> Iterator[SimpleNamespace]:
    with translation.override("en"):
        yield presales_scene
