"""The figures that lists and boards show, computed anew from the rows; what had drifted is said."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from lifecycle.models.projects import Project


class Command(BaseCommand):
    help = "Compute every project's stored figures anew and say which were wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 if a figure is wrong")
        parser.add_argument("--project", metavar="NUMBER", help="only this project, by its number")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Project.objects.order_by("number")
        if options["project"]:
            rows = rows.filter(number=options["project"])
        wrong = total = 0
        for pk in rows.values_list("pk", flat=True):
            total += 1
            with transaction.atomic():
                project = Project.objects.select_for_update(no_key=True).get(pk=pk)
                drift = drift_of(project)
                if drift and not options["check"]:
                    project.refresh_figures()
            wrong += bool(drift)
            for name, (stored, right) in drift.items():
                self.stdout.write(f"{project.number} {name}: {stored} → {right}")
        self.stdout.write(f"{total} projects, {wrong} with figures that had drifted")
        if wrong and options["check"]:
            raise CommandError(f"{wrong} projects have figures that are not what their rows say.")


def drift_of(project: Project) -> dict[str, tuple[Any, Any]]:
    right = project.computed_figures()
    return {name: (getattr(project, name), value) for name, value in right.items() if getattr(project, name) != value}
