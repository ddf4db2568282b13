"""The company's seal and people's signatures, as anybody's tools see them."""

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from lifecycle import pdf, seal
from lifecycle.models import Certificate
from lifecycle.pdf.errors import SlotTaken, UnknownSlot
from tests.lifecycle.pdf import samples
from tests.lifecycle.pdf.papers import tool

pytestmark = pytest.mark.django_db
WORDS = {"language": "zh", "name": "示例软件", "when": "2026-09-05 10:42:00 +08:00"}
PERSON = {
    "name": "陈志远 " + samples.RARE, "email": "chen@hospital.example", "organisation": "市第一医院",
    "how": "identified by private link",
}  # fmt: skip


@pytest.fixture(scope="module")
def printed() -> bytes:
    return pdf.render(samples.acceptance("zh"), "acceptance")


@pytest.fixture
def certified(printed: bytes) -> seal.Sealed:
    return seal.certify(printed, reason="issued; events #7", words=WORDS)


def signed(content: bytes, slot: str, **more: Any) -> seal.Sealed:
    return seal.sign(content, slot, appearance=samples.APPEARANCE, reason="seen", **PERSON, **more)


def asked(content: bytes, folder: Path) -> str:
    """What pdfsig says when it trusts our root alone."""
    trust = folder / "nss"
    if not trust.exists():
        trust.mkdir()
        (folder / "ca.pem").write_text("".join(seal.roots()))
        place = ["-d", f"sql:{trust}"]
        subprocess.run(["certutil", "-N", *place, "--empty-password"], check=True)
        command = ["certutil", "-A", *place, "-n", "root", "-t", ",C,", "-i", str(folder / "ca.pem")]
        subprocess.run(command, check=True)
    (folder / "paper.pdf").write_bytes(content)
    command = ["pdfsig", "-nssdir", f"sql:{trust}", str(folder / "paper.pdf")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_seal_certifies_and_allows_signatures_only(printed: bytes, certified: seal.Sealed, tmp_path: Path) -> None:
    assert certified.pdf.startswith(printed) and certified.level == "B-B" and not certified.authority_failed
    assert certified.certificate_sha256 == Certificate.objects.get(role="seal", active=True).fingerprint
    assert re.search(rb"/TransformMethod\s*/DocMDP", certified.pdf) and re.search(rb"/P\s+2\b", certified.pdf)
    said = asked(certified.pdf, tmp_path)
    assert said.count("Signature is Valid") == 1 and said.count("Certificate is Trusted") == 1
    assert "Total document signed" in said
    tool("qpdf", "--check", pdf=certified.pdf, folder=tmp_path)


def test_every_signature_stays_valid_and_the_last_covers_all(certified: seal.Sealed, tmp_path: Path) -> None:
    content = certified.pdf
    places = [place["key"] for place in pdf.slots(content)]
    assert seal.FIELD not in places
    for key in places[:3]:
        made = signed(content, key)
        assert made.pdf.startswith(content) and made.level == "B-B"
        content = made.pdf
    said = asked(content, tmp_path)
    assert said.count("Signature is Valid") == said.count("Certificate is Trusted") == 4
    assert said.count("Not total document signed") == 3 and said.count("Total document signed") == 1
    assert samples.RARE in said and "identified by private link" in said
    fonts = tool("pdffonts", pdf=content, folder=tmp_path).splitlines()[2:]
    assert all(font.split()[-5] == "yes" for font in fonts)
    assert [place["signed"] for place in pdf.slots(content)] == [key in places[:3] for key in places]


def test_each_signatory_has_a_key_of_their_own(certified: seal.Sealed) -> None:
    first = signed(certified.pdf, "customer-1")
    second = signed(first.pdf, "vendor-3")
    assert len({certified.certificate_sha256, first.certificate_sha256, second.certificate_sha256}) == 3
    assert Certificate.objects.count() == 2, "one-time certificates and their keys are kept nowhere"


@pytest.mark.parametrize("key", ["customer-1", "vendor-5"])
def test_shows_in_its_place_and_nowhere_else(certified: seal.Sealed, key: str, tmp_path: Path) -> None:
    made = signed(certified.pdf, key).pdf
    where = next(place for place in pdf.slots(made) if place["key"] == key)
    before, after = (picture(content, where["page"], tmp_path) for content in (certified.pdf, made))
    found = ImageChops.difference(before, after).getbbox()
    assert found
    left, upper, right, lower = found
    x1, y1, x2, y2 = where["rect"]
    assert x1 - 1 <= left and right <= x2 + 1
    assert before.height - y2 - 1 <= upper and lower <= before.height - y1 + 1
    assert right - left > 60 and lower - upper > 40


def picture(content: bytes, page: int, folder: Path) -> Image.Image:
    assert shutil.which("pdftoppm")
    (folder / "page.pdf").write_bytes(content)
    command = ["pdftoppm", "-r", "72", "-png", "-f", str(page), "-l", str(page), str(folder / "page.pdf")]
    return Image.open(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)).convert("L")


def test_a_place_is_signed_once(certified: seal.Sealed) -> None:
    made = signed(certified.pdf, "customer-1").pdf
    with pytest.raises(SlotTaken):
        signed(made, "customer-1")
    with pytest.raises(SlotTaken):
        seal.certify(made, reason="again", words=WORDS)


def test_no_such_place(certified: seal.Sealed) -> None:
    with pytest.raises(UnknownSlot):
        signed(certified.pdf, "nobody-1")
    draft = pdf.render(samples.acceptance("zh", draft=True), "acceptance")
    with pytest.raises(UnknownSlot):
        seal.certify(draft, reason="draft", words=WORDS)


def test_not_a_pdf() -> None:
    with pytest.raises(pdf.RenderFailed):
        seal.certify(b"%PDF-1.7 not really", reason="x", words=WORDS)


def test_a_changed_byte_is_found_by_others(certified: seal.Sealed, tmp_path: Path) -> None:
    """The negative control: what says "valid" above says so of nothing else."""
    made = bytearray(signed(certified.pdf, "customer-1").pdf)
    made[made.find(b"stream", 3000) + 60] ^= 1
    assert asked(bytes(made), tmp_path).count("Signature is Valid") < 2
