"""What a training session consists of: its outline, the sheet that is signed, what was heard, who is coached after."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.portal_links import PortalLink
from lifecycle.text import EN, ZH, labelled, named, pick, same


class TrainingKind(models.TextChoices):
    CONCEPT = "concept", _("Thinking behind it")
    OPERATION = "operation", _("Operation")
    PROCESS = "process", _("Business process")
    SOFT = "soft", _("Soft skills")
    PROBLEMS = "problems", _("What to do about problems")


class NoteKind(models.TextChoices):
    WISH = "wish", _("Wish")
    QUESTION = "question", _("Question")
    PROBLEM = "problem", _("Problem")


class SignedHow(models.TextChoices):
    PHONE = "phone", _("By phone")
    SHEET = "sheet", _("On the sheet")


class ToldHow(models.TextChoices):
    MAIL = "mail", _("By mail")
    PERSON = "person", _("In person")


class Coming(models.TextChoices):
    YES = "yes", _("Comes")
    NO = "no", _("Cannot come")


class Somebody(Ordered):
    """A contact of the customer, or somebody known only by name. `session` is the foreign key to the session."""

    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("contact")
    )
    name = models.CharField(_("or name"), max_length=80, blank=True)

    class Meta(Ordered.Meta):
        abstract = True

    @property
    def names(self) -> dict[str, str]:
        return named(self.contact) if self.contact else same(self.name)

    @property
    def who(self) -> str:
        return str(self.contact) if self.contact else self.name


class TrainingTopic(Ordered):
    session = models.ForeignKey("aftersales.TrainingSession", models.CASCADE, related_name="outline")
    kind = models.CharField(_("kind"), max_length=10, choices=TrainingKind.choices)
    title = models.CharField(_("what is taught"), max_length=200)
    title_en = models.CharField(_("what is taught, in English"), max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), null=True, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("topic of a training")

    def __str__(self) -> str:
        return pick(self, "title")


class Attendance(Somebody):
    """A row of the sign-in sheet."""

    session = models.ForeignKey("aftersales.TrainingSession", models.CASCADE, related_name="attendance")
    department = models.CharField(_("department"), max_length=80, blank=True)
    exempt = models.CharField(_("knows it already"), max_length=200, blank=True)
    signed = models.BooleanField(_("came and signed"), default=False, editable=False)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True, editable=False)
    signed_how = models.CharField(
        _("how they signed"), max_length=5, choices=SignedHow.choices, blank=True, editable=False
    )
    told_at = models.DateTimeField(_("told of it"), null=True, blank=True, editable=False)
    told_how = models.CharField(
        _("how they were told"), max_length=6, choices=ToldHow.choices, blank=True, editable=False
    )
    answer = models.CharField(_("do they come"), max_length=3, choices=Coming.choices, blank=True, editable=False)
    answer_note = models.CharField(_("what they said"), max_length=300, blank=True, editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    link = models.ForeignKey(PortalLink, models.PROTECT, null=True, editable=False, related_name="attendance")

    class Meta(Somebody.Meta):
        verbose_name = _("row of the sign-in sheet")
        constraints = [
            models.CheckConstraint(name="attendance_is_somebody", condition=Q(contact__isnull=False) | ~Q(name="")),
            models.UniqueConstraint(
                fields=["session", "contact"], condition=Q(contact__isnull=False), name="attendance_contact_once"
            ),
        ]

    def __str__(self) -> str:
        return self.who

    def begin_anew(self) -> None:
        """Somebody else stands in this row: they were not told yet, and the link that went out opens nothing any more."""
        if self.link_id:
            PortalLink.objects.filter(pk=self.link_id, revoked_at=None).update(revoked_at=timezone.now())
        self.link = self.told_at = self.answered_at = self.reminded_at = None
        self.told_how = self.answer = self.answer_note = ""

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Who came and signed stays on the sheet once the session was held: it is evidence."""
        if self.signed and self.session.state != "planned":
            raise Refused(gettext("%(name)s signed the sheet; what was signed stays.") % {"name": self.who})
        return super().delete(*args, **kwargs)

    @property
    def signed_word(self) -> str:
        return str(self.get_signed_how_display() or gettext("yes"))

    @property
    def may_be_mailed(self) -> bool:
        return bool(self.contact and self.contact.email and not self.contact.left_on)

    @property
    def of(self) -> str:
        """Their department."""
        return self.department or (self.contact.department if self.contact else "")


class TrainingNote(Somebody):
    """A wish, a question or a problem that came up while training."""

    Kind = NoteKind

    session = models.ForeignKey("aftersales.TrainingSession", models.CASCADE, related_name="notes")
    kind = models.CharField(_("kind"), max_length=8, choices=NoteKind.choices)
    text = models.CharField(_("what was said"), max_length=300)
    text_en = models.CharField(_("what was said, in English"), max_length=300, blank=True)
    answer = models.CharField(_("answer"), max_length=300, blank=True, editable=False)
    answer_en = models.CharField(_("answer in English"), max_length=300, blank=True, editable=False)

    class Meta(Somebody.Meta):
        verbose_name = _("what was heard in a training")

    def __str__(self) -> str:
        return pick(self, "text")


class Coaching(Somebody):
    """Somebody who needs more than the session: on what, by when, and whether it was done."""

    session = models.ForeignKey("aftersales.TrainingSession", models.CASCADE, related_name="coaching")
    topic = models.CharField(_("on what"), max_length=200)
    due = models.DateField(_("due"))
    done_on = models.DateField(_("done on"), null=True, blank=True, editable=False)

    class Meta(Somebody.Meta):
        verbose_name = _("coaching after a training")
        constraints = [
            models.CheckConstraint(name="coaching_is_somebody", condition=Q(contact__isnull=False) | ~Q(name=""))
        ]

    def __str__(self) -> str:
        return labelled(self.who, self.topic)


def blank(n: int) -> list[dict[str, Any]]:
    """Empty rows of the sheet, for whoever comes without being named."""
    return [{"name": {ZH: "", EN: ""}, "department": "", "signed": False} for _row in range(n)]
