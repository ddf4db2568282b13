"""The WSGI application. It refuses to serve what lifecycle.checks calls an error."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecycle.settings")

application = get_wsgi_application()

from django.db import connections  # noqa: E402

from lifecycle.checks import refuse_to_serve  # noqa: E402  (needs the apps loaded)

refuse_to_serve()
connections.close_all()
