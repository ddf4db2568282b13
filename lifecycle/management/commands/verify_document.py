"""Is a PDF complete, untouched and ours? With our records, or without any database."""

import hashlib
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from lifecycle import verdicts
from lifecycle.errors import Refused
from lifecycle.verdicts import Verdict

HELP = """\
Exit codes:
  0  complete, untouched and ours; without --offline also the latest
  1  the check could not be made, 2  wrong arguments
  3  genuine, but not everybody has signed
  4  genuine, but older: signed further since, replaced, or declared void
  5  altered after it was issued
  6  the signatures were removed
  7  not one of our files
  8  genuine, and accepted by silence (deemed): complete, but not signed by the customer
"""
LARGEST = 50 * 1024 * 1024


class Command(BaseCommand):
    help = "Says in words whether a PDF is complete, untouched and ours; exits with 0 only if it is all three."
    requires_system_checks = ()

    def create_parser(self, *args: Any, **kwargs: Any) -> Any:
        return super().create_parser(*args, **kwargs, epilog=HELP, formatter_class=RawDescriptionHelpFormatter)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--offline", action="store_true", help="ask the file alone, no database")
        parser.add_argument(
            "--ca", type=Path, action="append", metavar="FILE",
            help="certificates to trust, PEM; may be given again (default with --offline: ca.pem in ANCHOR_DIR)",
        )  # fmt: skip
        parser.add_argument("--language", default="en", choices=[code for code, _name in settings.LANGUAGES])

    def handle(self, *args: Any, **options: Any) -> None:
        content = _read(options["file"])
        with translation.override(options["language"]):
            try:
                told = self._judge(content, options)
            except Refused as refusal:
                raise CommandError(
                    f"{options['file']}: could not be examined: it is damaged, or takes too long to read."
                ) from refusal
            self.stdout.write("\n".join(_lines(told, options["file"].name)))
        if told.exit_code:
            raise SystemExit(told.exit_code)

    def _judge(self, content: bytes, options: dict[str, Any]) -> Verdict:
        digest = hashlib.sha256(content).hexdigest()
        if options["offline"]:
            from lifecycle.seal.examination import examine

            return verdicts.of_file(examine(content, _certificates(options["ca"])))
        from lifecycle import holdings, seal

        return holdings.judge(content, digest, roots=_certificates(options["ca"]) if options["ca"] else seal.roots())


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise CommandError(f"{path} is larger than {LARGEST // 2**20} MB.")
        return path.read_bytes()
    except OSError as problem:
        raise CommandError(f"{path}: {problem.strerror}") from problem


def _certificates(files: list[Path] | None) -> list[str]:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    found = []
    for path in files or [Path(settings.ANCHOR_DIR) / "ca.pem"]:
        try:
            found += x509.load_pem_x509_certificates(path.read_bytes())
        except OSError as problem:
            raise CommandError(f"{path}: {problem.strerror}. Name the certificates with --ca.") from problem
        except ValueError as problem:
            raise CommandError(f"{path} holds no certificates in PEM form.") from problem
    return [cert.public_bytes(Encoding.PEM).decode() for cert in found]


def _lines(told: Verdict, name: str) -> list[str]:
    """The verdict as a page of text."""
    _ = translation.gettext
    lines = [told.headline, "", f"{_('File')}: {name}", f"SHA-256: {told.sha256}"]
    if told.number:
        version = _("version %(n)s") % {"n": told.version} if told.version else ""
        lines.append(f"{_('Document')}: {' · '.join(part for part in (told.number, told.title, version) if part)}")
    if told.state:
        lines.append(f"{_('State')}: {told.state}")
    if told.findings:
        lines += ["", _("What we found"), *(f"  - {line}" for line in told.findings)]
    if told.signers:
        lines += ["", _("Signatures in this file"), *(f"  - {_signer(signer)}" for signer in told.signers)]
    if told.missing:
        lines += ["", _("Not signed yet"), *(f"  - {line}" for line in told.missing)]
    return lines


def _signer(signer: verdicts.Signer) -> str:
    parts = [signer.name, signer.organisation if signer.organisation != signer.name else "", signer.place, signer.how,
             _moment(signer.stamped_at or signer.at), signer.level, signer.trouble]  # fmt: skip
    return " · ".join(part for part in parts if part)


def _moment(text: str) -> str:
    if "T" not in text:
        return text
    return f"{datetime.fromisoformat(text).astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
