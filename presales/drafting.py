"""The first draft of a sales proposal, put together from what the project knows already.

Only what the customer told us or has seen goes in: no judgement, no cost, no competitor, nobody's stance.
"""

from collections.abc import Iterable
from typing import Any

from lifecycle.models.projects import DocumentLanguage
from lifecycle.models.requirements import Requirement
from lifecycle.text import EN, ZH, twin
from presales.models.demonstrations import Fit, ShownFunction
from presales.models.research import LogEntry, ResearchLog
from presales.models.solutions import Solution

Text = dict[str, str]
AGREED = (Requirement.State.CONFIRMED, *Requirement.FIXED)
SHOWN = ("held", "evaluated")
MOST = 20  # of a list; a proposal is read by people who decide, not by those who check


def draft(project: Any) -> dict[str, str]:
    """Values of the fields of a new proposal, English twins included where the project's documents speak English."""
    name = twin(project, "name")
    title = {ZH: f"{name[ZH]}销售方案", EN: f"{name[EN] or name[ZH]}: sales proposal"}
    texts = {
        "title": title,
        "background": _paragraphs(_background(project)),
        "needs": _bullets(_needs(project)),
        "advantages": _bullets(_advantages(project)),
        "implementation_plan": _numbered(_steps(project)),
    }
    values = {}
    for field, text in texts.items():
        if project.document_language == DocumentLanguage.EN:
            values[field] = text[EN] or text[ZH]
        else:
            values[field] = text[ZH] or text[EN]
            values[f"{field}_en"] = text[EN]
    return values


def _background(project: Any) -> list[Text]:
    from lifecycle.models.requirements_documents import RequirementsDocument

    texts = []
    papers = RequirementsDocument.objects.filter(project=project)
    paper = papers.exclude(state="superseded").order_by("-number").first()
    if paper is not None:
        texts.append(twin(paper, "background"))
    elif (solution := _solution(project)) is not None:
        texts.append(twin(solution, "business_understanding"))
    known = project.customer.background.strip()
    if known and not any(known in text[ZH] for text in texts):
        texts.insert(0, {ZH: known, EN: ""})
    return texts


def _needs(project: Any) -> list[Text]:
    rows = Requirement.objects.filter(project=project, state__in=AGREED).order_by("number")
    if found := [_joined(twin(row, "title"), twin(row, "underlying_need")) for row in rows[:MOST]]:
        return found
    heard = LogEntry.objects.filter(log__project=project, log__state__in=ResearchLog.FINISHED)
    return [twin(row, "need_behind") for row in heard.exclude(need_behind="").order_by("log__number", "order", "pk")]


def _advantages(project: Any) -> list[Text]:
    rows = ShownFunction.objects.filter(demo__project=project, demo__state__in=SHOWN, fit=Fit.FITS)
    return [twin(row, "feature") for row in rows.order_by("demo__at", "order", "pk")]


def _solution(project: Any) -> Solution | None:
    rows = Solution.objects.filter(project=project).exclude(state=Solution.State.SUPERSEDED)
    return rows.order_by("-revision", "-number").first()


def _steps(project: Any) -> list[Text]:
    solution = _solution(project)
    if solution is None:
        return []
    lines = []
    for row in solution.steps.all():
        dates = " – ".join(day.isoformat() for day in (row.start, row.end) if day)
        words = twin(row, "step")
        brackets = {ZH: f"（{dates}）", EN: f" ({dates})"} if dates else {ZH: "", EN: ""}
        lines.append({key: words[key] + brackets[key] if words[key] else "" for key in (ZH, EN)})
    return lines


# -- lists as Markdown -------------------------------------------------------------------------------------------------


def _joined(head: Text, rest: Text) -> Text:
    colon = {ZH: "：", EN: ": "}
    return {key: head[key] + (colon[key] + rest[key] if head[key] and rest[key] else "") for key in (ZH, EN)}


def _distinct(texts: Iterable[Text]) -> list[Text]:
    found = {text[ZH].strip() or text[EN].strip(): text for text in texts}
    return [text for key, text in found.items() if key][:MOST]


def _lines(texts: Iterable[Text], mark: str, between: str) -> Text:
    """Those that exist in a language; a list whose half is missing in English starts no English one."""
    rows = _distinct(texts)
    both: Text = {}
    for key in (ZH, EN):
        said = [" ".join(row[key].split()) if mark else row[key].strip() for row in rows if row[key].strip()]
        whole = key == ZH or len(said) == len(rows)
        both[key] = between.join(mark.format(n=n) + line for n, line in enumerate(said, 1)) if whole else ""
    return both


def _paragraphs(texts: Iterable[Text]) -> Text:
    return _lines(texts, "", "\n\n")


def _bullets(texts: Iterable[Text]) -> Text:
    return _lines(texts, "- ", "\n")


def _numbered(texts: Iterable[Text]) -> Text:
    return _lines(texts, "{n}. ", "\n")
