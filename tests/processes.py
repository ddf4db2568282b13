"""Real processes against the database of the test: a server like the one in production, and whatever else may die."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection
from django.test import Client

ROOT = Path(__file__).parent.parent


def environment(**more: str) -> dict[str, str]:
    """What leads another process to our database, files and keys."""
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        address = f"sqlite:///{facts['NAME']}"
    else:
        secret = f"{quote(facts['USER'])}:{quote(facts['PASSWORD'])}"
        address = f"postgres://{secret}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"
    return os.environ | {
        "DATABASE_URL": address, "MEDIA_ROOT": str(settings.MEDIA_ROOT), "ANCHOR_DIR": str(settings.ANCHOR_DIR),
        "DJANGO_SETTINGS_MODULE": "tests.process_settings", "CACHE_URL": "dummycache://", "PYTHONPATH": str(ROOT),
        # Greenlets do not hand a kept connection on; a hundred posts a round would soon be all that there may be.
        "EMAIL_URL": "dummymail://", "CONN_MAX_AGE": "0",
    } | more  # fmt: skip


@contextmanager
def server(application: str, log: Path, workers: int = 3, **more: str) -> Iterator[int]:
    """gunicorn with several worker processes, as it is run in production; gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-c", "lifecycle/gunicorn.py", application]
    env = environment(HOST="127.0.0.1", PORT=str(port), WEB_CONCURRENCY=str(workers), **more)
    with log.open("wb") as target:
        child = subprocess.Popen(command, cwd=ROOT, env=env, stdout=target, stderr=subprocess.STDOUT)
    try:
        _wait(child, port, log)
        yield port
    finally:
        child.terminate()
        child.wait(30)


def _wait(child: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and child.poll() is None:
        try:
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            link.request("GET", "/healthz")
            if link.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(log.read_text(errors="replace")[-3000:])


class Visitor:
    """The cookies of a test client, for posts to another server."""

    def __init__(self, client: Client) -> None:
        self.token = client.cookies[settings.CSRF_COOKIE_NAME].value
        self.cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())

    def post(self, path: str, data: dict[str, Any]) -> "Post":
        body = urlencode({**data, "csrfmiddlewaretoken": self.token})
        return Post(path, body, self.cookies)


class Post:
    def __init__(self, path: str, body: str, cookies: str = "") -> None:
        self.path, self.body = path, body
        self.headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies, "User-Agent": "crowd"}

    def send(self, link: http.client.HTTPConnection) -> int:
        link.request("POST", self.path, self.body, self.headers)
        answer = link.getresponse()
        answer.read()
        return answer.status


def all_at_once(port: int, posts: list[Post]) -> list[int]:
    """Send every post over a connection of its own, all of them at the same moment; returns their statuses."""
    gate, statuses = threading.Barrier(len(posts)), [0] * len(posts)

    def run(n: int, post: Post) -> None:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        link.connect()
        gate.wait(60)
        statuses[n] = post.send(link)
        link.close()

    threads = [threading.Thread(target=run, args=(n, post)) for n, post in enumerate(posts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(180)
    return statuses
