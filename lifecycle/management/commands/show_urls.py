"""Every address of the product with the roles that may open it: what an access review reads."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand

from lifecycle import access
from lifecycle.stages import registry


class Command(BaseCommand):
    help = "List every URL with its name, its rule and the roles that it lets in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = list(urls())
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        width = max(len(row["pattern"]) for row in rows)
        names = max(len(row["name"]) for row in rows)
        for row in rows:
            who = " ".join(row["roles"]) or "-"
            self.stdout.write(f"{row['pattern']:<{width}}  {row['name']:<{names}}  {row['how']:<9}  {who}")


def urls() -> Iterator[dict[str, Any]]:
    """One row a pattern; for the shared pages of records one for each kind, whose area decides."""
    for pattern, name, rule in access.all_urls():
        if rule is not None and rule.how == "record":
            for kind in registry.records.values():
                route = pattern.replace("<slug:stage>", kind.stage or "lifecycle").replace("<slug:slug>", kind.slug)
                yield _row(route, name, rule, kind.area)
        else:
            yield _row(pattern, name, rule, "")


def _row(pattern: str, name: str | None, rule: access.Rule | None, area: str) -> dict[str, Any]:
    if rule is None:
        return {"pattern": pattern, "name": name or "", "how": "nobody", "area": "", "act": "", "roles": [], "why": ""}
    roles = ["everybody"] if rule.how == "public" else rule.roles(area)
    return {
        "pattern": pattern, "name": name or "", "how": rule.how, "area": area or rule.area, "act": rule.act,
        "roles": roles, "why": rule.why,
    }  # fmt: skip
