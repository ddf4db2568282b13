"""Certificates of completion: how a document came to be signed, told by what was recorded while it happened.

A verb that completes a document calls `owe` in its transaction, after its own event. The certificate is made after the
commit, from the chain as it stood then, sealed and kept; doing that twice makes one.
"""

import hashlib
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from lifecycle import jobs, pdf, seal, timestamps
from lifecycle.completion import facts
from lifecycle.documents import sealing_words
from lifecycle.models.completions import Completion
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.jobs import Job
from lifecycle.models.papercopies import PaperCopy
from lifecycle.models.signatories import Signature
from lifecycle.models.signatures import SignatureRequest
from lifecycle.models.versions import store
from lifecycle.pdf.errors import MissingGlyphs

JOB = "completion"
TEMPLATE = "completion"
ROUNDS = 6  # of replacing what the fonts cannot draw; one is the rule


def owe(document: Any, *, request: SignatureRequest | None = None, paper: PaperCopy | None = None) -> Job:
    """The document is complete: its certificate is to be made, from all that the chain holds at this point; and its
    file is to be dated by the timestamp authority, if there is one and its signatures are not."""
    digest, level = (paper.pdf_sha256, paper.seal_level) if paper else _file(request)
    timestamps.settle(document, sha256=digest, level=level)
    seq = ChainHead.objects.values_list("seq", flat=True).get(chain=document.project_id)
    return Job.put(
        JOB, key=key_of(request=request, paper=paper), project=document.project,
        data={"request": request.pk if request else None, "paper": paper.pk if paper else None, "seq": seq},
    )  # fmt: skip


def key_of(*, request: SignatureRequest | None = None, paper: PaperCopy | None = None) -> str:
    return f"{JOB}:request:{request.pk}" if request else f"{JOB}:paper:{paper.pk if paper else 0}"


def _file(request: Any) -> tuple[str, str]:
    """Hash of the file that a request brought about, and the level of its last signature."""
    last = request.latest
    if last is None:
        return request.version.pdf_sha256, request.version.seal_level
    signature = Signature.objects.filter(signatory__request=request, sha256_after=last.sha256).first()
    return last.sha256, signature.level if signature else ""


def make(job: Job) -> None:
    """Render, seal and keep it. What an earlier try has kept already stands."""
    found = _subject(job)
    if Completion.objects.filter(**found).exists():
        return
    subject = found.get("request") or found["paper"]
    data = facts.gather(**found, seq=job.data["seq"])
    printed, data = _print(data)
    sealed = seal.certify(printed, reason="Certificate of completion", words=sealing_words(data))
    content = pdf.canonical(data)
    version = subject.version
    name, digest = store(sealed.pdf), hashlib.sha256(sealed.pdf).hexdigest()
    with transaction.atomic():
        ChainHead.locked(version.document.project_id)
        made = Completion.objects.get_or_create(
            **found,
            defaults={
                "version": version, "data": content.decode(), "data_sha256": hashlib.sha256(content).hexdigest(),
                "pdf": name, "pdf_sha256": digest, "document_sha256": data["body"]["file_sha256"],
                "seal_sha256": sealed.certificate_sha256, "seal_level": sealed.level,
            },
        )[1]  # fmt: skip
        if made:
            told = {"version": version.n, "sha256": digest, "of": data["body"]["file_sha256"]}
            Event.record("completion.made", by=None, subject=version.document, data=told)


def _subject(job: Job) -> dict[str, Any]:
    if job.data.get("paper"):
        rows = PaperCopy.objects.select_related("document__project__customer", "version__document")
        return {"paper": rows.get(pk=job.data["paper"])}
    requests = SignatureRequest.objects.select_related("document__project__customer", "version__document", "sent_by")
    return {"request": requests.get(pk=job.data["request"])}


def _print(data: dict[str, Any]) -> tuple[bytes, dict[str, Any]]:
    """The PDF, and the data as they could be printed: what people and browsers sent may hold any character at all,
    and must not keep the certificate from being made. Such a one is written as its number, `<U+1F600>`."""
    for _round in range(ROUNDS):
        try:
            return pdf.render(data, TEMPLATE), data
        except MissingGlyphs as missing:
            data = facts.spelt_out(data, missing.chars)
    return pdf.render(data, TEMPLATE), data


# -- for pages ---------------------------------------------------------------------------------------------------------


def again(document: Any) -> bool:
    """Queue anew what was given up. True if there was something."""
    failed = Job.objects.filter(kind=JOB, project=document.project, state=Job.State.FAILED, key__in=_keys(document))
    count = failed.update(state=Job.State.QUEUED, attempts=0, next_at=timezone.now(), ended_at=None)
    if count:
        transaction.on_commit(jobs.begin, robust=True)
    return bool(count)


def card(document: Any) -> dict[str, Any] | None:
    """For the document's page: the certificates there are, and the one that is still to come. Nothing before that."""
    made = list(Completion.objects.filter(version__document=document).select_related("version").order_by("-at", "-pk"))
    waiting = Job.objects.filter(key__in=_keys(document)).exclude(state=Job.State.DONE).first()
    if not made and waiting is None:
        return None
    if waiting is not None:
        jobs.nudge(waiting)
    return {
        "made": [
            {"n": row.version.n, "at": row.at, "sha256": row.pdf_sha256, "url": url_of(document.number, row),
             "paper": row.paper_id is not None}
            for row in made
        ],
        "waiting": waiting is not None and waiting.state != Job.State.FAILED,
        "failed": waiting.last_error if waiting is not None and waiting.state == Job.State.FAILED else "",
        "again_url": reverse("document_completion_again", args=[document.number]),
    }  # fmt: skip


def url_of(number: str, made: Completion) -> str:
    return f"{reverse('document_completion', args=[number])}?v={made.version.n}&c={made.pk}"


def of_visit(visit: Any) -> Completion | None:
    """The certificate that a signatory may fetch by their link: of their own request."""
    if not visit.may_read:
        return None
    return Completion.objects.filter(request=visit.request).select_related("version").first()


def _keys(document: Any) -> list[str]:
    requests = [key_of(request=request) for request in document.requests.only("pk")]
    return requests + [key_of(paper=paper) for paper in document.papers.only("pk")]
