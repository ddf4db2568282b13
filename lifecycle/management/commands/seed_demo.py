"""Fills a database with the demo company: its people, customers and projects as they stand today."""

import time
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone, translation

from lifecycle import jobs
from lifecycle.demo import build
from lifecycle.demo.clock import Clock
from lifecycle.demo.load import absences, company, customers, growth, projects
from lifecycle.demo.load.cast import Cast
from lifecycle.models import Project, User

LEAD_IN = timedelta(days=30)  # the company was set up before its first project
MARGIN = timedelta(minutes=20)  # what is told of today lies this far back at least


class Command(BaseCommand):
    help = "Loads the demo company with its customers and projects. Run again, it goes on where it stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--force", action="store_true", help="also where DEBUG is off")
        parser.add_argument("--projects", type=int, default=None, help="only the first N projects of the story")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEBUG or options["force"]):
            raise CommandError(
                "DEBUG is off. This loads people whose password is public; --force does it all the same."
            )
        now = timezone.now() - MARGIN
        demo = build(timezone.localdate(now, timezone.get_default_timezone()))
        strangers = User.objects.exclude(email__in=[person.email for person in demo.staff])
        if strangers.exists():
            raise CommandError("There are people here who do not belong to the demo. It wants a database of its own.")
        started, made = time.monotonic(), 0
        with translation.override(settings.LANGUAGE_CODE), jobs.held():
            cast = Cast(demo)
            first = min(project.moves[0].on for project in demo.projects) - LEAD_IN
            clock = Clock(now)
            clock.at(first, "09:00", partial(self._company, clock, cast))
            with transaction.atomic():
                clock.run()
            told = sorted(demo.projects[: options["projects"]], key=lambda project: project.moves[0].on)
            for place, story in enumerate(told, 1):
                if projects.load(story, cast, now):
                    made += 1
                    self._show(f"  {place:2} of {len(told)}  {story.name.en}", options["verbosity"])
        if made:
            taken = time.monotonic() - started
            self.stdout.write(f"{made} projects in {taken:.0f} s; {Project.objects.count()} in all.")
        self._sign_ins(cast)

    def _company(self, clock: Clock, cast: Cast) -> None:
        company.load(cast)
        customers.load(cast)
        growth.plan(clock, cast)
        absences.plan(clock, cast)

    def _show(self, line: str, verbosity: int) -> None:
        if verbosity > 1:
            self.stdout.write(line)
            self.stdout.flush()

    def _sign_ins(self, cast: Cast) -> None:
        self.stdout.write(f"Sign in with one of these, password: {company.PASSWORD}")
        for person in cast.demo.staff:
            self.stdout.write(f"  {person.email:40}{person.title.en}")
