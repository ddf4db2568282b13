"""The pre-sales solution: the blueprint that both sides understand, agree on and sign."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.covering import Covering
from lifecycle.models.projects import DocumentLanguage
from lifecycle.models.requirements import Requirement
from lifecycle.models.solution_parts import SectionBase, StepBase
from lifecycle.models.solution_risks import SolutionRiskBase, TellingRisks
from lifecycle.models.solution_templates import SolutionKind
from lifecycle.models.solutions import SolutionBase
from lifecycle.models.users import User
from presales.models.research import LogEntry, ResearchLog


class Solution(TellingRisks, Covering, SolutionBase):
    TEMPLATES: ClassVar[str] = SolutionKind.PRESALES

    class Meta(SolutionBase.Meta):
        verbose_name = _("pre-sales solution")
        verbose_name_plural = _("pre-sales solutions")

    @classmethod
    def blueprint_of(cls, project: Any) -> "Solution | None":
        """What delivery starts from: the signed one, or the latest that the customer saw."""
        state = cls.State
        rows = cls.objects.filter(project=project, state__in=(state.SIGNED, state.AGREED, state.PRESENTED))
        found = list(rows.order_by("-revision", "-number"))
        return next((row for row in found if row.state == state.SIGNED), found[0] if found else None)

    def prefill(self, *, by: User) -> None:
        super().prefill(by=by)
        project = self.project
        english = f"{project.name_en or project.name}: pre-sales solution"
        if project.document_language == DocumentLanguage.EN:
            self.title = english
        else:
            self.title, self.title_en = f"{project.name}售前解决方案", english if project.name_en else ""

    def unanswered(self) -> list[LogEntry]:
        """Problems, exceptions and needs of finished research logs that no section names yet."""
        heard = LogEntry.objects.filter(log__project=self.project, log__state__in=ResearchLog.FINISHED)
        heard = heard.filter(models.Q(kind__in=("problem", "exception")) | ~models.Q(need_behind=""))
        named = [_plain(row["need"]["zh"]) for row in self.coverage()]
        return [
            entry
            for entry in heard.exclude(kind="idea").select_related("log__project")
            if not any(said in name or name in said for name in named for said in _said(entry))
        ]


class SectionManager(models.Manager["SolutionSection"]):
    """The template tells what belongs into a section; forms ask for it with every row."""

    def get_queryset(self) -> models.QuerySet["SolutionSection"]:
        return super().get_queryset().select_related("solution__template")


class SolutionSection(SectionBase):
    objects = SectionManager()

    solution = models.ForeignKey(Solution, models.CASCADE, related_name="sections")
    requirements = models.ManyToManyField(
        Requirement, blank=True, related_name="sections", verbose_name=_("requirements it answers")
    )

    class Meta(SectionBase.Meta):
        verbose_name = _("section of a solution")


class SolutionStep(StepBase):
    solution = models.ForeignKey(Solution, models.CASCADE, related_name="steps")

    class Meta(StepBase.Meta):
        verbose_name = _("step of a solution")


class SolutionRisk(SolutionRiskBase):
    solution = models.ForeignKey(Solution, models.CASCADE, related_name="risks")

    class Meta(SolutionRiskBase.Meta):
        verbose_name = _("risk that a solution tells")


def _said(entry: LogEntry) -> list[str]:
    """The texts by which a section may name what was heard."""
    return [text for text in (_plain(entry.need_behind), _plain(entry.text)) if text]


def _plain(text: str) -> str:
    """Without spaces and punctuation, so that a copied sentence is known again."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
