#!/usr/bin/env python3
# ruff: noqa: T201 - a program of its own
"""Checks every signature of PDF files with openssl alone; no PDF library, nothing of the product that made them.

    python3 check_signatures.py certificates/ca.pem documents/*.pdf

Exits with 0 only if, in every file, each signature is sound and the last one covers the file to its end.
"""

import re
import subprocess
import sys
import tempfile

RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")


def check(name: str, authorities: str) -> bool:
    """Print a line for each signature of the file; whether all is well."""
    with open(name, "rb") as file:
        pdf = file.read()
    sound, last = True, 0
    for found in RANGE.finditer(pdf):
        start, before, after, rest = map(int, found.groups())
        last = max(last, after + rest)
        problem = "the range is not one block around the signature"
        gap = pdf[before:after]
        if start == 0 and before < after <= after + rest <= len(pdf) and re.fullmatch(rb"<[0-9a-fA-F]+>", gap):
            container = bytes.fromhex(gap[1:-1].decode())
            size = length(container)
            problem = "there is something behind the signature's end"
            if not container[size:].strip(b"\0"):
                problem = openssl(container[:size], pdf[:before] + pdf[after : after + rest], authorities)
        sound = sound and not problem
        print(f"{name}: signature over the first {after + rest} of {len(pdf)} bytes: {problem or 'good'}")
    if not last:
        print(f"{name}: NO SIGNATURE")
    elif last < len(pdf):
        print(f"{name}: {len(pdf) - last} BYTES WERE ADDED after the last signature")
    return sound and last == len(pdf)


def length(container: bytes) -> int:
    """Of the DER value that the container begins with; the rest is padding."""
    if container[1] < 0x80:
        return 2 + container[1]
    wide = container[1] & 0x7F
    return 2 + wide + int.from_bytes(container[2 : 2 + wide], "big")


def openssl(signature: bytes, content: bytes, authorities: str) -> str:
    """What openssl has against it; nothing if it is good."""
    with tempfile.NamedTemporaryFile() as one, tempfile.NamedTemporaryFile() as other:
        one.write(signature)
        one.flush()
        other.write(content)
        other.flush()
        command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", one.name, "-content", other.name]
        command += ["-CAfile", authorities, "-purpose", "any", "-out", "/dev/null"]
        done = subprocess.run(command, capture_output=True, text=True)
    return "" if done.returncode == 0 else "BAD: " + " ".join(done.stderr.split()[-12:])


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    results = [check(name, sys.argv[1]) for name in sys.argv[2:]]
    sys.exit(0 if all(results) else 1)
