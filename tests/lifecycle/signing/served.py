"""The product as gunicorn serves it, knowing the kinds of papers.py; and one page that loses what is done at once."""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from django.core.wsgi import get_wsgi_application

# lifecycle.wsgi would refuse to serve the people and the database of a test. First of all, it makes the models ready.
product = get_wsgi_application()

# ruff: noqa: E402
from django.db import connection

from lifecycle import seal
from lifecycle.models import SiteSettings
from lifecycle.pdf.errors import RenderFailed
from lifecycle.pdf.renderer import renderer
from tests.lifecycle.signing import papers

papers.register()
# Each worker's children are started now, not while fifty wait for the first of them.
for child in (renderer, seal.sealer):
    with suppress(RenderFailed):
        child.ask({"job": "none"})


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if environ["PATH_INFO"] != "/careless/":
        return product(environ, start_response)
    row = SiteSettings.objects.get(pk=SiteSettings.ONLY)
    time.sleep(0.02)
    SiteSettings.objects.filter(pk=row.pk).update(link_days=row.link_days + 1)
    connection.close()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
