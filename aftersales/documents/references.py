"""The case page of a reference: one sheet, at most two, of what the customer allows to be told on the day it is printed.

It is no document with a number and versions: what was printed once must not be shown any more when the customer takes
the consent back, so nothing of it is kept or can be verified later. It is printed anew each time.
"""

from typing import Any

from django.utils.translation import gettext as _

from aftersales import referencefacts
from aftersales.documents import printing
from aftersales.models.reference_consents import Use
from aftersales.models.references import ReferencePromotion
from lifecycle import smallpictures, translations
from lifecycle.errors import Refused
from lifecycle.models.customers import Industry
from lifecycle.text import EN, ZH, named, same, twin, worded

LANGUAGES = ("zh", "en", "both")
MOST_PAGES = 2


def build_case(promotion: ReferencePromotion) -> dict[str, Any]:
    """The body. The logo, figures and names are in it only where they may be told."""
    project = promotion.project
    logo = promotion.logo if promotion.allows(Use.LOGO) and promotion.allows(Use.NAME) else None
    keeper = promotion.keeper
    return {
        "industry": worded(Industry(project.industry).label),
        "product": same(project.product),
        "logo": smallpictures.address(logo) if logo is not None else None,
        "overview": twin(promotion, "overview"),
        "features": [{"title": twin(row, "title"), "text": twin(row, "text")} for row in promotion.features.all()],  # type: ignore[attr-defined]
        "figures": [{"label": row["label"], "value": row["value"]} for row in referencefacts.told_figures(promotion)],
        "results": {language: _bulleted(text) for language, text in twin(promotion, "results").items()},
        "visit": promotion.allows(Use.VISIT),
        "call": promotion.allows(Use.CALL),
        "contact": {"name": named(keeper), "phone": keeper.phone, "email": keeper.email} if keeper else None,
    }


def _bulleted(text: str) -> str:
    """Several results, one a line, are read as a list."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "\n".join(f"- {line}" for line in lines) if len(lines) > 1 else text


def case_page(promotion: ReferencePromotion, *, language: str = "", draft: bool = False) -> bytes:
    """Refused where a text names a customer who is not to be named, lacks its translation, or is too long."""
    language = language if language in LANGUAGES else promotion.project.document_language
    title = twin(promotion, "title")
    called = referencefacts.called(promotion)
    data = printing.framed(
        promotion.project, kind="CASE", number=f"{promotion.project.number}-CASE", title=title, language=language,
        body=build_case(promotion), draft=draft, project_name=title, customer_name=called,
    )  # fmt: skip
    if draft:
        data["gaps"] = len(translations.gaps(data))
    else:
        _guard(promotion, data)
    content, pages = printing.printed(data, "reference")
    if pages > MOST_PAGES and not draft:
        raise Refused(_("It is longer than two pages. Shorten the overview, the features or the results."))
    return content


def _guard(promotion: ReferencePromotion, data: dict[str, Any]) -> None:
    if told := referencefacts.given_away(promotion):
        raise Refused(_("The customer's name may not be told, but stands here: %(what)s") % {"what": told[0]})
    if data["language"] == "both":
        translations.demand(data, writable=promotion.project.document_language != "zh")
    lacking = {"zh": ZH, "en": EN}.get(data["language"])
    if lacking and (
        bare := [what for what, text in referencefacts.texts(promotion) if any(text.values()) and not text[lacking]]
    ):
        words = _("English is missing") if lacking == EN else _("Chinese is missing")
        raise Refused(f"{words}: {bare[0]}")
