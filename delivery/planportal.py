"""Behind a private link: somebody of the customer says how far the items are that they own. No date of the plan moves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from delivery.forms.contact_items import WordForm
from delivery.models import ImplementationPlan
from lifecycle import throttle
from lifecycle.errors import Refused
from lifecycle.models.portal_links import PortalLink
from lifecycle.records.values import add_refusal

PER_HOUR = 60  # words that one link may send


def page(*, request: HttpRequest, link: PortalLink, words: dict[str, Any]) -> HttpResponse | None:
    """Their own items alone, and nothing of ours but who works with them on it."""
    if link.purpose != PortalLink.Purpose.PLAN:
        return None
    items = ImplementationPlan.owned_by(link)
    refused, wrong = False, None
    for item in items:
        item.plan.project = link.project
        item.form = WordForm(initial={"progress": item.progress}, prefix=f"i{item.pk}")
    if request.method == "POST":
        item = next((row for row in items if str(row.pk) == request.POST.get("item")), None)
        refused = throttle.over("plan-link", link.token_hash, PER_HOUR, 3600)
        if item is not None and not refused:
            item.form = wrong = WordForm(request.POST, prefix=f"i{item.pk}")
            if wrong.is_valid() and _take(item, wrong, link):
                return redirect(f"{request.path}?thanks={item.pk}#item-{item.pk}")
    thanks = request.GET.get("thanks", "") if request.method == "GET" else ""
    context = words | {
        "items": items, "project": link.project, "refused": refused, "open": not link.project.read_only,
        "thanks": next((item for item in items if str(item.pk) == thanks), None), "heading": _("Your items of the plan"),
    }  # fmt: skip
    status = 429 if refused else 422 if wrong is not None and wrong.errors else 200
    return render(request, "delivery/portal_plan.html", context, status=status)


def _take(item: Any, form: WordForm, link: PortalLink) -> bool:
    try:
        item.plan.take_word(item, link=link, **form.cleaned_data)
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    return True
