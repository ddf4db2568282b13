"""Conditions at the site that somebody of the customer was asked about by link, and what they answered to each."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.readiness import ReadinessItem
from lifecycle.models.users import User
from lifecycle.text import choose, twin

AHEAD = timedelta(days=3)  # so long before the day on which it is needed we remind them
ANSWERED_WITHIN = timedelta(days=14)


class ReadinessAsk(models.Model):
    """Shows the words as they were when they were asked about."""

    class Verdict(models.TextChoices):
        READY = "ready", _("It is ready")
        LATER = "later", _("Not before this day:")

    link = models.ForeignKey(PortalLink, models.PROTECT, related_name="readiness_asks")
    item = models.ForeignKey(ReadinessItem, models.CASCADE, related_name="asks")
    shown = models.JSONField(default=dict)  # {"what": {zh, en}, "needed_by": "2026-09-05" | None}
    verdict = models.CharField(_("answer"), max_length=6, choices=Verdict.choices, blank=True)
    day = models.DateField(_("not before"), null=True, blank=True)
    words = models.TextField(_("in words"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["link", "item"], name="readiness_ask_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return choose(self.shown["what"])

    @property
    def needed_by(self) -> date | None:
        day = self.shown.get("needed_by")
        return date.fromisoformat(day) if day else None

    @property
    def tone(self) -> str:
        return {"ready": "ok", "later": "wait"}.get(self.verdict, "wait" if self.link.standing == "open" else "off")

    @property
    def standing_label(self) -> str:
        from lifecycle.display import day

        if self.verdict == self.Verdict.LATER:
            return gettext("not before %(day)s") % {"day": day(self.day)}
        return str(self.get_verdict_display()) if self.verdict else self.link.standing_label

    @classmethod
    @transaction.atomic
    def send(cls, *, by: User, items: list[ReadinessItem], until: date, message: str = "") -> PortalLink:
        """One link to the person who is responsible for all of these, answered once."""
        from lifecycle import portalmail

        contact, project = items[0].responsible, items[0].project
        if contact is None:
            raise Refused(gettext("Say first who at the customer is responsible for it."))
        if not contact.email:
            raise Refused(gettext("%(name)s has no e-mail address.") % {"name": contact})
        if until <= timezone.localdate():
            raise Refused(gettext("Leave them at least a day."), "until")
        if any(row.responsible_id != contact.pk or row.project_id != project.pk for row in items):
            raise Refused(gettext("One link asks about what one person is responsible for."), "also")
        if any(row.state not in ReadinessItem.OPEN for row in items):
            raise Refused(gettext("Ask about what is still open."), "also")
        end = datetime.combine(until, time(23, 59), timezone.get_default_timezone())
        link, token = PortalLink.make(
            by=by, contact=contact, until=end, project=project, purpose=PortalLink.Purpose.READY, message=message.strip()
        )  # fmt: skip
        for row in items:
            day = row.needed_by.isoformat() if row.needed_by else None
            cls.objects.create(link=link, item=row, shown={"what": twin(row, "what"), "needed_by": day})
            Event.record("readiness.asked", by=by, subject=row, data={"name": str(contact)})
        portalmail.ask_whether_ready(link, token)
        return link

    @classmethod
    @transaction.atomic
    def answer(cls, link: PortalLink, answers: dict[int, tuple[str, date | None, str]]) -> bool:
        """Take the answers of one link, once. `answers`: verdict, day and words, by the key of the ask."""
        if not link.use():
            return False
        for ask in link.readiness_asks.select_related("item__project").order_by("pk"):  # type: ignore[attr-defined]
            ask.verdict, ask.day, words = answers[ask.pk]
            ask.words, ask.answered_at = words.strip(), timezone.now()
            ask.save(update_fields=["verdict", "day", "words", "answered_at"])
            ask.item.take_answer(by=link.made_by, contact=link.contact, day=ask.day)
        return True


def tick(*, today: date) -> str:
    """Before the day comes, remind whoever is responsible, by one link for all that they owe a project; once a day named."""
    near: dict[tuple[int, int | None], list[ReadinessItem]] = {}
    rows = ReadinessItem.objects.filter(state__in=ReadinessItem.OPEN, responsible__left_on__isnull=True)
    rows = rows.exclude(responsible=None).exclude(responsible__email="")
    for row in rows.select_related("project__delivery_owner", "responsible", "created_by").order_by("pk"):
        day = row.wanted_on
        if day is None or not today <= day <= today + AHEAD or row.reminded_for == day:
            continue
        if row.project.is_running and not row.project.read_only:
            near.setdefault((row.project_id, row.responsible_id), []).append(row)
    for group in near.values():
        _remind(group, today)
    return gettext("%(n)d people reminded") % {"n": len(near)} if near else ""


@transaction.atomic
def _remind(rows: list[Any], today: date) -> None:
    by = rows[0].project.delivery_owner or rows[0].created_by
    ReadinessAsk.send(by=by, items=rows, until=today + ANSWERED_WITHIN)
    for row in rows:
        ReadinessItem.objects.filter(pk=row.pk).update(reminded_for=row.wanted_on)
