"""The register of requirements."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle import hooks
from lifecycle.stages import Act, Lines, RecordKind

FORMS = "lifecycle.forms.requirements"
ACTS = "lifecycle.forms.requirement_acts"
FILTERS = ("category", "priority", "origin", "response")
AGREED = ("baselined", "in_work", "verified")


def has_open_change(requirement: Any) -> bool:
    return requirement.open_change is not None


def has_no_open_change(requirement: Any) -> bool:
    by_request = any(function(project=requirement.project) for function in hooks.HOOKS["changes_open"])
    return requirement.open_change is None and not by_request


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    """Narrowed by what each field chooses from; with what waits outside the register."""
    fields = rows.model._meta
    filters = []
    for name in FILTERS:
        field, value = fields.get_field(name), query.get(name, "")
        if value in dict(field.choices):
            rows = rows.filter(**{name: value})
        filters.append({"name": name, "label": field.verbose_name, "choices": field.choices, "value": value})
    found = [hook(project=project) for hook in hooks.HOOKS["needs_heard"]]
    return rows.prefetch_related("changes"), {
        "filters": filters, "filtered": any(row["value"] in dict(row["choices"]) for row in filters),
        "heard": [row for row in found if row["n"]], "answers": rows.model.answers(project),
    }  # fmt: skip


def requirements() -> RecordKind:
    return RecordKind(
        slug="requirements",
        model="lifecycle.Requirement",
        area="research",
        title=_("Requirement"),
        title_plural=_("Requirements"),
        purpose=_(
            "What the customer needs, in which situation. Write the need and the way they ask for apart; most needs are reasonable, many ways are not."
        ),
        form=f"{FORMS}.RequirementForm",
        icon="list-check",
        columns=(("category", _("Category")), ("priority", _("Priority")), ("response", _("Response"))),
        sections=(
            (_("The requirement"), ("description", "category", "priority", "approach")),
            (_("Where it comes from"), ("origin", "source", "source_note", "elicitation", "raised_by")),
            (
                _("What is behind it"),
                ("business_scenario", "underlying_need", "need_verdict", "proposed_way", "way_verdict", "root_cause"),
            ),
            (
                _("How it is answered"),
                (
                    "type", "response", "reason", "proof", "workaround", "tolerated_until", "constraint", "constraint_note",
                ),
            ),
            (_("Confirmed by the customer"), ("confirmed_by", "confirmed_on")),
        ),
        lines=(
            Lines(
                "alternatives", _("Other ways to meet the need"), ("text", "text_en", "effort_days", "simple"),
                form=f"{FORMS}.AlternativeForm",
                help=_("There is often a simple one. Write it down even if the customer asks for something else."),
            ),
        ),
        acts=(
            Act("analyse", _("Analyse"), "analyse", ("captured",), form=f"{ACTS}.AnalyseForm", style="primary"),
            Act("analyse-again", _("Analyse again"), "analyse", ("analysed",), form=f"{ACTS}.AnalyseForm"),
            Act(
                "confirm", _("Note the customer's confirmation"), "confirm", ("analysed",), form=f"{ACTS}.ConfirmForm",
                style="primary",
            ),
            Act("review", _("Check the quality"), "review", ("analysed", "confirmed"), form=f"{ACTS}.ReviewForm"),
            Act("phase-two", _("Put to phase two"), "put_to_phase_two", ("analysed", "confirmed"), form=f"{ACTS}.PhaseTwoForm"),
            Act("defer", _("Put off"), "defer", ("analysed", "confirmed"), form=f"{ACTS}.DeferForm"),
            Act(
                "decline", _("Decline"), "decline", ("analysed", "confirmed"), form=f"{ACTS}.DeclineForm",
                style="outline-danger",
            ),
            Act("take-up", _("Take up again"), "take_up", ("declined", "deferred", "phase_two"), form=f"{ACTS}.TakeUpForm"),
            Act(
                "ask-change", _("Ask for a change"), "ask_change", AGREED, form=f"{ACTS}.AskChangeForm",
                when=has_no_open_change,
            ),
            Act(
                "approve-change", _("Approve the change"), "approve_change", AGREED, form=f"{ACTS}.ApproveChangeForm",
                when=has_open_change, style="primary",
            ),
            Act(
                "refuse-change", _("Refuse the change"), "refuse_change", AGREED, form=f"{ACTS}.RefuseChangeForm",
                when=has_open_change, style="outline-danger",
            ),
        ),
        detail_template="lifecycle/requirement.html",
        list_template="lifecycle/requirements.html",
        listing=listing,
    )  # fmt: skip
