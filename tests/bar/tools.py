"""The tools of the bar. Each looks at many files at once and answers with what it has against them, a line each."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
VERAPDF = ROOT / "var" / "verapdf"
NEEDED = ("pdfsig", "certutil", "qpdf", "pdfinfo", "pdffonts", "mutool", "openssl")


@dataclass
class Shelf:
    """Files to be looked at. `signatures`: how many each must have; `roots`: PEMs of the authorities to trust."""

    folder: Path
    roots: list[str]
    signatures: dict[str, int] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)  # file → the file with whose bytes it must begin

    def add(self, name: str, content: bytes, signatures: int = 0, begins_with: str = "") -> None:
        (self.folder / name).write_bytes(content)
        self.signatures[name] = signatures
        if begins_with:
            self.parents[name] = begins_with

    @cached_property
    def trust(self) -> str:
        """A store of certificates that trusts these roots and nothing else, as pdfsig wants it."""
        store = self.folder / "nss"
        store.mkdir()
        run("certutil", "-N", "-d", f"sql:{store}", "--empty-password")
        for n, pem in enumerate(self.roots):
            file = self.folder / f"root-{n}.pem"
            file.write_text(pem)
            run("certutil", "-A", "-d", f"sql:{store}", "-n", f"root {n}", "-t", ",C,", "-i", str(file))
        (self.folder / "ca.pem").write_text("\n".join(self.roots))
        return f"sql:{store}"

    @property
    def signed(self) -> list[str]:
        return [name for name, count in self.signatures.items() if count]

    @property
    def final(self) -> list[str]:
        """Files that no other one begins with."""
        return [name for name in self.signatures if name not in self.parents.values()]

    def path(self, name: str) -> str:
        return str(self.folder / name)


def run(*command: str) -> tuple[int, str]:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    return done.returncode, done.stdout + done.stderr


def missing() -> list[str]:
    """Tools that this machine has not got."""
    return [tool for tool in NEEDED if not shutil.which(tool)]


def pdfsig(shelf: Shelf) -> list[str]:
    """Every signature valid and trusted, the last one over the whole file."""
    faults = []
    for name in shelf.signed:
        _code, said = run("pdfsig", "-nssdir", shelf.trust, shelf.path(name))
        wanted = shelf.signatures[name]
        valid, trusted = said.count("Signature is Valid."), said.count("Certificate is Trusted.")
        if (valid, trusted, said.count("Total document signed")) != (wanted, wanted, 1):
            faults.append(f"pdfsig {name}: {valid} valid and {trusted} trusted of {wanted}: {said[-600:]}")
    return faults


def qpdf(shelf: Shelf) -> list[str]:
    """The structure of the file is sound."""
    checks = [(name, *run("qpdf", "--check", shelf.path(name))) for name in shelf.signatures]
    return [f"qpdf {name}: {said}" for name, code, said in checks if code]


def pdfinfo(shelf: Shelf) -> list[str]:
    """Tagged, PDF/A part 3, conformance A, PDF/UA part 1."""
    faults = []
    for name in shelf.signatures:
        if not re.search(r"Tagged:\s+yes", run("pdfinfo", shelf.path(name))[1]):
            faults.append(f"pdfinfo {name}: not tagged")
        claims = run("pdfinfo", "-meta", shelf.path(name))[1]
        for claim in ('pdfaid:part="3"', 'pdfaid:conformance="A"', 'pdfuaid:part="1"'):
            if claim not in claims:
                faults.append(f"pdfinfo {name}: lacks {claim}")
    return faults


def pdffonts(shelf: Shelf) -> list[str]:
    """Every font embedded, with the way back to text, none of Type 3."""
    faults = []
    for name in shelf.signatures:
        fonts = run("pdffonts", shelf.path(name))[1].splitlines()[2:]
        bad = [font for font in fonts if font.split()[-5] != "yes" or font.split()[-3] != "yes" or "Type 3" in font]
        if bad or not fonts:
            faults.append(f"pdffonts {name}: {bad or 'no font'}")
    return faults


def mutool(shelf: Shelf) -> list[str]:
    """Nothing changed since the last signature."""
    faults = []
    for name in shelf.signed:
        _code, said = run("mutool", "sign", "-v", shelf.path(name))
        if said.count("unchanged since signing") < 1 or "digest failure" in said.lower():
            faults.append(f"mutool {name}: {said[-400:]}")
    return faults


def openssl(shelf: Shelf) -> list[str]:
    """Every signature checked without any PDF library."""
    from tests.bar import signatures

    faults = []
    assert shelf.trust
    for name in shelf.signed:
        content = (shelf.folder / name).read_bytes()
        faults += [f"openssl {name}: {fault}" for fault in signatures.check(content, shelf.folder / "ca.pem")]
    return faults


def cmp(shelf: Shelf) -> list[str]:
    """Each file begins with the very bytes of the one before."""
    return [
        f"cmp {name}: does not begin with {parent}"
        for name, parent in shelf.parents.items()
        if not (shelf.folder / name).read_bytes().startswith((shelf.folder / parent).read_bytes())
    ]


def verapdf(shelf: Shelf) -> list[str]:
    """PDF/A-3a and PDF/UA-1, by the validator of the PDF Association. `.ci/verapdf` installs it.

    A file that another one begins with is left out: what it holds is in that one.
    """
    names = shelf.final or list(shelf.signatures)
    said = validate([shelf.path(name) for name in names])
    passed = {(line.split()[1], line.split()[2]) for line in said.splitlines() if line.startswith("PASS")}
    wanted = {(profile, shelf.path(name)) for profile in ("3a", "ua1") for name in names}
    why = "\n".join(line for line in said.splitlines() if not line.startswith("PASS"))
    return [f"verapdf {profile} {file}:\n{why}" for profile, file in sorted(wanted - passed)]


def validate(files: list[str]) -> str:
    """What veraPDF prints about files, in one start of Java."""
    command = [str(VERAPDF / "check"), "3a,ua1", *files]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout


CHECKS = (pdfsig, qpdf, pdfinfo, pdffonts, mutool, openssl, cmp)
