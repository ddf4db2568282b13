"""Which texts of a bilingual document say something in one language alone, and where a person finds them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lifecycle.errors import Refused
from lifecycle.text import EN, ZH, choose, labelled

SHOWN = 8  # places named in a message; whoever mends these sees the next ones
SNIPPET = 40
PAIR = {ZH, EN}
# What the parts of a document's data are called on the pages where people write them.
PLACES = {
    "ability": gettext_lazy("Ability needed"),
    "acceptance": gettext_lazy("Criteria of acceptance"),
    "achievements": gettext_lazy("What was achieved"),
    "address": gettext_lazy("Address"),
    "advantages": gettext_lazy("What our solution does better"),
    "agenda": gettext_lazy("Agenda"),
    "agreed_inside": gettext_lazy("Who agreed to it inside the customer"),
    "alternatives": gettext_lazy("Other ways to the same purpose"),
    "analysis": gettext_lazy("Analysis"),
    "answer": gettext_lazy("Answer"),
    "answers": gettext_lazy("Needs answered"),
    "approach": gettext_lazy("Way of realisation"),
    "approvals": gettext_lazy("Approvals"),
    "approved_by": gettext_lazy("Taken on by"),
    "asks": gettext_lazy("Who asks"),
    "assessor": gettext_lazy("Judged by"),
    "assumptions": gettext_lazy("Assumptions"),
    "author": gettext_lazy("Author"),
    "authority": gettext_lazy("Authority of the project manager"),
    "background": gettext_lazy("Background"),
    "basis": gettext_lazy("What it rests on"),
    "body": gettext_lazy("Text"),
    "by": gettext_lazy("By whom"),
    "carried": gettext_lazy("Next steps agreed"),
    "cases": gettext_lazy("Cases"),
    "cause": gettext_lazy("Cause"),
    "certificates": gettext_lazy("Certificates"),
    "chair": gettext_lazy("Chair"),
    "change": gettext_lazy("Rules for changes"),
    "change_rules": gettext_lazy("Rules for changes and communication"),
    "channel": gettext_lazy("Channel"),
    "chart": gettext_lazy("Timeline"),
    "clause": gettext_lazy("Clause"),
    "clauses": gettext_lazy("Clauses"),
    "comment": gettext_lazy("Remark"),
    "communication": gettext_lazy("Communication"),
    "company": gettext_lazy("Company"),
    "conclusion": gettext_lazy("Conclusion"),
    "conditions": gettext_lazy("Conditions"),
    "contact": gettext_lazy("Our contact"),
    "contract": gettext_lazy("Contract"),
    "coverage": gettext_lazy("Needs and where they are answered"),
    "criterion": gettext_lazy("Criterion"),
    "customer": gettext_lazy("Customer"),
    "decided_by": gettext_lazy("Decided by"),
    "decision": gettext_lazy("Decision"),
    "decisions": gettext_lazy("Decisions"),
    "defined": gettext_lazy("How it was defined"),
    "delays": gettext_lazy("Delays"),
    "deliverables": gettext_lazy("What is delivered"),
    "department": gettext_lazy("Department"),
    "description": gettext_lazy("Description"),
    "difference": gettext_lazy("How it differs"),
    "distribution": gettext_lazy("Distribution"),
    "due": gettext_lazy("Due"),
    "duties": gettext_lazy("Duties"),
    "earlier": gettext_lazy("Open from earlier meetings"),
    "effort": gettext_lazy("Effort of the customer"),
    "end": gettext_lazy("End"),
    "ends_on": gettext_lazy("Ends on"),
    "entries": gettext_lazy("Entry"),
    "evidence": gettext_lazy("Evidence"),
    "exclusions": gettext_lazy("What is not included"),
    "expected": gettext_lazy("Expected result"),
    "facts": gettext_lazy("Facts"),
    "feature": gettext_lazy("Function"),
    "field": gettext_lazy("Field of business"),
    "fields": gettext_lazy("Fields of business"),
    "finding": gettext_lazy("Finding"),
    "findings": gettext_lazy("Findings"),
    "flow": gettext_lazy("How it runs"),
    "form": gettext_lazy("Form"),
    "former": gettext_lazy("Former projects"),
    "forms": gettext_lazy("Forms and reports"),
    "frequency": gettext_lazy("Frequency"),
    "functions": gettext_lazy("Functions shown"),
    "goal": gettext_lazy("Goal"),
    "group": gettext_lazy("Group"),
    "headline": gettext_lazy("The state of things in one line"),
    "host": gettext_lazy("Host"),
    "impact": gettext_lazy("Impact"),
    "implementation": gettext_lazy("How it is implemented"),
    "industry": gettext_lazy("Industry"),
    "interviewee": gettext_lazy("Whom we talk to"),
    "introduction": gettext_lazy("Personal introduction"),
    "item": gettext_lazy("Topic"),
    "items": gettext_lazy("Acceptance items"),
    "knowledge": gettext_lazy("Knowledge to hand over"),
    "label": gettext_lazy("What"),
    "lead": gettext_lazy("Scope and trial run"),
    "lights": gettext_lazy("Lights"),
    "limits": gettext_lazy("Limits"),
    "logistics": gettext_lazy("Travel and meals"),
    "market": gettext_lazy("Market and demand"),
    "means": gettext_lazy("People and means"),
    "measure": gettext_lazy("Measure"),
    "meeting": gettext_lazy("Meeting about changes"),
    "memo": gettext_lazy("Site-work memo"),
    "message": gettext_lazy("Message"),
    "method": gettext_lazy("How it is clarified"),
    "metric": gettext_lazy("Figure"),
    "milestone": gettext_lazy("Milestone"),
    "milestones": gettext_lazy("Milestones"),
    "minutes": gettext_lazy("Minutes"),
    "name": gettext_lazy("Name"),
    "need": gettext_lazy("Need behind it"),
    "needs": gettext_lazy("What the customer needs"),
    "new": gettext_lazy("From now on"),
    "next_step": gettext_lazy("Next step"),
    "next_steps": gettext_lazy("What comes next"),
    "no_alternative": gettext_lazy("Why there is no other way"),
    "no_prior": gettext_lazy("Nothing earlier was found"),
    "note": gettext_lazy("Note"),
    "objective": gettext_lazy("Objective"),
    "objectives": gettext_lazy("Objectives"),
    "observed": gettext_lazy("Work that was watched"),
    "old": gettext_lazy("Until now"),
    "opening": gettext_lazy("Opening words"),
    "organisation": gettext_lazy("Organisation"),
    "others": gettext_lazy("Who else takes part"),
    "outline": gettext_lazy("Outline"),
    "outstanding": gettext_lazy("Outstanding items"),
    "owner": gettext_lazy("Owner"),
    "panel": gettext_lazy("Panel"),
    "payments": gettext_lazy("Payments"),
    "people": gettext_lazy("People"),
    "phase": gettext_lazy("Kind of acceptance"),
    "phases": gettext_lazy("Phases"),
    "place": gettext_lazy("Place"),
    "precondition_note": gettext_lazy("Precondition"),
    "prepare": gettext_lazy("To prepare"),
    "presenters": gettext_lazy("Presenters"),
    "prevention": gettext_lazy("Prevention"),
    "previous": gettext_lazy("Earlier steps"),
    "price": gettext_lazy("Price and terms"),
    "problem": gettext_lazy("Problem"),
    "problems": gettext_lazy("Problems of the users"),
    "process": gettext_lazy("What was gone through"),
    "product": gettext_lazy("Product"),
    "project": gettext_lazy("Project"),
    "promises": gettext_lazy("Promises"),
    "purpose": gettext_lazy("Purpose"),
    "qualifications": gettext_lazy("Qualifications"),
    "quality": gettext_lazy("Effect on the quality"),
    "quantity": gettext_lazy("How much"),
    "question": gettext_lazy("Question"),
    "questions": gettext_lazy("Prepared questions"),
    "raised_by": gettext_lazy("Raised by"),
    "read_by": gettext_lazy("Read by"),
    "readback": gettext_lazy("Read back"),
    "readers": gettext_lazy("Who reads it"),
    "readiness": gettext_lazy("Conditions at the customer's site"),
    "reason": gettext_lazy("Reason"),
    "receives": gettext_lazy("Who receives it"),
    "recipient": gettext_lazy("Recipient"),
    "recommendation": gettext_lazy("Advice to sales"),
    "red": gettext_lazy("Promises in the red"),
    "references": gettext_lazy("Earlier definitions"),
    "request": gettext_lazy("What was asked for"),
    "requirement": gettext_lazy("Need"),
    "requirements": gettext_lazy("Requirements"),
    "resource": gettext_lazy("Resource"),
    "resources": gettext_lazy("Resources"),
    "response": gettext_lazy("Response"),
    "responsibilities": gettext_lazy("Responsibilities"),
    "responsible": gettext_lazy("Responsible at the customer"),
    "reviewer": gettext_lazy("Reviewed by"),
    "risk": gettext_lazy("Risk"),
    "risks": gettext_lazy("Risks"),
    "role": gettext_lazy("Part in the project"),
    "rollback": gettext_lazy("Fallback"),
    "root_purpose": gettext_lazy("Root purpose"),
    "rosters": gettext_lazy("People who come"),
    "rows": gettext_lazy("Who is to come"),
    "rules": gettext_lazy("Working rules"),
    "scope": gettext_lazy("Effect on the scope"),
    "section": gettext_lazy("Section"),
    "sections": gettext_lazy("Sections"),
    "slots": gettext_lazy("Who signs"),
    "smart": gettext_lazy("SMART"),
    "solutions": gettext_lazy("Solutions"),
    "source": gettext_lazy("Source"),
    "speaker": gettext_lazy("Speaker"),
    "speeches": gettext_lazy("Speeches"),
    "sponsor": gettext_lazy("Message of the customer's leader"),
    "stage": gettext_lazy("Stage"),
    "start": gettext_lazy("Start"),
    "starts_on": gettext_lazy("Starts on"),
    "statement": gettext_lazy("Objective"),
    "step": gettext_lazy("Step"),
    "steps": gettext_lazy("Table of steps"),
    "stops": gettext_lazy("Itinerary"),
    "strategy": gettext_lazy("Strategy"),
    "strengths": gettext_lazy("Strengths"),
    "subject": gettext_lazy("What it is about"),
    "summary": gettext_lazy("Summary"),
    "systems": gettext_lazy("Systems in use"),
    "talk": gettext_lazy("Talked about with"),
    "talks": gettext_lazy("Talks"),
    "task": gettext_lazy("Task"),
    "tasks": gettext_lazy("Tasks"),
    "terms": gettext_lazy("Payment terms"),
    "text": gettext_lazy("Text"),
    "title": gettext_lazy("Title"),
    "to": gettext_lazy("To whom"),
    "topic": gettext_lazy("Topic"),
    "topics": gettext_lazy("Topics"),
    "trainer": gettext_lazy("Trainer"),
    "trial_run": gettext_lazy("Trial run"),
    "trigger": gettext_lazy("What triggered it"),
    "unclear": gettext_lazy("Still unclear"),
    "understanding": gettext_lazy("How we understand the business"),
    "vendor": gettext_lazy("Our company"),
    "verification": gettext_lazy("Verification"),
    "volumes": gettext_lazy("Volumes"),
    "wanted": gettext_lazy("Documents and forms we ask for"),
    "weaknesses": gettext_lazy("Weaknesses"),
    "what": gettext_lazy("What"),
    "where": gettext_lazy("Where"),
    "who": gettext_lazy("Who"),
    "wishes": gettext_lazy("Parked wishes"),
    "with": gettext_lazy("With whom"),
    "work": gettext_lazy("Work"),
    "workaround": gettext_lazy("What they do today"),
    "works": gettext_lazy("Work done"),
}
NAMES = ("name", "code", "number", "title", "topic")  # by what a row is known, the first that says something


@dataclass(frozen=True)
class Gap:
    """A text without its twin. `path`: keys and row numbers (from 1); `known`: the name of the innermost row."""

    path: tuple[str | int, ...]
    lacks: str
    text: str
    known: str = ""

    @property
    def place(self) -> str:
        """Working rules 3 · Acceptance items A-02, Criterion"""
        words: list[str] = []
        for step in self.path:
            if isinstance(step, int):
                words[-1:] = [f"{words[-1]} {step}" if words else str(step)]
            elif step in PLACES:
                words.append(str(PLACES[step]))
        named = f" ({self.known})" if self.known and self.known not in self.text else ""
        return " › ".join(words) + named

    @property
    def words(self) -> str:
        """The place, and how the text begins that has no twin."""
        line = " ".join(self.text.split())
        return labelled(self.place, line[:SNIPPET] + "…" if len(line) > SNIPPET else line)


def gaps(data: dict[str, Any]) -> list[Gap]:
    """In the order of the document; nothing for a document in one language."""
    if data["language"] != "both":
        return []
    outside = {key: data[key] for key in ("title", "project", "customer", "vendor") if data.get(key)}
    found = [*_gaps(outside, (), ""), *_gaps(data["body"], (), ""), *_gaps(data.get("slots") or [], ("slots",), "")]
    return [gap for gap in found if gap.path[0] != "slots" or gap.path[-1] != "name"]  # who signs is a person


def demand(data: dict[str, Any], *, writable: bool = True) -> None:
    """Refuse a bilingual document that would say something in one language alone, naming what and where.

    `writable`: the project's pages have fields for the English texts.
    """
    found = gaps(data)
    if not found:
        return
    lines = []
    for language, words in ((EN, _("English is missing")), (ZH, _("Chinese is missing"))):
        mine = [gap.words for gap in found[:SHOWN] if gap.lacks == language]
        if mine:
            lines.append(labelled(words, _("; ").join(mine)))
    if len(found) > SHOWN:
        more = len(found) - SHOWN
        lines.append(ngettext("and in %(n)d more place", "and in %(n)d more places", more) % {"n": more})
    text = _("In two languages, every text needs both. %(missing)s. Add them, or choose one language.")
    if not writable:
        text = _(
            "In two languages, every text needs both. %(missing)s. This project writes in Chinese alone: choose Chinese, or "
            "first set the language of its documents to two languages, which gives every text a field in English."
        )
    raise Refused(text % {"missing": _("; ").join(lines)}, "language")


def _gaps(value: Any, path: tuple[str | int, ...], known: str) -> Iterator[Gap]:
    if isinstance(value, dict) and set(value) == PAIR:
        chinese, english = (str(value[language] or "").strip() for language in (ZH, EN))
        if bool(chinese) != bool(english):
            yield Gap(path, EN if chinese else ZH, chinese or english, known)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _gaps(inner, (*path, key), known)
    elif isinstance(value, list):
        for n, inner in enumerate(value, 1):
            yield from _gaps(inner, (*path, n), _known(inner))


def _known(row: Any) -> str:
    for name in NAMES:
        found: Any = row.get(name) if isinstance(row, dict) else None
        word = choose(found) if isinstance(found, dict) else found if isinstance(found, str) else ""
        if word:
            return word
    return ""
