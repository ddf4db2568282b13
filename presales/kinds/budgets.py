"""The budget."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "presales.forms.budgets"


def has_estimate(budget: Any) -> bool:
    return budget.latest_estimate(budget.project) is not None


def not_author(budget: Any, user: Any) -> bool:
    return bool(user.pk != budget.created_by_id)


def budgets() -> RecordKind:
    return RecordKind(
        slug="budget",
        model="presales.Budget",
        area="budget",
        title=_("Budget"),
        title_plural=_("Budget"),
        purpose=_(
            "What the project may cost, line by line, approved by an executive, and what it has cost so far. Those who sell do not see it."
        ),
        form=f"{FORMS}.BudgetForm",
        icon="coins",
        columns=(("variance_word", _("Spent so far")), ("approved_by", _("Approved by"))),
        sections=((_("Cost control"), ("note",)), (_("Decision"), ("approved_by", "approved_at", "decision_note"))),
        lines=(
            Lines("lines", _("Lines"), ("category", "what", "estimate"), form=f"{FORMS}.BudgetLineForm"),
        ),
        acts=(
            Act(
                "fill-in", _("Fill in from the estimate"), "fill_in", ("draft",), when=has_estimate,
                confirm=_("Take over what the newest estimate costs by kind? Lines with words of their own stay as they are."),
            ),
            Act("put-forward", _("Put forward"), "put_forward", ("draft",), style="primary"),
            Act(
                "approve", _("Approve"), "approve", ("asked",), need="A", form=f"{FORMS}.ApproveForm", style="primary",
                who=not_author,
            ),
            Act("spend", _("Note what was spent"), "spend", ("asked", "approved"), form=f"{FORMS}.SpendForm"),
            Act(
                "send-back", _("Send back"), "send_back", ("asked", "approved"), need="A", form=f"{FORMS}.SendBackForm",
            ),
        ),
        detail_template="presales/budget.html",
        single=True,
        single_reason=_("A project has one budget; note changes in it."),
    )  # fmt: skip
