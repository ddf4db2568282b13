"""What a round of research saw of the site that the work will need: what is there, and what the customer has to provide."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused
from lifecycle.lint import Finding
from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.readiness import ReadinessItem
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import listed, pick


class SiteFinding(Ordered):
    class Area(models.TextChoices):
        SITE = "site", gettext_lazy("Rooms and power")
        NETWORK = "network", gettext_lazy("Network and lines")
        DATA = "data", gettext_lazy("Data to be taken over")
        DEVICES = "devices", gettext_lazy("Devices")
        USERS = "users", gettext_lazy("Users and accounts")

    class Verdict(models.TextChoices):
        READY = "ready", gettext_lazy("It is there")
        MISSING = "missing", gettext_lazy("Something is missing")
        NOT_NEEDED = "not_needed", gettext_lazy("It does not matter here")

    # As what a missing thing stands among the conditions at the site.
    KINDS = {"site": "room", "network": "network", "data": "data", "devices": "device", "users": "account"}

    plan = models.ForeignKey("delivery.ResearchPlan", models.CASCADE, related_name="site_findings")
    area = models.CharField(gettext_lazy("part of the site"), max_length=7, choices=Area.choices)
    verdict = models.CharField(gettext_lazy("how it stands"), max_length=10, choices=Verdict.choices)
    text = models.TextField(gettext_lazy("what we saw"))
    text_en = models.TextField(gettext_lazy("what we saw, in English"), blank=True)
    condition = models.ForeignKey(
        ReadinessItem, models.PROTECT, null=True, related_name="+", verbose_name=gettext_lazy("condition at the site")
    )
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("finding at the site")
        constraints = [
            models.CheckConstraint(
                name="delivery_sitefinding_condition",
                condition=~models.Q(verdict="missing") | models.Q(condition__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_area_display()}: {pick(self, 'text')}"[:200]

    @property
    def tone(self) -> str:
        return {"ready": "ok", "missing": "wait"}.get(self.verdict, "off")


class LooksAtSite(models.Model):
    """Capability of a round of implementation research."""

    class Meta:
        abstract = True

    @transaction.atomic
    def look(
        self: Any, *, by: User, area: str, verdict: str, text: str, text_en: str = "", what: str = "", what_en: str = "",
        needed_by: date | None = None, responsible: Contact | None = None,
    ) -> None:  # fmt: skip
        """Note what was seen. What is missing becomes a condition at the site, which plan and gate wait for."""
        self.locked(*self.OPEN, self.State.FOLLOW_UP)
        if not text.strip():
            raise Refused(_("Say what you saw."), "text")
        condition = None
        if verdict == SiteFinding.Verdict.MISSING:
            if not what.strip():
                raise Refused(_("Say what the customer has to have ready."), "what")
            condition = ReadinessItem(
                project=self.project, item_kind=SiteFinding.KINDS[area], what=what.strip()[:200],
                what_en=what_en.strip()[:200], needed_by=needed_by, responsible=responsible, note=text.strip(),
            )  # fmt: skip
            condition.put(by=by, read_version=None)
            Trace.note(self, condition, by=by)
        last = self.site_findings.aggregate(last=models.Max("order"))["last"] or 0
        finding = self.site_findings.create(
            area=area, verdict=verdict, text=text.strip(), text_en=text_en.strip(), condition=condition, noted_by=by,
            order=last + 1,
        )  # fmt: skip
        data = {"area": str(finding.get_area_display()), "verdict": str(finding.get_verdict_display())}
        self.note("research_plan.looked", by=by, data=data)

    def unseen(self: Any) -> list[str]:
        """Parts of the site that no round of the project has looked at, in words."""
        seen = set(SiteFinding.objects.filter(plan__project=self.project).values_list("area", flat=True))
        return [str(label) for area, label in SiteFinding.Area.choices if area not in seen]

    def site(self: Any) -> list[dict[str, Any]]:
        """Part by part, for the page: what this round saw, and how far what is missing has come."""
        found: dict[str, list[SiteFinding]] = {}
        for finding in self.site_findings.select_related("condition", "noted_by"):
            if finding.condition is not None:
                finding.condition.project = self.project
            found.setdefault(finding.area, []).append(finding)
        return [
            {"area": area, "label": label, "findings": found.get(area, [])}
            for area, label in SiteFinding.Area.choices
        ]  # fmt: skip

    def lacks(self: Any) -> list[Finding]:
        return [*super().lacks(), *self._site_lacks()]  # type: ignore[misc]

    def _site_lacks(self: Any) -> Iterable[Finding]:
        if unseen := self.unseen():
            text = _("Nobody has looked at this part of the site yet: %(what)s") % {"what": listed(unseen)}
            yield Finding("site", text, self.act_url("look"), True)

    @property
    def conditions_url(self: Any) -> str:
        return reverse("record_list", args=[self.project.number, "lifecycle", "readiness"])
