"""What a training plan consists of: what each audience learns, who trains, and in which waves."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aftersales.models.trainingparts import TrainingKind
from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.users import User
from lifecycle.text import labelled, named, pick

PLAN = "aftersales.TrainingPlan"


class Level(models.TextChoices):
    DECISION = "decision", _("Those who decide")
    MAINTENANCE = "maintenance", _("Those who maintain the system")
    OPERATION = "operation", _("Those who work with it")


class SignIn(models.TextChoices):
    BOTH = "both", _("By phone, and on paper for those without one")
    PHONE = "phone", _("By phone, with the code on the screen")
    SHEET = "sheet", _("On a printed sheet")


class TrainingContent(Ordered):
    plan = models.ForeignKey(PLAN, models.CASCADE, related_name="content")
    level = models.CharField(pgettext_lazy("training", "for whom"), max_length=11, choices=Level.choices)
    kind = models.CharField(_("kind"), max_length=10, choices=TrainingKind.choices)
    what = models.CharField(_("what is taught"), max_length=200)
    what_en = models.CharField(_("what is taught, in English"), max_length=200, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("content of a training plan")

    def __str__(self) -> str:
        return pick(self, "what")


class PlannedTrainer(Ordered):
    """One of ours or of the customer's who trains, and on what."""

    plan = models.ForeignKey(PLAN, models.CASCADE, related_name="trainers")
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("of ours"))
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("or of the customer")
    )
    topic = models.CharField(_("trains on"), max_length=160)
    topic_en = models.CharField(_("trains on, in English"), max_length=160, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("trainer of a plan")
        constraints = [
            models.CheckConstraint(
                name="planned_trainer_is_one",
                condition=Q(user__isnull=True, contact__isnull=False) | Q(user__isnull=False, contact__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return str(self.who)

    @property
    def who(self) -> User | Contact | None:
        return self.user or self.contact

    @property
    def names(self) -> dict[str, str]:
        return named(self.who)


class TrainingWave(Ordered):
    """Key users first, who coach others; then everyone."""

    class Audience(models.TextChoices):
        KEY = "key", _("Key users")
        BROAD = "broad", _("Everyone who works with it")

    plan = models.ForeignKey(PLAN, models.CASCADE, related_name="waves")
    audience = models.CharField(_("who is trained"), max_length=5, choices=Audience.choices)
    who = models.CharField(_("which people"), max_length=200)
    who_en = models.CharField(_("which people, in English"), max_length=200, blank=True)
    people = models.PositiveSmallIntegerField(_("how many people"))
    start = models.DateField(pgettext_lazy("wave of a training", "from"))
    end = models.DateField(pgettext_lazy("wave of a training", "to"))

    class Meta(Ordered.Meta):
        verbose_name = _("wave of a training plan")
        constraints = [
            models.CheckConstraint(name="wave_ends_after_it_begins", condition=Q(end__gte=models.F("start"))),
            models.CheckConstraint(name="wave_has_people", condition=Q(people__gt=0)),
        ]

    def __str__(self) -> str:
        return labelled(f"{self.order}. {self.get_audience_display()}", pick(self, "who"))
