"""Behind a private link: the customer allows us to tell others of their project, declines, or takes it back at any time."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from aftersales.forms.references import AllowForm, ReasonForm
from aftersales.models.reference_consents import ReferenceConsent
from lifecycle.errors import Refused
from lifecycle.models.portal_links import PortalLink
from lifecycle.records.values import add_refusal


def page(*, request: HttpRequest, link: PortalLink, words: dict[str, Any]) -> HttpResponse | None:
    if link.purpose != PortalLink.Purpose.CONSENT:
        return None
    rows = ReferenceConsent.objects.select_related("promotion__project__customer", "contact", "by")
    consent = rows.filter(link=link).first()
    if consent is None:
        return None
    promotion, state = consent.promotion, ReferenceConsent.State
    act = request.POST.get("act", "allow") if request.method == "POST" else ""
    allow = reason = None
    if consent.state == state.ASKED:
        begin = {"allows": consent.allows, "until": consent.until}
        allow = AllowForm(request.POST if act == "allow" else None, initial=begin)
        reason = ReasonForm(request.POST if act == "decline" else None, prefix="no")
    elif consent.state == state.GIVEN:
        reason = ReasonForm(request.POST if act == "withdraw" else None, prefix="no")
    done = act and _do(act, promotion, link, allow, reason)
    if done:
        return redirect(f"{request.path}?thanks={act}")
    wrong = bool((allow and allow.errors) or (reason and reason.errors))
    context = words | {
        "consent": consent, "promotion": promotion, "project": link.project, "allow": allow, "reason": reason,
        "thanks": request.GET.get("thanks", "") if request.method == "GET" else "",
    }  # fmt: skip
    return render(request, "aftersales/portal_consent.html", context, status=422 if wrong else 200)


def _do(act: str, promotion: Any, link: PortalLink, allow: Any, reason: Any) -> bool:
    form = allow if act == "allow" else reason
    if form is None:  # said already, as by a second click
        return True
    if not form.is_bound or not form.is_valid():
        return False
    try:
        if act == "allow":
            promotion.give_consent(link=link, **form.cleaned_data)
        elif act == "decline":
            promotion.decline_consent(link=link, remark=form.cleaned_data["reason"])
        else:
            promotion.withdraw_by_link(link=link, reason=form.cleaned_data["reason"])
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    return True
