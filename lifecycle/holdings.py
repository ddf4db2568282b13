"""What the database has under the hash of a file, and what is to be said of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.utils.translation import gettext as _

from lifecycle import verdicts
from lifecycle.models.completions import Completion
from lifecycle.models.documents import Document
from lifecycle.models.papercopies import PaperCopy
from lifecycle.models.signatories import Signatory, Signature
from lifecycle.models.signatures import SignatureRequest
from lifecycle.models.versions import DocumentVersion, SignedRevision
from lifecycle.paperwork import state_label
from lifecycle.pdf import RenderFailed
from lifecycle.seal.examination import compare, examine
from lifecycle.text import choose, pick
from lifecycle.verdicts import Answer, Signer, Verdict

State = Document.State
KEPT_SECONDS = 3600  # what was found in a file, so that sending it again costs nothing


@dataclass(frozen=True)
class Held:
    """A file of ours. `role`: issued, signed, completion, paper, or print (the file before it was sealed)."""

    role: str
    version: DocumentVersion
    revision: SignedRevision | None = None
    paper: PaperCopy | None = None
    completion: Completion | None = None

    @property
    def document(self) -> Document:
        return self.version.document


def find(sha256: str) -> Held | None:
    """The file of that hash, if it is one of ours."""
    versions = DocumentVersion.objects.select_related("document__project")
    if version := versions.filter(pdf_sha256=sha256).first():
        return Held("issued", version)
    related = "version__document__project"
    if revision := SignedRevision.objects.select_related(related, "request").filter(sha256=sha256).first():
        return Held("signed", revision.version, revision=revision)
    if completion := Completion.objects.select_related(related).filter(pdf_sha256=sha256).first():
        return Held("completion", completion.version, completion=completion)
    if paper := PaperCopy.objects.select_related(related).filter(pdf_sha256=sha256).exclude(pdf_sha256="").first():
        return Held("paper", paper.version, paper=paper)
    if version := versions.filter(rendered_sha256=sha256).exclude(rendered_sha256="").first():
        return Held("print", version)
    return None


def meant(examined: dict[str, Any]) -> DocumentVersion | None:
    """The version that a file says it is, by the data inside it or by its number: its hash is none of ours."""
    versions = DocumentVersion.objects.select_related("document__project").order_by("-n")
    digest = examined["document_sha256"]
    if digest and (found := versions.filter(data_sha256=digest).first()):
        return found
    claimed = examined["document"] or {}
    number, code, n = (str(claimed.get(key) or "") for key in ("number", "public_code", "version"))
    if not code:
        return None
    named = versions.filter(document__number=number, document__public_code=code)
    return (named.filter(n=int(n)).first() if n.isdecimal() and len(n) < 5 else None) or named.first()


def verdict(held: Held, sha256: str, *, full: bool) -> Verdict:
    """What is to be said of a file of ours. Names are written out only with `full`."""
    document, version = held.document, held.version
    told = Verdict(Answer.LATEST, number=document.number, title=document.label, version=version.n, role=held.role,
                   sha256=sha256, state=state_label(document))  # fmt: skip
    if held.role == "print":
        told.answer = Answer.STRIPPED
        told.findings = [_("This is the file as it was before it was sealed; we never give that out.")]
        return told
    told.signers = signers(held, full=full)
    older = _older(held)
    if older:
        told.answer, told.findings = Answer.OLDER, [older]
        return told
    slots = version.slots
    told.complete = document.state == State.COMPLETED or document.state == State.DEEMED or not slots
    if document.state == State.DEEMED:
        told.how = Document.How.DEEMED
        told.findings = _deemed(held)
    elif told.complete:
        told.how = document.how or Document.How.ONLINE
    else:
        told.missing = missing(held, full=full)
    if told.how == Document.How.PAPER and held.role == "issued":
        told.findings = [
            _("It was signed on paper. This file is what was printed; the scans are in the paper record.")
        ]
    return told


def _older(held: Held) -> str:
    """Why the file is not the latest, or nothing."""
    document, version = held.document, held.version
    if document.state == State.VOIDED:
        return _("The document was declared void later.")
    if document.current_id != version.pk:
        n = document.current.n if document.current else 0
        return _("It is version %(old)d. Version %(new)d has replaced it.") % {"old": version.n, "new": n}
    latest = version.latest
    if held.role == "issued" and latest is not None:
        return _("It is the file as it was issued. Signatures have been added since.")
    if held.revision is not None and (latest is None or latest.pk != held.revision.pk):
        if held.revision.request.state in (SignatureRequest.State.VOIDED, SignatureRequest.State.DECLINED):
            return _("The signatures in it were given to a request that was withdrawn or declined.")
        return _("Further signatures have been added since.")
    if (
        held.completion is not None
        and version.completions.exclude(pk=held.completion.pk).filter(at__gt=held.completion.at).exists()
    ):
        return _("A later certificate of completion has replaced it.")
    if held.paper is not None and held.paper.state != PaperCopy.State.CONFIRMED:
        return _("This paper copy was not confirmed.")
    return ""


def signers(held: Held, *, full: bool) -> list[Signer]:
    """The company's seal, and the signatures that are in the file or, on paper, were seen on it."""
    document, version = held.document, held.version
    places = {slot["key"]: choose(slot.get("role") or {}) for slot in version.slots}
    facts = version.facts
    vendor = choose((facts.get("vendor") or {}).get("name") or {})
    seal = Signer(vendor, place=_("Seal of the issuer"), at=version.rendered_at.isoformat(), level=version.seal_level,
                  company=True)  # fmt: skip
    paper = held.paper
    if paper is None and document.how == Document.How.PAPER and held.role != "signed":
        paper = document.papers.filter(version=version, state=PaperCopy.State.CONFIRMED).first()
    if paper is not None:
        return [seal, *(
            Signer(_shown(row.get("name") or "", full), place=places.get(key, ""), at=row.get("on") or "", how=_("on paper"))
            for key, row in paper.seals.items() if isinstance(row, dict) and row.get("signed")
        )]  # fmt: skip
    request, until = None, None
    if held.revision is not None:
        request, until = held.revision.request, held.revision.seq
    elif held.completion is not None:
        request = held.completion.request
    if request is None:
        return [seal]
    within = request.revisions.all() if until is None else request.revisions.filter(seq__lte=until)
    rows = Signature.objects.filter(signatory__request=request, sha256_after__in=within.values("sha256"))
    return [seal, *(
        Signer(
            _shown(row.signatory.label(), full), place=places.get(row.signatory.slot, ""), at=row.signed_at.isoformat(),
            level=row.level, how=str(row.get_method_display()),
        )
        for row in rows.select_related("signatory").order_by("signed_at", "pk")
    )]  # fmt: skip


def missing(held: Held, *, full: bool) -> list[str]:
    """Who was asked and has not signed; the places, where nobody was asked yet."""
    request = held.version.requests.order_by("-sent_at", "-pk").first()
    if request is None:
        return [choose(slot.get("role") or {}) for slot in held.version.slots]
    gone = (Signatory.State.SIGNED, Signatory.State.REPLACED)
    left = request.signatories.exclude(role=Signatory.Role.COPY).exclude(state__in=gone)
    return [_shown(pick(signatory, "name"), full) for signatory in left]


def _deemed(held: Held) -> list[str]:
    request = held.version.requests.filter(state=SignatureRequest.State.DEEMED).order_by("-sent_at").first()
    if request is None or request.deemed_on is None:
        return []
    words = _("It was not answered by %(day)s. Under the contract that counts as acceptance: %(clause)s.")
    return [words % {"day": request.deemed_on.isoformat(), "clause": request.deemed_clause}]


def _shown(name: str, full: bool) -> str:
    return name if full else masked(name)


def masked(name: str) -> str:
    """Enough for one who knows the person, nothing for one who doesn't: 陈**, C*** Z***."""
    parts = name.split()
    if len(parts) > 1:
        return " ".join(part[0] + "***" for part in parts)
    return name[:1] + "**"


def judge(content: bytes, sha256: str, *, roots: Sequence[str], full: bool = True) -> Verdict:
    """Of a whole file, with all that the database and its bytes say. Raises RenderFailed where it cannot be examined."""
    if held := find(sha256):
        return verdict(held, sha256, full=full)
    mark = hashlib.sha256("".join(roots).encode()).hexdigest()[:16]
    place = f"examined:{sha256}:{mark}"
    examined = cache.get(place)
    if examined is None:
        examined = examine(content, roots)
        cache.set(place, examined, KEPT_SECONDS)
    return unknown(content, examined)


def unknown(content: bytes, examined: dict[str, Any]) -> Verdict:
    """Of a file whose hash is none of ours."""
    version = meant(examined)
    if version is None:
        told = verdicts.of_file(examined)
        if told.answer in (Answer.LATEST, Answer.STRIPPED):
            told.answer, told.complete = Answer.UNKNOWN, False
            told.findings = [
                _("It says that it is %(number)s, but we have no such document.") % {"number": told.number}
            ]
        return told
    place = f"compared:{version.pdf_sha256}:{examined['sha256']}"
    changes = cache.get(place) if examined["readable"] else []
    if changes is None:
        try:
            changes = compare(version.bytes, content)
        except RenderFailed:  # then without naming what differs
            changes = []
        cache.set(place, changes, KEPT_SECONDS)
    return verdicts.of_file(examined, changes=changes, known=version.document)
