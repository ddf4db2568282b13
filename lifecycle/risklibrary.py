"""What other projects had to fear, now that they are over: to be taken over into the register of a new one."""

from typing import Any

from django.db.models import F, Q, QuerySet

from lifecycle.models.risks import Risk
from lifecycle.stages import State

SUGGESTED = 5


def library(project: Any) -> QuerySet[Risk]:
    """Of closed projects in the same field of business, or with the same product, what this one does not have yet.
    Nothing about people."""
    mine = Risk.objects.filter(project=project).values("title")
    like = Q(project__industry=project.industry)
    if product := project.product.strip():
        like |= Q(project__product__iexact=product)
    others = Risk.objects.filter(like, project__state=State.CLOSED, commitment=None)
    return others.exclude(project=project).exclude(category=Risk.Category.STAKEHOLDER).exclude(title__in=mine)


def suggestions(project: Any) -> list[Risk]:
    """The worst of the library, each once."""
    found: dict[str, Risk] = {}
    for risk in library(project).order_by((F("probability") * F("impact")).desc(), "-pk")[: SUGGESTED * 4]:
        found.setdefault(risk.title, risk)
    return list(found.values())[:SUGGESTED]
