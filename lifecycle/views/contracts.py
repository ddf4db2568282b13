"""The contract of a project: number, amount, dates, file, and what is still missing before it counts as signed."""

import copy
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access, display, progress, silence, thread, uploads
from lifecycle.errors import Refused, Stale
from lifecycle.forms.contracts import ContractForm
from lifecycle.frame import Request, posted, project_context
from lifecycle.gates import evaluate
from lifecycle.models.attachments import Attachment
from lifecycle.models.projects import Project
from lifecycle.records.values import add_refusal
from lifecycle.stages import UNSIGNED, registry
from lifecycle.views.projects import conflict

SIGNING = "G3"


@access.project_page("contract", post="E")
def contract(request: Request, project: Project) -> HttpResponse:
    """Everybody who may read contracts sees it; those who may change it get the form, until it is signed."""
    edits = access.can(request.user, "E", "contract", project) and not project.read_only
    form = ContractForm(
        posted(request), request.FILES or None, instance=copy.copy(project), initial={"version": project.version}
    )
    if request.method == "POST" and form.is_valid():
        try:
            save(request, project, form)
        except Stale:
            return conflict(request, project, ContractForm, _("Contract"))
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The contract is saved."))
            return redirect("project_contract", project.number)
    signed = project.contract_passed_at is not None
    unsigned = project.state in UNSIGNED and not signed
    missing = evaluate(project, SIGNING) if unsigned else None
    context = project_context(project, request.user, "") | {
        "heading": _("Contract"),
        "form": form if edits and not signed else None,
        "signed": signed,
        "facts": [
            (_("Contract number"), project.contract_number),
            (_("Amount"), display.money(project.contract_amount, project.currency)),
            (_("Signed on"), display.day_full(project.contract_signed_on)),
            (_("Due on"), display.day_full(project.contract_due_on)),
            *silence.clause_facts(project),
        ],
        "files": contract_files(project),
        "lacking": [row for row in progress.gate_rows(missing) if not row["ok"]] if missing else [],
        "all_met": missing is not None and not missing.blockers,
        "milestones_url": milestones(project, request),
        "terms": terms(project, request),
        "amendments": amendments(project, request) if signed else None,
    }
    return render(request, "lifecycle/project_contract.html", context, status=422 if form.errors else 200)


@transaction.atomic
def save(request: Request, project: Project, form: ContractForm) -> None:
    """Facts and file together, or neither."""
    facts = {name: form.cleaned_data[name] for name in form._meta.fields or ()}
    upload = form.cleaned_data["file"]
    checked = uploads.check(upload) if upload else None
    project.revise(by=request.user, version=form.cleaned_data["version"], **facts)
    if checked:
        thread.attach(
            by=request.user, subject=project, project=project, checked=checked, kind=Attachment.Kind.CONTRACT
        )


def contract_files(project: Project) -> list[dict[str, object]]:
    rows = Attachment.objects.filter(project=project, kind=Attachment.Kind.CONTRACT, archived_at=None)
    return [
        {
            "name": row.name, "size": row.size, "version": row.number, "who": row.uploaded_by.label(),
            "at": row.uploaded_at, "url": reverse("attachment", args=[project.number, row.pk]),
        }
        for row in rows.select_related("uploaded_by")
    ]  # fmt: skip


def terms(project: Project, request: Request) -> dict[str, Any] | None:
    """The record that holds the terms, their review and approval, or where it is made; pre-sales brings it."""
    kind = registry.records.get("presales.contracts")
    if kind is None or not access.can(request.user, "R", kind.area, project):
        return None
    record = kind.model_class.objects.filter(project=project).first()
    if record is None:
        adds = access.can(request.user, "C", kind.area, project) and not project.read_only
        new = reverse("record_new", args=[project.number, kind.stage, kind.slug])
        return {"record": None, "new_url": new if adds else ""}
    record.project = project
    return {"record": record, "lacks": record.lacks() if record.state in record.OPEN else []}


def amendments(project: Project, request: Request) -> dict[str, Any] | None:
    """What changed the contract since, or is to change it; pre-sales brings the kind."""
    kind = registry.records.get("presales.amendments")
    if kind is None or not access.can(request.user, "R", kind.area, project):
        return None
    rows = list(kind.model_class.objects.filter(project=project))
    for row in rows:
        row.project = project
    adds = access.can(request.user, "C", kind.area, project) and not project.read_only
    new = reverse("record_new", args=[project.number, kind.stage, kind.slug])
    return {"rows": rows, "new_url": new if adds else ""}


def milestones(project: Project, request: Request) -> str:
    """The list of payment milestones, which the after-sales app brings."""
    kind = next((k for k in registry.records.values() if k.model.lower().endswith(".paymentmilestone")), None)
    if kind is None or not access.can(request.user, "R", kind.area, project):
        return ""
    return reverse("record_list", args=[project.number, kind.stage, kind.slug])
