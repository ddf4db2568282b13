"""`python -m tests.benchmarks.plans [--items 500] [--links 800] [--runs 7]`: dates, picture and sheets of a large plan."""

import argparse
import os
import random
import time
from collections.abc import Callable
from statistics import median
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

import io  # noqa: E402
from datetime import date, timedelta  # noqa: E402
from pathlib import Path  # noqa: E402

from lifecycle import pdf  # noqa: E402
from lifecycle.models import calendar  # noqa: E402
from lifecycle.planning import exporting, importing, paper  # noqa: E402
from lifecycle.planning.gantt import Bar, gantt  # noqa: E402
from lifecycle.planning.imported import ImportedTask  # noqa: E402
from lifecycle.planning.network import Task, schedule  # noqa: E402
from tests.lifecycle.pdf import samples  # noqa: E402
from tests.lifecycle.planning.randomplans import BEGIN, plan  # noqa: E402

NAME = "benchmark_of_plans"
TEMPLATE = '{% extends "pdf/base.html" %}{% block body %}{% include "pdf/parts/gantt.html" %}{% endblock %}'
SIDES = ("vendor", "customer", "both")


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m tests.benchmarks.plans", description=__doc__)
    arguments.add_argument("--items", type=int, default=500)
    arguments.add_argument("--links", type=int, default=800)
    arguments.add_argument("--runs", type=int, default=7)
    options = arguments.parse_args()
    use_official_calendar()
    tasks = plan(random.Random(1), options.items, options.links)
    bars = as_bars(tasks)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; medians of {options.runs}, the processor's time\n")
    print(f"{len(tasks)} items, {sum(len(task.after) for task in tasks)} links")
    show("dates", lambda: schedule(tasks, BEGIN), options.runs)
    picture = str(gantt(bars, today=BEGIN, language="zh-hans"))
    show(
        "picture",
        lambda: gantt(bars, today=BEGIN, language="zh-hans"),
        options.runs,
        f"{len(picture.encode()) // 1024} KB",
    )
    rows = as_rows(tasks, bars)
    for way, content in (("XLSX", exporting.table(rows)), ("XML", exporting.to_mspdi(rows, title="Plan"))):
        size = f"{len(content) // 1024} KB"
        show(
            f"read {way}", lambda content=content: importing.read(io.BytesIO(content), name="plan"), options.runs, size
        )
    sheets(bars)


def use_official_calendar() -> None:
    """What the table of days holds, without a database."""
    days = (BEGIN + timedelta(days=n) for n in range(-60, 360))
    known: dict[date, bool] = {day: facts["working"] for day in days if (facts := calendar._official_day(day))}
    calendar._exceptions.get = lambda: known  # type: ignore[method-assign]


def as_bars(tasks: list[Task]) -> list[Bar]:
    lot, placed = random.Random(2), schedule(tasks, BEGIN).placed
    return [
        Bar(
            task.key, f"数据迁移与核对 {n}" + " and its review" * (n % 3), lot.choice(SIDES),  # type: ignore[arg-type]
            placed[task.key].start, placed[task.key].due, baseline_due=placed[task.key].due - timedelta(days=n % 5),
            progress=lot.choice((0, 50, 100)), critical=placed[task.key].critical, group=f"阶段 {n // 25}",
            after=task.after, milestone=not task.days,
        )
        for n, task in enumerate(tasks)
    ]  # fmt: skip


def as_rows(tasks: list[Task], bars: list[Bar]) -> list[ImportedTask]:
    from dataclasses import replace

    return [
        ImportedTask(
            n, bar.label, bar.group, bar.start, bar.due, task.days, bar.progress, bar.side, "张三", "李四", "机房",
            tuple(replace(link, key=str(int(link.key[1:]) + 1)) for link in task.after),
        )
        for n, (task, bar) in enumerate(zip(tasks, bars, strict=True), start=1)
    ]  # fmt: skip


def show(what: str, act: Callable[[], Any], runs: int, more: str = "") -> None:
    times = []
    for _n in range(runs + 1):
        started = time.process_time()
        act()
        times.append(time.process_time() - started)
    print(f"{what:12}{median(times[1:]) * 1000:8.1f} ms   {more}", flush=True)


def sheets(bars: list[Bar]) -> None:
    """The template lives only as long as this takes: it is no document."""
    data = samples.acceptance("zh", revisions=[])
    data["body"] |= {"chart": paper.as_data(bars, labels={}, groups={})}
    template = Path(__file__).resolve().parents[2] / "templates" / "pdf" / f"{NAME}.html"
    template.write_text(TEMPLATE)
    try:
        pdf.render(data, NAME)
        started = time.monotonic()
        content, pages = pdf.render_counted(data, NAME)
        print(
            f"{'sheets':12}{time.monotonic() - started:8.1f} s    {pages} pages, {len(content) // 1024} KB, by the clock"
        )
    finally:
        template.unlink()


if __name__ == "__main__":
    main()
