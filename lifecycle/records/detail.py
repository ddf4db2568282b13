"""A record's page: its facts, its lines, what can be done with it, its document, and the talk about it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lifecycle import access, changing
from lifecycle.errors import Refused
from lifecycle.frame import Request
from lifecycle.models.records import Record
from lifecycle.records.base import RecordView, may_act, rule
from lifecycle.records.values import fetch_lines, shown_fields, shown_lines
from lifecycle.stages import Act
from lifecycle.text import choose


class RecordDetail(RecordView):
    access = rule("R")

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        from lifecycle.thread import thread

        record = self.record
        assert record is not None
        user = request.user
        may_edit = access.can_on(user, "E", self.kind.area, record) and record.is_editable_by(user)
        private = access.can(user, "R", "private")
        fetch_lines(record, self.kind.lines)
        context = self.context(
            sections=[
                (title, fields)
                for title, names in self.kind.sections
                if (fields := shown_fields(record, names, private))
            ],
            lines=[
                (line, shown_lines(record, line))
                for line in self.kind.lines
                if not line.area or access.can(user, "R", line.area, self.project)
            ],
            acts=[self.offered(act) for act in self.kind.acts if self.may(act)],
            may_edit=may_edit,
            may_private=private,
            edit_url=reverse("record_edit", args=self.args_of(record)) if may_edit else "",
            promise_url=self.promise_url(record),
            change_url=changing.raise_url(record, user),
            thread_url=reverse("record_thread", args=self.args_of(record)),
            **self.document_context(record),
            **record.page_facts(user),
            **thread(request, self.project, record),
        )
        return render(request, self.kind.detail_template or "lifecycle/record_detail.html", context)

    def promise_url(self, record: Record) -> str:
        """Where a promise that was made in it is written down; nothing for a kind that has a verb of its own for it."""
        if any(act.name == "promise" for act in self.kind.acts):
            return ""
        may = access.can(self.request.user, "C", "commitments", self.project) and not self.project.read_only
        if not may or self.kind.stage == "lifecycle":
            return ""
        url = reverse("record_new", args=[self.project.number, "lifecycle", "promises"])
        return f"{url}?from={self.kind.key}.{record.number}"

    def args_of(self, record: Record) -> list[Any]:
        return [self.project.number, self.kind.stage, self.kind.slug, record.number]

    def may(self, act: Act) -> bool:
        return may_act(self.request.user, self.record, self.kind, act)

    def offered(self, act: Act) -> dict[str, Any]:
        assert self.record is not None
        return {"act": act, "url": self.record.act_url(act.name), "asks": act.form is not None}

    def document_context(self, record: Record) -> dict[str, Any]:
        if self.kind.document is None:
            return {"document": None}
        kind = record.document_kind
        may_read = access.reads_paper(self.request.user, kind, self.project, private=record.is_private_paper)
        may_edit = may_read and access.can_on(self.request.user, "E", self.kind.area, record)
        may_issue = may_edit and not record.is_at_rest
        why_not = ""
        if may_issue:
            try:
                record.guard_issue()
            except Refused as refusal:
                may_issue, why_not = False, str(refusal)
        return {
            "document": record.document if may_read else None,
            "may_read_document": may_read,
            "document_title": choose(kind.title),
            "may_issue": may_issue,
            "why_not_issue": why_not,
            "issue_url": reverse("record_issue", args=self.args_of(record)),
            "preview_url": reverse("record_preview", args=self.args_of(record)),
        }
