"""Settings of the test run. It needs no .env and heeds none; only DATABASE_URL is taken from outside."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path


def scratch(memory: bool = False) -> Path:
    """A folder that goes with the process; in memory where there is room, as a test database is written a lot."""
    shm = Path("/dev/shm")
    roomy = memory and os.access(shm, os.W_OK) and shutil.disk_usage(shm).free > 512 * 1024 * 1024
    path = Path(tempfile.mkdtemp(prefix="throughline-tests-", dir=shm if roomy else None))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


files = scratch(memory=True)
(files / "static").mkdir()
os.environ.update(
    ENV_FILE=os.devnull,
    DEBUG="false",
    DEMO="false",
    HTTPS="false",
    SECRET_KEY="tests-only-secret-key-0123456789-0123456789-0123456789",
    EVENT_KEY="tests-only-event-key-0123456789-0123456789-0123456789",
    SEAL_KEY="tests-only-seal-key-0123456789-0123456789-0123456789",
    SEAL_PKCS12="",
    TIMESTAMP_URL="",
    SITE_URL="http://testserver",
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    CACHE_URL="locmemcache://",
    EMAIL_URL="memorymail://",
    OUTBOX_PAGE="true",
    TRUSTED_PROXIES="0",
    OIDC_SERVER="",
    STATIC_ROOT=str(files / "static"),
    MEDIA_ROOT=str(files / "media"),
    ANCHOR_DIR=str(files / "anchors"),
    # Playwright runs an event loop in the thread that the tests query the database from.
    DJANGO_ALLOW_ASYNC_UNSAFE="true",
)
os.environ.setdefault("DATABASE_URL", "sqlite:///:memory:")

from lifecycle.settings import *  # noqa: E402, F403
from lifecycle.settings import DATABASES, LOGGING, PLAIN_STATIC, STORAGES  # noqa: E402

# Files, not memory: tests of contention need the locks that production has, and a live server that finds a memory
# database (the name is looked at before the test database is made) shares one connection between threads.
if DATABASES["default"]["ENGINE"] == "lifecycle.sqlite":
    databases = scratch(memory=True)
    DATABASES["default"]["NAME"] = str(databases / "unused.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(databases / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["timeout"] = 120  # a busy machine is no finding

STORAGES["staticfiles"] = {"BACKEND": PLAIN_STATIC}
JOBS_IN_THREAD = False
SEAL_KEY_BITS = 2048  # made in a fifth of the time
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGGING["root"]["level"] = "WARNING"  # type: ignore[index]
LOGGING["loggers"]["django"]["level"] = "ERROR"  # type: ignore[index]
