"""Codes by which people without an e-mail address say how they get on after a training: read with a phone."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from aftersales import selfratings
from aftersales.forms.self_ratings import LinksForm
from aftersales.models import SelfRating, TrainingSession
from lifecycle import access
from lifecycle.frame import Request, posted, project_context
from lifecycle.mail import absolute
from lifecycle.models.projects import Project
from lifecycle.models.settings import SiteSettings
from lifecycle.qrcodes import svg


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@access.project_page("training", "E")
def codes(request: Request, project: Project, n: int) -> HttpResponse:
    """Shown once, since of the links only hashes are kept."""
    session = get_object_or_404(TrainingSession, project=project, number=n)
    session.project = project
    held = session.state != session.State.PLANNED and not project.read_only
    form = LinksForm(posted(request) if held else None, session=session)
    context = project_context(project, request.user, "aftersales") | {
        "exam": session, "heading": _("Codes to say how one gets on"), "form": form,
        "crumbs": [(session.label, session.get_absolute_url())], "cancel_url": session.get_absolute_url(),
    }  # fmt: skip
    if request.method == "POST" and held and form.is_valid():
        cards = []
        for row in form.cleaned_data["people"]:
            with transaction.atomic():
                rating, _made = SelfRating.objects.get_or_create(
                    attendance=row, defaults={"asked_on": timezone.localdate()}
                )
                link, token = selfratings.fresh_link(rating, session, by=request.user)
            url = absolute(reverse("portal", args=[token]))
            cards.append(
                {
                    "who": row.who,
                    "department": row.of,
                    "url": url,
                    "code": svg(url, _("Code of %(name)s") % {"name": row.who}),
                }
            )
            context["until"] = timezone.localdate(link.expires_at)
        context |= {"cards": cards, "vendor_name": SiteSettings.load().vendor_label}
        return render(request, "aftersales/exam_codes.html", context)
    return render(request, "aftersales/exam_codes.html", context, status=422 if form.errors else 200)
