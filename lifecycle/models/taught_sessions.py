"""Sessions that key users hold for their colleagues: on what, how long, and who came."""

import uuid
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.users import User

if TYPE_CHECKING:
    from lifecycle.models.key_users import KeyUser

MOST = 80  # people of one session
LONGEST = 600  # minutes


class TaughtSession(models.Model):
    key_user = models.ForeignKey("lifecycle.KeyUser", models.CASCADE, related_name="sessions")
    process = models.ForeignKey(
        BusinessProcess, models.PROTECT, related_name="taught_sessions", verbose_name=_("business process")
    )
    topic = models.CharField(_("what was taught"), max_length=200)
    on = models.DateField(_("held on"))
    minutes = models.PositiveSmallIntegerField(_("minutes it took"))
    note = models.TextField(_("what was hard for them"), blank=True)
    logged_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey(PortalLink, models.PROTECT, null=True, related_name="taught_sessions")
    at = models.DateTimeField(auto_now_add=True)
    creation_key = models.UUIDField(default=uuid.uuid4, unique=True)
    struck_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("session of a key user")
        verbose_name_plural = _("sessions of key users")
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="taught_session_told_by_one", condition=Q(logged_by__isnull=True) ^ Q(link__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return self.topic

    @property
    def by_themselves(self) -> bool:
        return self.link_id is not None

    @classmethod
    def write_down(
        cls, key_user: "KeyUser", *, by: User | None, link: PortalLink | None, process: BusinessProcess, topic: str,
        on: date, minutes: int, people: list[tuple[str, str]], note: str = "", creation_key: Any = None,
    ) -> "TaughtSession":  # fmt: skip
        """Inside the transaction of KeyUser.log, which holds the lock; a second click finds what the first wrote."""
        if creation_key and (made := cls.objects.filter(creation_key=creation_key, key_user=key_user).first()):
            return made
        if not key_user.processes.filter(pk=process.pk).exists():
            raise Refused(gettext("They do not stand for this process."), "process")
        if on > timezone.localdate():
            raise Refused(gettext("This day lies ahead."), "on")
        if not 5 <= minutes <= LONGEST:
            raise Refused(gettext("A session takes between 5 and 600 minutes."), "minutes")
        if not people:
            raise Refused(gettext("Write down who came, one person a line."), "people")
        if len(people) > MOST:
            raise Refused(gettext("At most %(n)d people a session.") % {"n": MOST}, "people")
        row = cls.objects.create(
            key_user=key_user, process=process, topic=topic.strip(), on=on, minutes=minutes, note=note.strip(),
            logged_by=by if link is None else None, link=link, creation_key=creation_key or uuid.uuid4(),
        )  # fmt: skip
        TaughtPerson.objects.bulk_create(
            TaughtPerson(session=row, name=name, department=department) for name, department in people
        )
        data = {"topic": row.topic, "n": len(people), "process": str(process)}
        verb = "key_user.taught" if link is None else "key_user.taught_told"
        Event.record(verb, by=by if link is None else None, subject=key_user, data=data)
        return row

    def strike(self, *, by: User, key_user: "KeyUser", reason: str) -> None:
        if self.key_user_id != key_user.pk:
            raise Refused(gettext("This session belongs to somebody else."), "session")
        if not reason.strip():
            raise Refused(gettext("Write down the reason; others will rely on it."), "reason")
        if not type(self).objects.filter(pk=self.pk, struck_reason="").update(struck_reason=reason.strip()):
            raise Refused(gettext("It was struck out already."), "session")
        Event.record("key_user.struck", by=by, subject=key_user, data={"topic": self.topic, "reason": reason.strip()})


class TaughtPerson(models.Model):
    """Somebody who came to a key user's session, as the key user calls them."""

    session = models.ForeignKey(TaughtSession, models.CASCADE, related_name="people")
    name = models.CharField(max_length=80)
    department = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["session", "name", "department"], name="taught_person_once")]

    def __str__(self) -> str:
        return self.name


def read_people(text: str) -> list[tuple[str, str]]:
    """One person a line, the department after a comma; who stands there twice came once. Raises Refused."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for line in text.splitlines():
        name, _comma, department = line.replace("，", ",").partition(",")
        name, department = " ".join(name.split()), " ".join(department.split())
        if not name and not department:
            continue
        if not name or len(name) > 80 or len(department) > 80:
            raise Refused(gettext("“%(line)s” is no name and department.") % {"line": line.strip()[:60]}, "people")
        found.setdefault((name.casefold(), department.casefold()), (name, department))
    return list(found.values())
