"""The code by mail, before a document shows itself: a page of its own, between the link and the document."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lifecycle import access, deadlocks, throttle, visits
from lifecycle.errors import Refused
from lifecycle.forms.signing import CodeForm
from lifecycle.models.codes import mask
from lifecycle.records.values import add_refusal
from lifecycle.throttle import address_of, agent_of
from lifecycle.views.signing import ACTS_PER_LINK, WHY, WINDOW, closed, too_often

MAILS_PER_ADDRESS = 30


@access.public(WHY)
@visits.private
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Says where the code went, or will go when asked; posting it opens the document. Looking sends nothing."""
    visit = visits.current(request)
    if visits.switched(request):
        return redirect("sign_code")
    if visit is None or visit.standing != "open":
        return closed(request, visit)
    if not visit.awaits_code:
        return redirect("sign_document")
    signatory = visit.signatory
    with visits.in_words_of(request, visit):
        form = CodeForm(request.POST if request.method == "POST" else None)
        if request.method == "POST":
            if throttle.over("code", str(visit.link.pk), ACTS_PER_LINK, WINDOW):
                return too_often(request)
            if form.is_valid():
                typed, ip, agent = form.cleaned_data["code"], address_of(request), agent_of(request)
                try:
                    given = deadlocks.again(lambda: signatory.give_code(typed, ip=ip, agent=agent))
                except Refused as refusal:
                    add_refusal(form, refusal)
                else:
                    visits.keep_code(request, given)
                    return redirect("sign_document")
            visit = visits.current(request) or visit  # whether the code still counts may have changed
        words = visits.frame(request, visit) | {
            "form": form, "address": mask(signatory.email), "sent": visit.signatory.has_code,
        }  # fmt: skip
        return render(request, "lifecycle/sign_code.html", words, status=422 if form.errors else 200)


@access.public(WHY)
@visits.private
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    visit = visits.current(request)
    if visit is None or visit.standing != "open":
        return closed(request, visit)
    if not visit.awaits_code:
        return redirect("sign_document")
    if throttle.over("code-mail", address_of(request) or "unknown", MAILS_PER_ADDRESS, WINDOW):
        return too_often(request)
    with visits.in_words_of(request, visit):
        try:
            sent = deadlocks.again(lambda: visit.signatory.send_code(ip=address_of(request)))
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            if not sent:
                messages.info(
                    request,
                    _("A code is on its way already. Look into your mailbox; a new one can be sent in a minute."),
                )
    return redirect("sign_code")
