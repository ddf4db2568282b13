"""People of the vendor who sign in."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle.fields import ChoiceListField, holds
from lifecycle.text import paired


class Role(models.TextChoices):
    SM = "SM", _("Sales manager")
    IM = "IM", _("Implementation manager")
    PM = "PM", _("Project manager")
    CO = "CO", _("Implementation consultant")
    EX = "EX", _("Executive")
    BM = "BM", _("Commercial manager")
    CS = "CS", _("Customer service")
    CC = "CC", _("Customer contact or signatory")
    CU = "CU", _("End user of the customer")
    AD = "AD", _("Administrator")


VENDOR_ROLES = (Role.SM, Role.IM, Role.PM, Role.CO, Role.EX, Role.BM, Role.CS, Role.AD)
VENDOR_ROLE_CHOICES = [(role.value, role.label) for role in VENDOR_ROLES]


class Language(models.TextChoices):
    ZH = "zh-hans", "简体中文"
    EN = "en", "English"


class Theme(models.TextChoices):
    AUTO = "auto", _("As the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class ConsultantType(models.TextChoices):
    TECH_SERVICE = "TECH_SERVICE", _("Technical service")
    PRODUCT_APP = "PRODUCT_APP", _("Product application")
    MGMT_CONSULT = "MGMT_CONSULT", _("Management consulting")
    PROJECT_MANAGER = "PROJECT_MANAGER", _("Project manager")


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        if not email:
            raise ValueError("a user needs an e-mail address")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, roles=[Role.AD], **fields)

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)

    def with_role(self, *roles: str) -> models.QuerySet["User"]:
        """Active people who hold one of the roles in the company."""
        wanted = models.Q()
        for role in roles:
            wanted |= models.Q(roles__contains=holds(role))
        return self.get_queryset().filter(wanted, is_active=True)


class User(AbstractBaseUser, PermissionsMixin):
    """A person of the vendor. Customers' people are Contacts; they act through private links without an account."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(pgettext_lazy("person", "name"), max_length=80)
    name_en = models.CharField(pgettext_lazy("person", "name in English"), max_length=80, blank=True)
    title = models.CharField(_("job title"), max_length=80, blank=True)
    title_en = models.CharField(_("job title in English"), max_length=80, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    roles = ChoiceListField(_("roles"), choices=VENDOR_ROLE_CHOICES)
    # Empty: pages follow the browser, mail is written in the site's language.
    language = models.CharField(
        _("language"), max_length=10, choices=[("", _("As the browser")), *Language.choices], blank=True
    )
    time_zone = models.CharField(_("time zone"), max_length=40, default="Asia/Shanghai")
    theme = models.CharField(_("appearance"), max_length=5, choices=Theme.choices, default=Theme.AUTO)
    domains = models.JSONField(
        _("fields of business known"), default=list, blank=True, help_text=_("industry, level 1 to 5, years")
    )
    skills = models.JSONField(_("skills"), default=list, blank=True)
    consultant_type = models.CharField(
        _("kind of consultant"), max_length=20, choices=ConsultantType.choices, blank=True
    )
    introduction = models.TextField(_("personal introduction"), blank=True)
    introduction_en = models.TextField(_("personal introduction in English"), blank=True)
    certificates = models.TextField(_("certificates"), blank=True)
    certificates_en = models.TextField(_("certificates in English"), blank=True)
    former_projects = models.TextField(_("former projects"), blank=True)
    former_projects_en = models.TextField(_("former projects in English"), blank=True)
    mentor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name=_("mentor"))
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    promoted_on = models.DateField(_("promoted on"), null=True, blank=True)
    mail_opt_out = models.JSONField(_("mail not wanted"), default=list, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.label()

    def label(self, language: str | None = None) -> str:
        lang = language or get_language() or "zh-hans"
        return (self.name_en or self.name) if lang.startswith("en") else self.name

    def get_full_name(self) -> str:
        return self.label()

    @property
    def reads(self) -> str:
        """The language of mail to this person."""
        return self.language or settings.LANGUAGE_CODE

    @property
    def initials(self) -> str:
        if self.name_en:
            return "".join(part[0] for part in self.name_en.split()[:2]).upper()
        return self.name[-2:]

    def lines(self, field: str) -> list[dict[str, str]]:
        """A text of one entry a line, with its English twin where the lines of both correspond."""
        return paired(self, field)

    def has_role(self, *roles: str) -> bool:
        return any(role in self.roles for role in roles)
