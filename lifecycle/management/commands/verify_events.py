"""Recompute every chain of events, compare with heads and anchors, and read every PDF against its hash."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lifecycle import chains
from lifecycle.models.projects import Project


class Command(BaseCommand):
    help = "Prove that events and documents are what they were; exits with 1 and says where if they are not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--project", metavar="NUMBER", help="only this project, by its number")
        parser.add_argument("--no-files", action="store_true", help="leave the PDF files unread")

    def handle(self, *args: Any, **options: Any) -> None:
        only = self._chain(options["project"])
        anchored, found = chains.read_anchors()
        names = dict(Project.objects.values_list("pk", "number")) | {chains.COMPANY: "company"}
        self.stdout.write(f"{'chain':<20} {'events':>8} {'anchors':>8}  result")
        for chain in chains.chains(only):
            heads = anchored.get(chain, {})
            count, wrong = chains.check(chain, heads)
            result = "ok" if not wrong else f"{len(wrong)} wrong"
            self.stdout.write(f"{names.get(chain, f'gone ({chain})'):<20} {count:>8} {len(heads):>8}  {result}")
            found += wrong
        if not options["no_files"]:
            read, wrong = chains.check_files(only)
            self.stdout.write(f"{'files':<20} {read:>8} {'':>8}  {'ok' if not wrong else f'{len(wrong)} wrong'}")
            found += wrong
        if found:
            lines = "\n".join(f"  {finding.at}: {finding.what}" for finding in found)
            raise CommandError(f"{len(found)} findings:\n{lines}")

    def _chain(self, number: str | None) -> int | None:
        if number is None:
            return None
        project = Project.objects.filter(number=number).first()
        if project is None:
            raise CommandError(f"There is no project {number}.")
        return project.pk
