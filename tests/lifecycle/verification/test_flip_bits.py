"""One bit, anywhere: in the text, in a picture, in a signature's container, in its padding. It is always said."""

import base64
import hashlib
import random

import pytest
from django.utils import translation

from lifecycle import holdings, verdicts
from lifecycle.seal.examination import examine, outline
from tests.apart import apart

SPREAD, EACH_CONTAINER, LAST_CONTAINER = 110, 20, 45

pytestmark = pytest.mark.any_database


def positions(pdf: bytes) -> list[int]:
    """The same in every run: over the whole file, and more closely in the containers, above all in the last one, which
    no later signature covers."""
    dice = random.Random(20261122)
    containers = [(row["start"], row["stop"]) for row in outline(pdf)]
    found = [int((at + dice.random()) * len(pdf) / SPREAD) for at in range(SPREAD)]
    for start, stop in containers:
        found += [dice.randrange(start, stop) for _n in range(EACH_CONTAINER)]
    start, stop = containers[-1]
    return found + [dice.randrange(start, stop) for _n in range(LAST_CONTAINER)] + [0, len(pdf) - 1]


def test_every_bit_counts(monkeypatch, pdf, roots, signed):
    places, dice = positions(pdf), random.Random(7)
    assert len(places) >= 200
    monkeypatch.setattr(holdings, "compare", lambda _ours, _theirs: [])  # what differs is named elsewhere
    offline, online, named = [], [], 0
    with translation.override("en"):
        for at in places:
            changed = bytearray(pdf)
            changed[at] ^= 1 << dice.randrange(8)
            content = bytes(changed)
            examined = examine(content, roots)
            told = verdicts.of_file(examined)
            if told.exit_code != 5 or not told.findings:
                offline.append((at, told.answer, told.findings))
            assert holdings.find(hashlib.sha256(content).hexdigest()) is None
            known = holdings.unknown(content, examined)
            if known.exit_code not in (5, 7) or not known.findings:
                online.append((at, known.answer, known.findings))
            named += known.number == signed.number
    assert offline == []
    assert online == []
    assert named > len(places) * 0.9  # nearly always it is also said which document it was


def test_the_command_says_so(verify, pdf):
    middle = len(pdf) // 2
    changed = pdf[:middle] + bytes([pdf[middle] ^ 4]) + pdf[middle + 1 :]
    assert verify(changed)[0] == 5
    assert verify(changed, offline=True)[0] == 5


@pytest.fixture
def padded(monkeypatch, signed, roots):
    """The issued file signed once more with room left in the container, as signers with timestamps leave it."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    from lifecycle import pdf
    from lifecycle.sealing import issuing, worker

    key = rsa.generate_private_key(65537, 2048)
    root = issuing.issue(issuing.name_of("Root"), key.public_key(), issuer=None, issuer_key=key, days=9, ca=True)
    der = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    plain = worker.signers.PdfSigner.sign_pdf
    monkeypatch.setattr(
        worker.signers.PdfSigner,
        "sign_pdf",
        lambda *args, **kwargs: plain(*args, **kwargs | {"bytes_reserved": 20_000}),
    )
    issued, shown = (
        signed.current.bytes,
        {"strokes": [], "typed": "A", "name": "A", "title": "", "when": "", "how": ""},
    )
    answer = apart(worker.sign, {
        "pdf": base64.b64encode(issued).decode(), "slot": "customer-1", "reason": "", "key": base64.b64encode(der).decode(),
        "certificate": issuing.pem(root), "chain": "", "tsa": "", "bits": 2048,
        "picture": base64.b64encode(pdf.appearance_page(issued, "customer-1", shown)).decode(),
        "person": {"name": "A", "email": "a@customer.example", "organisation": "B", "how": "link"},
    })  # fmt: skip
    return base64.b64decode(answer["pdf"]), [*roots, issuing.pem(root)]


def test_padding_counts_too(padded):
    content, roots = padded
    last = outline(content)[-1]
    assert not examine(content, roots)["signatures"][-1]["faults"]
    for at in range(last["stop"] - 2, last["stop"] - 2000, -199):
        for bit in (1, 0x20):
            changed = content[:at] + bytes([content[at] ^ bit]) + content[at + 1 :]
            assert examine(changed, roots)["signatures"][-1]["faults"] == ["container"]
