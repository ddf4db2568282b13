"""A project as a reference for others of its industry (行业推介): consent, case page, to whom it was shown, leads."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aftersales.models.reference_asking import Consents
from aftersales.models.reference_consents import ReferenceConsent
from aftersales.models.reference_presentations import Presenting
from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.fields import ChoiceListField
from lifecycle.models.attachments import Attachment
from lifecycle.models.interviews import Ordered
from lifecycle.models.projects import Project
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.stages import State as ProjectState
from lifecycle.stages import position, reached
from lifecycle.text import listed, pick
from lifecycle.uploads import Checked

ITEM = "S3-13"
MOST_FEATURES = 6
PICTURES = ("image/png", "image/jpeg")


class Figure(models.TextChoices):
    USERS = "users", gettext_lazy("Users who work with it")
    UNITS = "units", gettext_lazy("Sites and departments")
    TRAINED = "trained", gettext_lazy("People trained")
    DURATION = "duration", gettext_lazy("From start to acceptance")
    SATISFACTION = "satisfaction", gettext_lazy("Satisfaction of the customer")
    ACCEPTANCE = "acceptance", gettext_lazy("Acceptance")


class ReferenceQuerySet(models.QuerySet["ReferencePromotion"]):
    def shareable(self) -> "ReferenceQuerySet":
        """Those that may be shown to others today."""
        today = timezone.localdate()
        given = ReferenceConsent.objects.filter(
            promotion=OuterRef("pk"), state=ReferenceConsent.State.GIVEN, given_on__lte=today, until__gte=today
        )
        rows = self.filter(Exists(given), state=ReferencePromotion.State.READY)
        return rows.exclude(project__state__in=ReferencePromotion.NEVER)

    def visible_to(self, user: User) -> "ReferenceQuerySet":
        """Those of the projects that they see, and all that may be shown to anybody."""
        return self.filter(
            Q(project__in=Project.objects.visible_to(user)) | Q(pk__in=ReferencePromotion.objects.shareable())
        )

    def for_list(self) -> "ReferenceQuerySet":
        return self.prefetch_related("consents", "presentations")


class ReferencePromotion(Consents, Presenting, Record):
    class State(models.TextChoices):
        PREPARING = "preparing", pgettext_lazy("reference", "Being prepared")
        READY = "ready", pgettext_lazy("reference", "Ready to be shown")

    TONES: ClassVar[dict[str, str]] = {"preparing": "draft", "ready": "ok"}
    NEVER: ClassVar[tuple[str, ...]] = (
        ProjectState.LOST,
        ProjectState.TERMINATED,
    )  # projects that are shown to nobody
    outlives: ClassVar[bool] = True
    editable_states: ClassVar[tuple[str, ...]] = (State.PREPARING,)
    proves: ClassVar[tuple[str, ...]] = (ITEM,)

    title = models.CharField(gettext_lazy("heading"), max_length=120)
    title_en = models.CharField(gettext_lazy("heading in English"), max_length=120, blank=True)
    anonymous = models.CharField(gettext_lazy("what the customer is called where no name may be told"), max_length=120)
    anonymous_en = models.CharField(
        gettext_lazy("what the customer is called where no name may be told, in English"), max_length=120, blank=True
    )
    overview = models.TextField(gettext_lazy("overview"), max_length=700, blank=True)
    overview_en = models.TextField(gettext_lazy("overview in English"), max_length=1400, blank=True)
    results = models.TextField(gettext_lazy("results"), max_length=700, blank=True)
    results_en = models.TextField(gettext_lazy("results in English"), max_length=1400, blank=True)
    figures = ChoiceListField(gettext_lazy("figures that are told"), choices=Figure.choices)
    keeper = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=gettext_lazy("whom colleagues ask about it"),
    )  # fmt: skip
    logo = models.ForeignKey(
        Attachment, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("logo")
    )
    released_on = models.DateField(gettext_lazy("released on"), null=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=9, choices=State.choices, default=State.PREPARING)

    objects = ReferenceQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("reference")
        verbose_name_plural = gettext_lazy("references")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["project"], name="one_reference_a_project"),
        ]

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return "bad" if self.state == self.State.READY and not self.is_shareable else self.TONES[self.state]

    @classmethod
    def of(cls, project: Any) -> "ReferencePromotion | None":
        return once(project, cls, cls.objects.filter(project=project).first)

    @property
    def consent_words(self) -> str:
        row = self.consent_told
        return row.state_label if row is not None else _("Not asked yet")

    @property
    def shown_n(self) -> int:
        return len(self.presentations.all())  # type: ignore[attr-defined]

    @property
    def leads_n(self) -> int:
        return len([row for row in self.presentations.all() if row.lead_id])  # type: ignore[attr-defined]

    # -- writing -------------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        from aftersales import referencefacts

        for name, text in referencefacts.begin(self.project).items():
            limit = getattr(self._meta.get_field(name), "max_length", None)
            setattr(self, name, text[:limit] if limit else text)
        self.figures = list(Figure.values)
        self.keeper = self.project.presales_owner or by

    def starting_lines(self, *, by: User) -> dict[str, list[dict[str, Any]]]:
        from aftersales import referencefacts

        return {"features": referencefacts.features(self.project)}

    def guard_new(self) -> None:
        if type(self).objects.filter(project=self.project).exists():
            raise Refused(_("This project is a reference already; go on with that one."))
        if self.project.state in self.NEVER:
            raise Refused(_("Nothing was reached here that could be shown."))

    def after_put(self, *, by: User) -> None:
        if self.features.count() > MOST_FEATURES:  # type: ignore[attr-defined]
            raise Refused(_("At most six key features: what is read in a minute stays in mind."))
        for order, row in enumerate(self.features.all(), 1):  # type: ignore[attr-defined]
            if row.order != order:
                type(row).objects.filter(pk=row.pk).update(order=order)

    def not_editable(self) -> str:
        return _("It is released. Take it back first to change it.")

    def lacks(self) -> list[str]:
        """What is missing before it may be shown."""
        from aftersales import referencefacts

        found = []
        if (consent := self.consent) is None or not consent.holds:
            found.append(_("the customer's consent"))
        if not self.overview.strip():
            found.append(_("the overview"))
        if not self.features.exists():  # type: ignore[attr-defined]
            found.append(_("a key feature"))
        if not self.results.strip():
            found.append(_("the results"))
        if self.project.document_language != "zh" and (bare := referencefacts.untranslated(self)):
            found.append(_("the English of %(what)s") % {"what": listed(bare[:3])})
        if told := referencefacts.given_away(self):
            found.append(_("a text that does not name the customer: %(what)s") % {"what": listed(told[:3])})
        return found

    @transaction.atomic
    def release(self, *, by: User) -> None:
        """It may be shown from now on; the checklist learns that the case page is there."""
        from lifecycle import evidence

        self.locked(self.State.PREPARING)
        if reached(self.project) < position(ProjectState.DELIVERY):
            raise Refused(_("A project becomes a reference once it is being delivered."))
        if lacks := self.lacks():
            raise Refused(_("Still missing: %(what)s.") % {"what": listed(lacks)})
        self.shift(self.State.READY, by=by, verb="reference.released", released_on=timezone.localdate())
        evidence.offer(
            self.project, code="—", forms=evidence.RECORD_FORMS, subject=self, label=self.label, stage=self.kind.stage,
            by=by, items=(ITEM,),
        )  # fmt: skip

    @transaction.atomic
    def take_back(self, *, by: User, reason: str) -> None:
        from lifecycle import evidence

        self.locked(self.State.READY)
        if len(reason.strip()) < 2:
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        evidence.withdraw(self)
        self.shift(self.State.PREPARING, by=by, verb="reference.taken_back", data={"reason": reason.strip()})

    @transaction.atomic
    def keep_logo(self, *, by: User, file: Checked) -> None:
        self.locked(self.State.PREPARING)
        if file.content_type not in PICTURES:
            raise Refused(_("A logo is a PNG or a JPEG."), "file")
        kept = Attachment.add(
            by=by, subject=self, project=self.project, checked=file, kind=Attachment.Kind.FILE, caption=_("Logo")
        )  # fmt: skip
        self.shift(self.state, by=by, verb="reference.logo_kept", logo=kept)

    def page_facts(self, user: User) -> dict[str, Any]:
        from aftersales import references

        return references.facts(self, user)


class ReferenceFeature(Ordered):
    promotion = models.ForeignKey(ReferencePromotion, models.CASCADE, related_name="features")
    title = models.CharField(gettext_lazy("feature"), max_length=80)
    title_en = models.CharField(gettext_lazy("feature in English"), max_length=120, blank=True)
    text = models.CharField(gettext_lazy("what it does for them"), max_length=200, blank=True)
    text_en = models.CharField(gettext_lazy("what it does for them, in English"), max_length=300, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("key feature")

    def __str__(self) -> str:
        return pick(self, "title")
