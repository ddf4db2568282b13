"""The same papers as the tests of signing."""

from tests.lifecycle.signing.conftest import document, document_scene, known_kinds, open_request, request_scene

__all__ = ["document", "document_scene", "known_kinds", "open_request", "request_scene"]
