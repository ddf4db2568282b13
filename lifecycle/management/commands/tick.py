"""The scheduled round: mail that waits, requests whose time is up, reminders, anchors, and what the stages have due."""

import logging
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from lifecycle import anchors, archives, hooks, jobs, mail, timestamps
from lifecycle.errors import Refused
from lifecycle.models import deeming
from lifecycle.models.settings import SiteSettings
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import SignatureRequest, due_before
from lifecycle.seal import watch

log = logging.getLogger(__name__)
MAX_MAILS = 500


class Command(BaseCommand):
    help = "Do what is due. Run it every few minutes from cron; twice at once or after a pause does no harm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="say nothing unless something failed")

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        failed = []
        for name, step in self.steps(today):
            try:
                done = step()
            except Exception as error:  # one step's fault must not keep the others from running
                log.exception("tick: %s failed", name)
                failed.append(f"{name}: {type(error).__name__}: {error}")
                continue
            if done and not options["quiet"]:
                self.stdout.write(f"{name}: {done}")
        if failed:
            raise CommandError("\n".join(failed))

    def steps(self, today: date) -> Iterator[tuple[str, Callable[[], Any]]]:
        yield "documents deemed accepted", lambda: deeming.watch_all(today)
        yield "requests expired", expire
        yield "certificates ending", watch.warn
        yield "signatories reminded", remind
        for function in hooks.HOOKS["tick"]:
            yield f"{function.__module__}.{function.__name__}", partial(function, today=today)
        yield "jobs done", jobs.run_due
        yield "timestamps obtained", timestamps.make_owed
        yield "archives removed", archives.expire
        yield "mails sent", lambda: mail.deliver(limit=MAX_MAILS, patient=True)
        yield "chains anchored", lambda: anchor(today)


def expire() -> int:
    count = 0
    for request in due_before(timezone.now()).order_by("pk"):
        request.expire()
        count += request.state == SignatureRequest.State.EXPIRED
    return count


def remind() -> int:
    """Ask again whoever has not signed for as many days as the settings say; at most once in that time."""
    pause = timedelta(days=max(1, SiteSettings.load().days("signature_chase")))
    rows = Signatory.objects.filter(
        state__in=Signatory.ASKED, revoked_at=None, request__state=SignatureRequest.State.OPEN,
        request__expires_at__gt=timezone.now(), asked_at__lte=timezone.now() - pause,
    )  # fmt: skip
    count = 0
    for signatory in rows.exclude(role=Signatory.Role.COPY).order_by("pk"):
        if (last := signatory.last_asked) and last > timezone.now() - pause:
            continue
        try:
            count += signatory.remind(by=None, pause=pause)
        except Refused:  # signed or withdrawn since the list was read
            continue
    return count


def anchor(today: date) -> int:
    """Once a day; the round that fails is made again by the next tick."""
    if anchors.written_on(today):
        return 0
    count = anchors.write_all()
    anchors.note_daily(today)
    return count
