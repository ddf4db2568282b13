"""The list of a kind's records in a project."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lifecycle import access
from lifecycle.frame import Request
from lifecycle.models.records import Record
from lifecycle.records.base import RecordView, rule
from lifecycle.records.values import shown
from lifecycle.stages import registry

PAGE = 50


class RecordList(RecordView):
    access = rule("R")

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        rows = self.kind.model_class.objects.filter(project=self.project).select_related("created_by", "project")
        if hasattr(rows, "for_list"):
            rows = rows.for_list()
        state = request.GET.get("state", "")
        choices = self.kind.model_class.State.choices
        if state in dict(choices):
            rows = rows.filter(state=state)
        more: dict[str, Any] = {}
        if self.kind.listing is not None:
            rows, more = self.kind.listing(self.project, rows, request.GET)
        page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        table = [self.row(record) for record in page]
        new = self.may_add()
        context = self.context(
            page=page, rows=table, states=choices, state=state, may_add=new,
            new_url=reverse("record_new", args=[self.project.number, self.kind.stage, self.kind.slug]),
            registers=self.registers(),
            may_private=access.can(self.request.user, "R", "private"), **more,
        )  # fmt: skip
        return render(request, self.kind.list_template or "lifecycle/record_list.html", context)

    def row(self, record: Record) -> dict[str, Any]:
        record.project = self.project
        return {
            "url": record.get_absolute_url(),
            "number": record.number,
            "label": record.label,
            "tone": record.tone,
            "state": record.state_label,
            "cells": [(heading, shown(record, name)) for name, heading in self.kind.columns],
            "at": record.created_at,
            "by": record.created_by.label(),
        }

    def registers(self) -> list[dict[str, Any]]:
        """The kinds that belong to the project as a whole and stand side by side: promises, risks …"""
        if self.kind.stage != "lifecycle":
            return []
        return [
            {
                "title": kind.title_plural,
                "url": reverse("record_list", args=[self.project.number, kind.stage, kind.slug]),
                "current": kind is self.kind,
            }
            for kind in registry.records_of("lifecycle")
            if access.can(self.request.user, "R", kind.area, self.project)
        ]

    def may_add(self) -> bool:
        if self.kind.single and self.kind.model_class.objects.filter(project=self.project).exists():
            return False
        return access.can(self.request.user, "C", self.kind.area, self.project) and self.kind.model_class.takes_new(
            self.project
        )
