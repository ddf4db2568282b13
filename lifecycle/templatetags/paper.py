"""The part about paper on a document's own page."""

from typing import Any

from django import template

from lifecycle import paperroute

register = template.Library()


@register.inclusion_tag("lifecycle/parts/document_paper.html", takes_context=True)
def paper_card(context: template.Context, document: Any) -> dict[str, Any]:
    return {"card": paperroute.card(document, context["request"].user)}
