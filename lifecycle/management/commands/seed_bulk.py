"""Adds plausible projects by the thousand, for measuring. Rows are inserted, not made by verbs: never for real data."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from lifecycle.demo.mass.load import load


class Command(BaseCommand):
    help = "Adds projects, people and records in bulk, the same for the same seed, on top of what is there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--projects", type=int, default=1000)
        parser.add_argument("--seed", default="1")
        parser.add_argument("--force", action="store_true", help="also where DEBUG is off")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEBUG or options["force"]):
            raise CommandError(
                "DEBUG is off. This fills the database with invented projects; --force does it all the same."
            )
        if options["projects"] < 1:
            raise CommandError("--projects must be 1 or more.")
        started, made = time.monotonic(), 0
        with translation.override(settings.LANGUAGE_CODE):
            for made in load(options["projects"], str(options["seed"]), timezone.localdate()):
                if options["verbosity"] > 1:
                    self.stdout.write(f"{made} projects")
        taken = time.monotonic() - started
        if options["verbosity"]:
            self.stdout.write(f"{made} projects in {taken:.1f} s, {made / max(taken, 0.001):.0f} a second")
