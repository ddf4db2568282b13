"""One document, sealed and signed by two, as a scene; and what can be done to its file."""

from typing import Any

import pytest
from django.core.management import call_command

from lifecycle.seal.keys import published
from tests.lifecycle.signing import papers
from tests.lifecycle.signing.conftest import document, document_scene, known_kinds, open_request, request_scene
from tests.scenes import stage

__all__ = ["document", "document_scene", "known_kinds", "open_request", "request_scene"]


def both_signed(before: dict[str, Any]) -> Any:
    papers.register()
    try:
        request, version = before["request_scene"], before["document_scene"].current
        for signatory, how in zip(request.signatories.order_by("pk"), ("link", "account"), strict=True):
            facts = papers.typed(signatory.name) | {"sha256": version.pdf_sha256, "identified_by": how}
            signatory.sign(**facts)
        document = type(request.document).objects.get(pk=request.document_id)
        return {"document": document, "pdf": request.latest.bytes, "roots": published()}
    finally:
        papers.forget()


stage.add("signed_scene", both_signed, after="request_scene")


@pytest.fixture
def signed_scene(db: None, known_kinds: None) -> Any:
    return stage.get("signed_scene")


@pytest.fixture
def signed(signed_scene: Any) -> Any:
    return signed_scene["document"]


@pytest.fixture
def pdf(signed_scene: Any) -> bytes:
    return signed_scene["pdf"]


@pytest.fixture
def roots(signed_scene: Any) -> list[str]:
    return signed_scene["roots"]


@pytest.fixture
def verify(tmp_path: Any, capsys: Any, roots: Any) -> Any:
    """`verify(pdf, offline=False)`: the exit code of the command and what it prints."""
    authority = tmp_path / "authority.pem"
    authority.write_text("".join(roots))

    def run(content: bytes, *, offline: bool = False) -> tuple[int, str]:
        file = tmp_path / "asked.pdf"
        file.write_bytes(content)
        capsys.readouterr()
        try:
            call_command("verify_document", str(file), offline=offline, ca=[authority] if offline else None)
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        return code, capsys.readouterr().out

    return run
