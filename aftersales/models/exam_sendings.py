"""What of an exam's results went to whom: slips to people and supervisors, summaries to departments. Never changed."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aftersales.models.exams import Exam
from aftersales.models.sittings import ExamSitting
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.events import Event
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.users import User

LINK_DAYS = 30
SECOND_CLICK = timedelta(minutes=1)


class ExamSending(models.Model):
    class To(models.TextChoices):
        PERSON = "person", gettext_lazy("the person, by mail")
        BY_HAND = "by_hand", gettext_lazy("the person, printed and handed over")
        SUPERVISOR = "supervisor", gettext_lazy("their supervisor, by mail")
        DEPARTMENT = "department", gettext_lazy("the department, by mail")

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="sendings")
    sitting = models.ForeignKey(ExamSitting, models.PROTECT, null=True, related_name="sendings")
    to = models.CharField(max_length=10, choices=To.choices)
    department = models.CharField(max_length=80, blank=True)
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="+")
    link = models.OneToOneField(PortalLink, models.PROTECT, null=True, related_name="exam_sending")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="exam_sending_of_one",
                condition=models.Q(sitting__isnull=True, to="department") | models.Q(sitting__isnull=False) & ~models.Q(to="department"),
            )
        ]  # fmt: skip

    @property
    def reader(self) -> str:
        """Who got it."""
        return str(self.contact) if self.contact else self.sitting.who if self.sitting else ""

    @property
    def about(self) -> str:
        return self.sitting.who if self.sitting else self.department or _("all departments")

    @property
    def is_open(self) -> bool:
        """Does the link that went out with it still open something?"""
        if self.link is not None:
            return self.link.standing == "open"
        return self.to == self.To.PERSON and self.sitting is not None and self.sitting.has_link

    def end(self, *, by: User) -> bool:
        """Its link is dead at once, as when it went to the wrong person. False if there was nothing left to end."""
        if self.link is not None:
            return self.link.revoke(by=by)
        if not self.is_open or self.sitting is None:
            return False
        with transaction.atomic():
            ended = ExamSitting.objects.filter(pk=self.sitting.pk, token_hash=self.sitting.token_hash)
            if not ended.update(token_hash=None, expires_at=None):
                return False
            Event.record("sitting.link_ended", by=by, subject=self.sitting)
        return True

    @classmethod
    def _just_sent(cls, **facts: Any) -> bool:
        """Did a first click send the same, and nobody ended it since? Asked while its exam or sitting is locked."""
        rows = cls.objects.filter(at__gte=timezone.now() - SECOND_CLICK, **facts)
        return any(row.to == cls.To.BY_HAND or row.is_open for row in rows)

    @classmethod
    def slip_to(cls, sitting: ExamSitting, *, by: User, to: str, supervisor: Contact | None, message: str) -> bool:
        """Inside the transaction of ExamSitting.send. False: a first click has done it."""
        from aftersales.exammail import give_result, give_result_to

        day = timezone.localdate() + timedelta(days=LINK_DAYS)
        facts: dict[str, Any] = {"exam": sitting.exam, "sitting": sitting, "to": to, "by": by}
        if cls._just_sent(contact=supervisor if to == cls.To.SUPERVISOR else sitting.contact, **facts):
            return False
        if to == cls.To.PERSON:
            if sitting.contact is None or not sitting.contact.email:
                raise Refused(_("%(name)s has no e-mail address; hand the slip over.") % {"name": sitting.who}, "to")
            token = sitting.new_token(until=day)
            row = cls.objects.create(contact=sitting.contact, **facts)
            give_result(sitting, token, by=by, message=message)
        elif to == cls.To.BY_HAND:
            row = cls.objects.create(contact=sitting.contact, **facts)
        elif to == cls.To.SUPERVISOR:
            if supervisor is None:
                raise Refused(_("Say who their supervisor is."), "supervisor")
            if supervisor.pk == sitting.contact_id:
                raise Refused(_("That is the person; choose “the person”."), "supervisor")
            link, token = _link(
                sitting.project, by=by, contact=supervisor, until=day, message=message, field="supervisor"
            )
            row = cls.objects.create(contact=supervisor, link=link, **facts)
            give_result_to(row, token)
        else:
            raise Refused(_("Choose who gets it."), "to")
        Event.record("sitting.sent", by=by, subject=sitting, data={"name": row.reader})
        return True

    @classmethod
    def department_to(
        cls, exam: Exam, *, by: User, department: str, contact: Contact, until: date, message: str
    ) -> None:
        from aftersales.exammail import give_summary

        rows = ExamSitting.objects.filter(exam=exam, state__in=ExamSitting.MARKED)
        if not rows.filter(**({"department": department} if department else {})).exists():
            raise Refused(_("Nobody of this department is marked yet."), "department")
        facts: dict[str, Any] = {
            "exam": exam, "to": cls.To.DEPARTMENT, "department": department, "contact": contact, "by": by,
        }  # fmt: skip
        if cls._just_sent(**facts):
            return
        link, token = _link(exam.project, by=by, contact=contact, until=until, message=message, field="contact")
        row = cls.objects.create(link=link, **facts)
        give_summary(row, token)
        Event.record("exam.told", by=by, subject=exam, data={"name": row.reader, "department": row.about})


def _link(
    project: Any, *, by: User, contact: Contact, until: date, message: str, field: str
) -> tuple[PortalLink, str]:
    """One more link for this reader: what they were sent before stays readable."""
    if contact.customer_id != project.customer_id:
        raise Refused(_("This person belongs to another customer."), field)
    if not contact.email:
        raise Refused(_("%(name)s has no e-mail address.") % {"name": contact}, field)
    if until <= timezone.localdate():
        raise Refused(_("Leave them at least a day."), "until")
    end = datetime.combine(until, time(23, 59), timezone.get_default_timezone())
    return PortalLink.make(
        by=by, contact=contact, until=end, project=project, purpose=PortalLink.Purpose.EXAM, message=message.strip()
    )
