"""`python -m tests.bar [--out docs/bar.md]`: five documents, and what the commands of the bar print about their files."""

import argparse
import io
import os
import subprocess
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.utils import timezone  # noqa: E402

from lifecycle import seal  # noqa: E402
from tests.bar import stories, tools  # noqa: E402

INTRODUCTION = """\
# The bar

Five documents, made by `python -m tests.bar` in an empty database, and what tools that nobody here wrote print about
their files. `make test` asks the same of every kind of document, at every stage, in every language: see
`tests/lifecycle/pdf/test_meet_bar.py` and `tests/bar/tools.py`. `nss` is a store of certificates that trusts the root of
this installation alone, `ca.pem` the same root as a file; `signatures.py` is `tests/bar/signatures.py`, which needs openssl
and no PDF library; `verapdf` is what `.ci/verapdf` installs. `verify_document` ends with 0 only for a file that is complete,
untouched, ours and current; its exit code stands in brackets.

The stories are told in March 2026, so that days can pass in them; what signs is a process of its own and looks at the real
clock. mutool cannot be told of a root and therefore says that the chain ends in a self-signed certificate. It and pdfsig call
what came after a signature an edit: here the next signature, which the company's seal allows.
"""


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m tests.bar", description=__doc__)
    arguments.add_argument("--out", type=Path)
    options = arguments.parse_args()
    setup_test_environment(debug=False)
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        with tempfile.TemporaryDirectory() as folder, stories.known():
            told = stories.tell()
            shelf = tools.Shelf(Path(folder), seal.roots())
            for story in told:
                for file in story.files:
                    shelf.add(*file)
            text = report(told, shelf)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
    if options.out:
        options.out.write_text(text)
    else:
        print(text)


def report(told: list[stories.Story], shelf: tools.Shelf) -> str:
    assert shelf.trust
    (shelf.folder / "signatures.py").write_text((tools.ROOT / "tests/bar/signatures.py").read_text())
    judged = validated(shelf)
    parts = [INTRODUCTION, f"\nPrinted on {timezone.localdate()} with {versions()}.\n", *summary(shelf, judged)]
    for n, story in enumerate(told, 1):
        parts.append(f"\n## {n}. {story.title}\n\nFiles: {', '.join(f'`{file[0]}`' for file in story.files)}\n")
        for name in shelf.final:
            if name.startswith(story.number):
                parts.append(f"\n### {name}\n\n```\n{asked(shelf, name, judged)}\n```\n")
    return "".join(parts)


def validated(shelf: tools.Shelf) -> list[str]:
    """What veraPDF prints about the files that no other one begins with, in one start of Java; [] without it."""
    if not (tools.VERAPDF / "check").exists():
        return []
    return tools.validate([shelf.path(name) for name in shelf.final]).replace(f"{shelf.folder}/", "").splitlines()


def summary(shelf: tools.Shelf, judged: list[str]) -> list[str]:
    """All files at once, a line for each check."""
    rows = ["\n| check | files | faults |\n|---|---|---|\n"]
    for check in tools.CHECKS:
        faults = check(shelf)
        looked = shelf.signed if check in (tools.pdfsig, tools.mutool, tools.openssl) else shelf.signatures
        rows.append(f"| {check.__name__} | {len(looked)} | {len(faults)} |\n")
        for fault in faults:
            print(fault)
    failed = [line for line in judged if line.startswith("FAIL")]
    print("\n".join(failed))
    rows.append(f"| verapdf | {len(shelf.final)} | {len(failed)} |\n" if judged else "| verapdf | not installed | |\n")
    return rows


def asked(shelf: tools.Shelf, name: str, judged: list[str]) -> str:
    """The commands of the bar and their output, as in a terminal that stands in the folder."""
    commands = [f"pdfsig -nssdir sql:nss {name}", f"qpdf --check {name}", f"pdfinfo {name} | grep Tagged"]
    commands += [rf"pdfinfo -meta {name} | grep -oE 'pdf(a|ua)id:(part|conformance)=.[0-9A-Z].'", f"pdffonts {name}"]
    commands += [f"mutool sign -v {name}", f"python3 signatures.py {name} ca.pem"]
    if parent := shelf.parents.get(name, ""):
        commands.append(f"cmp -n $(stat -c%s {parent}) {parent} {name} && echo the same")
    said = [f"$ {command}\n{shell(command, shelf.folder)}" for command in commands]
    if judged:
        said.append("\n".join([f"$ verapdf 3a,ua1 {name}", *(line for line in judged if f" {name} " in line)]))
    said.append(f"$ manage.py verify_document {name}\n{verified(shelf.path(name))}")
    return "\n\n".join(said).replace("```", "'''")


def shell(command: str, folder: Path) -> str:
    env = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, errors="replace", env=env)
    said = (done.stdout + done.stderr).rstrip()
    return f"{said}\n[{done.returncode}]" if done.returncode else said


def verified(file: str) -> str:
    said, code = io.StringIO(), 0
    with redirect_stdout(said):
        try:
            call_command("verify_document", file, stdout=said)
        except SystemExit as end:
            code = int(end.code or 0)
    return f"{said.getvalue().strip()}\n[{code}]".replace(str(Path(file).parent) + "/", "")


def versions() -> str:
    """Which tools, as they say it themselves."""
    asked_for = {"poppler": "pdfsig -v", "qpdf": "qpdf --version", "mupdf": "mutool -v", "openssl": "openssl version"}
    said = {name: shell(command, Path()).splitlines()[0] for name, command in asked_for.items()}
    return ", ".join(line.replace(" version", "") for line in said.values())


if __name__ == "__main__":
    main()
