"""A process that signs, and is killed at a chosen moment: `python -m tests.lifecycle.signing.crashing`.

It reads orders, a JSON object a line, and does each in a child of its own: `{"signatory": 7, "how": "statement",
"at": 12}` is killed before the twelfth statement. It answers with what became of the child; one that lives tells how many statements there are until the commit.
"""

import json
import os
import signal
import sys
from typing import Any

import django

django.setup()

# ruff: noqa: E402
from django.db import connection

from lifecycle.models import Signatory
from tests.lifecycle.signing import papers

WRITES = 'INSERT INTO "lifecycle_signature"'


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Killer:
    """Counts the statements of a signature and strikes at the one that was chosen."""

    def __init__(self, how: str, at: int) -> None:
        self.how, self.at, self.count, self.until_commit = how, at, 0, 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.count += 1
        if self.how == "statement" and self.count == self.at:
            die()
        if self.how == "torn" and sql.startswith(WRITES):
            # As if every step were a transaction of its own: the steps so far stay, the others never happen.
            connection.connection.commit()
            die()
        return execute(sql, params, many, context)

    def commit(self) -> None:
        self.until_commit = self.until_commit or self.count
        if self.how == "before commit":
            die()
        commit()
        if self.how == "after commit":
            die()


def work(order: dict[str, Any]) -> int:
    global commit
    signatory = Signatory.objects.select_related("request__version").get(pk=order["signatory"])
    killer = Killer(order["how"], order.get("at", 0))
    commit, connection._commit = connection._commit, killer.commit
    facts = papers.typed() | {"sha256": signatory.request.version.pdf_sha256}
    with connection.execute_wrapper(killer):
        signatory.sign(**facts)
    return min(killer.until_commit, 250)


def main() -> None:
    papers.register()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            sys.stdin.close()
            code = 255
            try:
                code = work(json.loads(line))
            finally:
                os._exit(code)
        _pid, status = os.waitpid(child, 0)
        print(json.dumps({"killed": os.WIFSIGNALED(status), "code": os.waitstatus_to_exitcode(status)}), flush=True)


if __name__ == "__main__":
    main()
