"""The acceptance panel: who judges, and who must be there."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle import known
from lifecycle.fields import holds
from lifecycle.models.customers import Contact, ContactKind
from lifecycle.models.papercopies import PaperCopy
from lifecycle.models.signatures import Signatory
from lifecycle.models.users import User
from lifecycle.text import named

if TYPE_CHECKING:
    from aftersales.models.acceptances import Acceptance


class PanelMember(models.Model):
    class Role(models.TextChoices):
        EXPERT = "expert", _("Customer's expert")
        IM = "IM", _("Implementation manager")
        BM = "BM", _("Commercial manager")
        PM = "PM", _("Project manager")
        OWNER = "owner", _("Customer's project owner")
        OTHER = "other", _("Other")

    OF_CUSTOMER = (Role.EXPERT, Role.OWNER)
    OF_VENDOR = (Role.IM, Role.BM, Role.PM)

    acceptance = models.ForeignKey("aftersales.Acceptance", models.CASCADE, related_name="panel")
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("contact")
    )
    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("one of our people")
    )
    role = models.CharField(_("role in the panel"), max_length=6, choices=Role.choices)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("panel member")
        verbose_name_plural = _("panel members")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="panel_contact_or_user",
                condition=Q(contact__isnull=False, user__isnull=True) | Q(contact__isnull=True, user__isnull=False),
            ),
            models.CheckConstraint(
                name="panel_role_on_its_side",
                condition=Q(role__in=("expert", "owner"), user__isnull=True)
                | Q(role__in=("IM", "BM", "PM"), contact__isnull=True)
                | Q(role="other"),
            ),
            models.UniqueConstraint(
                fields=["acceptance", "contact"], condition=Q(contact__isnull=False), name="panel_contact_once"
            ),
            models.UniqueConstraint(
                fields=["acceptance", "user"], condition=Q(user__isnull=False), name="panel_user_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def person(self) -> Any:
        return self.contact or self.user

    @property
    def party(self) -> str:
        return "customer" if self.contact_id else "vendor"

    @property
    def names(self) -> dict[str, str]:
        return named(self.person)


def members_of(acceptance: "Acceptance") -> list[PanelMember]:
    """With their people; a page has fetched them already."""
    if "panel" in getattr(acceptance, "_prefetched_objects_cache", {}):
        return list(acceptance.panel.all())
    return list(acceptance.panel.select_related("contact", "user"))


def missing_roles(acceptance: "Acceptance") -> list[str]:
    """Roles that the company requires and nobody in the panel has, in words."""
    present = {member.role for member in acceptance.panel.all()}
    wanted = known.site(acceptance.project).acceptance_roles
    return [str(role.label) for role in PanelMember.Role if role in wanted and role not in present]


def unsigned(acceptance: "Acceptance") -> list[PanelMember]:
    """Members of the panel whose signature the current version of the certificate lacks: their own, that of whoever was
    asked in their place, or the one on paper in theirs."""
    document = None if acceptance.is_applying else acceptance.certificate
    members = members_of(acceptance)
    if document is None:
        return members
    if document.how == document.How.PAPER:
        places = _signed_on_paper(document)
        return [m for n, m in enumerate(members, 1) if f"panel-{n}" not in places]
    asked = Signatory.objects.filter(request__version=document.current_id).exclude(role=Signatory.Role.COPY)
    rows = {row.pk: row for row in asked.only("contact_id", "user_id", "state", "replaced_by_id")}
    people = {
        (row.contact_id, row.user_id) for row in rows.values() if _last(row, rows).state == Signatory.State.SIGNED
    }
    return [m for m in members if (m.contact_id, m.user_id) not in people]


def _last(signatory: Signatory, rows: dict[int, Signatory]) -> Signatory:
    """Who has the place now, after all replacements."""
    while (successor := rows.get(signatory.replaced_by_id or 0)) is not None:
        signatory = successor
    return signatory


def _signed_on_paper(document: Any) -> set[str]:
    """The places in which a person saw a signature or a seal."""
    paper = PaperCopy.objects.filter(version=document.current_id, state=PaperCopy.State.CONFIRMED).first()
    seals = paper.seals if paper is not None else {}
    return {key for key, seen in seals.items() if seen.get("signed") or seen.get("stamped")}


def propose(acceptance: "Acceptance") -> None:
    """Fill a new panel with those whom the project knows for the roles that nobody has yet, its owner among them."""
    present = {member.role for member in acceptance.panel.all()}
    contacts = set(acceptance.panel.values_list("contact_id", flat=True))
    users = set(acceptance.panel.values_list("user_id", flat=True))
    project = acceptance.project
    known = project.customer.contacts.filter(left_on__isnull=True)
    people = project.people_by_role()
    order = max((member.order for member in acceptance.panel.all()), default=0)
    for role in (PanelMember.Role.EXPERT, PanelMember.Role.OWNER, *PanelMember.OF_VENDOR):
        if role in present:
            continue
        mine: dict[str, Any] = {}
        if role in PanelMember.OF_CUSTOMER:
            kind = ContactKind.EXPERT if role == PanelMember.Role.EXPERT else ContactKind.OWNER
            contact = known.filter(kinds__contains=holds(kind)).exclude(pk__in=contacts - {None}).first()
            if contact:
                mine["contact"] = contact
                contacts.add(contact.pk)
        elif (user := people.get(role)) and user.pk not in users:
            mine["user"] = user
            users.add(user.pk)
        if mine:
            order += 1
            PanelMember.objects.create(acceptance=acceptance, role=role, order=order, **mine)


def places_of(*, contact: Contact) -> list[Any]:
    """Where this person sits on a panel that has still to judge or to sign."""
    from lifecycle.places import Place

    rows = PanelMember.objects.filter(contact=contact, acceptance__signed_on=None).exclude(acceptance__state="failed")
    return [
        Place(row.acceptance.project, _("in the panel of “%(title)s”") % {"title": row.acceptance.label},
              row.acceptance.get_absolute_url())
        for row in rows.select_related("acceptance__project__customer")
    ]  # fmt: skip
