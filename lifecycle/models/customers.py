"""Customers and the people on their side."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.errors import Refused
from lifecycle.fields import ChoiceListField
from lifecycle.models.events import Event
from lifecycle.models.users import Language, User
from lifecycle.text import pick


class Industry(models.TextChoices):
    HEALTH = "health", _("Health care")
    EDUCATION = "education", _("Education")
    MANUFACTURING = "manufacturing", _("Manufacturing")
    AUTOMOTIVE = "automotive", _("Automotive")
    CULTURE = "culture", _("Libraries and museums")
    UTILITIES = "utilities", _("Water, power and gas")
    TRANSPORT = "transport", _("Public transport")
    LOGISTICS = "logistics", _("Logistics")
    FINANCE = "finance", _("Banking and finance")
    GOVERNMENT = "government", _("Government")
    PHARMA = "pharma", _("Pharmaceuticals")
    FOOD = "food", _("Food")
    RETAIL = "retail", _("Retail")
    OTHER = "other", _("Other")


class Maturity(models.TextChoices):
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class ContactKind(models.TextChoices):
    OWNER = "owner", _("Project owner")
    SPONSOR = "sponsor", _("Sponsor")
    EXECUTIVE = "executive", _("Executive")
    SIGNATORY = "signatory", _("Signatory")
    CHANGE = "change-contact", _("Single contact for changes")
    EXPERT = "expert", _("Expert")
    IT = "it-rd", _("IT or R&D")
    KEY_USER = "key-user", _("Key user")
    END_USER = "end-user", _("End user")
    FINANCE = "finance", _("Finance")
    ROLLOUT = "rollout-lead", _("Rollout lead")
    PROCESS = "process-owner", _("Owner of a business process")


class Stance(models.TextChoices):
    SUPPORTIVE = "supportive", _("Supportive")
    WATCHING = "watching", _("Watching")
    RESISTANT = "resistant", _("Resistant")
    UNKNOWN = "unknown", _("Unknown")


class CustomerQuerySet(models.QuerySet["Customer"]):
    def visible_to(self, user: User) -> "CustomerQuerySet":
        """Customers of projects the user sees; those who look after customers see all of them."""
        from lifecycle import access
        from lifecycle.models.projects import Project

        if access.sees_all(user) or user.has_role("IM", "PM"):
            return self
        return self.filter(pk__in=Project.objects.visible_to(user).values("customer_id"))


class Customer(models.Model):
    name = models.CharField(_("name"), max_length=120, unique=True)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    industry = models.CharField(_("industry"), max_length=20, choices=Industry.choices)
    region = models.CharField(_("region"), max_length=80, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    it_maturity = models.CharField(
        _("experience with IT projects"), max_length=6, choices=Maturity.choices, blank=True
    )
    background = models.TextField(_("business background"), blank=True)
    reference_consent = models.BooleanField(_("may be named as a reference"), default=False)
    billing_name = models.CharField(_("invoice title"), max_length=120, blank=True)
    billing_tax_no = models.CharField(_("tax number"), max_length=40, blank=True)
    billing_address = models.CharField(_("billing address and phone"), max_length=200, blank=True)
    billing_bank = models.CharField(_("billing bank and account"), max_length=200, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    objects = CustomerQuerySet.as_manager()

    class Meta:
        verbose_name = _("customer")
        verbose_name_plural = _("customers")
        ordering = ["name"]

    def __str__(self) -> str:
        return pick(self, "name")

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return reverse("customer", args=[self.pk])


class Contact(models.Model):
    """A person of the customer. A user (直接使用者) is not a customer (负责人): `kinds` tells who is which."""

    private: ClassVar[set[str]] = {"stance", "confidence", "relationship_note"}

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="contacts", verbose_name=_("customer"))
    name = models.CharField(pgettext_lazy("person", "name"), max_length=80)
    name_en = models.CharField(pgettext_lazy("person", "name in English"), max_length=80, blank=True)
    title = models.CharField(_("job title"), max_length=80, blank=True)
    title_en = models.CharField(_("job title in English"), max_length=80, blank=True)
    department = models.CharField(_("department"), max_length=80, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    kinds = ChoiceListField(_("kinds"), choices=ContactKind.choices, blank=False)
    language = models.CharField(_("language"), max_length=10, choices=Language.choices, default=Language.ZH)
    stance = models.CharField(_("stance"), max_length=10, choices=Stance.choices, default=Stance.UNKNOWN)
    confidence = models.PositiveSmallIntegerField(_("confidence in us, 1 to 5"), null=True, blank=True)
    relationship_note = models.TextField(_("note on the relationship"), blank=True)
    cadence_days = models.PositiveSmallIntegerField(_("contact at least every … days"), null=True, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["customer_id", "name"]
        constraints = [
            models.CheckConstraint(
                name="contact_confidence_1_to_5",
                condition=Q(confidence__isnull=True) | Q(confidence__gte=1, confidence__lte=5),
            )
        ]

    def __str__(self) -> str:
        return self.label()

    def label(self, language: str | None = None) -> str:
        return pick(self, "name", language)

    @property
    def reads(self) -> str:
        """The language of mail to this person."""
        return self.language

    @property
    def has_left(self) -> bool:
        """Are they gone today? Private links that they still have open nothing from that day on."""
        return self.left_on is not None and self.left_on <= timezone.localdate()

    @property
    def kind_labels(self) -> list[str]:
        return [str(ContactKind(kind).label) for kind in self.kinds if kind in ContactKind.values]

    def is_a(self, *kinds: str) -> bool:
        return any(kind in self.kinds for kind in kinds)

    @transaction.atomic
    def leave(self, *, by: User, on: date) -> None:
        """Note when they leave the customer. What waits for them stays with them until somebody else is named."""
        now = type(self).objects.select_for_update(no_key=True).get(pk=self.pk)
        if now.left_on == on:
            return  # a second click
        self.left_on, self.version = on, now.version + 1
        self.save(update_fields=["left_on", "version", "updated_at"])
        Event.record("contact.left", by=by, subject=self, data={"on": on})

    @transaction.atomic
    def judge(
        self, *, by: User, stance: str, confidence: int | None, reason: str, action_plan: str = ""
    ) -> "StanceChange":
        """Set stance and confidence with a reason; a resistant contact needs a plan of what we do about it."""
        if not reason.strip():
            raise Refused(_("Say what you saw that makes you judge so."), "reason")
        if stance == Stance.RESISTANT and not action_plan.strip():
            raise Refused(_("A resistant contact needs a plan: what do we do, and who does it?"), "action_plan")
        change = self.stance_changes.create(
            stance=stance, confidence=confidence, reason=reason.strip(), action_plan=action_plan.strip(), by=by
        )
        Contact.objects.filter(pk=self.pk).update(stance=stance, confidence=confidence, updated_at=timezone.now())
        self.stance, self.confidence = stance, confidence
        # The values stay out of the event: they are private to those who may read the contact's private fields.
        Event.record("contact.judged", by=by, subject=self)
        return change


class StanceChange(models.Model):
    """History of a contact's stance and confidence; private to the vendor."""

    private: ClassVar[set[str]] = {"stance", "confidence", "reason", "action_plan"}

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="stance_changes")
    stance = models.CharField(_("stance"), max_length=10, choices=Stance.choices)
    confidence = models.PositiveSmallIntegerField(_("confidence in us, 1 to 5"), null=True, blank=True)
    reason = models.TextField(_("reason"))
    action_plan = models.TextField(_("what we do about it"), blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]


def private_fields(model: Any) -> set[str]:
    """Names of the fields of a model that must never leave the vendor."""
    return set(getattr(model, "private", ()))
