"""What the PDF tools of the system say about a PDF."""

import io
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest


def tool(*command: str, pdf: bytes, folder: Path) -> str:
    """The output of a command whose last argument is the PDF; the test is skipped where the tool is not installed."""
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    done = subprocess.run([*command, str(file)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def text(pdf: bytes, folder: Path) -> str:
    """As a reader copies it, in the order of the lines."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    return subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout


def one_line(shown: str) -> str:
    """Without the spaces and breaks of the layout."""
    return "".join(shown.split())


def relationships(pdf: bytes) -> list[str]:
    """What the attached files are to the document."""
    return [file.get_object()["/AFRelationship"] for file in pypdf.PdfReader(io.BytesIO(pdf)).root_object["/AF"]]


def attached(pdf: bytes) -> dict[str, bytes]:
    return {name: contents[0] for name, contents in pypdf.PdfReader(io.BytesIO(pdf)).attachments.items()}
