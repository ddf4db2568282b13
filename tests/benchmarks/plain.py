"""The plain page: what a bare Django project would show for a list of fifty rows. Everything is measured against it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from lifecycle.models import ChecklistItem

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROWS = 50
PAGE = Engine(libraries={}, builtins=["django.templatetags.l10n"]).from_string("""<!doctype html>
<html lang="en"><head><title>Items</title><link rel="stylesheet" href="/static/style.css"></head><body>
<nav><a href="/">Home</a> <a href="/items/">Items</a> <a href="/projects/">Projects</a></nav>
<h1>Items</h1>
<table class="table"><thead><tr><th>Title</th><th>Project</th><th>Owner</th><th>State</th><th>Due</th><th>Started</th>
<th>Done</th><th>Result</th></tr></thead><tbody>
{% for item in items %}<tr class="row-{{ item.state }}"><td class="title"><a href="/items/{{ item.pk }}/">{{ item.code }}
{{ item.template_item.title }}</a></td><td class="project"><a href="/projects/{{ item.project.number }}/">
{{ item.project.name }}</a></td><td class="owner">{{ item.owner.name }}</td><td class="state">
<span class="badge badge-{{ item.state }}">{{ item.get_state_display }}</span></td>
<td class="date"><time datetime="{{ item.due|date:'Y-m-d' }}">{{ item.due|date:"j F Y" }}</time></td>
<td class="date">{{ item.started_on|date:"j F Y" }}</td><td class="date">{{ item.done_on|date:"j F Y" }}</td>
<td class="result">{{ item.result_note|truncatechars:60 }}</td></tr>
{% endfor %}</tbody></table><p>{{ items|length }} rows</p></body></html>""")


def plain(request: HttpRequest) -> HttpResponse:
    rows = ChecklistItem.objects.select_related("project", "template_item", "owner").filter(done_on__isnull=False)
    items = list(rows.order_by("-pk")[:ROWS])
    return HttpResponse(PAGE.render(Context({"items": items, "user": _reader(request)})))


def _reader(request: HttpRequest) -> Any:
    """A bare page looks up its reader too."""
    user = request.user
    return user if user.is_authenticated else None


urlpatterns = [path("plain/", plain)]
