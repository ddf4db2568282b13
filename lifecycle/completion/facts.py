"""What a certificate of completion says, as data: gathered from rows and from the event chain. Shape: docs/documents.md."""

import hashlib
from datetime import UTC
from typing import Any

from lifecycle import identification, seal
from lifecycle.completion import story
from lifecycle.completion.story import moment
from lifecycle.documents import logo_data_uri, verify_url
from lifecycle.models import authorities
from lifecycle.models.events import Event
from lifecycle.models.papercopies import PaperCopy
from lifecycle.models.settings import SiteSettings
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import SignatureRequest
from lifecycle.text import twin

KIND = "completion"
TITLE = {"zh": "完成证书", "en": "Certificate of completion"}


def gather(*, request: SignatureRequest | None = None, paper: PaperCopy | None = None, seq: int) -> dict[str, Any]:
    """The frame and the body; of the chain what stood in it up to `seq`, when the document was completed."""
    subject: Any = request or paper
    document, version = subject.document, subject.version
    site, project = SiteSettings.load(), document.project
    ended = subject.ended_at or subject.confirmed_at
    events = Event.objects.about(document).filter(seq__lte=seq).select_related("actor").order_by("seq")
    count = events.count()
    people = _signatories(request) if request else []
    told = list(events[max(0, count - story.LATEST) :])
    return {
        "kind": KIND,
        "number": f"{document.number}-C",
        "version": version.n,
        "language": version.language,
        "issued_on": str(moment(ended))[:10],
        "generated_at": ended.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z"),
        "draft": False,
        "internal": document.internal,
        "title": TITLE,
        "vendor": {"name": twin(site, "vendor_name"), "logo": logo_data_uri(site)},
        "project": {"number": project.number, "name": twin(project, "name")},
        "customer": {"name": twin(project.customer, "name")},
        "public_code": document.public_code,
        "verify_url": verify_url(document.public_code),
        "slots": [],
        "body": {
            "how": "paper" if paper else "deemed" if request and request.state == request.State.DEEMED else "online",
            "completed_at": moment(ended),
            "file_sha256": paper.pdf_sha256 if paper else _file_sha256(subject),
            "document": {
                "title": version.facts.get("title") or twin(document, "title"),
                "number": document.number,
                "version": version.n,
                "pages": version.pages,
                "issued_at": moment(version.rendered_at),
                "sha256": version.pdf_sha256,
                "rendered_sha256": version.rendered_sha256,
                "data_sha256": version.data_sha256,
                "seal_sha256": version.seal_sha256,
                "seal_level": version.seal_level,
            },
            "request": _request(request) if request else None,
            "signatories": people,
            "own_certificates": sum(s["signature"]["method"] == "own" for s in people if s["signature"]),
            "paper": _paper(paper) if paper else None,
            "earlier": _earlier(document, subject),
            "events": story.tell(told, _names(document)),
            "events_before": count - len(told),
            "timestamps": [
                {"sha256": row.sha256, "state": row.state, "embedded": row.embedded, "at": moment(row.stamped_at),
                 "authority": row.authority}
                for row in document.timestamps.order_by("made_at", "pk")
            ],
            "certificates": [
                {"role": row.role, "subject": row.subject.replace("\\", ""), "issuer": row.issuer.replace("\\", ""), "sha256": row.fingerprint,
                 "from": moment(row.not_before), "until": moment(row.not_after)}
                for row in (seal.authority(), seal.company())
            ],
        },
    }  # fmt: skip


def spelt_out(value: Any, chars: list[str]) -> Any:
    """The same data, each of these characters written as its number."""
    table = str.maketrans({char: f"<U+{ord(char):04X}>" for char in chars})

    def walk(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: walk(inner) for key, inner in part.items()}
        if isinstance(part, list):
            return [walk(inner) for inner in part]
        return part.translate(table) if isinstance(part, str) else part

    return walk(value)


def _names(document: Any) -> story.Names:
    rows = Signatory.objects.filter(request__document=document)
    return {row.name: twin(row, "name") for row in rows.only("name", "name_en")}


def _file_sha256(request: SignatureRequest) -> str:
    latest = request.latest
    return latest.sha256 if latest else hashlib.sha256(request.version.bytes).hexdigest()


def _request(request: SignatureRequest) -> dict[str, Any]:
    deemed = None
    if request.state == request.State.DEEMED:
        deemed = {
            "clause": request.deemed_clause,
            "days": request.deemed_days,
            "on": request.deemed_on.isoformat() if request.deemed_on else None,
            "notice_at": moment(request.deemed_notice_at),
        }
    return {
        "sent_by": twin(request.sent_by, "name"),
        "sent_at": moment(request.sent_at),
        "expires_at": moment(request.expires_at),
        "ended_at": moment(request.ended_at),
        "ordered": request.ordered,
        "message": request.message,
        "consent_version": request.consent_version,
        "deemed": deemed,
    }


def _signatories(request: SignatureRequest) -> list[dict[str, Any]]:
    places = {slot["key"]: slot.get("role") or "" for slot in request.version.slots}
    rows = request.signatories.select_related("signature", "replaced_by").order_by("order", "pk")
    return [_signatory(row, places.get(row.slot, "")) for row in rows]


def _signatory(row: Signatory, place: Any) -> dict[str, Any]:
    signature = getattr(row, "signature", None)
    return {
        "order": row.order,
        "role": row.role,
        "slot": row.slot,
        "place": place,
        "party": "customer" if row.is_customer else "vendor",
        "name": twin(row, "name"),
        "title": twin(row, "title"),
        "email": row.email,
        "state": row.state,
        "asked_at": moment(row.asked_at),
        "viewed_at": moment(row.viewed_at),
        "ended_at": moment(row.ended_at),
        "reminders": row.reminders,
        "reminded_at": moment(row.reminded_at),
        "warning": authorities.warning_twin(row.warning) if row.warning else None,
        "decline_reason": row.decline_reason,
        "replaced_by": twin(row.replaced_by, "name") if row.replaced_by else None,
        "signature": _signature(signature, row) if signature else None,
    }


def _signature(signature: Any, row: Signatory) -> dict[str, Any]:
    return {
        "method": signature.method,
        "typed_name": signature.typed_name,
        "identified_by": signature.identified_by,
        "code_passed_at": moment(row.code_passed_at),
        "signed_at": moment(signature.signed_at),
        "consent_text": signature.consent_text,
        "consent_version": signature.consent_version,
        "remark": signature.remark,
        "ip": signature.ip,
        "agent": signature.agent,
        "sha256_shown": signature.sha256_shown,
        "sha256_before": signature.sha256_before,
        "sha256_after": signature.sha256_after,
        "certificate_sha256": signature.certificate_sha256,
        "own_certificate": identification.own_certificate(row) if signature.method == "own" else None,
        "level": signature.level,
    }


def _paper(paper: PaperCopy) -> dict[str, Any]:
    roles = {slot["key"]: slot for slot in paper.version.slots}
    pages = [page for scan in paper.scans.all() for page in scan.pages.all()]
    return {
        "issued_by": twin(paper.issued_by, "name"),
        "issued_at": moment(paper.issued_at),
        "confirmed_by": twin(paper.confirmed_by, "name") if paper.confirmed_by else None,
        "confirmed_at": moment(paper.confirmed_at),
        "remark": paper.remark,
        "straddle": paper.straddle,
        "seals": [
            {"slot": key, "place": (roles.get(key) or {}).get("role") or "", "name": seen.get("name") or "",
             "signed": bool(seen.get("signed")), "stamped": bool(seen.get("stamped")), "on": seen.get("on")}
            for key, seen in sorted(paper.seals.items())
        ],
        "scans": [
            {"name": scan.name, "sha256": scan.sha256, "size": scan.size, "at": moment(scan.uploaded_at),
             "by": twin(scan.uploaded_by, "name")}
            for scan in paper.scans.select_related("uploaded_by").order_by("pk")
        ],
        "pages": [
            {"page": page.page, "by_hand": page.by_hand, "image_sha256": page.image_sha256}
            for page in sorted(pages, key=lambda page: (page.page or 0, page.pk))
            if page.verdict == page.Verdict.MATCHED and page.dropped_at is None
        ],
        "pdf_sha256": paper.pdf_sha256,
        "seal_sha256": paper.seal_sha256,
        "seal_level": paper.seal_level,
    }  # fmt: skip


def _earlier(document: Any, subject: Any) -> list[dict[str, Any]]:
    """Requests that ended otherwise, in their order; of those withdrawn by us the reason stays with us."""
    rows = (
        document.requests.select_related("version", "sent_by")
        .prefetch_related("signatories")
        .order_by("sent_at", "pk")
    )
    found = []
    for row in rows:
        if isinstance(subject, SignatureRequest) and row.pk == subject.pk:
            continue
        if row.sent_at > (subject.ended_at or row.sent_at):
            continue
        found.append({
            "version": row.version.n,
            "state": row.state,
            "sent_by": twin(row.sent_by, "name"),
            "sent_at": moment(row.sent_at),
            "ended_at": moment(row.ended_at),
            "people": [twin(person, "name") for person in row.signatories.all()],
            "reason": row.reason if row.state == row.State.DECLINED else "",
        })  # fmt: skip
    return found
