"""The thread of a record: where it came from and what it led to."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lifecycle.frame import Request
from lifecycle.records.base import RecordView, rule
from lifecycle.tracing import thread_of


class RecordThread(RecordView):
    access = rule("R")

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        assert self.record is not None
        story = thread_of(self.record, request.user)
        context = self.context(story=story)
        context["crumbs"].append((_("Thread"), request.path))
        return render(request, "lifecycle/record_thread.html", context)
