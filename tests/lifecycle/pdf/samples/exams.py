"""Samples of the papers of exams: the paper, the slip of a person, the summary of a department, the certificate."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import RARE, both, frame

HEAD: dict[str, Any] = {
    "exam": both("收费岗位考核", "Exam of the cashiers"), "topic": both("领药与退药", "Drug slips and returns"),
    "on": "2026-09-12", "minutes": 45, "total": 130, "pass_percent": 60,
    "instructions": both("请先写姓名，再作答。", "Write your name first."),
}  # fmt: skip
PERSON: dict[str, Any] = {
    "name": both(f"何晓梅{RARE}", "He Xiaomei"),
    "department": both("收费处", "Cashiers"),
    "marked_on": "2026-09-13",
}
FLOW = both("门诊收费", "Out-patient billing")


def _question(n: int, kind: str) -> dict[str, Any]:
    options = (
        [{"key": key, "text": both(f"做法 {key}", f"Way {key}")} for key in "ABCD"]
        if kind in ("single", "multiple")
        else []
    )
    return {
        "n": n, "kind": kind, "points": 5, "difficulty": 3, "options": options,
        "scenario": both("患者周五下午要求退上周的药费。", "On Friday a patient wants last week's money back."),
        "text": both(f"第 {n} 步先做什么？", f"What comes first in step {n}?"),
        "right": {"truth": ["true"], "single": ["A"], "multiple": ["A", "B"]}.get(kind, []),
        "answer": both("先查原单", "Look up the slip"),
    }  # fmt: skip


def exam_paper(language: str = "both", *, key: bool = False, **more: Any) -> dict[str, Any]:
    kinds = ("single", "multiple", "truth", "short", "task")
    questions = [_question(n, kinds[n % 5]) for n in range(1, 27)]
    groups = [
        {"process": FLOW, "questions": questions[:13]},
        {"process": both("药房发药", "Dispensing"), "questions": questions[13:]},
    ]
    return frame("D31", language, both("考核试卷", "Exam paper"), {**HEAD, "key": key, "groups": groups}, **more)


def exam_slip(language: str = "both", **more: Any) -> dict[str, Any]:
    rows = [
        {"n": n, "text": both(f"第 {n} 题", f"Question {n}"), "process": FLOW, "points": "4.5", "of": 5, "remark": both("写得清楚", "Clear")}
        for n in range(1, 41)
    ]  # fmt: skip
    body = {**HEAD, **PERSON, "score": "104.5", "percent": 80, "passed": True, "rows": rows}
    return frame("D31", language, both("考核成绩单", "Result of the exam"), body, **more)


def exam_summary(language: str = "both", **more: Any) -> dict[str, Any]:
    best = [
        {"name": both(f"优秀学员{n}", f"Best {n}"), "department": both("收费处", "Cashiers"), "percent": 99 - n}
        for n in range(3)
    ]
    body = {
        **HEAD, "department": both("收费处", "Cashiers"), "n": 24, "passed_n": 21, "rate": 88, "average": 81, "best": best,
        "to_coach": 3,
    }  # fmt: skip
    return frame("D31", language, both("部门考核汇总", "Exam results of a department"), body, **more)


def exam_certificate(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {**HEAD, **PERSON, "percent": 92, "processes": [FLOW, both("药房发药", "Dispensing")]}
    return frame("D31", language, both("考核合格证书", "Certificate"), body, **more)
