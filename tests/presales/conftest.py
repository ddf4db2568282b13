"""The cast in pre-sales. Words are read in English, whatever the site's language is."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.utils import translation

from tests.cast import make_cast, put_in_state


@pytest.fixture
def cast(db: None) -> Iterator[SimpleNamespace]:
    cast = make_cast()
    put_in_state(cast.project, "presales")
    with translation.override("en"):
        yield cast
