"""Every issued document as a PDF, with a list of them, for an archive that needs nothing of this product."""

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lifecycle.exports import harmless
from lifecycle.models.documents import Document
from lifecycle.models.signatories import Signatory

HEAD = ("number", "kind", "title", "version", "state", "language", "issued", "sha256", "file", "signatories")


class Command(BaseCommand):
    help = "Write the latest PDF of every document (signed where it is signed) and manifest.csv into a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="an empty or new folder")
        parser.add_argument("--project", metavar="NUMBER", help="only this project, by its number")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise CommandError(f"{folder} is not empty.")
        rows = Document.objects.filter(current__isnull=False).select_related("current", "project").order_by("number")
        if options["project"]:
            rows = rows.filter(project__number=options["project"])
        count = 0
        with (folder / "manifest.csv").open("w", newline="", encoding="utf-8-sig") as file:
            writer = csv.writer(file)
            writer.writerow(HEAD)
            for document in rows.iterator(chunk_size=100):
                writer.writerow([harmless(cell) for cell in self.export(document, folder)])
                count += 1
        self.stdout.write(f"{count} documents in {folder}")

    def export(self, document: Document, folder: Path) -> list[Any]:
        version = document.current
        assert version is not None
        revision = version.latest
        content, digest = (revision.bytes, revision.sha256) if revision else (version.bytes, version.pdf_sha256)
        name = f"{document.number}-v{version.n}{'-signed' if revision else ''}.pdf"
        (folder / name).write_bytes(content)
        signed = Signatory.objects.filter(request__version=version, state=Signatory.State.SIGNED).order_by("ended_at")
        if revision:
            signed = signed.filter(request=revision.request_id)
        names = "; ".join(f"{row.name} {row.ended_at:%Y-%m-%d %H:%M} UTC" for row in signed if row.ended_at)
        return [
            document.number, document.kind, document.title_en if version.language == "en" else document.title, version.n, document.state, document.language,
            version.rendered_at.isoformat(), digest, name, names,
        ]  # fmt: skip
