"""Risks."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, RecordKind

FORMS = "lifecycle.forms.risks"
OPEN = ("identified", "assessed", "responding")


def risks() -> RecordKind:
    return RecordKind(
        slug="risks",
        model="lifecycle.Risk",
        area="risks",
        title=_("Risk"),
        title_plural=_("Risks"),
        purpose=_("What could go wrong, how likely and how bad, what prevents it, and what we do if it happens."),
        form=f"{FORMS}.RiskForm",
        icon="alert-triangle",
        columns=(
            ("get_category_display", _("Category")), ("exposure", _("Exposure")), ("owner", _("Owner")),
            ("review_day", _("To be reviewed")),
        ),
        sections=(
            (_("The risk"), ("description", "category", "area", "probability", "impact")),
            (_("The answer to it"), ("prevention", "contingency", "trigger")),
            (_("Who looks after it"), ("owner", "due", "internal")),
            (_("What became of it"), ("outcome",)),
        ),
        acts=(
            Act("assess", _("Assess"), "assess", OPEN, form=f"{FORMS}.AssessForm", style="primary", when=unrated),
            Act("reassess", _("Assess anew"), "assess", OPEN, form=f"{FORMS}.AssessForm", when=rated),
            Act(
                "respond", _("Answer it"), "respond", ("assessed", "responding"), form=f"{FORMS}.RespondForm",
                style="primary",
            ),
            Act("occur", _("It happened"), "occur", OPEN, form=f"{FORMS}.OccurForm", style="outline-danger"),
            Act("close", _("It is over"), "close", OPEN, form=f"{FORMS}.CloseForm"),
        ),
        detail_template="lifecycle/risk.html",
        list_template="lifecycle/risks.html",
        listing=listing,
    )  # fmt: skip


def unrated(risk: Any) -> bool:
    return bool(risk.state == "identified")


def rated(risk: Any) -> bool:
    return not unrated(risk)


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    """Narrowed to a field of the matrix; with the matrix of what is open, and what other projects had to fear."""
    from lifecycle.areas import open_by_area
    from lifecycle.risklibrary import suggestions
    from lifecycle.riskmatrix import matrix

    marks = {name: int(text) for name in ("probability", "impact") if (text := query.get(name, "")) in tuple("12345")}
    chosen = marks if len(marks) == 2 else {}
    if chosen:
        rows = rows.filter(state__in=OPEN, **chosen)
    facts = {
        "matrix": matrix(project, chosen),
        "chosen": chosen,
        "suggestions": suggestions(project),
        "areas": open_by_area(project),
    }
    return rows.select_related("owner"), facts
