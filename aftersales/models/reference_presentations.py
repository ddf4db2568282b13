"""To whom a reference was shown, what they said, and the leads that came of it."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aftersales.leads import open_lead
from aftersales.models.reference_consents import Use
from lifecycle.errors import Refused
from lifecycle.models.customers import Customer
from lifecycle.models.events import Event
from lifecycle.models.projects import Project
from lifecycle.models.users import User

LEAD = uuid.UUID("6a1c8a52-3d0a-4b6e-9d52-0f3d1b7a4e11")


class ReferencePresentation(models.Model):
    class Way(models.TextChoices):
        MEETING = "meeting", gettext_lazy("Presented to them")
        EVENT = "event", gettext_lazy("At an event of the industry")
        VISIT = "visit", gettext_lazy("They visited the reference customer")
        CALL = "call", gettext_lazy("They talked to the reference customer by telephone")
        SENT = "sent", gettext_lazy("The case page was sent")

    class Response(models.TextChoices):
        WAITING = "", pgettext_lazy("response", "No answer yet")
        INTERESTED = "interested", pgettext_lazy("response", "Interested")
        LATER = "later", pgettext_lazy("response", "Perhaps later")
        NONE = "none", pgettext_lazy("response", "Not interested")

    NEEDS: ClassVar[dict[str, str]] = {Way.VISIT: Use.VISIT, Way.CALL: Use.CALL}
    TONES: ClassVar[dict[str, str]] = {"": "wait", "interested": "ok", "later": "draft", "none": "off"}

    promotion = models.ForeignKey(
        "aftersales.ReferencePromotion", models.PROTECT, related_name="presentations"
    )  # fmt: skip
    customer = models.ForeignKey(
        Customer, models.PROTECT, related_name="references_shown", verbose_name=gettext_lazy("to which customer")
    )
    on = models.DateField(gettext_lazy("on"))
    way = models.CharField(gettext_lazy("how"), max_length=7, choices=Way.choices, default=Way.MEETING)
    audience = models.CharField(gettext_lazy("who was there"), max_length=200)
    presenter = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("by whom"))
    response = models.CharField(gettext_lazy("response"), max_length=10, choices=Response.choices, blank=True)
    response_words = models.TextField(gettext_lazy("what they said"), blank=True)
    next_step = models.CharField(gettext_lazy("next step"), max_length=200, blank=True)
    next_on = models.DateField(gettext_lazy("next step by"), null=True, blank=True)
    lead = models.OneToOneField(
        Project, models.PROTECT, null=True, related_name="came_of_reference", verbose_name=gettext_lazy("lead")
    )
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = gettext_lazy("presentation of a reference")
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["promotion", "customer", "on", "way"], name="reference_shown_once"),
            models.CheckConstraint(
                name="reference_lead_of_interest", condition=Q(lead__isnull=True) | Q(response="interested")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer} · {self.on.isoformat()}"

    @property
    def tone(self) -> str:
        return self.TONES[self.response]

    @property
    def is_late(self) -> bool:
        """Its next step is due, and nothing came of it yet."""
        return self.next_on is not None and self.next_on < timezone.localdate() and self.lead_id is None


class Presenting(models.Model):
    """Capability of a reference promotion."""

    class Meta:
        abstract = True

    @transaction.atomic
    def present(
        self: Any, *, by: User, on: date, way: str, audience: str, presenter: User, customer: Customer | None = None,
        new_name: str = "", new_name_en: str = "", new_region: str = "",
    ) -> ReferencePresentation:  # fmt: skip
        """To a customer of the list, or to one that is new; within what was allowed on that day."""
        self.locked(self.State.READY)
        consent = self.consent
        if consent is None or not consent.holds_on(on):
            raise Refused(_("The customer's consent does not cover this day."), "on")
        needs = ReferencePresentation.NEEDS.get(way)
        if needs and needs not in consent.allows:
            raise Refused(_("The customer did not allow this."), "way")
        if len(audience.strip()) < 2:
            raise Refused(_("Say who was there."), "audience")
        if customer is None:
            customer = self._new_customer(new_name, new_name_en, new_region, by=by)
        if customer.pk == self.project.customer_id:
            raise Refused(_("This is the reference customer themselves."), "customer")
        row, made = self.presentations.get_or_create(
            customer=customer, on=on, way=way,
            defaults={"audience": audience.strip(), "presenter": presenter, "noted_by": by},
        )  # fmt: skip
        if not made:
            raise Refused(_("This presentation is noted already."), "customer")
        self._shown("reference.presented", by, row)
        return row  # type: ignore[no-any-return]

    def _new_customer(self: Any, name: str, name_en: str, region: str, *, by: User) -> Customer:
        if len(name.strip()) < 2:
            raise Refused(_("Choose a customer, or name a new one."), "customer")
        if Customer.objects.filter(name=name.strip()).exists():
            raise Refused(_("There is a customer of this name already; choose it from the list."), "new_name")
        customer = Customer.objects.create(
            name=name.strip(), name_en=name_en.strip(), region=region.strip(), industry=self.project.industry,
            created_by=by,
        )  # fmt: skip
        Event.record("customer.added", by=by, subject=customer)
        return customer

    @transaction.atomic
    def note_response(
        self: Any, *, by: User, presentation: ReferencePresentation, response: str, response_words: str = "",
        next_step: str = "", next_on: date | None = None,
    ) -> None:  # fmt: skip
        self.locked()
        row = self.presentations.select_for_update().get(pk=presentation.pk)
        if row.on > timezone.localdate():
            raise Refused(_("It lies ahead; note what they say afterwards."), "presentation")
        if row.lead_id and response != ReferencePresentation.Response.INTERESTED:
            raise Refused(_("A lead came of it already."), "response")
        if response == ReferencePresentation.Response.INTERESTED and not row.lead_id and len(next_step.strip()) < 2:
            raise Refused(_("Say what happens next."), "next_step")
        if next_step.strip() and next_on is None:
            raise Refused(_("Say by when."), "next_on")
        row.response, row.response_words = response, response_words.strip()
        row.next_step, row.next_on = next_step.strip(), next_on
        row.save()
        self._shown("reference.answered", by, row)

    @transaction.atomic
    def make_lead(
        self: Any, *, by: User, presentation: ReferencePresentation, name: str, seller: User, name_en: str = "",
        expected_amount: Any = None,
    ) -> None:  # fmt: skip
        """A new project in the state of a lead, for sales, with a link back. Once: a second click finds the first."""
        from aftersales import referencemail

        self.locked()
        row = self.presentations.select_for_update().get(pk=presentation.pk)
        if row.lead_id is not None:
            return
        if row.response != ReferencePresentation.Response.INTERESTED:
            raise Refused(_("Note first that they are interested."), "presentation")
        old = self.project
        made = open_lead(
            by=by, key=uuid.uuid5(LEAD, str(row.pk)), name=name, name_en=name_en, customer=row.customer, seller=seller,
            industry=row.customer.industry, type=old.type, product=old.product, currency=old.currency,
            expected_amount=expected_amount,
        )  # fmt: skip
        row.lead = made
        row.save(update_fields=["lead"])
        self._shown("reference.led", by, row, number=made.number)
        referencemail.tell_lead(row, made, to=seller)

    def _shown(self: Any, verb: str, by: User, row: ReferencePresentation, **data: Any) -> None:
        self.__dict__.get("_prefetched_objects_cache", {}).pop("presentations", None)
        self.shift(self.state, by=by, verb=verb, data={"name": str(row.customer)} | data)
