"""What all record pages share: project, kind and record are found, and access is asked."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views import View

from lifecycle import access
from lifecycle.asking import keeping
from lifecycle.frame import Request, project_context
from lifecycle.models.projects import Project
from lifecycle.models.records import Record
from lifecycle.stages import Act, RecordKind, registry


def rule(act: str) -> access.Rule:
    """The rule of a record page: the act is asked in the area of the kind that the URL names."""
    return access.Rule("record", act=act)


class RecordView(View):
    """Finds project, kind and record, and asks access; 404 where the person does not see it, 403 where they may not."""

    act = "R"
    writes = False  # a page that leads to writing is not opened for a project that has ended
    project: Project
    kind: RecordKind
    request: Request  # type: ignore[assignment]
    record: Record | None = None

    def setup(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        self.project = access.find_project(request.user, kwargs["number"])
        found = registry.records.get(f"{kwargs['stage']}.{kwargs['slug']}")
        if found is None:
            raise Http404
        self.kind = found
        if "n" in kwargs:
            rows = self.kind.model_class.objects.select_related("created_by", "updated_by")
            self.record = get_object_or_404(rows, project=self.project, number=kwargs["n"])
            self.record.project = self.project

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        if self.record is None:
            access.need(request.user, self.act, self.kind.area, self.project)
        else:
            access.need_on(request.user, self.act, self.kind.area, self.record)
        writes = self.writes or request.method not in ("GET", "HEAD")
        if writes and self.kind.model_class.rests_in(self.project):
            return access.at_rest(request, self.record or self.list_url)
        if request.method not in ("GET", "HEAD"):
            return super().dispatch(request, *args, **kwargs)
        with keeping(self.project):
            return super().dispatch(request, *args, **kwargs)

    def context(self, **extra: Any) -> dict[str, Any]:
        tab = self.kind.stage if self.kind.stage != "lifecycle" else self.kind.slug
        base = project_context(self.project, self.request.user, tab)
        crumbs = [*base.get("crumbs", []), (str(self.kind.title_plural), self.list_url)]
        if self.record is not None:
            crumbs.append((self.record.label, self.record.get_absolute_url()))
        can = {a: access.can(self.request.user, a, self.kind.area, self.project) for a in ("C", "E")}
        return {**base, "kind": self.kind, "record": self.record, "crumbs": crumbs, "can": can, **extra}

    @property
    def list_url(self) -> str:
        return reverse("record_list", args=[self.project.number, self.kind.stage, self.kind.slug])


def may_act(user: Any, record: Any, kind: RecordKind, act: Act) -> bool:
    """Is the verb offered to this person on this record now?"""
    return (
        not record.is_at_rest
        and record.state in act.states
        and access.can_on(user, act.need, kind.area, record)
        and (act.when is None or act.when(record))
        and (act.who is None or act.who(record, user))
    )
