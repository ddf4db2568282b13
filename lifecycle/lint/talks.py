"""What a single talk gives away about the fifteen taboos, before it and after it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle import known
from lifecycle.lint import Finding
from lifecycle.text import listed, pick

OPENING_MIN = 20
# As long as the talk lies ahead, only what can still be done before it.
BEFORE = ("plan", "preparation", "plunge", "appointment", "opening", "few_people", "long_day")
# Words by which a solution gives itself away among facts, in the languages that logs are written in.
OFFERS = (
    "建议",
    "解决方案",
    "我们可以",
    "可以用我们",
    "我们的系统",
    "we could",
    "we can build",
    "our product",
    "our system",
)


@dataclass(frozen=True)
class Facts:
    """What the findings are drawn from, fetched once."""

    log: Any
    line: Any  # of the plan, None for a talk in no plan
    entries: list[Any]
    questions: list[Any]
    people: int
    hours_today: float
    other_talks: int
    hours_limit: float
    people_wanted: int
    collected: bool  # did its people give us a form or report?

    def of(self, *kinds: str) -> list[Any]:
        return [entry for entry in self.entries if entry.kind in kinds]

    @property
    def plan(self) -> Any:
        return self.log.plan

    def mend(self, field: str) -> str:
        """Where a field of the log is changed; the log itself, once it is closed to changes."""
        here = self.log.get_absolute_url()
        return f"{here}edit/#id_{field}" if self.log.is_editable else here

    def found(self, code: str, text: str, field: str = "", url: str = "", needed: bool = False) -> Finding:
        return Finding(code, text, url or self.mend(field or "title"), needed)


def people_of(log: Any) -> set[str]:
    """Whom a talk was held with; those without a contact of their own by name."""
    others = {line.strip() for line in log.other_people.splitlines() if line.strip()}
    return {f"#{contact.pk}" for contact in log.contacts.all()} | others


def gather(log: Any) -> Facts:
    from lifecycle.lint.plans import heard

    site = known.site(log.project)
    others = [row for row in log.talks_of_project() if row.pk != log.pk]
    day = timezone.localtime(log.at).date()
    same_day = sum(row.hours or 0 for row in others if timezone.localtime(row.at).date() == day)
    line = getattr(log, "plan_line", None)
    people = people_of(log)
    if line is not None:
        people |= heard(log.plan, line.business)
    return Facts(
        log=log,
        line=line,
        entries=list(log.entries.all()),
        questions=list(log.questions.all()),
        people=len(people),
        hours_today=float(log.hours or 0) + float(same_day),
        other_talks=sum(row.state not in log.AHEAD for row in others),
        hours_limit=site.threshold("research_hours_per_day"),
        people_wanted=int(site.threshold("key_process_interviewees")),
        collected=log.has_collected,
    )


def findings(log: Any) -> list[Finding]:
    """In the order of the taboos."""
    facts, ahead = gather(log), log.state in log.AHEAD
    checks = [check for code, check in CHECKS.items() if not ahead or code in BEFORE]
    return [found for check in checks if (found := check(facts)) is not None]


def _plan(facts: Facts) -> Finding | None:
    if not facts.questions:
        return facts.found("plan", _("No questions were prepared in this log."), "questions-0-text")
    if facts.line is None:
        text = _("This talk stands in no research plan. A plan says whom to ask, when, and what.")
        return facts.found("plan", text, "plan_line")
    if vague := facts.line.vague():
        text = _("The plan does not say: %(what)s.") % {"what": listed(label for _field, label in vague)}
        return facts.found("plan", text, url=facts.plan.get_absolute_url())
    return None


def _preparation(facts: Facts) -> Finding | None:
    if facts.plan and facts.plan.is_unprepared:
        text = _("The plan is not prepared: %(what)s.") % {"what": listed(facts.plan.open_preparation)}
        needed = facts.log.state in facts.log.AHEAD
        return facts.found("preparation", text, url=facts.plan.act_url("prepare"), needed=needed)
    if facts.log.precondition == "neither":
        return facts.found("preparation", _("Neither was a product introduced nor an expert named."), "precondition")
    return None


def _plunge(facts: Facts) -> Finding | None:
    if facts.log.opening_remarks.strip():
        return None
    if facts.log.state in facts.log.AHEAD:
        text = _("Nobody has thought about how the talk is opened. There is a text to begin with.")
        return facts.found("plunge", text, url=facts.log.act_url("opening"))
    return facts.found("plunge", _("There is no word here on how the talk was opened."), "opening_remarks")


def _appointment(facts: Facts) -> Finding | None:
    if facts.log.appointment_confirmed_at:
        return None
    url = facts.log.act_url("appoint") if facts.log.state in facts.log.AHEAD else ""
    return facts.found("appointment", _("No appointment is noted."), url=url)


def _opening(facts: Facts) -> Finding | None:
    if 0 < len(facts.log.opening_remarks.strip()) < OPENING_MIN:
        text = _("The opening remarks are very short.")
        return facts.found("opening", text, "opening_remarks")
    return None


def _one_man_show(facts: Facts) -> Finding | None:
    if not facts.entries:
        return None
    if not facts.of("quote"):
        text = _("Nobody is quoted. What did they say in their own words?")
        return facts.found("one_man_show", text, "entries-0-text")
    told = {entry.topic for entry in facts.entries if entry.kind != "idea"}
    bare = [entry for entry in facts.of("idea") if entry.topic not in told]
    if bare:
        text = _("Under “%(topic)s” stand ideas of ours alone, and nothing that they told.")
        return facts.found("one_man_show", text % {"topic": pick(bare[0], "topic")}, "entries-0-text")
    if facts.log.state in facts.log.FINISHED and not facts.log.self_review:
        text = _("Nobody has looked back on it yet. Who talked mostly?")
        return facts.found("one_man_show", text, url=facts.log.act_url("reflect"))
    return None


def _selective(facts: Facts) -> Finding | None:
    left = [q for q in facts.questions if not q.asked and not q.reason.strip()]
    if left:
        text = ngettext(
            "%(n)d prepared question was neither asked nor put off with a reason.",
            "%(n)d prepared questions were neither asked nor put off with a reason.", len(left),
        )  # fmt: skip
        n = facts.questions.index(left[0])
        return facts.found("selective", text % {"n": len(left)}, f"questions-{n}-asked")
    if facts.log.state in facts.log.FINISHED and (lost := facts.log.unasked()):
        text = ngettext(
            "%(n)d question was not asked and stands in no other talk.",
            "%(n)d questions were not asked and stand in no other talk.", len(lost),
        )  # fmt: skip
        return facts.found("selective", text % {"n": len(lost)}, url=facts.log.act_url("carry"))
    return None


def _solution_at_once(facts: Facts) -> Finding | None:
    ideas, problems = len(facts.of("idea")), len(facts.of("problem"))
    if ideas > problems:
        text = _("More ideas (%(ideas)d) than problems (%(problems)d).") % {"ideas": ideas, "problems": problems}
        return facts.found("solution", text, "entries-0-kind")
    for n, entry in enumerate(entry for entry in facts.entries if entry.kind != "idea"):
        if entry.kind != "quote" and any(word in entry.text.lower() for word in OFFERS):
            text = _(
                "Entry %(n)d reads like a solution. Facts go to the customer: keep it for the analysis, as an idea."
            )
            text %= {"n": n + 1}
            return facts.found("solution", text, f"entries-{n}-kind")
    return None


def _abnormal(facts: Facts) -> Finding | None:
    if facts.entries and not facts.of("exception"):
        text = _("No exception is noted. Ask what happens when things go wrong.")
        return facts.found("abnormal", text, "entries-0-kind")
    bare = [n for n, e in enumerate(facts.entries) if e.kind in ("exception", "problem") and not e.need_behind.strip()]
    if not bare:
        return None
    text = ngettext(
        "%(n)d exception or problem does not say which need is behind it.",
        "%(n)d exceptions or problems do not say which need is behind them.", len(bare),
    )  # fmt: skip
    return facts.found("abnormal", text % {"n": len(bare)}, f"entries-{bare[0]}-need_behind")


def _few_people(facts: Facts) -> Finding | None:
    if facts.people >= facts.people_wanted or (facts.line is not None and not facts.line.is_key):
        return None
    text = _("Key business needs at least %(n)d people to be asked.")
    if facts.people == 1:
        text = _("Only one person was asked. Key business needs at least %(n)d.")
        if facts.log.state in facts.log.AHEAD:
            text = _("Only one person is to be asked. Key business needs at least %(n)d.")
    return facts.found("few_people", text % {"n": facts.people_wanted}, "contacts")


def _long_day(facts: Facts) -> Finding | None:
    if facts.hours_today <= facts.hours_limit:
        return None
    values = {"hours": f"{facts.hours_today:g}", "limit": f"{facts.hours_limit:g}"}
    text = _("%(hours)s hours of talks on that day; more than %(limit)s tire both sides.") % values
    return facts.found("long_day", text, "hours")


def _formal_only(facts: Facts) -> Finding | None:
    if facts.plan is None or facts.log.state not in facts.log.FINISHED or facts.plan.was_informal:
        return None
    text = _("No talk outside the meetings is noted in the plan.")
    return facts.found("formal_only", text, url=facts.plan.get_absolute_url())


def _one_session(facts: Facts) -> Finding | None:
    if facts.other_talks:
        return None
    return facts.found("one_session", _("This is the only talk so far. Confirm the requirements in a second one."))


def _forms(facts: Facts) -> Finding | None:
    if not facts.entries or facts.of("form") or facts.collected:
        return None
    text = _("No form or report is noted. Ask for a filled-in sample of each.")
    return facts.found("forms", text, "entries-0-kind")


def _analysis(facts: Facts) -> Finding | None:
    plan = facts.plan
    if plan is None or plan.is_analysed or facts.log.state not in facts.log.FINISHED:
        return None
    text = _("No business analysis meeting is noted in the plan.")
    return facts.found("analysis", text, url=plan.get_absolute_url())


CHECKS: dict[str, Callable[[Facts], Finding | None]] = {
    "plan": _plan, "preparation": _preparation, "plunge": _plunge, "appointment": _appointment, "opening": _opening,
    "one_man_show": _one_man_show, "selective": _selective, "solution": _solution_at_once, "abnormal": _abnormal,
    "few_people": _few_people, "long_day": _long_day, "formal_only": _formal_only, "one_session": _one_session,
    "forms": _forms, "analysis": _analysis,
}  # fmt: skip
