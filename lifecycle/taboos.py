"""The fifteen taboos of research: what experience says to mind in every talk, in the order of the domain.

They are shown as a friendly checklist after the talk. A finding (lifecycle/lint/) is a hint, never an error, and nothing
of this leaves the company. Source: domain rows DEL-33 to DEL-47.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as t


@dataclass(frozen=True)
class Taboo:
    code: str
    advice: Any


TABOOS = (
    Taboo("plan", t("The plan said in detail whom to ask, when, and what.")),
    Taboo("preparation", t("We knew the customer's business and its terms before we came.")),
    Taboo("plunge", t("We warmed up before the first question.")),
    Taboo("appointment", t("The time was agreed with the people beforehand.")),
    Taboo("opening", t("The opening said who we are, why we came, how long it takes, and what becomes of it.")),
    Taboo("one_man_show", t("They talked more than we did.")),
    Taboo("selective", t("We asked all our questions, not just the pleasant ones.")),
    Taboo("solution", t("We listened to problems without offering a solution at once.")),
    Taboo("abnormal", t("We followed up what was unusual, and the need hidden behind it.")),
    Taboo("few_people", t("For key business we asked more than one person.")),
    Taboo("long_day", t("The day's talks were not too long.")),
    Taboo("formal_only", t("We also listened outside the meeting room.")),
    Taboo("one_session", t("We did not try to settle the requirements in one session.")),
    Taboo("forms", t("We took forms and reports with us.")),
    Taboo("analysis", t("We will go through the results in a business analysis meeting.")),
)
