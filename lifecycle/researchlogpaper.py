"""The research log that the customer confirms; what is private never gets in."""

from typing import Any

from django.utils import timezone

from lifecycle.documents import person
from lifecycle.models.customers import Contact
from lifecycle.paperwords import NONE, Text
from lifecycle.stages import DocumentKind
from lifecycle.text import named, same, twin

FOR_CUSTOMER: Text = {"zh": "甲方确认人", "en": "For the customer"}
AUTHOR: Text = {"zh": "调研人", "en": "Author of the log"}


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
        "forms": [
            {
                "name": twin(form, "name"), "kind": form.form_kind, "department": twin(form, "department"),
                "frequency": twin(form, "frequency"),
            }
            for form in log.collected_forms()
        ],
    }  # fmt: skip
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


RESEARCH_LOG = DocumentKind(
    code="D03",
    title={"zh": "调研日志", "en": "Research log"},
    build=research_log,
    template="research_log",
    area="research",
    signs=("CC", "CO"),
)
