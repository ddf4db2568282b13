"""The table of differences from the pre-sales solution: what is kept, changed, dropped or new, and why."""

from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from lifecycle.differences import Part, redline
from lifecycle.errors import Refused
from lifecycle.models import blueprints
from lifecycle.models.blueprints import Blueprint, Subject
from lifecycle.models.interviews import Ordered
from lifecycle.models.users import User
from lifecycle.text import EN, ZH, choose, listed

NAMED = 3  # of those that a refusal names
STANDARD = {
    "zh": "属于每一份实施解决方案的内容，售前方案不作要求。",
    "en": "Part of every implementation solution; a pre-sales solution does not ask for it.",
}


class Verdict(models.TextChoices):
    KEPT = "kept", pgettext_lazy("difference", "Kept")
    CHANGED = "changed", pgettext_lazy("difference", "Changed")
    DROPPED = "dropped", pgettext_lazy("difference", "Dropped")
    NEW = "new", pgettext_lazy("difference", "New")


class DepartureBase(Ordered):
    """`solution` is the foreign key to its solution, with related_name `departures`. `key`: that of its Subject."""

    key = models.CharField(max_length=60, editable=False)
    verdict = models.CharField(
        gettext_lazy("compared with pre-sales"), max_length=7, choices=Verdict.choices, blank=True
    )
    reason = models.TextField(gettext_lazy("reason"), blank=True)
    reason_en = models.TextField(gettext_lazy("reason in English"), blank=True)

    class Meta(Ordered.Meta):
        abstract = True
        constraints = [models.UniqueConstraint(fields=["solution", "key"], name="%(app_label)s_%(class)s_once")]


@dataclass(frozen=True)
class Line:
    """A row of the table: what is compared, and what was said of it. `fault` in words, empty if nothing is missing."""

    subject: Subject
    verdict: str
    reason: dict[str, str]
    fault: str

    @property
    def title(self) -> str:
        return choose(self.subject.title)

    @property
    def said(self) -> str:
        return choose(self.reason)

    @property
    def tone(self) -> str:
        return {"kept": "off", "changed": "wait", "dropped": "bad", "new": "ok"}.get(self.verdict, "draft")

    @property
    def redline(self) -> tuple[Part, ...]:
        """Word by word, in the reader's language, or in the other one where only that differs."""
        first, second = (EN, ZH) if (get_language() or "").startswith("en") else (ZH, EN)
        for language in (first, second):
            before, after = self.subject.before[language], self.subject.after[language]
            if before and before != after:
                return redline(before, after)
        return ()

    @property
    def verdict_label(self) -> str:
        return str(Verdict(self.verdict).label) if self.verdict else ""


def allowed(subject: Subject) -> tuple[str, ...]:
    """Texts speak for themselves; a requirement that both answer may be answered in another way."""
    if subject.kind == blueprints.REQUIREMENT and subject.fact in (Verdict.KEPT, Verdict.CHANGED):
        return (Verdict.KEPT, Verdict.CHANGED)
    return (subject.fact,)


class Departing(Blueprint):
    """Capability of a solution: nothing of its blueprint disappears, changes or is added without a reason."""

    class Meta:
        abstract = True

    def table(self: Any) -> list[Line]:
        told = {row.key: row for row in self.departures.all()}
        return [_line(subject, told.get(subject.key)) for subject in self.subjects()]

    def unexplained(self) -> list[Line]:
        """Rows without a verdict that holds, or without a reason where it differs."""
        return [line for line in self.table() if line.fault]

    def guard_departures(self) -> None:
        left = self.unexplained()
        if left:
            text = ngettext(
                "The table of differences is not complete: %(what)s.",
                "The table of differences is not complete; %(n)d rows are missing, the first: %(what)s.", len(left),
            )  # fmt: skip
            what = listed(f"{line.title} ({line.fault})" for line in left[:NAMED])
            raise Refused(text % {"n": len(left), "what": what})

    @transaction.atomic
    def compare(self: Any, *, by: User, answers: list[tuple[str, str, str, str]]) -> None:
        """(key, verdict, reason, reason in English) of each row; a part of them is enough, and what is left is named."""
        self.locked(self.State.DRAFT)
        known = {subject.key: n for n, subject in enumerate(self.subjects(), 1)}
        if not known:
            raise Refused(_("There is no pre-sales solution that it could differ from."))
        for key, verdict, reason, reason_en in answers:
            if key not in known or verdict not in ("", *Verdict.values):
                raise Refused(_("This row is not in the table any more. Open it again."))
            reason, reason_en = reason.strip(), reason_en.strip()
            if reason == STANDARD["zh"]:
                reason_en = reason_en or STANDARD["en"]
            facts = {"verdict": verdict, "reason": reason, "reason_en": reason_en, "order": known[key]}
            self.departures.update_or_create(key=key, defaults=facts)
        self.departures.exclude(key__in=known).delete()
        left = len(self.unexplained())
        self.shift(self.state, by=by, verb="solution.compared", data={"n": left}, edited_by=by)

    def take_over(self: Any, source: Any) -> None:
        super().take_over(source)  # type: ignore[misc]
        if type(source) is type(self):
            names = ("order", "key", "verdict", "reason", "reason_en")
            rows = [{name: getattr(row, name) for name in names} for row in source.departures.all()]
            self.departures.model.objects.bulk_create(self.departures.model(solution=self, **row) for row in rows)
            self.blueprint = source.blueprint
            type(self).objects.filter(pk=self.pk).update(blueprint=self.blueprint)


def _line(subject: Subject, row: Any) -> Line:
    verdict, reason = (row.verdict, {"zh": row.reason, "en": row.reason_en}) if row else ("", {"zh": "", "en": ""})
    fault = ""
    if not verdict:
        fault = _("not compared yet")
    elif verdict not in allowed(subject):
        fault = _("the texts show otherwise: %(word)s") % {"word": Verdict(subject.fact).label}
    elif verdict != Verdict.KEPT and not any(reason.values()):
        fault = _("no reason is given")
    return Line(subject, verdict, reason, fault)


def suggested(solution: Any, line: Line) -> tuple[str, dict[str, str]]:
    """What the form begins with: what the texts show, and for what the template adds, the reason that it has."""
    verdict = line.verdict if line.verdict in allowed(line.subject) else line.subject.fact
    reason = line.reason
    own = {row["code"] for row in solution.template.sections}
    if verdict == Verdict.NEW and line.subject.code in own and not any(reason.values()):
        reason = STANDARD
    return verdict, reason
