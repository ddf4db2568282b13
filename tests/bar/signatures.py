"""Every signature of a PDF, checked by openssl over the bytes themselves: no PDF library takes part.

`python -m tests.bar.signatures FILE CA.pem` prints a line for each and ends with 0 only if all hold.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")


def check(content: bytes, authorities: Path) -> list[str]:
    """What is wrong, a line each; [] where every signature holds and the last one covers the whole file."""
    faults, last, count = [], 0, 0
    for covered, start, token in containers(content):
        count += 1
        last = max(last, covered)
        if problem := verify(signed_bytes(content, start, covered), token, authorities):
            faults.append(f"signature over bytes 0 to {covered}: {problem}")
    if not count:
        faults.append("no signature")
    if last != len(content):
        faults.append(f"{len(content) - last} bytes after the last signature")
    return faults


def containers(content: bytes) -> Iterator[tuple[int, tuple[int, int], bytes]]:
    """(how far it covers, where the token stands, the token) for each signature, timestamps of the file left out."""
    for found in RANGE.finditer(content):
        first, length, second, rest = (int(number) for number in found.groups())
        if first != 0 or second + rest > len(content):
            yield second + rest, (length, second), b""
            continue
        try:
            padded = bytes.fromhex(content[length + 1 : second - 1].decode("ascii"))
        except ValueError:
            padded = b""
        yield second + rest, (length, second), padded[: size(padded)]


def size(der: bytes) -> int:
    """How long the first element of DER is, its head included."""
    if len(der) < 4:
        return 0
    if der[1] < 128:
        return 2 + der[1]
    head = 2 + (der[1] & 127)
    return head + int.from_bytes(der[2:head], "big")


def signed_bytes(content: bytes, token: tuple[int, int], end: int) -> bytes:
    """All but the token itself."""
    return content[: token[0]] + content[token[1] : end]


def verify(content: bytes, token: bytes, authorities: Path) -> str:
    """What openssl has against it; empty if nothing."""
    if not token:
        return "unreadable"
    with tempfile.NamedTemporaryFile() as signature, tempfile.NamedTemporaryFile() as data:
        signature.write(token)
        signature.flush()
        data.write(content)
        data.flush()
        command = [
            "openssl",
            "cms",
            "-verify",
            "-binary",
            "-inform",
            "DER",
            "-in",
            signature.name,
            "-content",
            data.name,
        ]
        command += ["-CAfile", str(authorities), "-purpose", "any", "-out", "/dev/null"]
        done = subprocess.run(command, capture_output=True, text=True)
    return "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["failed"])[-1]


def main(file: str, authorities: str) -> int:
    content = Path(file).read_bytes()
    for covered, place, token in containers(content):
        problem = verify(signed_bytes(content, place, covered), token, Path(authorities))
        print(f"signature over bytes 0 to {covered} of {len(content)}: {problem or 'OK'}")
    faults = check(content, Path(authorities))
    print("the last signature covers the whole file" if not faults else "\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:3]))
