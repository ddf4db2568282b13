"""Function verification (功能验证): each function of the flows is run with the customer, and what they found is signed."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from delivery.models.verification_verbs import VerificationVerbs
from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import listed, pick


class FunctionVerification(VerificationVerbs, Record):
    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("function verification", "Planned")
        RUN = "run", pgettext_lazy("function verification", "Run, not concluded")
        FAILED = "failed", pgettext_lazy("function verification", "Not passed")
        RERUN = "rerun", pgettext_lazy("function verification", "Being run again")
        PASSED = "passed", pgettext_lazy("function verification", "Passed, not signed")
        APPROVED = "approved", pgettext_lazy("function verification", "Approved in writing")
        SUPERSEDED = "superseded", pgettext_lazy("function verification", "Overtaken by a later run")

    TONES: ClassVar[dict[str, str]] = {
        "planned": "draft", "run": "now", "failed": "bad", "rerun": "now", "passed": "wait", "approved": "ok",
        "superseded": "off",
    }  # fmt: skip
    figured: ClassVar[bool] = True
    editable_states: ClassVar[tuple[str, ...]] = (State.PLANNED, State.RUN, State.RERUN)
    signed_states: ClassVar[tuple[str, ...]] = (State.APPROVED,)

    title = models.CharField(gettext_lazy("title"), max_length=160)
    title_en = models.CharField(gettext_lazy("title in English"), max_length=160, blank=True)
    place = models.CharField(gettext_lazy("place"), max_length=200, blank=True)
    place_en = models.CharField(gettext_lazy("place in English"), max_length=200, blank=True)
    on = models.DateField(gettext_lazy("day"))
    conclusion = models.TextField(gettext_lazy("conclusion"), blank=True, editable=False)
    conclusion_en = models.TextField(gettext_lazy("conclusion in English"), blank=True, editable=False)
    refused_reason = models.TextField(gettext_lazy("why the customer did not sign"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.PLANNED)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("function verification")
        verbose_name_plural = gettext_lazy("function verifications")

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @property
    def progress(self) -> str:
        """How many functions were run, for the list."""
        found = self.lines.aggregate(  # type: ignore[attr-defined]
            n=models.Count("pk"), run=models.Count("pk", filter=~models.Q(result=""))
        )
        text = ngettext("%(run)d of %(n)d function", "%(run)d of %(n)d functions", found["n"])
        return text % found

    @property
    def failed(self) -> list[Any]:
        return [row for row in self.lines.all() if row.result == row.Result.FAIL]  # type: ignore[attr-defined]

    def lacks(self) -> list[str]:
        """What is missing before a conclusion can be drawn."""
        rows = list(self.lines.all())  # type: ignore[attr-defined]
        found = [] if rows else [_("the functions to run")]
        if any(not row.result for row in rows):
            found.append(_("a result for each function"))
        if any(row.result in (row.Result.FAIL, row.Result.CONDITIONAL) and not row.remark.strip() for row in rows):
            found.append(_("a remark wherever something is wrong"))
        if any(row.result == row.Result.CONDITIONAL and row.retest_on is None for row in rows):
            found.append(_("the day on which a condition is checked again"))
        return found

    # -- writing -----------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        project = self.project
        self.title, self.title_en = (
            f"{project.name}功能验证",
            f"Function verification of {project.name_en or project.name}",
        )
        if project.document_language == "en":
            self.title = self.title_en
        if project.document_language != "both":  # an address has no twin
            self.place = project.customer.address
        self.on = timezone.localdate()

    def after_put(self, *, by: User) -> None:
        """Who entered a result ran the function, unless somebody else is named; the state follows the results."""
        for row in self.lines.exclude(result="").filter(ran_on=None):  # type: ignore[attr-defined]
            row.ran_on, row.ran_by = timezone.localdate(), row.ran_by or by
            row.save(update_fields=["ran_on", "ran_by"])
        self.follow_results(by=by)
        self.refresh_lights()

    def not_editable(self) -> str:
        if self.state == self.State.FAILED:
            return _("It was not passed. Run it again; what was found stays readable.")
        if self.state == self.State.PASSED:
            return _("It is concluded. Take the conclusion back first.")
        return _("Both sides have signed it. What comes later is verified anew.")

    # -- its document ------------------------------------------------------------------------------------------------

    @property
    def is_out(self) -> bool:
        document = self.document
        return document is not None and document.state in (*document.OUT, document.State.PAPER)

    def guard_issue(self) -> None:
        if self.state == self.State.PASSED:
            return
        if self.state in (self.State.APPROVED, self.State.SUPERSEDED):
            raise Refused(_("Both sides have signed it. What comes later is verified anew."))
        if lacks := self.lacks():
            raise Refused(_("Still missing: %(what)s.") % {"what": listed(lacks)})
        if self.state == self.State.RUN:
            raise Refused(_("Draw the conclusion first: only what is concluded as passed is signed."))
        raise Refused(_("Only what is concluded as passed is signed."))

    def page_facts(self, user: User) -> dict[str, Any]:
        if self.pk is None:
            return {}
        found = self.lines.select_related("flow", "requirement", "ran_by", "seen_by", "question")  # type: ignore[attr-defined]
        rows = list(found.prefetch_related("runs__ran_by", "runs__seen_by", "runs__question"))
        for row in rows:
            row.verification = self
            for question in (row.question, *(run.question for run in row.runs.all())):
                if question is not None:
                    question.project = self.project
            if row.requirement is not None:
                row.requirement.project = self.project
        open_ = self.state in self.editable_states
        state = self.State
        return {
            "functions": rows,
            "lacks": self.lacks() if open_ and any(row.result for row in rows) else [],
            "failed_n": len([row for row in rows if row.result == row.Result.FAIL]),
            "to_sign": self.state == state.PASSED and not self.is_out,
            "refused": self.refused_reason if self.state != state.APPROVED else "",
        }


def of(project: Any) -> list[FunctionVerification]:
    """All of a project, the newest first, the signed ones with their functions; asked once."""

    def ask() -> list[FunctionVerification]:
        rows = FunctionVerification.objects.filter(project=project).order_by("-number")
        found = list(rows)
        prefetch_related_objects([row for row in found if row.state == row.State.APPROVED], "lines")
        for row in found:
            row.project = project
        return found

    return once(project, "verifications", ask)
