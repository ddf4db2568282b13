"""The company's settings: one row."""

from datetime import time
from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused, Stale
from lifecycle.fields import ChoiceListField
from lifecycle.models.events import Event, changes
from lifecycle.models.users import User
from lifecycle.text import pick

CADENCES = {
    "executive": 14,
    "customer_contact": 7,
    "memo": 7,
    "signature_chase": 3,
    "requirement_confirmation": 7,
    "contract_reading": 3,
    "trial_feedback": 5,
    "training_notice": 3,
    "training_reminder": 3,
    "survey_reminder": 7,
    "self_rating": 14,
}
THRESHOLDS = {
    "risk_exposure": 12,
    "research_hours_per_day": 6,
    "key_process_interviewees": 2,
    "small_contract_amount": 100000,
    "promise_ratio": 1.2,
    "pass_mark": 60,
    "coverage": 80,
    "pass_rate": 80,
    "technical_exchanges": 2,
    "simple_way_days": 5,
}


# Working hours within which a ticket of a priority is answered, and solved.
SERVICE_TARGETS = {
    "critical": {"response": 1, "solve": 8},
    "high": {"response": 4, "solve": 16},
    "normal": {"response": 8, "solve": 40},
    "low": {"response": 16, "solve": 80},
}

SWITCHES = {"kickoff_strict": False}  # kept with the thresholds

PANEL_ROLES = (
    ("expert", _("Customer's expert")),
    ("owner", _("Customer's project owner")),
    ("IM", _("Implementation manager")),
    ("BM", _("Commercial manager")),
    ("PM", _("Project manager")),
)


def _panel() -> list[str]:
    return ["expert", "IM", "BM", "PM"]


def _cadences() -> dict[str, int]:
    return dict(CADENCES)


def _thresholds() -> dict[str, float]:
    return dict(THRESHOLDS)


def _service_targets() -> dict[str, dict[str, float]]:
    return {priority: dict(hours) for priority, hours in SERVICE_TARGETS.items()}


class SiteSettings(models.Model):
    class Lead(models.TextChoices):
        SM = "SM", _("Sales manager")
        IM = "IM", _("Implementation manager")
        PM = "PM", _("Project manager")

    class Collector(models.TextChoices):
        BM = "BM", _("Commercial manager")
        PM = "PM", _("Project manager")
        SM = "SM", _("Sales manager")

    class TrialRunIn(models.TextChoices):
        BOTH = "both", _("Delivery and after-sales")
        DELIVERY = "delivery", _("Delivery alone")
        AFTERSALES = "aftersales", _("After-sales alone")

    class GateMode(models.TextChoices):
        HARD = "hard", _("Must be met")
        SOFT = "soft", _("Warns")
        OFF = "off", _("Off")

    vendor_name = models.CharField(_("company name"), max_length=120, default="")
    vendor_name_en = models.CharField(_("company name in English"), max_length=120, blank=True)
    vendor_address = models.CharField(_("address"), max_length=200, blank=True)
    vendor_address_en = models.CharField(_("address in English"), max_length=200, blank=True)
    bank_name = models.CharField(_("bank"), max_length=120, blank=True)
    bank_account = models.CharField(_("account number"), max_length=60, blank=True)
    bank_swift = models.CharField(_("SWIFT code"), max_length=20, blank=True)
    logo = models.FileField(_("logo"), upload_to="company/", blank=True)
    numbering_prefix = models.CharField(
        _("prefix of project numbers"),
        max_length=6,
        default="P",
        validators=[RegexValidator(r"^[A-Z][A-Z0-9]*$", _("Capital letters and digits, beginning with a letter."))],
    )
    presales_owner_default = models.CharField(
        _("who leads pre-sales"), max_length=2, choices=Lead.choices, default=Lead.SM
    )
    collection_owner_default = models.CharField(
        _("who collects payment"), max_length=2, choices=Collector.choices, default=Collector.BM
    )
    pm_involvement_default = models.CharField(
        _("project manager's part before signing"),
        max_length=8,
        choices=[("none", _("None before signing")), ("advisory", _("Advisory")), ("full", _("Full"))],
        default="advisory",
    )
    trial_run_in = models.CharField(
        _("stage of the trial run"), max_length=10, choices=TrialRunIn.choices, default=TrialRunIn.BOTH
    )
    acceptance_roles = ChoiceListField(
        _("who must be on the panel of an acceptance"), choices=PANEL_ROLES, default=_panel, blank=False
    )
    gate_modes = models.JSONField(default=dict)
    cadences = models.JSONField(default=_cadences)
    thresholds = models.JSONField(default=_thresholds)
    response_labels = models.JSONField(default=dict)  # by response: {"zh", "en"}; ours where there is none
    service_from = models.TimeField(_("customer service begins at"), default=time(9))
    service_to = models.TimeField(_("customer service ends at"), default=time(18))
    service_targets = models.JSONField(default=_service_targets)  # by priority: {"response", "solve"} in working hours
    comm_ratio = models.CharField(_("communication ratio leaders : customers : team"), max_length=10, default="3:4:3")
    languages = models.CharField(
        _("language of documents"),
        max_length=4,
        choices=[("zh", _("Chinese")), ("en", _("English")), ("both", _("Chinese and English"))],
        default="zh",
    )
    playbook_default = models.ForeignKey(
        "lifecycle.Playbook", models.PROTECT, null=True, related_name="+", verbose_name=_("playbook of new projects")
    )
    prevailing_language = models.CharField(
        _("language that prevails in bilingual documents"),
        max_length=5,
        choices=[("zh", _("Chinese prevails")), ("en", _("English prevails")), ("equal", _("Both are equal"))],
        default="zh",
    )
    code_kinds = ChoiceListField(_("kinds of documents that ask for a code by mail before signing"))
    deemed_gate_kinds = ChoiceListField(_("kinds of documents that count at gates when deemed accepted"))
    deemed_notice_days = models.PositiveSmallIntegerField(
        _("notice of deemed acceptance … working days before"), default=2
    )
    link_days = models.PositiveSmallIntegerField(_("signing links are valid for … days"), default=14)
    version = models.PositiveIntegerField(default=1)

    ONLY = 1
    private: ClassVar[set[str]] = {"thresholds", "gate_modes", "cadences"}

    class Meta:
        constraints = [models.CheckConstraint(name="one_row_of_settings", condition=models.Q(pk=1))]

    def __str__(self) -> str:
        return str(_("Settings"))

    @property
    def vendor_label(self) -> str:
        return pick(self, "vendor_name")

    @classmethod
    def load(cls) -> "SiteSettings":
        row, _made = cls.objects.select_related("playbook_default").get_or_create(pk=cls.ONLY)
        return row

    def default_playbook(self) -> Any:
        from lifecycle.models.playbooks import Playbook

        found = (
            self.playbook_default
            or Playbook.objects.filter(state=Playbook.State.PUBLISHED).order_by("-published_at").first()
        )
        if found is None:
            raise Refused(_("There is no published playbook yet. An administrator publishes one in the settings."))
        return found

    def mode_of(self, condition: Any) -> str:
        """hard, soft or off: the setting where there is one, else the condition's own default."""
        return self.gate_modes.get(condition.code, condition.mode)

    def days(self, cadence: str) -> int:
        return int(self.cadences.get(cadence, CADENCES[cadence]))

    def threshold(self, name: str) -> float:
        return float(self.thresholds.get(name, THRESHOLDS[name]))

    def switch(self, name: str) -> bool:
        return bool(self.thresholds.get(name, SWITCHES[name]))

    def service_hours(self, priority: str, what: str) -> float:
        """Working hours for `what`: response or solve."""
        return float(self.service_targets.get(priority, {}).get(what, SERVICE_TARGETS[priority][what]))

    @transaction.atomic
    def revise(self, *, by: User, version: int, **fields: Any) -> None:
        now = SiteSettings.objects.select_for_update().get(pk=self.ONLY)
        if now.version != version:
            raise Stale(_("Somebody else changed the settings meanwhile."))
        before = {name: getattr(now, name) for name in fields}
        for name, value in fields.items():
            setattr(now, name, value)
        now.version = version + 1
        now.save()
        if taken := set(now.deemed_gate_kinds) - set(before.get("deemed_gate_kinds", now.deemed_gate_kinds)):
            from lifecycle.models import deeming

            deeming.reconsider(taken, by=by)
        diff = {k: [str(a), str(b)] for k, (a, b) in changes(before, fields).items()}
        Event.record("settings.revised", by=by, subject=now, data={"changes": diff})
        self.refresh_from_db()
