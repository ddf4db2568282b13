"""The frame that every document shares: who, which, when. The body comes from the kind's builder."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import timezone

from lifecycle.fields import holds
from lifecycle.models.customers import Contact
from lifecycle.models.settings import SiteSettings
from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin


def money(amount: Decimal | None, currency: str) -> dict[str, str] | None:
    """An amount as documents freeze it: `{"amount": "1280000.00", "currency": "CNY"}`."""
    return None if amount is None else {"amount": f"{amount:.2f}", "currency": currency}


def person(obj: Any, *, key: str, party: str, role: dict[str, str], seal: bool = False) -> dict[str, Any]:
    """A signature slot for a user or contact, or an empty one for a person not named yet (`obj=None`)."""
    name = named(obj) if obj is not None else {"zh": "", "en": ""}
    title = twin(obj, "title") if obj is not None else {"zh": "", "en": ""}
    return {"key": key, "party": party, "role": role, "name": name, "title": title, "seal": seal}


def customer_signatory(project: Any) -> Contact | None:
    """Who signs for the customer: whoever is marked as signatory in this project, then at the customer."""
    linked = Contact.objects.filter(project_links__project=project, project_links__role="signatory", left_on=None)
    known = project.customer.contacts.filter(kinds__contains=holds("signatory"), left_on=None)
    return linked.first() or known.first()


def verify_url(code: str) -> str:
    return f"{settings.SITE_URL.rstrip('/')}/v/{code}"


def compose(
    document: Any, record: Any, kind: DocumentKind, *, n: int, moment: datetime, reason: str = "", draft: bool = False
) -> dict[str, Any]:
    """The plain dict that a PDF is made from; see docs/documents.md for its shape.

    Refused where a bilingual document lacks a translation; a draft counts and shows what is missing instead.
    """
    from lifecycle import translations

    site = SiteSettings.load()
    project = record.project
    built = kind.build(record)
    earlier = [
        {"n": v.n, "on": v.rendered_at.astimezone().date().isoformat(), "reason": {"zh": v.reason, "en": v.reason}}
        for v in (document.versions.all() if document.pk else [])
    ]
    today = moment.astimezone().date().isoformat()
    data = {
        "kind": kind.code,
        "number": document.number,
        "version": n,
        "language": document.language,
        "prevailing": (project.prevailing_language or site.prevailing_language) if document.language == "both" else "",
        "issued_on": today,
        "generated_at": moment.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "draft": draft,
        "internal": document.internal,
        "title": built.get("title", kind.title),
        "vendor": {
            "name": named(site, "vendor_name"),
            "logo": logo_data_uri(site),
            "address": named(site, "vendor_address"),
            "bank": {"name": site.bank_name, "account": site.bank_account, "swift": site.bank_swift},
        },
        "project": {"number": project.number, "name": twin(project, "name")},
        "customer": {"name": named(project.customer)},
        "public_code": document.public_code,
        "verify_url": verify_url(document.public_code),
        "revisions": [*earlier, {"n": n, "on": today, "reason": {"zh": reason, "en": reason}}],
        "body": built["body"],
        "slots": built.get("slots", []),
    }
    if draft:
        data["gaps"] = len(translations.gaps(data))
    else:
        translations.demand(data, writable=project.document_language != "zh")
    return data


def sealing_words(data: dict[str, Any]) -> dict[str, Any]:
    """What the company's seal shows on a document of that data."""
    at = timezone.localtime(datetime.fromisoformat(data["generated_at"]), timezone.get_default_timezone())
    when = at.isoformat(sep=" ", timespec="seconds").replace("+", " +")
    return {"language": data["language"], "name": data["vendor"]["name"], "when": when}


def preview(record: Any, kind: DocumentKind, language: str) -> bytes:
    """A draft of the document as PDF, with watermark; nothing is kept and no number is drawn."""
    from lifecycle import pdf
    from lifecycle.models.documents import Document

    draft = Document(
        project=record.project, kind=kind.code, number=f"{record.project.number}-{kind.code}-··",
        title=kind.title["zh"], title_en=kind.title["en"], language=language, public_code="DRAFTDRAFT",
        internal=kind.internal or record.is_private_paper,
    )  # fmt: skip
    moment = timezone.now().replace(microsecond=0)
    return pdf.render(compose(draft, record, kind, n=1, moment=moment, draft=True), kind.template)


def logo_data_uri(site: SiteSettings) -> str | None:
    """The company's logo as a data: address, since the renderer fetches nothing."""
    import base64

    if not site.logo:
        return None
    with site.logo.open("rb") as file:
        content = file.read()
    kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
