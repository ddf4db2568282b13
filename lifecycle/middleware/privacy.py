"""What no log line may hold. Standard library only: gunicorn's master uses it before gevent patches its workers."""

import logging
import re
import time
from contextvars import ContextVar

current_id: ContextVar[str] = ContextVar("request_id", default="-")

# What follows these prefixes lets its holder in, without a password.
PRIVATE = re.compile(
    r"((?:(?<![\w-])(?:sign|s|accounts/password/reset/key|accounts/confirm-email)|/[aet])/)[^\s\"'<>]+"
)


class LineFormatter(logging.Formatter):
    """A line with its request's id and without private addresses, those inside tracebacks included. Times are UTC."""

    converter = time.gmtime  # type: ignore[assignment]
    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} request={request_id} {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        record.request_id = current_id.get()
        return PRIVATE.sub(r"\1…", super().format(record))
