"""The implementation solution: what of the pre-sales solution holds, what changes on site, and how one goes back."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delivery.models.departures import Departing, DepartureBase
from delivery.models.understanding import Understanding
from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.fields import ChoiceListField
from lifecycle.models.covering import Covering
from lifecycle.models.objectives import Objective
from lifecycle.models.projects import DocumentLanguage
from lifecycle.models.requirements import Requirement
from lifecycle.models.solution_parts import SectionBase, StepBase
from lifecycle.models.solution_risks import SolutionRiskBase, TellingRisks
from lifecycle.models.solution_templates import SolutionKind
from lifecycle.models.solutions import SolutionBase
from lifecycle.models.users import User
from lifecycle.text import pick

MADE = ("understanding", "objectives", "differences")  # sections that are printed from something else
LEAST_SCORE = 3  # below it a solution has no quality, and without quality no value


class Shape(models.TextChoices):
    """A solution is like a change of the site, like an outline design, or both; what it is not like is left out."""

    BOTH = "both", gettext_lazy("As a change of the site and as an outline design")
    CHANGE = "change", gettext_lazy("As a change of the site only")
    DESIGN = "design", gettext_lazy("As an outline design only")


class Check(models.TextChoices):
    PURPOSE = "purpose", gettext_lazy("Every section serves an objective")
    DIFFERENCES = (
        "differences",
        gettext_lazy("Every difference from pre-sales has a reason that the customer can follow"),
    )
    PLAIN = "plain", gettext_lazy("Users find their own work described as it is")
    FEASIBLE = "feasible", gettext_lazy("It can be done with the people and the time at hand")
    FALLBACK = "fallback", gettext_lazy("Cut-over and fallback could be carried out by somebody else from the paper")
    VERIFIED = "verified", gettext_lazy("Each result is verified by a test, not by an opinion")


class ImplementationSolution(Understanding, Departing, TellingRisks, Covering, SolutionBase):
    TEMPLATES: ClassVar[str] = SolutionKind.IMPLEMENTATION
    private: ClassVar[set[str]] = SolutionBase.private | {"review_checks"}

    shape = models.CharField(
        gettext_lazy("how it is written"), max_length=6, choices=Shape.choices, default=Shape.BOTH,
        help_text=gettext_lazy("Sections that it does not need are left out; what is written in them stays."),
    )  # fmt: skip
    review_checks = ChoiceListField(
        gettext_lazy("what the reviewer found in order"), choices=Check.choices, editable=False
    )

    class Meta(SolutionBase.Meta):
        verbose_name = gettext_lazy("implementation solution")
        verbose_name_plural = gettext_lazy("implementation solutions")
        indexes = [models.Index(fields=["project", "state"], name="delivery_solution_state")]

    @classmethod
    def of(cls, project: Any) -> "ImplementationSolution | None":
        """The one that counts: the signed one, or the latest."""
        rows = cls.objects.filter(project=project).exclude(state=cls.State.SUPERSEDED).order_by("-number")
        found = list(rows)
        return next((row for row in found if row.state == cls.State.SIGNED), found[0] if found else None)

    # -- writing ---------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        super().prefill(by=by)
        project, before = self.project, self.before(self.project)
        english = f"{project.name_en or project.name}: implementation solution"
        if project.document_language == DocumentLanguage.EN:
            self.title = english
        else:
            self.title, self.title_en = f"{project.name}实施解决方案", english if project.name_en else ""
        if before is not None:
            for name in ("summary_plain", "summary_plain_en", "business_understanding", "business_understanding_en"):
                setattr(self, name, getattr(before, name))
        self.research = [row.key for row in self.reports()]

    @transaction.atomic
    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        """The first one starts from the pre-sales solution; what differs from it has to be told."""
        new = self.pk is None
        super().put(by=by, read_version=read_version, diff=diff)
        before = self.before(self.project) if new and self.parent is None else None
        if before is not None:
            self.begin_from(before, by=by)

    def hidden_codes(self) -> set[str]:
        """Codes of the sections that are left out."""
        if self.shape == Shape.BOTH:
            return set()
        return {row["code"] for row in self.template.sections if row.get("group") not in ("", None, self.shape)}

    def shown_parts(self) -> list[Any]:
        hidden = self.hidden_codes()
        return [row for row in self.parts() if row.code not in hidden]

    def parts(self) -> list[Any]:
        """With requirements and objectives."""
        return list(self._once("parts", self._read_parts))

    def _read_parts(self) -> list[Any]:
        rows = super().parts()
        models.prefetch_related_objects(rows, "objectives")
        for row in rows:
            for requirement in row.requirements.all():
                requirement.project = self.project
        return list(rows)

    def _once(self, name: str, read: Callable[[], Any]) -> Any:
        """A page asks several times for the same, and reads it once; a verb reads what is there now."""
        page = self.__dict__.get("_page")
        if page is None:
            return read()
        if name not in page:
            page[name] = read()
        return page[name]

    def table(self) -> list[Any]:
        return list(self._once("table", super().table))

    def covered(self) -> list[Any]:
        """What a section that is left out answers is not answered."""
        return list(self._once("covered", self._read_covered))

    def _read_covered(self) -> list[Any]:
        hidden, rows = self.hidden_codes(), super().covered()
        for row in rows:
            row.requirement.project = self.project
            row.sections = [section for section in row.sections if section.code not in hidden]
        return rows

    def mandatory(self) -> list[Any]:
        hidden = self.hidden_codes()
        return [row for row in super().mandatory() if row.code not in hidden]

    def empty_sections(self) -> list[Any]:
        """Some sections are filled from elsewhere: the understanding, the objectives, the table of differences."""
        filled = set()
        if self.business_understanding.strip():
            filled.add("understanding")
        if any(row.objectives.all() for row in self.shown_parts()):
            filled.add("objectives")
        if not self.unexplained():
            filled.add("differences")
        return [row for row in super().empty_sections() if row.code not in filled]

    def aimless(self) -> list[Any]:
        """Sections that say something and serve no objective; those that are made of tables serve all."""
        return [row for row in self.shown_parts() if row.code not in MADE and not row.objectives.all()]

    def take_over(self, source: Any) -> None:
        super().take_over(source)
        if not isinstance(source, ImplementationSolution):
            return
        type(self).objects.filter(pk=self.pk).update(shape=source.shape, research=source.research)
        self.shape, self.research = source.shape, source.research
        old = {row.code: row for row in source.parts()}
        for row in self.sections.all():  # type: ignore[attr-defined]
            row.objectives.set(old[row.code].objectives.all())

    # -- review ----------------------------------------------------------------------------------------------------

    def guard_submit(self) -> None:
        super().guard_submit()
        self.guard_departures()
        self.guard_understanding()

    @transaction.atomic
    def pass_review(self, *, by: User, score: int, note: str = "", checks: list[str] | None = None) -> None:
        """What is not in order is named in the note; a poor solution goes back instead."""
        found = [code for code in Check.values if code in (checks or [])]
        if score < LEAST_SCORE:
            raise Refused(_("With this score it is not fit for the customer. Return it to the author."), "score")
        if len(found) < len(Check.values) and len(note.strip()) < 5:
            raise Refused(_("Say in the note what is not in order yet, and why it can go to the customer."), "note")
        super().pass_review(by=by, score=score, note=note)
        type(self).objects.filter(pk=self.pk).update(review_checks=found)
        self.review_checks = found

    @transaction.atomic
    def issue(self, **facts: Any) -> Any:
        self.guard_departures()
        return super().issue(**facts)

    # -- with the customer -----------------------------------------------------------------------------------------

    @transaction.atomic
    def agree(self, *, by: User, on: date, contact: Any) -> None:
        if self.understood_by_id is None:
            raise Refused(_("Have the users confirm our understanding of their business first."))
        super().agree(by=by, on=on, contact=contact)

    def page_facts(self, user: User) -> dict[str, Any]:
        self._page: dict[str, Any] = {}
        models.prefetch_related_objects([self], "steps", "risks", "departures")
        told = super().page_facts(user)
        shown, table = self.shown_parts(), self.table()
        edits = access.can(user, "E", self.kind.area, self.project) and not self.project.read_only
        aimless = {row.pk for row in self.aimless()}
        return told | {
            "parts": shown,
            "table": table,
            "faults": sum(bool(line.fault) for line in table),
            "compare_url": self.act_url("compare") if edits and self.state == self.State.DRAFT else "",
            "made": MADE,
            "aimless": [row for row in shown if row.pk in aimless],
            "aims": self.aims(shown),
            "reports": self.linked_reports(),
            "blueprint": self.blueprint_source,
        }

    def aims(self, parts: list[Any]) -> list[dict[str, Any]]:
        """Every objective that holds, with the sections that serve it."""
        rows = Objective.objects.filter(project=self.project).valid().order_by("number")
        found = []
        for row in rows:
            row.project = self.project
            found.append({"objective": row, "sections": [part for part in parts if row in part.objectives.all()]})
        return found


class SectionManager(models.Manager["ImplementationSection"]):
    """The template tells what belongs into a section; forms ask for it with every row."""

    def get_queryset(self) -> models.QuerySet["ImplementationSection"]:
        return super().get_queryset().select_related("solution__template")


class ImplementationSection(SectionBase):
    objects = SectionManager()

    solution = models.ForeignKey(ImplementationSolution, models.CASCADE, related_name="sections")
    requirements = models.ManyToManyField(
        Requirement, blank=True, related_name="+", verbose_name=gettext_lazy("requirements it answers")
    )
    objectives = models.ManyToManyField(
        Objective, blank=True, related_name="+", verbose_name=gettext_lazy("objectives it serves")
    )

    class Meta(SectionBase.Meta):
        verbose_name = gettext_lazy("section of an implementation solution")

    @property
    def label(self) -> str:
        return pick(self, "title")


class ImplementationStep(StepBase):
    solution = models.ForeignKey(ImplementationSolution, models.CASCADE, related_name="steps")

    class Meta(StepBase.Meta):
        verbose_name = gettext_lazy("step of an implementation solution")


class ImplementationRisk(SolutionRiskBase):
    solution = models.ForeignKey(ImplementationSolution, models.CASCADE, related_name="risks")

    class Meta(SolutionRiskBase.Meta):
        verbose_name = gettext_lazy("risk that an implementation solution tells")


class Departure(DepartureBase):
    solution = models.ForeignKey(ImplementationSolution, models.CASCADE, related_name="departures")

    class Meta(DepartureBase.Meta):
        verbose_name = gettext_lazy("difference from the pre-sales solution")
