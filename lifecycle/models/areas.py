"""The nine fields of project management, by which risks, items of the checklist and open questions are sorted."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.TextChoices):
    INTEGRATION = "integration", _("Integration")
    SCOPE = "scope", _("Scope")
    TIME = "time", _("Time")
    COST = "cost", _("Cost")
    QUALITY = "quality", _("Quality")
    PEOPLE = "people", _("Human resources")
    COMMUNICATION = "communication", _("Communication")
    RISK = "risk", _("Risk")
    PROCUREMENT = "procurement", _("Procurement")
