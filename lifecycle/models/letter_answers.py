"""What a letter says to one requirement: drawn from the requirement, and kept as it was when the letter was written."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle import responses
from lifecycle.models.attachments import Attachment
from lifecycle.models.interviews import Ordered
from lifecycle.models.requirement_choices import Constraint
from lifecycle.models.requirement_types import Response
from lifecycle.models.requirements import Requirement
from lifecycle.text import pick

ENOUGH = 10  # characters of a reason
TEXTS = ("request", "understanding", "analysis", "reason", "evidence", "workaround")


class LetterAnswer(Ordered):
    """What the letter says to one requirement, as it stood when the letter was written."""

    letter = models.ForeignKey("lifecycle.ResponseLetter", models.CASCADE, related_name="answers")
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, related_name="letters", verbose_name=gettext_lazy("requirement")
    )
    request = models.TextField(gettext_lazy("what was asked for"), blank=True)
    request_en = models.TextField(gettext_lazy("what was asked for, in English"), blank=True)
    understanding = models.TextField(gettext_lazy("how we understand the business behind it"), blank=True)
    understanding_en = models.TextField(
        gettext_lazy("how we understand the business behind it, in English"), blank=True
    )
    analysis = models.TextField(gettext_lazy("analysis"), blank=True)
    analysis_en = models.TextField(gettext_lazy("analysis in English"), blank=True)
    response = models.CharField(gettext_lazy("response"), max_length=12, choices=Response.choices, blank=True)
    reason = models.TextField(gettext_lazy("reason"), blank=True)
    reason_en = models.TextField(gettext_lazy("reason in English"), blank=True)
    evidence = models.TextField(gettext_lazy("evidence or link"), blank=True)
    evidence_en = models.TextField(gettext_lazy("evidence in English"), blank=True)
    constraint = models.CharField(
        gettext_lazy("why not at once"), max_length=8, choices=Constraint.choices, blank=True
    )
    workaround = models.TextField(gettext_lazy("until then"), blank=True)
    workaround_en = models.TextField(gettext_lazy("until then, in English"), blank=True)
    until = models.DateField(gettext_lazy("by when"), null=True, blank=True)
    release = models.CharField(gettext_lazy("planned release"), max_length=80, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("answer to a requirement")
        constraints = [models.UniqueConstraint(fields=["letter", "requirement"], name="letter_answers_once")]

    def __str__(self) -> str:
        return f"{self.requirement.code} {self.requirement.label}"

    def get_response_display(self) -> str:
        return responses.label(self.response)

    @property
    def tone(self) -> str:
        return {"now": "ok", "alternative": "wait", "decline": "bad"}.get(self.response, "draft")

    @property
    def shown(self) -> list[tuple[Any, Any]]:
        """What it says, as label and value, without what is empty."""
        names = (
            "request",
            "understanding",
            "analysis",
            "reason",
            "evidence",
            "constraint",
            "workaround",
            "until",
            "release",
        )
        values = {name: pick(self, name) if name in TEXTS else getattr(self, name) for name in names}
        values["constraint"] = self.get_constraint_display()  # type: ignore[attr-defined]
        return [(self._meta.get_field(name).verbose_name, value) for name, value in values.items() if value]  # type: ignore[union-attr]

    def fill(self) -> None:
        """What was left empty says what the requirement says."""
        known = drawn_from(self.requirement)
        empty = {name: value for name, value in known.items() if value and not getattr(self, name)}
        for name, value in empty.items():
            setattr(self, name, value)
        if empty:
            self.save(update_fields=list(empty))

    @property
    def has_file(self) -> bool:
        """Does a file hang on the requirement or on the letter, that can be the proof?"""
        of = Attachment.objects.filter(archived_at=None)
        return any(of.about(thing).exists() for thing in (self.requirement, self.letter))  # type: ignore[attr-defined]

    def hindrances(self) -> list[str]:
        code = {"code": self.requirement.code}
        found = []
        if not self.response:
            found.append(_("%(code)s has no answer yet") % code)
        if not self.understanding.strip():
            found.append(_("%(code)s does not say how we understand the business behind it") % code)
        if len(self.reason.strip()) < ENOUGH:
            found.append(_("%(code)s has no reason") % code)
        if self.response == Response.DECLINE and not self.evidence.strip() and not self.has_file:
            found.append(
                _("%(code)s is refused without evidence: name a rule, a figure or a link, or attach a file") % code
            )
        if self.response == Response.ALTERNATIVE and not self.workaround.strip() and self.until is None:
            found.append(_("%(code)s needs a way around or a date") % code)
        if self.response == Response.NOW and self.until is None:
            found.append(_("%(code)s is to be done and says no date") % code)
        return found


def drawn_from(requirement: Requirement) -> dict[str, Any]:
    """What a letter says of a requirement, from what is written there. How we judge it stays with us."""
    task = requirement.tasks.order_by("due").last()  # type: ignore[attr-defined]
    return {
        "request": requirement.proposed_way or requirement.description or requirement.title,
        "request_en": requirement.proposed_way_en or requirement.description_en or requirement.title_en,
        "understanding": requirement.business_scenario,
        "understanding_en": requirement.business_scenario_en,
        "analysis": requirement.underlying_need,
        "analysis_en": requirement.underlying_need_en,
        "response": requirement.response,
        "reason": requirement.reason,
        "reason_en": requirement.reason_en,
        "evidence": requirement.proof,
        "constraint": requirement.constraint,
        "workaround": requirement.workaround,
        "workaround_en": requirement.workaround_en,
        "until": (task.due if task else None) if requirement.response == Response.NOW else requirement.tolerated_until,
        "release": requirement.planned_release,
    }
