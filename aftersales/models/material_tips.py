"""Tips of users for a manual: what they found out themselves, until it stands in an edition or is left out with a reason."""

from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aftersales.models.trainingparts import Somebody
from lifecycle.errors import Refused
from lifecycle.models.taught_sessions import TaughtSession
from lifecycle.models.users import User

TELLING = 4
MOST = 200


class Advised(models.Model):
    """Capability of a training material: users' tips are collected and taken into an edition."""

    class Meta:
        abstract = True

    @property
    def open_tips(self: Any) -> Any:
        return self.tips.filter(taken_in="", dropped_reason="")

    @transaction.atomic
    def note_tip(
        self: Any, *, by: User, text: str, contact: Any = None, name: str = "", session: TaughtSession | None = None
    ) -> None:
        """In the user's own words; out of a key user's session, each session once."""
        self.locked()
        said = text.strip() or (session.note.strip() if session else "")
        if len(said) < TELLING:
            raise Refused(_("Write down the tip, so that others can work by it."), "text")
        if session is not None:
            if session.process_id != self.process_id or session.struck_reason:
                raise Refused(_("This session was about another process."), "session")
            if MaterialTip.objects.filter(session=session, material=self).exists():
                raise Refused(_("The tip of this session stands here already."), "session")
            contact = contact or session.key_user.contact
        if contact is None and not name.strip():
            raise Refused(_("Choose a contact, or write the name."), "contact")
        name = "" if contact else name.strip()
        if self.open_tips.filter(text=said, contact=contact, name=name, session=session).exists():
            return  # a second click
        last = self.tips.order_by("-order").values_list("order", flat=True).first() or 0
        if last >= MOST:
            raise Refused(_("At most %(n)d tips a manual; take some into an edition first.") % {"n": MOST}, "text")
        tip = self.tips.create(
            order=last + 1, text=said, contact=contact, name=name, session=session, noted_by=by,
        )  # fmt: skip
        self.shift(self.state, by=by, verb="material.tip", data={"name": tip.who})

    @transaction.atomic
    def take_tips(self: Any, *, by: User, tips: Any, left_out: Any = (), reason: str = "") -> None:
        """Say which tips stand in the edition that is being written, and which do not, and why."""
        self.locked(self.State.DRAFT, self.State.TRIED)
        taken, dropped = {tip.pk for tip in tips}, {tip.pk for tip in left_out}
        if not taken and not dropped:
            raise Refused(_("Choose what stands in this edition."), "tips")
        if taken & dropped:
            raise Refused(_("A tip is either taken in or left out."), "left_out")
        if dropped and len(reason.strip()) < TELLING:
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.open_tips.filter(pk__in=taken).update(taken_in=self.edition)
        self.open_tips.filter(pk__in=dropped).update(dropped_reason=reason.strip())
        self.shift(self.state, by=by, verb="material.tips_taken", data={"n": len(taken), "edition": self.edition})


class MaterialTip(Somebody):
    material = models.ForeignKey("aftersales.TrainingMaterial", models.CASCADE, related_name="tips")
    text = models.TextField(gettext_lazy("the tip"))
    session = models.ForeignKey(
        TaughtSession, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=gettext_lazy("out of a key user's session"),
    )  # fmt: skip
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    noted_on = models.DateField(gettext_lazy("noted on"), default=timezone.localdate)
    taken_in = models.CharField(gettext_lazy("stands in edition"), max_length=20, blank=True)
    dropped_reason = models.TextField(gettext_lazy("why it does not go in"), blank=True)

    class Meta(Somebody.Meta):
        verbose_name = gettext_lazy("tip of a user")
        constraints = [
            models.CheckConstraint(name="material_tip_of_somebody", condition=Q(contact__isnull=False) | ~Q(name="")),
            models.CheckConstraint(name="material_tip_in_or_out", condition=Q(taken_in="") | Q(dropped_reason="")),
            models.UniqueConstraint(
                fields=["material", "session"], condition=Q(session__isnull=False), name="material_tip_session_once"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def tone(self) -> str:
        return "ok" if self.taken_in else "off" if self.dropped_reason else "wait"

    @property
    def state_words(self) -> str:
        if self.taken_in:
            return _("in edition %(edition)s") % {"edition": self.taken_in}
        return _("left out") if self.dropped_reason else _("waits for an edition")
