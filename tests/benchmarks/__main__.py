"""`python -m tests.benchmarks [--projects 1000] [--runs 15]`: a database of its own, filled, and the pages measured."""

import argparse
import os
import time
from statistics import median
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, override_settings, setup_test_environment  # noqa: E402

from lifecycle.models import ChecklistItem, Project  # noqa: E402
from tests.benchmarks import plain  # noqa: E402
from tests.benchmarks.pages import Page, pages  # noqa: E402

WARM = 2


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    arguments.add_argument("--projects", type=int, default=1000)
    arguments.add_argument("--runs", type=int, default=15)
    options = arguments.parse_args()
    setup_test_environment(debug=False)
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        started = time.monotonic()
        call_command("seed_bulk", projects=options.projects, force=True, verbosity=0)
        rate = options.projects / (time.monotonic() - started)
        print(
            f"{connection.vendor}: {Project.objects.count()} projects, {ChecklistItem.objects.count()} items, "
            f"seeded at {rate:.0f} projects a second\n"
        )
        show(measure(pages(), options.runs))
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def measure(listed: list[Page], runs: int) -> list[dict[str, Any]]:
    """Every round opens every page once, the plain one among them, so that a busy moment falls on all of them."""
    clients = [_client(page) for page in listed]
    bare = _bare(listed[0])
    times: list[list[float]] = [[] for _page in [*listed, "plain"]]
    for n in range(runs + WARM):
        for place, (client, page) in enumerate(zip(clients, listed, strict=True)):
            taken = _open(client, page.path)
            if n >= WARM:
                times[place].append(taken)
        if n >= WARM:
            times[-1].append(_open_plain(bare))
        else:
            _open_plain(bare)
    unit = median(times[-1])
    rows = [
        _row(page.name, client, page.path, median(taken), unit)
        for page, client, taken in zip(listed, clients, times, strict=False)
    ]
    with override_settings(**PLAIN):
        rows.insert(0, _row("the plain page", bare, "/plain/", unit, unit))
    return rows


PLAIN = {"MIDDLEWARE": plain.MIDDLEWARE, "ROOT_URLCONF": "tests.benchmarks.plain"}


def _client(page: Page) -> Client:
    client = Client()
    client.force_login(page.user)
    return client


def _bare(page: Page) -> Client:
    """A client of a bare project: its middleware is loaded while the settings are bare."""
    with override_settings(**PLAIN):
        client = _client(page)
        client.get("/plain/")
    return client


def _open_plain(client: Client) -> float:
    with override_settings(**PLAIN):
        return _open(client, "/plain/")


def _open(client: Client, path: str) -> float:
    started = time.perf_counter()
    response = client.get(path)
    taken = (time.perf_counter() - started) * 1000
    if response.status_code != 200:
        raise SystemExit(f"{path} answered {response.status_code}")
    return taken


def _row(name: str, client: Client, path: str, taken: float, unit: float) -> dict[str, Any]:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    return {
        "name": name, "ms": taken, "plain": unit, "ratio": taken / unit, "queries": len(queries),
        "kb": len(response.content) / 1024,
    }  # fmt: skip


def show(rows: list[dict[str, Any]]) -> None:
    print(f"{'page':<32}{'ms':>9}{'plain':>9}{'ratio':>8}{'queries':>9}{'HTML KB':>9}")
    for row in rows:
        print(
            f"{row['name']:<32}{row['ms']:>9.1f}{row['plain']:>9.1f}{row['ratio']:>8.2f}{row['queries']:>9}{row['kb']:>9.0f}"
        )


if __name__ == "__main__":
    main()
