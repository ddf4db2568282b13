"""A place in the team of a project: who is wanted for it, how much and how long, and whether somebody holds it."""

import uuid
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused, Stale
from lifecycle.models.events import ChainHead, Event, changes
from lifecycle.models.team_templates import TeamTemplate
from lifecycle.models.users import VENDOR_ROLE_CHOICES, ConsultantType, User
from lifecycle.text import pick

ITEM = "S2-13"


class SlotQuerySet(models.QuerySet["TeamSlot"]):
    def wanted(self) -> "SlotQuerySet":
        return self.filter(dropped_reason="")

    def open(self) -> "SlotQuerySet":
        """Wanted, and held by nobody, not even by somebody who was only proposed."""
        from lifecycle.models.members import ProjectMember

        return self.wanted().exclude(members__state__in=ProjectMember.BELONGS)


class TeamSlot(models.Model):
    project = models.ForeignKey("lifecycle.Project", models.PROTECT, related_name="slots")
    name = models.CharField(gettext_lazy("place in the team"), max_length=80)
    name_en = models.CharField(gettext_lazy("place in the team, in English"), max_length=80, blank=True)
    role = models.CharField(gettext_lazy("role"), max_length=2, choices=VENDOR_ROLE_CHOICES)
    consultant_type_wanted = models.CharField(
        gettext_lazy("kind of consultant wanted"), max_length=20, choices=ConsultantType.choices, blank=True
    )
    skills_wanted = models.CharField(gettext_lazy("skills wanted"), max_length=200, blank=True)
    share = models.PositiveSmallIntegerField(gettext_lazy("share of working time, %"), default=50)
    from_date = models.DateField(gettext_lazy("from"))
    to_date = models.DateField(gettext_lazy("until"))
    origin = models.CharField(max_length=60, blank=True, editable=False)
    dropped_reason = models.CharField(gettext_lazy("why it is not needed"), max_length=200, blank=True, editable=False)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("place in the team")
        verbose_name_plural = gettext_lazy("places in the team")
        ordering = ["from_date", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "origin"], condition=~Q(origin=""), name="slot_once_a_template"
            ),
            models.CheckConstraint(name="slot_share", condition=Q(share__gte=1, share__lte=100)),
            models.CheckConstraint(name="slot_dates", condition=Q(to_date__gte=F("from_date"))),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return pick(self, "name")

    @property
    def holder(self) -> Any:
        """Whoever was proposed, confirmed or works there; out of `members` where that was fetched."""
        return next((row for row in self.members.all() if row.state in row.BELONGS), None)

    @classmethod
    @transaction.atomic
    def lay_out(cls, project: Any, template: TeamTemplate, *, by: User) -> list["TeamSlot"]:
        """Open the places of a template; those that it made before stay as they are."""
        ChainHead.locked(project.pk)
        _living(project)
        known = set(cls.objects.filter(project=project).exclude(origin="").values_list("origin", flat=True))
        rows = [row for row in template.laid_out(project) if row["origin"] not in known]
        if not rows:
            raise Refused(_("Every place of this template is there already."))
        made = [cls.objects.create(project=project, **row) for row in rows]
        Event.record(
            "team.laid_out", by=by, subject=project, project=project, data={"n": len(made), "label": template.name}
        )
        cls.offer_evidence(project, by=by)
        return made

    @transaction.atomic
    def put(self, *, by: User, version: int, **fields: Any) -> None:
        """Add it, or change it as it was read at `version`."""
        ChainHead.locked(self.project_id)
        _living(self.project)
        if self.pk is None:
            for name, value in fields.items():
                setattr(self, name, value)
            self.save()
            Event.record("team.slot_added", by=by, subject=self)
        else:
            now = type(self).objects.select_for_update().get(pk=self.pk)
            if now.version != version:
                raise Stale(_("Somebody else changed this meanwhile."))
            diff = changes({name: getattr(now, name) for name in fields}, fields)
            if not diff:
                return
            for name, value in fields.items():
                setattr(self, name, value)
            self.version = version + 1
            self.save()
            Event.record("team.slot_revised", by=by, subject=self, data={"changes": diff})
        self.offer_evidence(self.project, by=by)

    @transaction.atomic
    def drop(self, *, by: User, reason: str) -> None:
        """The place is not needed; whoever holds it is released first."""
        ChainHead.locked(self.project_id)
        _living(self.project)
        if self.dropped_reason:
            return
        if len(reason.strip()) < 2:
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        if (held := self.holder) is not None:
            raise Refused(_("%(name)s holds this place. Release them first.") % {"name": held.user})
        self.dropped_reason, self.version = reason.strip()[:200], self.version + 1
        self.save(update_fields=["dropped_reason", "version"])
        Event.record("team.slot_dropped", by=by, subject=self, data={"reason": self.dropped_reason})
        self.offer_evidence(self.project, by=by)

    @classmethod
    def offer_evidence(cls, project: Any, *, by: User | None) -> None:
        """A team whose every place is held by somebody who agreed is what the checklist asks for."""
        from lifecycle import evidence
        from lifecycle.models.evidence import Evidence
        from lifecycle.models.members import ProjectMember

        agreed = (ProjectMember.State.CONFIRMED, ProjectMember.State.ACTIVE)
        wanted = list(cls.objects.filter(project=project).wanted())
        held = set(ProjectMember.objects.filter(place__in=wanted, state__in=agreed).values_list("place", flat=True))
        found = Evidence.objects.filter(item__project=project, subject_kind="lifecycle.teamslot")
        if not wanted or len(held) < len(wanted):
            found.delete()
        elif not found.exists():
            evidence.offer(
                project, code="—", forms=evidence.RECORD_FORMS, subject=wanted[0], label=_("The team is complete"),
                stage="delivery", by=by, items=(ITEM,),
            )  # fmt: skip


def _living(project: Any) -> None:
    if project.read_only:
        raise Refused(_("The project has ended and can only be read."))
