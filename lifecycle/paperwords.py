"""What documents say in both languages or leave out."""

from typing import Any

from django.utils import timezone

Text = dict[str, str]
NONE: Text = {"zh": "", "en": ""}


def moment(at: Any) -> str | None:
    return timezone.localtime(at).isoformat() if at else None


def titled(kind: Any, record: Any) -> Text:
    """The kind of document, and what this one is about."""
    zh, en = kind.title["zh"], kind.title["en"]
    return {"zh": f"{zh}：{record.title}", "en": f"{en}: {record.title_en}" if record.title_en else en}


def said(text: Text) -> Text | None:
    """A text that may be left out."""
    return text if any(text.values()) else None
