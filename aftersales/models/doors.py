"""The sign-in by phone: a code on the screen leads to a page that is open around the beginning of one session."""

import secrets
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused
from lifecycle.mail import absolute
from lifecycle.models.events import Event
from lifecycle.models.links import token_hash
from lifecycle.models.users import User

EARLY = timedelta(minutes=60)
LATE = 30  # minutes after the beginning in which one can still sign in, unless the trainer says otherwise
FEEDBACK_WITHIN = timedelta(days=7)  # after the end
MOST = 300


class TrainingDoor(models.Model):
    """Only the hash of its token is kept. The token itself is derived anew for the screen, from a seed and the server's
    key, so that a copy of the database opens nothing."""

    session = models.OneToOneField("aftersales.TrainingSession", models.CASCADE, related_name="door")
    seed = models.CharField(max_length=43)
    token_hash = models.CharField(max_length=64, unique=True)
    late = models.PositiveSmallIntegerField(gettext_lazy("minutes after the beginning"), default=LATE)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.session)

    @staticmethod
    def derive(seed: str) -> str:
        digest = salted_hmac("aftersales.door", seed, algorithm="sha256").digest()
        return urlsafe_b64encode(digest).decode().rstrip("=")

    @classmethod
    def by_token(cls, token: str) -> "TrainingDoor | None":
        """The door of that token. Only hashes are compared, so that timing tells nothing of the token."""
        rows = cls.objects.select_related("session__project__customer", "session__trainer", "made_by")
        return rows.filter(token_hash=token_hash(token)).first()

    @property
    def address(self) -> str:
        """What the code leads to; empty where the server's key has changed since it was made."""
        token = self.derive(self.seed)
        if token_hash(token) != self.token_hash:
            return ""
        return absolute(reverse("training_door", args=[token]))

    @property
    def opens_at(self) -> datetime:
        return self.session.at - EARLY

    @property
    def closes_at(self) -> datetime:
        return self.session.at + timedelta(minutes=self.late)

    @property
    def ends_at(self) -> datetime:
        return self.session.at + timedelta(minutes=self.session.minutes)

    @property
    def standing(self) -> str:
        """In one word: early, open, late or over; the page has a sentence for each."""
        now = timezone.now()
        if self.session.state != "planned" or now >= max(self.ends_at, self.closes_at):
            return "over"
        if now < self.opens_at:
            return "early"
        return "open" if now <= self.closes_at else "late"

    @property
    def takes_feedback(self) -> bool:
        return self.session.at <= timezone.now() <= self.ends_at + FEEDBACK_WITHIN

    @property
    def refusal(self) -> str:
        words = {
            "early": _("Sign-in is not open yet. It opens an hour before the session begins."),
            "late": _(
                "Sign-in has closed. Please tell the trainer that you are here; they will add you to the sheet."
            ),
            "over": _("The session is over. If you were there, tell the trainer; they will add you to the sheet."),
        }
        return words.get(self.standing, "")


class SignsIn(models.Model):
    """Capability of a training session: people sign in on their own phones."""

    class Meta:
        abstract = True

    @property
    def open_door(self: Any) -> TrainingDoor | None:
        return TrainingDoor.objects.select_related("session").filter(session=self).first() if self.pk else None

    @transaction.atomic
    def open_sign_in(self: Any, *, by: User, late: int = LATE, renew: bool = False) -> None:
        """Let people sign in by phone; again: change until when, or put a new code in place of the old."""
        self.locked("planned")
        door = TrainingDoor.objects.filter(session=self).first()
        if door is None or renew:
            seed = secrets.token_urlsafe(32)
            facts = {"seed": seed, "token_hash": token_hash(TrainingDoor.derive(seed)), "made_by": by, "late": late}
            TrainingDoor.objects.update_or_create(session=self, defaults=facts | {"made_at": timezone.now()})
        else:
            TrainingDoor.objects.filter(pk=door.pk).update(late=late)
        self.shift(self.state, by=by, verb="training.door_opened", data={"n": late})

    @transaction.atomic
    def sign_in_by_phone(self: Any, *, name: str, department: str = "") -> tuple[Any, bool]:
        """Somebody in the room signs. Returns their row, and whether it is signed only now: a second time doubles nothing."""
        type(self).objects.select_for_update().get(pk=self.pk)
        self.refresh_from_db()
        door = self.open_door
        if door is None or door.standing != "open" or self.project.read_only:
            raise Refused(door.refusal if door and door.refusal else _("Sign-in has closed."))
        rows = list(self.attendance.select_related("contact"))
        row = next((row for row in rows if _same_person(row, name, department)), None)
        if row is not None and row.signed:
            return row, False
        if row is None:
            if len(rows) >= MOST:
                raise Refused(_("The sheet is full. Please tell the trainer."))
            last = max((one.order for one in rows), default=0)
            row = self.attendance.create(order=last + 1, name=name.strip(), department=department.strip())
        row.signed, row.signed_at, row.signed_how = True, timezone.now(), "phone"
        row.save(update_fields=["signed", "signed_at", "signed_how"])
        Event.record("training.signed_in", by=None, subject=self, data={"name": row.who})
        return row, True


def squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _same_person(row: Any, name: str, department: str) -> bool:
    """The same name, and no department that speaks against it."""
    names = (row.contact.name, row.contact.name_en) if row.contact else (row.name,)
    if squeezed(name) not in {squeezed(one) for one in names if one.strip()}:
        return False
    mine, theirs = squeezed(department), squeezed(row.of)
    return not mine or not theirs or mine in theirs or theirs in mine
