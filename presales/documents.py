"""The documents of pre-sales: the research log that the customer confirms, and the solution that both sides sign.

Each builder takes its record and returns the body and the signature slots; what is private never gets in.
"""

from typing import Any

from django.utils import timezone

from lifecycle.documents import person
from lifecycle.fields import holds
from lifecycle.models.customers import Contact
from lifecycle.stages import DocumentKind
from lifecycle.text import named, same, twin

Text = dict[str, str]
NONE: Text = {"zh": "", "en": ""}
FOR_CUSTOMER: Text = {"zh": "甲方确认人", "en": "For the customer"}
AUTHOR: Text = {"zh": "调研人", "en": "Author of the log"}
CUSTOMER_SIGNS: Text = {"zh": "甲方代表", "en": "For the customer"}
VENDOR_SIGNS: Text = {"zh": "乙方实施经理", "en": "Implementation manager"}


# -- research log --------------------------------------------------------------------------------------------------


def research_log(log: Any) -> dict[str, Any]:
    # Ideas of ours stay out: signed by the customer they would read as promises.
    entries = [entry for entry in log.entries.select_related("follow_up_owner") if entry.kind != "idea"]
    contacts = list(log.contacts.all())
    body: dict[str, Any] = {
        "at": timezone.localtime(log.at).isoformat(),
        "until": timezone.localtime(log.until).isoformat() if log.until else None,
        "hours": f"{log.hours:g}" if log.hours else None,
        "subject": twin(log, "title"),
        "place": twin(log, "place"),
        "purpose": twin(log, "purpose"),
        "process": twin(log, "process"),
        "precondition": log.precondition if log.precondition != "neither" else None,
        "precondition_note": named(log.expert) if log.expert else None,
        "people": _people(log, contacts),
        "topics": _topics(entries),
        "unclear": [_unclear(entry) for entry in entries if entry.is_open],
        "questions": [
            {"question": twin(row, "text"), "asked": row.asked, "reason": twin(row, "reason") if row.reason else None}
            for row in log.questions.all()
        ],
    }
    confirms = next((c for c in contacts if c.is_a("owner", "signatory")), contacts[0] if contacts else None)
    slots = [
        person(confirms, key="customer-1", party="customer", role=FOR_CUSTOMER),
        person(log.created_by, key="vendor-1", party="vendor", role=AUTHOR),
    ]
    title = {"zh": f"{RESEARCH_LOG.title['zh']}：{log.title}", "en": RESEARCH_LOG.title["en"]}
    if log.title_en:
        title["en"] += f": {log.title_en}"
    return {"body": body, "slots": slots, "title": title}


def _people(log: Any, contacts: list[Contact]) -> list[dict[str, Any]]:
    theirs = [
        {"party": "customer", "name": named(c), "department": same(c.department), "title": twin(c, "title")}
        for c in contacts
    ]
    others = [
        {"party": "customer", "name": same(line.strip()), "department": NONE, "title": NONE}
        for line in log.other_people.splitlines()
        if line.strip()
    ]
    ours = [
        {"party": "vendor", "name": named(u), "department": NONE, "title": twin(u, "title")}
        for u in log.our_people.all()
    ]
    return theirs + others + ours


def _topics(entries: list[Any]) -> list[dict[str, Any]]:
    """Entries under their topics, in the order in which the topics first came up."""
    topics: dict[str, dict[str, Any]] = {}
    for entry in entries:
        topic = topics.setdefault(entry.topic, {"topic": twin(entry, "topic"), "entries": []})
        need = twin(entry, "need_behind")
        row = {"kind": entry.kind, "text": _clear(entry), "need": need if any(need.values()) else None}
        topic["entries"].append(row | {"speaker": None, "scope": None})
    return list(topics.values())


def _clear(entry: Any) -> Text:
    """What was heard, with what was found out about it since."""
    text, found = twin(entry, "text"), twin(entry, "clarified_text")
    if not any(found.values()):
        return text
    # Half a translation is none: without both parts the whole has no twin.
    return {
        "zh": f"{text['zh']}\n（澄清：{found['zh']}）" if text["zh"] and found["zh"] else "",
        "en": f"{text['en']}\n(Clarified: {found['en']})" if text["en"] and found["en"] else "",
    }


def _unclear(entry: Any) -> dict[str, Any]:
    return {
        "text": twin(entry, "text"),
        "topic": twin(entry, "topic"),
        "owner": named(entry.follow_up_owner) if entry.follow_up_owner else NONE,
        "due": entry.follow_up_on.isoformat() if entry.follow_up_on else None,
        "method": twin(entry, "follow_up_method"),
    }


# -- solution ------------------------------------------------------------------------------------------------------


def presales_solution(solution: Any) -> dict[str, Any]:
    steps = [
        {
            "step": twin(row, "step"),
            "start": row.start.isoformat() if row.start else None,
            "end": row.end.isoformat() if row.end else None,
            "resource": twin(row, "resource"),
            "side": row.side,
        }
        for row in solution.steps.all()
    ]
    sections = [_section(row, steps if row.code == "steps" else []) for row in solution.sections.all()]
    coverage = solution.coverage()
    body: dict[str, Any] = {
        "summary": twin(solution, "summary_plain"),
        "understanding": twin(solution, "business_understanding"),
        "sections": [row for row in sections if row["steps"] or any(row["body"].values())],
    }
    if coverage:
        body["coverage"] = [{"requirement": row["need"], "section": twin(row["section"], "title")} for row in coverage]
    slots = [
        person(_customer_signatory(solution), key="customer-1", party="customer", role=CUSTOMER_SIGNS, seal=True),
        person(
            solution.project.people_by_role().get("IM") or solution.created_by,
            key="vendor-1", party="vendor", role=VENDOR_SIGNS, seal=True,
        ),
    ]  # fmt: skip
    return {"body": body, "slots": slots, "title": _title(solution)}


def _title(solution: Any) -> Text:
    """The revision stands in the title from the second one on, so that two signed ones are never mistaken."""
    if solution.revision == 1:
        return PRESALES_SOLUTION.title
    zh, en = PRESALES_SOLUTION.title["zh"], PRESALES_SOLUTION.title["en"]
    return {"zh": f"{zh}（修订 {solution.revision}）", "en": f"{en}, revision {solution.revision}"}


def _section(row: Any, steps: list[dict[str, Any]]) -> dict[str, Any]:
    objective = twin(row, "objective")
    return {
        "code": row.code,
        "title": twin(row, "title"),
        "objective": objective if any(objective.values()) else None,
        "body": twin(row, "body"),
        "requirements": [],
        "steps": steps,
    }


def _customer_signatory(solution: Any) -> Contact | None:
    """Who signs for the customer: whoever is marked as signatory in this project, then at the customer, then who agreed."""
    project = solution.project
    linked = Contact.objects.filter(project_links__project=project, project_links__role="signatory", left_on=None)
    known = project.customer.contacts.filter(kinds__contains=holds("signatory"), left_on=None)
    return linked.first() or known.first() or solution.agreed_by or solution.presented_to.first()


RESEARCH_LOG = DocumentKind(
    code="D03",
    title={"zh": "调研日志", "en": "Research log"},
    build=research_log,
    template="research_log",
    area="research",
    signs=("CC", "CO"),
)
PRESALES_SOLUTION = DocumentKind(
    code="D06",
    title={"zh": "售前解决方案", "en": "Pre-sales solution"},
    build=presales_solution,
    template="presales_solution",
    area="solution",
    signs=("CC", "IM"),
)
DOCUMENTS = [RESEARCH_LOG, PRESALES_SOLUTION]
