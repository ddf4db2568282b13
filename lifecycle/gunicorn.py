"""How gunicorn serves: gevent workers, since threads starve when slow clients hold connections open."""

import os
from typing import Any

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
wsgi_app = "lifecycle.wsgi:application"
worker_class = "gevent"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_connections = 500
timeout = 60
graceful_timeout = 30
keepalive = 5
max_requests = 5000
max_requests_jitter = 500
preload_app = False
control_socket_disable = True  # it would lie in the home folder, one for all instances
accesslog = None  # lifecycle.middleware.requests writes the line, without private addresses
errorlog = "-"
loglevel = os.environ.get("GUNICORN_LOG_LEVEL", "info")
# Who may say that a request came in by HTTPS; Django looks at the header only when TRUSTED_PROXIES is set.
forwarded_allow_ips = "*" if int(os.environ.get("TRUSTED_PROXIES") or 0) else "127.0.0.1,::1"
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108  (a heartbeat file, no data)


def wait_for_postgresql(connection: Any, timeout: float | None = None) -> None:
    """Let other requests of the worker run while psycopg2 waits; without it one slow query stops them all."""
    from gevent.socket import wait_read, wait_write
    from psycopg2 import OperationalError, extensions

    while (state := connection.poll()) != extensions.POLL_OK:
        if state == extensions.POLL_READ:
            wait_read(connection.fileno(), timeout=timeout)
        elif state == extensions.POLL_WRITE:
            wait_write(connection.fileno(), timeout=timeout)
        else:
            raise OperationalError(f"unexpected answer of poll(): {state}")


def on_starting(server: Any) -> None:
    from lifecycle.middleware.privacy import LineFormatter

    # gunicorn reports a failed request with its address.
    for handler in server.log.error_log.handlers:
        handler.setFormatter(LineFormatter())


def post_fork(server: Any, worker: Any) -> None:
    from psycopg2 import extensions

    extensions.set_wait_callback(wait_for_postgresql)
