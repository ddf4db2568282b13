"""Who came to a meeting, as documents list them, and words that a document says in both languages."""

from typing import Any

from django.utils import timezone

from lifecycle.text import named, same, twin

Text = dict[str, str]
NONE: Text = {"zh": "", "en": ""}


def people(occasion: Any) -> list[dict[str, Any]]:
    """Theirs first, those without a contact of their own after them, then ours."""
    theirs = [
        {"party": "customer", "name": named(c), "department": same(c.department), "title": twin(c, "title")}
        for c in occasion.contacts.all()
    ]
    others = [{"party": "customer", "name": same(name), "department": NONE, "title": NONE} for name in occasion.others]
    ours = [
        {"party": "vendor", "name": named(u), "department": NONE, "title": twin(u, "title")}
        for u in occasion.our_people.all()
    ]
    return theirs + others + ours


def moment(at: Any) -> str | None:
    return timezone.localtime(at).isoformat() if at else None


def titled(kind: Any, record: Any) -> Text:
    """The kind of document, and what this one is about."""
    zh, en = kind.title["zh"], kind.title["en"]
    return {"zh": f"{zh}：{record.title}", "en": f"{en}: {record.title_en}" if record.title_en else en}


def said(text: Text) -> Text | None:
    """A text that may be left out."""
    return text if any(text.values()) else None
