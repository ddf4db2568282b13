"""What a key user can do in a process: five levels with a history, and how far that makes them our substitute."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.models.processes import BusinessProcess
from lifecycle.models.users import User


class Level(models.IntegerChoices):
    NONE = 0, pgettext_lazy("competence", "Nothing yet")
    OPERATES = 1, pgettext_lazy("competence", "Operates it")
    SOLVES = 2, pgettext_lazy("competence", "Handles problems")
    IMPLEMENTS = 3, pgettext_lazy("competence", "Implements it alone")
    TEACHES = 4, pgettext_lazy("competence", "Trains others")


class Standing(models.TextChoices):
    """How far somebody can take our place."""

    CANDIDATE = "candidate", pgettext_lazy("key user", "Candidate")
    TRAINED = "trained", pgettext_lazy("key user", "Trained")
    INDEPENDENT = "independent", pgettext_lazy("key user", "Works alone")
    TEACHES = "teaches", pgettext_lazy("key user", "Trains others")


BY_LEVEL = (Standing.CANDIDATE, Standing.TRAINED, Standing.TRAINED, Standing.INDEPENDENT, Standing.TEACHES)


def standing_of(level: int | None) -> Standing:
    return BY_LEVEL[level or 0]


class Competence(models.Model):
    """A level in a process on a day. The newest counts; the others tell how somebody grew."""

    key_user = models.ForeignKey("lifecycle.KeyUser", models.CASCADE, related_name="competences")
    process = models.ForeignKey(
        BusinessProcess, models.PROTECT, related_name="competences", verbose_name=_("business process")
    )
    level = models.PositiveSmallIntegerField(pgettext_lazy("competence", "level"), choices=Level.choices)
    on = models.DateField(_("seen on"))
    evidence = models.TextField(_("what showed it"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        ordering = ["-on", "-pk"]
        constraints = [models.CheckConstraint(name="competence_level_0_to_4", condition=Q(level__lte=4))]

    @property
    def standing(self) -> Standing:
        return standing_of(self.level)
