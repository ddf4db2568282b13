"""Facts and ideas of a research log apart: what could be done about it is thought of once it is written down what is. Abstract."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.interviews import EntryKind
from lifecycle.models.users import User
from lifecycle.text import pick


class NotingIdeas(models.Model):
    """Capability of a research log. Ideas are entries of a kind of their own; no paper and no report has them."""

    class Meta:
        abstract = True

    @property
    def is_analysed(self: Any) -> bool:
        """Is what was heard complete, so that ideas may be read and noted?"""
        return self.state in self.FINISHED

    @property
    def ideas(self: Any) -> list[Any]:
        return [entry for entry in self.entries.all() if entry.kind == EntryKind.IDEA]

    def topics(self: Any) -> list[tuple[str, list[Any]]]:
        """What was heard, under its topics, in the order in which they first came up. Ideas of ours were not."""
        topics: dict[str, tuple[str, list[Any]]] = {}
        for entry in self.entries.all():
            if entry.kind != EntryKind.IDEA:
                topics.setdefault(entry.topic, (pick(entry, "topic"), []))[1].append(entry)
        return list(topics.values())

    @transaction.atomic
    def note_idea(
        self: Any, *, by: User, topic: str, text: str, need_behind: str, topic_en: str = "", text_en: str = "",
        need_behind_en: str = "",
    ) -> None:  # fmt: skip
        """Only once the log is final, and only with the need that it serves. A second click notes it once."""
        self.locked(*self.FINISHED)
        self.guard_time()
        for name, value in (("topic", topic), ("text", text), ("need_behind", need_behind)):
            if not value.strip():
                raise Refused(_("This is needed."), name)
        if self.entries.filter(kind=EntryKind.IDEA, topic=topic.strip(), text=text.strip()).exists():
            raise Refused(_("This idea is noted already."), "text")
        last = self.entries.order_by("-order").values_list("order", flat=True).first() or 0
        self.entries.create(
            kind=EntryKind.IDEA, order=min(last + 1, 9999), topic=topic.strip(), topic_en=topic_en.strip(), text=text.strip(),
            text_en=text_en.strip(), need_behind=need_behind.strip(), need_behind_en=need_behind_en.strip(),
        )  # fmt: skip
        self.amend("research.idea_noted", by=by, data={"topic": topic.strip(), "text": text.strip()[:300]})

    @transaction.atomic
    def drop_idea(self: Any, *, by: User, entry: Any) -> None:
        self.locked(*self.FINISHED)
        self.guard_time()
        found = self.entries.select_for_update().filter(pk=entry.pk, kind=EntryKind.IDEA).first()
        if found is None:
            raise Refused(_("This idea is not there any more."), "entry")
        data = {"topic": found.topic, "text": found.text[:300]}
        found.delete()
        self.amend("research.idea_dropped", by=by, data=data)
