"""The lists from which a project's facts are chosen."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProjectType(models.TextChoices):
    CUSTOM = "custom", _("Custom development")
    PRODUCT = "product", _("Product implementation")
    TOOL = "tool", _("Tool-like product")
    PHASE_TWO = "phase_two", _("Phase two")
    MAINTENANCE = "maintenance", _("Maintenance")


class Involvement(models.TextChoices):
    UNDECIDED = "", _("Not decided")
    NONE = "none", _("None before signing")
    ADVISORY = "advisory", _("Advisory")
    FULL = "full", _("Full")


class Governance(models.TextChoices):
    TOP_DOWN = "top_down", _("Driven from the top")
    PROCESS = "process", _("Driven by process")


class DocumentLanguage(models.TextChoices):
    ZH = "zh", _("Chinese")
    EN = "en", _("English")
    BOTH = "both", _("Chinese and English")


class Prevailing(models.TextChoices):
    DEFAULT = "", _("As in the company's settings")
    ZH = "zh", _("Chinese prevails")
    EN = "en", _("English prevails")
    EQUAL = "equal", _("Both are equal")


class Currency(models.TextChoices):
    CNY = "CNY", _("Chinese yuan")
    USD = "USD", _("US dollar")
    EUR = "EUR", _("Euro")
    HKD = "HKD", _("Hong Kong dollar")
    JPY = "JPY", _("Japanese yen")
