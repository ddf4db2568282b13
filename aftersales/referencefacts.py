"""What a case page is drawn from: the project's solution, its figures, what was reached; and what must not be told."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Sum

from aftersales.models.acceptances import Acceptance
from aftersales.models.reference_consents import Use
from aftersales.models.references import MOST_FEATURES, Figure, ReferencePromotion
from aftersales.models.rollout_parts import RolloutUnit
from aftersales.models.surveys import SatisfactionSurvey
from aftersales.models.trainingparts import Attendance
from lifecycle import hooks
from lifecycle.models.customers import Contact, Industry
from lifecycle.models.objectives import Objective
from lifecycle.text import EN, ZH, same, short, twin, worded

Text = dict[str, str]
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SHORTEST = 2  # a name of one letter would be found everywhere
# What a customer is called who is not to be named.
CALLED: dict[str, tuple[str, str]] = {
    Industry.HEALTH: ("某医院", "hospital"),
    Industry.EDUCATION: ("某高校", "university"),
    Industry.MANUFACTURING: ("某制造企业", "manufacturer"),
    Industry.AUTOMOTIVE: ("某汽车企业", "car company"),
    Industry.CULTURE: ("某文化场馆", "library or museum"),
    Industry.UTILITIES: ("某公用事业企业", "utility"),
    Industry.TRANSPORT: ("某公共交通企业", "public transport company"),
    Industry.LOGISTICS: ("某物流企业", "logistics company"),
    Industry.FINANCE: ("某金融机构", "bank"),
    Industry.GOVERNMENT: ("某政府机构", "public authority"),
    Industry.PHARMA: ("某制药企业", "pharmaceutical company"),
    Industry.FOOD: ("某食品企业", "food company"),
    Industry.RETAIL: ("某零售企业", "retailer"),
    Industry.OTHER: ("某企业", "company"),
}


# -- what a new one begins with ----------------------------------------------------------------------------------------


def begin(project: Any) -> dict[str, str]:
    """Texts to go on from; whoever writes it knows better."""
    industry = worded(Industry(project.industry).label) if project.industry in Industry.values else same("")
    product = project.product or project.name
    called = anonymous(project)
    overview = _summary(project)
    results = _results(project)
    return {
        "title": f"{product}：{industry[ZH]}案例", "title_en": f"{product} in practice: {industry[EN].lower()}",
        "anonymous": called[ZH], "anonymous_en": called[EN], "overview": overview[ZH], "overview_en": overview[EN],
        "results": results[ZH], "results_en": results[EN],
    }  # fmt: skip


def anonymous(project: Any) -> Text:
    """“A hospital in Zhejiang”: the region where it is known and written in the language."""
    chinese, english = CALLED.get(project.industry, CALLED[Industry.OTHER])
    region = project.customer.region.strip()
    article = "An" if english[0] in "aeio" else "A"
    return {
        ZH: f"{region}{chinese}" if region and not region.isascii() else chinese,
        EN: f"{article} {english} in {region}" if region and region.isascii() else f"{article} {english}",
    }


def _summary(project: Any) -> Text:
    """The solution in plain words, as the customer was shown it."""
    for tell in hooks.HOOKS["solution_before"]:
        before = tell(project=project)
        if before is not None and before.summary_plain:
            return twin(before, "summary_plain")
    return same("")


def _results(project: Any) -> Text:
    """The objectives that were met, one a line; before they are judged, those that hold."""
    rows = list(Objective.objects.filter(project=project).valid().order_by("number"))
    met = [row for row in rows if row.state == Objective.State.MET] or rows
    told = [(row, f"{row.baseline_value} → {row.target_value}" if row.baseline_value and row.target_value else "") for row in met]  # fmt: skip
    return {
        ZH: "\n".join(f"{row.statement}{f'（{figure}）' if figure else ''}" for row, figure in told),
        EN: "\n".join(
            f"{row.statement_en}{f' ({figure})' if figure else ''}" for row, figure in told if row.statement_en
        ),
    }


def features(project: Any) -> list[dict[str, str]]:
    """What the contract says is delivered."""
    rows = [row for tell in hooks.HOOKS["deliverables"] for row in tell(project=project)]
    return [{"title": short(row[ZH], 80), "title_en": short(row[EN], 120)} for row in rows[:MOST_FEATURES]]


# -- figures -----------------------------------------------------------------------------------------------------------


def figures(project: Any) -> list[dict[str, Any]]:
    """Every figure that the project's records know, in both languages."""
    units = RolloutUnit.objects.filter(rollout__project=project, state=RolloutUnit.State.REACHED).order_by()
    rolled = units.aggregate(n=Count("pk"), users=Sum("covered"))
    came = (
        Attendance.objects.filter(session__project=project, signed=True).exclude(session__state="planned").order_by()
    )
    trained = len(set(came.values_list("contact_id", "name", "department")))
    asked = SatisfactionSurvey.objects.filter(project=project, state="answered").only("scores")
    marks = [row.mean for row in asked if row.mean is not None]
    acceptance = Acceptance.current(project)
    accepted = acceptance.signed_on if acceptance is not None else None
    found: dict[str, Text] = {}
    if rolled["users"]:
        found[Figure.USERS] = same(f"{rolled['users']:,}")
    if rolled["n"]:
        found[Figure.UNITS] = same(str(rolled["n"]))
    if trained:
        found[Figure.TRAINED] = same(f"{trained:,}")
    begun = project.actual_start or project.contract_signed_on
    if begun and accepted and begun < accepted:
        found[Figure.DURATION] = duration(begun, accepted)
    if marks:
        mean = f"{sum(marks) / len(marks):.1f}"
        found[Figure.SATISFACTION] = {ZH: f"{mean} 分（满分 5 分）", EN: f"{mean} of 5"}
    if accepted:
        found[Figure.ACCEPTANCE] = month(accepted)
    labels = dict(Figure.choices)
    return [{"key": key, "label": worded(labels[key]), "value": found[key]} for key in Figure.values if key in found]


def duration(begun: date, ended: date) -> Text:
    days = (ended - begun).days
    if days < 60:
        weeks = max(1, round(days / 7))
        return {ZH: f"{weeks} 周", EN: f"{weeks} week{'s' if weeks > 1 else ''}"}
    months = round(days / 30.4)
    return {ZH: f"{months} 个月", EN: f"{months} months"}


def month(day: date) -> Text:
    return {ZH: f"{day.year} 年 {day.month} 月", EN: f"{MONTHS[day.month - 1]} {day.year}"}


def told_figures(promotion: ReferencePromotion) -> list[dict[str, Any]]:
    """Those that were chosen, where the customer allows figures."""
    if not promotion.allows(Use.FIGURES):
        return []
    return [row for row in figures(promotion.project) if row["key"] in promotion.figures]


# -- what must not be told, and what is missing ------------------------------------------------------------------------


def texts(promotion: ReferencePromotion) -> Iterator[tuple[str, Text]]:
    """Every text that a person wrote on the case page, with what it is called."""
    for name in ("title", "anonymous", "overview", "results"):
        yield str(ReferencePromotion._meta.get_field(name).verbose_name), twin(promotion, name)  # type: ignore[union-attr]
    for row in promotion.features.all():  # type: ignore[attr-defined]
        yield str(row), twin(row, "title")
        yield str(row), twin(row, "text")


def untranslated(promotion: ReferencePromotion) -> list[str]:
    return list(dict.fromkeys(what for what, text in texts(promotion) if bool(text[ZH]) != bool(text[EN])))


def given_away(promotion: ReferencePromotion) -> list[str]:
    """Texts that name the customer or one of their people, where the name may not be told."""
    if promotion.allows(Use.NAME):
        return []
    project = promotion.project
    names = {project.customer.name, project.customer.name_en, project.name, project.name_en}
    people = Contact.objects.filter(customer=project.customer_id).values_list("name", "name_en")
    names |= {name for pair in people for name in pair}
    wanted = [name.strip().casefold() for name in names if len(name.strip()) >= SHORTEST]
    return list(
        dict.fromkeys(
            what for what, text in texts(promotion)
            if any(name in f"{text[ZH]}\n{text[EN]}".casefold() for name in wanted)
        )
    )  # fmt: skip


def called(promotion: ReferencePromotion) -> Text:
    """The customer as others may hear of them."""
    if promotion.allows(Use.NAME):
        both = twin(promotion.project.customer, "name")
        return {ZH: both[ZH] or both[EN], EN: both[EN] or both[ZH]}
    return twin(promotion, "anonymous")
