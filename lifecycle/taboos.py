"""The fifteen taboos of research: what experience says to mind in every talk, and what a log itself gives away.

They are shown as a friendly checklist after the talk. A finding is a hint, never an error, and nothing of this leaves
the company. Source: domain rows DEL-33 to DEL-47.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

OPENING_MIN = 20


@dataclass(frozen=True)
class Facts:
    """What the findings are drawn from, fetched once."""

    log: Any
    entries: list[Any]
    questions: list[Any]
    interviewees: int
    hours_today: float
    other_talks: int
    hours_limit: float
    interviewees_wanted: int

    def count(self, kind: str) -> int:
        return Counter(entry.kind for entry in self.entries)[kind]

    @property
    def written(self) -> bool:
        return bool(self.entries)


@dataclass(frozen=True)
class Taboo:
    code: str
    advice: Any
    find: Callable[[Facts], str]


def _plan(facts: Facts) -> str:
    return "" if facts.questions else _("No questions were prepared in this log.")


def _preparation(facts: Facts) -> str:
    return _("Neither was a product introduced nor an expert named.") if facts.log.precondition == "neither" else ""


def _plunge(facts: Facts) -> str:
    return "" if facts.log.opening_remarks.strip() else _("There is no word here on how the talk was opened.")


def _appointment(facts: Facts) -> str:
    return "" if facts.log.appointment_confirmed_at else _("No appointment is noted.")


def _opening(facts: Facts) -> str:
    words = facts.log.opening_remarks.strip()
    return _("The opening remarks are very short.") if 0 < len(words) < OPENING_MIN else ""


def _one_man_show(facts: Facts) -> str:
    if not facts.written or facts.count("quote"):
        return ""
    return _("Nobody is quoted. What did they say in their own words?")


def _selective(facts: Facts) -> str:
    left = [q for q in facts.questions if not q.asked and not q.reason.strip()]
    if not left:
        return ""
    text = ngettext(
        "%(n)d prepared question was neither asked nor put off with a reason.",
        "%(n)d prepared questions were neither asked nor put off with a reason.", len(left),
    )  # fmt: skip
    return text % {"n": len(left)}


def _solution_at_once(facts: Facts) -> str:
    ideas, problems = facts.count("idea"), facts.count("problem")
    if ideas > problems:
        return _("More ideas (%(ideas)d) than problems (%(problems)d).") % {"ideas": ideas, "problems": problems}
    return ""


def _abnormal(facts: Facts) -> str:
    if facts.written and not facts.count("exception"):
        return _("No exception is noted. Ask what happens when things go wrong.")
    bare = [e for e in facts.entries if e.kind in ("exception", "problem") and not e.need_behind.strip()]
    if not bare:
        return ""
    text = ngettext(
        "%(n)d exception or problem does not say which need is behind it.",
        "%(n)d exceptions or problems do not say which need is behind them.", len(bare),
    )  # fmt: skip
    return text % {"n": len(bare)}


def _few_people(facts: Facts) -> str:
    if facts.interviewees >= facts.interviewees_wanted:
        return ""
    if facts.interviewees == 1:
        return _("Only one person was asked. Key business needs at least %(n)d.") % {"n": facts.interviewees_wanted}
    return _("Key business needs at least %(n)d people to be asked.") % {"n": facts.interviewees_wanted}


def _long_day(facts: Facts) -> str:
    if facts.hours_today <= facts.hours_limit:
        return ""
    values = {"hours": f"{facts.hours_today:g}", "limit": f"{facts.hours_limit:g}"}
    return _("%(hours)s hours of talks on that day; more than %(limit)s tire both sides.") % values


def _one_session(facts: Facts) -> str:
    return "" if facts.other_talks else _("This is the only talk so far. Confirm the requirements in a second one.")


def _forms(facts: Facts) -> str:
    if facts.written and not facts.count("form"):
        return _("No form or report is noted. Ask for a filled-in sample of each.")
    return ""


def _cannot_tell(_facts: Facts) -> str:
    return ""


t = gettext_lazy
TABOOS = (
    Taboo("plan", t("The plan said in detail whom to ask, when, and what."), _plan),
    Taboo("preparation", t("We knew the customer's business and its terms before we came."), _preparation),
    Taboo("plunge", t("We warmed up before the first question."), _plunge),
    Taboo("appointment", t("The time was agreed with the people beforehand."), _appointment),
    Taboo(
        "opening", t("The opening said who we are, why we came, how long it takes, and what becomes of it."), _opening
    ),
    Taboo("one_man_show", t("They talked more than we did."), _one_man_show),
    Taboo("selective", t("We asked all our questions, not just the pleasant ones."), _selective),
    Taboo("solution", t("We listened to problems without offering a solution at once."), _solution_at_once),
    Taboo("abnormal", t("We followed up what was unusual, and the need hidden behind it."), _abnormal),
    Taboo("few_people", t("For key business we asked more than one person."), _few_people),
    Taboo("long_day", t("The day's talks were not too long."), _long_day),
    Taboo("formal_only", t("We also listened outside the meeting room."), _cannot_tell),
    Taboo("one_session", t("We did not try to settle the requirements in one session."), _one_session),
    Taboo("forms", t("We took forms and reports with us."), _forms),
    Taboo("analysis", t("We will go through the results in a business analysis meeting."), _cannot_tell),
)
