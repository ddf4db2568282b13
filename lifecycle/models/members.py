"""Who works on a project, in which role, from when to when."""

from typing import Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.absences import Absence
from lifecycle.models.assigning import Assigning
from lifecycle.models.customers import Contact, ContactKind
from lifecycle.models.events import Event
from lifecycle.models.users import VENDOR_ROLE_CHOICES, ConsultantType, User

# Share of working time that a role usually takes, as long as nobody said how much it is.
USUAL_SHARE = {"SM": 10, "IM": 30, "PM": 50, "CO": 50, "EX": 5, "BM": 5, "CS": 10, "AD": 5}


class MemberQuerySet(models.QuerySet["ProjectMember"]):
    def acting(self, user: Any) -> "MemberQuerySet":
        """What gives a person a part in a project: their own, and those of colleagues who are away and for whom they
        stand in today, in roles that they hold themselves."""
        away = Absence.objects.covered_by(user).values("user")
        mine = Q(user=user) | Q(user__in=away, role__in=user.roles)
        return self.filter(mine, state__in=ProjectMember.BELONGS)


class ProjectMember(Assigning, models.Model):
    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        CONFIRMED = "confirmed", _("Confirmed")
        ACTIVE = "active", _("Active")
        RELEASED = "released", _("Released")

    BELONGS = (State.PROPOSED, State.CONFIRMED, State.ACTIVE)

    project = models.ForeignKey("lifecycle.Project", models.PROTECT, related_name="members")
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=2, choices=VENDOR_ROLE_CHOICES)
    slot = models.CharField(_("place in the team"), max_length=80, blank=True)
    consultant_type_wanted = models.CharField(
        _("kind of consultant wanted"), max_length=20, choices=ConsultantType.choices, blank=True
    )
    skills_wanted = models.CharField(_("skills wanted"), max_length=200, blank=True)
    responsibility = models.TextField(_("responsibility"), blank=True)
    allocation_pct = models.PositiveSmallIntegerField(_("share of working time, %"), default=100)
    from_date = models.DateField(_("from"), default=timezone.localdate)
    to_date = models.DateField(_("until"), null=True, blank=True)
    authority = models.TextField(_("authority: budget, people, decisions"), blank=True)
    mentor = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("mentor"))
    place = models.ForeignKey(
        "lifecycle.TeamSlot", models.PROTECT, null=True, blank=True, related_name="members", editable=False
    )
    proposed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    left_reason = models.CharField(_("why they left"), max_length=300, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ACTIVE)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "user", "role"], condition=~Q(state="released"), name="member_once_a_role"
            ),
            models.UniqueConstraint(
                fields=["place"], condition=Q(place__isnull=False) & ~Q(state="released"), name="member_once_a_place"
            ),
            models.CheckConstraint(name="member_share", condition=Q(allocation_pct__lte=100)),
            models.CheckConstraint(
                name="member_dates", condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date"))
            ),
        ]
        indexes = [models.Index(fields=["user", "project"], name="member_user_project")]

    def __str__(self) -> str:
        return str(_("%(name)s (%(role)s)") % {"name": self.user, "role": self.get_role_display()})

    @classmethod
    @transaction.atomic
    def add(cls, *, by: User, project: Any, user: User, role: str, **fields: Any) -> "ProjectMember":
        """Add a person in a role; one who already has it is returned as they are."""
        found = cls.objects.filter(project=project, user=user, role=role).exclude(state=cls.State.RELEASED).first()
        if found:
            return found
        if role not in user.roles:
            raise Refused(_("This person does not have that role in the company."), "role")
        fields.setdefault("allocation_pct", USUAL_SHARE.get(role, 50))
        member = cls.objects.create(project=project, user=user, role=role, **fields)
        Event.record("member.added", by=by, subject=member)
        return member

    @classmethod
    def note_owners(cls, project: Any, *, by: User) -> None:
        """Whoever owns a part of the project belongs to it."""
        owners = (
            (project.presales_owner, "SM"),
            (project.delivery_owner, "PM"),
            (project.collection_owner, "BM"),
            (project.support_owner, "CS"),
        )
        for user, role in owners:
            if user is not None:
                held = role if role in user.roles else next(iter(user.roles), None)
                if held:
                    cls.add(by=by, project=project, user=user, role=held)

    @transaction.atomic
    def release(self, *, by: User) -> None:
        """The person leaves the project; what they did stays theirs, and their place is open again."""
        if self.state == self.State.RELEASED:
            return
        owners = ("presales_owner_id", "delivery_owner_id", "collection_owner_id", "support_owner_id")
        if any(getattr(self.project, name) == self.user_id for name in owners):
            raise Refused(_("This person owns a part of the project. Name another owner first."))
        self.state = self.State.RELEASED
        self.to_date = max(timezone.localdate(), self.from_date)
        self.version += 1
        self.save(update_fields=["state", "to_date", "version"])
        Event.record("member.released", by=by, subject=self)
        if self.place is not None:
            self.place.offer_evidence(self.project, by=by)


class ProjectContact(models.Model):
    """A person of the customer who has a part in this project."""

    project = models.ForeignKey("lifecycle.Project", models.PROTECT, related_name="contact_links")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="project_links", verbose_name=_("contact"))
    role = models.CharField(_("part in the project"), max_length=20, choices=ContactKind.choices)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["role", "pk"]
        constraints = [models.UniqueConstraint(fields=["project", "contact", "role"], name="project_contact_once")]

    def __str__(self) -> str:
        return str(_("%(name)s (%(role)s)") % {"name": self.contact, "role": self.get_role_display()})

    @classmethod
    @transaction.atomic
    def add(cls, *, by: User, project: Any, contact: Contact, role: str) -> "ProjectContact":
        if contact.customer_id != project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        link, made = cls.objects.get_or_create(project=project, contact=contact, role=role)
        if made:
            Event.record("contact.linked", by=by, subject=link)
        return link

    @transaction.atomic
    def remove(self, *, by: User) -> None:
        Event.record("contact.unlinked", by=by, subject=self)
        self.delete()
