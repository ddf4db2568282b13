"""The register of requirements."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle import access, hooks, known, responses
from lifecycle.stages import Act, Lines, RecordKind, Stage
from lifecycle.text import choose

FORMS = "lifecycle.forms.requirements"
ACTS = "lifecycle.forms.requirement_acts"
TASKS = "lifecycle.forms.requirement_tasks"
FILTERS = ("state", "category", "priority", "origin", "response")
AGREED = ("baselined", "in_work", "verified")
WORKING = ("analysed", "confirmed", *AGREED)
ANSWERED = (*WORKING, "closed", "declined", "deferred", "phase_two")


def has_open_change(requirement: Any) -> bool:
    return requirement.open_change is not None


def has_no_open_change(requirement: Any) -> bool:
    by_request = any(function(project=requirement.project) for function in hooks.HOOKS["changes_open"])
    return requirement.open_change is None and not by_request


def is_done_now(requirement: Any) -> bool:
    return bool(requirement.response == "now")


def has_open_task(requirement: Any) -> bool:
    return bool(requirement.open_tasks)


def is_done_untold(requirement: Any) -> bool:
    return bool(requirement.tasks_done)


def is_answered(requirement: Any) -> bool:
    return bool(requirement.response)


def may_park(requirement: Any) -> bool:
    """A new idea that stands in no backlog yet."""
    return requirement.type is not None and requirement.type.nature == "new_idea" and not hasattr(requirement, "idea")


def may_write_letters(requirement: Any, user: Any) -> bool:
    return access.can(user, "C", "responses", requirement.project)


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    """Narrowed by what each field chooses from; with what waits outside the register, and what is to be done."""
    from lifecycle.models.requirement_tasks import RequirementTask

    fields = rows.model._meta
    counted, analysed = rows.model.tally(project)
    overview = responses.words(known.site(project))
    filters = []
    for name in FILTERS:
        field, value = fields.get_field(name), query.get(name, "")
        if value in dict(field.choices):
            rows = rows.filter(**{name: value})
        choices = responses.choices(overview) if name == "response" else field.choices
        filters.append({"name": name, "label": field.verbose_name, "choices": choices, "value": value})
    found = [hook(project=project) for hook in hooks.HOOKS["needs_heard"]]
    tasks = RequirementTask.objects.open().filter(requirement__project=project).select_related("owner", "requirement")
    asked = sum(counted.values())
    stats = [
        {"label": choose(overview[value]), "n": n, "share": round(100 * n / asked)}
        for value in overview
        if asked and (n := counted.get(value, 0)) is not None
    ]
    return rows.prefetch_related("changes").annotate(response_said=responses.said(overview)), {
        "stats": stats, "asked": asked, "tasks": list(tasks.order_by("due")), "task_today": timezone.localdate(),
        "filters": filters, "filtered": any(row["value"] in dict(row["choices"]) for row in filters),
        "heard": [row for row in found if row["n"]], "unconfirmed": 0 if query.get("state") else analysed,
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
        also=(Stage.DELIVERY,),
        columns=(("category", _("Category")), ("priority", _("Priority")), ("response", _("Response"))),
        sections=(
            (_("The requirement"), ("description", "category", "priority", "approach")),
            (_("Where it comes from"), ("origin", "source", "source_note", "elicitation", "raised_by")),
            (
                _("What is behind it"),
                (
                    "business_scenario", "underlying_need", "business_processes", "processes", "departments", "need_verdict", "proposed_way",
                    "way_verdict", "root_cause",
                ),
            ),
            (_("What it means for the project"), ("value_impact", "without_it", "impact_days", "impact_cost")),
            (
                _("How it is answered"),
                (
                    "type", "response", "reason", "proof", "effort_days", "workaround", "tolerated_until",
                    "planned_release", "constraint", "constraint_note",
                ),
            ),
            (_("Confirmed by the customer"), ("confirmed_by", "confirmed_on")),
            (_("Told to whoever asked"), ("told_on", "told_by", "told_how")),
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
            Act("assign", _("Give somebody a task"), "assign", WORKING, form=f"{TASKS}.AssignForm", when=is_done_now),
            Act(
                "finish-task", _("Mark a task done"), "finish_task", WORKING, form=f"{TASKS}.FinishTaskForm",
                style="primary", when=has_open_task,
            ),
            Act(
                "tell", _("Tell whoever asked"), "tell", WORKING, form=f"{TASKS}.TellForm", style="primary",
                when=is_done_untold,
            ),
            Act(
                "answer", _("Answer in writing"), "answer_in_writing", ANSWERED, need="R",
                form=f"{TASKS}.AnswerInWritingForm", when=is_answered, who=may_write_letters,
            ),
            Act("park", _("Park it for a product"), "park", ANSWERED, form=f"{TASKS}.ParkForm", when=may_park),
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
