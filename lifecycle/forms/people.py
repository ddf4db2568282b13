"""Whom a form of a project may name: its members, and the people of its customer."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from lifecycle.models.customers import Contact
from lifecycle.models.members import ProjectMember
from lifecycle.models.users import User


def members(project: Any, *also: int | None) -> QuerySet[User]:
    """People who work on the project now, and those who are named already."""
    now = ProjectMember.objects.filter(project=project, state__in=ProjectMember.BELONGS).values("user_id")
    return User.objects.filter(Q(pk__in=now, is_active=True) | Q(pk__in=[pk for pk in also if pk]))


def contacts(project: Any, *also: int | None) -> QuerySet[Contact]:
    """People of the project's customer who are still there, and those who are named already."""
    there = Q(left_on__isnull=True) | Q(left_on__gt=timezone.localdate()) | Q(pk__in=[pk for pk in also if pk])
    return Contact.objects.filter(there, customer_id=project.customer_id)
