"""Where a change to what was agreed is raised, once its process is agreed with the customer."""

from typing import Any

from django.urls import reverse

from lifecycle import access, hooks
from lifecycle.models.requirement_changes import CHANGEABLE
from lifecycle.models.requirements import Requirement
from lifecycle.models.research import ResearchBase


def go_by_request(project: Any) -> bool:
    """Do changes of this project go through change requests, and are they still taken in?"""
    return any(function(project=project) for function in hooks.HOOKS["changes_open"])


def raise_url(record: Any, user: Any) -> str:
    """The form of a change request that keeps what this record says; empty where none is raised from it."""
    fits = isinstance(record, ResearchBase) or (isinstance(record, Requirement) and record.state in CHANGEABLE)
    project = record.project
    if not fits or project.read_only or not access.can(user, "C", "changes", project) or not go_by_request(project):
        return ""
    url = reverse("record_new", args=[project.number, "delivery", "changes"])
    return f"{url}?from={record.kind.key}.{record.number}"
