"""A function that is run with the customer, and each earlier time that it was run."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.questions import Question
from lifecycle.models.requirements import Requirement
from lifecycle.models.users import User
from lifecycle.text import pick, twin

TONES = {"pass": "ok", "conditional": "wait", "fail": "bad"}


class Outcome(models.TextChoices):
    OPEN = "", pgettext_lazy("function verification", "Not run")
    PASS = "pass", pgettext_lazy("function verification", "Works")
    CONDITIONAL = "conditional", pgettext_lazy("function verification", "Works with a condition")
    FAIL = "fail", pgettext_lazy("function verification", "Does not work")


class Ran(models.Model):
    """What one run of a function showed, and who was there."""

    Result = Outcome

    result = models.CharField(gettext_lazy("result"), max_length=11, choices=Outcome.choices, blank=True)
    remark = models.TextField(gettext_lazy("remark"), blank=True)
    remark_en = models.TextField(gettext_lazy("remark in English"), blank=True)
    ran_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("run by, of ours")
    )
    seen_by = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=gettext_lazy("tried by, at the customer"),
    )  # fmt: skip
    ran_on = models.DateField(gettext_lazy("run on"), null=True, blank=True, editable=False)
    question = models.ForeignKey(
        Question, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=gettext_lazy("problem raised"),
    )  # fmt: skip

    class Meta:
        abstract = True

    @property
    def result_label(self) -> str:
        return str(Outcome(self.result).label)

    @property
    def tone(self) -> str:
        return TONES.get(self.result, "off")


class VerifiedFunction(Ran, Ordered):
    verification = models.ForeignKey("delivery.FunctionVerification", models.CASCADE, related_name="lines")
    flow = models.ForeignKey(
        BusinessProcess, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=gettext_lazy("business process"),
    )  # fmt: skip
    flow_name = models.CharField(gettext_lazy("flow, where it is in no list"), max_length=160, blank=True)
    flow_name_en = models.CharField(
        gettext_lazy("flow, where it is in no list, in English"), max_length=160, blank=True
    )
    function = models.CharField(gettext_lazy("function"), max_length=200)
    function_en = models.CharField(gettext_lazy("function in English"), max_length=200, blank=True)
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("requirement")
    )
    test_data = models.TextField(gettext_lazy("data it was run with"), blank=True)
    test_data_en = models.TextField(gettext_lazy("data it was run with, in English"), blank=True)
    retest_on = models.DateField(gettext_lazy("to be checked again on"), null=True, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("function")
        constraints = [
            models.CheckConstraint(
                name="verified_function_has_flow", condition=Q(flow__isnull=False) | ~Q(flow_name="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.flow_label}: {pick(self, 'function')}"

    @property
    def project(self) -> Any:
        return self.verification.project

    @property
    def flow_label(self) -> str:
        return pick(self.flow, "name") if self.flow else pick(self, "flow_name")

    @property
    def flow_twin(self) -> dict[str, str]:
        return twin(self.flow, "name") if self.flow else twin(self, "flow_name")

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        if self.runs.exists():  # type: ignore[attr-defined]
            raise Refused(_("“%(what)s” was run before; what was found then has to stay readable.") % {"what": self})
        return super().delete(*args, **kwargs)


class VerificationRun(Ran):
    """An earlier run of a function, kept when it is run again."""

    line = models.ForeignKey(VerifiedFunction, models.CASCADE, related_name="runs")

    class Meta:
        ordering = ["pk"]
        verbose_name = gettext_lazy("earlier run")

    def __str__(self) -> str:
        return f"{self.ran_on}: {self.result_label}"

    @property
    def project(self) -> Any:
        return self.line.project
