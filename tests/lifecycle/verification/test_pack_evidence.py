"""The evidence pack: every command of its README is run in the unpacked folder, and says what the README promises."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from lifecycle import evidencepack, seal
from lifecycle.models import Event
from lifecycle.models.timestamps import Timestamp
from lifecycle.seal.examination import examine

TOOLS = ("pdfsig", "qpdf", "openssl", "certutil", "basenc", "sha256sum", "csplit")


@pytest.fixture(autouse=True)
def tools():
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        pytest.fail(f"missing: {', '.join(missing)}; .ci/system-packages test installs them")


def unpack(document, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(evidencepack.build(document))) as archive:
        archive.extractall(folder)
    return folder


def commands(folder: Path, language: str = "en") -> list[str]:
    return re.findall(r"```sh\n(.*?)```", (folder / f"README.{language}.md").read_text(), re.DOTALL)


def run(block: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block], cwd=folder, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def test_every_command_of_the_readme_does_what_it_says(signed, tmp_path):
    folder = unpack(signed, tmp_path)
    assert commands(folder) == commands(folder, "zh")
    said = [run(block, folder) for block in commands(folder)]
    finger, sums, _trust, pdfsig, script, by_hand, qpdf, prefixes = said
    assert "Document CA" in finger and "unchanged" in sums
    last = pdfsig.rsplit("Digital Signature Info of:", 1)[0] if "completion" in pdfsig else pdfsig
    assert pdfsig.count("Signature is Valid.") == pdfsig.count("Certificate is Trusted.") >= 6
    assert "Signature is Invalid" not in pdfsig and "Total document signed" in last
    assert "BAD" not in script and "ADDED" not in script and script.count("good") >= 6
    assert "covers the whole file" in by_hand and "CMS Verification successful" in by_hand
    assert "No syntax or stream encoding errors" in qpdf
    attached, kept = re.findall(r"^([0-9a-f]{64})  -", qpdf, re.MULTILINE)
    assert attached == kept == signed.current.data_sha256
    assert prefixes.split() == ["same"] * 2


def test_the_script_says_when_something_is_wrong(signed, tmp_path):
    folder = unpack(signed, tmp_path)
    whole = next(folder.glob("documents/*-signed-2.pdf"))
    content = whole.read_bytes()

    def check(name: str, changed: bytes) -> str:
        (folder / name).write_bytes(changed)
        command = ["python3", "check_signatures.py", "certificates/ca.pem", name]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
        assert done.returncode == 1
        return done.stdout

    assert "BAD" in check(
        "flipped.pdf", content.replace(b"/Producer", b"/Produces", 1).replace(b"stream", b"strean", 1)
    )
    assert "ADDED" in check("longer.pdf", content + b"%x\n")
    assert "NO SIGNATURE" in check("none.pdf", b"%PDF-1.7\n")


def test_the_chain_holds_and_tells_nothing_of_other_things(signed, tmp_path):
    folder = unpack(signed, tmp_path)
    data = json.loads((folder / "events.json").read_text())
    events = data["events"]
    assert all(later["prev_hash"] == earlier["hash"] for earlier, later in pairwise(events))
    told = {event["seq"] for event in events if "verb" in event}
    mine = set(Event.objects.about(signed).values_list("seq", flat=True))
    assert told == mine and {event["verb"] for event in events if "verb" in event} >= {
        "document.issued",
        "document.signed",
    }
    # The reason of each signature bears witness to where the chain stood.
    heads = {(event["seq"], event["hash"]) for event in events}
    found = examine(next(folder.glob("documents/*-signed-2.pdf")).read_bytes(), seal.roots())
    reasons = [re.search(r"events #(\d+) ([0-9a-f]{64})", row["reason"]) for row in found["signatures"][1:]]
    assert len(reasons) == 2 and all(said and (int(said[1]), said[2]) in heads for said in reasons)
    rows = json.loads((folder / "signatures.json").read_text())
    assert [row["method"] for row in rows] == ["typed", "typed"] and rows[0][
        "sha256_shown"
    ] == signed.current.pdf_sha256


def test_a_timestamp_beside_the_file_is_checked_with_openssl(signed, tmp_path):
    folder = tmp_path / "pack"
    root, token = stamp(signed.current.latest.bytes, tmp_path)
    Timestamp.objects.create(
        document=signed, sha256=signed.current.latest.sha256, state=Timestamp.State.MADE, token=token,
        stamped_at=timezone.now() - timedelta(minutes=1),
    )  # fmt: skip
    unpack(signed, folder)
    shutil.copy(root, folder / "timestamp-authority.pem")
    block = next(block for block in commands(folder) if "openssl ts" in block)
    assert "Verification: OK" in run(block, folder)


def stamp(content: bytes, folder: Path) -> tuple[Path, bytes]:
    """A timestamp authority of one's own, made with openssl."""
    (folder / "file").write_bytes(content)
    (folder / "ts.cnf").write_text(
        "[tsa]\ndefault_tsa=t\n[t]\nserial=serial\ncrypto_device=builtin\nsigner_digest=sha256\ndefault_policy=1.2.3.4\n"
        "digests=sha256\naccuracy=secs:1\nordering=no\ntsa_name=no\ness_cert_id_chain=no\n"
        "[req]\ndistinguished_name=dn\nx509_extensions=v3\nprompt=no\n[dn]\nCN=Test TSA\n"
        "[v3]\nbasicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n"
        "extendedKeyUsage=critical,timeStamping\n"
    )
    (folder / "serial").write_text("01\n")
    run("openssl req -x509 -newkey rsa:2048 -nodes -days 9 -config ts.cnf -keyout ts.key -out ts.pem", folder)
    run("openssl ts -query -data file -sha256 -cert -out q.tsq", folder)
    run(
        "openssl ts -reply -config ts.cnf -section t -queryfile q.tsq -signer ts.pem -inkey ts.key -token_out -out t.tst",
        folder,
    )
    return folder / "ts.pem", (folder / "t.tst").read_bytes()


def test_the_download_is_for_those_who_may_read_the_document(client, cast, signed):
    address = f"/documents/{signed.number}/evidence/"
    client.force_login(cast.pm)
    answer = client.get(address)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/zip"
    assert "no-store" in answer["Cache-Control"]
    assert address in client.get(signed.get_absolute_url()).content.decode()
    client.force_login(cast.outsider)
    assert client.get(address).status_code == 404


def test_the_command_writes_it_and_refuses_unknown_numbers(signed, tmp_path):
    target = tmp_path / "pack.zip"
    call_command("evidence_pack", signed.number, out=target)
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
    assert {"README.en.md", "README.zh.md", "events.json", "certificates/ca.pem", "SHA256SUMS"} <= set(names)
    with pytest.raises(CommandError):
        call_command("evidence_pack", "P-0000-0000-D00-01")
