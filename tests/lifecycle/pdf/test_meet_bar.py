"""Every kind of document in every language policy, printed, sealed, partly and fully signed, as foreign tools see it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from lifecycle import pdf, seal
from tests.bar import tools
from tests.lifecycle.pdf import samples

pytestmark = pytest.mark.any_database  # of the files that are looked at, none comes out of a table
LANGUAGES = ("zh", "en", "both")
WORDS = {
    "language": "both",
    "name": {"zh": "示例软件", "en": "Example Software"},
    "when": "2026-09-05 10:42:00 +08:00",
}
PERSON = {
    "name": f"陈志远 {samples.RARE}", "email": "chen@hospital.example", "organisation": "市第一医院",
    "how": "identified by private link",
}  # fmt: skip


@pytest.fixture(scope="module")
def shelf(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[tools.Shelf]:
    """Each file made once. A seal does not depend on the language: each kind is sealed and signed in one of them."""
    if lacking := tools.missing():
        pytest.skip(f"not installed: {', '.join(lacking)}")
    with django_db_blocker.unblock(), transaction.atomic():
        files: dict[str, tuple[bytes, int, str]] = {}
        for n, (template, make) in enumerate(samples.KINDS.items()):
            for language in LANGUAGES:
                data = make(language, prevailing="zh" if language == "both" else "")
                data["vendor"]["logo"] = samples.logo() if language == "both" else None
                printed = pdf.render(data, template)
                name = f"{template}-{language}"
                files[f"{name}-printed.pdf"] = (printed, 0, "")
                if language == LANGUAGES[n % 3]:
                    certified = seal.certify(printed, reason="issued", words=WORDS).pdf
                    files[f"{name}-certified.pdf"] = (certified, 1, f"{name}-printed.pdf")
                    _sign(files, name, certified)
        shelf = tools.Shelf(tmp_path_factory.mktemp("bar"), seal.roots())
        transaction.set_rollback(True)
    for name, (content, count, parent) in files.items():
        shelf.add(name, content, count, parent)
    yield shelf


def _sign(files: dict[str, tuple[bytes, int, str]], name: str, content: bytes) -> None:
    """By everybody; the file after the first signature is kept too."""
    before, places = "certified", [place["key"] for place in pdf.slots(content)]
    for n, key in enumerate(places, 1):
        content = seal.sign(content, key, appearance=samples.APPEARANCE, reason=f"read {n}", **PERSON).pdf
        if n in (1, len(places)):
            stage = "signed" if n == len(places) else "partly"
            files[f"{name}-{stage}.pdf"] = (content, n + 1, f"{name}-{before}.pdf")
            before = stage


def test_there_is_every_kind_and_stage(shelf: tools.Shelf) -> None:
    stages = {name.removesuffix(".pdf").rsplit("-", 1)[1] for name in shelf.signatures}
    assert stages == {"printed", "certified", "partly", "signed"}
    assert len(shelf.signatures) >= (len(LANGUAGES) + 1) * len(samples.KINDS)


@pytest.mark.parametrize("check", tools.CHECKS, ids=lambda check: check.__name__)
def test_passes(shelf: tools.Shelf, check: Any) -> None:
    assert check(shelf) == []


def test_conforms_to_the_standards_for_archives_and_for_readers(shelf: tools.Shelf) -> None:
    if not (tools.VERAPDF / "check").exists():
        pytest.skip("veraPDF is not installed: see .ci/verapdf")
    assert tools.verapdf(shelf) == []


def test_the_checks_find_what_is_wrong(shelf: tools.Shelf, tmp_path: Any) -> None:
    """A bar that nothing can fail would say nothing."""
    name = next(name for name in shelf.signatures if name.endswith("-signed.pdf"))
    content = (shelf.folder / name).read_bytes()
    middle = len(content) // 3
    broken = tools.Shelf(tmp_path, shelf.roots)
    broken.add("one-bit.pdf", content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :], 6)
    broken.add("more.pdf", content + b"\n% more\n", 6)
    broken.add("plain.pdf", b"%PDF-1.7\n%%EOF\n", 0, "one-bit.pdf")
    for check in (tools.pdfsig, tools.openssl):
        said = "\n".join(check(broken))
        assert "one-bit.pdf" in said and "more.pdf" in said
    for check in (tools.qpdf, tools.pdfinfo, tools.pdffonts, tools.cmp):
        assert "plain.pdf" in "\n".join(check(broken))
