"""What follows once a document is signed, however it was: online by the last signatory, or on paper."""

from typing import Any

from django.utils import timezone

from lifecycle import hooks
from lifecycle.models.events import Event
from lifecycle.models.users import User


def finish(document: Any, *, version: Any, how: str, sha256: str, by: User | None, event: Event) -> Event:
    """The document is signed: its evidence flows to checklist and gates, its record and the stages learn of it.

    In the transaction of the verb that brought the last signature, whose `event` it is; `sha256` is the hash of the
    file that carries the signatures. Returns the event that says so.
    """
    from lifecycle import evidence

    document.set_state(document.State.COMPLETED, completed_at=timezone.now(), how=how)
    done = Event.record(
        "document.completed", by=by, actor_name=event.actor_name, subject=document,
        data={"version": version.n, "sha256": sha256, "how": how},
    )  # fmt: skip
    subject = document.subject
    evidence.tell(document, subject, forms=evidence.SIGNED_FORMS, by=by)
    if subject is not None:
        subject.document_signed(document, by=by)
    hooks.call("document_signed", document=document, by=by)
    document.project.refresh_figures()
    return done
