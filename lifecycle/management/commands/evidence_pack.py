"""All that proves a document, for a court or an auditor, as a zip."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lifecycle import evidencepack
from lifecycle.errors import Refused
from lifecycle.models.documents import Document


class Command(BaseCommand):
    help = "Write a zip with a document's PDFs, certificates, timestamps and events, and how to check them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("document", help="its number")
        parser.add_argument("--out", type=Path, metavar="FILE", help="default: <number>-evidence.zip here")

    def handle(self, *args: Any, **options: Any) -> None:
        document = Document.objects.select_related("project").filter(number=options["document"]).first()
        if document is None:
            raise CommandError(f"There is no document {options['document']}.")
        try:
            content = evidencepack.build(document)
        except (OSError, ValueError, Refused) as problem:
            raise CommandError(f"{document.number}: {problem}") from problem
        target = options["out"] or Path(evidencepack.name_of(document))
        target.write_bytes(content)
        self.stdout.write(f"{target}, {len(content)} bytes")
