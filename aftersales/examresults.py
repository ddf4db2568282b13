"""What came of an exam: who passed, by department, what it proves about key users, and who is to be coached."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from aftersales import weakspots
from aftersales.models import Coaching, Exam, ExamSending, ExamSitting, TrainingSession
from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.key_users import KeyUser
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.users import User
from lifecycle.text import listed

BEST = 3  # named with praise in a department
FEWEST = 3  # of fewer people no average is told: it would say what one of them has


@dataclass
class Department:
    """Those of a department who were marked, each by their last try."""

    name: str
    rows: list[ExamSitting] = field(default_factory=list)

    @property
    def n(self) -> int:
        return len(self.rows)

    @property
    def passed(self) -> int:
        return sum(row.state == ExamSitting.State.PASSED for row in self.rows)

    @property
    def rate(self) -> int:
        return round(100 * self.passed / self.n) if self.n else 0

    @property
    def average(self) -> int | None:
        if self.n < FEWEST:
            return None
        return round(sum(row.percent or 0 for row in self.rows) / self.n)

    @property
    def best(self) -> list[ExamSitting]:
        """Those who passed with the most points; nobody else is named."""
        passed = [row for row in self.rows if row.state == ExamSitting.State.PASSED]
        return sorted(passed, key=lambda row: (-(row.percent or 0), row.number))[:BEST]

    @property
    def best_names(self) -> str:
        return listed(row.who for row in self.best)


def last_tries(rows: Any) -> list[ExamSitting]:
    """Each person once, by the last of their tries that is marked."""
    marked = [row for row in rows if row.is_marked]
    before = {row.retake_of_id for row in marked if row.retake_of_id}
    return [row for row in marked if row.pk not in before]


def departments(exam: Exam, rows: Any = None) -> list[Department]:
    if rows is None:
        rows = exam.sittings.select_related("exam", "contact")  # type: ignore[attr-defined]
    found: dict[str, Department] = {}
    for row in last_tries(rows):
        row.exam = exam
        found.setdefault(row.department, Department(row.department)).rows.append(row)
    return sorted(found.values(), key=lambda one: one.name)


def whole(exam: Exam, name: str = "") -> Department:
    """One department, or all of them as one."""
    rows = [row for one in departments(exam) if not name or one.name == name for row in one.rows]
    return Department(name, rows)


def pass_rate(project: Any) -> tuple[int, int]:
    """How many passed and how many were marked in the project's exams, each person of each exam by their last try."""
    rows = ExamSitting.objects.filter(project=project, state__in=ExamSitting.MARKED).only(
        "state", "retake_of", "project"
    )
    found = last_tries(rows)
    return sum(row.state == ExamSitting.State.PASSED for row in found), len(found)


# -- for pages -----------------------------------------------------------------------------------------------------


def page_facts(exam: Exam, user: User) -> dict[str, Any]:
    sittings = list(exam.sittings.select_related("contact", "retake_of").order_by("number"))  # type: ignore[attr-defined]
    for row in sittings:
        row.exam, row.project = exam, exam.project
    marked = last_tries(sittings)
    passed = sum(row.state == ExamSitting.State.PASSED for row in marked)
    sendings = list(ExamSending.objects.filter(exam=exam).select_related("contact", "sitting__contact", "by", "link"))
    return {
        "items": exam.ordered(), "sittings": sittings, "marked": len(marked), "passed": passed,
        "rate": round(100 * passed / len(marked)) if marked else None, "departments": departments(exam, sittings),
        "weak": weakspots.of_exam(exam, marked), "sendings": sendings, "open_links": any(row.state in ExamSitting.BEFORE for row in sittings),
        "may_examine": access.can(user, "E", "exams", exam.project) and not exam.project.read_only,
    }  # fmt: skip


def sitting_facts(sitting: ExamSitting) -> dict[str, Any]:
    answers = list(sitting.answers.select_related("item__question"))  # type: ignore[attr-defined]
    again = ExamSitting.objects.filter(retake_of=sitting).select_related("project").first()
    sendings = list(sitting.sendings.select_related("contact", "by", "link"))  # type: ignore[attr-defined]
    for row in sendings:
        row.sitting = sitting
    return {
        "answers": [told(row) for row in answers], "again": again, "sendings": sendings,
        "weak": weakspots.of_sitting(sitting, answers),
    }  # fmt: skip


def told(row: Any) -> dict[str, Any]:
    """An answer as a page shows it: the question, what was given, what is right, the points."""
    asked = row.item.shown
    words = {option["key"]: option["text"] for option in asked["options"]}
    return {
        "item": row.item, "asked": asked, "given": [(key, words.get(key)) for key in row.given],
        "right": [(key, words.get(key)) for key in row.item.right["right"]], "answer": row.item.right["answer"],
        "points": row.points, "remark": row.remark, "full": row.points == row.item.points,
    }  # fmt: skip


# -- what follows --------------------------------------------------------------------------------------------------


def raise_competence(sitting: ExamSitting, answers: list[Any], *, by: User) -> None:
    """A key user who passed proved the exam's level in each process in which they reached the pass mark as well."""
    if sitting.contact is None:
        return
    person = KeyUser.of(sitting.project).filter(contact=sitting.contact).first()
    if person is None:
        return
    got = weakspots.shares(answers)
    processes = {process.pk: process for process in BusinessProcess.objects.filter(pk__in=got)}
    for pk, share in got.items():
        if pk in processes and share.reaches(sitting.exam.pass_percent):
            words = _("Exam “%(exam)s”: %(n)d%% of the points in this process.")
            person.raise_to(
                by=by, process=processes[pk], level=sitting.exam.proves_level, on=timezone.localdate(),
                evidence=words % {"exam": sitting.exam.label, "n": share.percent},
            )  # fmt: skip


def note_coaching(
    sitting: ExamSitting, *, by: User, topic: str, due: date, session: TrainingSession | None = None
) -> None:
    """Inside the transaction of ExamSitting.coach; on the session that the exam tests, which tells when it was done."""
    session = sitting.exam.session or session
    if session is None or session.project_id != sitting.project_id:
        raise Refused(_("Choose the training session after which they are coached."), "session")
    if not topic.strip():
        raise Refused(_("Say on what they are coached."), "topic")
    if due < timezone.localdate():
        raise Refused(_("This day lies behind us."), "due")
    session.locked()
    rows = Coaching.objects.filter(session=session, topic=topic.strip(), done_on=None)
    if rows.filter(contact=sitting.contact, name=sitting.name).exists():
        raise Refused(_("This coaching is noted already."), "topic")
    Coaching.objects.create(
        session=session, contact=sitting.contact, name=sitting.name, topic=topic.strip()[:200], due=due
    )
    Event.record("training.coaching_noted", by=by, subject=session, data={"who": sitting.who, "topic": topic.strip()})
