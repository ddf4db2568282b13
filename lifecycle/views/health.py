"""For load balancers and monitors: is the process alive, and can it do its work?"""

import os

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lifecycle import access


@access.public("monitors ask whether the process is alive")
@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive\n", content_type="text/plain")


@access.public("load balancers ask whether it can do its work")
@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """200 "ready", or 503 with a line for each thing that stands in the way. English: its readers are machines."""
    faults = [fault for fault in (database_fault(), media_fault()) if fault]
    if faults:
        return HttpResponse("".join(f"{fault}\n" for fault in faults), status=503, content_type="text/plain")
    return HttpResponse("ready\n", content_type="text/plain")


def database_fault() -> str:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "database: no answer"
    if waiting:
        return f"database: {len(waiting)} migrations not applied"
    return ""


def media_fault() -> str:
    folder = settings.MEDIA_ROOT
    # The folder is made with the first file.
    while not folder.exists():
        folder = folder.parent
    return "" if os.access(folder, os.W_OK | os.X_OK) else "media: not writable"
