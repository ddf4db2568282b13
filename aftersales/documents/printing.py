"""Papers that are printed when somebody asks for them and are kept nowhere: the frame, and the company's seal.

They have no number of a document's kind, no versions and no page of verification: what they say holds on the day on
which they are printed, such as a result of a person, or what a customer allows us to tell.
"""

from typing import Any

from django.utils import timezone

from lifecycle.documents import logo_data_uri, sealing_words
from lifecycle.models.settings import SiteSettings
from lifecycle.text import named

Text = dict[str, str]


def framed(
    project: Any, *, kind: str, number: str, title: Text, body: dict[str, Any], language: str = "", internal: bool = False,
    draft: bool = False, project_name: Text | None = None, customer_name: Text | None = None,
) -> dict[str, Any]:  # fmt: skip
    """What the PDF is made from; the names are the project's own where no other ones are given."""
    site, moment = SiteSettings.load(), timezone.now().replace(microsecond=0)
    return {
        "kind": kind, "number": number, "version": 1, "language": language or project.document_language,
        "prevailing": "", "issued_on": timezone.localdate(moment).isoformat(),
        "generated_at": moment.astimezone(timezone.get_fixed_timezone(0)).isoformat().replace("+00:00", "Z"),
        "draft": draft, "internal": internal, "title": title,
        "vendor": {
            "name": named(site, "vendor_name"), "logo": logo_data_uri(site), "address": named(site, "vendor_address"),
            "bank": {"name": "", "account": "", "swift": ""},
        },
        "project": {"number": project.number, "name": project_name or named(project)},
        "customer": {"name": customer_name or named(project.customer)},
        "public_code": "", "verify_url": "", "revisions": [], "body": body, "slots": [],
    }  # fmt: skip


def printed(data: dict[str, Any], template: str) -> tuple[bytes, int]:
    """The PDF and its number of pages; a draft has a watermark in place of the seal."""
    from lifecycle import pdf, seal

    content, pages = pdf.render_counted(data, template)
    if data["draft"]:
        return content, pages
    return seal.certify(content, reason=f"{data['number']} printed", words=sealing_words(data)).pdf, pages
