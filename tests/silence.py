"""A contract with the clause on deemed acceptance, and documents that silence has confirmed, without waiting for it."""

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.models import Document, Project, SignatureRequest, SiteSettings, deeming
from lifecycle.models.signatures import Invitee


def agree(cast: Any, *kinds: str, days: int = 5) -> None:
    """The contract is signed, and lets silence confirm these kinds."""
    Project.objects.filter(pk=cast.project.pk).update(
        contract_passed_at=timezone.now(), deemed_clause="第9.2条", deemed_days=days, deemed_kinds=list(kinds)
    )
    cast.project.refresh_from_db()


def take(cast: Any, *kinds: str) -> None:
    """Gates take these kinds when they were deemed accepted."""
    site = SiteSettings.load()
    site.revise(by=cast.admin, version=site.version, deemed_gate_kinds=list(kinds))


def deem(cast: Any, document: Document, slot: str = "customer-1") -> Document:
    """The day has come: nobody answered."""
    request = SignatureRequest.send(
        by=cast.sales, document=document, people=[Invitee(cast.signatory, slot)], creation_key=uuid.uuid4()
    )
    with transaction.atomic():
        request = deeming._locked(request.pk)
        deeming._deem(request, dict.fromkeys(deeming.silent(request)))
    return Document.objects.get(pk=document.pk)
