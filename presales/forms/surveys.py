"""User site surveys: whom we met at their work, and which problems they have."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.fields import holds
from presales.forms.occasions import HEAD, OTHER_PEOPLE, WIDGETS, LineForm, OccasionForm
from presales.models import UserProblem, UserSurvey
from presales.models.surveys import USERS


def users_only(queryset: Any) -> Any:
    """Of the customer's people those who operate the software."""
    found = queryset.none()
    for kind in USERS:
        found |= queryset.filter(kinds__contains=holds(kind))
    return found


class SurveyForm(OccasionForm):
    columns = {"at": 4, "place": 4, "department": 4}

    class Meta:
        model = UserSurvey
        fields = (
            "title", "title_en", "at", "place", "place_en", "department", "department_en", *HEAD[5:], "observed_work",
            "observed_work_en",
        )  # fmt: skip
        widgets = WIDGETS
        labels = {"contacts": _("Users"), "other_people": _("Other users")}
        help_texts = {
            "contacts": _(
                "Those who operate the software, not who is in charge. They are marked so among the contacts."
            ),
            "other_people": OTHER_PEOPLE,
            "observed_work": _("What they did while you watched: steps, papers, screens, waiting."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["contacts"]
        field.queryset = users_only(field.queryset)


class ProblemForm(LineForm):
    columns = {"frequency": 4, "impact": 4, "contact": 4}
    customers = ("contact",)

    class Meta:
        model = UserProblem
        fields = (
            "problem", "problem_en", "frequency", "impact", "contact", "workaround", "workaround_en", "need", "need_en",
        )  # fmt: skip
        help_texts = {"need": _("What they would need instead. It becomes a requirement that comes from users.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["contact"]
        field.queryset = users_only(field.queryset)
