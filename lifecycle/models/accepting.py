"""A signature that was given is kept: file, row, event; and whoever is next learns of it. However it was made."""

import hashlib
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lifecycle.models.events import Event
from lifecycle.models.finishing import finish
from lifecycle.text import pick


def consent_text(signatory: Any) -> str:
    """What a signatory agrees to, in words; it is kept with the signature."""
    document = signatory.request.document
    who = pick(document.project.customer, "name") if signatory.contact_id else _("my company")
    text = _(
        "I have read all pages of document %(number)s, version %(n)d. I am entitled to sign it for %(who)s, "
        "and I agree that my electronic signature counts as my signature by hand."
    )
    if signatory.role == signatory.Role.APPROVER:
        text = _(
            "I have read all pages of document %(number)s, version %(n)d, and I approve it for %(who)s, as I am entitled "
            "to. I agree that my electronic signature counts as my signature by hand."
        )
    return text % {"number": document.number, "n": signatory.request.version.n, "who": who}


def accept(
    now: Any,
    before: bytes,
    after: bytes,
    *,
    moment: datetime,
    remark: str,
    agent: str,
    certificate: dict[str, str] | None = None,
    **facts: Any,
) -> Any:
    """The Signature of `now`, a signatory that `locked` returned, by which the PDF `before` became `after`.

    `certificate` tells of one that they brought along; `facts` are further fields of the Signature.
    """
    from lifecycle import mail
    from lifecycle.models.signatories import Signature
    from lifecycle.models.versions import SignedRevision

    version, document = now.request.version, now.request.document
    remark, agent = remark.strip()[:2000], agent[:250]
    revision = SignedRevision.append(now.request, before, after, cause=f"signature:{now.pk}")
    signature = Signature.objects.create(
        signatory=now, version=version, remark=remark, agent=agent, consent_text=consent_text(now),
        consent_version=now.request.consent_version, sha256_shown=version.pdf_sha256,
        sha256_before=hashlib.sha256(before).hexdigest(), sha256_after=revision.sha256, signed_at=moment, **facts,
    )  # fmt: skip
    now.state, now.ended_at = now.State.SIGNED, moment
    now.save(update_fields=["state", "ended_at"])
    told = {
        "version": version.n, "signatory": now.pk, "method": signature.method, "sha256": signature.sha256_shown,
        "after": revision.sha256, "ip": signature.ip, "agent": agent, "language": get_language(), "remark": remark,
        "identified_by": signature.identified_by,
    }  # fmt: skip
    if certificate:
        told["certificate"] = certificate
    event = Event.record("document.signed", by=now.user, actor_name=now.name, subject=document, data=told)
    left = now.request.signatories.exclude(role=now.Role.COPY).exclude(state__in=now.SETTLED)
    if left.exists():
        document.set_state(document.State.PARTIAL)
        now.request.ask_next(event=event)
        document.project.refresh_figures()
    else:
        complete(now.request, by=now.user, event=event)
    mail.tell_signed(now, event=event)
    return signature


def complete(request: Any, *, by: Any, event: Event) -> None:
    """The last signature is there: the document is signed."""
    from lifecycle import completion, mail
    from lifecycle.models.documents import Document
    from lifecycle.models.signatures import SignatureRequest

    request._end(SignatureRequest.State.COMPLETED, "")
    finish(
        request.document, version=request.version, how=Document.How.ONLINE, sha256=request.latest.sha256, by=by,
        event=event,
    )  # fmt: skip
    completion.owe(request.document, request=request)
    mail.tell_completed(request, event=event)
