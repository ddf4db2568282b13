"""What pages show of references: the record's own, the page over all projects, a lead's, and Today."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aftersales import referencefacts
from aftersales.models.reference_consents import ENDS_SOON, ReferenceConsent, Use
from aftersales.models.reference_presentations import ReferencePresentation
from aftersales.models.references import ReferencePromotion
from lifecycle import access, display
from lifecycle.models.projects import Project
from lifecycle.stages import UNSIGNED, Stage
from lifecycle.templatetags.tl import due
from lifecycle.text import choose, listed

MOST = 100  # rows on Today
BESIDE = 5  # references shown beside a lead
LANGUAGES = (("zh", "中文"), ("en", "English"), ("both", "中文 + English"))


# -- a record ----------------------------------------------------------------------------------------------------------


def facts(promotion: ReferencePromotion, user: Any) -> dict[str, Any]:
    if promotion.pk is None:
        return {}
    shown = list(promotion.presentations.select_related("customer", "presenter", "lead"))  # type: ignore[attr-defined]
    seen = set(
        Project.objects.visible_to(user).filter(pk__in=[row.lead_id for row in shown if row.lead_id]).values_list("pk", flat=True)
    ) if any(row.lead_id for row in shown) else set()  # fmt: skip
    allowed = promotion.allows(Use.FIGURES)
    return {
        "consents": list(promotion.consents.select_related("contact", "link", "evidence")),  # type: ignore[attr-defined]
        "lacks": promotion.lacks() if promotion.state == promotion.State.PREPARING else [],
        "shareable": promotion.is_shareable,
        "told_figures": [
            {"label": choose(row["label"]), "value": choose(row["value"]), "told": allowed and row["key"] in promotion.figures}
            for row in referencefacts.figures(promotion.project)
        ],
        "figures_allowed": allowed,
        "shown": [{"row": row, "url": row.lead.get_absolute_url() if row.lead_id in seen and row.lead else ""} for row in shown],
        "numbers": numbers(ReferencePresentation.objects.filter(promotion=promotion)),
        "case_url": reverse("reference_case", args=[promotion.pk]),
        "papers": papers(promotion) if promotion.is_shareable or access.can(user, "E", "references", promotion.project) else [],
        "logo": promotion.logo,
    }  # fmt: skip


def papers(promotion: ReferencePromotion) -> list[dict[str, str]]:
    """The PDFs that can be had: in Chinese; where the texts have their twins, in English and in both."""
    url = reverse("reference_pdf", args=[promotion.pk])
    known = LANGUAGES if promotion.title_en and promotion.overview_en else LANGUAGES[:1]
    return [{"title": words, "url": f"{url}?language={code}"} for code, words in known]


def numbers(rows: Any) -> dict[str, Any]:
    """Of these presentations: how many, to how many customers, the leads, what was signed of them, and its amount."""
    told = rows.order_by().aggregate(
        shown=Count("pk", filter=Q(on__lte=timezone.localdate())), customers=Count("customer", distinct=True),
        leads=Count("lead"), won=Count("pk", filter=Q(lead__contract_passed_at__isnull=False)),
    )  # fmt: skip
    told["amount"] = ""
    if told["won"]:
        won = rows.order_by().filter(lead__contract_passed_at__isnull=False).values_list("lead__currency")
        told["amount"] = listed(
            display.money_short(amount, currency)
            for currency, amount in won.annotate(amount=Sum("lead__contract_amount"))
            if amount
        )
    return dict(told)


# -- over all projects -------------------------------------------------------------------------------------------------


def row(promotion: ReferencePromotion, mine: set[int]) -> dict[str, Any]:
    """A row of the page over all of them; `mine`: the projects that the reader sees."""
    seen = promotion.project_id in mine
    project, consent = promotion.project, promotion.consent_told
    return {
        "promotion": promotion, "url": reverse("reference_case", args=[promotion.pk]),
        "customer": str(project.customer) if seen or promotion.allows(Use.NAME) else choose(referencefacts.called(promotion)),
        "industry": project.get_industry_display(), "product": project.product,
        "consent": consent, "consent_words": promotion.consent_words, "consent_tone": consent.tone if consent else "draft",
        "project": project if seen else None,
    }  # fmt: skip


def allowed_words(promotion: ReferencePromotion) -> str:
    consent = promotion.consent
    return consent.allows_words if consent is not None and consent.holds else ""


# -- beside a lead -----------------------------------------------------------------------------------------------------


def matching(project: Any, user: Any) -> list[dict[str, Any]]:
    """What may be shown to this customer: references of their industry, the same product first."""
    if project.state not in UNSIGNED or not access.can(user, "R", "references", project):
        return []
    return [told for told in _beside(project) if not told["is_source"]][:BESIDE]


def _beside(project: Any) -> list[dict[str, Any]]:
    """One query: what fits, and what the lead came of."""
    mine = ReferencePresentation.objects.filter(promotion=OuterRef("pk")).order_by()
    fits = Q(pk__in=ReferencePromotion.objects.shareable().order_by().values("pk"), project__industry=project.industry)
    source = mine.filter(lead=project)
    rows = ReferencePromotion.objects.filter(
        fits & ~Q(project__customer=project.customer_id) | Exists(source)
    ).annotate(was_shown=Exists(mine.filter(customer=project.customer_id)), is_source=Exists(source))
    found: list[Any] = list(
        rows.select_related("project__customer", "keeper")
        .prefetch_related("consents")
        .order_by("-released_on", "-pk")[:50]
    )
    found.sort(key=lambda one: one.project.product != project.product)
    return [
        {
            "title": one.label, "url": reverse("reference_case", args=[one.pk]), "is_source": one.is_source,
            "customer": choose(referencefacts.called(one)), "product": one.project.product, "keeper": one.keeper,
            "was_shown": one.was_shown, "promotion": one,
        }
        for one in found
    ]  # fmt: skip


def parts(*, project: Any, user: Any, stage: str) -> dict[str, Any] | None:
    """On the page of pre-sales, before signing: references of the industry, and the one that the lead came of."""
    if stage != Stage.PRESALES or project.state not in UNSIGNED or not access.can(user, "R", "references", project):
        return None
    found = _beside(project)
    rows = [told for told in found if not told["is_source"]][:BESIDE]
    source = None
    if any(told["is_source"] for told in found):
        source = ReferencePresentation.objects.filter(lead=project).select_related("promotion", "presenter").first()
    if not rows and source is None:
        return None
    return {
        "side": "aftersales/parts/references.html", "references": rows, "source": source,
        "all_url": f"{reverse('references')}?industry={project.industry}",
        "source_url": reverse("reference_case", args=[source.promotion_id]) if source else "",
    }  # fmt: skip


# -- Today -------------------------------------------------------------------------------------------------------------


def today(user: Any, projects: Any) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """Next steps that are due after a presentation, and consents that end: for whoever presented or keeps it.

    One query, where nothing waits.
    """
    if not access.can(user, "E", "references"):
        return []
    now = timezone.localdate()
    steps = Q(next_on__lte=now + timedelta(days=3), lead=None) & ~Q(response="none")
    unheard = Q(on__lte=now - timedelta(days=3), response="")
    mine = ReferencePresentation.objects.filter(steps | unheard, presenter=user).select_related("customer")
    ending = ReferenceConsent.objects.filter(
        state=ReferenceConsent.State.GIVEN, until__lte=now + timedelta(days=ENDS_SOON)
    ).select_related("contact")
    rows = ReferencePromotion.objects.filter(
        Exists(mine.filter(promotion=OuterRef("pk")).order_by())
        | Q(Exists(ending.filter(promotion=OuterRef("pk")).order_by()), state=ReferencePromotion.State.READY, keeper=user)
    ).select_related("project__customer").order_by("pk").prefetch_related(
        Prefetch("presentations", mine, "waiting"), Prefetch("consents", ending, "ending")
    )  # fmt: skip
    shown, ends = [], []
    for promotion in rows[:MOST]:
        place = {"project": promotion.project.label(), "customer": str(promotion.project.customer)}
        shown += [
            {
                "title": str(one.customer), "url": promotion.get_absolute_url(), "end": due(one.next_on or one.on),
                "note": one.next_step or _("what did they say?"), **place,
            }
            for one in promotion.waiting  # type: ignore[attr-defined]
        ]  # fmt: skip
        if promotion.keeper_id == user.pk and promotion.state == ReferencePromotion.State.READY:
            ends += [
                {
                    "title": promotion.label, "url": promotion.get_absolute_url(), "end": due(one.until),
                    "note": _("ask %(who)s again") % {"who": one.contact}, **place,
                }
                for one in promotion.ending  # type: ignore[attr-defined]
            ]  # fmt: skip
    return [
        ("references", _("References that were shown"), "presentation", shown),
        ("consents", _("Consents of references that end"), "presentation", ends),
    ]


def tick(*, today: date) -> str:
    """Consents that ended with their day: the customer's page no longer says that they may be named. Each once."""
    rows = ReferenceConsent.objects.filter(state=ReferenceConsent.State.GIVEN, until__lt=today, ended_on=None)
    n = 0
    for row in rows.select_related("promotion__project")[:MOST]:
        with transaction.atomic():
            if ReferenceConsent.objects.filter(pk=row.pk, ended_on=None).update(ended_on=row.until) != 1:
                continue
            if Use.NAME in row.allows:
                row.promotion.name_customer()
            n += 1
    return (
        ngettext("%(n)d consent of a reference ended", "%(n)d consents of references ended", n) % {"n": n} if n else ""
    )


def visible_projects(user: Any, rows: Iterable[ReferencePromotion]) -> set[int]:
    keys = [one.project_id for one in rows]
    return set(Project.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))
