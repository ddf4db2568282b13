"""The same papers as the tests of signing."""

from tests.lifecycle.signing.conftest import document, known_kinds, open_request

__all__ = ["document", "known_kinds", "open_request"]
