"""Papers of exams: the exam paper (D31), the trainer's copy, the slip of a person, the summary of a department, the certificate.

Only the paper itself is a document with a number and versions. The others hold what people had, so they are no
documents that everybody of the project finds: they are printed for whoever may read them, under the company's seal.
"""

from typing import Any

from aftersales.documents import printing
from aftersales.examresults import whole
from aftersales.models.exams import Exam
from aftersales.models.sittings import ExamSitting
from lifecycle.stages import DocumentKind
from lifecycle.text import EN, ZH, same, twin

Text = dict[str, str]
TITLES: dict[str, Text] = {
    "paper": {ZH: "考核试卷", EN: "Exam paper"},
    "key": {ZH: "考核试卷（讲师用，含答案）", EN: "Exam paper, trainer's copy with answers"},
    "slip": {ZH: "考核成绩单", EN: "Result of the exam"},
    "summary": {ZH: "部门考核汇总", EN: "Exam results of a department"},
    "certificate": {ZH: "考核合格证书", EN: "Certificate"},
}


def _head(exam: Exam) -> dict[str, Any]:
    return {
        "exam": twin(exam, "title"),
        "topic": twin(exam.session, "topic") if exam.session else same(""),
        "on": exam.on.isoformat() if exam.on else None,
        "minutes": exam.minutes,
        "total": exam.total,
        "pass_percent": exam.pass_percent,
        "instructions": twin(exam, "instructions"),
    }


def _questions(exam: Exam, key: bool) -> list[dict[str, Any]]:
    """By process, numbered through as on the phone."""
    groups: list[dict[str, Any]] = []
    for n, item in enumerate(exam.ordered(), 1):
        asked = item.shown
        row: dict[str, Any] = {name: asked[name] for name in ("kind", "points", "scenario", "text", "options")}
        row["n"] = n
        if key:
            row |= {"right": item.right["right"], "answer": item.right["answer"], "difficulty": asked["difficulty"]}
        if not groups or groups[-1]["process"] != asked["process"]:
            groups.append({"process": asked["process"], "questions": []})
        groups[-1]["questions"].append(row)
    return groups


def build_exam_paper(exam: Exam) -> dict[str, Any]:
    """D31, as it is handed out: nothing of what is right."""
    return {"body": {**_head(exam), "key": False, "groups": _questions(exam, False)}, "slots": []}


EXAM_PAPER = DocumentKind(
    code="D31", title=TITLES["paper"], build=build_exam_paper, template="exam_paper", area="exams"
)


# -- what is no document -------------------------------------------------------------------------------------------


def trainers_copy(exam: Exam) -> bytes:
    body = {**_head(exam), "key": True, "groups": _questions(exam, True)}
    return _printed(exam.project, "exam_paper", "key", f"{exam.number}", body, internal=True)


def slip(sitting: ExamSitting) -> bytes:
    """For the person, and nobody but their supervisor."""
    exam = sitting.exam
    rows = []
    for n, row in enumerate(sitting.answers.select_related("item__question"), 1):  # type: ignore[attr-defined]
        asked = row.item.shown
        rows.append({
            "n": n, "text": asked["text"], "process": asked["process"], "points": _points(row.points),
            "of": asked["points"], "remark": same(row.remark),
        })  # fmt: skip
    body = {
        **_head(exam), **_person(sitting), "score": _points(sitting.score), "percent": sitting.percent or 0,
        "passed": sitting.state == ExamSitting.State.PASSED, "rows": rows,
    }  # fmt: skip
    return _printed(exam.project, "exam_slip", "slip", f"{exam.number}-{sitting.number}", body)


def certificate(sitting: ExamSitting) -> bytes:
    """For whoever passed."""
    exam = sitting.exam
    processes: list[Text] = []
    for item in exam.ordered():
        if item.shown["process"] not in processes:
            processes.append(item.shown["process"])
    body = {**_head(exam), **_person(sitting), "percent": sitting.percent or 0, "processes": processes}
    return _printed(exam.project, "exam_certificate", "certificate", f"{exam.number}-{sitting.number}C", body)


def summary(exam: Exam, department: str = "") -> bytes:
    """For a department: the best by name, of the others how many there are."""
    found = whole(exam, department)
    body = {
        **_head(exam),
        "department": same(department),
        "n": found.n,
        "passed_n": found.passed,
        "rate": found.rate,
        "average": found.average,
        "best": [
            {"name": row.names, "department": same(row.department), "percent": row.percent} for row in found.best
        ],
        "to_coach": found.n - found.passed,
    }
    return _printed(exam.project, "exam_summary", "summary", f"{exam.number}S", body)


def _points(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _person(sitting: ExamSitting) -> dict[str, Any]:
    day = sitting.marked_on
    return {
        "name": sitting.names, "department": same(sitting.department), "marked_on": day.isoformat() if day else None
    }  # fmt: skip


def _printed(
    project: Any, template: str, title: str, mark: str, body: dict[str, Any], internal: bool = False
) -> bytes:
    data = printing.framed(
        project, kind="D31", number=f"{project.number}-D31-{mark}", title=TITLES[title], body=_filled(body),
        internal=internal,
    )  # fmt: skip
    return printing.printed(data, template)[0]


def _filled(value: Any) -> Any:
    """A text without its twin is printed as it is in both languages: what somebody had waits for no translation."""
    if isinstance(value, dict):
        if set(value) == {ZH, EN}:
            return {ZH: value[ZH] or value[EN], EN: value[EN] or value[ZH]}
        return {key: _filled(one) for key, one in value.items()}
    return [_filled(one) for one in value] if isinstance(value, list) else value
